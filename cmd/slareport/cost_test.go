package main

import (
	"fmt"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/slareport/slareport/cmd/slareport/console"
	"github.com/slareport/slareport/loaders/workspace/items"
)

const costAgreement = `id: A
client: Acme
currency: EUR
timezone: UTC
fault:
  excuses: [customer, maintenance]
  claims: {need: [approval], maintenance: {allowance: 8h}}
objectives:
  - {id: r, service: svc, timeliness: {from: opened, to: resolved, within: 4h}, target: 90%}
  - {id: up, service: svc, availability: {from: outages}, target: 99%}
`

// samplesAgreed are objectives that need to know of samples how they follow each other, and each value.
const samplesAgreed = `  - {id: lat, service: svc, statistic: {of: samples, value: latency, take: p95}, target: at most 100}
  - {id: ups, service: svc, availability: {from: samples, by: run, runs: {failures: 3, minutes: 5}}, target: 99%}
`

// A small file of any kind takes at most ten times its size of memory and 100 MB, however much of it speaks for the
// same cases, and however many misses follow from it.
func TestOneInputTakesLittleMemory(t *testing.T) {
	const (
		tickets     = "id,client,service,opened,resolved\nT1,Acme,svc,2026-10-05 09:00,2026-10-06 09:00\n"
		claims      = "id,client,party,from,to,ids,services,approved_by\n"
		obligations = "id,client,party,what,due,provided,tickets,services\n"
		outages     = "id,client,service,from,to\n"
	)
	list := manyNames(20_000)
	for name, rows := range map[string]struct {
		records, head string
		row           func(i int) string
		count         int
		objectives    string // beside those of every case
	}{
		"obligations that name many tickets": {"obligations", obligations, func(i int) string {
			return fmt.Sprintf("B%d,Acme,customer,key,2026-10-05 10:00,2026-10-05 12:00,%s,", i, list)
		}, 20, ""},
		"claims that name many services": {"claims", claims, func(i int) string {
			return fmt.Sprintf("C%d,Acme,customer,2026-10-05 10:00,2026-10-05 12:00,,%s,bob", i, list)
		}, 20, ""},
		"claims of parties that nobody knows": {"claims", claims, func(i int) string {
			return fmt.Sprintf("C%d,Acme,party%d,2026-10-05 10:00,2026-10-05 12:00,,svc,bob", i, i)
		}, 150_000, ""},
		"maintenance apart": {"claims", claims, func(i int) string {
			return fmt.Sprintf("C%d,Acme,maintenance,2026-10-%02d %02d:%02d:00,2026-10-%02d %02d:%02d:30,,,bob",
				i, i/1440%28+1, i/60%24, i%60, i/1440%28+1, i/60%24, i%60)
		}, 10_000, ""},
		"outages apart": {"outages", outages, func(i int) string {
			return fmt.Sprintf("O%d,Acme,svc,2026-10-%02d %02d:%02d:00,2026-10-%02d %02d:%02d:30",
				i, i/1440%28+1, i/60%24, i%60, i/1440%28+1, i/60%24, i%60)
		}, 20_000, ""},
		"a claim that names half a million cases": {"claims", claims, func(int) string {
			return fmt.Sprintf("C1,Acme,customer,,,%s,,bob", manyNames(500_000))
		}, 1, ""},
		"outages that last": {"outages", "id,client,service,from,to,site\n", func(i int) string {
			return fmt.Sprintf("O%d,Acme,svc,2026-10-%02d %02d:%02d,,S%d", i, i%28+1, i%12, i%60, i)
		}, 90_000, ""},
		"outages without an end": {"outages", "id,client,service,from,to,site,severity,cause\n", func(i int) string {
			return fmt.Sprintf("O%d,Acme,svc,2026-10-%02d %02d:%02d,soon,Leipzig 12,critical,hardware", i, i%28+1, i%24, i%60)
		}, 100_000, ""},
		"outages of the fewest columns without an end": {"outages", outages, func(i int) string {
			return fmt.Sprintf("O%d,Acme,svc,2026-10-%02d %02d:%02d,??x?", i, i%28+1, i/28%24, i/672%60)
		}, 90_000, ""},
		"tickets of the fewest columns without an end": {"tickets", tickets, func(i int) string {
			return fmt.Sprintf("N%d,Acme,svc,2026-10-%02d %02d:%02d,??x?", i, i%28+1, i/28%24, i/672%60)
		}, 70_000, ""},
		"tickets of one number that contradict each other": {"tickets", tickets, func(i int) string {
			return fmt.Sprintf("N1,Acme,svc,2026-10-%02d %02d:%02d,2026-10-30 %02d:%02d",
				i%28+1, i/28%24, i/672%60, i%24, i/24%60)
		}, 90_000, ""},
		"claims without a readable end": {"claims", "client,party,from,to,services\n", func(i int) string {
			return fmt.Sprintf("Acme,customer,2026-10-%02d %02d:%02d,??x?,svc", i%28+1, i/28%24, i/672%60)
		}, 90_000, ""},
		"surveys of which none is good": {"surveys", "client,service,at,score,scale,ticket\n", func(i int) string {
			return fmt.Sprintf("Acme,svc,2026-10-%02d %02d:%02d,3,1-5,N%d", i%28+1, i%24, i%60, i)
		}, 200_000, "  - {id: csat, service: svc, share: {of: surveys, good: score >= 4}, target: 80%}\n"},
		"outages at many sites": {"outages", "id,client,service,from,to,site\n", func(i int) string {
			return fmt.Sprintf("O%d,Acme,svc,2026-10-%02d %02d:%02d,2026-10-31 12:00,S%d", i, i/1440%28+1, i/60%24, i%60, i)
		}, 20_000, "  - {id: m, service: svc, availability: {from: outages, per-site: yes}, target: 99%}\n"},
		"samples of many sites": {"samples", "client,service,site,at,latency\n", func(i int) string {
			return fmt.Sprintf("Acme,svc,S%d,2026-10-%02d %02d:%02d,%d", i, i%28+1, i%24, i/28%60, i%60)
		}, 200_000, samplesAgreed},
		"changes of one ticket": {"ticket-events", "ticket,at,what,from,to\n", func(i int) string {
			return fmt.Sprintf("T1,2026-10-%02d 10:%02d:%02d,state,o%d,n%[4]d", i%28+1, i/28%60, i/1680%60, i)
		}, 300_000, ""},
		"tickets that are all rejected": {"tickets", "id,client,service,opened,resolved\n", func(i int) string {
			if i == 0 {
				return "T2,Acme,svc,2026-10-05 09:00,2026-10-05 10:00"
			}
			return "a"
		}, 4_000_000, ""},
		"late tickets that miss many objectives": {"tickets", tickets, func(i int) string {
			return fmt.Sprintf("N%d,Acme,svc,2026-10-%02d 09:00,2026-10-%02d %02d:%02d", i, i%20+1, i%20+3, i%24, i%60)
		}, 10_000, objectives(16, "timeliness: {from: opened, to: resolved, within: 4h}")},
		"many objectives that few outages miss": {"outages", outages, func(i int) string {
			return fmt.Sprintf("O%d,Acme,svc,2026-10-%02d 11:00,2026-10-%02d 11:20", i, i+1, i+1)
		}, 28, objectives(998, "availability: {from: outages}")},
	} {
		t.Run(name, func(t *testing.T) {
			text := strings.Builder{}
			text.WriteString(rows.head)
			for i := range rows.count {
				text.WriteString(rows.row(i) + "\n")
			}
			costsLittle(t, rows.records, map[string]string{
				"agreements/a.yaml": costAgreement + rows.objectives, "data/t.csv": tickets, "data/x.csv": text.String(),
			})
		})
	}
}

// As many items as an agreement may have, each paid for, with outages in a year and a month, take no more.
func TestAThousandItemsTakeLittleMemory(t *testing.T) {
	var outages, circuits strings.Builder
	outages.WriteString("id,client,service,from,to,site\n")
	for i := range 13 * 28 {
		day := time.Date(2025, 10, 1, 0, 0, 0, 0, time.UTC).AddDate(0, i/28, i%28).Format(time.DateOnly)
		fmt.Fprintf(&outages, "O%d,Acme,svc,%s 11:00,%s 11:20,C%d\n", i, day, day, i%28)
	}
	circuits.WriteString("circuit,fee\n")
	for i := range items.Most - 2 {
		fmt.Fprintf(&circuits, "C%d,%d\n", i, 100+i%50)
	}
	costsLittle(t, "outages", map[string]string{
		"agreements/a.yaml": costAgreement + `  - id: circuit
    service: svc
    availability: {from: outages}
    for-each: data/circuits.csv
    target: 99.9%
    credit: {bands: {below 99.9%: 10%}}
`,
		"data/t.csv": "id,client,service,opened,resolved\nT1,Acme,svc,2026-10-05 09:00,2026-10-06 09:00\n",
		"data/x.csv": outages.String(), "data/circuits.csv": circuits.String(),
	})
}

// costsLittle checks and builds a workspace with tickets in t.csv and other records in x.csv.
func costsLittle(t *testing.T, records string, files map[string]string) {
	t.Helper()
	dir := t.TempDir()
	files["slareport.yaml"] = "provider: Meridian\ntimezone: UTC\nlocale: en-GB\nsources:\n" +
		"  - {id: t, files: data/t.csv, records: tickets}\n  - {id: x, files: data/x.csv, records: " + records + "}\n"
	writeFiles(t, dir, files)
	for _, args := range [][]string{
		{"check", "-w", dir, "--json"},
		{"build", "-w", dir, "-o", filepath.Join(t.TempDir(), "out"), "--only", "json", "--period", october},
	} {
		a := measured(args...)
		if wrong := a.wrong(); len(wrong) > 0 || a.code != console.ExitDone {
			t.Errorf("%s, code %d: %.300s", strings.Join(wrong, "; "), a.code, a.stderr)
		}
	}
}

// manyNames is a list of so many ids.
func manyNames(n int) string {
	names := make([]string, n)
	for i := range names {
		names[i] = fmt.Sprint("N", i)
	}
	return strings.Join(names, ";")
}

// objectives are so many that measure the same.
func objectives(n int, measure string) string {
	var text strings.Builder
	for i := range n {
		fmt.Fprintf(&text, "  - {id: o%d, service: svc, %s, target: 90%%}\n", i, measure)
	}
	return text.String()
}
