package sampling

import (
	"math/big"
	"sort"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/slareport/slareport/report/evidence"
	"github.com/slareport/slareport/report/evidence/texttest"
	"github.com/slareport/slareport/report/timeline"
)

// The plain implementation: everything kept, sorted and recomputed with no thought of speed.

// told is a sample with its origin.
type told struct {
	evidence.Sample
	origin  uint32
	unknown bool // it was pending and nothing followed
}

// each leaves every sample, but of equal ones in several files only those of the file that has most, and counts what
// was put aside. It gives pending samples the state of what came of them.
func each(list []told) (kept []told, duplicates int64) {
	type content struct {
		at                              timeline.Instant
		ok                              evidence.Flag
		sent, received, latency, jitter int64
	}
	most := map[content]map[uint32]int{}
	of := func(s told) content {
		return content{s.At, plainState(s), s.Sent, s.Received, int64(s.Latency), int64(s.Jitter)}
	}
	for _, s := range list {
		if most[of(s)] == nil {
			most[of(s)] = map[uint32]int{}
		}
		most[of(s)][s.origin]++
	}
	for _, s := range list {
		best := s.origin
		for origin, n := range most[of(s)] {
			if m := most[of(s)][best]; n > m || n == m && origin < best {
				best = origin
			}
		}
		if best != s.origin {
			duplicates++
			continue
		}
		kept = append(kept, s)
	}
	sort.Slice(kept, func(i, j int) bool {
		a, b := kept[i], kept[j]
		return a.At < b.At || a.At == b.At && (a.origin < b.origin || a.origin == b.origin && a.Row < b.Row)
	})
	for i := range kept {
		for k := i + 1; k < len(kept) && kept[i].OK == evidence.Pending; k++ {
			if next := plainState(kept[k]); next == evidence.Yes || next == evidence.No {
				kept[i].OK = next
			}
		}
	}
	for i := range kept {
		if kept[i].OK == evidence.Pending {
			kept[i].OK, kept[i].unknown = evidence.Blank, true
		}
	}
	return kept, duplicates
}

// worstOfEach leaves the worst sample of each instant.
func worstOfEach(list []told) (worst []told) {
	rank := map[evidence.Flag]int{evidence.No: 0, evidence.Yes: 1, evidence.Blank: 2}
	for _, s := range list {
		n := len(worst) - 1
		switch {
		case n < 0 || worst[n].At != s.At:
			worst = append(worst, s)
		case rank[plainState(s)] < rank[plainState(worst[n])]:
			worst[n] = s
		}
	}
	return worst
}

// plainRequests is what a sample stands for, and what of it failed.
func plainRequests(s told) (n, failed int64) {
	state := plainState(s)
	if s.Sent > 0 && s.Received >= 0 {
		if state == evidence.No {
			return s.Sent, s.Sent
		}
		return s.Sent, max(0, s.Sent-s.Received)
	}
	switch state {
	case evidence.Yes:
		return 1, 0
	case evidence.No:
		return 1, 1
	}
	return 0, 0
}

func plainState(s told) evidence.Flag {
	if s.OK != evidence.Blank || s.unknown {
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
	Requests, Failed                          string
	Counted                                   int64
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
	requests, failing := int64(0), int64(0)
	var values []evidence.Fixed
	var nl, nj int64
	out.LatencyMax, out.JitterMax, out.Within = evidence.NoFixed, evidence.NoFixed, int64(evidence.NoFixed)
	for _, s := range kept {
		if !window.Contains(s.At) {
			continue
		}
		n, failed := plainRequests(s)
		requests, failing = requests+n, failing+failed
		if n == 0 && (s.Sent < 0 || s.Received < 0) {
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
	out.Requests, out.Failed = big.NewInt(requests).String(), big.NewInt(failing).String()
	out.Sent, out.Good, out.LatencySum, out.JitterSum, out.BeyondSum = sent.String(), good.String(), latency.String(),
		jitter.String(), beyond.String()
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
	cells, err := s.Cells(window, NewRoom())
	if err != nil {
		t.Fatal(err)
	}
	var c Cell
	for _, one := range cells {
		c.Plus(one)
	}
	l, j := c.Figures[Latency], c.Figures[Jitter]
	out := sums{
		Requests: c.Requests.Int().String(), Failed: c.Failed.Int().String(), Counted: c.Counted, Sent: c.Sent.Int().String(),
		Good:   c.Sent.Minus(c.Lost).Int().String(),
		Excess: c.Excess.N, Stateless: c.Stateless.N, Uncounted: c.Uncounted.N,
		Latencies: big.NewInt(l.N).String(), Jitters: big.NewInt(j.N).String(), LatencySum: l.Sum.Int().String(),
		JitterSum:  j.Sum.Int().String(),
		LatencyMax: evidence.NoFixed, JitterMax: evidence.NoFixed, Within: int64(evidence.NoFixed), BeyondSum: "0",
		ValueCount: l.Values.Len(),
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
		if rule.Failures == 0 && rule.Minutes == 0 || rule.Failures > 0 && n >= rule.Failures ||
			rule.Minutes > 0 && known >= rule.Minutes {
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

// plainSlot is what a slot holds: checks and those that are down, requests and those that failed.
type plainSlot struct{ checks, down, requests, failed int64 }

// plainSlots counts what each slot holds that anything is known of.
func plainSlots(kept []told) map[timeline.Interval]plainSlot {
	out := map[timeline.Interval]plainSlot{}
	for i, s := range kept {
		day := minute(s.At)
		from := day.From
		for from.Add(7*timeline.Second) <= s.At {
			from = from.Add(7 * timeline.Second)
		}
		slot := timeline.Interval{From: from, To: min(day.To, from.Add(7*timeline.Second))}
		n, failed := plainRequests(s)
		if n == 0 && (s.Sent < 0 || s.Received < 0) {
			continue
		}
		sum := out[slot]
		sum.requests, sum.failed = sum.requests+n, sum.failed+failed
		if s.Sent > 0 && s.Received >= 0 {
			sum.checks, sum.down = sum.checks+n, sum.down+failed
		} else if n > 0 {
			before, worse := false, false // another one of this instant counts already, and whether any failed
			for k, other := range kept {
				if other.At != s.At || other.Sent > 0 && other.Received >= 0 {
					continue
				}
				m, failed := plainRequests(other)
				before = before || k < i && m > 0
				worse = worse || failed > 0
			}
			if !before {
				sum.checks++
				if worse {
					sum.down++
				}
			}
		}
		out[slot] = sum
	}
	return out
}

// agreeOnSlots compares the slots of a series, of which good neighbours are joined.
func agreeOnSlots(t *rapid.T, want map[timeline.Interval]plainSlot, got []Slot) {
	var count, bad int64
	var covered, wanted timeline.Set
	var all, found plainSlot
	add := func(sum *plainSlot, s plainSlot) {
		sum.checks, sum.down, sum.requests, sum.failed = sum.checks+s.checks, sum.down+s.down, sum.requests+s.requests,
			sum.failed+s.failed
	}
	for _, s := range got {
		count += s.Count
		is := plainSlot{s.Checks.Int().Int64(), s.Down.Int().Int64(), s.Requests.Int().Int64(), s.Failed.Int().Int64()}
		add(&found, is)
		covered = covered.Plus(timeline.Set{s.Interval})
		if s.Idle != (is.requests == 0) {
			t.Fatalf("slot %v is idle: %t", s, s.Idle)
		}
		if is.failed > 0 {
			bad++
			if want[s.Interval] != is {
				t.Fatalf("slot %v holds %v, want %v", s.Interval, is, want[s.Interval])
			}
		}
	}
	for v, n := range want {
		wanted = wanted.Plus(timeline.Set{v})
		add(&all, n)
		if n.failed > 0 {
			bad--
		}
	}
	if count != int64(len(want)) || bad != 0 || found != all || cmp.Diff(wanted, covered) != "" {
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
	return Runs{Wanted: true, States: true,
		Every:    timeline.Micros(rapid.IntRange(0, 4).Draw(t, "every")) * timeline.Second,
		Failures: rapid.Int64Range(0, 4).Draw(t, "failures"),
		Minutes:  timeline.Micros(rapid.SampledFrom([]int{0, 0, 2, 4}).Draw(t, "minutes")) * timeline.Second}
}

// samples draws samples of a few series over a short time, so that duplicates and conflicts are common.
func samples(t *rapid.T) []told {
	blank := func(g *rapid.Generator[int64], absent int64) *rapid.Generator[int64] {
		return rapid.OneOf(g, g, rapid.Just(absent))
	}
	value := rapid.OneOf(rapid.Map(rapid.Int64Range(0, 90), func(x int64) int64 { return x * 1000 }),
		rapid.Int64Range(-5, 100_000),
		rapid.Int64Range(0, 1<<40), rapid.Just[int64](1<<62))
	one := rapid.Custom(func(t *rapid.T) told {
		return told{evidence.Sample{
			At:       timeline.Instant(rapid.Int64Range(-20, 200).Draw(t, "at")) * 1_000_000,
			Series:   int32(rapid.IntRange(0, 1).Draw(t, "series")),
			Sent:     blank(rapid.Int64Range(0, 3), -1).Draw(t, "sent"),
			Received: blank(rapid.Int64Range(0, 4), -1).Draw(t, "received"),
			Latency:  evidence.Fixed(blank(value, int64(evidence.NoFixed)).Draw(t, "latency")),
			Jitter:   evidence.Fixed(blank(value, int64(evidence.NoFixed)).Draw(t, "jitter")),
			OK: rapid.SampledFrom(
				[]evidence.Flag{evidence.Blank, evidence.Yes, evidence.Yes, evidence.No, evidence.Pending},
			).Draw(t, "ok"),
		}, 0, false}
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
	names := []evidence.Series{{Service: texttest.T("a")}, {Service: texttest.T("b")}}
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
			list[i].origin = uint32(f)
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
	pass := NewPass(plan)
	pass.short = rapid.IntRange(0, 50).Draw(t, "short")
	set, again := read(pass)
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
		kept, duplicates := each(mine)
		var series *Series
		for _, s := range set.Series {
			if s.Key.Service == texttest.T(name) {
				series = s
			}
		}
		if series == nil {
			series = &Series{}
		}
		if series.Readings != int64(len(mine)) {
			t.Fatalf("readings %d, want %d", series.Readings, len(mine))
		}
		var dropped int64
		for _, o := range series.Duplicates {
			dropped += o.N
		}
		if dropped != duplicates {
			t.Fatalf("duplicates %d, want %d", dropped, duplicates)
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
			agreeOnRuns(t, worstOfEach(kept), series, rule)
		}
	}
}
