package table

import (
	"cmp"
	"io"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"github.com/slareport/slareport/loaders/cell"
	"github.com/slareport/slareport/report/finding"
)

// headerRows is within how many rows the header is looked for.
const headerRows = 50

// peeked is a row that is looked at before the header is known.
type peeked struct {
	number int
	cells  []string // trimmed, with single spaces
	first  string   // the first as it stands in the file
	texts  int      // cells that begin with no digit and have a letter
	filled int      // cells that are not blank
}

// peek reads those of the first rows that are not blank, and row declared.
func peek(s source, declared int) ([]peeked, error) {
	c, err := s.scan()
	if err != nil {
		return nil, err
	}
	var b Block
	var rows []peeked
	var malformed *finding.Problem // the first
	for seen := 0; ; {
		if err := c.next(&b); err == io.EOF && len(rows) == 0 && malformed != nil {
			return nil, malformed
		} else if err == io.EOF {
			return rows, nil
		} else if err != nil {
			return nil, err
		}
		b.rows.begin()
		for r := (Row{}); b.rows.next(&r); seen++ {
			if seen >= headerRows && r.Number > declared {
				return rows, nil
			}
			if seen >= headerRows && r.Number < declared {
				continue
			}
			malformed = cmp.Or(malformed, r.Err)
			if p := look(&r); p.filled > 0 {
				rows = append(rows, p)
			}
		}
		if err := b.rows.err(); err != nil {
			return nil, err
		}
	}
}

// look copies a row. A malformed one, such as a title line with a stray quote, is none that could matter.
func look(r *Row) peeked {
	p := peeked{number: r.Number}
	if r.Err != nil {
		return p
	}
	for i := range r.Len() {
		c := r.Cell(i)
		name := squeeze(string(c.Text))
		p.cells = append(p.cells, name)
		if i == 0 {
			p.first = string(c.Text)
		}
		if name == "" {
			continue
		}
		p.filled++
		if c.Kind() == cell.Text && isTitle(name) {
			p.texts++
		}
	}
	return p
}

// squeeze cuts white space at the ends and makes one space of it inside.
func squeeze(name string) string { return strings.Join(strings.Fields(name), " ") }

// isTitle tells a name from a number or date.
func isTitle(text string) bool {
	first, _ := utf8.DecodeRuneInString(text)
	return !unicode.IsDigit(first) && strings.ContainsFunc(text, unicode.IsLetter)
}

// wanted are the folded names that a header should have.
type wanted map[string]bool

func newWanted(names []string) wanted {
	w := wanted{}
	for _, name := range names {
		w[Fold(name)] = true
	}
	return w
}

// hits counts the different wanted names among cells.
func (w wanted) hits(cells []string) int {
	seen := map[string]bool{}
	for _, c := range cells {
		if name := Fold(c); w[name] {
			seen[name] = true
		}
	}
	return len(seen)
}

// best is the row with the most wanted names, the first of equals; -1 if no row has any.
func (w wanted) best(rows []peeked) (index, hits int) {
	index = -1
	for i, p := range rows {
		if n := w.hits(p.cells); n > hits {
			index, hits = i, n
		}
	}
	return index, hits
}

// Fold is the form in which names of columns and sheets are compared: lower case, single spaces.
func Fold(name string) string { return strings.ToLower(norm.NFC.String(squeeze(name))) }

// findHeader chooses the row with the names of the columns: the declared one; else the one with the most
// wanted names; else the first with two texts that fills at least half as many cells as the fullest row
// does, so that titles above a table are passed over.
func findHeader(rows []peeked, declared int, want wanted) (peeked, error) {
	if len(rows) == 0 {
		return peeked{}, finding.NewProblem("file.no-rows", "hint.empty-export")
	}
	if declared > 0 {
		for _, p := range rows {
			if p.number == declared {
				return p, nil
			}
		}
		return peeked{}, &finding.Problem{
			Message: finding.Say("file.no-declared-header", declared), Hint: finding.Say("hint.header-row", rows[0].number),
		}
	}
	if i, _ := want.best(rows); i >= 0 {
		return rows[i], nil
	}
	fullest := 0
	for _, p := range rows {
		fullest = max(fullest, p.filled)
	}
	for _, p := range rows {
		if p.texts >= min(2, fullest) && 2*p.filled >= fullest {
			return p, nil
		}
	}
	return peeked{}, finding.NewProblem("file.no-header", "hint.declare-header", finding.Count(headerRows))
}

// columns numbers the names that come more than once.
func columns(names []string) []Column {
	of := map[string]int{}
	list := make([]Column, len(names))
	for i, name := range names {
		of[name]++
		list[i] = Column{Name: name, Nth: of[name]}
	}
	for i := range list {
		list[i].OfSame = of[list[i].Name]
	}
	return list
}
