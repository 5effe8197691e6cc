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
type rows[R filter.Record] struct {
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

// fold puts the spellings of a value together and keeps the most frequent values.
func (c *column) fold() {
	same := map[string]*tally{}
	for t, n := range c.counts {
		key := evidence.Fold(t.String())
		if key == "" {
			continue
		}
		x := same[key]
		if x == nil {
			x = &tally{Value: Value{Value: t.String()}}
			same[key] = x
			c.list = append(c.list, x)
		}
		x.Count += n
		x.Value.Value = min(x.Value.Value, t.String()) // not that of the first row: the order of rows changes nothing
	}
	slices.SortFunc(c.list, func(a, b *tally) int {
		return cmp.Or(b.Count-a.Count, strings.Compare(a.Value.Value, b.Value.Value))
	})
	for len(c.list) > longest {
		last := len(c.list) - 1
		c.further, c.furtherRows = c.further+1, c.furtherRows+c.list[last].Count
		delete(same, evidence.Fold(c.list[last].Value.Value))
		c.list = c.list[:last]
	}
	for t := range c.counts {
		if x := same[evidence.Fold(t.String())]; x != nil {
			c.kept[t] = x
		}
	}
	c.counts = nil
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
