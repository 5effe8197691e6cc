package kinds

import (
	"math/big"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/slareport/slareport/loaders/words/wordstest"
	"github.com/slareport/slareport/report/agreement"
	"github.com/slareport/slareport/report/evidence"
	"github.com/slareport/slareport/report/evidence/texttest"
	"github.com/slareport/slareport/report/kinds/kindtest"
	"github.com/slareport/slareport/report/kinds/share"
	"github.com/slareport/slareport/report/kinds/statistic"
	"github.com/slareport/slareport/report/party"
	"github.com/slareport/slareport/report/timeline"
)

// counted is a desk judged by figures that were aggregated before.
func counted() *kindtest.World {
	w := flagged()
	w.Objective.ID = "calls"
	w.Objective.Terms = &share.Terms{Of: "tallies", Good: "good", All: "total"}
	return w
}

func averaged(take string) *kindtest.World {
	w := counted()
	w.Objective.Terms = &statistic.Terms{Of: "tallies", Value: "value", Take: take, Unit: "s"}
	w.Objective.Targets = []agreement.Dated[agreement.Target]{
		{From: timeline.NoInstant, Value: agreement.Target{AtMost: true, Value: big.NewRat(20, 1), Unit: "s"}},
	}
	return w
}

// Decides: tallies.
func TestTalliesOfAPeriodAddUp(t *testing.T) {
	w := counted()
	w.In("2026-09", "2026-10")
	w.Tally("2026-09-01", "2026-10-01", 70, 100, -1)
	w.Tally("2026-10-01", "2026-10-16", 99, 100, -1)
	w.Tally("2026-10-16", "2026-11-01", 190, 200, -1)
	w.Tally("2026-10-16", "2026-11-01", 10, 10, -1) // of another place, for the same days
	w.Evidence.Tallies = append(
		w.Evidence.Tallies,
		evidence.Tally{
			From: kindtest.At("2026-10-01"), To: kindtest.At("2026-11-01"), Objective: texttest.T("other"), Good: 0,
			Total: evidence.One,
		},
	)
	results := w.ByPeriod(t)
	kindtest.Scored(t, results[0], "70/100 70/100 70/100")
	kindtest.Scored(t, results[1], "299/310 299/310 299/310")
	kindtest.Attributed(t, results[1].Attribution, map[party.Party]string{party.Undetermined: "11"})
	m := results[1].Misses[1]
	if m.ID != "2026-10-16/2026-10-31" || m.Weight.RatString() != "10" || m.Value.RatString() != "95" ||
		w.Rows(m.Rows)[0] != "tickets.csv:4" {
		t.Errorf("%+v", m)
	}
	if len(results[1].Findings) != 0 || results[1].Unit != "record" {
		t.Errorf("%+v", results[1])
	}
}

// Decides: tallies.
func TestATallyThatReachesOverABoundIsAFindingAndNotScored(t *testing.T) {
	w := counted()
	w.In("2026-09", "2026-10")
	w.Tally("2026-09-21", "2026-10-01", 9, 10, -1)
	w.Tally("2026-09-30", "2026-10-02", 0, 100, -1) // over the end of September
	w.Tally("2026-10-01", "2026-10-11", 8, 10, -1)
	w.Tally("2026-10-10", "2026-10-21", 0, 100, -1) // over another one
	w.Tally("2026-10-11", "2026-11-01", 7, 10, -1)
	results := w.ByPeriod(t)
	kindtest.Scored(t, results[0], "9/10 9/10 9/10")
	kindtest.Scored(t, results[1], "15/20 15/20 15/20")
	kindtest.FindingsAre(t, results[0],
		"the tally 2026-09-30/2026-10-01 reaches over the bound of a period: it is not scored",
		"no tally of objective calls speaks for the time from 1 Sep 2026 00:00 to 21 Sep 2026 00:00")
	kindtest.FindingsAre(t, results[1],
		"the tally 2026-09-30/2026-10-01 reaches over the bound of a period: it is not scored",
		"the tally 2026-10-10/2026-10-20 overlaps another one: it is not scored")
}

func TestTalliesAfterTheDateOfTheDataAreNotKnown(t *testing.T) {
	w := counted()
	w.Tally("2026-10-01", "2026-10-02", 1, 2, -1)
	w.AsOf = kindtest.At("2026-10-02")
	kindtest.Scored(t, w.Last(t), "1/2 1/2 1/2")
	w.AsOf--
	if r := w.Last(t); r.Volume.Sign() != 0 || r.Experienced.Value != nil || len(r.Findings) != 0 {
		t.Errorf("%+v", r)
	}
}

func TestOnlyAClaimForAllOfItsTimeExcusesATally(t *testing.T) {
	for _, c := range []struct{ to, want string }{{"2026-10-03", "1/2 2/2 2/2"}, {"2026-10-02T23:59", "1/2 1/2 1/2"}} {
		w := counted()
		w.Tally("2026-10-02", "2026-10-03", 1, 2, -1)
		w.Claim("customer", "2026-10-01", c.to)
		kindtest.Scored(t, w.Last(t), c.want)
	}
}

func TestATallyMayGiveAValueWithItsVolume(t *testing.T) {
	w := counted()
	w.Objective.Terms.(*share.Terms).Good = "value / 100 * total"
	w.Tally("2026-10-01", "2026-11-01", -1, 200, 97)
	kindtest.Scored(t, w.Last(t), "194/200 194/200 194/200")
	w.Evidence.Tallies[0].Total = evidence.NoFixed
	if r := w.Last(t); r.Volume.Sign() != 0 || len(r.Findings) != 1 ||
		!strings.HasPrefix(wordstest.English(r.Findings[0].Message), "the record has no value") {
		t.Errorf("%+v", r)
	}
}

func TestAMeanOfTalliesIsWeighedByTheirVolume(t *testing.T) {
	w := averaged("mean")
	w.Tally("2026-10-01", "2026-10-16", -1, 100, 10)
	w.Tally("2026-10-16", "2026-11-01", -1, 300, 30)
	r := w.Last(t)
	kindtest.Scored(t, r, "25 25 25")
	kindtest.Attributed(t, r.Attribution, map[party.Party]string{party.Undetermined: "300"})
	if r.Volume.RatString() != "400" || r.Unit != "value" || r.OnOthers.Value.RatString() != "10" || len(r.Misses) != 1 ||
		r.Misses[0].Value.RatString() != "30" {
		t.Errorf("%+v", r)
	}
	w.Evidence.Tallies[1].Total = evidence.NoFixed // a value without volume cannot be averaged
	r = w.Last(t)
	kindtest.Scored(t, r, "10 10 10")
	if !slices.ContainsFunc(r.Findings, func(f evidence.Finding) bool {
		return strings.HasPrefix(wordstest.English(f.Message), "the value has no volume")
	}) {
		t.Errorf("%+v", r.Findings)
	}
	w.Evidence.Tallies = w.Evidence.Tallies[1:] // alone it needs none
	kindtest.Scored(t, w.Last(t), "30 30 30")
	w.Evidence.Tallies = nil
	kindtest.Scored(t, w.Last(t), "none none none")
}

func TestSeveralTalliesMakeNoPercentile(t *testing.T) {
	w := averaged("max")
	w.Tally("2026-10-01", "2026-10-16", -1, -1, 10)
	w.Tally("2026-10-16", "2026-11-01", -1, 300, 30)
	kindtest.Scored(t, w.Last(t), "30 30 30")
	w.Objective.Terms.(*statistic.Terms).Take = "median"
	r := w.Last(t)
	kindtest.Scored(t, r, "none none none")
	if len(r.Findings) != 1 || r.Findings[0].Count != 2 {
		t.Errorf("%+v", r.Findings)
	}
	w.Evidence.Tallies = w.Evidence.Tallies[1:]
	kindtest.Scored(t, w.Last(t), "30 30 30")
}

// A figure of a month is the sum of its days, however they are put together.
func TestSplittingATallyChangesNothing(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		whole, parts := counted(), counted()
		var good, total int64
		for day := range 31 {
			g := rapid.Int64Range(0, 50).Draw(rt, "good")
			n := g + rapid.Int64Range(0, 5).Draw(rt, "bad")
			good, total = good+g, total+n
			from := kindtest.At("2026-10-01").Add(timeline.Micros(day) * timeline.Day)
			parts.Tally(from.Time().Format("2006-01-02"), from.Add(timeline.Day).Time().Format("2006-01-02"), g, n, -1)
		}
		whole.Tally("2026-10-01", "2026-11-01", good, total, -1)
		a, b := whole.Last(rt), parts.Last(rt)
		if a.Experienced.Good.Cmp(b.Experienced.Good) != 0 || a.Contractual.Total.Cmp(b.Contractual.Total) != 0 ||
			len(b.Findings) != 0 {
			rt.Errorf("%+v and %+v", a.Experienced, b.Experienced)
		}
		kindtest.BooksBalance(rt, a)
		kindtest.BooksBalance(rt, b)
	})
}
