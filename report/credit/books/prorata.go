package books

import (
	"math/big"

	"github.com/slareport/slareport/report/agreement"
	"github.com/slareport/slareport/report/calendar"
	"github.com/slareport/slareport/report/timeline"
)

// overDays is the mean of a figure over the days of the period that an instant lies in. Days on which the
// agreement is not in force count as nothing, so that a part of a month costs that part.
//
// Convention credits (days-weigh-equally): Every local day weighs the same, even one of 23 or 25 hours.
func overDays(a *agreement.Agreement, at timeline.Instant, of func(day timeline.Instant) *big.Rat) *big.Rat {
	days := daysOf(a, at)
	sum := new(big.Rat)
	for _, day := range days {
		if inForce(a, day) {
			sum.Add(sum, of(day))
		}
	}
	return sum.Quo(sum, big.NewRat(int64(len(days)), 1))
}

// DaysInForce are the days of the period that an instant lies in, and how many of them the agreement is in force.
func DaysInForce(a *agreement.Agreement, at timeline.Instant) (in, of int64) {
	for _, day := range daysOf(a, at) {
		if of++; inForce(a, day) {
			in++
		}
	}
	return in, of
}

// daysOf lists where the local days of a period begin.
func daysOf(a *agreement.Agreement, at timeline.Instant) []timeline.Instant {
	period := a.Cycle().Of(at)
	zone := calendar.NewZone(a.Zone)
	days := []timeline.Instant{period.From}
	for d := zone.DateOf(period.From).AddDays(1); zone.StartOfDay(d) < period.To; d = d.AddDays(1) {
		days = append(days, zone.StartOfDay(d))
	}
	return days
}

func inForce(a *agreement.Agreement, at timeline.Instant) bool {
	return (!a.From.Known() || a.From <= at) && (!a.To.Known() || at < a.To)
}
