package crosscheck

import (
	"github.com/slareport/slareport/loaders/presets"
	"github.com/slareport/slareport/loaders/records/owners"
	"github.com/slareport/slareport/report/evidence"
	"github.com/slareport/slareport/report/finding"
)

// references finds rows that name a ticket or an outage which is in no data. They change nothing, however much they
// say: a history that joins no ticket excuses nobody, whatever kept the two apart.
type references struct {
	*Data
	cases    *owners.Cases
	cache    owners.Cache
	last     int32
	severity string
}

// references notes, for every file, how many of its rows name no case of the data, and the first of them. Without any
// source of cases nothing is said.
//
// Rule §13 (references-to-nothing): Rows that name a ticket or an outage which is in no data are a finding with their
// number and the first one.
//
// Convention records (references-filtered): Where a filter leaves tickets or outages out, rows about them name nothing
// as well: that is a note, and a warning where there is no filter.
func (l *Data) references(cases *owners.Cases) {
	sources, filtered := l.sourcesOfCases()
	if !sources {
		return
	}
	r := &references{Data: l, cases: cases, cache: owners.NewCache(l.Owners), severity: evidence.Warning}
	if filtered {
		r.severity = evidence.Note
	}
	e := l.Evidence
	for i := range e.Events {
		r.check(e.Events[i].Client, e.Events[i].Pos, "ticket", e.Events[i].Ticket)
	}
	for i := range e.Surveys {
		if s := &e.Surveys[i]; s.Ticket != "" {
			r.check(s.Client, s.Pos, "ticket", s.Ticket)
		}
	}
	for i := range e.Claims {
		r.check(e.Claims[i].Client, e.Claims[i].Pos, "ids", e.Claims[i].IDs...)
	}
	for i := range e.Obligations {
		r.check(e.Obligations[i].Client, e.Obligations[i].Pos, "tickets", e.Obligations[i].Tickets...)
	}
}

// sourcesOfCases tells whether some source has tickets or outages, and whether a filter leaves some of them out.
func (l *Data) sourcesOfCases() (any, filtered bool) {
	for i := range l.Workspace.Sources {
		for _, r := range l.Workspace.Sources[i].Records {
			if r.Type == presets.Tickets || r.Type == presets.Outages {
				any, filtered = true, filtered || r.Where != ""
			}
		}
	}
	return any, filtered
}

// check notes a row that names cases of which one is in no data.
func (r *references) check(client evidence.Text, pos evidence.Pos, column string, ids ...string) {
	if r.Data.Cases != nil && client.Empty() {
		if _, orphan := r.cases.Of(ids, &r.last, r.cache.Of); orphan {
			return // told where the row was read: nobody knows whose it is
		}
	}
	for _, id := range ids {
		if _, near := r.cases.Near(id, r.last); near {
			continue
		}
		if _, known := r.cases.OfCase(id, &r.last); known {
			continue
		}
		whose := r.Owners.Blank
		if !client.Empty() {
			whose = r.Owners.Of(client)
		} else if r.Data.Cases != nil {
			whose = owners.Nobody
		}
		r.Books(pos.Origin).FindOf(whose, "", evidence.Finding{
			Severity: r.severity, Row: int(pos.Row), Column: column,
			Message: finding.Say("load.no-such-case", finding.Shown(id)), Hint: finding.Say("hint.ids-as-written"),
		})
		return // one finding a row
	}
}
