package score

import (
	"math/big"
	"slices"

	"github.com/slareport/slareport/report"
	"github.com/slareport/slareport/report/exact"
	"github.com/slareport/slareport/report/judge"
	"github.com/slareport/slareport/report/score/assess"
	"github.com/slareport/slareport/report/score/figures"
)

// groups takes together the objectives of the items of each table.
//
// Rule §7 (items-together): The objectives of many items are told in a line: how many there are, how many were missed,
// what they pay, and which is the worst; only those that were missed, are undetermined or pay are listed.
//
// Convention beside (worst-item): The worst of many items is the one whose value is furthest on the wrong side of its
// own target, or nearest to it where all of them met theirs; of equal ones the first of the table.
func (b *build) groups(objectives []report.Objective, p int) (list []report.Group) {
	places := map[string][]int{}
	var order []string
	for i := range b.Agreement.Objectives {
		if of := b.Agreement.Objectives[i].Item; of != nil {
			if places[of.Group] == nil {
				order = append(order, of.Group)
			}
			places[of.Group] = append(places[of.Group], i)
		}
	}
	for _, id := range order {
		list = append(list, b.group(id, places[id], objectives, p))
	}
	return list
}

func (b *build) group(id string, items []int, objectives []report.Objective, p int) report.Group {
	g := report.Group{ID: id, Name: b.Agreement.Objectives[items[0]].Item.GroupName, Items: len(items)}
	paid := new(big.Rat)
	for _, i := range items {
		o := &objectives[i]
		if o.Verdict.Judged() {
			g.Judged++
		}
		switch o.Verdict {
		case report.Missed:
			g.Missed++
		case report.Unclear:
			g.Unclear++
		}
		g.Misses += o.Misses.Len()
		if amount := b.Money[p].Objectives[i].Payable; amount != nil && amount.Sign() > 0 {
			g.Paying++
			paid.Add(paid, amount)
		}
	}
	g.Payable, g.Verdict = b.Cash(paid), b.worstVerdict(items, p)
	worst := b.worst(items, p)
	if worst >= 0 {
		g.Worst = objectives[worst].ID
	}
	for q := max(0, p+1-assess.TrendPeriods); q <= p; q++ {
		g.Trend = append(g.Trend, b.pointOf(items, q))
	}
	g.Sentence = b.sentenceOf(&g, objectives, worst)
	return g
}

// worstVerdict is the gravest verdict of the items in a period, in the order of documents.
func (b *build) worstVerdict(items []int, p int) report.Verdict {
	for _, v := range report.Verdicts() {
		ended := func(i int) bool { return report.Verdict(b.Judged[i][p].Verdict.String()) == v }
		if slices.ContainsFunc(items, ended) {
			return v
		}
	}
	return report.NoVolume
}

// worst is the place of the item that is furthest on the wrong side of its target in a period, -1 where none has a
// value.
func (b *build) worst(items []int, p int) int {
	worst, least := -1, new(big.Rat)
	for _, i := range items {
		room := roomOf(&b.Judged[i][p])
		if room != nil && (worst < 0 || room.Cmp(least) < 0) {
			worst, least = i, room
		}
	}
	return worst
}

// roomOf is by how much a value is better than its target, nil where there is none.
func roomOf(j *judge.Judgement) *big.Rat {
	switch {
	case j.Judged == nil || j.Target.Value == nil:
		return nil
	case j.Target.AtMost:
		return new(big.Rat).Sub(j.Target.Value, j.Judged)
	}
	return new(big.Rat).Sub(j.Judged, j.Target.Value)
}

// pointOf is a period of the group: the worst value, and what all items paid.
func (b *build) pointOf(items []int, q int) report.Point {
	point := report.Point{Period: b.Periods[q].Label, Verdict: b.worstVerdict(items, q), Attribution: []report.Amount{}}
	paid, known := new(big.Rat), false
	for _, i := range items {
		if amount := b.Money[q].Objectives[i].Payable; amount != nil {
			paid, known = paid.Add(paid, amount), true
		}
	}
	if known {
		point.Payable = b.Cash(paid)
	}
	if i := b.worst(items, q); i >= 0 {
		res, j := &b.Results[i][q], &b.Judged[i][q]
		f := figures.Of(b.Agreement, &b.Agreement.Objectives[i], j, res)
		point.Experienced, point.Attributable = f.Value(res.Experienced.Value), f.Value(res.Attributable.Value)
		point.Contractual, point.Target, point.Volume = f.Value(res.Contractual.Value), f.Target, exact.Decimal(res.Volume)
	}
	return point
}

// sentenceOf tells a group in a sentence.
func (b *build) sentenceOf(g *report.Group, objectives []report.Objective, worst int) string {
	if g.Judged == 0 && g.Unclear == 0 {
		return b.Words.T("group.none") + "."
	}
	clauses := []string{b.Words.N("group.missed", g.Items, b.Words.Integer(int64(g.Missed)))}
	if g.Unclear > 0 {
		clauses = append(clauses, b.Words.N("group.unclear", g.Unclear))
	}
	if g.Paying > 0 {
		clauses = append(clauses, b.Words.N("group.paying", g.Paying, b.Words.Money(g.Payable, b.Agreement.Currency)))
	}
	if worst >= 0 {
		o := &objectives[worst]
		value := b.Words.Figure(o.Contractual.Shown, b.Words.UnitName(o.ValueUnit))
		clauses = append(clauses, b.Words.T("group.worst", o.Item, value))
	}
	return b.Words.Clauses(clauses) + "."
}
