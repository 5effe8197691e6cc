package bounds

import (
	"slices"
	"strings"
	"sync"

	"github.com/slareport/slareport/report/agreement"
	"github.com/slareport/slareport/report/evidence"
	"github.com/slareport/slareport/report/filter"
	"github.com/slareport/slareport/report/filter/comparisons"
	"github.com/slareport/slareport/report/finding"
	"github.com/slareport/slareport/report/kinds"
	"github.com/slareport/slareport/report/kinds/availability"
	"github.com/slareport/slareport/report/kinds/daily"
	"github.com/slareport/slareport/report/measure"
	"github.com/slareport/slareport/report/suppose"
	"github.com/slareport/slareport/report/timeline"
)

// Lacking is all that a client's evidence does not say up to a date: what could not be read, whose service or
// site nobody knows, and what is blank that an objective asks for.
func Lacking(
	a *agreement.Agreement, v *evidence.View, samples measure.Samples, asOf timeline.Instant,
) []evidence.Gap {
	read := v.Gaps()
	list := append(append(read, v.Unplaced(asOf)...), blankCells(a, v, read, asOf)...)
	return append(list, blankSeries(a, samples)...)
}

// askedOf are the fields that the expressions of terms ask for: the filter, what is good, the value. One that an
// expression asks for being blank is not among them, and neither are those that have a rule of their own.
func (m *Measurer) askedOf(terms kinds.Terms) []string {
	list, known := m.asked[terms]
	if !known {
		list = asked(terms)
		if m.asked == nil {
			m.asked = map[kinds.Terms][]string{}
		}
		m.asked[terms] = list
	}
	return list
}

func asked(terms kinds.Terms) []string {
	records, _ := terms.Filter()
	expressions := suppose.Expressions(terms)
	list := slices.DeleteFunc(filter.Fields(records, expressions...), func(field string) bool {
		return field == "client" || field == "service" || comparisons.AskBlank(field, expressions...)
	})
	if d, is := terms.(*daily.Terms); is {
		terms, _ = d.Of.(kinds.Terms)
	}
	if t, is := terms.(*availability.Terms); is && t.Weighted && !t.Samples && !slices.Contains(list, "share") {
		list = append(list, "share")
	}
	return list
}

// blankCells are gaps of the records up to a date that leave a field blank which an objective asks for. Cells that
// could not be read are blank as well, and have gaps of their own.
//
// Convention doubt (blank-asked): A field that an objective asks for, in its filter, in what is good or as its value,
// is unknown where a record leaves it blank, or where no row has it: the record counts as with any value that makes a
// difference, and a finding says how many there are. That is not so where the expression asks for a blank one itself
// (== "", or nil for a number), nor of times, which are blank where something did not happen, nor of answers to surveys
// that nobody gave. An outage without a share of users is in doubt where another one has a share.
func blankCells(
	a *agreement.Agreement, v *evidence.View, read []evidence.Gap, asOf timeline.Instant,
) (list []evidence.Gap) {
	fields := map[string][]string{}
	for i := range a.Objectives {
		terms, err := kinds.Of(&a.Objectives[i])
		if err != nil {
			continue
		}
		records, _ := terms.Filter()
		for _, field := range asked(terms) {
			if !slices.Contains(fields[records], field) {
				fields[records] = append(fields[records], field)
			}
		}
	}
	all := v.All
	in := func(records, field string) column { return column{records, field, read} }
	for _, field := range fields["tickets"] {
		list = append(list, blankIn(v, in("tickets", field), all.Tickets, v.Tickets, func(t *evidence.Ticket) place {
			return place{t.Pos, t.Service, t.Site, evidence.Text{}, t.Opened > asOf}
		})...)
	}
	for _, field := range fields["outages"] {
		list = append(list, blankIn(v, in("outages", field), all.Outages, v.Outages, func(o *evidence.Outage) place {
			return place{o.Pos, o.Service, o.Site, evidence.Text{}, o.From > asOf}
		})...)
	}
	for _, field := range fields["surveys"] {
		list = append(list, blankIn(v, in("surveys", field), all.Surveys, v.Surveys, func(s *evidence.Survey) place {
			return place{s.Pos, s.Service, evidence.Text{}, evidence.Text{}, s.At > asOf || !s.Score.Known()}
		})...)
	}
	for _, field := range fields["tallies"] {
		list = append(list, blankIn(v, in("tallies", field), all.Tallies, v.Tallies, func(t *evidence.Tally) place {
			return place{t.Pos, evidence.Text{}, evidence.Text{}, t.Objective, t.To > asOf}
		})...)
	}
	return list
}

// mostBlank is of how many blank records of a kind each is measured by itself.
const mostBlank = 50_000

// place is what a record is about; out is true where it does not count.
type place struct {
	pos                      evidence.Pos
	service, site, objective evidence.Text
	out                      bool
}

// read are the texts by which objectives are told apart.
func (x *place) read() map[string]string {
	out := map[string]string{}
	for field, text := range map[string]evidence.Text{"site": x.site, "objective": x.objective} {
		if !text.Empty() {
			out[field] = text.String()
		}
	}
	return out
}

// column is a field of a type of records, with what could not be read of all of them.
type column struct {
	records, field string
	gaps           []evidence.Gap
}

// unread are the rows of which the cell could not be read.
func (c *column) unread() map[evidence.Pos]bool {
	rows := map[evidence.Pos]bool{}
	for i := range c.gaps {
		if g := &c.gaps[i]; g.Cause == evidence.CellUnread && g.Records == c.records && g.Field == c.field {
			for _, pos := range g.Rows {
				rows[pos] = true
			}
		}
	}
	return rows
}

// blankIn finds the records of a type that leave a field blank, by source and by what they are about.
func blankIn[R filter.Record](
	v *evidence.View, c column, all []R, own []int32, of func(*R) place,
) (list []evidence.Gap) {
	filled, unread := filter.Filled[R](c.field), c.unread()
	if filled == nil {
		return nil
	}
	type group struct{ source, service, site, objective string }
	fills, at := false, map[group]int{}
	for _, i := range own {
		r := &all[i]
		x := of(r)
		source := v.All.Origins[x.pos.Origin].Source
		switch {
		case x.out, unread[x.pos]:
			continue
		case filled(r):
			fills = true
			continue
		}
		key := group{source, x.service.String(), x.site.String(), x.objective.String()}
		k, met := at[key]
		if !met {
			k, at[key] = len(list), len(list)
			list = append(list, evidence.Gap{
				Records: c.records, Source: source, Service: x.service, Cause: evidence.CellUnread, Blank: true,
				Field: c.field, Read: x.read(),
			})
		}
		one := evidence.Record{Records: c.records, Index: i, Pos: x.pos}
		list[k].Rows, list[k].Of = append(list[k].Rows, x.pos), append(list[k].Of, one)
		list[k].At = append(list[k].At, v.Reach(one))
	}
	if c.field == "share" && !fills {
		return nil
	}
	for k := range list {
		if len(list[k].Rows) > mostBlank {
			list[k].Of = nil
		}
	}
	slices.SortFunc(list, func(a, b evidence.Gap) int { return evidence.ComparePos(a.Rows[0], b.Rows[0]) })
	return list
}

// MayHold gives whether a record leaves blank what a filter asks for, so that it may hold for it and may not.
//
// Convention beside (blank-beside): A record that leaves blank what the filter of a workload or of major incidents asks
// for counts as if nothing stood there, and is a finding; where the agreement names no major incidents, outages without
// a severity are one if any outage has a severity. Set by `workload`, `major`.
func MayHold[R filter.Record](records, where string) func(r *R) bool {
	asks := map[string]func(*R) bool{}
	for _, field := range filter.Fields(records, where) {
		if filled := filter.Filled[R](field); filled != nil && !comparisons.AskBlank(field, where) {
			asks[field] = filled
		}
	}
	return func(r *R) bool {
		blank, read := false, map[string]string{}
		for field, filled := range asks {
			if !filled(r) {
				blank = true
			} else if text := textIn(r, field); text != "" {
				read[field] = text
			}
		}
		return blank && !comparisons.Exclude(where, read, evidence.Same)
	}
}

// leavingOut gives whether the filter of an objective leaves a record out by what it says, whatever it leaves blank.
// There may be hundreds of thousands of records, or none: the filter is read once, for the first.
func leavingOut(terms kinds.Terms, v *evidence.View) func(r evidence.Record) bool {
	records, where := terms.Filter()
	if where == "" {
		return func(evidence.Record) bool { return false }
	}
	fields := sync.OnceValue(func() []string { return filter.Fields(records, where) })
	return func(r evidence.Record) bool {
		read := map[string]string{}
		for _, field := range fields() {
			if text := textOf(v.All, r, field); text != "" {
				read[field] = text
			}
		}
		return comparisons.Exclude(where, read, evidence.Same)
	}
}

// textOf is what a record says in a field of texts.
func textOf(all *evidence.Evidence, r evidence.Record, field string) string {
	switch r.Records {
	case "tickets":
		return textIn(&all.Tickets[r.Index], field)
	case "outages":
		return textIn(&all.Outages[r.Index], field)
	case "surveys":
		return textIn(&all.Surveys[r.Index], field)
	}
	return textIn(&all.Tallies[r.Index], field)
}

func textIn[R filter.Record](r *R, field string) string {
	if get := filter.Text[R](field); get != nil {
		return strings.TrimSpace(get(r).String())
	}
	return ""
}

// addBlank adds to the results of an objective that something leaves open how many records leave blank what it asks
// for, by field.
func (m *Measurer) addBlank(ctx *measure.Context, o *agreement.Objective, results []measure.Result) {
	type met struct {
		count []int
		first []evidence.Pos
	}
	fields, leavesOut := map[string]*met{}, leavingOut(m.Kind(o), ctx.Evidence)
	var order []string
	for g, use := range m.GapsOf(o) {
		if !g.Blank || use != Measurement {
			continue
		}
		x := fields[g.Field]
		if x == nil {
			x = &met{make([]int, len(results)), make([]evidence.Pos, len(results))}
			fields[g.Field], order = x, append(order, g.Field)
		}
		for i, r := range g.Of {
			if leavesOut(r) {
				continue
			}
			for p := range results {
				if v := g.At[i]; v.From < ctx.Periods[p].To && v.To >= ctx.Periods[p].From {
					if x.count[p] == 0 || evidence.ComparePos(r.Pos, x.first[p]) < 0 {
						x.first[p] = r.Pos
					}
					x.count[p]++
				}
			}
		}
	}
	for _, field := range order {
		for p := range results {
			if n := fields[field].count[p]; n > 0 && results[p].Best != nil {
				results[p].Findings = append(results[p].Findings, measure.FindingAt(ctx, evidence.Finding{
					Severity: evidence.Warning, Message: finding.Say("finding.blank-asked", o.ID, field),
					Hint: finding.Say("hint.blank-asked", field), Count: n,
				}, fields[field].first[p]))
			}
		}
	}
}
