package workbook_test

import (
	"fmt"
	"math/big"
	"math/rand/v2"
	"testing"
	"time"

	"github.com/shopspring/decimal"

	"github.com/slareport/slareport/report"
	"github.com/slareport/slareport/report/agreement"
	"github.com/slareport/slareport/report/calendar"
	"github.com/slareport/slareport/report/evidence"
	"github.com/slareport/slareport/report/evidence/texttest"
	"github.com/slareport/slareport/report/kinds"
	"github.com/slareport/slareport/report/kinds/availability"
	"github.com/slareport/slareport/report/kinds/count"
	"github.com/slareport/slareport/report/kinds/share"
	"github.com/slareport/slareport/report/kinds/statistic"
	"github.com/slareport/slareport/report/party"
	"github.com/slareport/slareport/report/score"
	"github.com/slareport/slareport/report/score/assess"
	"github.com/slareport/slareport/report/timeline"
)

// lot draws agreements of every form of credits, with fourteen months of evidence: tallies whose figures are drawn,
// and tickets that several objectives share.
type lot struct{ *rand.Rand }

// contract is an agreement with its evidence, made from a seed, so that it can be made again with one thing changed.
type contract struct {
	a *agreement.Agreement
	e *evidence.Evidence
}

const months = 14

// firstMonth begins the evidence; the last month is reported.
var firstMonth = time.Date(2025, 9, 1, 0, 0, 0, 0, time.UTC)

const reported = "2026-10"

var reportedFrom = timeline.Of(time.Date(2026, 10, 1, 0, 0, 0, 0, time.UTC))

func newContract(seed uint64) *contract {
	l := lot{rand.New(rand.NewPCG(seed, 7))}
	a := &agreement.Agreement{
		ID: fmt.Sprint("G-", seed), Client: fmt.Sprint("Client ", seed), Provider: "P", Zone: time.UTC,
		Locale: pick(l, "en-GB", "de-DE"), Currency: pick(l, "EUR", "EUR", "JPY"),
		From: timeline.NoInstant, To: timeline.NoInstant, Decimals: 2,
		Period: agreement.PeriodRule{Kind: calendar.Month, StartDay: 1},
		Fault:  agreement.Fault{Undetermined: party.Provider, Precedence: agreement.DefaultPrecedence()},
	}
	if l.oneIn(2) {
		a.From = timeline.Of(firstMonth.AddDate(0, l.IntN(3), 0))
	}
	a.Fees = []agreement.Fee{{Service: "desk", Amounts: always(l.amount(10_000, 2_000_000))},
		{Service: "wan", Amounts: always(l.amount(0, 500_000))}}
	a.Credits = l.terms()
	c := &contract{a: a, e: &evidence.Evidence{
		Texts:   texttest.Texts,
		Origins: []evidence.Origin{{Source: "s", File: "s.csv"}}, Newest: timeline.Of(firstMonth.AddDate(0, months, 3)),
		Sources: []evidence.Source{{ID: "s", File: "s.csv", Records: []string{"tallies", "tickets", "outages"},
			Account: evidence.Account{Rows: 1, Loaded: 1, Findings: []evidence.Finding{}}}},
	}}
	for i := range 1 + l.IntN(5) {
		l.objective(c, i)
	}
	l.tickets(c)
	l.outages(c)
	return c
}

// outages last from a second to a day; some overlap, and some belong to one incident.
func (l lot) outages(c *contract) {
	for m := range months {
		for range l.IntN(5) {
			at := timeline.Of(firstMonth.AddDate(0, m, l.IntN(27))).Add(timeline.Micros(l.IntN(86400)) * timeline.Second)
			c.e.Outages = append(c.e.Outages, evidence.Outage{
				ID: fmt.Sprint("O", len(c.e.Outages)), Service: texttest.T(pick(l, "wan", "desk")), From: at,
				To:     at.Add(timeline.Micros(pick(l, 1, 60, 3600, 86400)*(1+l.IntN(4))) * timeline.Second),
				Parent: texttest.T(pick(l, "", "I1", "I2")), Severity: texttest.T(pick(l, "major", "minor")),
				Detected: timeline.NoInstant, Acknowledged: timeline.NoInstant, Notified: timeline.NoInstant,
				Share: evidence.NoFixed,
				Cause: texttest.T(pick(l, "", "bug")), Pos: evidence.Pos{Row: uint32(len(c.e.Outages) + 2)},
			})
		}
	}
}

// paysByTime draws a form that goes by lost time in place of the one that was drawn.
func (l lot) paysByTime(o *agreement.Objective) {
	c := o.Credit
	c.Bands, c.PerMiss, c.PerStep, c.Points, c.Whole = nil, nil, nil, nil, false
	c.Measure, c.Per = agreement.ByTime, pick(l, agreement.PerPeriod, agreement.PerOutage, agreement.PerIncident)
	c.After = timeline.Micros(pick(l, 0, 0, 60, 900)) * timeline.Second
	c.MonthDays = pick(l, int64(0), 0, 30)
	switch l.IntN(4) {
	case 0:
		from := big.NewRat(int64(1+l.IntN(3600)), 1)
		c.Bands = []agreement.Band{
			{Above: true, Closed: l.oneIn(2), Edge: from, Rate: l.hundredths(0, 2000), Text: "first"},
			{Above: true, Edge: new(big.Rat).Add(from, big.NewRat(3600, 1)), Text: "second", Pays: pick(l,
				&agreement.Price{Cap: *l.cap(40, 90_000)}, &agreement.Price{Cap: agreement.Cap{Days: l.hundredths(1, 300)}},
				&agreement.Price{Times: l.hundredths(100, 2000)})},
		}
	case 1, 2:
		c.PerStep = &agreement.PerStep{
			Step: big.NewRat(int64(pick(l, 60, 1800, 3600)), 1), Pays: *l.cap(2, 10_000), Most: l.perhaps(30, 80_000),
			Counting: pick(l, agreement.FullSteps, agreement.StartedSteps, agreement.PartSteps),
			Beyond:   c.Per == agreement.PerPeriod && l.oneIn(2),
		}
	case 3:
		c.Per, c.LostTime = agreement.PerPeriod, &agreement.LostTime{Times: l.hundredths(10, 3000), Beyond: l.oneIn(2)}
	}
}

func always[T any](v T) []agreement.Dated[T] {
	return []agreement.Dated[T]{{From: timeline.NoInstant, Value: v}}
}

func pick[T any](l lot, list ...T) T { return list[l.IntN(len(list))] }

func (l lot) oneIn(n int) bool { return l.IntN(n) == 0 }

func (l lot) hundredths(from, to int) *big.Rat { return big.NewRat(int64(from+l.IntN(to-from+1)), 100) }

func (l lot) amount(from, to int) decimal.Decimal {
	return decimal.New(int64(from+l.IntN(to-from+1)), -2)
}

func (l lot) cap(percent, cents int) *agreement.Cap {
	if l.oneIn(2) {
		d := l.amount(0, cents)
		return &agreement.Cap{Amount: &d}
	}
	return &agreement.Cap{Percent: l.hundredths(1, percent*100)}
}

func (l lot) perhaps(percent, cents int) *agreement.Cap {
	if l.oneIn(2) {
		return l.cap(percent, cents)
	}
	return nil
}

func (l lot) terms() agreement.Credits {
	c := agreement.Credits{CapMonth: l.perhaps(30, 500_000), CapYear: l.perhaps(20, 2_000_000), HalfUp: l.oneIn(3),
		Highest:     pick(l, agreement.AllAddUp, agreement.AllAddUp, agreement.HighestOfService, agreement.HighestOfAll),
		PayoutAbove: l.oneIn(2), ProRata: l.oneIn(4), OncePerEvent: l.oneIn(2), CarryOver: l.oneIn(2),
		BonusBelowZero: l.oneIn(2)}
	if l.oneIn(2) {
		c.AtRisk = l.hundredths(500, 6000)
	}
	if l.oneIn(3) {
		c.CapServices = []agreement.ServiceCap{{Service: "wan", Cap: *l.cap(20, 50_000)},
			{Service: "desk", Cap: *l.cap(20, 200_000)}}
	}
	if l.oneIn(3) {
		d := l.amount(0, 100_000)
		c.MinimumPayout = &d
	}
	return c
}

// objective adds one of a few kinds, with what it pays and its tallies.
func (l lot) objective(c *contract, i int) {
	o := agreement.Objective{ID: fmt.Sprint("o", (i*7)%10), Name: fmt.Sprint("Objective ", i),
		Decimals: pick(l, -1, -1, 0, 1, 2), AllowedMisses: -1}
	least := func(v *big.Rat) agreement.Target {
		return agreement.Target{Value: v, Unit: "%", Text: v.FloatString(2)}
	}
	switch l.IntN(7) {
	case 0, 1:
		o.Terms = &share.Terms{Of: "tallies", Good: "good", All: "total"}
		o.Targets = always(least(l.hundredths(9000, 9900)))
	case 2:
		o.Terms = &statistic.Terms{Of: "tallies", Value: "value", Take: "mean", Unit: "ms"}
		o.Targets = always(agreement.Target{AtMost: true, Value: l.hundredths(4000, 8000), Unit: "ms", Text: "ms"})
	case 3:
		o.Terms = &share.Terms{Of: "tickets", Good: "first_contact",
			Where: pick(l, "", `priority == "P1"`, `priority == "P2"`)}
		o.Targets = always(least(l.hundredths(5000, 9000)))
	case 4:
		o.Terms = &count.Terms{Of: "tickets", Where: pick(l, `priority == "P1"`, `priority == "P2"`)}
		o.Targets = always(agreement.Target{AtMost: true, Value: big.NewRat(int64(l.IntN(5)), 1), Text: "at most"})
	case 5:
		o.Service = pick(l, "wan", "desk")
		o.Terms = &availability.Terms{}
		o.Targets = always(least(l.hundredths(9800, 10_000)))
	case 6:
		o.Service = pick(l, "wan", "desk")
		o.Terms = &count.Terms{Of: "outages"}
		o.Targets = always(agreement.Target{AtMost: true, Value: big.NewRat(int64(l.IntN(2)), 1), Text: "at most"})
	}
	if t := o.Targets[0].Value; l.oneIn(2) {
		away := l.hundredths(10, 1000)
		if !t.AtMost {
			away.Neg(away)
		}
		o.Minimum = always(agreement.Target{AtMost: t.AtMost, Value: away.Add(away, t.Value), Unit: t.Unit, Text: "minimum"})
	}
	if l.oneIn(5) {
		o.MinimumVolume, o.AllowedMisses = int64(1+l.IntN(30)), int64(l.IntN(4)-1)
	}
	if !l.oneIn(8) {
		o.Credit = l.pays(o.Targets[0].Value)
		if o.Service != "" && !l.oneIn(4) {
			l.paysByTime(&o)
		}
	}
	c.a.Objectives = append(c.a.Objectives, o)
	if o.Terms.(kinds.Terms).Records() == "tallies" {
		for m := range months {
			if !l.oneIn(12) {
				l.tally(c, o.ID, m)
			}
		}
	}
}

func (l lot) tally(c *contract, id string, month int) {
	from := firstMonth.AddDate(0, month, 0)
	c.e.Tallies = append(c.e.Tallies, evidence.Tally{
		From: timeline.Of(from), To: timeline.Of(from.AddDate(0, 1, 0)), Objective: texttest.T(id),
		Pos:  evidence.Pos{Row: uint32(len(c.e.Tallies) + 2)},
		Good: evidence.Fixed(8500+l.IntN(1501)) * evidence.One, Total: 10_000 * evidence.One,
		Value: evidence.Fixed(2000+l.IntN(8000)) * evidence.One / 100,
	})
}

func (l lot) tickets(c *contract) {
	for m := range months {
		for range l.IntN(12) {
			at := timeline.Of(firstMonth.AddDate(0, m, l.IntN(27))).Add(timeline.Micros(l.IntN(86400)) * timeline.Second)
			c.e.Tickets = append(c.e.Tickets, evidence.Ticket{
				ID: fmt.Sprint("T", len(c.e.Tickets)), Priority: texttest.T(pick(l, "P1", "P2", "P3")),
				FirstContact: pick(l, evidence.Yes, evidence.No, evidence.Yes),
				Opened:       at, Resolved: at.Add(timeline.Hour), Responded: timeline.NoInstant, Closed: timeline.NoInstant,
				Due: timeline.NoInstant, Changed: timeline.NoInstant, OnHold: -1, Reopened: -1,
				Cause: texttest.T(pick(l, "", "", "bug")), Pos: evidence.Pos{Row: uint32(len(c.e.Tickets) + 2)},
			})
		}
	}
}

// bands pay ever more the worse the value.
func (l lot) bands(t agreement.Target, most int) []agreement.Band {
	var list []agreement.Band
	edge, rate := t.Value, new(big.Rat)
	for i := range 1 + l.IntN(4) {
		rate = new(big.Rat).Add(rate, l.hundredths(0, most))
		list = append(list, agreement.Band{Above: t.AtMost, Edge: edge, Rate: rate, Text: fmt.Sprint("band ", i)})
		step := l.hundredths(1, 500)
		if !t.AtMost {
			step.Neg(step)
		}
		edge = new(big.Rat).Add(edge, step)
	}
	return list
}

// pays draws any form with any of the rules about it.
func (l lot) pays(t agreement.Target) *agreement.Credit {
	c := &agreement.Credit{Of: pick(l, "", "wan", "desk", "desk"), Cap: l.perhaps(20, 100_000)}
	if c.Of == "wan" && l.oneIn(3) {
		c.AlsoOf = []string{"desk"}
	}
	if l.oneIn(2) {
		c.Allocation = l.hundredths(100, 10_000)
	}
	switch l.IntN(7) {
	case 0, 1:
		c.Bands = l.bands(t, 2000)
	case 2:
		c.PerMiss = &agreement.PerMiss{Pays: *l.cap(2, 10_000), Most: l.perhaps(20, 50_000)}
	case 3:
		c.PerStep = &agreement.PerStep{Step: l.hundredths(1, 200), Pays: *l.cap(2, 10_000), Most: l.perhaps(30, 80_000)}
	case 4:
		c.Points = &agreement.Points{Bands: l.bands(t, 300), Weight: pick(l, nil, big.NewRat(3, 2)), Pays: l.cap(3, 20_000)}
	case 5:
		c.Points = &agreement.Points{Bands: l.bands(t, 300),
			Table: []agreement.PointRate{{From: big.NewRat(1, 1), Rate: l.hundredths(0, 500)},
				{From: big.NewRat(3, 1), Rate: l.hundredths(500, 2000)}}}
	case 6:
		c.Whole = true
	}
	if l.oneIn(2) {
		c.Repeats = []agreement.Repeat{{Misses: 2, In: 2 + l.IntN(3), Times: l.hundredths(101, 300)},
			{Misses: 3, In: 3 + l.IntN(3), Times: l.hundredths(101, 400)}}
	}
	if l.oneIn(3) {
		c.Severe = pick(l, &agreement.Severe{}, &agreement.Severe{Rate: l.hundredths(0, 10_000)})
	}
	if l.oneIn(3) {
		c.EarnBack = pick(l, &agreement.EarnBack{After: 1 + l.IntN(3)}, &agreement.EarnBack{Average: 2 + l.IntN(3)},
			&agreement.EarnBack{After: 2, Average: 3})
	}
	if l.oneIn(3) {
		c.Bonus = &agreement.Bonus{Beyond: t.Value, Pays: *l.cap(2, 20_000)}
	}
	return c
}

// report is what the engine makes of a contract.
func (c *contract) report(t testing.TB) *report.Report {
	t.Helper()
	views, _ := evidence.Split(c.e, [][]string{c.a.Names()})
	p, err := c.a.Cycle().Parse(reported)
	if err != nil {
		t.Fatal(err)
	}
	r, err := score.Build(assess.Input{Agreement: c.a, Evidence: views[0], Period: p, AsOf: c.e.Newest,
		Words: words(t, c.a.Locale), Slug: "test"})
	if err != nil {
		t.Fatal(err)
	}
	return r
}
