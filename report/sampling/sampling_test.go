package sampling

import (
	"fmt"
	"math"
	"math/big"
	"math/rand/v2"
	"reflect"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/slareport/slareport/report/evidence"
	"github.com/slareport/slareport/report/evidence/texttest"
	"github.com/slareport/slareport/report/timeline"
)

const second = timeline.Instant(timeline.Second)

// probe is a good sample of the first series at a second, failing when it divides by 7.
func probe(at int) evidence.Sample {
	s := evidence.Sample{
		At: timeline.Instant(at) * second, OK: evidence.Yes, Sent: -1, Received: -1, Latency: evidence.NoFixed,
		Jitter: evidence.NoFixed, Row: uint32(at + 2),
	}
	if at%7 == 0 {
		s.OK = evidence.No
	}
	return s
}

func everything(Key) bool { return true }

// wanting is a plan with one want for every series.
func wanting(more func(*Want)) *Plan {
	w := Want{Match: everything, Runs: Runs{Wanted: true, States: true, Every: timeline.Second}}
	if more != nil {
		more(&w)
	}
	return &Plan{Wants: []Want{w}, AsOf: timeline.NoInstant}
}

var one = []evidence.Series{{Service: texttest.T("a")}}

// batches cuts n seconds of probes into chunks of some, in order.
func batches(n, size int) (list []*evidence.Batch) {
	for from := 0; from < n; from += size {
		b := &evidence.Batch{Chunk: len(list), Series: one}
		for at := from; at < min(n, from+size); at++ {
			b.Samples = append(b.Samples, probe(at))
		}
		list = append(list, b)
	}
	return list
}

func TestSumIsExact(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var s, part Sum
		want, less := new(big.Int), new(big.Int)
		for _, v := range rapid.SliceOf(rapid.Int64()).Draw(t, "numbers") {
			s.Add(v)
			want.Add(want, big.NewInt(v))
		}
		for _, v := range rapid.SliceOf(rapid.Int64()).Draw(t, "others") {
			part.Add(v)
			less.Add(less, big.NewInt(v))
		}
		both := s
		both.Plus(part)
		if s.Int().Cmp(want) != 0 || s.Sign() != want.Sign() || s.Minus(part).Int().Cmp(new(big.Int).Sub(want, less)) != 0 ||
			both.Int().Cmp(new(big.Int).Add(want, less)) != 0 {
			t.Fatalf("%v, want %v", s.Int(), want)
		}
	})
}

// Whatever the values, the k-th smallest is exact: in thousandths, in millionths, beyond 32 bits, of both signs.
//
// Decides: percentiles-exact.
func TestRankIsExact(t *testing.T) { rapid.Check(t, rankIsExact) }

func FuzzRank(f *testing.F) { f.Fuzz(rapid.MakeFuzz(rankIsExact)) }

// aValue draws from a pool of values in one of the ways in which values are kept, or in several.
func aValue(t *rapid.T) *rapid.Generator[int64] {
	value := rapid.OneOf(rapid.Map(rapid.Int64Range(-5000, 5000), func(x int64) int64 { return x * 1000 }),
		rapid.Int64Range(-3000, 3000),
		rapid.Int64Range(math.MaxInt32-2, math.MaxInt32+2),
		rapid.Map(rapid.Int64Range(math.MaxInt32-2, math.MaxInt32+2), func(x int64) int64 { return x * 1000 }),
		rapid.Int64Range(math.MinInt64+1, math.MaxInt64))
	if rapid.Bool().Draw(t, "thousandths alone") { // few of a part stand by themselves, whatever the steps of the others
		value = rapid.Map(rapid.Int64Range(-9_000_000, 9_000_000), func(x int64) int64 { return x * 1000 })
	}
	return value
}

// somePacked draws some values and packs them.
func somePacked(t *rapid.T, value *rapid.Generator[int64], p *packer) (list []evidence.Fixed, packed Values) {
	low, high := evidence.Fixed(math.MaxInt64), evidence.Fixed(math.MinInt64)
	for _, v := range rapid.SliceOfN(value, 0, 40).Draw(t, "values") {
		list = append(list, evidence.Fixed(v))
		low, high = min(low, evidence.Fixed(v)), max(high, evidence.Fixed(v))
	}
	return list, p.pack(list, low, high)
}

func rankIsExact(t *rapid.T) {
	value := aValue(t)
	var all []evidence.Fixed
	var values Values
	var p packer
	for range rapid.IntRange(1, 4).Draw(t, "parts") {
		part, packed := somePacked(t, value, &p)
		all = append(all, part...)
		values.Plus(&packed)
	}
	ranksAre(t, &values, all)
}

// Copies stay what they are while the memory of the values is used again, and whoever shares them, before or after
// others are copied to them, has what was there.
func TestCopiedValuesStay(t *testing.T) { rapid.Check(t, copiesStay) }

func FuzzCopies(f *testing.F) { f.Fuzz(rapid.MakeFuzz(copiesStay)) }

func copiesStay(t *rapid.T) {
	value, p := aValue(t), packer{again: true}
	type kept struct {
		values Values
		all    []evidence.Fixed
	}
	list := []*kept{{}}
	for range rapid.IntRange(1, 12).Draw(t, "steps") {
		x := rapid.SampledFrom(list).Draw(t, "to")
		if rapid.IntRange(0, 3).Draw(t, "share") == 0 {
			other := &kept{all: slices.Clone(x.all)}
			other.values.Plus(&x.values)
			list = append(list, other)
			continue
		}
		p.reset()
		for range rapid.IntRange(1, 3).Draw(t, "cells") {
			part, packed := somePacked(t, value, &p)
			x.all = append(x.all, part...)
			x.values.copy(&packed)
		}
	}
	for _, x := range list {
		ranksAre(t, &x.values, x.all)
	}
}

// Few values take no more memory than they need, and many come in long parts.
func TestCopiedValuesLieSideBySide(t *testing.T) {
	for _, c := range []struct{ batches, each, parts, room int }{
		{1, 5, 1, 5}, {2, 5, 2, 15}, {3, 5, 2, 15}, {4, 5, 3, 35}, {1000, 5, 16, 5243}, {2, 4000, 2, 8000},
		{600, 1, 10, 1023},
	} {
		var v Values
		p := packer{again: true}
		for range c.batches {
			p.reset()
			packed := p.pack(slices.Repeat([]evidence.Fixed{7000}, c.each), 7000, 7000)
			v.copy(&packed)
		}
		room := 0
		for _, part := range v.thousandths {
			room += cap(part)
		}
		if n := len(v.thousandths); n != c.parts || room != c.room || v.Len() != int64(c.batches*c.each) {
			t.Errorf("%d by %d: %d parts with room for %d, want %d for %d", c.batches, c.each, n, room, c.parts, c.room)
		}
	}
}

// ranksAre compares each rank of some values with that of a sorted list.
func ranksAre(t *rapid.T, values *Values, all []evidence.Fixed) {
	slices.Sort(all)
	if values.Len() != int64(len(all)) {
		t.Fatalf("%d values, want %d", values.Len(), len(all))
	}
	for k, want := range all {
		if got := values.Rank(int64(k + 1)); got != want {
			t.Fatalf("rank %d is %d, want %d", k+1, got, want)
		}
		if k+1 == len(all) {
			continue
		}
		if at, next := values.Ranks(int64(k + 1)); at != want || next != all[k+1] {
			t.Fatalf("ranks %d and %d are %d and %d, want %d and %d", k+1, k+2, at, next, want, all[k+1])
		}
	}
}

// Values in thousandths or millionths take 4 bytes; only what 32 bits cannot hold takes 8.
func TestValuesAreCompact(t *testing.T) {
	for _, c := range []struct {
		value evidence.Fixed
		small bool
	}{
		{12_500_000, true}, {math.MaxInt32 * 1000, true}, {math.MaxInt32*1000 + 1000, false}, {math.MaxInt32, true},
		{math.MaxInt32 + 1, false}, {math.MinInt32, true}, {math.MinInt32 * 1000, true}, {math.MinInt32*1000 - 1000, false},
		{math.MinInt32 - 1, false},
	} {
		v := new(packer).pack([]evidence.Fixed{c.value}, c.value, c.value)
		if small := len(v.thousandths)+len(v.millionths) == 1; small != c.small || len(v.wide) == 1 == c.small {
			t.Errorf("%d: in 4 bytes %t, want %t", c.value, small, c.small)
		}
	}
}

// Chunks that goroutines reduce side by side come a little out of order; that needs no second pass, nor does a file
// that is told backwards, and few pieces lie about.
func TestChunksMayComeOutOfOrder(t *testing.T) {
	want := series(t, batches(5000, 10))
	for name, mix := range map[string]func([]*evidence.Batch){
		"side by side": func(list []*evidence.Batch) {
			r := rand.New(rand.NewPCG(1, 2))
			for i := 0; i+8 < len(list); i += 8 {
				r.Shuffle(8, func(a, b int) { list[i+a], list[i+b] = list[i+b], list[i+a] })
			}
		},
		"backwards": func(list []*evidence.Batch) {
			slices.Reverse(list)
			for i, b := range list {
				b.Chunk = i
				slices.Reverse(b.Samples)
			}
		},
	} {
		list := batches(5000, 10)
		mix(list)
		got := series(t, list)
		if diff := cmp.Diff(want.stretches(), got.stretches()); diff != "" || len(want.stretches()) == 0 {
			t.Errorf("%s: %s", name, diff)
		}
		if !reflect.DeepEqual(want.every(), got.every()) {
			t.Errorf("%s: cells differ", name)
		}
	}
}

// series takes batches in, in one pass, with few pieces at any time.
func series(t *testing.T, list []*evidence.Batch) *Series {
	t.Helper()
	p := NewPass(wanting(nil))
	p.short = 0
	w := p.Worker()
	for _, b := range list {
		w.Add(b)
		for _, g := range p.series {
			if n := len(*g.sums.files[0]); n >= crowd {
				t.Fatalf("%d pieces", n)
			}
		}
	}
	set, again := p.Finish()
	if again != nil {
		t.Fatal("needs a second pass")
	}
	return set.Series[0]
}

// Files in any order, and files that take turns, give the same; only what overlaps is read again.
//
// Decides: overlapping-exports.
func TestFilesMayOverlap(t *testing.T) {
	list := batches(3000, 10)
	want := series(t, list)
	for name, c := range map[string]struct {
		origin func(chunk int) uint32
		second bool
	}{
		"one after the other":        {func(i int) uint32 { return uint32(2 - i/100) }, false},
		"taking turns":               {func(i int) uint32 { return uint32(i % 3) }, true},
		"taking turns within a file": {func(int) uint32 { return 0 }, true},
	} {
		parts := batches(3000, 10)
		for i, b := range parts {
			b.Origin = c.origin(i)
		}
		if strings.HasSuffix(name, "file") { // a file whose older half stands in the middle
			parts = append(parts[100:], parts[:100]...)
			parts = append(parts[:50:50], append(parts[250:], parts[50:250]...)...)
			for i, b := range parts {
				b.Chunk = i
			}
			parts[7].Samples = append(parts[7].Samples, parts[100].Samples[3], parts[9].Samples[2])
		}
		set, again := read(NewPass(wanting(nil)), parts)
		if (again != nil) != c.second {
			t.Errorf("%s: second pass %t", name, again != nil)
		}
		if again != nil {
			set, again = read(again, parts)
		}
		if again != nil {
			t.Fatal("a third pass")
		}
		got := set.Series[0]
		more, failed := int64(0), want.every()[0].Failed
		if strings.HasSuffix(name, "file") { // equal rows of one file are several readings, one of which failed
			more = 2
			failed.Add(1)
		}
		if len(got.stretches()) != len(want.stretches()) || got.every()[0].N != want.every()[0].N+more ||
			len(got.Duplicates) != 0 || got.every()[0].Failed != failed {
			t.Errorf("%s: %d stretches, %v of %d failed", name, len(got.stretches()), got.every()[0].Failed, got.every()[0].N)
		}
	}
}

// read takes batches in; no series is short.
func read(p *Pass, list []*evidence.Batch) (*Set, *Pass) {
	p.short = 0
	w := p.Worker()
	for _, b := range list {
		w.Add(b)
	}
	return p.Finish()
}

// Several workers at once give what one gives.
func TestWorkersShareAPass(t *testing.T) {
	want := series(t, batches(20000, 100))
	p := NewPass(wanting(nil))
	var wait sync.WaitGroup
	list := batches(20000, 100)
	for n := range 4 {
		wait.Go(func() {
			w := p.Worker()
			for i := n; i < len(list); i += 4 {
				w.Add(list[i])
			}
		})
	}
	wait.Wait()
	set, again := p.Finish()
	if again != nil {
		set, _ = read(again, list)
	}
	if !cmp.Equal(want.stretches(), set.Series[0].stretches()) || !reflect.DeepEqual(want.every(), set.Series[0].every()) {
		t.Error("differs")
	}
}

// A series is its client, service, site, provider and source; names of clients compare without case.
func TestSeriesAreFoundByClient(t *testing.T) {
	name := func(client, service string) evidence.Series {
		return evidence.Series{Client: texttest.T(client), Service: texttest.T(service)}
	}
	plan := &Plan{AsOf: timeline.NoInstant, Source: func(origin uint32) string { return fmt.Sprint("source ", origin) },
		Wants: []Want{
			{Clients: []string{"Acme", "acme gmbh", "ACME"}, Match: func(k Key) bool { return k.Service != texttest.T("lan") }},
			{Clients: []string{"Umbrella"}, Match: everything},
		}}
	var list []*evidence.Batch
	for origin, names := range [][]evidence.Series{
		{name("acme", "wan"), name("Acme GmbH", "wan"), name("", "wan")},
		{name("acme", "wan"), name("acme", "lan"), name("Umbrella", "lan"), name("nobody's", "wan")},
	} {
		b := &evidence.Batch{Origin: uint32(origin), Series: names}
		for i := range names {
			s := probe(1)
			s.Series = int32(i)
			b.Samples = append(b.Samples, s)
		}
		list = append(list, b)
	}
	set, again := read(NewPass(plan), list)
	if again != nil {
		t.Fatal("needs a second pass")
	}
	tell := func(series []*Series) string {
		var words []string
		for _, s := range series {
			k := s.Key
			words = append(words, strings.Join([]string{k.Client.String(), k.Service.String(), k.Source}, "/"))
		}
		return strings.Join(words, ", ")
	}
	for _, c := range []struct {
		names []string
		want  string
	}{
		{[]string{"ACME", "Acme", "Acme GMBH "},
			"/wan/source 0, Acme GmbH/wan/source 0, acme/wan/source 0, acme/wan/source 1"},
		{[]string{"Umbrella"}, "/wan/source 0, Umbrella/lan/source 1"},
		{[]string{"nobody's", ""}, "/wan/source 0"},
	} {
		if got := tell(set.Of(c.names)); got != c.want {
			t.Errorf("%v: %s, want %s", c.names, got, c.want)
		}
	}
	if set.Series[0].Readings != 1 {
		t.Errorf("readings %d", set.Series[0].Readings)
	}
}

// The dictionary of a file may grow and change from batch to batch.
func TestDictionariesMayChange(t *testing.T) {
	a, b, c := evidence.Series{Service: texttest.T("a")}, evidence.Series{Service: texttest.T("b")},
		evidence.Series{Service: texttest.T("c")}
	p := NewPass(wanting(nil))
	w := p.Worker()
	for i, names := range [][]evidence.Series{{a}, {a, b}, {b, a, c}, {c}} {
		batch := &evidence.Batch{Chunk: i, Series: names}
		for k := range names {
			s := probe(i + 1)
			s.Series = int32(k)
			batch.Samples = append(batch.Samples, s)
		}
		w.Add(batch)
	}
	w.Add(&evidence.Batch{})
	set, _ := p.Finish()
	for i, want := range []int64{3, 2, 2} {
		if got := set.Series[i].Readings; got != want {
			t.Errorf("%s: %d readings, want %d", set.Series[i].Key.Service, got, want)
		}
	}
}

// Readings outside the window get no cells, but runs and gaps reach over its bounds.
func TestWindowBoundsTheCellsAlone(t *testing.T) {
	for _, c := range []struct {
		windows []timeline.Interval
		want    int64
	}{
		{[]timeline.Interval{{From: 10 * second, To: 20 * second}}, 10},
		{[]timeline.Interval{{From: 10 * second, To: 20 * second}, {From: 15 * second, To: 31 * second}}, 21},
		{[]timeline.Interval{{From: 10 * second, To: 20 * second}, {}}, 100},
		{[]timeline.Interval{{From: 500 * second, To: 600 * second}}, 0},
	} {
		plan := &Plan{AsOf: timeline.NoInstant}
		for _, v := range c.windows {
			plan.Wants = append(plan.Wants, Want{Match: everything, Window: v, Runs: Runs{Wanted: true, Every: timeline.Second}})
		}
		set, _ := read(NewPass(plan), batches(100, 7))
		s, n := set.Series[0], int64(0)
		for _, cell := range s.every() {
			n += cell.N
		}
		if n != c.want || s.Readings != 100 || len(s.stretches()) != 1 || s.stretches()[0].N != 100 || s.First != 0 ||
			s.Last != 99*second {
			t.Errorf("%v: %d in cells, %d readings, stretches %v", c.windows, n, s.Readings, s.stretches())
		}
	}
}

// Cells end at the edges wanted, which are asked for as the readings come; a window must not cut one.
func TestCellsEndAtTheEdges(t *testing.T) {
	edges := func(timeline.Interval) []timeline.Instant { // those outside of the interval are passed over
		return []timeline.Instant{-50 * second, 30 * second, 60 * second, 200 * timeline.Instant(timeline.Day)}
	}
	list := batches(100, 9)
	for _, at := range []timeline.Instant{
		-51 * second, -50 * second, -1, 200 * timeline.Instant(timeline.Day), timeline.MinInstant, timeline.MaxInstant,
	} {
		s := probe(1)
		s.At = at
		list[0].Samples = append(list[0].Samples, s)
	}
	_, again := read(NewPass(wanting(func(w *Want) { w.Edges = edges })), list)
	set, _ := read(again, list)
	s := set.Series[0]
	for _, c := range []struct {
		window timeline.Interval
		n      int64
		err    string
	}{
		{timeline.Interval{From: 30 * second, To: 60 * second}, 30, ""},
		{timeline.Interval{From: -50 * second, To: 30 * second}, 32, ""},
		{timeline.Interval{From: 300 * second, To: 60 * second}, 0, "no cell ends at"},
		{timeline.Interval{From: 31 * second, To: 60 * second}, 0, "no cell ends at 1970-01-01T00:00:31Z"},
		{timeline.Interval{From: 30 * second, To: 59 * second}, 0, "no cell ends at 1970-01-01T00:00:59Z"},
	} {
		cells, err := s.Cells(c.window, NewRoom())
		if c.err != "" {
			if err == nil || !strings.Contains(err.Error(), c.err) || !strings.Contains(err.Error(), `service "a", site ""`) {
				t.Errorf("%v: %v", c.window, err)
			}
			continue
		}
		n := int64(0)
		for _, cell := range cells {
			n += cell.N
		}
		if err != nil || n != c.n {
			t.Errorf("%v: %d readings, want %d, %v", c.window, n, c.n, err)
		}
	}
}

// What asks for its edges by half-open stretches of time, as calendars do, does not tell of a stretch that ends where
// the question begins.
func TestAStretchThatEndsAsABlockBeginsEndsACell(t *testing.T) {
	bound := timeline.Instant(block)
	open := timeline.Set{{From: bound - 8*3600*second, To: bound}}
	list := []*evidence.Batch{{Series: one, Samples: []evidence.Sample{probe(1), probe(2)}}}
	list[0].Samples[0].At, list[0].Samples[1].At = bound-1, bound
	set, _ := read(NewPass(wanting(func(w *Want) {
		w.Edges = func(v timeline.Interval) (out []timeline.Instant) {
			for _, part := range open.Clip(v) {
				out = append(out, part.From, part.To)
			}
			return out
		}
	})), list)
	if cells, err := set.Series[0].Cells(open[0], NewRoom()); err != nil || len(cells) != 1 || cells[0].N != 1 ||
		cells[0].Interval != open[0] {
		t.Errorf("%v, %v", cells, err)
	}
}

// A series whose readings all came after the date of the data does not exist.
func TestWhatWasReadLaterAloneIsNoSeries(t *testing.T) {
	for _, c := range []struct {
		asOf timeline.Instant
		want int
	}{{second - 1, 0}, {second, 1}} {
		plan := wanting(nil)
		plan.AsOf = c.asOf
		set, _ := read(NewPass(plan), []*evidence.Batch{{Series: one, Samples: []evidence.Sample{probe(1)}}})
		if len(set.Series) != c.want {
			t.Errorf("as of %s: %d series, want %d", c.asOf, len(set.Series), c.want)
		}
	}
}

// Rows of what went wrong are the first and the last in time, whatever the order in the file.
//
// Decides: samples-rows.
func TestCellsKnowTheRowsOfWhatWentWrong(t *testing.T) {
	list := batches(30, 30) // fails at 0, 7, 14, 21, 28: rows 2, 9, …, 30
	slices.Reverse(list[0].Samples)
	for i := range list[0].Samples {
		list[0].Samples[i].Row = uint32(i + 2) // the newest row stands first: those of 28 s and 0 s are 3 and 31
	}
	s := &list[0].Samples[3]
	s.Sent, s.Received = 3, 4
	s = &list[0].Samples[5]
	s.Sent, s.Received = 3, 1
	set, _ := read(NewPass(wanting(nil)), list)
	c := set.Series[0].every()[0]
	if c.FailedRows.First.Row != 31 || c.FailedRows.Last.Row != 3 || c.LossRows.First.Row != 7 ||
		c.Excess.First.Row != 5 || c.Excess.N != 1 {
		t.Errorf("failed %v, lost %v, excess %v", c.FailedRows, c.LossRows, c.Excess)
	}
	if c.Lost.Int().Int64() != 2 || c.Sent.Int().Int64() != 6 || c.Counted != 2 {
		t.Errorf("lost %v of %v", c.Lost.Int(), c.Sent.Int())
	}
}

// Limits bound from above or below; the limit itself is within.
func TestLimitItselfIsWithin(t *testing.T) {
	for _, c := range []struct {
		limit  Limit
		value  evidence.Fixed
		beyond bool
	}{{Limit{5, true}, 5, false}, {Limit{5, true}, 6, true}, {Limit{5, false}, 5, false}, {Limit{5, false}, 4, true}} {
		if got := c.limit.Beyond(c.value); got != c.beyond {
			t.Errorf("%v beyond %v: %t", c.value, c.limit, got)
		}
	}
}

// What does not matter is forgotten as it comes, so that a long series takes little memory: failures too few to be a
// run, good slots one by one.
func TestWhatDoesNotMatterIsForgotten(t *testing.T) {
	day := func(at timeline.Instant) timeline.Interval {
		from := at - at%(1000*second)
		return timeline.Interval{From: from, To: from + 1000*second}
	}
	for _, c := range []struct {
		failures, stretches int64
		slot                timeline.Micros
		slots               int
	}{
		{1, 572, 7 * timeline.Second, 286},
		{2, 2, 10 * timeline.Second, 200}, // the very first failure may have begun earlier
		{2, 2, timeline.Second, 574},      // 286 that failed, the good ones between, a day's bound, and the last by itself
	} {
		plan := wanting(func(w *Want) {
			w.Name, w.Runs.Failures, w.Slots = "slots", c.failures, Slots{Length: c.slot, Day: day}
		})
		set, _ := read(NewPass(plan), batches(2000, 64))
		s := set.Series[0]
		if int64(len(s.stretches())) != c.stretches || len(s.Slots("slots")) != c.slots {
			t.Errorf("%d failures: %d stretches, %d slots of %d", c.failures, len(s.stretches()), len(s.Slots("slots")), c.slot)
		}
	}
}

// every gives all cells, in order of time.
func (s *Series) every() []*Cell { return s.cells(always, NewRoom()) }
