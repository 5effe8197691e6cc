package credits

import (
	"math/big"

	"github.com/slareport/slareport/loaders/workspace/scalars"
	"github.com/slareport/slareport/loaders/workspace/scope"
	"github.com/slareport/slareport/loaders/workspace/shape"
	"github.com/slareport/slareport/report/agreement"
	"github.com/slareport/slareport/report/calendar"
	"github.com/slareport/slareport/report/evidence"
	"github.com/slareport/slareport/report/kinds/availability"
	"github.com/slareport/slareport/report/kinds/count"
	"github.com/slareport/slareport/report/kinds/timeliness"
	"github.com/slareport/slareport/report/timeline"
)

// fee finds a service with a fee, without regard to case.
func fee(s *scope.Scope, service string) (as string, ok bool) {
	for _, has := range s.Services {
		if evidence.Same(has, service) {
			return has, true
		}
	}
	return "", false
}

// Credit is the table of what a miss of an objective pays.
func Credit(s *scope.Scope, o *agreement.Objective) shape.Of[*agreement.Credit] {
	type c = agreement.Credit
	table := shape.Object[c]{
		Name: "a credit", Doc: "What a miss of the objective pays back.", OneOf: formulas,
		Foreign: limitNames,
		Keys: []shape.Key[c]{
			shape.Each("of", "service whose fee is the base, or several services; all fees unless told",
				shape.OneOrMore(service(s)), func(v *c, list []string) { v.Of, v.AlsoOf = list[0], list[1:] }),
			shape.Field("allocation",
				"percent of the at-risk pool that the objective can lose: that is its base then; the base is the fee itself "+
					"unless told", scalars.Percent(), func(v *c) **big.Rat { return &v.Allocation }),
			shape.Field("per", "what is priced by itself: outage (or late case), or incident (all its outages together); the "+
				"period unless told", shape.Named([]string{"period", "outage", "incident"}, perNamed),
				func(v *c) *agreement.Per { return &v.Per }),
			shape.Field("after", "time that pays nothing, such as 15m: of each outage where these are priced by themselves, "+
				"else of the period", scalars.Duration(), func(v *c) *timeline.Micros { return &v.After }),
			shape.Each("bands",
				"what is paid by the value, such as {below 95%: 5%, below 90%: 12%}; by lost time, such as {from 5m: 5%, "+
					"from 4h: 10%}; or by misses, such as {from 2 misses: 500.00}",
				bands(o, price(s)), func(v *c, t table) { v.Bands, v.Measure = t.bands, t.measure }),
			shape.Field("per-miss", "a price for each case that was missed, or for each event beyond a limit", perMiss(s, o),
				func(v *c) **agreement.PerMiss { return &v.PerMiss }),
			shape.Each("per-step", "a price for each step by which the value falls short of the target, or of lost time",
				perStep(s, o), func(v *c, p stepped) {
					v.PerStep = &p.PerStep
					if p.time {
						v.Measure = agreement.ByTime
					}
				}),
			shape.Field("lost-time", "the fee for the lost time, several times", lostTimeTerms(),
				func(v *c) **agreement.LostTime { return &v.LostTime }),
			shape.Field("points", "points by the value, and what they pay", points(s, o),
				func(v *c) **agreement.Points { return &v.Points }),
			shape.Field("month",
				"days in a month, such as 30d, by which the fee is divided for a day or for lost time; those of the "+
					"calendar unless told", scalars.MonthDays(), func(v *c) *int64 { return &v.MonthDays }),
			shape.Field("whole", "yes: a miss loses the whole base", shape.Truth(), func(v *c) *bool { return &v.Whole }),
			shape.Field("repeat", "multiplier for repeated misses, or several of which the greatest that applies counts",
				shape.OneOrMore(repeat()), func(v *c) *[]agreement.Repeat { return &v.Repeats }),
			shape.Field("below-minimum",
				"what a value below the minimum pays if that is more: a percentage of the base, or pool for the whole at-risk pool",
				severe(), func(v *c) **agreement.Severe { return &v.Severe }),
			shape.Field("cap",
				"most that the objective pays in a period: a percentage of its fee, an amount, days of the fee, or none",
				ceiling(s), func(v *c) **agreement.Cap { return &v.Cap }),
			shape.Field("earn-back", "when earlier credits of the objective are earned back", earnBack(),
				func(v *c) **agreement.EarnBack { return &v.EarnBack }),
			shape.Field("bonus", "what a value that is better than agreed takes off the period's credits", bonus(s, o),
				func(v *c) **agreement.Bonus { return &v.Bonus }),
			shape.Field("claim", "until when the credit must be claimed to be paid; as in credits: claim: unless told", claim(),
				func(v *c) **agreement.Claim { return &v.Claim }),
		},
		Done: func(r *shape.Reader, at shape.At, v *c) {
			checkPrices(r, at, s, v)
			checkLostTime(r, at, o, v)
			if at.Has("whole") && !v.Whole {
				r.Problem(at.Key("whole"), "leave credit out where a miss pays nothing",
					"a credit that is not whole needs another formula")
			}
			if at.Has("below-minimum") && len(o.Minimum) == 0 {
				r.Problem(at.Key("below-minimum"), "add minimum: to the objective", "the objective has no minimum")
			}
		},
	}
	return shape.Map(table.Shape(), func(v c) *c { return &v })
}

// formulas are the keys of which a credit has exactly one (rules §7).
var formulas = []string{"bands", "per-miss", "per-step", "lost-time", "points", "whole"}

// service is a reference to a service that has a fee.
func service(s *scope.Scope) shape.Of[string] {
	return shape.Check(shape.Text(), func(r *shape.Reader, n *shape.Node, name string) (string, bool) {
		if as, ok := fee(s, name); ok {
			return as, true
		}
		if s.FeesUnread { // it may have one
			return name, true
		}
		hint := shape.Suggest(name, s.Services)
		if hint == "" {
			hint = "fees stand under the key fees: {" + name + ": 1000.00}"
		}
		r.Problem(n, hint, "the service %s has no fee", shape.Quote(name))
		return "", false
	})
}

// Terms is the table of what holds for all credits together.
func Terms(s *scope.Scope, rule agreement.PeriodRule) shape.Of[agreement.Credits] {
	type c = agreement.Credits
	rounding := shape.Named([]string{"half-even", "half-up"}, func(i int) bool { return i == 1 })
	limits := shape.Object[c]{
		Name: "cap", Doc: "Limits on the credits.",
		Keys: []shape.Key[c]{
			shape.Field("services",
				"most that a period pays of one service, such as {wan: 10%}: a percentage of its fee, or an amount",
				serviceCaps(s), func(v *c) *[]agreement.ServiceCap { return &v.CapServices }),
			shape.Field("month", "most that a period pays: a percentage of its fees, or an amount", maximumPay(s),
				func(v *c) **agreement.Cap { return &v.CapMonth }),
			shape.Field("year", "most that a year pays: a percentage of its fees, or an amount", maximumPay(s),
				func(v *c) **agreement.Cap { return &v.CapYear }),
		},
	}
	return shape.Object[c]{
		Name: "credits", Doc: "What holds for the credits of all objectives together.",
		Foreign: limitNames,
		Keys: []shape.Key[c]{
			shape.Field("at-risk", "share of the fees that can be lost in a period; all unless told", scalars.Percent(),
				func(v *c) **big.Rat { return &v.AtRisk }),
			shape.Each("cap", "limits by service, month and year", limits.Shape(),
				func(v *c, l c) { v.CapServices, v.CapMonth, v.CapYear = l.CapServices, l.CapMonth, l.CapYear }),
			shape.Field("rounding", "how amounts are rounded to the currency's minor unit; half-even unless told", rounding,
				func(v *c) *bool { return &v.HalfUp }),
			shape.Field("pro-rata", "yes: fees and targets that hold for a part of a period count by their days; no unless told",
				shape.Truth(), func(v *c) *bool { return &v.ProRata }),
			shape.Field("once-per-incident",
				"yes: an incident that breaks several objectives is credited once, by the dearest; no unless told", shape.Truth(),
				func(v *c) *bool { return &v.OncePerEvent }),
			shape.Field("highest-only",
				"only the largest credit of a period is paid: of each service, or of all; credits add up unless told",
				shape.Named([]string{"service", "all"}, func(i int) agreement.Highest { return agreement.Highest(i + 1) }),
				func(v *c) *agreement.Highest { return &v.Highest }),
			shape.Field("points", "what the points of all objectives together pay, such as {of: ivr, table: {5: 0%, 10: 2%}}",
				pointsTogether(s), func(v *c) **agreement.PointsTogether { return &v.Points }),
			shape.Each("minimum-payout",
				"less than this is not paid, or more than an amount must be due: more than 1.00; everything is "+
					"paid unless told", leastPayout(s), func(v *c, p payout) { v.MinimumPayout, v.PayoutAbove = p.least, p.above }),
			shape.Field("carry-over",
				"yes: what is less than minimum-payout is paid with the next period; it lapses unless told", shape.Truth(),
				func(v *c) *bool { return &v.CarryOver }),
			shape.Field("claim",
				"until when credits must be claimed to be paid, such as {within: 30d, of: incident-end}; they are paid "+
					"without a claim unless told", claim(), func(v *c) **agreement.Claim { return &v.Claim }),
			shape.Field("reported", "day on which the report of a period was handed over, such as {2026-10: 2026-11-05}: from "+
				"its end runs the time of claim: {of: report}",
				scope.ByPeriod(rule, scope.Date()), func(v *c) *map[string]calendar.Date { return &v.Reported }),
			shape.Field("cost-centre", "cost centre that credits are booked on, as finance writes it", shape.Text(),
				func(v *c) *string { return &v.CostCentre }),
			shape.Field("account", "account that credits are booked on, as finance writes it", shape.Text(),
				func(v *c) *string { return &v.Account }),
			shape.Field("bonus-below-zero", "yes: bonuses beyond the credits are owed by the client; they lapse unless told",
				shape.Truth(), func(v *c) *bool { return &v.BonusBelowZero }),
		},
		Done: func(r *shape.Reader, at shape.At, v *c) {
			if at.Has("carry-over") && !at.Given("minimum-payout") {
				r.Problem(at.Key("carry-over"), "add minimum-payout: 50.00", "nothing is carried over without a minimum payout")
			}
		},
	}.Shape()
}

// serviceCaps are limits by service.
func serviceCaps(s *scope.Scope) shape.Of[[]agreement.ServiceCap] {
	return shape.Check(shape.Entries(service(s), maximumPay(s)), func(
		r *shape.Reader, _ *shape.Node, list []shape.Entry[string, *agreement.Cap],
	) ([]agreement.ServiceCap, bool) {
		seen, all, ok := map[string]bool{}, []agreement.ServiceCap{}, true
		for _, e := range list {
			if seen[e.Key] {
				r.Problem(e.Node, "case does not count here", "the key %s is there twice", shape.Quote(e.Key))
				ok = false
			}
			seen[e.Key] = true
			all = append(all, agreement.ServiceCap{Service: e.Key, Cap: *e.Value})
		}
		return all, ok
	})
}

func perNamed(i int) agreement.Per { return agreement.Per(i) }

// checkLostTime refuses keys about lost time where none is measured, or where nothing goes by it.
func checkLostTime(r *shape.Reader, at shape.At, o *agreement.Objective, v *agreement.Credit) {
	timed := v.Measure == agreement.ByTime || v.LostTime != nil
	if v.Per != agreement.PerPeriod && v.PerStep != nil && v.PerStep.Beyond {
		r.Problem(at.Key("per-step"), "leave per out, or write after: 1h for a grace of each outage",
			"what is beyond the target is known for the period as a whole only")
	}
	for _, key := range []string{"per", "after"} {
		if at.Has(key) && !timed && v.Per != agreement.PerPeriod || key == "after" && at.Has(key) && !timed {
			r.Problem(at.Key(key), "such as per-step: {each: started 1h, pays: 5%}, or bands: {from 5m: 5%}",
				"%s means something only where the credit goes by lost time", key)
		}
	}
	if (timed || v.PaysForTime()) && o.Terms != nil && !missesTakeTime(o) {
		r.Problem(at.Node, "let it go by the value",
			"the objective measures no lost time: it is no availability in time, no "+
				"number of outages, and no share of cases in time")
	}
}

// missesTakeTime tells whether the misses of an objective take time.
func missesTakeTime(o *agreement.Objective) bool {
	switch terms := o.Terms.(type) {
	case *availability.Terms:
		return !terms.Samples || terms.By == availability.BySlot || terms.By == availability.ByRun
	case *count.Terms:
		return terms.Of == "outages"
	case *timeliness.Terms:
		return true
	}
	return false
}

// ceiling is a limit, or none where the agreement says that there is none.
func ceiling(s *scope.Scope) shape.Of[*agreement.Cap] {
	upTo := maximumPay(s)
	none := shape.Named([]string{"none"}, func(int) *agreement.Cap { return nil })
	return shape.Of[*agreement.Cap]{
		Schema: shape.AnyOf(upTo.Schema, none.Schema),
		Read: func(r *shape.Reader, n *shape.Node) (*agreement.Cap, bool) {
			if n.Kind == shape.Scalar && n.Value == "none" {
				return none.Read(r, n)
			}
			return upTo.Read(r, n)
		},
	}
}
