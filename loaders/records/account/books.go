package account

import (
	"cmp"

	"github.com/slareport/slareport/loaders/records/owners"
	"github.com/slareport/slareport/report/evidence"
)

// Books are the accounts of one file or of one chunk of it: how many rows there were, what became of them, what was
// found, and whose rows they were. The books of chunks add up to those of the file, whatever order they come in.
//
// Rule §2 (row-balance): rows = loaded + duplicates + filtered + rejected, with reasons.
type Books struct {
	accounts []account // by owner
	reasons  map[reasonKey]Mark
	findings map[findingKey]*evidence.Finding
	words    map[wordKey]word
	last     found // the finding that was noted last: very often the next row says the same
	gaps     map[gapKey]*gap
	lacking  map[string]lack // record types that the file lacks columns of
	// rows of which no client is known, where that matters to their local times (newZones in package records)
	NoClient   Mark
	Owner      owners.Owner // of what is found, unless it is said
	Incomplete bool         // rows are missing: the file could not be read, or not to its end
}

// account counts what became of an owner's rows.
type account struct{ loaded, filtered, rejected, duplicates int }

// reasonKey groups the rows of an owner that were not loaded.
type reasonKey struct {
	owner owners.Owner
	Outcome
}

// Mark is how often something was met and the first row it was met at.
type Mark struct{ Count, Row int }

// findingKey groups what is the same in many rows of an owner: one finding tells of all of them. What differs from
// row to row, such as the text of a cell, is among the finding's arguments, which are those of the first row.
type findingKey struct {
	owner                   owners.Owner
	severity, column, about string
}

// found is a finding and its key; none where f is nil.
type found struct {
	key findingKey
	f   *evidence.Finding
}

// Kinds of reasons (see evidence.Reason).
const (
	Duplicate = "duplicates"
	Filtered  = "filtered"
	Rejected  = "rejected"
)

// of is the account of an owner.
func (b *Books) of(o owners.Owner) *account {
	if int(o) >= len(b.accounts) {
		b.accounts = append(b.accounts, make([]account, int(o)+1-len(b.accounts))...)
	}
	return &b.accounts[o]
}

// total is the account of all rows.
func (b *Books) total() (sum account) {
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

// Settle counts a row of an owner.
func (b *Books) Settle(o owners.Owner, what Outcome, row int) {
	switch a := b.of(o); what.Kind {
	case Filtered:
		a.filtered++
	case Rejected:
		a.rejected++
	default:
		a.loaded++
		return
	}
	b.addReason(reasonKey{o, what}, Mark{1, row})
}

// Unload counts a row that was loaded as something else.
func (b *Books) Unload(o owners.Owner, what Outcome, row int) {
	a := b.of(o)
	a.loaded--
	if what.Kind == Duplicate {
		a.duplicates++
	} else {
		a.filtered++
	}
	b.addReason(reasonKey{o, what}, Mark{1, row})
}

func (b *Books) addReason(key reasonKey, m Mark) {
	if b.reasons == nil {
		b.reasons = map[reasonKey]Mark{}
	}
	b.reasons[key] = b.reasons[key].and(m)
}

// MeetNoClient notes a row of which no client is known.
func (b *Books) MeetNoClient(row int) { b.NoClient = b.NoClient.and(Mark{1, row}) }

// and adds up two marks of the same.
func (m Mark) and(o Mark) Mark {
	switch {
	case m.Count == 0:
		return o
	case o.Count == 0:
		return m
	}
	return Mark{m.Count + o.Count, min(m.Row, o.Row)}
}

// Find notes a finding; about tells which findings of a column are the same: those of one key, unless it is given.
func (b *Books) Find(about string, f evidence.Finding) { b.FindOf(b.Owner, about, f) }

// FindOf notes a finding about rows of an owner.
func (b *Books) FindOf(o owners.Owner, about string, f evidence.Finding) {
	f.Count = max(f.Count, 1)
	b.addFinding(findingKey{o, f.Severity, f.Column, cmp.Or(about, f.Key)}, f)
}

func (b *Books) addFinding(key findingKey, f evidence.Finding) {
	if b.last.f == nil || b.last.key != key {
		b.last = found{key, b.findings[key]}
	}
	if b.last.f != nil {
		merge(b.last.f, &f)
		return
	}
	if b.findings == nil {
		b.findings = map[findingKey]*evidence.Finding{}
	}
	b.last.f = new(f)
	b.findings[key] = b.last.f
}

// Take adds what was found in a row of an owner, and forgets it there.
func (b *Books) Take(row *Books, o owners.Owner) {
	if len(row.findings) == 0 {
		return
	}
	for key, f := range row.findings {
		key.owner = o
		b.addFinding(key, *f)
	}
	if len(row.findings) > 1 { // which of them comes last is chance
		b.last = found{}
	}
	row.Forget()
}

// Forget drops all findings: nobody asked about the row.
func (b *Books) Forget() {
	clear(b.findings)
	b.last = found{}
}

// merge takes into a finding another one that is the same: it is the first of them, with the number of both.
func merge(a, b *evidence.Finding) {
	count := a.Count + b.Count
	if b.Row < a.Row {
		*a = *b
	}
	a.Count = count
}

// Add takes the books of another part of the same file in.
func (b *Books) Add(o *Books) {
	for i := range o.accounts {
		b.of(owners.Owner(i)).add(o.accounts[i])
	}
	b.NoClient = b.NoClient.and(o.NoClient)
	b.Incomplete = b.Incomplete || o.Incomplete
	for key, m := range o.reasons {
		b.addReason(key, m)
	}
	for key, f := range o.findings {
		b.addFinding(key, *f)
	}
	for key, w := range o.words {
		b.addWord(key, w)
	}
	for key, g := range o.gaps {
		if b.gaps[key] == nil {
			b.setGap(key, g)
			continue
		}
		all := b.gaps[key]
		all.more = append(append(all.more, *g), g.more...)
	}
	for records, l := range o.lacking {
		b.addLack(records, l)
	}
}
