package misses

import (
	"cmp"
	"slices"
	"sort"

	"github.com/slareport/slareport/report/agreement"
	"github.com/slareport/slareport/report/evidence"
	"github.com/slareport/slareport/report/fault"
	"github.com/slareport/slareport/report/measure"
	"github.com/slareport/slareport/report/timeline"
)

// mostRefused is how many refused claims the sentence of one miss names; the list of claims has the others.
const mostRefused = 3

// refusals finds the refused claims that are about a miss, without going through all claims for each of the misses. A
// decision is its place among all, which is canonical: the order of rows changes no sentence.
type refusals struct {
	byCase  evidence.CaseIndex
	byTime  []refusedTime      // of claims that name no case, in order of their begin
	reaches []timeline.Instant // the latest end of byTime up to each
}

type refusedTime struct {
	timeline.Interval
	decision int
}

// refused indexes the refused claims of the client.
func (e *Explainer) refused() *refusals {
	if e.refusals != nil {
		return e.refusals
	}
	found := &refusals{}
	for i := range e.Claims.Decisions {
		d := &e.Claims.Decisions[i]
		if len(d.Lacks) == 0 {
			continue
		}
		ids := e.Evidence.All.Claims[d.Claim].IDs
		found.byCase.Add(ids, int32(i))
		if len(ids) > 0 {
			continue
		}
		for _, v := range d.Time.Subtract(d.Accepted) {
			found.byTime = append(found.byTime, refusedTime{v, i})
		}
	}
	found.byCase.Sort()
	slices.SortStableFunc(found.byTime, func(a, b refusedTime) int { return cmp.Compare(a.From, b.From) })
	last := timeline.MinInstant
	for _, v := range found.byTime {
		last = max(last, v.To)
		found.reaches = append(found.reaches, last)
	}
	e.refusals = found
	return found
}

// about lists the refused claims about a miss: those that name its cases, and those about its time.
func (x *refusals) about(m *measure.Miss) (list []int) {
	for _, id := range m.Cases {
		list = append(list, x.byCase.Of(id)...)
	}
	n := sort.Search(len(x.byTime), func(i int) bool { return x.byTime[i].From >= m.Window.To })
	for i := n - 1; i >= 0 && x.reaches[i] > m.Window.From; i-- {
		if x.byTime[i].To > m.Window.From {
			list = append(list, x.byTime[i].decision)
		}
	}
	slices.Sort(list)
	return slices.Compact(list)
}

// refusedClauses says which claims about a miss were refused, and what they lacked. Where the miss is excused all the
// same nothing hangs on them.
//
// Rule §5 (refused-in-sentence): The sentence of a miss names the refused claims about it, with what they lack.
func (e *Explainer) refusedClauses(o *agreement.Objective, m *measure.Miss) (out []string) {
	if m.Outcome == measure.Excused {
		return nil
	}
	for _, i := range e.refused().about(m) {
		d := &e.Claims.Decisions[i]
		if len(out) == mostRefused {
			break
		}
		if e.ClaimConcerns(d, o) {
			out = append(out, e.refusedClause(d))
		}
	}
	return out
}

func (e *Explainer) refusedClause(d *fault.Decision) string {
	c := &e.Evidence.All.Claims[d.Claim]
	lacks := make([]string, len(d.Lacks))
	for i, l := range d.Lacks {
		lacks[i] = e.Words.T("lack." + string(l))
	}
	who, row := e.Words.T("party.of."+d.Party.String()), e.Wording().Place(e.Evidence.All.Origins, []evidence.Pos{c.Pos})
	if c.ID == "" {
		return e.Words.T("why.refused.unnamed", who, e.Words.List(lacks), row)
	}
	return e.Words.T("why.refused", c.ID, who, e.Words.List(lacks), row)
}
