package evidence

import (
	"slices"

	"github.com/slareport/slareport/report/timeline"
)

// unowned are the records that may be any client's: they name none, where other records of their source and type do.
//
// Convention client (client-blank-beside-named): A row without a client, in a source of which other rows of its type
// name one, may be any client's: nobody's figures count it, and for everybody whose objectives it could concern it is
// one that could not be read, told to the provider with its file and row. Rows that are meant for all clients are in a
// source of their own, or have a name that is an alias in every agreement. Rows that name cases belong to the cases'
// clients, and in a workspace of one agreement there is nobody else.
type unowned struct {
	origins []Origin
	mixed   map[source]bool
	gaps    []Gap
}

// source is a source of one type of records.
type source struct{ id, records string }

// findUnowned finds the sources of which some records name a client.
func findUnowned(all *Evidence, clients int) *unowned {
	u := &unowned{origins: all.Origins, mixed: map[source]bool{}}
	if clients < 2 {
		return u
	}
	note := func(records string, client Text, pos Pos) {
		if !client.Empty() {
			u.mixed[u.sourceOf(records, pos)] = true
		}
	}
	for i := range all.Tickets {
		note("tickets", all.Tickets[i].Client, all.Tickets[i].Pos)
	}
	for i := range all.Outages {
		note("outages", all.Outages[i].Client, all.Outages[i].Pos)
	}
	for i := range all.Claims {
		note("claims", all.Claims[i].Client, all.Claims[i].Pos)
	}
	for i := range all.Surveys {
		note("surveys", all.Surveys[i].Client, all.Surveys[i].Pos)
	}
	for i := range all.Tallies {
		note("tallies", all.Tallies[i].Client, all.Tallies[i].Pos)
	}
	for i := range all.Obligations {
		note("obligations", all.Obligations[i].Client, all.Obligations[i].Pos)
	}
	for i := range all.CreditClaims {
		note("credit-claims", all.CreditClaims[i].Client, all.CreditClaims[i].Pos)
	}
	return u
}

func (u *unowned) sourceOf(records string, pos Pos) source {
	if int(pos.Origin) >= len(u.origins) {
		return source{"", records}
	}
	return source{u.origins[pos.Origin].Source, records}
}

// has tells whether a record without a client may be any client's.
func (u *unowned) has(records string, client Text, pos Pos) bool {
	return client.Empty() && len(u.mixed) > 0 && u.mixed[u.sourceOf(records, pos)]
}

// add notes such a record with its times and what parts it from others.
func (u *unowned) add(records string, pos Pos, service Text, read map[string]Text, times ...timeline.Instant) {
	g := Gap{Records: records, Cause: ClientUnknown, Service: service, Read: map[string]string{}}
	if int(pos.Origin) < len(u.origins) {
		o := u.origins[pos.Origin]
		g.Source, g.File, g.Sheet = o.Source, o.File, o.Sheet
	}
	for field, text := range read {
		if !text.Empty() {
			g.Read[field] = text.String()
		}
	}
	times = slices.DeleteFunc(times, func(at timeline.Instant) bool { return !at.Known() })
	if len(times) == 0 {
		g.Undated = 1
	} else {
		g.At = []timeline.Interval{{From: slices.Min(times), To: slices.Max(times)}}
	}
	u.gaps = append(u.gaps, g)
}

func (u *unowned) ticket(t *Ticket) bool {
	if !u.has("tickets", t.Client, t.Pos) {
		return false
	}
	u.add("tickets", t.Pos, t.Service, map[string]Text{
		"priority": t.Priority, "impact": t.Impact, "urgency": t.Urgency, "tier": t.Tier, "channel": t.Channel,
		"category": t.Category, "item": t.Item, "site": t.Site, "provider": t.Provider,
	}, t.Opened, t.Responded, t.Resolved, t.Closed)
	return true
}

func (u *unowned) outage(o *Outage) bool {
	if !u.has("outages", o.Client, o.Pos) {
		return false
	}
	read := map[string]Text{"severity": o.Severity, "site": o.Site, "provider": o.Provider}
	u.add("outages", o.Pos, o.Service, read, o.From, o.To)
	return true
}

func (u *unowned) claim(c *Claim) bool {
	if len(c.IDs) > 0 || !u.has("claims", c.Client, c.Pos) {
		return false
	}
	u.add("claims", c.Pos, Text{}, nil, c.From, c.To)
	return true
}

func (u *unowned) survey(s *Survey) bool {
	if s.Ticket != "" || !u.has("surveys", s.Client, s.Pos) {
		return false
	}
	u.add("surveys", s.Pos, s.Service, map[string]Text{"provider": s.Provider}, s.At)
	return true
}

func (u *unowned) tally(t *Tally) bool {
	if !u.has("tallies", t.Client, t.Pos) {
		return false
	}
	u.add("tallies", t.Pos, Text{}, nil, t.From, t.To-1)
	return true
}

func (u *unowned) obligation(o *Obligation) bool {
	if len(o.Tickets) > 0 || !u.has("obligations", o.Client, o.Pos) {
		return false
	}
	u.add("obligations", o.Pos, Text{}, nil, o.Due, o.Provided)
	return true
}

func (u *unowned) creditClaim(c *CreditClaim) bool {
	if !u.has("credit-claims", c.Client, c.Pos) {
		return false
	}
	u.add("credit-claims", c.Pos, Text{}, nil, c.At)
	return true
}

// Gaps are what could not be read, or cannot be given to anybody, of what may be evidence of the view's client.
func (v *View) Gaps() (list []Gap) {
	list = slices.Clone(v.All.Gaps)
	if v.naming != nil {
		list = append(list, v.naming.unowned.gaps...)
	}
	return slices.DeleteFunc(list, func(g Gap) bool { return !v.Concerned(g.Audience) })
}
