package vocabulary

import (
	"slices"

	"github.com/slareport/slareport/report/evidence"
	"github.com/slareport/slareport/report/finding"
)

// UnknownServices finds claims and obligations that name a service which no other row has and no agreement names: they
// explain nothing.
//
// Rule §13 (references-to-services): Claims and obligations of services that are in no other data and in no agreement
// are a finding for the provider, with their number and the first one.
func UnknownServices(d Data) []evidence.Finding {
	known := d.services()
	if len(known) == 0 {
		return nil
	}
	e, x := d.Evidence, unknown{known: known, found: map[string]*evidence.Finding{}, e: d.Evidence}
	for i := range e.Claims {
		x.check("claims", e.Claims[i].Pos, e.Claims[i].Services)
	}
	for i := range e.Obligations {
		x.check("obligations", e.Obligations[i].Pos, e.Obligations[i].Services)
	}
	out := make([]evidence.Finding, 0, len(x.order))
	for _, key := range x.order {
		out = append(out, *x.found[key])
	}
	return out
}

// services are those of records and of agreements, folded.
func (d *Data) services() map[string]bool {
	texts := map[evidence.Text]bool{}
	e := d.Evidence
	for i := range e.Tickets {
		texts[e.Tickets[i].Service] = true
	}
	for i := range e.Outages {
		texts[e.Outages[i].Service] = true
	}
	for i := range e.Surveys {
		texts[e.Surveys[i].Service] = true
	}
	if d.Samples != nil {
		for s := range d.Samples.Counts() {
			texts[s.Service] = true
		}
	}
	known := map[string]bool{}
	for t := range texts {
		known[evidence.Fold(t.String())] = true
	}
	for _, a := range d.Agreements {
		for i := range a.Objectives {
			known[evidence.Fold(a.Objectives[i].Service)] = true
		}
		for _, f := range a.Fees {
			known[evidence.Fold(f.Service)] = true
		}
		for _, x := range a.Fault.Dependencies {
			known[evidence.Fold(x.Service)], known[evidence.Fold(x.On)] = true, true
		}
	}
	delete(known, "")
	return known
}

// unknown gathers what is found, one finding for each source and type of records.
type unknown struct {
	e     *evidence.Evidence
	known map[string]bool
	found map[string]*evidence.Finding
	order []string
}

func (x *unknown) check(records string, at evidence.Pos, services []string) {
	i := slices.IndexFunc(services, func(s string) bool { return !x.known[evidence.Fold(s)] })
	if i < 0 {
		return
	}
	o := x.e.Origins[at.Origin]
	key := o.Source + "\n" + records
	if f := x.found[key]; f != nil {
		f.Count++
		return
	}
	x.order = append(x.order, key)
	x.found[key] = &evidence.Finding{
		Severity: evidence.Warning, File: o.File, Sheet: o.Sheet, Row: int(at.Row), Column: "services", Count: 1,
		Message: finding.Say("finding.no-such-service", finding.Shown(services[i])),
		Hint:    finding.Say("hint.services-as-written"),
	}
}
