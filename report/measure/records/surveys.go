package records

import (
	"github.com/slareport/slareport/report/agreement"
	"github.com/slareport/slareport/report/evidence"
	"github.com/slareport/slareport/report/fault"
	"github.com/slareport/slareport/report/measure"
)

// Surveys lists the surveys for an objective about records. A survey counts at its instant and goes by the
// number of its ticket where it has one.
func Surveys(ctx *measure.Context, o *agreement.Objective) *List[evidence.Survey] {
	proofs := ctx.Proofs()
	all := ctx.Evidence.All
	tickets := ticketsSurveyed(ctx)
	return &List[evidence.Survey]{
		Ctx: ctx, Objective: o, Unit: "answer", order: ctx.Evidence.Surveys, All: all.Surveys,
		known: func(s *evidence.Survey) *evidence.Survey { return s },
		Item: func(i int32, s *evidence.Survey) Item {
			it := Item{Index: i, id: s.Ticket, record: s.Ticket, service: s.Service, Pos: s.Pos, At: s.At}
			if it.id == "" {
				it.id = s.At.String()
			}
			return it
		},
		answer: func(i int32) fault.Answer {
			s := &all.Surveys[i]
			ticket, known := tickets[s.Ticket]
			if !known {
				ticket = -1
			}
			return proofs.SurveyRecord(s, ticket, o.Service)
		},
	}
}

// ticketsSurveyed finds the tickets that surveys name.
func ticketsSurveyed(ctx *measure.Context) map[string]int32 {
	all := ctx.Evidence.All
	named := map[string]int32{}
	for _, i := range ctx.Evidence.Surveys {
		if id := all.Surveys[i].Ticket; id != "" {
			named[id] = -1
		}
	}
	if len(named) == 0 {
		return named
	}
	for _, i := range ctx.Evidence.Tickets {
		if _, wanted := named[all.Tickets[i].ID]; wanted {
			named[all.Tickets[i].ID] = i
		}
	}
	return named
}
