package samples

import (
	"github.com/slareport/slareport/loaders/records/account"
	"github.com/slareport/slareport/loaders/records/owners"
	"github.com/slareport/slareport/report/evidence/lookup"
)

// seriesTable finds what is known of a series by the names of its rows as the file writes them.
type seriesTable struct {
	entries []seriesEntry
	table   *lookup.Table
	last    int // entry found last
	next    int // entry that was found after it the last time
}

// seriesEntry is a series: its place in the dictionary, or that its rows are filtered.
type seriesEntry struct {
	key      string
	index    int32
	filtered account.Outcome
	owner    owners.Owner
	next     int // entry found after this one
}

// found takes note of the order in which series come.
func (t *seriesTable) found(i int) {
	t.entries[t.last].next = i
	t.last, t.next = i, t.entries[i].next
}

// find gives what is known of a series, nil when nothing is.
func (t *seriesTable) find(key []byte) *seriesEntry {
	if len(t.entries) == 0 {
		return nil
	}
	_, i := t.table.Look(lookup.Bytes(key), func(i int32) bool { return t.entries[i].key == string(key) })
	if i < 0 {
		return nil
	}
	t.found(int(i))
	return &t.entries[i]
}

// add remembers a series that find does not know. The table is kept at most half full.
func (t *seriesTable) add(key []byte, e seriesEntry) {
	if t.find(key) != nil {
		return
	}
	e.key = string(key)
	t.entries = append(t.entries, e)
	if t.table == nil || !t.table.Holds(len(t.entries)) {
		t.table = lookup.New(2 * len(t.entries))
		for i := range t.entries {
			t.place(int32(i))
		}
	} else {
		t.place(int32(len(t.entries) - 1))
	}
	t.found(len(t.entries) - 1)
}

func (t *seriesTable) place(i int32) {
	t.table.Add(lookup.Text(t.entries[i].key), i)
}
