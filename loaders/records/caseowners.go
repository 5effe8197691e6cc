package records

import (
	"slices"
	"sync"

	"github.com/slareport/slareport/loaders/presets"
	"github.com/slareport/slareport/loaders/records/owners"
	"github.com/slareport/slareport/loaders/workspace"
	"github.com/slareport/slareport/report/evidence"
	"github.com/slareport/slareport/report/evidence/lookup"
	"github.com/slareport/slareport/report/finding"
)

// caseOwners tells whose tickets and outages are, by id, for rows that name a case and no client.
type caseOwners struct {
	evidence *evidence.Evidence
	tickets  func() *caseTable
	outages  func() *caseTable
}

// newCaseOwners prepares the answer from what has been loaded; nothing is looked at before the first question.
func (l *loader) newCaseOwners() *caseOwners {
	return &caseOwners{
		evidence: l.evidence,
		tickets: sync.OnceValue(func() *caseTable {
			list := l.evidence.Tickets
			return newCaseTable(len(list), l.owners, func(i int32) (string, evidence.Text) { return list[i].ID, list[i].Client })
		}),
		outages: sync.OnceValue(func() *caseTable {
			list := l.evidence.Outages
			return newCaseTable(len(list), l.owners, func(i int32) (string, evidence.Text) { return list[i].ID, list[i].Client })
		}),
	}
}

// caseTable finds cases by id.
type caseTable struct {
	table *lookup.Table
	name  func(i int32) (id string, client evidence.Text)
	whose []owners.Owner // nobody where several clients have the id
	twice bool           // some id is that of two cases
}

func newCaseTable(n int, o *owners.Directory, name func(int32) (string, evidence.Text)) *caseTable {
	t := &caseTable{table: lookup.New(n), name: name, whose: make([]owners.Owner, n)}
	cache := owners.NewCache(o)
	same := func(i, j int32) bool { return evidence.Same(t.id(i), t.id(j)) }
	for i := range int32(n) {
		id, client := name(i)
		t.whose[i] = cache.Of(client)
		first, met := t.table.Find(evidence.FoldHash(id), i, same)
		if t.twice = t.twice || met; met && t.whose[first] != t.whose[i] {
			t.whose[first] = owners.Nobody
		}
	}
	return t
}

func (t *caseTable) id(i int32) string {
	id, _ := t.name(i)
	return id
}

// find gives the case with an id, negative for none.
func (t *caseTable) find(id string) int32 {
	_, i := t.table.Look(evidence.FoldHash(id), func(i int32) bool { return evidence.Same(t.id(i), id) })
	return i
}

// of is the owner of a record that names cases: nobody where they are of several clients. orphan tells that there are
// no such cases in the data. Rows often come in the order of the tickets that they name, so the ticket that was found
// last and the one after it are tried first.
func (c *caseOwners) of(
	ids []string, last *int32, named func(evidence.Text) owners.Owner,
) (o owners.Owner, orphan bool) {
	if len(ids) == 1 {
		if t, found := c.near(ids[0], *last); found {
			*last = t
			return named(c.evidence.Tickets[t].Client), false
		}
	}
	orphan = true
	for _, id := range ids {
		one, known := c.ofCase(id, last)
		switch {
		case !known:
		case orphan:
			o, orphan = one, false
		case one != o:
			return owners.Nobody, false
		}
	}
	return o, orphan
}

// near looks for a ticket beside the one found last.
func (c *caseOwners) near(id string, last int32) (ticket int32, found bool) {
	list := c.evidence.Tickets
	for t := last; t <= last+1 && int(t) < len(list) && !c.tickets().twice; t++ {
		if list[t].ID == id {
			return t, true
		}
	}
	return 0, false
}

func (c *caseOwners) ofCase(id string, last *int32) (o owners.Owner, known bool) {
	if t := c.tickets().find(id); t >= 0 {
		*last = t
		return c.tickets().whose[t], true
	}
	if x := c.outages().find(id); x >= 0 {
		return c.outages().whose[x], true
	}
	return owners.Nobody, false
}

// namesCases tells whether rows of a record type may name a case instead of a client.
func namesCases(record string) bool {
	switch record {
	case presets.TicketEvents, presets.Claims, presets.Surveys, presets.Obligations:
		return true
	}
	return false
}

// asksCases tells whether all that a source holds may name cases: then tickets and outages are read before it.
func asksCases(spec *workspace.SourceSpec) bool {
	for _, r := range spec.Records {
		if !namesCases(r.Type) {
			return false
		}
	}
	return true
}

// casesFirst gives the places of the workspace's sources in the order in which they must be read: what may name cases
// comes after the cases. moved tells whether it is not that in which they stand.
func (l *loader) casesFirst() (order []int, moved bool) {
	var late []int
	for i := range l.workspace.Sources {
		if l.cases != nil && asksCases(&l.workspace.Sources[i]) {
			late = append(late, i)
			continue
		}
		order = append(order, i)
	}
	order = append(order, late...)
	return order, !slices.IsSorted(order)
}

// inOrder puts the records of sources that were read late where they belong.
func (l *loader) inOrder() {
	e := l.evidence
	sortPlaces(e.Events, func(r *evidence.Event) evidence.Pos { return r.Pos })
	sortPlaces(e.Claims, func(r *evidence.Claim) evidence.Pos { return r.Pos })
	sortPlaces(e.Surveys, func(r *evidence.Survey) evidence.Pos { return r.Pos })
	sortPlaces(e.Obligations, func(r *evidence.Obligation) evidence.Pos { return r.Pos })
}

func sortPlaces[R any](list []R, pos func(*R) evidence.Pos) {
	slices.SortStableFunc(list, func(a, b R) int { return evidence.ComparePos(pos(&a), pos(&b)) })
}

// ownerOf tells whose the records of one type are, for one goroutine.
type ownerOf[R any] struct {
	cache  owners.Cache
	client func(*R) evidence.Text
	cases  func(*R, []string) []string
	known  *caseOwners
	ids    []string
	last   int32 // ticket named last
}

func (w *ownerOf[R]) of(r *R) (o owners.Owner, orphan bool) {
	client := w.client(r)
	if !client.Empty() || w.known == nil || w.cases == nil {
		return w.cache.Of(client), false
	}
	if w.ids = w.cases(r, w.ids[:0]); len(w.ids) == 0 {
		return w.cache.Of(client), false
	}
	return w.known.of(w.ids, &w.last, w.cache.Of)
}

// orphaned is what is said of a row that names no client, and only cases that are not in the data.
func orphaned(row int) doubt {
	return doubt{about: "", Finding: evidence.Finding{
		Severity: evidence.Warning, Row: row,
		Message: finding.Say("load.orphan"), Hint: finding.Say("hint.tickets-of-same-time"),
	}}
}
