package inquiry

import (
	"fmt"
	"slices"
	"strings"

	"github.com/slareport/slareport/report"
	"github.com/slareport/slareport/report/evidence"
	"github.com/slareport/slareport/report/timeline"
)

// claims says what became of the client's claims of the id.
func (q *Inquiry) claims(a *Answer) {
	for _, i := range q.View.Claims {
		c := &q.Evidence.Claims[i]
		if !q.names(c.ID) && !q.names(c.Reference) {
			continue
		}
		place := q.place(c.Pos)
		lost := q.lost("claims", c.Pos)
		a.Outcome, a.Rows = outcomeClaim, append(a.Rows, place)
		a.Why = append(append(a.Why, q.claim(place, len(lost) > 0)), q.lostOf(lost, "what it excuses is open")...)
		a.Why = append(a.Why, q.proves(place)...)
	}
}

// claim says what became of a claim.
func (q *Inquiry) claim(place string, doubtful bool) string {
	judged := func(list *report.Many[report.Claim]) *report.Claim {
		for _, c := range list.All() {
			if c.Row == place {
				return c
			}
		}
		return nil
	}
	as := ""
	if doubtful {
		as = " as far as it could be read"
	}
	if judged(&q.Report.Claims.Accepted) != nil {
		return "a claim that was accepted" + as + ": its time is not the provider's"
	}
	if c := judged(&q.Report.Claims.Refused); c != nil {
		return "a claim that was refused" + as + ", since it lacks " + strings.Join(c.Lacks, "; ")
	}
	return "a claim that is not about " + q.Words.Month(q.Report.Period.Label)
}

// obligations says what became of what the client or a third party owed, by its id.
func (q *Inquiry) obligations(a *Answer) {
	for _, i := range q.View.Obligations {
		o := &q.Evidence.Obligations[i]
		if !q.names(o.ID.String()) {
			continue
		}
		place := q.place(o.Pos)
		lost := q.lost("obligations", o.Pos)
		a.Outcome, a.Rows = outcomeObligation, append(a.Rows, place)
		a.Why = append(a.Why, q.owed(o, slices.Contains(lost, "provided")))
		a.Why = append(append(a.Why, q.lostOf(lost, "for how long it excuses anything is open")...), q.proves(place)...)
	}
}

// owed says whether an obligation was overdue; unread, that nobody knows when it was met.
func (q *Inquiry) owed(o *evidence.Obligation, unread bool) string {
	text := fmt.Sprintf("an obligation of %s, due %s", o.Party, q.at(o.Due))
	switch {
	case unread:
		return text
	case !o.Provided.Known():
		return text + " and not met up to the date of the data"
	case o.Provided > o.Due:
		return text + " and overdue until " + q.at(o.Provided)
	}
	return text + " and met in time, " + q.at(o.Provided)
}

func (q *Inquiry) at(i timeline.Instant) string { return q.Words.DateTime(i) }

// names tells whether an id is the one that was asked for.
func (q *Inquiry) names(id string) bool {
	return id != "" && strings.EqualFold(strings.TrimSpace(id), strings.TrimSpace(q.ID))
}

// proves names the misses that a row is among the evidence of.
func (q *Inquiry) proves(place string) (list []string) {
	for _, m := range q.Objective.Misses.All() {
		if slices.Contains(m.Rows, place) {
			list = append(list, "it is among the evidence of the miss "+m.ID)
		}
	}
	return list
}

// lost lists the fields of a row that could not be read.
func (q *Inquiry) lost(records string, pos evidence.Pos) (fields []string) {
	for _, g := range q.View.Gaps() {
		if g.OfCell(evidence.Record{Records: records, Pos: pos}) {
			fields = append(fields, g.Field)
		}
	}
	slices.Sort(fields)
	return slices.Compact(fields)
}

// lostOf says which fields of a row could not be read, and what that leaves open.
func (q *Inquiry) lostOf(fields []string, open string) []string {
	if len(fields) == 0 {
		return nil
	}
	return []string{q.Words.List(fields) + " could not be read: " + open}
}
