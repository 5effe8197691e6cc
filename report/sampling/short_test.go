package sampling

import (
	"runtime"
	"strconv"
	"testing"

	"github.com/slareport/slareport/report/evidence"
	"github.com/slareport/slareport/report/evidence/texttest"
	"github.com/slareport/slareport/report/timeline"
)

// A hundred thousand sites with a reading each take little memory: no cell, stretch or slot is made before it is asked
// for. A cell alone would take more.
func TestShortSeriesAreSmall(t *testing.T) {
	const sites = 20_000
	b := &evidence.Batch{Samples: make([]evidence.Sample, sites)}
	for i := range b.Samples {
		b.Series = append(b.Series, evidence.Series{Site: texttest.T("short " + strconv.Itoa(i))})
		b.Samples[i] = probe(i)
		b.Samples[i].Series = int32(i)
	}
	p := NewPass(wanting(func(w *Want) {
		w.Name, w.Slots = "slots", Slots{Length: 10 * timeline.Second, Day: minute}
		w.Keep[Latency], w.Limits[Latency] = true, []Limit{{Value: 1, AtMost: true}}
	}))
	before := alive()
	p.Worker().Add(b)
	set, again := p.Finish()
	p = nil
	if each := (alive() - before) / sites; again != nil || len(set.Series) != sites || each > 300 {
		t.Errorf("%d series, %d bytes each", len(set.Series), each)
	}
	for _, s := range set.Series {
		if len(s.every()) != 1 || s.every()[0].N != 1 || len(s.stretches()) != 1 || len(s.Slots("slots")) != 1 {
			t.Fatalf("%s: %d cells, %d stretches, %d slots", s.Key.Site, len(s.every()), len(s.stretches()),
				len(s.Slots("slots")))
		}
	}
	runtime.KeepAlive(b)
}

// alive is how much memory is in use.
func alive() int64 {
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return int64(m.HeapAlloc)
}

// The reading that makes a series too long to be kept as it is changes nothing but that: either way its rows count
// once.
func TestSeriesGrowsOutOfBeingShort(t *testing.T) {
	for _, n := range []int{1, short - 1, short, short + 1, 2 * short} {
		for _, size := range []int{1, 7, 2 * short} {
			want := series(t, batches(n, size))
			p := NewPass(wanting(nil))
			w := p.Worker()
			for _, b := range batches(n, size) {
				w.Add(b)
			}
			set, again := p.Finish()
			if again != nil {
				t.Fatal("read again")
			}
			s := set.Series[0]
			if kept := len(s.few) > 0; kept != (n <= short) || s.Readings != int64(n) || s.First != want.First ||
				s.Last != want.Last {
				t.Errorf("%d in batches of %d: kept %t, %d readings from %v to %v", n, size, kept, s.Readings, s.First, s.Last)
			}
			if sumsOfCells(s) != sumsOfCells(want) || len(s.stretches()) != len(want.stretches()) {
				t.Errorf("%d in batches of %d: %+v, want %+v", n, size, sumsOfCells(s), sumsOfCells(want))
			}
		}
	}
}

// sumsOfCells are the requests of a series, and those that failed.
func sumsOfCells(s *Series) (sums [2]Sum) {
	for _, c := range s.every() {
		sums[0].Plus(c.Requests)
		sums[1].Plus(c.Failed)
	}
	return sums
}
