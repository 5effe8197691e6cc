package score_test

import (
	"fmt"
	"math/big"
	"time"

	"github.com/shopspring/decimal"
	"pgregory.net/rapid"

	"github.com/slareport/slareport/report/agreement"
	"github.com/slareport/slareport/report/calendar"
	"github.com/slareport/slareport/report/evidence"
	"github.com/slareport/slareport/report/party"
	"github.com/slareport/slareport/report/timeline"
)

// generated is an agreement of any terms with evidence for it, and the period to report on.
type generated struct {
	a       *agreement.Agreement
	e       *evidence.Evidence
	series  []evidence.Series
	samples []evidence.Sample
	period  calendar.Period
}

// anything draws a whole client.
var anything = rapid.Custom(func(t *rapid.T) *generated {
	l := lot{t}
	g := &generated{a: l.agreement()}
	g.period = g.a.Cycle().Of(dawn.Add(timeline.Micros(l.n(30, 60)) * timeline.Day))
	if l.oneIn(6) {
		g.a.From = g.period.From.Add(-timeline.Micros(l.n(0, 40)) * timeline.Day)
	}
	if l.oneIn(6) {
		g.a.To = g.period.To.Add(-timeline.Micros(l.n(0, 6)) * timeline.Day)
	}
	l.evidence(g)
	return g
})

// dawn is an instant some weeks before the period.
var dawn = timeline.Of(time.Date(2026, 8, 20, 0, 0, 0, 0, time.UTC))

// lot draws the parts of an agreement.
type lot struct{ *rapid.T }

func (l lot) n(from, to int) int { return rapid.IntRange(from, to).Draw(l.T, "n") }

// oneIn is true once in so many times.
func (l lot) oneIn(n int) bool { return l.n(1, n) == n }

func one[V any](l lot, list ...V) V { return rapid.SampledFrom(list).Draw(l.T, "one") }

// hundredths is a number with two decimals.
func (l lot) hundredths(from, to int) *big.Rat { return big.NewRat(int64(l.n(from, to)), 100) }

func (l lot) amount(from, to int) decimal.Decimal { return decimal.New(int64(l.n(from, to)), -2) }

func (l lot) agreement() *agreement.Agreement {
	zone, err := time.LoadLocation(one(l, "UTC", "Europe/Berlin", "America/New_York", "Asia/Kolkata"))
	if err != nil {
		l.Fatal(err)
	}
	a := &agreement.Agreement{
		ID: "G-1", Client: "Test", Aliases: []string{"test ltd"}, Provider: "P", Zone: zone, Locale: one(l, "en-GB", "de-DE"),
		Currency: one(l, "EUR", "JPY"),
		From:     timeline.NoInstant, To: timeline.NoInstant, Decimals: one(l, 2, 1, 3),
		Period: agreement.PeriodRule{
			Kind: one(l, calendar.Month, calendar.Week, calendar.Month, calendar.Quarter), StartDay: one(l, 1, 1, 15),
		},
		Calendars: map[string][]calendar.Dated{"office": l.office(zone, "office"), "nights": l.office(zone, "nights")},
		Fault:     l.fault(),
	}
	a.Fees = l.fees()
	l.objectives(a)
	a.Credits = l.credits()
	return a
}

// office is a calendar with a break and a holiday that has other hours from a day in the middle on.
func (l lot) office(zone *time.Location, name string) []calendar.Dated {
	var versions []calendar.Dated
	for _, from := range []calendar.Date{{}, {Year: 2026, Month: 9, Day: l.n(1, 30)}} {
		spec := calendar.Spec{
			Name: name, Zone: zone, Holidays: []calendar.Holiday{{Date: calendar.Date{Month: 10, Day: 5}, Name: "Fair"}},
		}
		open, pause, close := l.n(0, 10), l.n(11, 13), l.n(14, 24)
		for day := range 7 {
			if day > 0 && day < 6 || name == "nights" {
				spec.Hours[day] = []calendar.ClockInterval{{From: open * 3600, To: pause * 3600},
					{From: pause*3600 + 1800, To: close * 3600}}
			}
		}
		versions = append(versions, calendar.Dated{From: from, Spec: spec})
	}
	return versions[:l.n(1, 2)]
}

func (l lot) fault() agreement.Fault {
	others := []party.Party{party.Customer, party.ThirdParty, party.ForceMajeure, party.Maintenance}
	f := agreement.Fault{
		States: map[string]party.Party{
			"pending customer": party.Customer, "awaiting vendor": party.ThirdParty, "in progress": party.Provider,
		},
		Causes: map[string]party.Party{
			"customer change": party.Customer, "power": party.ForceMajeure, "bug": party.Provider,
		},
		Undetermined: one(l, party.Provider, party.Provider, party.Customer, party.ThirdParty),
		Removed:      l.oneIn(3),
		Precedence:   rapid.Permutation(agreement.DefaultPrecedence()).Draw(l.T, "precedence"),
	}
	for _, p := range others {
		if !l.oneIn(4) {
			f.Excuses = append(f.Excuses, p)
		}
	}
	f.Claims = agreement.ClaimTerms{Approval: l.oneIn(2), Reference: l.oneIn(3), Mitigation: l.oneIn(8)}
	if l.oneIn(3) {
		f.Claims.Within = timeline.Micros(l.n(1, 10)) * timeline.Day
	}
	if l.oneIn(3) {
		f.Claims.Announced = timeline.Micros(l.n(1, 5)) * timeline.Day
	}
	if l.oneIn(2) {
		f.Claims.Allowance = timeline.Micros(l.n(1, 30)) * timeline.Hour
	}
	if l.oneIn(4) {
		f.Claims.Window = "nights"
	}
	if l.oneIn(3) {
		f.Dependencies = []agreement.Dependency{{Service: one(l, "wan", "desk"), On: "power", Party: party.ThirdParty}}
	}
	return f
}

func (l lot) fees() []agreement.Fee {
	desk := agreement.Fee{Service: "desk", Amounts: since(l.amount(0, 1_000_000))}
	if l.oneIn(3) {
		desk.Amounts = append(desk.Amounts,
			agreement.Dated[decimal.Decimal]{From: dawn.Add(40 * timeline.Day), Value: l.amount(0, 1_000_000)})
	}
	if l.oneIn(4) {
		desk.Users = since(int64(l.n(0, 300)))
	}
	return []agreement.Fee{desk, {Service: "wan", Amounts: since(l.amount(0, 1_000_000))}}
}

// bands pay ever more the worse the value, from the target on.
func (l lot) bands(t agreement.Target) []agreement.Band {
	var list []agreement.Band
	edge, rate := t.Value, new(big.Rat)
	for i := range l.n(1, 3) {
		rate = new(big.Rat).Add(rate, l.hundredths(0, 2000))
		list = append(list, agreement.Band{Above: t.AtMost, Edge: edge, Rate: rate, Text: fmt.Sprint("band ", i)})
		step := l.hundredths(1, 500)
		if !t.AtMost {
			step.Neg(step)
		}
		edge = new(big.Rat).Add(edge, step)
	}
	return list
}

func (l lot) cap() *agreement.Cap {
	if l.oneIn(2) {
		d := l.amount(0, 100_000)
		return &agreement.Cap{Amount: &d}
	}
	return &agreement.Cap{Percent: l.hundredths(0, 5000)}
}

func (l lot) perhapsCap() *agreement.Cap {
	if l.oneIn(2) {
		return l.cap()
	}
	return nil
}

// pays draws what an objective pays: any form with any of the rules about it.
func (l lot) pays(t agreement.Target) *agreement.Credit {
	c := &agreement.Credit{Of: one(l, "", "wan", "desk"), Cap: l.perhapsCap()}
	if l.oneIn(3) {
		c.Allocation = l.hundredths(0, 10000)
	}
	switch l.n(0, 5) {
	case 0, 1:
		c.Bands = l.bands(t)
	case 2:
		c.PerMiss = &agreement.PerMiss{Pays: *l.cap(), Most: l.perhapsCap()}
	case 3:
		c.PerStep = &agreement.PerStep{Step: l.hundredths(1, 200), Pays: *l.cap(), Most: l.perhapsCap()}
	case 4:
		c.Points = &agreement.Points{Bands: l.bands(t), Pays: l.cap()}
	case 5:
		c.Whole = true
	}
	if l.oneIn(3) {
		c.Repeats = []agreement.Repeat{{Misses: 2, In: l.n(2, 4), Times: l.hundredths(100, 300)}}
	}
	if l.oneIn(4) {
		c.Severe = one(l, &agreement.Severe{}, &agreement.Severe{Rate: l.hundredths(0, 10000)})
	}
	if l.oneIn(4) {
		c.EarnBack = one(l, &agreement.EarnBack{After: 2}, &agreement.EarnBack{Average: 3})
	}
	if l.oneIn(5) {
		c.Bonus = &agreement.Bonus{Beyond: t.Value, Pays: *l.cap()}
	}
	return c
}

func (l lot) credits() agreement.Credits {
	c := agreement.Credits{
		CapMonth: l.perhapsCap(), CapYear: l.perhapsCap(), HalfUp: l.oneIn(3), ProRata: l.oneIn(4), OncePerEvent: l.oneIn(3),
		CarryOver: l.oneIn(2), BonusBelowZero: l.oneIn(4),
	}
	if l.oneIn(2) {
		c.AtRisk = l.hundredths(0, 10000)
	}
	if l.oneIn(3) {
		c.CapServices = []agreement.ServiceCap{{Service: "wan", Cap: *l.cap()}}
	}
	if l.oneIn(4) {
		d := l.amount(0, 10_000)
		c.MinimumPayout = &d
	}
	return c
}
