package report

import (
	"math/big"

	"github.com/slareport/slareport/report/exact"
)

// Group is an objective that is there for each of many items, taken together: documents tell it in a line and list the
// items that need a word.
type Group struct {
	ID      string  `json:"id"`
	Name    string  `json:"name"`
	Items   int     `json:"items"`
	Judged  int     `json:"judged"` // held against their targets
	Missed  int     `json:"missed"`
	Unclear int     `json:"undetermined"`
	Paying  int     `json:"paying"`
	Misses  int     `json:"misses"`  // cases or outages, of all items
	Payable string  `json:"payable"` // of all items
	Verdict Verdict `json:"verdict"` // the gravest of an item
	// Worst is the id of the objective whose item is furthest on the wrong side of its target; "" where none was judged.
	Worst    string `json:"worst"`
	Sentence string `json:"sentence"`
	// Trend has the money of all items, with the gravest verdict and the worst value of each period.
	Trend []Point `json:"trend"`
}

// Quiet tells whether an objective is of one item of many, and nothing has to be said about it: it was neither missed
// nor left undetermined, and pays nothing.
func (o *Objective) Quiet() bool {
	u := o.Undetermined
	return o.Group != "" && o.Verdict != Missed && o.Verdict != Unclear && !positive(o.Credit.BeforeLimits()) &&
		len(o.Provisional) == 0 && (u == nil || u.ProviderVerdict == u.OthersVerdict &&
		u.CreditOnProvider == u.CreditOnOthers)
}

// Listed are the objectives that documents list one by one: all but the items about which nothing has to be said.
func (r *Report) Listed() (list []*Objective) {
	for i := range r.Objectives {
		if o := &r.Objectives[i]; !o.Quiet() {
			list = append(list, o)
		}
	}
	return list
}

// Lines are the objectives as an overview has them, a line each: those of no item, and each group in the place of its
// items.
func (r *Report) Lines() (list []*Objective) {
	told := map[string]bool{}
	for i := range r.Objectives {
		o := &r.Objectives[i]
		switch {
		case o.Group == "":
			list = append(list, o)
		case !told[o.Group]:
			told[o.Group] = true
			list = append(list, r.lineOf(o.Group))
		}
	}
	return list
}

// GroupOf is the group of an id, nil for none.
func (r *Report) GroupOf(id string) *Group {
	for i := range r.Groups {
		if r.Groups[i].ID == id {
			return &r.Groups[i]
		}
	}
	return nil
}

// ItemsOf are the objectives of a group, in the order of its table.
func (r *Report) ItemsOf(group string) (list []*Objective) {
	for i := range r.Objectives {
		if o := &r.Objectives[i]; o.Group == group {
			list = append(list, o)
		}
	}
	return list
}

// lineOf is a group as one objective: the figures of its worst item, and the money of all of them.
func (r *Report) lineOf(group string) *Objective {
	g, items := r.GroupOf(group), r.ItemsOf(group)
	line := *items[0]
	if g == nil { // a report of an earlier version of this program
		return &line
	}
	for _, o := range items {
		if o.ID == g.Worst {
			line = *o
		}
	}
	line.ID, line.Group, line.Item, line.Tier, line.Name = g.ID, "", "", "", g.Name
	line.Verdict, line.Sentence, line.Trend = g.Verdict, g.Sentence, g.Trend
	line.Credit = Credit{Payable: g.Payable, Steps: together(items)}
	line.Misses, line.Volume, line.Undetermined = Many[Miss]{}, "", undeterminedOf(items)
	return &line
}

// together are the steps in which the formulas of all items of a group end, with what was claimed of that where it must
// be; none where they pay nothing.
func together(items []*Objective) (list []Step) {
	for _, key := range []string{stepRounded, stepClaimed} {
		sum, last := new(big.Rat), Step{}
		for _, o := range items {
			for _, s := range o.Credit.Steps {
				if amount := exact.Parse(s.Amount); s.Key == key && amount != nil {
					sum, last = sum.Add(sum, amount), s
				}
			}
		}
		if last.Key != "" {
			last.Amount, last.Formula = asPreciseAs(last.Amount, sum), ""
			list = append(list, last)
		}
	}
	return list
}

// undeterminedOf is both outcomes of the items of a group together: the figures of the one between whose outcomes most
// money lies, and the money of all; nil where nothing is undetermined.
func undeterminedOf(items []*Objective) *Undetermined {
	var out *Undetermined
	most, provider, others := new(big.Rat), new(big.Rat), new(big.Rat)
	for _, o := range items {
		u := o.Undetermined
		if u == nil {
			continue
		}
		on, off := exact.Parse(u.CreditOnProvider), exact.Parse(u.CreditOnOthers)
		if on == nil || off == nil {
			on, off = new(big.Rat), new(big.Rat)
		}
		provider.Add(provider, on)
		others.Add(others, off)
		if between := new(big.Rat).Sub(on, off); out == nil || between.Cmp(most) > 0 {
			one := *u
			out, most = &one, between
		}
	}
	if out != nil {
		out.CreditOnProvider = asPreciseAs(out.CreditOnProvider, provider)
		out.CreditOnOthers = asPreciseAs(out.CreditOnOthers, others)
	}
	return out
}
