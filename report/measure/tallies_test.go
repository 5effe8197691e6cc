package measure

import (
	"math/big"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/slareport/slareport/report/agreement"
	"github.com/slareport/slareport/report/evidence"
	"github.com/slareport/slareport/report/party"
	"github.com/slareport/slareport/report/timeline"
)

// counted is a desk judged by figures that were aggregated before.
func counted() *world {
	w := flagged()
	w.o.ID = "calls"
	w.o.Share = &agreement.Share{Of: "tallies", Good: "good", All: "total"}
	return w
}

func averaged(take string) *world {
	w := counted()
	w.o.Kind, w.o.Share = agreement.KindStatistic, nil
	w.o.Statistic = &agreement.Statistic{Of: "tallies", Value: "value", Take: take, Unit: "s"}
	w.o.Targets = []agreement.Dated[agreement.Target]{{From: timeline.NoInstant, Value: agreement.Target{AtMost: true, Value: big.NewRat(20, 1), Unit: "s"}}}
	return w
}

// tally adds a figure; a negative number is blank.
func (w *world) tally(from, to string, good, total, value int64) {
	fixed := func(n int64) evidence.Fixed {
		if n < 0 {
			return evidence.NoFixed
		}
		return evidence.Fixed(n) * evidence.One
	}
	w.all.Tallies = append(w.all.Tallies, evidence.Tally{
		From: at(from), To: at(to), Objective: evidence.T("Calls"), Good: fixed(good), Total: fixed(total), Value: fixed(value),
		Pos: evidence.Pos{Row: uint32(len(w.all.Tallies) + 2)},
	})
}

func TestTalliesOfAPeriodAddUp(t *testing.T) {
	w := counted()
	w.in("2026-09", "2026-10")
	w.tally("2026-09-01", "2026-10-01", 70, 100, -1)
	w.tally("2026-10-01", "2026-10-16", 99, 100, -1)
	w.tally("2026-10-16", "2026-11-01", 190, 200, -1)
	w.tally("2026-10-16", "2026-11-01", 10, 10, -1) // of another place, for the same days
	w.all.Tallies = append(w.all.Tallies, evidence.Tally{From: at("2026-10-01"), To: at("2026-11-01"), Objective: evidence.T("other"), Good: 0, Total: evidence.One})
	results := w.byPeriod(t)
	scored(t, results[0], "70/100 70/100 70/100")
	scored(t, results[1], "299/310 299/310 299/310")
	attributed(t, results[1].Attribution, map[party.Party]string{party.Undetermined: "11"})
	m := results[1].Misses[1]
	if m.ID != "2026-10-16/2026-10-31" || m.Weight.RatString() != "10" || m.Value.RatString() != "95" || w.rows(m.Rows)[0] != "tickets.csv:4" {
		t.Errorf("%+v", m)
	}
	if len(results[1].Findings) != 0 || results[1].Unit != "record" {
		t.Errorf("%+v", results[1])
	}
}

func TestATallyThatReachesOverABoundIsAFindingAndNotScored(t *testing.T) {
	w := counted()
	w.in("2026-09", "2026-10")
	w.tally("2026-09-21", "2026-10-01", 9, 10, -1)
	w.tally("2026-09-30", "2026-10-02", 0, 100, -1) // over the end of September
	w.tally("2026-10-01", "2026-10-11", 8, 10, -1)
	w.tally("2026-10-10", "2026-10-21", 0, 100, -1) // over another one
	w.tally("2026-10-11", "2026-11-01", 7, 10, -1)
	results := w.byPeriod(t)
	scored(t, results[0], "9/10 9/10 9/10")
	scored(t, results[1], "15/20 15/20 15/20")
	findingsAre(t, results[0], "the tally 2026-09-30/2026-10-01 reaches over the bound of a period: it is not scored",
		"no tally of objective calls speaks for the time from 2026-09-01T00:00:00Z to 2026-09-21T00:00:00Z")
	findingsAre(t, results[1], "the tally 2026-09-30/2026-10-01 reaches over the bound of a period: it is not scored",
		"the tally 2026-10-10/2026-10-20 overlaps another one: it is not scored")
}

func TestTalliesAfterTheDateOfTheDataAreNotKnown(t *testing.T) {
	w := counted()
	w.tally("2026-10-01", "2026-10-02", 1, 2, -1)
	w.asOf = at("2026-10-02")
	scored(t, w.last(t), "1/2 1/2 1/2")
	w.asOf--
	if r := w.last(t); r.Volume.Sign() != 0 || r.Experienced.Value != nil || len(r.Findings) != 0 {
		t.Errorf("%+v", r)
	}
}

func TestOnlyAClaimForAllOfItsTimeExcusesATally(t *testing.T) {
	for _, c := range []struct{ to, want string }{{"2026-10-03", "1/2 2/2 2/2"}, {"2026-10-02T23:59", "1/2 1/2 1/2"}} {
		w := counted()
		w.tally("2026-10-02", "2026-10-03", 1, 2, -1)
		w.claim("customer", "2026-10-01", c.to)
		scored(t, w.last(t), c.want)
	}
}

func TestATallyMayGiveAValueWithItsVolume(t *testing.T) {
	w := counted()
	w.o.Share.Good = "value / 100 * total"
	w.tally("2026-10-01", "2026-11-01", -1, 200, 97)
	scored(t, w.last(t), "194/200 194/200 194/200")
	w.all.Tallies[0].Total = evidence.NoFixed
	if r := w.last(t); r.Volume.Sign() != 0 || len(r.Findings) != 1 || !strings.HasPrefix(r.Findings[0].Text, "the record has no value") {
		t.Errorf("%+v", r)
	}
}

func TestAMeanOfTalliesIsWeighedByTheirVolume(t *testing.T) {
	w := averaged("mean")
	w.tally("2026-10-01", "2026-10-16", -1, 100, 10)
	w.tally("2026-10-16", "2026-11-01", -1, 300, 30)
	r := w.last(t)
	scored(t, r, "25 25 25")
	attributed(t, r.Attribution, map[party.Party]string{party.Undetermined: "300"})
	if r.Volume.RatString() != "400" || r.Unit != "value" || r.OnOthers.Value.RatString() != "10" || len(r.Misses) != 1 || r.Misses[0].Value.RatString() != "30" {
		t.Errorf("%+v", r)
	}
	w.all.Tallies[1].Total = evidence.NoFixed // a value without volume cannot be averaged
	r = w.last(t)
	scored(t, r, "10 10 10")
	if !slices.ContainsFunc(r.Findings, func(f evidence.Finding) bool { return strings.HasPrefix(f.Text, "the value has no volume") }) {
		t.Errorf("%+v", r.Findings)
	}
	w.all.Tallies = w.all.Tallies[1:] // alone it needs none
	scored(t, w.last(t), "30 30 30")
	w.all.Tallies = nil
	scored(t, w.last(t), "none none none")
}

func TestSeveralTalliesMakeNoPercentile(t *testing.T) {
	w := averaged("max")
	w.tally("2026-10-01", "2026-10-16", -1, -1, 10)
	w.tally("2026-10-16", "2026-11-01", -1, 300, 30)
	scored(t, w.last(t), "30 30 30")
	w.o.Statistic.Take = "median"
	r := w.last(t)
	scored(t, r, "none none none")
	if len(r.Findings) != 1 || r.Findings[0].Count != 2 {
		t.Errorf("%+v", r.Findings)
	}
	w.all.Tallies = w.all.Tallies[1:]
	scored(t, w.last(t), "30 30 30")
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
			from := at("2026-10-01").Add(timeline.Micros(day) * timeline.Day)
			parts.tally(from.Time().Format("2006-01-02"), from.Add(timeline.Day).Time().Format("2006-01-02"), g, n, -1)
		}
		whole.tally("2026-10-01", "2026-11-01", good, total, -1)
		a, b := whole.last(rt), parts.last(rt)
		if a.Experienced.Good.Cmp(b.Experienced.Good) != 0 || a.Contractual.Total.Cmp(b.Contractual.Total) != 0 || len(b.Findings) != 0 {
			rt.Errorf("%+v and %+v", a.Experienced, b.Experienced)
		}
		booksBalance(rt, a)
		booksBalance(rt, b)
	})
}
