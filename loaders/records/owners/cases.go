package owners

import (
	"sync"

	"github.com/slareport/slareport/loaders/presets"
	"github.com/slareport/slareport/loaders/workspace/sources"
	"github.com/slareport/slareport/report/evidence"
	"github.com/slareport/slareport/report/evidence/lookup"
)

// Cases tells whose tickets and outages are, by id, for rows that name a case and no client.
type Cases struct {
	evidence *evidence.Evidence
	tickets  func() *caseTable
	outages  func() *caseTable
}

// NewCases prepares the answer from what has been loaded; nothing is looked at before the first question.
func NewCases(e *evidence.Evidence, all *Directory) *Cases {
	return &Cases{
		evidence: e,
		tickets: sync.OnceValue(func() *caseTable {
			list := e.Tickets
			name := func(i int32) (string, evidence.Text) { return list[i].ID, list[i].Client }
			return newCaseTable(len(list), all, name, e.Passed, false)
		}),
		outages: sync.OnceValue(func() *caseTable {
			list := e.Outages
			name := func(i int32) (string, evidence.Text) { return list[i].ID, list[i].Client }
			return newCaseTable(len(list), all, name, e.Passed, true)
		}),
	}
}

// caseTable finds cases by id.
type caseTable struct {
	table *lookup.Table
	name  func(i int32) (id string, client evidence.Text)
	whose []Owner // nobody where several clients have the id
	twice bool    // some id is that of two cases
}

// newCaseTable finds the n cases with these names. Cases of the ids of other clients' that were passed over, outages or
// tickets, are nobody's.
func newCaseTable(
	n int, o *Directory, name func(int32) (string, evidence.Text), passed []evidence.Passed, outages bool,
) *caseTable {
	t := &caseTable{table: lookup.New(n), name: name, whose: make([]Owner, n)}
	cache := NewCache(o)
	same := func(i, j int32) bool { return evidence.Same(t.id(i), t.id(j)) }
	for i := range int32(n) {
		id, client := name(i)
		t.whose[i] = cache.Of(client)
		first, met := t.table.Find(evidence.FoldHash(id), i, same)
		if t.twice = t.twice || met; met && t.whose[first] != t.whose[i] {
			t.whose[first] = Nobody
		}
	}
	for i := range passed {
		p := &passed[i]
		if p.Outage != outages {
			continue
		}
		if k := t.find(p.ID); k >= 0 && (p.Anyone || cache.Of(p.Client) != t.whose[k]) {
			t.whose[k], t.twice = Nobody, true
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

// Of is the owner of a record that names cases: nobody where they are of several clients. orphan tells that there are
// no such cases in the data. Rows often come in the order of the tickets that they name, so the ticket that was found
// last and the one after it are tried first.
func (c *Cases) Of(
	ids []string, last *int32, named func(evidence.Text) Owner,
) (o Owner, orphan bool) {
	if len(ids) == 1 {
		if t, found := c.Near(ids[0], *last); found {
			*last = t
			return named(c.evidence.Tickets[t].Client), false
		}
	}
	orphan = true
	for _, id := range ids {
		one, known := c.OfCase(id, last)
		switch {
		case !known:
		case orphan:
			o, orphan = one, false
		case one != o:
			return Nobody, false
		}
	}
	return o, orphan
}

// SeveralTickets tells whether there may be an id of several tickets.
func (c *Cases) SeveralTickets() bool { return c.tickets().twice }

// Near looks for a ticket beside the one found last.
func (c *Cases) Near(id string, last int32) (ticket int32, found bool) {
	list := c.evidence.Tickets
	for t := last; t <= last+1 && int(t) < len(list) && !c.tickets().twice; t++ {
		if list[t].ID == id {
			return t, true
		}
	}
	return 0, false
}

func (c *Cases) OfCase(id string, last *int32) (o Owner, known bool) {
	if t := c.tickets().find(id); t >= 0 {
		*last = t
		return c.tickets().whose[t], true
	}
	if x := c.outages().find(id); x >= 0 {
		return c.outages().whose[x], true
	}
	return Nobody, false
}

// mayNameCases tells whether rows of a record type may name a case instead of a client.
func mayNameCases(record string) bool {
	switch record {
	case presets.TicketEvents, presets.Claims, presets.Surveys, presets.Obligations:
		return true
	}
	return false
}

// NameCases tells whether all that a source holds may name cases: then tickets and outages are read before it.
func NameCases(spec *sources.Spec) bool {
	for _, r := range spec.Records {
		if !mayNameCases(r.Type) {
			return false
		}
	}
	return true
}

// Finder tells whose the records of one type are, for one goroutine.
type Finder[R any] struct {
	cache  Cache
	client func(*R) evidence.Text
	cases  func(*R, []string) []string
	known  *Cases
	ids    []string
	last   int32 // ticket named last
}

// NewFinder takes what tells the client that a record names and the ids of its cases, nil where it names none. known
// are the cases of the data, nil where rows need not be asked for theirs.
func NewFinder[R any](
	o *Directory, client func(*R) evidence.Text, cases func(*R, []string) []string, known *Cases,
) Finder[R] {
	return Finder[R]{cache: NewCache(o), client: client, cases: cases, known: known}
}

// Of gives the owner of a record; orphan tells that it names no client, and only cases that are not in the data.
func (w *Finder[R]) Of(r *R) (o Owner, orphan bool) {
	client := w.client(r)
	if !client.Empty() || w.known == nil || w.cases == nil {
		return w.cache.Of(client), false
	}
	if w.ids = w.cases(r, w.ids[:0]); len(w.ids) == 0 {
		return w.cache.Of(client), false
	}
	return w.known.Of(w.ids, &w.last, w.cache.Of)
}
