package credit

import (
	"cmp"
	"math/big"
	"slices"
)

// oncePerIncident credits an incident that broke several objectives once, by the dearest. The objectives take
// their turn by what they would pay: one whose incidents were all credited by dearer ones pays nothing; one with
// an incident of its own pays. Objectives of which no incident is known are left as they are.
func oncePerIncident(list []Objective) {
	var order []*Objective
	for i := range list {
		if o := &list[i]; o.Amount.Sign() > 0 && len(o.Case.Incidents) > 0 {
			order = append(order, o)
		}
	}
	slices.SortStableFunc(order, func(a, b *Objective) int {
		return cmp.Or(b.Amount.Cmp(a.Amount), cmp.Compare(a.Case.Objective.ID, b.Case.Objective.ID))
	})
	credited := map[string]*Objective{}
	for _, o := range order {
		dearer, all := o, true
		for _, incident := range o.Case.Incidents {
			if by := credited[incident]; by != nil {
				dearer = by
			} else {
				all = false
			}
		}
		if all {
			o.Amount = new(big.Rat)
			o.add(Step{Key: "incident", Text: dearer.Case.Objective.Name})
			continue
		}
		for _, incident := range o.Case.Incidents {
			if credited[incident] == nil {
				credited[incident] = o
			}
		}
	}
}
