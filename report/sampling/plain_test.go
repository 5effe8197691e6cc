package sampling

import (
	"math/big"
	"sort"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/slareport/slareport/report/evidence"
	"github.com/slareport/slareport/report/timeline"
)

// The plain implementation: everything kept, sorted and recomputed with no thought of speed.

// told is a sample with its origin.
type told struct {
	evidence.Sample
	origin uint32
}

// once leaves one sample for each instant and counts what was put aside.
func once(list []told) (kept []told, duplicates, conflicts int64) {
	byTime := map[timeline.Instant][]told{}
	for _, s := range list {
		byTime[s.At] = append(byTime[s.At], s)
	}
	for _, same := range byTime {
		distinct := map[[5]int64]told{}
		for _, s := range same {
			distinct[[5]int64{int64(s.OK), s.Sent, s.Received, int64(s.Latency), int64(s.Jitter)}] = s
		}
		worst := same[0]
		for _, s := range distinct {
			if badder(s, worst) {
				worst = s
			}
		}
		kept = append(kept, worst)
		conflicts += int64(len(distinct) - 1)
		duplicates += int64(len(same) - len(distinct))
	}
	sort.Slice(kept, func(i, j int) bool { return kept[i].At < kept[j].At })
	return kept, duplicates, conflicts
}

func badder(a, b told) bool {
	rank := map[evidence.Flag]int{evidence.No: 0, evidence.Yes: 1, evidence.Blank: 2}
	if x, y := rank[plainState(a)], rank[plainState(b)]; x != y {
		return x < y
	}
	if x, y := a.Sent-a.Received, b.Sent-b.Received; x != y {
		return x > y
	}
	if a.Latency != b.Latency {
		return a.Latency > b.Latency
	}
	if a.Jitter != b.Jitter {
		return a.Jitter > b.Jitter
	}
	return a.Sent > b.Sent
}

func plainState(s told) evidence.Flag {
	if s.OK != evidence.Blank {
		return s.OK
	}
	if s.Sent > 0 && s.Received >= 0 {
		if s.Received == 0 {
			return evidence.No
		}
		return evidence.Yes
	}
	if s.Latency != evidence.NoFixed {
		return evidence.Yes
	}
	return evidence.Blank
}

// sums are the figures of a window.
type sums struct {
	N, Failed, Counted                        int64
	Sent, Good                                string
	Excess, Stateless, Uncounted              int64
	Latencies, Jitters, LatencySum, JitterSum string
	LatencyMax, JitterMax                     evidence.Fixed
	Beyond, Within                            int64
	BeyondSum                                 string
	P50, P95                                  evidence.Fixed
	ValueCount                                int64
}

func plainSums(kept []told, window timeline.Interval, limit Limit) sums {
	var out sums
	sent, good, latency, jitter, beyond := new(big.Int), new(big.Int), new(big.Int), new(big.Int), new(big.Int)
	var values []evidence.Fixed
	var nl, nj int64
	out.LatencyMax, out.JitterMax, out.Within = evidence.NoFixed, evidence.NoFixed, int64(evidence.NoFixed)
	for _, s := range kept {
		if !window.Contains(s.At) {
			continue
		}
		switch plainState(s) {
		case evidence.Yes:
			out.N++
		case evidence.No:
			out.N++
			out.Failed++
		default:
			out.Stateless++
		}
		if s.Sent >= 0 && s.Received >= 0 {
			out.Counted++
			sent.Add(sent, big.NewInt(s.Sent))
			good.Add(good, big.NewInt(min(s.Sent, s.Received)))
			if s.Received > s.Sent {
				out.Excess++
			}
		} else {
			out.Uncounted++
		}
		if s.Latency != evidence.NoFixed {
			nl++
			latency.Add(latency, big.NewInt(int64(s.Latency)))
			values = append(values, s.Latency)
			out.LatencyMax = max(out.LatencyMax, s.Latency)
			if s.Latency > limit.Value {
				out.Beyond++
				beyond.Add(beyond, big.NewInt(int64(s.Latency)))
			} else {
				out.Within = max(out.Within, int64(s.Latency))
			}
		}
		if s.Jitter != evidence.NoFixed {
			nj++
			jitter.Add(jitter, big.NewInt(int64(s.Jitter)))
			out.JitterMax = max(out.JitterMax, s.Jitter)
		}
	}
	out.Sent, out.Good, out.LatencySum, out.JitterSum, out.BeyondSum = sent.String(), good.String(), latency.String(), jitter.String(), beyond.String()
	out.Latencies, out.Jitters = big.NewInt(nl).String(), big.NewInt(nj).String()
	sort.Slice(values, func(i, j int) bool { return values[i] < values[j] })
	out.ValueCount = int64(len(values))
	if n := len(values); n > 0 {
		out.P50, out.P95 = values[(n*50+99)/100-1], values[(n*95+99)/100-1]
	}
	return out
}

// fastSums gives the same figures from a Series.
func fastSums(t *rapid.T, s *Series, window timeline.Interval, limit Limit) sums {
	cells, err := s.Cells(window)
	if err != nil {
		t.Fatal(err)
	}
	var c Cell
	for _, one := range cells {
		c.Plus(one)
	}
	l, j := c.Figures[Latency], c.Figures[Jitter]
	out := sums{
		N: c.N, Failed: c.Failed, Counted: c.Counted, Sent: c.Sent.Int().String(), Good: c.Sent.Minus(c.Lost).Int().String(),
		Excess: c.Excess.N, Stateless: c.Stateless.N, Uncounted: c.Uncounted.N,
		Latencies: big.NewInt(l.N).String(), Jitters: big.NewInt(j.N).String(), LatencySum: l.Sum.Int().String(), JitterSum: j.Sum.Int().String(),
		LatencyMax: evidence.NoFixed, JitterMax: evidence.NoFixed, Within: int64(evidence.NoFixed), BeyondSum: "0", ValueCount: l.Values.Len(),
	}
	if l.N > 0 {
		out.LatencyMax = l.Max
		out.P50, out.P95 = l.Values.Rank((l.N*50+99)/100), l.Values.Rank((l.N*95+99)/100)
	}
	if j.N > 0 {
		out.JitterMax = j.Max
	}
	if l.Beyond != nil {
		b := l.Beyond[s.Limit(Latency, limit)]
		out.Beyond, out.BeyondSum, out.Within = b.N, b.Sum.Int().String(), int64(b.Within)
	}
	return out
}

// plainRuns judges every instant by itself: the reading that speaks for it, and the run that reading stands in.
func plainRuns(kept []told, rule Runs) (down, covered timeline.Set) {
	var list []told
	for _, s := range kept {
		if plainState(s) != evidence.Blank {
			list = append(list, s)
		}
	}
	speaks := func(i int) timeline.Interval {
		v := timeline.Interval{From: list[i].At, To: timeline.MaxInstant}
		if i+1 < len(list) {
			v.To = list[i+1].At
		}
		if rule.Every > 0 && (i+1 == len(list) || list[i+1].At.Sub(list[i].At) > 2*rule.Every) {
			v.To = list[i].At.Add(rule.Every)
		}
		return v
	}
	for i := range list {
		covered = covered.Plus(timeline.Set{speaks(i)})
		if plainState(list[i]) != evidence.No {
			continue
		}
		from, to := i, i
		for from > 0 && plainState(list[from-1]) == evidence.No {
			from--
		}
		for to+1 < len(list) && plainState(list[to+1]) == evidence.No {
			to++
		}
		var known timeline.Micros
		for k := from; k <= to; k++ {
			known += speaks(k).Length()
		}
		n := int64(to - from + 1)
		if rule.Failures == 0 && rule.Minutes == 0 || rule.Failures > 0 && n >= rule.Failures || rule.Minutes > 0 && known >= rule.Minutes {
			down = down.Plus(timeline.Set{speaks(i)})
		}
	}
	return down, covered
}

// minute stands in for a day, so that the last slot of each is short.
func minute(at timeline.Instant) timeline.Interval {
	from := timeline.Instant(timeline.Minute) * (at / timeline.Instant(timeline.Minute))
	if from > at {
		from = from.Add(-timeline.Minute)
	}
	return timeline.Interval{From: from, To: from.Add(timeline.Minute)}
}

// plainSlots counts the readings of each slot that has any.
func plainSlots(kept []told) map[timeline.Interval][2]int64 {
	out := map[timeline.Interval][2]int64{}
	for _, s := range kept {
		day := minute(s.At)
		from := day.From
		for from.Add(7*timeline.Second) <= s.At {
			from = from.Add(7 * timeline.Second)
		}
		slot := timeline.Interval{From: from, To: min(day.To, from.Add(7*timeline.Second))}
		n := out[slot]
		switch plainState(s) {
		case evidence.No:
			n[1]++
			fallthrough
		case evidence.Yes:
			n[0]++
			out[slot] = n
		}
	}
	return out
}

// agreeOnSlots compares the slots of a series, of which good neighbours are joined.
func agreeOnSlots(t *rapid.T, want map[timeline.Interval][2]int64, got []Slot) {
	var count, bad int64
	var covered, wanted timeline.Set
	var readings, all int64
	for _, s := range got {
		count += s.Count
		readings += s.N
		covered = covered.Plus(timeline.Set{s.Interval})
		if s.Failed > 0 {
			bad++
			if n := want[s.Interval]; n != [2]int64{s.N, s.Failed} {
				t.Fatalf("slot %v has %d of %d failed, want %v", s.Interval, s.Failed, s.N, n)
			}
		}
	}
	for v, n := range want {
		wanted = wanted.Plus(timeline.Set{v})
		all += n[0]
		if n[1] > 0 {
			bad--
		}
	}
	if count != int64(len(want)) || bad != 0 || readings != all || cmp.Diff(wanted, covered) != "" {
		t.Fatalf("slots %v, want %v", got, want)
	}
}

// agreeOnRuns compares when a series was down, and for which time it speaks.
func agreeOnRuns(t *rapid.T, kept []told, series *Series, rule Runs) {
	down, covered := plainRuns(kept, rule)
	var fast timeline.Set
	for _, r := range series.Down(rule, timeline.MaxInstant) {
		fast = fast.Plus(r.Known)
	}
	if diff := cmp.Diff(down, fast); rule.States && diff != "" {
		t.Fatalf("down: plain -, fast +\n%s", diff)
	}
	if diff := cmp.Diff(covered, series.Covered(rule)); diff != "" {
		t.Fatalf("covered: plain -, fast +\n%s", diff)
	}
}

func drawRule(t *rapid.T) Runs {
	if rapid.IntRange(0, 4).Draw(t, "kind") == 0 { // gaps alone
		return Runs{Wanted: true, Every: timeline.Micros(rapid.IntRange(0, 4).Draw(t, "every")) * timeline.Second}
	}
	return Runs{Wanted: true, States: true, Every: timeline.Micros(rapid.IntRange(0, 4).Draw(t, "every")) * timeline.Second,
		Failures: rapid.Int64Range(0, 4).Draw(t, "failures"), Minutes: timeline.Micros(rapid.SampledFrom([]int{0, 0, 2, 4}).Draw(t, "minutes")) * timeline.Second}
}

// samples draws samples of a few series over a short time, so that duplicates and conflicts are common.
func samples(t *rapid.T) []told {
	blank := func(g *rapid.Generator[int64], absent int64) *rapid.Generator[int64] {
		return rapid.OneOf(g, g, rapid.Just(absent))
	}
	value := rapid.OneOf(rapid.Map(rapid.Int64Range(0, 90), func(x int64) int64 { return x * 1000 }), rapid.Int64Range(-5, 100_000),
		rapid.Int64Range(0, 1<<40), rapid.Just[int64](1<<62))
	one := rapid.Custom(func(t *rapid.T) told {
		return told{evidence.Sample{
			At:       timeline.Instant(rapid.Int64Range(-20, 200).Draw(t, "at")) * 1_000_000,
			Series:   int32(rapid.IntRange(0, 1).Draw(t, "series")),
			Sent:     blank(rapid.Int64Range(0, 3), -1).Draw(t, "sent"),
			Received: blank(rapid.Int64Range(0, 4), -1).Draw(t, "received"),
			Latency:  evidence.Fixed(blank(value, int64(evidence.NoFixed)).Draw(t, "latency")),
			Jitter:   evidence.Fixed(blank(value, int64(evidence.NoFixed)).Draw(t, "jitter")),
			OK:       rapid.SampledFrom([]evidence.Flag{evidence.Blank, evidence.Yes, evidence.Yes, evidence.No}).Draw(t, "ok"),
		}, 0}
	})
	list := rapid.SliceOfN(one, 0, 120).Draw(t, "samples")
	for range rapid.IntRange(0, 3).Draw(t, "copies") {
		if len(list) > 0 {
			list = append(list, list[rapid.IntRange(0, len(list)-1).Draw(t, "copy")])
		}
	}
	if rapid.Bool().Draw(t, "sorted") {
		sort.SliceStable(list, func(i, j int) bool { return list[i].At < list[j].At })
	}
	for i := range list {
		list[i].Row = uint32(i + 2)
	}
	return list
}

// stream cuts samples into files and batches and has them taken in by several workers, in any order of chunks.
func stream(t *rapid.T, plan *Plan, list []told) *Set {
	names := []evidence.Series{{Service: evidence.T("a")}, {Service: evidence.T("b")}}
	files := rapid.IntRange(1, 3).Draw(t, "files")
	size := rapid.IntRange(1, 40).Draw(t, "batch")
	var batches []*evidence.Batch
	for f := range files {
		b := &evidence.Batch{Origin: uint32(f), Series: names}
		for i := f * len(list) / files; i < (f+1)*len(list)/files; i++ {
			if len(b.Samples) == size {
				batches = append(batches, b)
				b = &evidence.Batch{Origin: uint32(f), Chunk: b.Chunk + 1, Series: names}
			}
			b.Samples = append(b.Samples, list[i].Sample)
		}
		batches = append(batches, b)
	}
	batches = rapid.Permutation(batches).Draw(t, "order")
	read := func(p *Pass) (*Set, *Pass) {
		workers := []*Worker{p.Worker(), p.Worker()}
		for i, b := range batches {
			workers[i%2].Add(b)
		}
		return p.Finish()
	}
	set, again := read(NewPass(plan))
	if again != nil {
		if set, again = read(again); again != nil {
			t.Fatal("a third pass")
		}
	}
	return set
}

// The fast path and the plain one agree on any samples, in any order, cut in any way.
func TestFastPathAgreesWithPlainOne(t *testing.T) { rapid.Check(t, fastAgreesWithPlain) }

func FuzzFastPathAgreesWithPlainOne(f *testing.F) { f.Fuzz(rapid.MakeFuzz(fastAgreesWithPlain)) }

func fastAgreesWithPlain(t *rapid.T) {
	list := samples(t)
	limit := Limit{Value: evidence.Fixed(rapid.Int64Range(0, 90).Draw(t, "limit") * 1000), AtMost: true}
	marks := []timeline.Instant{-1 << 40, 1 << 40}
	for range rapid.IntRange(0, 5).Draw(t, "edges") {
		marks = append(marks, timeline.Instant(rapid.Int64Range(-20, 200).Draw(t, "edge"))*1_000_000)
	}
	sort.Slice(marks, func(i, j int) bool { return marks[i] < marks[j] })
	rules := []Runs{drawRule(t), drawRule(t)}
	if rapid.Bool().Draw(t, "same rule") {
		rules[1] = rules[0]
	}
	w := Want{Match: func(Key) bool { return true }, Runs: rules[0],
		Edges: func(timeline.Interval) []timeline.Instant { return marks }}
	other := Want{Match: w.Match, Runs: rules[1], Window: timeline.Interval{From: 50_000_000, To: 60_000_000}}
	w.Name, w.Slots = "slots", Slots{Length: 7 * timeline.Second, Day: minute}
	w.Keep[Latency], w.Limits[Latency] = true, []Limit{limit}
	plan := &Plan{Wants: []Want{w, other}, AsOf: timeline.NoInstant}
	if rapid.Bool().Draw(t, "as of") {
		plan.AsOf = timeline.Instant(rapid.Int64Range(0, 200).Draw(t, "date")) * 1_000_000
	}
	set := stream(t, plan, list)

	for n, name := range []string{"a", "b"} {
		var mine []told
		for _, s := range list {
			if int(s.Series) == n && s.At <= plan.end() {
				mine = append(mine, s)
			}
		}
		kept, duplicates, conflicts := once(mine)
		var series *Series
		for _, s := range set.Series {
			if s.Key.Service == evidence.T(name) {
				series = s
			}
		}
		if series == nil {
			series = &Series{}
		}
		if series.Readings != int64(len(mine)) {
			t.Fatalf("readings %d, want %d", series.Readings, len(mine))
		}
		var dropped, contradicted int64
		for _, o := range series.Duplicates {
			dropped += o.N
		}
		for _, c := range series.cells {
			contradicted += c.Conflicting.N
		}
		if dropped != duplicates || contradicted != conflicts {
			t.Fatalf("duplicates %d, conflicts %d, want %d, %d", dropped, contradicted, duplicates, conflicts)
		}
		for i := range marks {
			for k := i + 1; k < len(marks); k++ {
				window := timeline.Interval{From: marks[i], To: marks[k]}
				if diff := cmp.Diff(plainSums(kept, window, limit), fastSums(t, series, window, limit)); diff != "" {
					t.Fatalf("series %s, window %v: plain -, fast +\n%s", name, window, diff)
				}
			}
		}
		agreeOnSlots(t, plainSlots(kept), series.Slots("slots"))
		for _, rule := range rules {
			agreeOnRuns(t, kept, series, rule)
		}
	}
}
