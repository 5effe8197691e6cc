package sampling

import (
	"fmt"
	"math"
	"math/big"
	"testing"

	"github.com/slareport/slareport/report/evidence"
	"github.com/slareport/slareport/report/evidence/texttest"
	"github.com/slareport/slareport/report/timeline"
)

// pos is a row of a file.
func pos(origin, row uint32) evidence.Pos { return evidence.Pos{Origin: origin, Row: row} }

func TestOddRowsNameTheFirstByFileAndRow(t *testing.T) {
	for _, c := range []struct {
		rows []evidence.Pos
		want evidence.Pos
	}{
		{[]evidence.Pos{pos(1, 9), pos(1, 5), pos(1, 7)}, pos(1, 5)},
		{[]evidence.Pos{pos(2, 1), pos(1, 9), pos(3, 1)}, pos(1, 9)},
		{[]evidence.Pos{pos(0, 5), pos(0, 9)}, pos(0, 5)},
		// the last row of a file is before the next file
		{[]evidence.Pos{pos(1, 1), pos(0, math.MaxUint32)}, pos(0, math.MaxUint32)},
	} {
		var o Odd
		for _, p := range c.rows {
			o.Add(p)
		}
		if o.N != int64(len(c.rows)) || o.First != c.want {
			t.Errorf("%v: %d, first %v, want %v", c.rows, o.N, o.First, c.want)
		}
		with := o
		if with.Plus(Odd{}); with != o { // nothing has no first row
			t.Errorf("with nothing: %+v", with)
		}
	}
}

// Decides: samples-rows.
func TestRowsWidenByWhatIsThereInOrderOfTime(t *testing.T) {
	some := Rows{pos(1, 5), pos(1, 9), 10, 50}
	for _, c := range []struct {
		n    int64
		more Rows
		m    int64
		want Rows
	}{
		{3, Rows{pos(0, 7), pos(1, 7), 0, 90}, 0, some},
		{0, Rows{pos(0, 7), pos(1, 7), 0, 90}, 3, Rows{pos(0, 7), pos(1, 7), 0, 90}},
		{3, Rows{pos(2, 7), pos(0, 7), 9, 51}, 3, Rows{pos(2, 7), pos(0, 7), 9, 51}}, // before and after, wherever they stand
		{1, Rows{pos(0, 7), pos(2, 7), 11, 49}, 1, some},
		{1, Rows{pos(1, 4), pos(1, 10), 10, 50}, 1, Rows{pos(1, 4), pos(1, 10), 10, 50}}, // at once: by file and row
		{1, Rows{pos(1, 6), pos(1, 8), 10, 50}, 1, some},
		{0, Rows{pos(0, 7), pos(1, 7), 0, 90}, 0, some},
	} {
		if got := some.plus(c.n, c.more, c.m); got != c.want {
			t.Errorf("%d and %d of %v: %v, want %v", c.n, c.m, c.more, got, c.want)
		}
	}
}

func TestRowsAreThoseOfTheirFile(t *testing.T) {
	list := batches(30, 30) // fails at 0, 7, 14, 21, 28: rows 2 to 30
	list[0].Origin = 3
	lost := &list[0].Samples[5]
	lost.Sent, lost.Received = 2, 1
	set, _ := read(NewPass(wanting(nil)), list)
	c := set.Series[0].every()[0]
	if c.FailedRows != (Rows{pos(3, 2), pos(3, 30), 0, 28 * second}) ||
		c.LossRows != (Rows{pos(3, 7), pos(3, 7), 5 * second, 5 * second}) {
		t.Errorf("failed %v, lost %v", c.FailedRows, c.LossRows)
	}
}

// What was received beyond what was sent is told apart, and makes up for no loss elsewhere.
func TestDuplicatesOfPacketsMakeUpForNoLoss(t *testing.T) {
	list := batches(3, 3)
	for i, n := range [][2]int64{{5, 7}, {5, 4}, {5, 5}} {
		list[0].Samples[i].Sent, list[0].Samples[i].Received = n[0], n[1]
	}
	set, _ := read(NewPass(wanting(nil)), list)
	c := set.Series[0].every()[0]
	if c.Sent.Int().Int64() != 15 || c.Lost.Int().Int64() != 1 || c.Surplus.Int().Int64() != 2 || c.Excess.N != 1 ||
		c.Counted != 3 {
		t.Errorf("sent %v, lost %v, surplus %v in %d rows of %d", c.Sent.Int(), c.Lost.Int(), c.Surplus.Int(), c.Excess.N,
			c.Counted)
	}
}

// A single packet is a loss, and the cell that has it gives its rows to a sum of cells.
func TestOneLostPacketIsALoss(t *testing.T) {
	with := Cell{Lost: Sum{lo: 1}, LossRows: Rows{pos(1, 5), pos(1, 5), 3, 3}}
	var sum Cell
	sum.Plus(&with)
	sum.Plus(&Cell{})
	if sum.LossRows != with.LossRows || sum.Lost.Sign() != 1 {
		t.Errorf("%v", sum.LossRows)
	}
}

func TestSumsBeyond64BitsKeepTheirSign(t *testing.T) {
	word := new(big.Int).Lsh(big.NewInt(1), 64)
	for _, c := range []struct {
		sum  Sum
		want *big.Int
	}{
		{Sum{}, big.NewInt(0)}, {Sum{0, 1}, big.NewInt(1)}, {Sum{-1, math.MaxUint64}, big.NewInt(-1)}, {Sum{1, 0}, word},
		{Sum{-1, 0}, new(big.Int).Neg(word)}, {Sum{0, math.MaxUint64}, new(big.Int).Sub(word, big.NewInt(1))},
	} {
		if c.sum.Int().Cmp(c.want) != 0 || c.sum.Sign() != c.want.Sign() {
			t.Errorf("%v, sign %d, want %v", c.sum.Int(), c.sum.Sign(), c.want)
		}
	}
}

// Values whose sum leaves 64 bits are added up as exactly as others, on both sides of zero.
func TestTheSumOfValuesIsExactWhereItLeaves64Bits(t *testing.T) {
	for _, values := range [][]evidence.Fixed{
		{-1 << 62, -1 << 62, -1 << 62}, {1 << 62, 1 << 62, 1 << 62}, {-1 << 62, -1 << 62, -1 << 62, 5},
		{1 << 62, 1 << 62, -5}, {1, 2, -3}, {math.MaxInt64}, {math.MinInt64 + 1},
	} {
		want := new(big.Int)
		for _, v := range values {
			want.Add(want, big.NewInt(int64(v)))
		}
		low, high := extremes(values)
		if got := sum(values, low, high).Int(); got.Cmp(want) != 0 {
			t.Errorf("%v: %v, want %v", values, got, want)
		}
	}
}

// Several readings of an instant all count; a run is failing at an instant if any of them failed.
//
// Decides: samples-same-instant, several-readings.
func TestSeveralReadingsOfAnInstantAllCount(t *testing.T) {
	for _, c := range []struct {
		states           []evidence.Flag
		requests, failed int64
		failing          bool
	}{
		{[]evidence.Flag{evidence.Yes, evidence.Yes}, 2, 0, false},
		{[]evidence.Flag{evidence.Yes, evidence.No}, 2, 1, true},
		{[]evidence.Flag{evidence.No, evidence.Yes, evidence.Yes}, 3, 1, true},
		{[]evidence.Flag{evidence.Yes, evidence.Blank}, 1, 0, false},
		{[]evidence.Flag{evidence.Blank, evidence.No}, 1, 1, true},
	} {
		var list []evidence.Sample
		for i, state := range c.states {
			s := probe(1)
			s.OK, s.Row = state, uint32(i+2)
			list = append(list, s)
		}
		set, again := read(NewPass(wanting(nil)), []*evidence.Batch{{Series: one, Samples: list}})
		if again != nil {
			t.Fatal("needs a second pass")
		}
		s := set.Series[0]
		if cell := s.every()[0]; cell.Requests != sumOf(c.requests) || cell.Failed != sumOf(c.failed) ||
			len(s.Duplicates) != 0 {
			t.Errorf("%v: %v of %v failed, duplicates %v", c.states, cell.Failed, cell.Requests, s.Duplicates)
		}
		if len(s.stretches()) != 1 || s.stretches()[0].Failing != c.failing || s.stretches()[0].N != 1 {
			t.Errorf("%v: %+v", c.states, s.stretches())
		}
	}
}

func sumOf(n int64) (s Sum) {
	s.Add(n)
	return s
}

// A sample with counters is that many requests; one that sent nothing is none, unless it says itself whether it failed.
func TestASampleStandsForItsRequests(t *testing.T) {
	for _, c := range []struct {
		sent, received   int64
		ok               evidence.Flag
		requests, failed int64
		stateless        int64
	}{
		{10, 0, evidence.Blank, 10, 10, 0},
		{9990, 9990, evidence.Blank, 9990, 0, 0},
		{100, 99, evidence.Yes, 100, 1, 0},
		{100, 99, evidence.No, 100, 100, 0},
		{2, 3, evidence.Blank, 2, 0, 0},
		{0, 0, evidence.Blank, 0, 0, 0},
		{0, 0, evidence.No, 1, 1, 0},
		{-1, -1, evidence.No, 1, 1, 0},
		{-1, -1, evidence.Yes, 1, 0, 0},
		{5, -1, evidence.Blank, 0, 0, 1},
		{-1, -1, evidence.Blank, 0, 0, 1},
	} {
		s := probe(1)
		s.Sent, s.Received, s.OK = c.sent, c.received, c.ok
		set, _ := read(NewPass(wanting(nil)), []*evidence.Batch{{Series: one, Samples: []evidence.Sample{s}}})
		cell := set.Series[0].every()[0]
		if cell.Requests != sumOf(c.requests) || cell.Failed != sumOf(c.failed) || cell.Stateless.N != c.stateless {
			t.Errorf("%+v: %v of %v failed, %d without a state", c, cell.Failed, cell.Requests, cell.Stateless.N)
		}
	}
}

// A check that is tried again failed where the next one failed, in the next batch as well; one that nothing follows is
// unknown.
//
// Decides: samples-retries, samples-pending.
func TestRetriesBelongToWhatFollows(t *testing.T) {
	const yes, no, pending, blank = evidence.Yes, evidence.No, evidence.Pending, evidence.Blank
	for _, c := range []struct {
		states           []evidence.Flag
		requests, failed int64
		stretches        int
	}{
		{[]evidence.Flag{yes, pending, pending, no, yes}, 5, 3, 3},
		{[]evidence.Flag{yes, pending, pending, yes}, 4, 0, 1},
		{[]evidence.Flag{yes, pending, blank, no}, 3, 2, 2},
		{[]evidence.Flag{no, pending}, 1, 1, 1},
		{[]evidence.Flag{pending}, 0, 0, 0},
	} {
		for size := 1; size <= len(c.states); size++ {
			var list []*evidence.Batch
			for i, state := range c.states {
				if i%size == 0 {
					list = append(list, &evidence.Batch{Chunk: len(list), Series: one})
				}
				s := probe(i)
				s.OK = state
				list[len(list)-1].Samples = append(list[len(list)-1].Samples, s)
			}
			every := func(w *Want) { w.Runs.Every = 10 * timeline.Second }
			set, again := read(NewPass(wanting(every)), list)
			if again != nil {
				set, _ = read(again, list)
			}
			var cell Cell
			for _, part := range set.Series[0].every() {
				cell.Plus(part)
			}
			if n := len(set.Series[0].stretches()); cell.Requests != sumOf(c.requests) || cell.Failed != sumOf(c.failed) ||
				n != c.stretches {
				t.Errorf("%v by %d: %v of %v failed, %d stretches", c.states, size, cell.Failed, cell.Requests, n)
			}
		}
	}
}

// Rows that are equal in one file are several readings. Where files overlap they count as often as in the file that
// has most of them.
func TestEqualRowsOfOverlappingFilesCountAsOftenAsInOne(t *testing.T) {
	for _, c := range []struct {
		each       []int // equal rows by file
		requests   int64
		duplicates map[uint32]int64
	}{
		{[]int{1}, 1, nil},
		{[]int{3}, 3, nil},
		{[]int{1, 1}, 1, map[uint32]int64{1: 1}},
		{[]int{2, 3}, 3, map[uint32]int64{0: 2}},
		{[]int{3, 2, 1}, 3, map[uint32]int64{1: 2, 2: 1}},
	} {
		var list []*evidence.Batch
		for origin, n := range c.each {
			b := &evidence.Batch{Origin: uint32(origin), Series: one}
			for i := range n {
				s := probe(1)
				s.Row = uint32(i + 2)
				b.Samples = append(b.Samples, s)
			}
			list = append(list, b)
		}
		set, again := read(NewPass(wanting(nil)), list)
		if again != nil {
			set, _ = read(again, list)
		}
		s := set.Series[0]
		if s.every()[0].Requests != sumOf(c.requests) || len(s.Duplicates) != len(c.duplicates) {
			t.Errorf("%v: %v, duplicates %v", c.each, s.every()[0].Requests, s.Duplicates)
		}
		for origin, n := range c.duplicates {
			if s.Duplicates[origin].N != n {
				t.Errorf("%v: duplicates %v", c.each, s.Duplicates)
			}
		}
	}
}

// Wants without clients see every client's series; several wants of one client add up.
func TestAWantWithoutClientsSeesEveryClient(t *testing.T) {
	day := func(timeline.Instant) timeline.Interval { return timeline.Interval{From: 0, To: 1000 * second} }
	slot := Slots{Length: 10 * timeline.Second, Day: day}
	acme := []string{"Acme", "ACME "}
	plan := &Plan{AsOf: timeline.NoInstant, Wants: []Want{
		{Name: "first", Clients: acme, Match: everything, Slots: slot},
		{Name: "second", Clients: acme, Match: everything, Slots: slot},
		{Name: "everybody's", Match: everything, Slots: slot},
		{Name: "other's", Clients: []string{"Globex"}, Match: everything, Slots: slot},
	}}
	names := []evidence.Series{{Client: texttest.T("acme")}, {Client: texttest.T("Initech")}, {}}
	b := &evidence.Batch{Series: names}
	for i := range names {
		s := probe(1)
		s.Series = int32(i)
		b.Samples = append(b.Samples, s)
	}
	set, _ := read(NewPass(plan), []*evidence.Batch{b})
	for _, s := range set.Series {
		got := ""
		for _, w := range plan.Wants {
			got += fmt.Sprint(len(s.Slots(w.Name)), " ")
		}
		want := map[string]string{"acme": "1 1 1 0 ", "Initech": "0 0 1 0 ", "": "1 1 1 1 "}[s.Key.Client.String()]
		if got != want || s.Key.Source != "" {
			t.Errorf("%q: slots %q, want %q, source %q", s.Key.Client, got, want, s.Key.Source)
		}
	}
	if len(set.Series) != 3 {
		t.Errorf("%d series", len(set.Series))
	}
}

func TestAWindowMayNotBeginInTheFirstCell(t *testing.T) {
	edges := func(timeline.Interval) []timeline.Instant { return []timeline.Instant{0, 10 * second, 20 * second} }
	set, _ := read(NewPass(wanting(func(w *Want) { w.Edges = edges })), batches(20, 20))
	for from, fails := range map[timeline.Instant]bool{
		0: false, 5 * second: true, 10 * second: false, 15 * second: true, -5 * second: false,
	} {
		window := timeline.Interval{From: from, To: 20 * second}
		if _, err := set.Series[0].Cells(window, NewRoom()); (err != nil) != fails {
			t.Errorf("from %v: %v", from, err)
		}
	}
}

// A slot knows the rows in which its readings failed, and counts once however its readings were cut into batches.
func TestASlotKnowsItsFailuresAndCountsOnce(t *testing.T) {
	day := func(timeline.Instant) timeline.Interval { return timeline.Interval{From: 0, To: 1000 * second} }
	for _, size := range []int{1, 2, 3, 4, 5, 10, 15, 35, 45, 80} {
		list := batches(80, size)
		for _, b := range list {
			b.Origin = 2
			for i := range b.Samples {
				b.Samples[i].OK = evidence.Yes
				if at := b.Samples[i].At; at == 13*second || at == 17*second {
					b.Samples[i].OK = evidence.No
				}
			}
		}
		set, _ := read(
			NewPass(wanting(func(w *Want) { w.Name, w.Slots = "slots", Slots{Length: 10 * timeline.Second, Day: day} })), list,
		)
		var count, readings int64
		for _, s := range set.Series[0].Slots("slots") {
			count, readings = count+s.Count, readings+s.Checks.Int().Int64()
			if s.Failed.Sign() > 0 &&
				(s.Failed != sumOf(2) || s.From != 10*second || s.Count != 1 || s.Rows.First != pos(2, 15) ||
					s.Rows.Last != pos(2, 19)) {
				t.Errorf("by %d: slot %+v", size, s)
			}
		}
		if count != 8 || readings != 80 {
			t.Errorf("by %d: %d slots of %d readings", size, count, readings)
		}
	}
}

func TestReadingsThatTellNoStateMakeNoSlot(t *testing.T) {
	day := func(timeline.Instant) timeline.Interval { return timeline.Interval{From: 0, To: 1000 * second} }
	list := batches(5, 5)
	for i := range list[0].Samples {
		list[0].Samples[i].OK = evidence.Blank
	}
	set, _ := read(
		NewPass(wanting(func(w *Want) { w.Name, w.Slots = "slots", Slots{Length: 10 * timeline.Second, Day: day} })), list,
	)
	if got := set.Series[0].Slots("slots"); len(got) != 0 {
		t.Errorf("%v", got)
	}
}

// Two readings that follow each other at twice the agreed time leave no gap; a microsecond more does.
func TestAGapIsMoreThanTwiceTheAgreedTime(t *testing.T) {
	for late, want := range map[timeline.Micros]int{0: 1, 1: 2} {
		a, b := probe(1), probe(1)
		b.At = a.At.Add(2*timeline.Second + late)
		set, _ := read(NewPass(wanting(nil)), []*evidence.Batch{{Series: one, Samples: []evidence.Sample{a, b}}})
		if got := set.Series[0].stretches(); len(got) != want {
			t.Errorf("%d µs late: %v", late, got)
		}
		if (Runs{Every: timeline.Second}).Gap(a.At, b.At) != (want == 2) || (Runs{}).Gap(a.At, b.At) {
			t.Errorf("%d µs late: a gap is not told", late)
		}
	}
}

// A run is one from as many failures or as long as agreed, not below; without either agreed a single failure is one.
//
// Decides: samples-by-run.
func TestARunIsLongEnoughOrOfEnoughFailures(t *testing.T) {
	for _, c := range []struct {
		rule  Runs
		n     int64
		known timeline.Micros
		want  bool
	}{
		{Runs{States: true}, 1, 0, true}, {Runs{States: true, Failures: 3}, 2, timeline.Day, false},
		{Runs{States: true, Failures: 3}, 3, 0, true},
		{Runs{States: true, Minutes: timeline.Minute}, 99, timeline.Minute - 1, false},
		{Runs{States: true, Minutes: timeline.Minute}, 1, timeline.Minute, true},
		{Runs{States: true, Failures: 3, Minutes: timeline.Minute}, 3, 0, true},
		{Runs{States: true, Failures: 3, Minutes: timeline.Minute}, 2, timeline.Minute, true},
		{Runs{States: true, Failures: 3, Minutes: timeline.Minute}, 2, timeline.Minute - 1, false},
	} {
		if got := c.rule.Down(c.n, c.known); got != c.want {
			t.Errorf("%+v: %d failures in %d µs: %v", c.rule, c.n, c.known, got)
		}
	}
}
