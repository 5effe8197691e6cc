package records

import (
	"cmp"
	"slices"

	"github.com/slareport/slareport/report/evidence"
)

// Severities of findings (see evidence.Finding).
const (
	severe  = "error"
	warning = "warning"
	note    = "note"
)

// books are the accounts of one file or of one chunk of it: how many rows there were, what became of them,
// and what was found. The books of chunks add up to those of the file, whatever order they come in.
type books struct {
	rows, loaded, filtered, rejected, duplicates int

	reasons  map[reasonKey]mark
	findings map[findingKey]evidence.Finding
	noClient mark // rows of which no client is known, where that matters to their local times (zones.go)
}

// reasonKey groups the rows that were not loaded.
type reasonKey struct{ kind, text string }

// mark is how often something was met and the first row it was met at.
type mark struct{ count, row int }

// findingKey groups what is the same in many rows: one finding tells of all of them. What differs from row to
// row, such as the text of a cell, is in the finding's text, which is that of the first row.
type findingKey struct{ severity, column, about string }

// Kinds of reasons (see evidence.Reason).
const (
	isDuplicate = "duplicates"
	isFiltered  = "filtered"
	isRejected  = "rejected"
)

// reason counts a row that was not loaded.
func (b *books) reason(kind, text string, row int) {
	b.addReason(reasonKey{kind, text}, mark{1, row})
}

func (b *books) addReason(key reasonKey, m mark) {
	if b.reasons == nil {
		b.reasons = map[reasonKey]mark{}
	}
	b.reasons[key] = b.reasons[key].and(m)
}

// and adds up two marks of the same.
func (m mark) and(o mark) mark {
	switch {
	case m.count == 0:
		return o
	case o.count == 0:
		return m
	}
	return mark{m.count + o.count, min(m.row, o.row)}
}

// find notes a finding; about tells which findings of a column are the same.
func (b *books) find(about string, f evidence.Finding) {
	f.Count = max(f.Count, 1)
	b.addFinding(findingKey{f.Severity, f.Column, about}, f)
}

func (b *books) addFinding(key findingKey, f evidence.Finding) {
	if b.findings == nil {
		b.findings = map[findingKey]evidence.Finding{}
	}
	if old, met := b.findings[key]; met {
		count := old.Count + f.Count
		if old.Row <= f.Row {
			f = old
		}
		f.Count = count
	}
	b.findings[key] = f
}

// add takes the books of another part of the same file in.
func (b *books) add(o *books) {
	b.rows += o.rows
	b.loaded += o.loaded
	b.filtered += o.filtered
	b.rejected += o.rejected
	b.duplicates += o.duplicates
	b.noClient = b.noClient.and(o.noClient)
	for key, m := range o.reasons {
		b.addReason(key, m)
	}
	for key, f := range o.findings {
		b.addFinding(key, f)
	}
}

// close writes the books into the file's Source, everything in a fixed order.
func (b *books) close(s *evidence.Source) {
	s.Rows, s.Loaded, s.Filtered, s.Rejected, s.Duplicates = b.rows, b.loaded, b.filtered, b.rejected, b.duplicates
	s.Reasons, s.Findings = nil, []evidence.Finding{}
	for key, m := range b.reasons {
		s.Reasons = append(s.Reasons, evidence.Reason{Kind: key.kind, Text: key.text, Count: m.count, Row: m.row})
	}
	sortReasons(s.Reasons)
	for _, f := range b.findings {
		f.File, f.Sheet = s.File, s.Sheet
		s.Findings = append(s.Findings, f)
	}
	slices.SortFunc(s.Findings, func(a, b evidence.Finding) int {
		return cmp.Or(cmp.Compare(a.Row, b.Row), cmp.Compare(a.Column, b.Column), cmp.Compare(rank(a.Severity), rank(b.Severity)),
			cmp.Compare(a.Text, b.Text), cmp.Compare(a.Hint, b.Hint))
	})
}

func sortReasons(list []evidence.Reason) {
	slices.SortFunc(list, func(a, b evidence.Reason) int {
		return cmp.Or(cmp.Compare(a.Kind, b.Kind), cmp.Compare(a.Row, b.Row), cmp.Compare(a.Text, b.Text))
	})
}

func rank(severity string) int { return slices.Index([]string{severe, warning, note}, severity) }
