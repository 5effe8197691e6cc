package records

import (
	"cmp"

	"github.com/slareport/slareport/report/evidence"
)

// Severities of findings (see evidence.Finding).
const (
	severe  = "error"
	warning = "warning"
	note    = "note"
)

// books are the accounts of one file or of one chunk of it: how many rows there were, what became of them, what was
// found, and whose rows they were. The books of chunks add up to those of the file, whatever order they come in.
//
// Rule §2 (row-balance): rows = loaded + duplicates + filtered + rejected, with reasons.
type books struct {
	accounts   []account // by owner
	reasons    map[reasonKey]mark
	findings   map[findingKey]evidence.Finding
	noClient   mark  // rows of which no client is known, where that matters to their local times (zones.go)
	owner      owner // of what is found, unless it is said
	incomplete bool  // rows are missing: the file could not be read, or not to its end
}

// account counts what became of an owner's rows.
type account struct{ loaded, filtered, rejected, duplicates int }

// reasonKey groups the rows of an owner that were not loaded.
type reasonKey struct {
	owner owner
	outcome
}

// mark is how often something was met and the first row it was met at.
type mark struct{ count, row int }

// findingKey groups what is the same in many rows of an owner: one finding tells of all of them. What differs from
// row to row, such as the text of a cell, is among the finding's arguments, which are those of the first row.
type findingKey struct {
	owner                   owner
	severity, column, about string
}

// Kinds of reasons (see evidence.Reason).
const (
	isDuplicate = "duplicates"
	isFiltered  = "filtered"
	isRejected  = "rejected"
)

// of is the account of an owner.
func (b *books) of(o owner) *account {
	if int(o) >= len(b.accounts) {
		b.accounts = append(b.accounts, make([]account, int(o)+1-len(b.accounts))...)
	}
	return &b.accounts[o]
}

// total is the account of all rows.
func (b *books) total() (sum account) {
	for _, a := range b.accounts {
		sum.add(a)
	}
	return sum
}

func (a *account) add(b account) {
	a.loaded += b.loaded
	a.filtered += b.filtered
	a.rejected += b.rejected
	a.duplicates += b.duplicates
}

// settle counts a row of an owner.
func (b *books) settle(o owner, what outcome, row int) {
	switch a := b.of(o); what.kind {
	case isFiltered:
		a.filtered++
	case isRejected:
		a.rejected++
	default:
		a.loaded++
		return
	}
	b.addReason(reasonKey{o, what}, mark{1, row})
}

// unload counts a row that was loaded as something else.
func (b *books) unload(o owner, what outcome, row int) {
	a := b.of(o)
	a.loaded--
	if what.kind == isDuplicate {
		a.duplicates++
	} else {
		a.filtered++
	}
	b.addReason(reasonKey{o, what}, mark{1, row})
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

// find notes a finding; about tells which findings of a column are the same: those of one key, unless it is given.
func (b *books) find(about string, f evidence.Finding) { b.findOf(b.owner, about, f) }

// findOf notes a finding about rows of an owner.
func (b *books) findOf(o owner, about string, f evidence.Finding) {
	f.Count = max(f.Count, 1)
	b.addFinding(findingKey{o, f.Severity, f.Column, cmp.Or(about, f.Key)}, f)
}

func (b *books) addFinding(key findingKey, f evidence.Finding) {
	if b.findings == nil {
		b.findings = map[findingKey]evidence.Finding{}
	}
	if old, met := b.findings[key]; met {
		f = merged(old, f)
	}
	b.findings[key] = f
}

// merged is one finding for two that are the same: the first of them, with the number of both.
func merged(a, b evidence.Finding) evidence.Finding {
	count := a.Count + b.Count
	if b.Row < a.Row {
		a = b
	}
	a.Count = count
	return a
}

// add takes the books of another part of the same file in.
func (b *books) add(o *books) {
	for i := range o.accounts {
		b.of(owner(i)).add(o.accounts[i])
	}
	b.noClient = b.noClient.and(o.noClient)
	b.incomplete = b.incomplete || o.incomplete
	for key, m := range o.reasons {
		b.addReason(key, m)
	}
	for key, f := range o.findings {
		b.addFinding(key, f)
	}
}
