package kinds

import (
	"math/big"
	"strings"
	"testing"

	"github.com/slareport/slareport/report/agreement"
	"github.com/slareport/slareport/report/evidence"
	"github.com/slareport/slareport/report/evidence/texttest"
	"github.com/slareport/slareport/report/kinds/availability"
	"github.com/slareport/slareport/report/kinds/kindtest"
	"github.com/slareport/slareport/report/kinds/share"
	"github.com/slareport/slareport/report/kinds/statistic"
	"github.com/slareport/slareport/report/kinds/timeliness"
	"github.com/slareport/slareport/report/measure"
	"github.com/slareport/slareport/report/party"
	"github.com/slareport/slareport/report/timeline"
)

func TestWithoutAPeriodNothingIsMeasured(t *testing.T) {
	cases, uptime := kindtest.Desk(), kindtest.NewWorld()
	cases.Objective.Terms, uptime.Objective.Terms = &timeliness.Terms{Of: "tickets", From: "opened", To: "resolved"},
		&availability.Terms{}
	for name, w := range map[string]*kindtest.World{
		"cases": cases, "records": flagged(), "contacts": calling(), "updates": informed(), "tallies": counted(),
		"outages":  uptime,
		"failures": reliable(statistic.BetweenFailures),
	} {
		w.Periods = nil
		w.Ticket("T", "2026-10-05T09:00", "2026-10-05T12:00", asking("ann", "printer"))
		w.Outage("O", "2026-04-02T10:00", "2026-04-02T11:00")
		if results, err := kindtest.ResultsOf(w.Context(t), &w.Objective); err != nil || len(results) != 0 {
			t.Errorf("%s: %d results, %v", name, len(results), err)
		}
	}
}

func TestARecordNobodyElseAnswersForIsTheProvidersOwn(t *testing.T) {
	w := flagged()
	w.Ticket("ours", "2026-10-05T09:00", "2026-10-05T12:00", solved(evidence.No), blamed("provider"))
	if m := w.Last(t).Misses; len(m) != 1 || m[0].Outcome != measure.Missed || m[0].Story != measure.StoryProvider {
		t.Errorf("%+v", m)
	}
}

// What happened on the date of the data is known, whatever else came later.
func TestWhatHappenedOnTheDateOfTheDataIsKnown(t *testing.T) {
	for late, want := range map[timeline.Micros]string{0: "1/1 1/1 1/1", 1: "0/1 0/1 0/1"} {
		w := flagged()
		w.AsOf = kindtest.At("2026-10-05T12:00")
		w.Objective.Terms.(*share.Terms).Good = "resolved != nil"
		w.Ticket("T", "2026-10-05T09:00", "2026-10-05T12:00", kindtest.Closed("2026-10-06T12:00"))
		w.Evidence.Tickets[0].Resolved += timeline.Instant(late)
		kindtest.Scored(t, w.Last(t), want)

		w = flagged()
		w.AsOf = kindtest.At("2026-10-05T12:00")
		w.Objective.Terms = &share.Terms{Of: "outages", Good: "acknowledged != nil"}
		w.Outage("O", "2026-10-05T09:00", "2026-10-06T12:00", func(o *evidence.Outage) {
			o.Service, o.Detected, o.Acknowledged, o.Notified = texttest.T("desk"), timeline.NoInstant, w.AsOf.Add(late),
				timeline.NoInstant
		})
		kindtest.Scored(t, w.Last(t), want)
	}
}

// The rate of a period is that of the surveys sent in it; where none were sent there is none.
func TestTheResponseRateIsThatOfThePeriod(t *testing.T) {
	w := satisfaction().In("2026-08", "2026-09", "2026-10")
	w.Answered("2026-09-05T09:00", "", -1)
	w.Answered("2026-10-05T09:00", "", 5)
	for i, want := range []string{"", "0", "100"} {
		r := w.ByPeriod(t)[i]
		if want == "" && len(r.Asides) == 0 && len(r.Findings) == 0 {
			continue
		}
		if len(r.Asides) != 1 || r.Asides[0].Key != "aside.response-rate" || r.Asides[0].Unit != "%" ||
			r.Asides[0].Value.RatString() != want {
			t.Errorf("period %d: %+v", i, r.Asides)
		}
	}
	w = satisfaction().In("2026-09", "2026-10")
	w.Answered("2026-10-05T09:00", "", 5)
	all := w.ByPeriod(t)
	if len(all[0].Findings) != 0 || len(all[1].Asides) != 0 ||
		!strings.Contains(kindtest.FindingsOf(all[1]), "note: objective resolve: the surveys list answers alone") {
		t.Errorf("%q, %q", kindtest.FindingsOf(all[0]), kindtest.FindingsOf(all[1]))
	}
}

func TestARecordMayNotBeGoodForLessThanNothing(t *testing.T) {
	for cost, told := range map[evidence.Fixed]bool{-1: true, -evidence.One: true, 0: false, 1: false} {
		w := flagged()
		w.Objective.Terms.(*share.Terms).Good, w.Objective.Terms.(*share.Terms).All = "cost", "100"
		w.Ticket("T", "2026-10-05T09:00", "2026-10-05T12:00", func(t *evidence.Ticket) { t.Cost = cost })
		r := w.Last(t)
		if got := strings.Contains(kindtest.FindingsOf(r), "negative"); got != told || told != (r.Volume.Sign() == 0) {
			t.Errorf("cost %d: volume %s, %q", cost, r.Volume, kindtest.FindingsOf(r))
		}
	}
}

// The flag stands beside the contacts over the tickets that are certain and have one; a single ticket is enough.
func TestTheFlagStandsBesideTheContacts(t *testing.T) {
	for _, c := range []struct {
		flags []evidence.Flag
		want  string
	}{
		{[]evidence.Flag{evidence.Yes, evidence.Yes, evidence.No}, "200/3"},
		{[]evidence.Flag{evidence.No, evidence.Blank}, "0"}, {[]evidence.Flag{evidence.Yes}, "100"},
		{[]evidence.Flag{evidence.Blank}, ""},
	} {
		w := calling()
		for i, f := range c.flags {
			w.Ticket(string(rune('a'+i)), "2026-10-05T09:00", "2026-10-05T09:10", asking("ann", string(rune('a'+i))), solved(f))
		}
		// its days are not over
		w.Ticket("undecided", "2026-11-28T09:00", "2026-11-28T09:10", asking("ann", "z"), solved(evidence.No))
		w.Ticket("undecided too", "2026-10-31T09:00", "2026-10-31T09:10", asking("ann", "y"), solved(evidence.No))
		w.AsOf = kindtest.At("2026-11-01")
		r := w.Last(t)
		if c.want == "" && len(r.Asides) == 0 {
			continue
		}
		if len(r.Asides) != 1 || r.Asides[0].Key != "aside.first-contact" || r.Asides[0].Unit != "%" ||
			r.Asides[0].Value.RatString() != c.want {
			t.Errorf("%v: %+v, want %s", c.flags, r.Asides, c.want)
		}
	}
}

// Neither a ticket of another service nor one that is not known yet is a further contact; one of the date of the data
// is.
func TestAFurtherContactIsOfTheServiceAndKnown(t *testing.T) {
	for _, c := range []struct {
		service, when, want string
	}{
		{"desk", "2026-10-06T09:00", "0/1 0/1 0/1"}, {"wan", "2026-10-06T09:00", "1/1 1/1 1/1"},
		{"desk", "2026-10-12T09:00", "0/1 0/1 0/1"}, // as the data was taken
		{"desk", "2026-10-12T09:00:01", "1/1 1/1 1/1"},
	} {
		w := calling()
		w.AsOf = kindtest.At("2026-10-12T09:00")
		w.Objective.Terms.(*share.Terms).Where = `channel == "phone"`
		w.Ticket("first", "2026-10-05T09:00", "2026-10-05T09:10", asking("ann", "printer"),
			func(t *evidence.Ticket) { t.Channel = texttest.T("phone") })
		w.Ticket("again", c.when, "", asking("ann", "printer"),
			func(t *evidence.Ticket) { t.Service = texttest.T(c.service) })
		kindtest.Scored(t, w.Last(t), c.want)
	}
}

// A ticket whose days are not over is open in the last period, whenever it was opened and whatever the date of the
// data.
func TestAnOpenContactIsListedInTheLastPeriod(t *testing.T) {
	for _, asOf := range []string{"2026-10-30T12:00", "2026-11-01T00:00", "2026-11-02T12:00"} {
		w := calling().In("2026-09", "2026-10")
		w.Objective.Terms.(*share.Terms).Repeat.Within = 60 * timeline.Day
		w.AsOf = kindtest.At(asOf)
		w.Ticket("of September", "2026-09-25T09:00", "2026-09-25T09:10", asking("ann", "printer"))
		w.Ticket("of October", "2026-10-25T09:00", "2026-10-25T09:10", asking("bob", "printer"))
		all := w.ByPeriod(t)
		if all[0].Open != 0 || all[1].Open != 2 || all[1].Volume.Sign() != 0 {
			t.Errorf("as of %s: %d and %d open of %s", asOf, all[0].Open, all[1].Open, all[1].Volume)
		}
	}
}

func TestAContactAgreesInUpToFourFields(t *testing.T) {
	for n, fails := range map[int]bool{1: false, 4: false, 5: true} {
		w := calling()
		w.Objective.Terms.(*share.Terms).Repeat.By = []string{"requester", "item", "category", "site", "channel"}[:n]
		if _, err := kindtest.ResultsOf(w.Context(t), &w.Objective); (err != nil) != fails {
			t.Errorf("%d fields: %v", n, err)
		}
	}
}

// The target of a period's end judges the values of records too.
func TestValuesOfRecordsAreJudgedByTheTargetAtThePeriodsEnd(t *testing.T) {
	for from, beyond := range map[timeline.Instant]string{
		kindtest.At("2026-11-01"): "", kindtest.At("2026-11-01") - 1: "1",
	} {
		next := agreement.Dated[agreement.Target]{
			From: from, Value: agreement.Target{AtMost: true, Value: big.NewRat(5, 1), Unit: "s"},
		}
		w := averaged("mean")
		w.Objective.Targets = append(w.Objective.Targets, next)
		w.Tally("2026-10-01", "2026-11-01", -1, 1, 9)
		kindtest.Attributed(t, w.Last(t).Attribution, map[party.Party]string{party.Undetermined: beyond})

		w = flagged()
		w.Objective.Terms = &statistic.Terms{Of: "tickets", Value: "cost", Take: "mean"}
		w.Objective.Targets = []agreement.Dated[agreement.Target]{
			{From: timeline.NoInstant, Value: agreement.Target{AtMost: true, Value: big.NewRat(20, 1)}}, next,
		}
		w.Ticket("T", "2026-10-05T09:00", "2026-10-05T12:00", func(t *evidence.Ticket) { t.Cost = 9 * evidence.One })
		kindtest.Attributed(t, w.Last(t).Attribution, map[party.Party]string{party.Undetermined: beyond})
	}
}

// A value that others answer for by evidence that the contract refused leaves the attributable figure alone.
func TestAValueOfARefusedClaimLeavesTheAttributableFigureAlone(t *testing.T) {
	for refused, want := range map[bool]string{true: "20 15 20", false: "20 15 15"} {
		w := flagged()
		w.Objective.Terms = &statistic.Terms{Of: "tickets", Value: "cost", Take: "mean"}
		w.Objective.Targets = []agreement.Dated[agreement.Target]{
			{From: timeline.NoInstant, Value: agreement.Target{AtMost: true, Value: big.NewRat(20, 1)}},
		}
		for id, cost := range map[string]evidence.Fixed{"A": 10, "B": 20, "C": 30} {
			w.Ticket(id, "2026-10-05T09:00", "2026-10-05T12:00", func(t *evidence.Ticket) { t.Cost = cost * evidence.One })
		}
		w.Claim("customer", "2026-10-05T09:00", "2026-10-05T12:00", func(c *evidence.Claim) { c.IDs = []string{"C"} })
		w.Refused[0] = refused
		kindtest.Scored(t, w.Last(t), want)
	}
}

// Two outages that overlap are one failure, also the first two; those that touch are two.
func TestOutagesThatOverlapAreOneFailure(t *testing.T) {
	for second, want := range map[string]string{"2026-04-02T11:59:59": "1", "2026-04-02T12:00": "2"} {
		w := reliable(statistic.BetweenFailures)
		w.Outage("A", "2026-04-02T10:00", "2026-04-02T12:00")
		w.Outage("B", second, "2026-04-02T13:00")
		kindtest.Exactly(t, "failures", w.Last(t).Volume, want)
	}
}

// Tallies for the same days add up; one that overlaps another, if it is the first, is not scored.
func TestATallyThatOverlapsTheFirstIsNotScored(t *testing.T) {
	for from, want := range map[string]string{
		"2026-10-15": "90/100 90/100 90/100", "2026-10-16": "140/200 140/200 140/200",
		"2026-10-01": "140/200 140/200 140/200",
	} {
		w := counted()
		to := "2026-10-31"
		if from == "2026-10-01" {
			to = "2026-10-16"
		}
		w.Tally("2026-10-01", "2026-10-16", 90, 100, -1)
		w.Tally(from, to, 50, 100, -1)
		r := w.Last(t)
		kindtest.Scored(t, r, want)
		if told := strings.Contains(
			kindtest.FindingsOf(r), "warning: the tally 2026-10-15/2026-10-30 overlaps another one: it is not scored",
		); told != (from == "2026-10-15") {
			t.Errorf("%s: %q", from, kindtest.FindingsOf(r))
		}
	}
}

// A number behind a value that is negative is none; values without one cannot be averaged.
func TestAVolumeThatIsNegativeIsNone(t *testing.T) {
	for total, want := range map[evidence.Fixed]bool{-evidence.One: true, evidence.NoFixed: true, evidence.One: false} {
		w := averaged("mean")
		w.Tally("2026-10-01", "2026-10-16", -1, 10, 10)
		w.Tally("2026-10-16", "2026-11-01", -1, 10, 12)
		w.Evidence.Tallies[1].Total = total
		if got := strings.Contains(kindtest.FindingsOf(w.Last(t)), "the value has no volume"); got != want {
			t.Errorf("%d: %q", total, kindtest.FindingsOf(w.Last(t)))
		}
	}
}
