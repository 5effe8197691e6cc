package bounds

import (
	"slices"

	"github.com/slareport/slareport/report/agreement"
	"github.com/slareport/slareport/report/evidence"
	"github.com/slareport/slareport/report/kinds"
	"github.com/slareport/slareport/report/measure"
	"github.com/slareport/slareport/report/timeline"
)

// Measurer measures the objectives of one client.
type Measurer struct {
	Gaps []evidence.Gap // of what may be evidence of the client

	whole       *measure.Context         // over all periods, with the evidence as it was read
	misdeclared map[string]bool          // sources of surveys of which nobody knows the scales
	surveys     []int32                  // of the client
	surveysOf   map[string][]int32       // of them by the ticket that they are about, nil while nobody asked
	apartBy     map[string]*answersApart // by objective
	days        dayReadings
	fields      map[kinds.Terms][]string // that terms rest on, see fieldsOf
	asked       map[kinds.Terms][]string // that their expressions ask for, see askedOf
	reordered   *bool                    // whether any history changes a priority, nil while nobody asked
}

// New makes ready to measure over the periods of a context, and notes there what could not be read.
func New(whole *measure.Context) *Measurer {
	gaps := Lacking(whole.Agreement, whole.Evidence, whole.Samples, whole.AsOf)
	gaps = append(gaps, silentTallies(whole)...)
	m := &Measurer{whole: whole, Gaps: upTo(whole.AsOf, gaps), surveys: whole.Evidence.Surveys}
	m.misdeclared = misdeclared(whole.Evidence.All, m.Gaps)
	whole.Unread = m.Unread(whole.Periods)
	return m
}

// Alone makes ready to measure one record of an objective without the others of its type, of which a context has
// none. Of gaps, those of the whole evidence, its own cells count, and what may say who answers for any record. What
// could not be read of some records of another type is about others as well as about this one: it is left out.
func Alone(whole *measure.Context, gaps []evidence.Gap, o *agreement.Objective, r evidence.Record) *Measurer {
	m := &Measurer{
		whole: whole, surveys: whole.Evidence.AllSurveys(), misdeclared: misdeclared(whole.Evidence.All, gaps),
	}
	for _, g := range upTo(whole.AsOf, gaps) {
		switch use := m.useOf(o, &g); {
		case g.Records != r.Records:
			if g.Cause.Counted() && use != Excuses && use != Upstream {
				continue
			}
		case !g.OfCell(r):
			continue
		default:
			reach := whole.Evidence.Reach(r)
			if g.Ends != nil {
				g.Ends = []timeline.Instant{g.Ends[slices.Index(g.Rows, r.Pos)]}
				reach.To = max(reach.To, g.Ends[0])
			}
			g.Of, g.Rows, g.Undated = []evidence.Record{r}, []evidence.Pos{r.Pos}, 0
			g.At = []timeline.Interval{reach}
		}
		m.Gaps = append(m.Gaps, g)
	}
	whole.Unread = m.Unread(whole.Periods)
	return m
}

// upTo are gaps that end with the date of the data: nothing after it is known, whatever is missing.
func upTo(asOf timeline.Instant, gaps []evidence.Gap) []evidence.Gap {
	list := slices.Clone(gaps)
	for i := range list {
		list[i].Span.To = min(list[i].Span.To, asOf)
	}
	return list
}

// Kind is what the kind of an objective knows; nil for terms of no kind, which cannot be measured.
func (m *Measurer) Kind(o *agreement.Objective) kinds.Terms {
	terms, _ := kinds.Of(o)
	return terms
}

// fieldsOf are the fields that terms rest on. To know them their conditions are compiled, and each gap asks for them.
func (m *Measurer) fieldsOf(terms kinds.Terms) []string {
	list, known := m.fields[terms]
	if !known {
		list = terms.Fields()
		if m.fields == nil {
			m.fields = map[kinds.Terms][]string{}
		}
		m.fields[terms] = list
	}
	return list
}
