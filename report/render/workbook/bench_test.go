package workbook_test

import (
	"fmt"
	"io"
	"runtime"
	"slices"
	"testing"
	"time"

	"github.com/slareport/slareport/report"
	over "github.com/slareport/slareport/report/portfolio"
	"github.com/slareport/slareport/report/render/workbook"
)

// peak is the greatest heap while something runs.
func peak(run func()) (bytes uint64) {
	done, gone := make(chan struct{}), make(chan struct{})
	go func() {
		defer close(gone)
		for {
			var m runtime.MemStats
			runtime.ReadMemStats(&m)
			bytes = max(bytes, m.HeapInuse)
			select {
			case <-done:
				return
			case <-time.After(20 * time.Millisecond):
			}
		}
	}()
	run()
	close(done)
	<-gone
	return bytes
}

func measured(b *testing.B, run func() error) {
	b.Helper()
	runtime.GC()
	var before runtime.MemStats
	runtime.ReadMemStats(&before)
	for b.Loop() {
		b.ReportMetric(float64(peak(func() {
			if err := run(); err != nil {
				b.Fatal(err)
			}
		}))/1e6, "MB-peak")
		b.ReportMetric(float64(before.HeapInuse)/1e6, "MB-report")
	}
}

// BenchmarkManyMisses writes one workbook with 100,000 misses.
func BenchmarkManyMisses(b *testing.B) {
	r := newContract(4).report(b)
	list := make([]report.Miss, 0, 100_000)
	for i := range cap(list) {
		list = append(list, report.Miss{
			ID: fmt.Sprintf("INC%07d", i), Title: "A case with a title of some words", Party: "provider",
			Outcome: report.OutcomeMissed, Weight: "1", Elapsed: 33120, Target: 14400,
			ByParty: map[string]float64{"provider": 12720}, From: "2026-10-05T08:00:00Z", To: "2026-10-06T17:12:00Z",
			Group: "P2", Rule: "rules §5, but-for test",
			Why: fmt.Sprintf(
				"INC%07d: 9 h 12 min on the office calendar; 5 h 40 min waiting for the customer; 3 h 32 min remain", i,
			), Rows: []string{fmt.Sprintf("data/incidents.csv:%d", i+2)},
		})
	}
	r.Objectives[0].Misses = new(report.Collector[report.Miss]).Collect(slices.Values(list))
	c := words(b, "en-GB")
	measured(b, func() error { return workbook.Render(io.Discard, r, c, "") })
}

// BenchmarkManyClients writes the consolidated book of 1,000 clients with 12 objectives over 13 months.
func BenchmarkManyClients(b *testing.B) {
	base := newContract(4).report(b)
	o := base.Objectives[0]
	for len(o.Trend) < 13 {
		o.Trend = append(o.Trend, o.Trend...)
	}
	o.Trend = o.Trend[:13]
	base.Objectives = nil
	for range 12 {
		base.Objectives = append(base.Objectives, o)
	}
	var all []*report.Report
	for i := range 1000 {
		r := *base
		r.Client = fmt.Sprintf("Client %04d", i)
		all = append(all, &r)
	}
	c := words(b, "en-GB")
	measured(b, func() error { return workbook.Consolidated(io.Discard, over.Of(all), c, "") })
}

// BenchmarkOrdinary writes the workbook of an ordinary client with twelve objectives.
func BenchmarkOrdinary(b *testing.B) {
	r := newContract(4).report(b)
	for i := 0; len(r.Objectives) < 12; i++ {
		o := r.Objectives[i]
		o.ID, o.Name = fmt.Sprint("more", i), fmt.Sprint("More ", i)
		r.Objectives = append(r.Objectives, o)
	}
	c := words(b, "en-GB")
	for b.Loop() {
		if err := workbook.Render(io.Discard, r, c, ""); err != nil {
			b.Fatal(err)
		}
	}
}
