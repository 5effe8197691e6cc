package table

import (
	"github.com/slareport/slareport/loaders/table/workbook"
	"github.com/slareport/slareport/report/finding"
)

// sheetSource is a sheet of a workbook.
type sheetSource struct{ sheet *workbook.Sheet }

// openSheet chooses a sheet and its header.
func (t *Table) openSheet(b *workbook.Book, o Options, want wanted) error {
	var chosen *workbook.Sheet
	var rows []peeked
	var err error
	if o.Sheet != "" {
		if chosen, err = sheetNamed(b, o.Sheet); err == nil {
			rows, err = peek(sheetSource{chosen}, o.HeaderRow)
		}
	} else {
		chosen, rows, err = t.chooseSheet(b, o, want)
	}
	if err != nil {
		return err
	}
	t.Sheet, t.source = chosen.Name, sheetSource{chosen}
	if chosen.Hidden {
		t.find(Finding{Kind: HiddenSheet, Args: []any{finding.Quote(chosen.Name)}})
	}
	if len(rows) == 0 {
		return sheetProblem(b, "file.sheet-empty", finding.Quote(chosen.Name))
	}
	return t.setHeader(rows, o, want)
}

// sheetNamed finds a sheet by its name.
func sheetNamed(b *workbook.Book, name string) (*workbook.Sheet, error) {
	for i := range b.Sheets {
		if Fold(b.Sheets[i].Name) == Fold(name) {
			return &b.Sheets[i], nil
		}
	}
	return nil, sheetProblem(b, "file.no-such-sheet", finding.Quote(name))
}

// sheetNames lists the sheets for a message.
func sheetNames(b *workbook.Book) finding.All {
	var names finding.All
	for _, s := range b.Sheets {
		var name any = finding.Quote(s.Name)
		if s.Hidden {
			name = finding.Say("file.hidden-sheet-name", name)
		}
		names = append(names, name)
	}
	return names
}

// sheetProblem is a problem whose hint lists the sheets.
func sheetProblem(b *workbook.Book, key string, args ...any) error {
	return &finding.Problem{Message: finding.Say(key, args...), Hint: finding.Say("hint.sheets", sheetNames(b))}
}

// chooseSheet takes the visible sheet whose rows have the most wanted names, the first with data of equals.
func (t *Table) chooseSheet(
	b *workbook.Book, o Options, want wanted,
) (chosen *workbook.Sheet, rows []peeked, err error) {
	most, others := -1, 0
	for i := range b.Sheets {
		s := &b.Sheets[i]
		if s.Hidden {
			continue
		}
		seen, err := peek(sheetSource{s}, o.HeaderRow)
		if err != nil {
			return nil, nil, err
		}
		if len(seen) == 0 {
			continue
		}
		others++
		if _, hits := want.best(seen); hits > most {
			chosen, rows, most = s, seen, hits
		}
	}
	if chosen == nil {
		return nil, nil, sheetProblem(b, "file.no-visible-sheet")
	}
	if others > 1 {
		t.find(Finding{Kind: SheetChosen, Args: []any{finding.Quote(chosen.Name), sheetNames(b)}})
	}
	return chosen, rows, nil
}

// scan begins to read.
func (s sheetSource) scan() (chunks, error) {
	split, err := s.sheet.Split()
	if err != nil {
		return nil, err
	}
	return &sheetChunks{sheet: s.sheet, split: split}, nil
}

type sheetChunks struct {
	sheet *workbook.Sheet
	split *workbook.Splitter
	given int64 // bytes
}

func (c *sheetChunks) next(b *Block) error {
	rows := rowsOf[sheetRows](b)
	rows.sheet = c.sheet
	err := c.split.Next(&rows.chunk)
	c.given += int64(len(rows.chunk.Data))
	return err
}

func (c *sheetChunks) share() float64 { return shareOf(c.given, c.sheet.Size()) }

// shareOf is a part of a whole; 0 where the whole is not known or cannot be right.
func shareOf(part, whole int64) float64 {
	if part > whole {
		return 0
	}
	return float64(part) / float64(max(whole, 1))
}

// findings compares the end of the sheet with what it says about itself.
func (c *sheetChunks) findings(headerRow int) []Finding {
	counted := tally{}
	count, first := c.split.Merged(headerRow)
	counted.add(MergedCells, first, count)
	all := counted.findings()
	if claimed, last := c.split.Claimed(); claimed > last {
		all = append(all, Finding{Kind: FewerRows, Row: last, Args: []any{claimed, last}})
	}
	return all
}

// sheetRows takes a chunk of a sheet apart.
type sheetRows struct {
	sheet  *workbook.Sheet
	chunk  workbook.Chunk
	reader workbook.Reader
}

func (s *sheetRows) begin() { s.reader.Reset(s.sheet, s.chunk) }

func (s *sheetRows) next(r *Row) bool {
	if !s.reader.Next() {
		return false
	}
	row := &s.reader.Row
	*r = Row{Number: row.Number, Err: row.Err, Hidden: row.Hidden, cells: row.Cells, filled: row.Filled}
	return true
}

func (s *sheetRows) err() error { return s.reader.Err() }

func (s *sheetRows) findings() []Finding { return nil }
