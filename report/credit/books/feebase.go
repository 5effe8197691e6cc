package books

import (
	"math/big"
	"slices"

	"github.com/slareport/slareport/report/agreement"
	"github.com/slareport/slareport/report/timeline"
)

// FeeBase is the fee of a service, or of all for "", in the period that an instant lies in: what is in force at
// the instant, or over the days of the period where the agreement counts pro rata. What was invoiced stays as it
// was invoiced; a period without an invoice has no fee.
//
// Convention credits (fee-pro-rata): Without pro rata a period has the fee, the target and the minimum level in force
// at its end. With it the fee is the mean over the days of the period, days outside the agreement counting nothing.
// Set by `credits.pro-rata`.
//
// Rule §7 (fee-base): The fee base is by service, by users or as invoiced; it may change by date, and counts by days
// for a part of a month.
func FeeBase(a *agreement.Agreement, service string, at timeline.Instant) *big.Rat {
	sum := new(big.Rat)
	for i := range a.Fees {
		if service == "" || a.Fees[i].Service == service {
			sum.Add(sum, fee(a, &a.Fees[i], at))
		}
	}
	return sum
}

// ByDays tells whether the fees of some services, of all for none, are for the days in force alone: pro rata, or as
// invoiced.
func ByDays(a *agreement.Agreement, services ...string) bool {
	return a.Credits.ProRata || slices.ContainsFunc(a.Fees, func(f agreement.Fee) bool {
		return f.Invoices != nil && (len(services) == 0 || slices.Contains(services, f.Service))
	})
}

// Convention credits (fee-invoiced): A fee as invoiced is the period's invoice as it is, even where other fees count
// by days. A period without an invoice has no fee, and that is a finding.
func fee(a *agreement.Agreement, f *agreement.Fee, at timeline.Instant) *big.Rat {
	switch {
	case f.Invoices != nil:
		return f.Invoices[a.Cycle().Of(at).Label].Rat()
	case a.Credits.ProRata:
		return overDays(a, at, func(day timeline.Instant) *big.Rat { return agreed(f, day) })
	}
	return agreed(f, at)
}

// agreed is the fee in force at an instant: an amount, or users at a price each.
//
// Convention credits (fee-users): A fee of users takes the number of users in force at the end of the period. Set by
// `credits.pro-rata`.
func agreed(f *agreement.Fee, at timeline.Instant) *big.Rat {
	amount, _ := agreement.At(f.Amounts, at) // before the first one nothing is due
	if f.Users == nil {
		return amount.Rat()
	}
	users, _ := agreement.At(f.Users, at)
	return new(big.Rat).Mul(amount.Rat(), big.NewRat(users, 1))
}
