package records

import (
	"bufio"
	"context"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"runtime"
	"strconv"
	"testing"
	"time"

	"github.com/slareport/slareport/report/evidence"
)

func itoa(n int) string { return strconv.Itoa(n) }

// benchRows is how many rows the benchmarks write: BENCH_ROWS or a million.
func benchRows() int {
	if n, err := strconv.Atoi(os.Getenv("BENCH_ROWS")); err == nil {
		return n
	}
	return 1_000_000
}

// generate writes lines to a file and gives its size.
func generate(b *testing.B, path string, lines int, head string, line func(w *bufio.Writer, i int)) int64 {
	b.Helper()
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		b.Fatal(err)
	}
	f, err := os.Create(path)
	if err != nil {
		b.Fatal(err)
	}
	w := bufio.NewWriterSize(f, 1<<20)
	w.WriteString(head + "\n")
	for i := range lines {
		line(w, i)
	}
	if err := w.Flush(); err != nil {
		b.Fatal(err)
	}
	info, err := f.Stat()
	if err != nil {
		b.Fatal(err)
	}
	if err := f.Close(); err != nil {
		b.Fatal(err)
	}
	return info.Size()
}

const samplesSource = `
  - id: probes
    files: data/samples.csv
    records: samples
    columns: {at: time, ok: status}
`

// writeSamples writes probes of 20 clients with 5 services, in turn, some cells quoted.
func writeSamples(b *testing.B, dir string, rows int) int64 {
	random := rand.New(rand.NewPCG(1, 2))
	start := time.Date(2026, 9, 1, 0, 0, 0, 0, time.UTC)
	return generate(b, filepath.Join(dir, "data", "samples.csv"), rows,
		"time,client,service,site,sent,received,latency,jitter,status", func(w *bufio.Writer, i int) {
			at := start.Add(time.Duration(i/100) * 25 * time.Second)
			client, service := i%20, i/20%5
			received, status := 10, "up"
			if random.IntN(1000) == 0 {
				received, status = random.IntN(10), "down"
			}
			quote := ""
			if i%7 == 0 {
				quote = `"`
			}
			fmt.Fprintf(w, "%s,%sclient-%02d%s,svc-%d,site-%d,10,%d,%d.%03d,%d.%02d,%s\n", at.Format("2006-01-02T15:04:05Z"),
				quote, client, quote, service, client%4,
				received, 5+random.IntN(60), random.IntN(1000), random.IntN(5), random.IntN(100), status)
		})
}

func BenchmarkSamples(b *testing.B) {
	dir, rows := b.TempDir(), benchRows()
	size := writeSamples(b, dir, rows)
	w := openWorkspace(b, dir, samplesSource)
	b.SetBytes(size)
	b.ReportAllocs()
	for b.Loop() {
		e, err := Load(context.Background(), w, Options{})
		if err != nil {
			b.Fatal(err)
		}
		var total [64]struct {
			n    int
			rest [7]int
		}
		sinks := 0
		err = StreamSamples(context.Background(), w, e, Options{}, func() func(*evidence.Batch) {
			mine := &total[sinks]
			sinks++
			return func(batch *evidence.Batch) { mine.n += len(batch.Samples) }
		})
		if err != nil {
			b.Fatal(err)
		}
		n := 0
		for i := range total {
			n += total[i].n
		}
		if n != rows || e.Sources[0].Loaded != rows {
			b.Fatalf("%d samples, %+v", n, e.Sources[0])
		}
	}
	b.ReportMetric(float64(rows)*float64(b.N)/b.Elapsed().Seconds()/1e6, "Mrows/s")
}

const ticketsSource = `
  - id: tickets
    files: data/tickets.csv
    records: tickets
  - id: events
    files: data/events.csv
    records: ticket-events
`

// writeTickets writes tickets and two events for each.
func writeTickets(b *testing.B, dir string, rows int) int64 {
	random := rand.New(rand.NewPCG(3, 4))
	start := time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC)
	opened := func(i int) time.Time { return start.Add(time.Duration(i) * 31 * time.Second) }
	const form = "2006-01-02 15:04:05"
	states := []string{"pending customer", "in progress", "awaiting vendor", "resolved"}
	size := generate(b, filepath.Join(dir, "data", "tickets.csv"), rows,
		"id,client,service,priority,opened,responded,resolved,closed,state,category,cause,reopened",
		func(w *bufio.Writer, i int) {
			at := opened(i)
			fmt.Fprintf(w, "INC%08d,client-%02d,desk,P%d,%s,%s,%s,%s,Closed,category %d,cause code %d,%d\n", i, i%20,
				1+random.IntN(4), at.Format(form),
				at.Add(7*time.Minute).Format(form), at.Add(3*time.Hour).Format(form), at.Add(50*time.Hour).Format(form),
				random.IntN(30), random.IntN(100), random.IntN(2))
		})
	return size +
		generate(b, filepath.Join(dir, "data", "events.csv"), 2*rows, "ticket,at,what,from,to,actor",
			func(w *bufio.Writer, i int) {
				at := opened(i / 2).Add(time.Duration(20+i%2*60) * time.Minute)
				fmt.Fprintf(w, "INC%08d,%s,state,%s,%s,agent-%02d\n", i/2, at.Format(form), states[i%2], states[1+i%3], i%40)
			})
}

func BenchmarkTickets(b *testing.B) {
	dir, rows := b.TempDir(), benchRows()
	size := writeTickets(b, dir, rows)
	w := openWorkspace(b, dir, ticketsSource)
	b.SetBytes(size)
	b.ReportAllocs()
	var live uint64
	for b.Loop() {
		e, err := Load(context.Background(), w, Options{})
		if err != nil {
			b.Fatal(err)
		}
		if len(e.Tickets) != rows || len(e.Events) != 2*rows {
			b.Fatalf("%d tickets, %d events, %s", len(e.Tickets), len(e.Events), findingsOf(e))
		}
		if live == 0 {
			b.StopTimer()
			runtime.GC()
			var m runtime.MemStats
			runtime.ReadMemStats(&m)
			live = m.HeapAlloc
			runtime.KeepAlive(e)
			b.StartTimer()
		}
	}
	b.ReportMetric(3*float64(rows)*float64(b.N)/b.Elapsed().Seconds()/1e6, "Mrows/s")
	b.ReportMetric(float64(live)/1e6, "live-MB")
}

func BenchmarkManySmallFiles(b *testing.B) {
	const files = 2000
	dir := b.TempDir()
	for i := range files {
		generate(b, filepath.Join(dir, "data", fmt.Sprintf("%04d.csv", i)), 50, "id,opened,resolved,priority",
			func(w *bufio.Writer, row int) {
				fmt.Fprintf(w, "INC%d-%d,2026-10-01 10:00:00,2026-10-01 11:00:00,P1\n", i, row)
			})
	}
	w := openWorkspace(b, dir, "\n  - {id: t, files: data/*.csv, records: tickets}")
	for b.Loop() {
		e, err := Load(context.Background(), w, Options{})
		if err != nil || len(e.Tickets) != 50*files {
			b.Fatal(len(e.Tickets), err)
		}
	}
	b.ReportMetric(files*float64(b.N)/b.Elapsed().Seconds(), "files/s")
}
