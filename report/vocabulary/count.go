package vocabulary

import (
	"cmp"
	"iter"
	"slices"
	"strings"

	"github.com/slareport/slareport/report/evidence"
	"github.com/slareport/slareport/report/filter"
)

// rows are all records of one type, as their values are counted.
type rows[R any] struct {
	records string
	list    []R
	source  func(i int) string
	weight  func(i int) int                              // rows of the export that the record stands for; nil: one
	clients []func(yield func(i int) bool)               // by agreement: the places of its client's records
	texts   func(field string) func(*R) [2]evidence.Text // how to read a field; nil for none
}

// plainTexts reads the fields that expressions know.
func plainTexts[R filter.Record](field string) func(*R) [2]evidence.Text {
	get := filter.Text[R](field)
	if get == nil {
		return nil
	}
	return func(r *R) [2]evidence.Text { return [2]evidence.Text{get(r)} }
}

// each visits the values of a record that are not blank; a value that it has twice comes once.
func each(texts [2]evidence.Text, visit func(evidence.Text)) {
	for i, t := range texts {
		if !t.Empty() && (i == 0 || !evidence.Same(t.String(), texts[0].String())) {
			visit(t)
		}
	}
}

// tally is how often a value occurs, and in rows of which agreements' clients.
type tally struct {
	Value
	agreements []int
}

// tallies counts the values of a field by source. Texts that are the same as they are compared are one value.
func (r *rows[R]) tallies(field string) map[string]*column {
	get := r.texts(field)
	if get == nil {
		return nil
	}
	columns := map[string]*column{}
	for i := range r.list {
		n := 1
		if r.weight != nil {
			n = r.weight(i)
		}
		each(get(&r.list[i]), func(t evidence.Text) { columnOf(columns, r.source(i)).counts[t] += n })
	}
	for _, c := range columns {
		c.fold()
	}
	for a, list := range r.clients {
		for i := range iter.Seq[int](list) {
			if c := columns[r.source(i)]; c != nil {
				each(get(&r.list[i]), func(t evidence.Text) { c.kept[t].of(a) })
			}
		}
	}
	return columns
}

// column is a field of the records of one source.
type column struct {
	counts      map[evidence.Text]int
	list        []*tally                 // the most frequent first
	kept        map[evidence.Text]*tally // those listed, by each spelling
	further     int
	furtherRows int
}

func columnOf(columns map[string]*column, source string) *column {
	c := columns[source]
	if c == nil {
		c = &column{counts: map[evidence.Text]int{}, kept: map[evidence.Text]*tally{}}
		columns[source] = c
	}
	return c
}

// spelling is a value as some rows spell it.
type spelling struct {
	hash  uint64 // the same of all spellings of a value
	text  evidence.Text
	count int
}

// group is a value: its spellings stand side by side.
type group struct {
	first    evidence.Text // in the alphabet, not that of the first row: the order of rows changes nothing
	from, to int32
	count    int
}

// fold puts the spellings of a value together and keeps the most frequent values. A column may have a value in each of
// half a million rows, so those that are not kept take little memory.
func (c *column) fold() {
	all := c.spellings()
	groups := make([]group, 0, len(all))
	for i := range all {
		x := &all[i]
		if i == 0 || compareSpellings(all[i-1], *x) != 0 {
			groups = append(groups, group{first: x.text, from: int32(i)})
		}
		g := &groups[len(groups)-1]
		g.to, g.count = int32(i+1), g.count+x.count
		if x.text.String() < g.first.String() {
			g.first = x.text
		}
	}
	slices.SortFunc(groups, func(a, b group) int {
		return cmp.Or(b.count-a.count, strings.Compare(a.first.String(), b.first.String()))
	})
	for i, g := range groups {
		if i >= longest {
			c.further, c.furtherRows = c.further+1, c.furtherRows+g.count
			continue
		}
		x := &tally{Value: Value{Value: g.first.String(), Count: g.count}}
		c.list = append(c.list, x)
		for _, s := range all[g.from:g.to] {
			c.kept[s.text] = x
		}
	}
}

// spellings are the texts that were counted, those of a value side by side. The counts go.
func (c *column) spellings() []spelling {
	all := make([]spelling, 0, len(c.counts))
	for t, n := range c.counts {
		if evidence.Plain(t.String()) != "" {
			all = append(all, spelling{evidence.FoldHash(t.String()), t, n})
		}
	}
	c.counts = nil
	slices.SortFunc(all, compareSpellings)
	return all
}

// compareSpellings is zero for spellings of one value.
func compareSpellings(a, b spelling) int {
	if a.hash != b.hash {
		return cmp.Compare(a.hash, b.hash)
	}
	return strings.Compare(evidence.Fold(a.text.String()), evidence.Fold(b.text.String()))
}

// of notes that an agreement's client has a row with the value. Agreements come in order; a value that is not listed is
// nil.
func (t *tally) of(agreement int) {
	if t == nil {
		return
	}
	if n := len(t.agreements); n == 0 || t.agreements[n-1] != agreement {
		t.agreements = append(t.agreements, agreement)
	}
}
