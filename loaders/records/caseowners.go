package records

import (
	"slices"
	"sync"

	"github.com/slareport/slareport/loaders/presets"
	"github.com/slareport/slareport/loaders/workspace"
	"github.com/slareport/slareport/report/evidence"
	"github.com/slareport/slareport/report/evidence/lookup"
)

// caseOwners tells whose tickets and outages are, by id, for rows that name a case and no client.
type caseOwners struct {
	tickets, outages func() func(id string) (o owner, known bool)
}

// newCaseOwners prepares the answer from what has been loaded; nothing is looked at before the first question.
func newCaseOwners(e *evidence.Evidence, o *owners) *caseOwners {
	return &caseOwners{
		tickets: sync.OnceValue(func() func(string) (owner, bool) {
			return ownersByID(e.Tickets, func(t *evidence.Ticket) (string, evidence.Text) { return t.ID, t.Client }, o)
		}),
		outages: sync.OnceValue(func() func(string) (owner, bool) {
			return ownersByID(e.Outages, func(x *evidence.Outage) (string, evidence.Text) { return x.ID, x.Client }, o)
		}),
	}
}

// ownersByID gives the owner of the records with an id: nobody where they are of several.
func ownersByID[R any](list []R, name func(*R) (string, evidence.Text), o *owners) func(id string) (owner, bool) {
	table, whose, cache := lookup.New(len(list)), make([]owner, len(list)), newOwnerCache(o)
	id := func(i int32) string { s, _ := name(&list[i]); return s }
	same := func(i, j int32) bool { return id(i) == id(j) }
	for i := range int32(len(list)) {
		this, client := name(&list[i])
		whose[i] = cache.of(client)
		if first, met := table.Find(lookup.Text(this), i, same); met && whose[first] != whose[i] {
			whose[first] = nobody
		}
	}
	return func(wanted string) (owner, bool) {
		_, i := table.Look(lookup.Text(wanted), func(i int32) bool { return id(i) == wanted })
		if i < 0 {
			return nobody, false
		}
		return whose[i], true
	}
}

// of is the owner of a record that names cases: nobody where they are of several clients. orphan tells that there are
// no such cases in the data.
func (c *caseOwners) of(ids []string) (o owner, orphan bool) {
	orphan = true
	for _, id := range ids {
		one, known := c.tickets()(id)
		if !known {
			one, known = c.outages()(id)
		}
		switch {
		case !known:
		case orphan:
			o, orphan = one, false
		case one != o:
			return nobody, false
		}
	}
	return o, orphan
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
	slices.SortStableFunc(list, func(a, b R) int { return comparePos(pos(&a), pos(&b)) })
}

// ownerOf tells whose the records of one type are, for one goroutine.
type ownerOf[R any] struct {
	cache  ownerCache
	client func(*R) evidence.Text
	cases  func(*R, []string) []string
	known  *caseOwners
	ids    []string
}

func (w *ownerOf[R]) of(r *R) (o owner, orphan bool) {
	client := w.client(r)
	if !client.Empty() || w.known == nil || w.cases == nil {
		return w.cache.of(client), false
	}
	if w.ids = w.cases(r, w.ids[:0]); len(w.ids) == 0 {
		return w.cache.of(client), false
	}
	return w.known.of(w.ids)
}

// orphaned is what is said of a row that names no client, and only cases that are not in the data.
func orphaned(row int) doubt {
	const text = "the row names no client, and no ticket or outage of the data: it counts for no client"
	return doubt{text, evidence.Finding{Severity: warning, Row: row, Text: text, Hint: "are the tickets exported for the same time?"}}
}
