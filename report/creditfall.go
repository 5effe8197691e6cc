package report

import (
	"math/big"
	"strings"

	"github.com/slareport/slareport/report/exact"
)

// FallStep is a step of the way from what objectives cost to what is payable. All amounts are money.
type FallStep struct {
	Name      string
	Objective string // id of the one that costs it; "" for a limit of the agreement, and for what is payable
	Adds      string // what it adds; below zero where a limit takes off
	Level     string // what there is after it
	Payable   bool   // the last step: its level is what is payable
}

// CreditFall is the period's money step by step: what each objective costs before the agreement's limits, what each
// limit takes off, and in the last step what is payable. It is empty where nothing is credited.
func (r *Report) CreditFall() []FallStep {
	var list []FallStep
	level := new(big.Rat)
	for _, o := range r.Lines() {
		amount := o.Credit.BeforeLimits()
		if !positive(amount) {
			continue
		}
		level.Add(level, exact.Parse(amount))
		list = append(list, FallStep{Name: o.Name, Objective: o.ID, Adds: amount, Level: asPreciseAs(amount, level)})
	}
	if list == nil {
		return nil
	}
	for _, s := range r.Credits.Steps {
		amount := exact.Parse(s.Amount)
		switch {
		case s.Key == StepPayable:
			list = append(list, FallStep{Name: s.Name, Adds: s.Amount, Level: s.Amount, Payable: true})
		case amount != nil && amount.Cmp(level) < 0:
			taken := new(big.Rat).Sub(amount, level)
			list = append(list, FallStep{Name: s.Name, Adds: asPreciseAs(s.Amount, taken), Level: s.Amount})
			level = amount
		}
	}
	return list
}

// Entitled is what an objective costs by its own formula, whether it was claimed or not.
func (c *Credit) Entitled() string {
	for _, s := range c.Steps {
		if s.Key == stepRounded {
			return s.Amount
		}
	}
	return c.Payable
}

// BeforeLimits is what an objective costs before the agreement's limits: the step in which its own formula ends, or
// where it must be claimed what of that was claimed.
func (c *Credit) BeforeLimits() string {
	amount := c.Payable
	for _, s := range c.Steps {
		if s.Key == stepRounded || s.Key == stepClaimed {
			amount = s.Amount
		}
	}
	return amount
}

// asPreciseAs prints a sum with at least the decimals of an amount in it.
func asPreciseAs(amount string, sum *big.Rat) string {
	_, fraction, _ := strings.Cut(amount, ".")
	if decimals, finite := sum.FloatPrec(); finite && decimals < len(fraction) {
		return sum.FloatString(len(fraction))
	}
	return exact.Decimal(sum)
}
