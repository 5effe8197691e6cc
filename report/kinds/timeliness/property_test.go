package timeliness

import (
	"fmt"
	"math/big"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/slareport/slareport/report/agreement"
	"github.com/slareport/slareport/report/evidence"
	"github.com/slareport/slareport/report/evidence/texttest"
	"github.com/slareport/slareport/report/kinds/count"
	"github.com/slareport/slareport/report/kinds/kindtest"
	"github.com/slareport/slareport/report/kinds/share"
	"github.com/slareport/slareport/report/kinds/statistic"
	"github.com/slareport/slareport/report/kinds/timeliness/course"
	"github.com/slareport/slareport/report/kinds/timeliness/targets"
	"github.com/slareport/slareport/report/measure"
	"github.com/slareport/slareport/report/measure/attribution"
	"github.com/slareport/slareport/report/party"
	"github.com/slareport/slareport/report/timeline"
)

// minutes after Thursday 2026-10-01 at 6:00.
func minutes(n int) timeline.Instant {
	return kindtest.At("2026-10-01T06:00").Add(timeline.Micros(n) * kindtest.Minute)
}

func clockTime(n int) string { return minutes(n).Time().Format("2006-01-02T15:04") }

const horizon = 4 * 24 * 60

// crowd draws a desk with a few tickets.
func crowd(t *rapid.T) *kindtest.World {
	w := resolving()
	w.In("2026-09", "2026-10")
	w.AsOf = minutes(rapid.IntRange(0, horizon).Draw(t, "as of"))
	w.Objective.CountsIn = rapid.SampledFrom(
		[]agreement.CountsIn{agreement.Decided, agreement.Opened, agreement.Resolved},
	).Draw(t, "counts in")
	w.Objective.Terms.(*Terms).Within = append(within("priority", "P1", 4*kindtest.Hour),
		within("priority", "P2", 9*kindtest.Hour)...)
	w.Objective.Terms.(*Terms).Priority = rapid.SampledFrom(
		[]targets.PriorityRule{targets.AtStart, targets.AtStop, targets.Carry, targets.Restart},
	).Draw(t, "priority")
	w.Objective.Terms.(*Terms).Reopen = rapid.SampledFrom(
		[]course.ReopenRule{course.Resume, course.First, course.Restart},
	).Draw(t, "reopen")
	w.Agreement.Fault.Removed = rapid.Bool().Draw(t, "removed")
	w.Agreement.Fault.Undetermined = rapid.SampledFrom([]party.Party{party.Provider, party.Customer}).Draw(t, "account")
	w.Agreement.Fault.Excuses = rapid.SampledFrom(
		[][]party.Party{{party.Customer, party.ThirdParty, party.ForceMajeure}, {party.ThirdParty}},
	).Draw(t, "excuses")
	for i := range rapid.IntRange(0, 8).Draw(t, "tickets") {
		id := fmt.Sprint("T", i)
		opened := rapid.IntRange(-1500, 2000).Draw(t, "opened")
		resolved := ""
		if rapid.IntRange(0, 4).Draw(t, "open") > 0 {
			resolved = clockTime(rapid.IntRange(opened-5, horizon).Draw(t, "resolved"))
		}
		w.Ticket(id, clockTime(opened), resolved,
			kindtest.Priority(rapid.SampledFrom([]string{"P1", "P2", "P3"}).Draw(t, "priority")), func(k *evidence.Ticket) {
				k.Cause = texttest.T(rapid.SampledFrom([]string{"", "customer change", "our change"}).Draw(t, "cause"))
				k.FirstContact = evidence.Flag(rapid.IntRange(0, 2).Draw(t, "first contact"))
			})
		at := opened
		for range rapid.IntRange(0, 4).Draw(t, "events") {
			at = min(at+rapid.IntRange(1, 900).Draw(t, "event"), horizon)
			if rapid.IntRange(0, 3).Draw(t, "what") == 0 {
				p := rapid.SampledFrom([]string{"P1", "P2", "P3"})
				w.Event(id, clockTime(at), evidence.ChangePriority, p.Draw(t, "from"), p.Draw(t, "to"))
				continue
			}
			s := rapid.SampledFrom([]string{"assigned", "working", "pending customer", "awaiting vendor", "Resolved"})
			w.State(id, clockTime(at), s.Draw(t, "from"), s.Draw(t, "to"))
		}
	}
	for i := range rapid.IntRange(0, 2).Draw(t, "claims") {
		from := rapid.IntRange(-1500, horizon-1).Draw(t, "claim from")
		w.Claim("customer", clockTime(from), clockTime(rapid.IntRange(from+1, horizon).Draw(t, "claim to")))
		w.Refused[i] = rapid.Bool().Draw(t, "refused")
	}
	return w
}

// variants are the kinds that judge tickets, over the same crowd.
var variants = map[string]agreement.Objective{
	"timeliness": {},
	"share":      {ID: "fcr", Service: "desk", Terms: &share.Terms{Of: "tickets", Good: "first_contact"}, Decimals: -1},
	"count":      {ID: "n", Service: "desk", Terms: &count.Terms{Of: "tickets"}, Decimals: -1},
	"statistic": {ID: "mttr", Service: "desk",
		Terms: &statistic.Terms{Of: "tickets", Value: "resolved - opened", Take: "median", Unit: "h"}, Decimals: -1,
		Targets: []agreement.Dated[agreement.Target]{
			{From: timeline.NoInstant, Value: agreement.Target{AtMost: true, Value: big.NewRat(9, 1)}},
		}},
}

func promising(w *kindtest.World, variant string) *kindtest.World {
	if o := variants[variant]; o.ID != "" {
		o.CountsIn = w.Objective.CountsIn
		w.Objective = o
	}
	return w
}

func measuredBy(w *kindtest.World, t *rapid.T) []measure.Result {
	results, err := kindtest.ResultsOf(w.Context(t), &w.Objective)
	if err != nil {
		t.Fatal(err)
	}
	return results
}

func total(parts [party.Count]*big.Rat) *big.Rat {
	sum := new(big.Rat)
	for _, p := range parts {
		if p != nil {
			sum.Add(sum, p)
		}
	}
	return sum
}

// Decides: clock-segments.
func TestPartsSumToTheMissesAndScoresAreInOrder(t *testing.T) {
	for name := range variants {
		t.Run(name, func(t *testing.T) {
			rapid.Check(t, func(t *rapid.T) {
				w := promising(crowd(t), name)
				results := measuredBy(w, t)
				for _, r := range results {
					checkSums(t, w, r)
				}
				last := results[len(results)-1]
				weights, parts := new(big.Rat), [party.Count]*big.Rat{}
				for _, m := range last.Misses {
					weights.Add(weights, m.Weight)
					if total(m.Parts).Cmp(m.Weight) != 0 {
						t.Fatalf("%s: parts %v of %v", m.ID, m.Parts, m.Weight)
					}
					for p := range m.Parts {
						if m.Parts[p] != nil {
							if parts[p] == nil {
								parts[p] = new(big.Rat)
							}
							parts[p].Add(parts[p], m.Parts[p])
						}
					}
				}
				if weights.Cmp(total(last.Attribution)) != 0 || show(parts) != show(last.Attribution) {
					t.Fatalf("misses weigh %v by %s, attribution %s", weights, show(parts), show(last.Attribution))
				}
			})
		})
	}
}

func checkSums(t *rapid.T, w *kindtest.World, r measure.Result) {
	for p := range r.Accepted {
		if a := r.Accepted[p]; a != nil && (r.Attribution[p] == nil || a.Cmp(r.Attribution[p]) > 0) {
			t.Fatalf("%s: accepted %v of %v", party.Party(p), a, r.Attribution[p])
		}
	}
	if w.Objective.Kind() == "count" {
		if r.Experienced.Value.Cmp(total(r.Attribution)) != 0 ||
			r.Contractual.Value.Cmp(new(big.Rat).Sub(total(r.Attribution), total(r.Accepted))) != 0 {
			t.Fatalf("counted %v and %v, attribution %s", r.Experienced.Value, r.Contractual.Value, show(r.Attribution))
		}
		return
	}
	if r.Experienced.Total == nil {
		return
	}
	missed := new(big.Rat).Sub(r.Experienced.Total, r.Experienced.Good)
	if missed.Cmp(total(r.Attribution)) != 0 {
		t.Fatalf("missed %v, attribution %s", missed, show(r.Attribution))
	}
	left := new(big.Rat).Sub(r.Contractual.Total, r.Contractual.Good)
	if left.Cmp(new(big.Rat).Sub(missed, total(r.Accepted))) != 0 {
		t.Fatalf("left %v of %v, accepted %s", left, missed, show(r.Accepted))
	}
	for _, s := range []measure.Score{r.Attributable, r.Contractual, r.OnProvider, r.OnOthers} {
		if s.Value != nil && s.Value.Cmp(r.Experienced.Value) < 0 {
			t.Fatalf("%v is less than experienced %v", s.Value, r.Experienced.Value)
		}
	}
	if r.Attributable.Value != nil && r.OnProvider.Value != nil && r.Attributable.Value.Cmp(r.OnProvider.Value) < 0 {
		t.Fatalf("the contract excuses what the evidence does not: %v, %v", r.OnProvider.Value, r.Attributable.Value)
	}
}

func show(parts [party.Count]*big.Rat) string {
	var list []string
	for p, r := range parts {
		if r != nil && r.Sign() != 0 {
			list = append(list, party.Party(p).String()+" "+r.RatString())
		}
	}
	return strings.Join(list, ", ")
}

// digest is everything about results that a report could show.
func digest(results []measure.Result) string {
	var b strings.Builder
	score := func(s measure.Score) string {
		text := ""
		for _, r := range []*big.Rat{s.Good, s.Total, s.Value} {
			if r != nil {
				text += r.RatString()
			}
			text += ";"
		}
		return text
	}
	for _, r := range results {
		fmt.Fprintln(&b, r.Unit, r.Volume.RatString(), r.Open, score(r.Experienced), score(r.Attributable),
			score(r.Contractual), score(r.Other),
			score(r.OnProvider), score(r.OnOthers), show(r.Attribution), "/", show(r.Accepted), r.Findings)
		for _, m := range r.Misses {
			fmt.Fprintln(&b, m.ID, show(m.Parts), m.Outcome, m.Story, m.Window, m.Elapsed, m.Target, m.ByParty, m.Segments,
				m.Rows, m.Decided)
		}
	}
	return b.String()
}

func TestTheOrderOfRowsChangesNothing(t *testing.T) {
	for name := range variants {
		t.Run(name, func(t *testing.T) {
			rapid.Check(t, func(t *rapid.T) {
				w := promising(crowd(t), name)
				before := digest(measuredBy(w, t))
				w.Evidence.Tickets = rapid.Permutation(w.Evidence.Tickets).Draw(t, "tickets")
				w.Evidence.Events = rapid.Permutation(w.Evidence.Events).Draw(t, "events")
				if after := digest(measuredBy(w, t)); after != before {
					t.Fatalf("before\n%s\nafter\n%s", before, after)
				}
			})
		})
	}
}

// Periods measured together are the periods measured one by one, and tickets measured together are the sum of
// those measured by priority.
func TestSplittingChangesNothing(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		w := crowd(t)
		together := measuredBy(w, t)
		w.In("2026-09")
		september := measuredBy(w, t)
		w.In("2026-10")
		october := measuredBy(w, t)
		september[0].Misses, september[0].Open = nil, together[0].Open // told and listed for the last period alone
		if one, two := digest(together), digest(append(september, october...)); one != two {
			t.Fatalf("together\n%s\none by one\n%s", one, two)
		}
		volume, good := new(big.Rat), new(big.Rat)
		for _, p := range []string{"P1", "P2", "P3"} {
			w.Objective.Terms.(*Terms).Where = fmt.Sprintf("priority == %q", p)
			part := measuredBy(w, t)[0]
			volume.Add(volume, part.Volume)
			good.Add(good, part.Experienced.Good)
		}
		if volume.Cmp(october[0].Volume) != 0 || good.Cmp(october[0].Experienced.Good) != 0 {
			t.Fatalf("parts %v/%v, together %v/%v", good, volume, october[0].Experienced.Good, october[0].Volume)
		}
	})
}

// A miss is divided by time to within a millionth, and into all of it.
//
// Decides: clock-segments, excused-miss-divided.
func TestAMissIsDividedByTime(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var time [party.Count]timeline.Micros
		var sum timeline.Micros
		for p := range time {
			time[p] = timeline.Micros(rapid.Int64Range(0, 1<<55).Draw(t, "time"))
			sum += time[p]
		}
		parts, all := attribution.Proportional(time), int32(0)
		for p, n := range parts {
			all += n
			exact := big.NewRat(int64(time[p]), max(1, int64(sum)))
			off := new(big.Rat).Sub(exact, big.NewRat(int64(n), attribution.Million))
			if sum > 0 && off.Abs(off).Cmp(big.NewRat(1, attribution.Million)) >= 0 {
				t.Fatalf("%d of %d gives %d", time[p], sum, n)
			}
		}
		if all != attribution.Million {
			t.Fatalf("parts sum to %d", all)
		}
	})
	if got := attribution.Proportional([party.Count]timeline.Micros{}); got[party.Undetermined] != attribution.Million {
		t.Errorf("no time at all: %v", got)
	}
	if got := attribution.Proportional(
		[party.Count]timeline.Micros{party.Customer: 1, party.ThirdParty: 1, party.ForceMajeure: 1},
	); got != [party.Count]int32{
		party.Customer: 333334, party.ThirdParty: 333333, party.ForceMajeure: 333333} {
		t.Errorf("equal rests: %v", got)
	}
}

func TestAMillionthOfAMissIsCounted(t *testing.T) {
	v := attribution.ExcusedBy([party.Count]timeline.Micros{party.Customer: 999_999, party.ThirdParty: 1})
	var s attribution.Sums
	s.Lose(attribution.One, &v)
	kindtest.Attributed(t, attribution.Rats(&s.Lost),
		map[party.Party]string{party.Customer: "999999/1000000", party.ThirdParty: "1/1000000"})
	kindtest.Attributed(t, attribution.Rats(&s.Taken),
		map[party.Party]string{party.Customer: "999999/1000000", party.ThirdParty: "1/1000000"})
}
