package inclusion

import (
	"fmt"
	"slices"

	"github.com/slareport/slareport/report"
	"github.com/slareport/slareport/report/agreement"
	"github.com/slareport/slareport/report/calendar"
	"github.com/slareport/slareport/report/evidence"
	"github.com/slareport/slareport/report/fault"
	"github.com/slareport/slareport/report/filter"
	"github.com/slareport/slareport/report/kinds"
	"github.com/slareport/slareport/report/kinds/wording"
	"github.com/slareport/slareport/report/measure"
	"github.com/slareport/slareport/report/party"
	"github.com/slareport/slareport/report/score/assess"
	"github.com/slareport/slareport/report/score/bounds"
	"github.com/slareport/slareport/report/timeline"
)

// Inclusion is what an objective makes of one record.
type Inclusion struct {
	Standing Standing         `json:"standing"`
	Periods  []string         `json:"periods,omitempty"`  // in which it counts
	Missed   []string         `json:"missed,omitempty"`   // of these, in which it is a miss as experienced
	What     string           `json:"what,omitempty"`     // the other service or source, or the filter in words
	Findings []report.Finding `json:"findings,omitempty"` // why it is not scored
	Unread   []string         `json:"unread,omitempty"`   // its fields that the objective rests on and nobody could read
	Differ   []string         `json:"differ,omitempty"`   // its ends that two cells say differently
	Open     []Open           `json:"open,omitempty"`     // by period, where something unread leaves open how it counts
}

// Standing is how a record stands to an objective.
type Standing string

// The standings.
const (
	Counts       Standing = "counts"
	StillOpen    Standing = "open"
	OtherKind    Standing = "other records" // the objective is about another type of records
	OtherService Standing = "other service" // What is the record's
	OtherSource  Standing = "other source"  // What is the record's
	LeftOut      Standing = "left out"      // by the objective's filter, which What says
	Later        Standing = "later"         // it is later than the date of the data
	Unscored     Standing = "not scored"    // for the Findings, if any
)

// Of says what an objective makes of a record of the client, by measuring it alone: in which period it counts, and
// where in none, which rule leaves it out.
func Of(in assess.Input, objective string, r evidence.Record) (*Inclusion, error) {
	say := in.Words.In(in.Agreement.Zone)
	i := slices.IndexFunc(in.Agreement.Objectives, func(o agreement.Objective) bool { return o.ID == objective })
	if i < 0 {
		return nil, fmt.Errorf("the agreement has no objective %q", objective)
	}
	o := &in.Agreement.Objectives[i]
	at, service := begun(in.Evidence.All, r)
	terms, err := kinds.Of(o)
	if err != nil {
		return nil, err
	}
	records, where := terms.Filter()
	switch {
	case records != r.Records:
		return &Inclusion{Standing: OtherKind, What: report.RecordsIn(say, records)}, nil
	case at > in.AsOf:
		return &Inclusion{Standing: Later}, nil
	case !measure.Concerns(o.Service, service):
		return &Inclusion{Standing: OtherService, What: service}, nil
	}
	if source := in.Evidence.All.Origins[r.Pos.Origin].Source; o.Plan.Source != "" && source != o.Plan.Source {
		return &Inclusion{Standing: OtherSource, What: source}, nil
	}
	found, err := measureAlone(in, o, r, at)
	if err != nil || found.Standing != Unscored || len(found.Findings) > 0 || where == "" {
		return found, err
	}
	if passes, err := passes(in.Agreement, in.Evidence.All, r, where); err != nil || passes {
		return found, err
	}
	phrases := wording.Words{Catalogue: say, At: in.Period.To - 1}
	found.Standing, found.What = LeftOut, phrases.Filter(records, where, o.InWords)
	return found, nil
}

// Judges is the type of the records that an objective judges, "" where there is no such objective.
func Judges(in assess.Input, objective string) string {
	terms := termsOf(in, objective)
	if terms == nil {
		return ""
	}
	return terms.Records()
}

// RestsOn tells whether an objective rests on a field of the records that it judges.
func RestsOn(in assess.Input, objective, field string) bool {
	terms := termsOf(in, objective)
	return terms != nil && slices.Contains(terms.Fields(), field)
}

// termsOf are the terms of an objective, nil where there is no such objective.
func termsOf(in assess.Input, objective string) kinds.Terms {
	i := slices.IndexFunc(in.Agreement.Objectives, func(o agreement.Objective) bool { return o.ID == objective })
	if i < 0 {
		return nil
	}
	terms, err := kinds.Of(&in.Agreement.Objectives[i])
	if err != nil {
		return nil
	}
	return terms
}

// measureAlone measures a record without the others of its type, in every period from its begin to the date of the
// data.
func measureAlone(
	in assess.Input, o *agreement.Objective, r evidence.Record, at timeline.Instant,
) (*Inclusion, error) {
	periods := periodsSince(in.Agreement.Cycle(), at, in.AsOf)
	claims := fault.JudgeClaims(in.Agreement, in.Evidence, periods, in.AsOf)
	gaps := bounds.Lacking(in.Agreement, in.Evidence, in.Samples, in.AsOf)
	in.Evidence = in.Evidence.Only(r)
	c := assess.Over(in, periods, claims)
	c.Measurer = bounds.Alone(c.Context, gaps, o, r)
	results, err := c.Measure(c.Context, o)
	if err != nil {
		return nil, err
	}
	f := &Inclusion{Standing: Unscored}
	f.Unread, f.Differ = unreadOf(c, o, r)
	open := false
	for p := range results {
		res := &results[p]
		lost := lostBy(res)
		if lost || res.Unit != "second" && res.Volume != nil && res.Volume.Sign() > 0 {
			f.Periods = append(f.Periods, periods[p].Label)
		}
		if lost {
			f.Missed = append(f.Missed, periods[p].Label)
		}
		open = open || res.Open > 0
		f.Findings = append(f.Findings, report.FindingsIn(c.Words, res.Findings)...)
		if x, is := openBy(res); is {
			x.Period, x.Answers = periods[p].Label, answersIn(c, o, periods[p])
			f.Open = append(f.Open, x)
		}
	}
	switch {
	case len(f.Periods) > 0:
		f.Standing = Counts
	case open:
		f.Standing = StillOpen
	}
	return f, nil
}

// lostBy tells whether anything was lost in a period.
func lostBy(res *measure.Result) bool {
	for _, p := range party.All() {
		if r := res.Attribution[p]; r != nil && r.Sign() > 0 {
			return true
		}
	}
	return false
}

// mostPeriods is how many periods a record is looked for in.
const mostPeriods = 600

// periodsSince are the periods from an instant on.
func periodsSince(c calendar.Cycle, at, until timeline.Instant) []calendar.Period {
	list := []calendar.Period{c.Of(until)}
	for len(list) < mostPeriods && at.Known() && list[len(list)-1].From > at {
		list = append(list, list[len(list)-1].Previous())
	}
	slices.Reverse(list)
	return list
}

// begun is when a record began and of which service it is.
func begun(e *evidence.Evidence, r evidence.Record) (timeline.Instant, string) {
	switch r.Records {
	case "outages":
		return e.Outages[r.Index].From, e.Outages[r.Index].Service.String()
	case "surveys":
		return e.Surveys[r.Index].At, e.Surveys[r.Index].Service.String()
	}
	return e.Tickets[r.Index].Opened, e.Tickets[r.Index].Service.String()
}

// passes tells whether a record passes an objective's filter.
func passes(a *agreement.Agreement, e *evidence.Evidence, r evidence.Record, where string) (bool, error) {
	switch r.Records {
	case "outages":
		return holds(a, &e.Outages[r.Index], where)
	case "surveys":
		return holds(a, &e.Surveys[r.Index], where)
	}
	return holds(a, &e.Tickets[r.Index], where)
}

func holds[R filter.Record](a *agreement.Agreement, r *R, where string) (bool, error) {
	ask, err := filter.Bool[R](where, a.Zone)
	if err != nil {
		return false, err
	}
	return ask(r)
}
