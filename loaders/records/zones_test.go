package records

import (
	"bytes"
	"context"
	"fmt"
	"reflect"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"github.com/slareport/slareport/loaders/workspace"
	"github.com/slareport/slareport/report/agreement"
	"github.com/slareport/slareport/report/evidence"
	"github.com/slareport/slareport/report/timeline"
)

// withAgreements opens a workspace of UTC and gives it agreements, written as "name, alias: zone".
func withAgreements(t testing.TB, f folder, sources string, agreements ...string) *workspace.Workspace {
	t.Helper()
	w := openWorkspace(t, f.write(t), sources)
	for _, a := range agreements {
		names, zone, _ := strings.Cut(a, ": ")
		loc, err := time.LoadLocation(zone)
		if err != nil {
			t.Fatal(err)
		}
		all := strings.Split(names, ", ")
		w.Agreements = append(w.Agreements, &agreement.Agreement{Client: all[0], Aliases: all[1:], Zone: loc})
	}
	return w
}

func loadAll(t testing.TB, w *workspace.Workspace) *evidence.Evidence {
	t.Helper()
	e, err := Load(t.Context(), w, Options{Jobs: 2})
	if err != nil {
		t.Fatal(err)
	}
	checkBooks(t, e)
	return e
}

const (
	inBerlin  = "Alster AG, alster: Europe/Berlin"
	inNewYork = "Bronx Inc: America/New_York"
	threeRows = "id,client,opened\n1, ALSTER ,2026-07-01 12:00:00\n2,bronx inc,2026-07-01 12:00:00\n" +
		"3,,2026-07-01 12:00:00\n4,Nobody,2026-07-01 12:00:00\n"
	byTickets = "\n  - {id: t, files: data/a.csv, records: tickets"
)

func hours(e *evidence.Evidence) string {
	var b strings.Builder
	for i := range e.Tickets {
		fmt.Fprint(&b, e.Tickets[i].Opened.Time().Hour(), " ")
	}
	return strings.TrimSpace(b.String())
}

// Noon in Berlin is 10 in UTC, in New York 16.
//
// Decides: utc-instants, zone-of-cell.
func TestALocalTimeIsOfTheZoneOfTheAgreementOfItsRow(t *testing.T) {
	for _, c := range []struct {
		name, source string
		agreements   []string
		want         string
	}{
		{"the row's client", "", []string{inBerlin, inNewYork}, "10 16 12 12"},
		{"the source's comes first", ", timezone: Asia/Tokyo", []string{inBerlin, inNewYork}, "3 3 3 3"},
		{"all agreements share one", "", []string{"Alster AG: America/New_York", inNewYork}, "16 16 16 16"},
		{"there are none", "", nil, "12 12 12 12"},
		{"a client whose agreements differ", "", []string{inBerlin, inNewYork, "ALSTER: Asia/Tokyo"}, "12 16 12 12"},
		{"a client whose agreements do not", "", []string{inBerlin, inNewYork, "ALSTER: Europe/Berlin"}, "10 16 12 12"},
	} {
		w := withAgreements(t, folder{"data/a.csv": threeRows}, byTickets+c.source+"}", c.agreements...)
		if e := loadAll(t, w); hours(e) != c.want {
			t.Errorf("%s: %s, want %s\n%s", c.name, hours(e), c.want, findingsOf(e))
		}
	}
}

func TestAConstantOrAMappedClientSaysWhoseARowIs(t *testing.T) {
	for name, c := range map[string]struct{ text, source, want string }{
		"set":         {"id,opened\n1,2026-07-01 12:00\n", ", set: {client: Bronx Inc}}", "16"},
		"set to none": {"id,opened\n1,2026-07-01 12:00\n", ", set: {client: Nobody}}", "12"},
		"values":      {"id,client,opened\n1,NYC,2026-07-01 12:00\n", ", values: {client: {nyc: Bronx Inc}}}", "16"},
		"one record type names it for " +
			"both": {"id,client,opened,at,what,to\n1,Bronx Inc,2026-07-01 12:00,2026-07-01 12:00,state,New\n",
			", records: [tickets, ticket-events]}", "16"},
	} {
		source := "\n  - {id: t, files: data/a.csv" + c.source
		if !strings.Contains(source, "records") {
			source = byTickets + c.source
		}
		e := loadAll(t, withAgreements(t, folder{"data/a.csv": c.text}, source, inBerlin, inNewYork))
		if hours(e) != c.want || len(e.Events) > 0 && e.Events[0].At.Time().Hour() != 16 {
			t.Errorf("%s: %s, want %s, %+v\n%s", name, hours(e), c.want, e.Events, findingsOf(e))
		}
	}
}

// Three files, the second of which has rows without a client: one finding for all of them.
//
// Decides: zone-without-client.
func TestRowsWithoutAClientOfSeveralZonesAreTold(t *testing.T) {
	files := folder{"data/a.csv": "id,client,opened\n1,alster,2026-07-01 12:00\n",
		"data/b.csv": "id,client,opened\n2,alster,2026-07-01 12:00\n3,,2026-07-01 12:00\n",
		"data/c.csv": "id,client,opened\n4,,2026-07-01 12:00\n5,Nobody,2026-07-01 12:00\n6,,x\n7,TEST,2026-07-01 12:00\n"}
	const source = "\n  - {id: t, files: data/*.csv, records: tickets, where: client != \"TEST\""
	const text = "warning data/b.csv:3: no client of an agreement is known for the row: local times are read in UTC, " +
		"the zone of the workspace, " +
		"since those of the agreements differ (America/New_York, Europe/Berlin) (give the source a timezone) ×4\n"
	if got := findingsOf(
		loadAll(t, withAgreements(t, files, source+"}", inBerlin, inNewYork)),
	); !strings.Contains(got, text) || strings.Count(got, "no client of") != 1 {
		t.Errorf("%s", got)
	}
	offsets := folder{}
	for name, text := range files {
		offsets[name] = strings.ReplaceAll(text, "12:00", "12:00Z")
	}
	for name, w := range map[string]*workspace.Workspace{
		"with the source's zone":       withAgreements(t, files, source+", timezone: UTC}", inBerlin, inNewYork),
		"where agreements share one":   withAgreements(t, files, source+"}", inBerlin, "Bronx Inc: Europe/Berlin"),
		"where all times have offsets": withAgreements(t, offsets, source+"}", inBerlin, inNewYork),
	} {
		if got := findingsOf(loadAll(t, w)); strings.Contains(got, "no client of") {
			t.Errorf("%s: %s", name, got)
		}
	}
}

// The label of a period has no offset either.
func TestTheMonthOfATallyIsThatOfItsClient(t *testing.T) {
	text := "client,objective,period,value\nAlster AG,o,2026-10,1\nBronx Inc,o,2026-10,1\n,o,2026-10,1\n"
	e := loadAll(
		t,
		withAgreements(t, folder{"data/a.csv": text}, "\n  - {id: t, files: data/a.csv, records: tallies}", inBerlin,
			inNewYork),
	)
	for i, want := range []string{"2026-09-30T22:00:00Z", "2026-10-01T04:00:00Z", "2026-10-01T00:00:00Z"} {
		if e.Tallies[i].From != instant(t, want) {
			t.Errorf("%v, want %s", e.Tallies[i].From, want)
		}
	}
	if !strings.Contains(findingsOf(e), "data/a.csv:4: no client of an agreement") {
		t.Errorf("%s", findingsOf(e))
	}
}

func TestOtherRecordsAreOfTheirClientsZoneToo(t *testing.T) {
	for records, text := range map[string]string{
		"surveys":     "client,at,score\nBronx Inc,2026-07-01 12:00,5\n",
		"claims":      "id,client,party,from,to\nC1,Bronx Inc,customer,2026-07-01 12:00,2026-07-01 13:00\n",
		"obligations": "id,client,party,what,due,services\nO1,Bronx Inc,customer,x,2026-07-01 12:00,desk\n",
		"outages":     "id,client,service,from,to\nO1,Bronx Inc,wan,2026-07-01 12:00,2026-07-01 13:00\n",
	} {
		e := loadAll(
			t,
			withAgreements(t, folder{"data/a.csv": text}, "\n  - {id: t, files: data/a.csv, records: "+records+"}", inBerlin,
				inNewYork),
		)
		var at []timeline.Instant
		for i := range e.Surveys {
			at = append(at, e.Surveys[i].At)
		}
		for i := range e.Claims {
			at = append(at, e.Claims[i].From)
		}
		for i := range e.Obligations {
			at = append(at, e.Obligations[i].Due)
		}
		for i := range e.Outages {
			at = append(at, e.Outages[i].From)
		}
		if len(at) != 1 || at[0] != instant(t, "2026-07-01T16:00:00Z") {
			t.Errorf("%s: %v\n%s", records, at, findingsOf(e))
		}
	}
}

// The events' source stands before that of the tickets. Of two tickets with one id the last gets the events.
//
// Decides: zone-of-event.
func TestEventsAreOfTheZoneOfTheirTicketsClient(t *testing.T) {
	files := folder{
		"data/e.csv": "ticket,at,what,from,to\n1,2026-07-01 12:00,state,New,Open\n2,2026-07-01 12:00,state,New,Open\n" +
			"9,2026-07-01 12:00,state,New,Open\n3,2026-07-01 12:00,state,New,Open\n",
		"data/t.csv": "id,client,opened\n1,alster,2026-07-01 12:00\n2,Bronx Inc,2026-07-01 12:00\n" +
			"3,alster,2026-07-01 12:00\n",
		"data/u.csv": "id,client,opened\n3,Bronx Inc,2026-07-01 12:00\n",
	}
	const sources = "\n  - {id: e, files: data/e.csv, records: ticket-events}\n" +
		"  - {id: t, files: data/t.csv, records: tickets}\n" +
		"  - {id: u, files: data/u.csv, records: tickets}\n" +
		"  - {id: f, files: data/e.csv, records: ticket-events, timezone: Asia/Tokyo}"
	e := loadAll(t, withAgreements(t, files, sources, inBerlin, inNewYork))
	var got []int
	for i := range e.Events {
		got = append(got, e.Events[i].At.Time().Hour())
	}
	if want := []int{10, 16, 12, 16, 3, 3, 3, 3}; !reflect.DeepEqual(got, want) {
		t.Errorf("%v, want %v\n%s", got, want, findingsOf(e))
	}
	if told := findingsOf(e); !strings.Contains(told, "data/e.csv:4: no client of an agreement is known") {
		t.Errorf("%s", told)
	}
}

// Half past two of 25 October came twice in Berlin, and in New York a week later.
func TestAmbiguousTimesAreThoseOfTheRowsZone(t *testing.T) {
	text := "id,client,opened\n1,alster,2026-10-25 02:30\n2,bronx inc,2026-10-25 02:30\n3,bronx inc,2026-11-01 01:30\n"
	e := loadAll(t, withAgreements(t, folder{"data/a.csv": text}, byTickets+"}", inBerlin, inNewYork))
	if got := findingsOf(e); !strings.Contains(
		got,
		`data/a.csv:2 [opened]: "2026-10-25 02:30": a local time that came twice when clocks went back: the earlier was `+
			`taken ×2`,
	) {
		t.Errorf("%s", got)
	}
	if e.Tickets[0].Opened != instant(t, "2026-10-25T00:30:00Z") ||
		e.Tickets[1].Opened != instant(t, "2026-10-25T06:30:00Z") ||
		e.Tickets[2].Opened != instant(t, "2026-11-01T05:30:00Z") {
		t.Errorf("%+v", e.Tickets)
	}
}

// A file in which clients take turns gives the same samples as one file for each client in its zone.
func TestSamplesOfClientsInSeveralZonesAreReadAsIfEachHadItsFile(t *testing.T) {
	clients := []string{"alster", "Bronx Inc", "", "Nobody"}
	zoneOf := []string{"Europe/Berlin", "America/New_York", "UTC", "UTC"}
	rapid.Check(t, func(r *rapid.T) {
		var mixed bytes.Buffer
		head := "at,client,service,ok\n"
		mixed.WriteString(head)
		rows := rapid.IntRange(1, 200).Draw(r, "rows")
		start := time.Date(2026, 10, rapid.SampledFrom([]int{1, 24, 31}).Draw(r, "day"), 0, 0, 0, 0, time.UTC)
		for i := range rows {
			c := rapid.IntRange(0, len(clients)-1).Draw(r, "client")
			form := rapid.SampledFrom([]string{"2006-01-02 15:04:05", "2006-01-02T15:04:05Z", "2006-01-02 15:04"}).Draw(r,
				"form")
			fmt.Fprintf(&mixed, "%s,%s,s%d,%d\n", start.Add(time.Duration(i)*11*time.Minute).Format(form), clients[c], i%3, i%2)
		}
		source := "\n  - {id: p, files: data/*.csv, records: samples"
		got, _ := streamAll(t, withAgreements(t, folder{"data/a.csv": mixed.String()}, source+"}", inBerlin, inNewYork), 2)
		for c, zone := range zoneOf {
			want, _ := folder{"data/a.csv": mixed.String()}.stream(t, source+", timezone: "+zone+"}")
			for i := range want {
				if want[i].Client.String() == clients[c] && got[i].At != want[i].At {
					r.Fatalf("row %d of %q: %v, want %v", want[i].Row, clients[c], got[i].At, want[i].At)
				}
			}
			if len(got) != len(want) {
				r.Fatalf("%d samples, want %d", len(got), len(want))
			}
		}
	})
}

func BenchmarkSamplesOfTwoZones(b *testing.B) {
	dir, rows := b.TempDir(), benchRows()
	b.SetBytes(writeSamples(b, dir, rows))
	w := openWorkspace(b, dir, samplesSource)
	for i, zone := range []string{"Europe/Berlin", "America/New_York"} {
		loc, err := time.LoadLocation(zone)
		if err != nil {
			b.Fatal(err)
		}
		a := &agreement.Agreement{Client: fmt.Sprint("zone ", i), Zone: loc}
		for c := i; c < 20; c += 2 {
			a.Aliases = append(a.Aliases, fmt.Sprintf("client-%02d", c))
		}
		w.Agreements = append(w.Agreements, a)
	}
	for b.Loop() {
		e, err := Load(context.Background(), w, Options{})
		if err != nil {
			b.Fatal(err)
		}
		if err := StreamSamples(
			context.Background(), w, e, Options{}, func() func(*evidence.Batch) { return func(*evidence.Batch) {} },
		); err != nil || e.Sources[0].Loaded != rows {
			b.Fatal(err, e.Sources[0])
		}
	}
	b.ReportMetric(float64(rows)*float64(b.N)/b.Elapsed().Seconds()/1e6, "Mrows/s")
}
