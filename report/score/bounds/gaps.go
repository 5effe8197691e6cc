package bounds

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

// Use is what an objective uses the records of a gap for.
type Use uint8

const (
	None        Use = iota
	Measurement     // what is measured
	Excuses         // who answers for its misses: any of them
	Answers         // who answers for so many of its records
	Targets         // by which of its targets records are judged
	Belonging       // whether records are the objective's at all
	Upstream        // when a service of others that its own depends on was down
)

// Unread tells, by objective and period, what could not be read of the evidence that the objective rests on.
//
// Rule §13 (unread-sources): A source that did not arrive, or of which rows could not be read, leaves open every
// objective that rests on it, for its measurement or for its excuses.
func (m *Measurer) Unread(periods []calendar.Period) map[string][]measure.Unread {
	if len(m.Gaps) == 0 {
		return nil
	}
	out := map[string][]measure.Unread{}
	for i := range m.whole.Agreement.Objectives {
		o := &m.whole.Agreement.Objectives[i]
		list := make([]measure.Unread, len(periods))
		for g, use := range m.GapsOf(o) {
			if (use == Measurement || use == Excuses) && m.triable(o, g) { // measured by what the cells may have said
				if m.ofUpstream(o, g) {
					m.leaveOpen(list, periods, o, g, Excuses)
				}
				continue
			}
			if m.ofSurveyed(o, g, use) {
				for p := range list {
					_, answers := m.surveyed(o, g, periods[p])
					list[p].Add(measure.Unread{Cells: answers})
				}
				continue
			}
			m.leaveOpen(list, periods, o, g, use)
			if use == Measurement && m.ofUpstream(o, g) {
				m.leaveOpen(list, periods, o, g, Excuses)
			}
		}
		out[o.ID] = list
	}
	return out
}

// GapsOf are the gaps that an objective rests on, with what for.
func (m *Measurer) GapsOf(o *agreement.Objective) iter.Seq2[*evidence.Gap, Use] {
	return func(yield func(*evidence.Gap, Use) bool) {
		for i := range m.Gaps {
			g := &m.Gaps[i]
			if use := m.useOf(o, g); use != None && !yield(g, use) {
				return
			}
		}
	}
}

// useOf is what an objective uses the records of a gap for.
func (m *Measurer) useOf(o *agreement.Objective, g *evidence.Gap) Use {
	terms, err := kinds.Of(o)
	if err != nil {
		return None
	}
	records, _ := terms.Filter()
	if g.Blank && (g.Records != records || !slices.Contains(m.askedOf(terms), g.Field)) {
		return None
	}
	if g.Records == records || g.Records == terms.Records() {
		switch {
		case o.Plan.Source != "" && o.Plan.Source != g.Source, !measure.Concerns(o.Service, g.Service.String()),
			!measure.Concerns(o.Site(), g.Read["site"]), m.coversOthers(o, g), m.ofOthers(terms, g), namesOther(o, g):
			if m.ofUpstream(o, g) {
				return Upstream
			}
			return None
		case g.Cause == evidence.ServiceUnknown:
			if m.otherPlaces(o, g) {
				return Belonging
			}
			return None
		case g.Cause == evidence.CellUnread && unsaidPlace(o, g):
			return Belonging
		case g.Blank && g.Records == "samples":
			return Belonging
		case g.Blank, g.Cause != evidence.CellUnread, decides(m.fieldsOf(terms), g.Field):
			return Measurement
		case saysWho(g.Field) && m.excusesAnybody():
			return Excuses
		default:
			return None
		}
	}
	switch {
	case g.Cause == evidence.ServiceUnknown && (g.Records != "outages" || g.Field == "site"):
		return None
	case g.Records == "ticket-events" && asksHistory(terms):
		return Measurement
	case g.Records == "outages" && m.answersFor(o, g):
		return Excuses
	case g.Records == "outages":
		if m.ofUpstream(o, g) {
			return Upstream
		}
		return None
	case hangsOnPriorities(terms, g) && g.Cause.Counted():
		return Answers
	case !m.mayExcuse(o, records, g.Records) && hangsOnPriorities(terms, g):
		return Targets
	case !m.mayExcuse(o, records, g.Records):
		return None
	case g.Cause == evidence.CellUnread && remarks(g.Field):
		return None
	case !g.Cause.Counted() || g.Records != "tickets" && g.Records != "ticket-events":
		return Excuses
	case g.Cause == evidence.CellUnread && !saysWho(g.Field):
		return None
	case records == "surveys" && g.Cause != evidence.CellUnread && !m.surveysOfOthers():
		return None
	}
	return Answers
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
func (m *Measurer) excusesAnybody() bool {
	f := &m.whole.Agreement.Fault
	return len(f.Excuses) > 0 || f.Undetermined != party.Provider
}

// remarks tells whether a field of a claim or an obligation decides nothing.
func remarks(field string) bool {
	return slices.Contains([]string{"id", "reason", "title", "what"}, field)
}

// asksHistory tells whether the histories of cases say when a clock stops.
func asksHistory(terms kinds.Terms) bool {
	x, is := terms.(interface{ AsksHistory() bool })
	return is && x.AsksHistory()
}

// triable tells whether a gap is of cells of records that an objective is about: then it is measured with other values
// of them.
func (m *Measurer) triable(o *agreement.Objective, g *evidence.Gap) bool {
	terms, err := kinds.Of(o)
	if err != nil || len(g.Of) == 0 {
		return false
	}
	records, _ := terms.Filter()
	return g.Records == records
}

// surveysOfOthers tells whether any survey is about a ticket that is not in the data.
func (m *Measurer) surveysOfOthers() bool {
	all, known := m.whole.Evidence.All, map[string]bool{}
	for _, i := range m.whole.Evidence.Tickets {
		known[evidence.Fold(all.Tickets[i].ID)] = true
	}
	return slices.ContainsFunc(m.whole.Evidence.Surveys, func(i int32) bool {
		ticket := evidence.Fold(all.Surveys[i].Ticket)
		return ticket != "" && !known[ticket]
	})
}

// mayExcuse tells whether records of a type may say who answers for the misses of an objective about others.
func (m *Measurer) mayExcuse(o *agreement.Objective, of, records string) bool {
	f := &m.whole.Agreement.Fault
	if !m.excusesAnybody() {
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
			return measure.Concerns(o.Service, d.Service)
		})
	}
	return false
}

// leaveOpen adds a gap to the periods that it may concern.
//
// Convention doubt (unread-answers): A row of a ticket or of its history that could not be read may change who answers
// for one case, either way, and for the surveys about it whenever they were answered; a claim or an obligation that
// could not be read may excuse any miss.
func (m *Measurer) leaveOpen(
	list []measure.Unread, periods []calendar.Period, o *agreement.Objective, g *evidence.Gap, use Use,
) {
	for p := range list {
		n, here := MissingIn(g, periods[p])
		if !here {
			continue
		}
		if days, is := silentDays(m.Kind(o), g, periods[p]); is {
			list[p].Add(measure.Unread{Rows: days})
		} else {
			list[p].Add(opened(g, periods[p], use, n))
		}
	}
}

// MissingIn is how many records of a gap may concern a period, 0 where nobody knows; here is false where none does.
func MissingIn(g *evidence.Gap, p calendar.Period) (n int, here bool) {
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
func opened(g *evidence.Gap, p calendar.Period, use Use, n int) measure.Unread {
	switch {
	case use == Targets, use == Belonging, use == Upstream: // measured both ways where they are known
		return measure.Unread{}
	case use == Excuses:
		return measure.Unread{Excuses: true}
	case g.Cause == evidence.CellUnread && g.Records == "samples" && (g.Field == "sent" || g.Field == "received"):
		return measure.Unread{Unbounded: true} // the sample stands for nobody knows how many requests
	case g.Cause == evidence.CellUnread && !(g.Many && use == Measurement), use == Answers:
		return measure.Unread{Cells: int64(n)}
	case g.Cause.Counted() && g.Records == "ticket-events": // it may change what becomes of one case
		return measure.Unread{Cells: int64(n)}
	case g.Cause.Counted():
		return measure.Unread{Rows: int64(n)}
	case g.Cause.Dated() && (g.Records == "outages" || g.Records == "samples"): // whose silence is bounded by itself
		return measure.Unread{Dark: timeline.Set{p.Intersect(g.Span)}}
	}
	return measure.Unread{Unbounded: true}
}
