package table

import (
	"math/big"
	"slices"

	"github.com/slareport/slareport/report"
	"github.com/slareport/slareport/report/exact"
)

// stake is the most that a miss of an objective pays in a period by the agreement (rules §7), with the fees of this
// one: its worst band or whole base, times its greatest multiplier, under its cap and the limits of the period. "" where
// a miss pays nothing, or where only the number of misses bounds it.
func stake(r *report.Report, o *report.Objective) string {
	if o == nil || !o.Credit.Pays {
		return ""
	}
	fees := feesOf(r, o)
	t := o.Credit.Terms
	if t == nil {
		t = &report.Terms{Form: "band"}
	}
	base := allotted(fees, r.Credits.Settling.AtRisk, t.Allocation)
	amount := worst(o, t, base, fees, r.Credits.Settling.AtRisk)
	if amount == nil {
		return ""
	}
	if t.Cap != nil {
		amount = lesser(amount, priced(*t.Cap, fees))
	}
	for _, l := range r.Credits.Limits {
		if l.Key != "cap-year" {
			amount = lesser(amount, exact.Parse(l.Amount))
		}
	}
	return amount.FloatString(r.Credits.MinorUnits)
}

func feesOf(r *report.Report, o *report.Objective) *big.Rat {
	total := new(big.Rat)
	for _, f := range r.Credits.Fees {
		if o.Credit.Of != "" && f.Service != o.Credit.Of && !slices.Contains(o.Credit.AlsoOf, f.Service) {
			continue
		}
		if v := exact.Parse(f.Amount); v != nil {
			total.Add(total, v)
		}
	}
	return total
}

// allotted is the part of the fees that an objective's formula starts from.
func allotted(fees *big.Rat, atRisk, allocation string) *big.Rat {
	if allocation == "" {
		return fees
	}
	base := fees
	if atRisk != "" {
		base = percentOf(base, atRisk)
	}
	return percentOf(base, allocation)
}

// worst is what the formula pays at the most; nil where nothing bounds it.
func worst(o *report.Objective, t *report.Terms, base, fees *big.Rat, atRisk string) *big.Rat {
	amount := new(big.Rat)
	switch {
	case t.Form == "whole":
		amount = base
	case t.Form == "band":
		for _, b := range o.Credit.Bands {
			amount = greater(amount, percentOf(base, b.Rate))
		}
	case t.Most != nil:
		amount = priced(*t.Most, base)
	case t.Cap != nil:
		return priced(*t.Cap, fees)
	default:
		return nil
	}
	times := big.NewRat(1, 1)
	for _, x := range t.Repeats {
		if v := exact.Parse(x.Times); v != nil {
			times = greater(times, v)
		}
	}
	amount = new(big.Rat).Mul(amount, times)
	switch {
	case t.Severe == nil:
	case t.Severe.Pool && atRisk == "":
		amount = greater(amount, fees)
	case t.Severe.Pool:
		amount = greater(amount, percentOf(fees, atRisk))
	default:
		amount = greater(amount, percentOf(base, t.Severe.Rate))
	}
	return amount
}

func priced(p report.Price, of *big.Rat) *big.Rat {
	if v := exact.Parse(p.Amount); v != nil {
		return v
	}
	return percentOf(of, p.Percent)
}

func percentOf(of *big.Rat, percent string) *big.Rat {
	rate := exact.Parse(percent)
	if rate == nil {
		return new(big.Rat)
	}
	return rate.Mul(rate, new(big.Rat).Quo(of, big.NewRat(100, 1)))
}

func greater(a, b *big.Rat) *big.Rat {
	if b.Cmp(a) > 0 {
		return b
	}
	return a
}

func lesser(a, b *big.Rat) *big.Rat {
	if b != nil && b.Cmp(a) < 0 {
		return b
	}
	return a
}
