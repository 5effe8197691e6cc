package inquiry

import (
	"fmt"
	"slices"

	"github.com/slareport/slareport/report/evidence"
)

// creditSteps says what each step in claiming a credit did.
var creditSteps = map[evidence.ClaimStep]string{
	evidence.StepClaimed: "claimed", evidence.StepGranted: "granted", evidence.StepRefused: "refused",
	evidence.StepIssued: "issued", evidence.StepWithdrawn: "withdrawn",
}

// creditClaims says what rows about credits have the id as their reference.
func (q *Inquiry) creditClaims(a *Answer) {
	for _, i := range q.View.CreditClaims {
		c := &q.Evidence.CreditClaims[i]
		if !q.names(c.Reference) {
			continue
		}
		credit := "every credit"
		if !c.Objective.Empty() {
			credit = "the credit of " + c.Objective.String()
		}
		text := fmt.Sprintf("%s of %s was %s", credit, c.Period, creditSteps[c.State])
		switch {
		case c.Unclear:
			text += ", as far as the row could be read"
		case c.At > q.Input.AsOf:
			text += " on " + q.at(c.At) + ", after the date of the data: not known yet"
		case c.At.Known():
			text += " on " + q.at(c.At)
		}
		a.Outcome, a.Rows, a.Why = outcomeCreditClaim, append(a.Rows, q.place(c.Pos)), append(a.Why, text)
	}
}

// mentions says which rows are about a case of the id where no ticket or outage of the client has it.
func (q *Inquiry) mentions(a *Answer) {
	if a.Outcome != "" || len(q.Evidence.Identified(q.ID)) > 0 {
		return
	}
	note := func(what string, pos evidence.Pos, ids ...string) {
		if slices.ContainsFunc(ids, q.names) {
			a.Outcome, a.Rows = outcomeNoCase, append(a.Rows, q.place(pos))
			a.Why = append(a.Why, fmt.Sprintf("%s in %s names it", what, q.place(pos)))
		}
	}
	all, v := q.Evidence, q.View
	for i := range all.Events {
		if e := &all.Events[i]; q.names(e.Ticket) && v.Concerns(e.Client, e.Ticket) {
			note("a change of a case", e.Pos, e.Ticket)
		}
	}
	for _, i := range v.Claims {
		note("a claim", all.Claims[i].Pos, all.Claims[i].IDs...)
	}
	for _, i := range v.Obligations {
		note("an obligation", all.Obligations[i].Pos, all.Obligations[i].Tickets...)
	}
	if a.Outcome != "" {
		a.Why = append([]string{"no ticket and no outage of the data has this id: " +
			"what names it counts for nothing"}, shorten(a.Why)...)
	}
}

// mostMentions is how many rows are named one by one.
const mostMentions = 20

func shorten(list []string) []string {
	if more := len(list) - mostMentions; more > 0 {
		list = append(slices.Clip(list[:mostMentions]), fmt.Sprintf("%d more rows name it", more))
	}
	return list
}
