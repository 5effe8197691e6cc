package evidence

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
	"sync"

	"github.com/slareport/slareport/report/timeline"
)

// View is one client's part of the Evidence: indexes into its slices in canonical order, so that the order
// of the rows in the files changes no figure.
type View struct {
	All          *Evidence
	Tickets      []int32
	Outages      []int32
	Claims       []int32
	Surveys      []int32
	Tallies      []int32
	Obligations  []int32
	CreditClaims []int32
	Oldest       timeline.Instant // first instant of its records, of All's where it has none: since when there is data
	events       *eventIndex
	names        map[string]bool // of the client, folded
	naming       *naming
	client       int // its place among the clients
	outages      *outageIndex
}

// Split gives each client its View. names holds, per client, the names it has in the exports, compared
// as Fold says; a record without a client belongs to all, unless it names cases: then it is of those
// whose cases they are (naming.go), or others of its source name a client (unowned.go). unknown counts the records of
// clients that nobody's names include, by the name found. The tickets and events are put in another order (arrange.go).
//
// Convention client (client-by-name): A record belongs to a client when its client cell is the client's name or one
// of its aliases, without regard to case and outer space. Set by `aliases`.
func Split(all *Evidence, names [][]string) (views []*View, unknown map[string]int) {
	n := newNaming(all, names)
	events := new(eventIndex)
	var indexing sync.WaitGroup
	indexing.Go(func() { events.fill(all, n.same) })
	for i := range names {
		views = append(views, &View{All: all, events: events, names: n.known[i], naming: n, client: i})
	}
	each(
		all.Tickets,
		owned(setAside(n.unowned, clientlessTickets), func(t *Ticket) []int { return n.of(t.Client) }),
		func(v int, i int32) { views[v].Tickets = append(views[v].Tickets, i) },
	)
	each(
		all.Outages,
		owned(setAside(n.unowned, clientlessOutages), func(o *Outage) []int { return n.of(o.Client) }),
		func(v int, i int32) { views[v].Outages = append(views[v].Outages, i) },
	)
	each(
		all.Claims,
		owned(setAside(n.unowned, clientlessClaims), func(c *Claim) []int { return n.of(c.Client, c.IDs...) }),
		func(v int, i int32) { views[v].Claims = append(views[v].Claims, i) },
	)
	each(
		all.Surveys,
		owned(setAside(n.unowned, clientlessSurveys), func(s *Survey) []int { return n.of(s.Client, s.cases()...) }),
		func(v int, i int32) { views[v].Surveys = append(views[v].Surveys, i) },
	)
	each(
		all.Tallies,
		owned(setAside(n.unowned, clientlessTallies), func(t *Tally) []int { return n.of(t.Client) }),
		func(v int, i int32) { views[v].Tallies = append(views[v].Tallies, i) },
	)
	each(
		all.Obligations,
		owned(setAside(n.unowned, clientlessObligations), func(o *Obligation) []int { return n.of(o.Client, o.Tickets...) }),
		func(v int, i int32) { views[v].Obligations = append(views[v].Obligations, i) },
	)
	each(
		all.CreditClaims,
		owned(setAside(n.unowned, clientlessCreditClaims), func(c *CreditClaim) []int { return n.of(c.Client) }),
		func(v int, i int32) { views[v].CreditClaims = append(views[v].CreditClaims, i) },
	)
	for _, v := range views {
		v.sort()
		v.indexOutages()
		v.Oldest = v.oldest()
	}
	indexing.Wait()
	arrange(all, views, events)
	return views, n.unknown
}

// Named tells whether rows that name a client, or none, are evidence of the view's client.
func (v *View) Named(client Text) bool { return client.Empty() || v.names[Fold(client.String())] }

// Concerns tells whether a row that names a client, or none, and a case is evidence of the view's client.
func (v *View) Concerns(client Text, id string) bool {
	return v.naming != nil && slices.Contains(v.naming.of(client, id), v.client)
}

// HasTicket tells whether a ticket is evidence of the view's client.
func (v *View) HasTicket(t *Ticket) bool {
	return v.Named(t.Client) && !(v.naming != nil && v.naming.unowned.has("tickets", t.Client, t.Pos))
}

// owned gives records to their clients, but for those that may be anybody's.
func owned[R any](anybodys func(*R) bool, owners func(*R) []int) func(*R) []int {
	return func(r *R) []int {
		if anybodys(r) {
			return nil
		}
		return owners(r)
	}
}

// Without is the view without the records of some rows.
func (v *View) Without(rows map[Pos]bool) *View {
	return v.WithoutRows(func(row Pos) bool { return rows[row] })
}

// WithoutRows is the view without the records of the rows that are gone.
func (v *View) WithoutRows(gone func(Pos) bool) *View {
	out := *v
	out.Tickets = except(v.Tickets, func(i int32) bool { return gone(v.All.Tickets[i].Pos) })
	out.Outages = except(v.Outages, func(i int32) bool { return gone(v.All.Outages[i].Pos) })
	out.Surveys = except(v.Surveys, func(i int32) bool { return gone(v.All.Surveys[i].Pos) })
	out.Tallies = except(v.Tallies, func(i int32) bool { return gone(v.All.Tallies[i].Pos) })
	return &out
}

// WithTickets is the view with other tickets of its client: some of them, in their order.
func (v *View) WithTickets(list []int32) *View {
	out := *v
	out.Tickets = list
	return &out
}

// WithOutages is the view with more outages of its client.
func (v *View) WithOutages(list []Outage) *View {
	all, out := *v.All, *v
	all.Outages = slices.Concat(v.All.Outages, list)
	out.All, out.Outages = &all, slices.Clone(v.Outages)
	for i := range list {
		out.Outages = append(out.Outages, int32(len(v.All.Outages)+i))
	}
	out.sort()
	out.indexOutages()
	return &out
}

// except is a list without some of it.
func except(list []int32, gone func(i int32) bool) []int32 {
	return slices.DeleteFunc(slices.Clone(list), gone)
}

func each[R any](records []R, owners func(*R) []int, add func(view int, i int32)) {
	for i := range records {
		for _, v := range owners(&records[i]) {
			add(v, int32(i))
		}
	}
}

// sort puts the records in canonical order: by time, then by what tells them apart.
func (v *View) sort() {
	all := v.All
	v.sortTickets()
	slices.SortFunc(v.Outages, func(i, j int32) int {
		a, b := &all.Outages[i], &all.Outages[j]
		return cmp.Or(cmp.Compare(a.From, b.From), cmp.Compare(a.To, b.To), strings.Compare(a.ID, b.ID), strings.Compare(
			a.Service.String(), b.Service.String(),
		),
			strings.Compare(
				a.Site.String(), b.Site.String(),
			), strings.Compare(a.Cause.String(), b.Cause.String()), strings.Compare(a.Title.String(), b.Title.String()))
	})
	slices.SortFunc(v.Claims, func(i, j int32) int {
		a, b := &all.Claims[i], &all.Claims[j]
		return cmp.Or(cmp.Compare(a.From, b.From), cmp.Compare(a.To, b.To), strings.Compare(a.ID, b.ID),
			slices.Compare(a.IDs, b.IDs),
			strings.Compare(
				a.Party.String(), b.Party.String(),
			), strings.Compare(a.Reference, b.Reference), strings.Compare(a.Reason, b.Reason))
	})
	slices.SortFunc(v.Surveys, func(i, j int32) int {
		a, b := &all.Surveys[i], &all.Surveys[j]
		return cmp.Or(
			cmp.Compare(a.At, b.At), strings.Compare(a.Ticket, b.Ticket), cmp.Compare(a.Score, b.Score),
			strings.Compare(a.Requester.String(), b.Requester.String()),
		)
	})
	slices.SortFunc(v.Tallies, func(i, j int32) int {
		a, b := &all.Tallies[i], &all.Tallies[j]
		return cmp.Or(
			cmp.Compare(a.From, b.From), cmp.Compare(a.To, b.To), strings.Compare(a.Objective.String(), b.Objective.String()),
			cmp.Compare(a.Good, b.Good), cmp.Compare(a.Total, b.Total),
		)
	})
	slices.SortFunc(v.Obligations, func(i, j int32) int {
		a, b := &all.Obligations[i], &all.Obligations[j]
		return cmp.Or(
			cmp.Compare(a.Due, b.Due), cmp.Compare(a.Provided, b.Provided), strings.Compare(a.ID.String(), b.ID.String()),
			strings.Compare(a.What, b.What),
		)
	})
	slices.SortFunc(v.CreditClaims, func(i, j int32) int {
		a, b := &all.CreditClaims[i], &all.CreditClaims[j]
		return cmp.Or(
			cmp.Compare(a.At, b.At), cmp.Compare(a.State, b.State), strings.Compare(a.Period.String(), b.Period.String()),
			strings.Compare(a.Objective.String(), b.Objective.String()), cmp.Compare(a.Amount, b.Amount),
			strings.Compare(a.Reference, b.Reference), strings.Compare(a.By, b.By),
		)
	})
}

// sortTickets sorts by opening. There may be millions, so the sorting moves small keys and looks at a ticket
// itself only where two were opened at the same instant.
func (v *View) sortTickets() {
	type key struct {
		opened timeline.Instant
		ticket int32
	}
	keys := make([]key, len(v.Tickets))
	for i, t := range v.Tickets {
		keys[i] = key{v.All.Tickets[t].Opened, t}
	}
	slices.SortFunc(keys, func(x, y key) int {
		if x.opened != y.opened {
			return cmp.Compare(x.opened, y.opened)
		}
		a, b := &v.All.Tickets[x.ticket], &v.All.Tickets[y.ticket]
		return cmp.Or(strings.Compare(a.ID, b.ID), cmp.Compare(a.Resolved, b.Resolved), cmp.Compare(a.Closed, b.Closed))
	})
	for i, k := range keys {
		v.Tickets[i] = k.ticket
	}
}

// Where names a position as documents print it: file:row, or file:sheet!row.
func (e *Evidence) Where(p Pos) string {
	if int(p.Origin) >= len(e.Origins) {
		return ""
	}
	o := e.Origins[p.Origin]
	if o.Sheet != "" {
		return o.File + ":" + o.Sheet + "!" + strconv.FormatUint(uint64(p.Row), 10)
	}
	return o.File + ":" + strconv.FormatUint(uint64(p.Row), 10)
}

// oldest is the first instant that one of the client's records tells of, that of any record where it has none: another
// client's rows do not say since when there is data of this one. Samples are not among the records.
func (v *View) oldest() timeline.Instant {
	if first := firstOf(v.Tickets, v.Outages, v.Surveys, v.Tallies, v.All); first.Known() {
		return first
	}
	all := v.All
	return firstOf(upTo(len(all.Tickets)), upTo(len(all.Outages)), upTo(len(all.Surveys)), upTo(len(all.Tallies)), all)
}

// firstOf is the first instant that some records tell of, NoInstant when there is none.
func firstOf(tickets, outages, surveys, tallies []int32, all *Evidence) timeline.Instant {
	first := timeline.NoInstant
	seen := func(at timeline.Instant) {
		if at.Known() && (!first.Known() || at < first) {
			first = at
		}
	}
	for _, i := range tickets {
		seen(all.Tickets[i].Opened)
	}
	for _, i := range outages {
		seen(all.Outages[i].From)
	}
	for _, i := range surveys {
		seen(all.Surveys[i].At)
	}
	for _, i := range tallies {
		seen(all.Tallies[i].From)
	}
	return first
}

// upTo lists the first n indexes.
func upTo(n int) []int32 {
	list := make([]int32, n)
	for i := range list {
		list[i] = int32(i)
	}
	return list
}
