package records

import (
	"github.com/slareport/slareport/loaders/records/asof"
	"github.com/slareport/slareport/loaders/records/recordset"
	"github.com/slareport/slareport/report/evidence"
	"github.com/slareport/slareport/report/timeline"
)

// dated notes when the records of all sources but those of samples happened.
func (l *loader) dated() {
	e := l.evidence
	all := recordset.Set{
		Tickets: e.Tickets, Events: e.Events, Outages: e.Outages, Claims: e.Claims, Surveys: e.Surveys, Tallies: e.Tallies,
		Obligations: e.Obligations, CreditClaims: e.CreditClaims,
	}
	sources, files := map[string]*asof.Dates{}, make([]*asof.Dates, len(e.Origins))
	all.EachLatest(func(at timeline.Instant, pos evidence.Pos, field string) {
		if files[pos.Origin] == nil {
			id := e.Origins[pos.Origin].Source
			if sources[id] == nil {
				sources[id] = &asof.Dates{}
			}
			files[pos.Origin] = sources[id]
		}
		files[pos.Origin].Meet(at, pos, field)
	})
	for id, d := range sources {
		l.remember(id, d)
	}
}

// remember puts the dates of a source into the evidence.
func (l *loader) remember(source string, d *asof.Dates) {
	if l.evidence.Dates == nil {
		l.evidence.Dates = map[string]evidence.Dates{}
	}
	list := d.List()
	for i := range list {
		s := &list[i]
		s.Column = l.header(s.Row.Origin, s.Column)
	}
	l.evidence.Dates[source] = list
}

// header is what a file calls a field.
func (l *loader) header(origin uint32, field string) string {
	if in := l.inputs[origin]; in != nil {
		for _, b := range in.Bound {
			if name, found := b.Headers[field]; found {
				return name
			}
		}
	}
	return field
}
