package score

import (
	"iter"
	"slices"

	"github.com/slareport/slareport/report/agreement"
	"github.com/slareport/slareport/report/calendar"
	"github.com/slareport/slareport/report/evidence"
	"github.com/slareport/slareport/report/kinds"
	"github.com/slareport/slareport/report/measure"
	"github.com/slareport/slareport/report/party"
	"github.com/slareport/slareport/report/timeline"
)

// rests says what an objective rests on a gap for.
type rests uint8

const (
	nothing     rests = iota
	measurement       // what is measured
	excuses           // who answers for its misses: any of them
	answers           // who answers for so many of its records
	targets           // by which of its targets records are judged
)

// unread tells, by objective and period, what could not be read of the evidence that the objective rests on.
//
// Rule §13 (unread-sources): A source that did not arrive, or of which rows could not be read, leaves open every
// objective that rests on it, for its measurement or for its excuses.
func (b *build) unread(periods []calendar.Period) map[string][]measure.Unread {
	out := map[string][]measure.Unread{}
	if b.gaps == nil {
		b.gaps = b.Evidence.Gaps()
	}
	if len(b.gaps) == 0 {
		return nil
	}
	for i := range b.Agreement.Objectives {
		o := &b.Agreement.Objectives[i]
		list := make([]measure.Unread, len(periods))
		for g, use := range b.gapsOf(o) {
			leaveOpen(list, periods, g, use)
			if use == measurement && b.upstream(o, g) {
				leaveOpen(list, periods, g, excuses)
			}
		}
		out[o.ID] = list
	}
	return out
}

// gapsOf are the gaps that an objective rests on, with what for. Nothing after the date of the data is known, whatever is
// missing, so that none reaches beyond it.
func (b *build) gapsOf(o *agreement.Objective) iter.Seq2[*evidence.Gap, rests] {
	return func(yield func(*evidence.Gap, rests) bool) {
		for _, g := range b.gaps {
			g.Span.To = min(g.Span.To, b.AsOf)
			if use := b.restsOn(o, &g); use != nothing && !yield(&g, use) {
				return
			}
		}
	}
}

// restsOn tells what an objective rests on a gap for.
func (b *build) restsOn(o *agreement.Objective, g *evidence.Gap) rests {
	terms, err := kinds.Of(o)
	if err != nil {
		return nothing
	}
	records, _ := terms.Filter()
	if g.Records == records || g.Records == terms.Records() {
		switch {
		case o.Plan.Source != "" && o.Plan.Source != g.Source, !measure.Concerns(o.Service, g.Service.String()),
			b.ofOthers(terms, g):
			return nothing
		case g.Cause != evidence.CellUnread || decides(terms.Fields(), g.Field):
			return measurement
		case saysWho(g.Field) && b.excusesAnybody():
			return excuses
		default:
			return nothing
		}
	}
	switch {
	case hangsOnPriorities(terms, g) && g.Cause.Counted():
		return answers
	case !b.mayExcuse(o, records, g.Records) && hangsOnPriorities(terms, g):
		return targets
	case !b.mayExcuse(o, records, g.Records):
		return nothing
	case !g.Cause.Counted() || g.Records != "tickets" && g.Records != "ticket-events":
		return excuses
	case g.Cause == evidence.CellUnread && !saysWho(g.Field):
		return nothing
	case records == "surveys" && !b.surveysOfOthers():
		return nothing
	}
	return answers
}

// leadsTo are the fields of lengths of time with the field of the end that they lead to where that is blank.
var leadsTo = map[string]string{"duration": "to", "response_time": "responded", "resolution_time": "resolved"}

// decides tells whether a field is among those that an objective rests on, by itself or by what it leads to.
func decides(fields []string, field string) bool {
	end, leads := leadsTo[field]
	return slices.Contains(fields, field) || leads && slices.Contains(fields, end)
}

// saysWho tells whether a field of a ticket or outage says who answers for it.
func saysWho(field string) bool { return field == "fault" || field == "cause" }

// excusesAnybody tells whether it matters to the agreement who answers.
func (b *build) excusesAnybody() bool {
	f := &b.Agreement.Fault
	return len(f.Excuses) > 0 || f.Undetermined != party.Provider
}

// upstream tells whether a register of outages that did not arrive may also hold those of a service of others that an
// objective's service depends on.
func (b *build) upstream(o *agreement.Objective, g *evidence.Gap) bool {
	return g.Records == "outages" && b.mayExcuse(o, "", g.Records)
}

// surveysOfOthers tells whether any survey is about a ticket that is not in the data.
func (b *build) surveysOfOthers() bool {
	all, known := b.Evidence.All, map[string]bool{}
	for _, i := range b.Evidence.Tickets {
		known[evidence.Fold(all.Tickets[i].ID)] = true
	}
	return slices.ContainsFunc(b.Evidence.Surveys, func(i int32) bool {
		ticket := evidence.Fold(all.Surveys[i].Ticket)
		return ticket != "" && !known[ticket]
	})
}

// mayExcuse tells whether records of a type may say who answers for the misses of an objective about others.
func (b *build) mayExcuse(o *agreement.Objective, of, records string) bool {
	f := &b.Agreement.Fault
	if !b.excusesAnybody() {
		return false
	}
	switch records {
	case "claims", "obligations":
		return true
	case "tickets": // a survey belongs to whoever answers for its ticket
		return of == "surveys"
	case "ticket-events": // a ticket without any history is undetermined
		return (of == "tickets" || of == "surveys") && (len(f.States) > 0 || f.Undetermined != party.Provider)
	case "outages":
		return slices.ContainsFunc(f.Dependencies, func(d agreement.Dependency) bool {
			return o.Service == "" || measure.Concerns(o.Service, d.Service)
		})
	}
	return false
}

// leaveOpen adds a gap to the periods that it may concern.
//
// Convention doubt (unread-answers): A row of a ticket or of its history that could not be read may change who answers
// for one case, either way; a claim or an obligation that could not be read may excuse any miss.
func leaveOpen(list []measure.Unread, periods []calendar.Period, g *evidence.Gap, use rests) {
	for p := range list {
		n, here := missingIn(g, periods[p])
		if here {
			list[p].Add(opened(g, periods[p], use, n))
		}
	}
}

// missingIn is how many records of a gap may concern a period, 0 where nobody knows; here is false where none does.
func missingIn(g *evidence.Gap, p calendar.Period) (n int, here bool) {
	switch {
	case g.Cause.Dated():
		return 0, !p.Intersect(g.Span).Empty()
	case !g.Cause.Counted():
		return 0, true
	}
	n = g.In(p.Previous().Interval, p.Interval)
	return n, n > 0
}

// opened is what a gap leaves open in a period.
func opened(g *evidence.Gap, p calendar.Period, use rests, n int) measure.Unread {
	switch {
	case use == targets: // measured both ways where they are known
		return measure.Unread{}
	case use == excuses:
		return measure.Unread{Excuses: true}
	case g.Cause == evidence.CellUnread && g.Records == "samples" && (g.Field == "sent" || g.Field == "received"):
		return measure.Unread{Unbounded: true} // the sample stands for nobody knows how many requests
	case g.Cause == evidence.CellUnread, use == answers:
		return measure.Unread{Cells: int64(n)}
	case g.Cause.Counted():
		return measure.Unread{Rows: int64(n)}
	case g.Cause.Dated() && g.Records == "outages":
		return measure.Unread{Dark: timeline.Set{p.Intersect(g.Span)}}
	}
	return measure.Unread{Unbounded: true}
}
