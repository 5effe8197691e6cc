package evidence

import (
	"slices"
	"strings"

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
	noteNamed(u, all.Tickets, clientlessTickets)
	noteNamed(u, all.Outages, clientlessOutages)
	noteNamed(u, all.Claims, clientlessClaims)
	noteNamed(u, all.Surveys, clientlessSurveys)
	noteNamed(u, all.Tallies, clientlessTallies)
	noteNamed(u, all.Obligations, clientlessObligations)
	noteNamed(u, all.CreditClaims, clientlessCreditClaims)
	return u
}

// noteNamed notes the sources in which some record of a type names a client.
func noteNamed[R any](u *unowned, list []R, c clientless[R]) {
	for i := range list {
		if client, pos := c.whose(&list[i]); !client.Empty() {
			u.mixed[u.sourceOf(c.records, pos)] = true
		}
	}
}

// clientless is what matters of a record of one type that names no client.
type clientless[R any] struct {
	records   string
	whose     func(*R) (client Text, pos Pos)
	hasCases  func(*R) bool            // it names cases, whose clients it belongs to; nil: none does
	service   func(*R) Text            // nil: it has none
	selectors func(*R) map[string]Text // by which agreements say which records they are about; nil: it has none
	times     func(*R) []timeline.Instant
}

var (
	clientlessTickets = clientless[Ticket]{
		records: "tickets",
		whose:   func(t *Ticket) (Text, Pos) { return t.Client, t.Pos },
		service: func(t *Ticket) Text { return t.Service },
		selectors: func(t *Ticket) map[string]Text {
			return map[string]Text{
				"priority": t.Priority, "impact": t.Impact, "urgency": t.Urgency, "tier": t.Tier, "channel": t.Channel,
				"category": t.Category, "item": t.Item, "site": t.Site, "provider": t.Provider,
			}
		},
		times: func(t *Ticket) []timeline.Instant {
			return []timeline.Instant{t.Opened, t.Responded, t.Resolved, t.Closed}
		},
	}
	clientlessOutages = clientless[Outage]{
		records: "outages",
		whose:   func(o *Outage) (Text, Pos) { return o.Client, o.Pos },
		service: func(o *Outage) Text { return o.Service },
		selectors: func(o *Outage) map[string]Text {
			return map[string]Text{"severity": o.Severity, "site": o.Site, "provider": o.Provider}
		},
		times: func(o *Outage) []timeline.Instant { return []timeline.Instant{o.From, o.To} },
	}
	clientlessClaims = clientless[Claim]{
		records:  "claims",
		whose:    func(c *Claim) (Text, Pos) { return c.Client, c.Pos },
		hasCases: func(c *Claim) bool { return len(c.IDs) > 0 },
		times:    func(c *Claim) []timeline.Instant { return []timeline.Instant{c.From, c.To} },
	}
	clientlessSurveys = clientless[Survey]{
		records:   "surveys",
		whose:     func(s *Survey) (Text, Pos) { return s.Client, s.Pos },
		hasCases:  func(s *Survey) bool { return s.Ticket != "" },
		service:   func(s *Survey) Text { return s.Service },
		selectors: func(s *Survey) map[string]Text { return map[string]Text{"provider": s.Provider} },
		times:     func(s *Survey) []timeline.Instant { return []timeline.Instant{s.At} },
	}
	clientlessTallies = clientless[Tally]{
		records:   "tallies",
		whose:     func(t *Tally) (Text, Pos) { return t.Client, t.Pos },
		selectors: func(t *Tally) map[string]Text { return map[string]Text{"objective": t.Objective} },
		times:     func(t *Tally) []timeline.Instant { return []timeline.Instant{t.From, t.To - 1} },
	}
	clientlessObligations = clientless[Obligation]{
		records:  "obligations",
		whose:    func(o *Obligation) (Text, Pos) { return o.Client, o.Pos },
		hasCases: func(o *Obligation) bool { return len(o.Tickets) > 0 },
		times:    func(o *Obligation) []timeline.Instant { return []timeline.Instant{o.Due, o.Provided} },
	}
	clientlessCreditClaims = clientless[CreditClaim]{
		records: "credit-claims",
		whose:   func(c *CreditClaim) (Text, Pos) { return c.Client, c.Pos },
		times:   func(c *CreditClaim) []timeline.Instant { return []timeline.Instant{c.At} },
	}
)

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

// setAside tells whether a record may be any client's, and notes it then.
func setAside[R any](u *unowned, c clientless[R]) func(*R) bool {
	return func(r *R) bool {
		client, pos := c.whose(r)
		if c.hasCases != nil && c.hasCases(r) || !u.has(c.records, client, pos) {
			return false
		}
		var service Text
		if c.service != nil {
			service = c.service(r)
		}
		var selectors map[string]Text
		if c.selectors != nil {
			selectors = c.selectors(r)
		}
		u.add(c.records, pos, service, selectors, c.times(r)...)
		return true
	}
}

// Gaps are what could not be read, or cannot be given to anybody, of what may be evidence of the view's client.
func (v *View) Gaps() (list []Gap) {
	list = slices.Clone(v.All.Gaps)
	if v.naming != nil {
		list = append(list, v.naming.unowned.gaps...)
	}
	list = slices.DeleteFunc(list, func(g Gap) bool { return !v.Concerned(g.Audience) })
	v.findRecords(list)
	return list
}

// mostFound is of how many records of a type the cells are supposed one by one.
const mostFound = 20_000

// findRecords finds the records of which cells could not be read, and when they may count. Of very many only their
// number stays.
func (v *View) findRecords(list []Gap) {
	rows := map[string]map[Pos]bool{}
	for records, n := range unreadCells(list) {
		if n > mostFound {
			for i := range list {
				list[i].Many = list[i].Many || list[i].Cause == CellUnread && list[i].Records == records
			}
			continue
		}
		rows[records] = make(map[Pos]bool, n)
		for i := range list {
			if g := &list[i]; g.Cause == CellUnread && g.Records == records {
				for _, pos := range g.Rows {
					rows[records][pos] = true
				}
			}
		}
	}
	found := map[string]map[Pos]Record{}
	for records, wanted := range rows {
		found[records] = map[Pos]Record{}
		for _, r := range v.InRows(records, wanted) {
			found[records][r.Pos] = r
		}
	}
	for i := range list {
		list[i].find(v, found[list[i].Records])
	}
}

// unreadCells is how many cells could not be read, by the type of their records, of those that can be supposed.
func unreadCells(list []Gap) map[string]int {
	n := map[string]int{}
	for i := range list {
		if g := &list[i]; g.Cause == CellUnread && canBeSupposed(g.Records) {
			n[g.Records] += len(g.Rows)
		}
	}
	return n
}

// canBeSupposed tells whether records of a type have cells that can be supposed.
func canBeSupposed(records string) bool {
	return records == "tickets" || records == "outages" || records == "surveys" || records == "tallies"
}

// find replaces the times of the records of a gap by those in which they may count, where all of them are there.
func (g *Gap) find(v *View, found map[Pos]Record) {
	if g.Cause != CellUnread || len(g.Rows) == 0 || found == nil {
		return
	}
	at, of := make([]timeline.Interval, 0, len(g.Rows)), make([]Record, 0, len(g.Rows))
	for i, pos := range g.Rows {
		r, there := found[pos]
		if !there {
			return
		}
		reach := v.Reach(r)
		if g.Ends != nil {
			reach.To = max(reach.To, g.Ends[i])
		}
		at, of = append(at, reach), append(of, r)
	}
	g.At, g.Of, g.Undated = at, of, 0
}

// Unplaced are gaps of the records up to a date that name no service, or no site, where others of their source and type
// name one: nobody says which of them they are about.
func (v *View) Unplaced(asOf timeline.Instant) (list []Gap) {
	for _, records := range []string{"tickets", "outages", "surveys"} {
		list = append(list, v.unplaced(records, "service", v.All.serviceOf, asOf)...)
	}
	list = append(list, v.unplaced("outages", "site", v.All.siteOf, asOf)...)
	slices.SortStableFunc(list, func(a, b Gap) int {
		return strings.Compare(a.Records+" "+a.Source, b.Records+" "+b.Source)
	})
	return list
}

func (v *View) unplaced(
	records, field string, name func(records string, i int32) Text, asOf timeline.Instant,
) (list []Gap) {
	named, blank := map[source][]string{}, map[source][]Record{}
	from := func(i int32) source { return source{v.All.sourceAt(v.All.posOf(records, i)), records} }
	for _, i := range *v.of(records) {
		text := name(records, i)
		if text.Empty() || v.begun(records, i) > asOf {
			continue
		}
		if known := named[from(i)]; len(known) < 2 && !slices.Contains(known, Fold(text.String())) {
			named[from(i)] = append(known, Fold(text.String()))
		}
	}
	if len(named) == 0 { // as where there is no such column, and every record is blank
		return nil
	}
	for _, i := range *v.of(records) {
		if name(records, i).Empty() && v.begun(records, i) <= asOf && len(named[from(i)]) > 0 {
			blank[from(i)] = append(blank[from(i)], Record{records, i, v.All.posOf(records, i)})
		}
	}
	for from, rows := range blank {
		g := Gap{Records: records, Source: from.id, Cause: ServiceUnknown, Field: field, Of: rows, Among: named[from]}
		for _, r := range rows {
			g.Rows, g.At = append(g.Rows, r.Pos), append(g.At, v.Reach(r))
		}
		list = append(list, g)
	}
	return list
}

// begun is when a record began.
func (v *View) begun(records string, i int32) timeline.Instant {
	switch records {
	case "outages":
		return v.All.Outages[i].From
	case "surveys":
		return v.All.Surveys[i].At
	}
	return v.All.Tickets[i].Opened
}

// serviceOf is the service of a record; tallies name none.
func (e *Evidence) serviceOf(records string, i int32) Text {
	switch records {
	case "outages":
		return e.Outages[i].Service
	case "surveys":
		return e.Surveys[i].Service
	}
	return e.Tickets[i].Service
}

// siteOf is the site of an outage: other records are told apart by their service.
func (e *Evidence) siteOf(_ string, i int32) Text { return e.Outages[i].Site }

// sourceAt is the id of the source of a place, "" where nobody knows.
func (e *Evidence) sourceAt(p Pos) string {
	if int(p.Origin) >= len(e.Origins) {
		return ""
	}
	return e.Origins[p.Origin].Source
}
