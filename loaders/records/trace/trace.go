package trace

import (
	"bytes"
	"slices"
	"strings"
	"sync"

	"github.com/slareport/slareport/loaders/records/account"
	"github.com/slareport/slareport/loaders/records/duplicates"
	"github.com/slareport/slareport/loaders/records/values"
	"github.com/slareport/slareport/loaders/table"
	"github.com/slareport/slareport/report/evidence"
	"github.com/slareport/slareport/report/finding"
)

// Trace follows a case through a Load: what became of every row that has its id in a cell. Accounts of files keep only
// the first row of each reason.
type Trace struct {
	ID   string
	mu   sync.Mutex
	rows map[evidence.Pos]*Traced
}

// Traced is what became of a row.
type Traced struct {
	Pos      evidence.Pos
	Kind     string            // duplicates, filtered or rejected; "" where a record came of it
	Why      finding.Message   // of one that is not loaded
	By       evidence.Pos      // of a duplicate: the row that counts
	Audience evidence.Audience // whose row it is
}

// Rows are the rows that were met, in the order of the sources and files.
func (t *Trace) Rows() (list []Traced) {
	for _, r := range t.rows {
		list = append(list, *r)
	}
	slices.SortFunc(list, func(a, b Traced) int { return evidence.ComparePos(a.Pos, b.Pos) })
	return list
}

// Meets tells whether a row is to be followed.
func (t *Trace) Meets(r *table.Row) bool {
	if t == nil {
		return false
	}
	for i := range r.Columns() {
		text, err := values.TextOf(r.Cell(i))
		if err == nil && bytes.EqualFold(text, []byte(strings.TrimSpace(t.ID))) {
			return true
		}
	}
	return false
}

// Note keeps what became of a row when it was read.
func (t *Trace) Note(pos evidence.Pos, what account.Outcome, whose evidence.Audience) {
	t.mu.Lock()
	defer t.mu.Unlock()
	if t.rows == nil {
		t.rows = map[evidence.Pos]*Traced{}
	}
	row := &Traced{Pos: pos, Kind: what.Kind, Audience: whose}
	if what.Kind != "" {
		row.Why = what.Message()
	}
	t.rows[pos] = row
}

// Replaced notes that another row stands for one that had been loaded.
func (t *Trace) Replaced(d *duplicates.Dropped, why account.Cause) {
	if t == nil || t.rows[d.Pos] == nil {
		return
	}
	row := t.rows[d.Pos]
	row.Kind, row.Why, row.By = account.Duplicate, why.Message(), d.By
}
