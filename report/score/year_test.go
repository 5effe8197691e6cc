package score_test

import (
	"fmt"
	"math/big"
	"testing"
	"time"

	"github.com/shopspring/decimal"

	"github.com/slareport/slareport/report/agreement"
	"github.com/slareport/slareport/report/calendar"
	"github.com/slareport/slareport/report/evidence"
	"github.com/slareport/slareport/report/evidence/texttest"
	"github.com/slareport/slareport/report/kinds/share"
	"github.com/slareport/slareport/report/timeline"
)

// monthly are outages of ten hours, one in each of so many months up to October 2026.
func monthly(service string, months int) []evidence.Outage {
	var list []evidence.Outage
	for i := range months {
		o := down(fmt.Sprint("M", i), service, time.Month(10-i), 10) // January less one is December of the year before
		list = append(list, o)
	}
	return list
}

// Decides: carried-how-far.
func TestRules7CarriedMoneyIsFollowedBackToTheBeginning(t *testing.T) {
	// 10 a month reach 190 in the 19th, more than a trend and a contract year ago.
	least := decimal.NewFromInt(190)
	// in the 20th it was paid the month before
	for months, want := range map[int]string{18: "0.00", 19: "190.00", 20: "0.00"} {
		a := uptime(t, "wan")
		a.Objectives[0].Credit.Bands[0].Rate = big.NewRat(1, 1)
		a.Credits.MinimumPayout, a.Credits.CarryOver = &least, true
		payable(t, a, outages(monthly("wan", months)...), map[string]string{"2026-10": want})
		a.Credits.CarryOver = false
		payable(t, a, outages(monthly("wan", months)...), map[string]string{"2026-10": "0.00"})
	}
	a := uptime(t, "wan")
	a.Objectives[0].Credit.Bands[0].Rate = big.NewRat(1, 1)
	a.From, a.Credits.MinimumPayout, a.Credits.CarryOver = midnight(t, 2025, 5, 1), &least, true
	// 18 months of the agreement
	payable(t, a, outages(monthly("wan", 30)...),
		map[string]string{"2026-09": "0.00", "2026-10": "0.00", "2026-11": "0.00"})
}

// Decides: carried-how-far.
func TestRules7MoneyIsFollowedBackFiveYearsAtTheMost(t *testing.T) {
	least := decimal.NewFromInt(1)
	a := uptime(t, "wan")
	a.Credits.MinimumPayout, a.Credits.CarryOver = &least, true
	bogus := down("O", "wan", 10, 10)
	bogus.From, bogus.To = timeline.Of(time.Date(1970, 1, 1, 0, 0, 0, 0, time.UTC)),
		timeline.Of(time.Date(1970, 1, 1, 9, 0, 0, 0, time.UTC))
	payable(t, a, outages(bogus, down("O2", "wan", 10, 10)), map[string]string{"2026-10": "100.00"})
}

func TestRules7RulesLookBackFurtherThanATrend(t *testing.T) {
	old := down("O1", "wan", 3-12, 10) // March 2025, nineteen months before October 2026
	for in, want := range map[int]string{20: "200.00", 19: "100.00"} {
		a := uptime(t, "wan")
		a.Objectives[0].Credit.Repeats = []agreement.Repeat{{Misses: 2, In: in, Times: big.NewRat(2, 1)}}
		a.Objectives[0].Chronic, a.Objectives[0].Terminate = []agreement.Breach{{Misses: 2, In: in}},
			[]agreement.Breach{{Misses: 3, In: in + 4}}
		r := build(t, a, outages(old, down("O2", "wan", 10, 10)), "2026-10")
		if r.Credits.Payable != want || r.WatchList[0].Reached != (in == 20) || r.WatchList[1].Misses != 2 {
			t.Errorf("over %d periods: %s, %+v", in, r.Credits.Payable, r.WatchList)
		}
	}
	// earned back earlier, it waits
	for after, want := range map[int]string{2: "0.00", 18: "0.00", 19: "0.00", 20: "100.00"} {
		a := uptime(t, "wan", "lan")
		a.Objectives[0].Credit.EarnBack = &agreement.EarnBack{After: after}
		payable(t, a, outages(old, down("O2", "lan", 10, 10)), map[string]string{"2026-10": want})
	}
}

func TestRules7TheCalendarYearCountsWithoutABegin(t *testing.T) {
	a := uptime(t, "wan")
	a.Credits.CapYear = money("150")
	e := outages(down("O1", "wan", -1, 10), down("O2", "wan", 0, 10), down("O3", "wan", 1, 10), down("O4", "wan", 2, 10))
	payable(t, a, e, map[string]string{"2025-11": "100.00", "2025-12": "50.00", "2026-01": "100.00", "2026-02": "50.00"})
}

// handled is a P1 ticket of a day of 2026 that took so many hours, of which the customer was waited for from the
// first minute on where it is excused.
func handled(e *evidence.Evidence, id string, month time.Month, hours int, excused bool) {
	none := timeline.NoInstant
	opened := timeline.Of(time.Date(2026, month, 10, 9, 0, 0, 0, time.UTC))
	e.Tickets = append(e.Tickets,
		evidence.Ticket{ID: id, Service: texttest.T("desk"), Priority: texttest.T("P1"), Opened: opened,
			Resolved:  opened.Add(timeline.Micros(hours) * timeline.Hour),
			Responded: none, Closed: none, Due: none, Changed: none, OnHold: -1, Cost: evidence.NoFixed, Reopened: -1,
			Pos: evidence.Pos{Row: uint32(100 + month)}})
	if excused {
		e.Events = append(
			e.Events,
			evidence.Event{
				Ticket: id, At: opened.Add(timeline.Minute), Recorded: none, What: evidence.ChangeState,
				To: texttest.T("pending customer"), Pos: evidence.Pos{Row: uint32(200 + month)},
			},
		)
	}
}

func TestRules7AnExcusedPeriodIsGoodAndOneWithoutVolumeIsNot(t *testing.T) {
	// The desk was late in August and is in time in October, when the lan loses 100. September decides whether two good
	// periods in a row return what August paid.
	for september, want := range map[string]string{
		"in time": "0.00", "excused": "0.00", "late": "100.00", "nothing": "100.00",
	} {
		a := uptime(t, "lan")
		desk := further(t, "en-GB").Objectives[2]
		desk.Credit = &agreement.Credit{
			Of: "desk", Bands: []agreement.Band{{Edge: big.NewRat(95, 1), Rate: big.NewRat(10, 1)}},
			EarnBack: &agreement.EarnBack{After: 2},
		}
		a.Objectives = append(a.Objectives, desk)
		a.Fees = append(a.Fees, agreement.Fee{Service: "desk", Amounts: since(decimal.NewFromInt(1000))})
		e := outages(down("O", "lan", 10, 10))
		e.Sources[0].Records = []string{"tickets", "ticket-events", "outages"}
		handled(e, "T8", 8, 3, false)
		handled(e, "T10", 10, 1, false)
		switch september {
		case "in time":
			handled(e, "T9", 9, 1, false)
		case "excused":
			handled(e, "T9", 9, 3, true)
		case "late":
			handled(e, "T9", 9, 3, false)
		}
		r := build(t, a, e, "2026-10")
		if r.Credits.Payable != want {
			t.Errorf("%s: payable %s, want %s; %+v", september, r.Credits.Payable, want, r.Objectives[1].Trend[11:])
		}
	}
}

func TestRules7AMissedPeriodReturnsNothing(t *testing.T) {
	a := uptime(t, "wan")
	a.Objectives[0].Credit.EarnBack = &agreement.EarnBack{After: 2}
	payable(t, a, outages(down("O1", "wan", 8, 10), down("O2", "wan", 10, 10)), map[string]string{"2026-10": "100.00"})
}

func TestRules7CasesThatMissAreCountedForTheirPrice(t *testing.T) {
	// Both tickets of the month are late; with at most one a report, the price is for two.
	a := further(t, "en-GB")
	a.Objectives = a.Objectives[2:3]
	a.Fees, a.Credits = []agreement.Fee{{Service: "desk", Amounts: since(decimal.NewFromInt(1000))}}, agreement.Credits{}
	a.Objectives[0].Credit = &agreement.Credit{Of: "desk", PerMiss: &agreement.PerMiss{Pays: *money("30")}}
	payable(t, a, happened(), map[string]string{"2026-10": "60.00"})
	one := outages()
	one.Sources[0].Records = []string{"tickets"}
	handled(one, "T1", 10, 1, false)
	handled(one, "T2", 10, 2, false)
	payable(t, a, one, map[string]string{"2026-10": "30.00"})
	// Of three reviews that were promised one took place.
	b := contract(t)
	o := b.Objectives[3]
	o.Targets = since(agreement.Target{Value: big.NewRat(3, 1), Text: "at least 3"})
	o.Credit = &agreement.Credit{Of: "wan", PerMiss: &agreement.PerMiss{Pays: *money("30")}}
	b.Objectives, b.Credits = []agreement.Objective{o}, agreement.Credits{}
	x := down("O", "wan", 10, 1)
	x.Severity = texttest.T("major")
	payable(t, b, outages(x), map[string]string{"2026-10": "60.00"})
}

func TestRules7OneAnswerThatBreaksTwoObjectivesIsCreditedOnce(t *testing.T) {
	for once, want := range map[bool]string{false: "170.00", true: "100.00"} {
		a := contract(t)
		a.Fees, a.Credits = []agreement.Fee{{Service: "desk", Amounts: since(decimal.NewFromInt(1000))}},
			agreement.Credits{OncePerEvent: once}
		first, second := a.Objectives[2], a.Objectives[2]
		second.ID, second.Name = "csat-2", "Pleased"
		second.Terms = &share.Terms{Of: "surveys", Good: "score >= 3"}
		for i, o := range []*agreement.Objective{&first, &second} {
			o.Credit = &agreement.Credit{
				Of: "desk", Bands: []agreement.Band{{Edge: big.NewRat(80, 1), Rate: big.NewRat([]int64{10, 7}[i], 1)}},
			}
		}
		a.Objectives = []agreement.Objective{first, second}
		e := outages()
		e.Sources[0].Records = []string{"surveys"}
		e.Surveys = []evidence.Survey{
			{
				At: midnight(t, 2026, 10, 7), Service: texttest.T("desk"), Score: evidence.One, Scale: evidence.NoFixed,
				Pos: evidence.Pos{Row: 2},
			},
		}
		payable(t, a, e, map[string]string{"2026-10": want})
	}
}

// Fees of a week by its days, asked for by each of a year's weeks.
func BenchmarkAYearOfWeeksByTheirDays(b *testing.B) {
	a := uptime(b, "wan", "lan", "mpls")
	a.Zone, _ = time.LoadLocation("Europe/Berlin")
	a.Period.Kind, a.Credits.ProRata, a.Credits.CapYear = calendar.Week, true, money("150")
	e := outages(monthly("wan", 12)...)
	for b.Loop() {
		build(b, a, e, "2026-W42")
	}
}
