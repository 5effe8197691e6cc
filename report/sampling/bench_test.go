package sampling

import (
	"fmt"
	"runtime"
	"slices"
	"syscall"
	"testing"
	"time"

	"github.com/slareport/slareport/report/evidence"
	"github.com/slareport/slareport/report/evidence/texttest"
	"github.com/slareport/slareport/report/timeline"
)

// month is a month of probes: 20 clients × 5 services in turn, as an export by time gives them.
func month(rows, batch int, yield func(*evidence.Batch)) {
	var names []evidence.Series
	for c := range 20 {
		for s := range 5 {
			names = append(names,
				evidence.Series{Client: texttest.T(fmt.Sprint("client ", c)), Service: texttest.T(fmt.Sprint("service ", s))})
		}
	}
	every := 30 * timeline.Day / timeline.Micros(rows/len(names))
	b := &evidence.Batch{Series: names, Samples: make([]evidence.Sample, 0, batch)}
	seed := uint64(1)
	for i := range rows {
		seed = seed*6364136223846793005 + 1442695040888963407
		x := seed >> 33
		s := evidence.Sample{
			At: timeline.Instant(timeline.Micros(i/len(names)) * every), Series: int32(i % len(names)), Row: uint32(i + 2),
			Sent: 10, Received: 10, Latency: evidence.Fixed(5000+x%60000) * 1000, Jitter: evidence.Fixed(x%9000) * 1000,
			OK: evidence.Yes,
		}
		if x%200 == 0 {
			s.Received, s.OK = 0, evidence.No
		}
		b.Samples = append(b.Samples, s)
		if len(b.Samples) == batch {
			yield(b)
			b.Chunk++
			b.Samples = b.Samples[:0]
		}
	}
	yield(b)
}

// fivefold is a plan of five objectives for every series: availability by run and by request, packet delivery, p95
// latency and mean jitter, in daily cells.
func fivefold() *Plan {
	days := func(v timeline.Interval) (out []timeline.Instant) {
		for at := v.From - v.From%timeline.Instant(timeline.Day); at < v.To; at = at.Add(timeline.Day) {
			out = append(out, at)
		}
		return out
	}
	every := func(Key) bool { return true }
	w := Want{Match: every, Edges: days, Keep: [Fields]bool{Latency: true}}
	w.Limits[Latency] = []Limit{{Value: 62_000_000, AtMost: true}}
	w.Limits[Jitter] = []Limit{{Value: 8_500_000, AtMost: true}}
	w.Runs = Runs{Wanted: true, Every: 5 * timeline.Minute, States: true, Failures: 3}
	return &Plan{Wants: []Want{w}, AsOf: timeline.NoInstant}
}

// cpu is the processor time of the process so far: a busy machine does not distort it.
func cpu() time.Duration {
	var u syscall.Rusage
	_ = syscall.Getrusage(syscall.RUSAGE_SELF, &u)
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}

// BenchmarkAdd takes 9.6 million readings in. The batch is made once and moved on in time, so that it lies in the cache
// as one that was just parsed does. It tells the time of the median batch, and that
// which the quickest tenth stays under: a busy machine distorts it least.
func BenchmarkAdd(b *testing.B) {
	const rows = 9_600_000
	for _, size := range []int{1600, 4800, 16000, 64000} {
		b.Run(fmt.Sprint(size), func(b *testing.B) {
			var first evidence.Batch
			month(size, size, func(x *evidence.Batch) {
				if len(x.Samples) > 0 {
					first = *x
					first.Samples = slices.Clone(x.Samples)
				}
			})
			step := 30 * timeline.Day / (rows / 100) // between the readings of a series
			for i := range first.Samples {
				first.Samples[i].At = timeline.Instant(timeline.Micros(i/100) * step)
			}
			var each []time.Duration
			var heap uint64
			for b.Loop() {
				each, heap = each[:0], live()
				p := NewPass(fivefold())
				w := p.Worker()
				batch := first
				batch.Samples = slices.Clone(first.Samples)
				for done := 0; done < rows; done += size {
					begin := time.Now()
					w.Add(&batch)
					each = append(each, time.Since(begin))
					for i := range batch.Samples {
						batch.Samples[i].At = batch.Samples[i].At.Add(step * timeline.Micros(size/100))
					}
					batch.Chunk++
				}
				set, again := p.Finish()
				if again != nil {
					b.Fatal("needs a second pass")
				}
				heap = live() - heap
				runtime.KeepAlive(set)
			}
			slices.Sort(each)
			b.ReportMetric(float64(each[len(each)/10].Nanoseconds())/float64(size), "quick-ns/row")
			b.ReportMetric(float64(each[len(each)/2].Nanoseconds())/float64(size), "median-ns/row")
			b.ReportMetric(float64(heap)/rows, "B/row")
		})
	}
}

// live is the memory in use.
func live() uint64 {
	var m runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&m)
	return m.HeapAlloc
}

func BenchmarkRank(b *testing.B) {
	p := NewPass(fivefold())
	w := p.Worker()
	month(960_000, 16000, w.Add)
	set, _ := p.Finish()
	begin := cpu()
	for b.Loop() {
		for _, s := range set.Series {
			var all Values
			for _, c := range s.sums.cells {
				all.Plus(&c.Figures[Latency].Values)
			}
			all.Rank((all.Len()*95 + 99) / 100)
		}
	}
	b.ReportMetric(float64(cpu()-begin)/float64(b.N)/960_000, "cpu-ns/row")
}
