package measure

import (
	"encoding/csv"
	"encoding/json"
	"fmt"
	"math/big"
	"os"
	"strings"
	"testing"
	"time"

	"github.com/slareport/slareport/report/agreement"
	"github.com/slareport/slareport/report/calendar"
	"github.com/slareport/slareport/report/evidence"
	"github.com/slareport/slareport/report/timeline"
)

// known is a case with a known answer: what was measured, and the availability in percent rounded to as many decimals
// as are given. Samples tell changes of state; planned downtime is kept as good.
type known struct {
	Name    string
	From    string
	To      string
	Samples [][2]string // instant, up or down
	Planned [][2]string
	Outages [][3]string // site, from, to
	PerSite bool        `json:"per_site"`
	Percent string
	Days    [][2]string // bounds of local days …
	Down    []int64     // … and the seconds each was down
}

func (k known) check(t *testing.T) {
	w := newWorld().over(at(k.From), at(k.To))
	if k.Samples != nil {
		w.o.Availability = &agreement.Availability{Samples: true, By: agreement.ByRun, Failures: 1}
	}
	w.o.Availability.PerSite = k.PerSite
	for _, s := range k.Samples {
		w.sample("", at(s[0]), map[string]func(*evidence.Sample){"up": ok, "down": failed}[s[1]])
	}
	for _, p := range k.Planned {
		w.claim("maintenance", p[0], p[1])
	}
	for i, o := range k.Outages {
		w.outage(fmt.Sprint(i), o[1], o[2], site(o[0]))
	}
	r := w.measure(t)
	booksBalance(t, r)
	_, decimals, _ := strings.Cut(k.Percent, ".")
	if got := r.Contractual.Value.FloatString(len(decimals)); got != k.Percent {
		t.Errorf("%s %%, want %s", got, k.Percent)
	}
	if k.Days == nil {
		return
	}
	w.periods = nil
	for _, d := range k.Days {
		w.periods = append(w.periods, calendar.Period{Label: d[0], Interval: timeline.Interval{From: at(d[0]), To: at(d[1])}})
	}
	for i, r := range w.all0(t) {
		if lost := sumRats(r.Attribution); lost.Cmp(big.NewRat(k.Down[i], 1)) != 0 {
			t.Errorf("%s: %s s down, want %d", k.Days[i][0], lost.RatString(), k.Down[i])
		}
	}
}

func TestKnownAvailability(t *testing.T) {
	var list []known
	readJSON(t, "testdata/availability/known.json", &list)
	for _, k := range list {
		t.Run(k.Name, k.check)
	}
}

func readJSON(t *testing.T, file string, v any) {
	t.Helper()
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(data, v); err != nil {
		t.Fatal(file, err)
	}
}

// shared is a folder with vectors and data beside the project; tests that read it run only where it is.
const shared = "../../../shared/"

// vector is a case of the shared vectors.
type vector struct {
	ID, Kind string
	Window   json.RawMessage
	WindowMs [2]int64                             `json:"window_ms"`
	States   []struct{ T, State, Previous int64 } `json:"state_events"`
	Events   []struct{ T, State string }
	Current  *int64      `json:"current_state"`
	Planned  [][2]int64  `json:"downtimes"`
	Percent  json.Number `json:"expected_ok_percent"`
	Services []struct {
		Service string
		Outages [][2]string
	}
	Day  string
	Mean json.Number                               `json:"expected_percent"`
	Days map[string]struct{ Up, Down json.Number } `json:"-"`
	All  map[string]int64                          `json:"expected_total"`
}

func TestSharedAvailabilityVectors(t *testing.T) {
	file := shared + "vectors/availability.json"
	if _, err := os.Stat(file); err != nil {
		t.Skip("no shared vectors here")
	}
	var all struct{ Cases []vector }
	readJSON(t, file, &all)
	for _, v := range all.Cases {
		t.Run(v.ID, func(t *testing.T) {
			k := v.known(t)
			k.check(t)
		})
	}
}

func (v vector) known(t *testing.T) (k known) {
	ms := func(n int64) string { return time.UnixMilli(n).UTC().Format(time.RFC3339Nano) }
	switch v.Kind {
	case "state-history":
		k = known{From: ms(v.WindowMs[0]), To: ms(v.WindowMs[1]), Percent: trimZeros(v.Percent)}
		first := int64(0)
		switch {
		case len(v.States) > 0:
			first = v.States[0].Previous
		case v.Current != nil:
			first = *v.Current
		default:
			return k // nothing is told: no outage
		}
		names := map[int64]string{0: "up", 2: "down"}
		if name, told := names[first]; told {
			k.Samples = append(k.Samples, [2]string{k.From, name})
		}
		for _, s := range v.States {
			k.Samples = append(k.Samples, [2]string{ms(s.T), names[s.State]})
		}
		for _, p := range v.Planned {
			k.Planned = append(k.Planned, [2]string{ms(p[0]), ms(p[1])})
		}
	case "daily-breakdown":
		var window [2]string
		if err := json.Unmarshal(v.Window, &window); err != nil {
			t.Fatal(err)
		}
		k = known{From: window[0], To: window[1]}
		for i, e := range v.Events {
			if e.State == "DOWN" {
				k.Outages = append(k.Outages, [3]string{"", e.T, v.Events[i+1].T})
			}
		}
		k.Percent = new(big.Rat).Mul(big.NewRat(100, 1), big.NewRat(v.All["up_s"], v.All["up_s"]+v.All["down_s"])).FloatString(6)
	case "multi-service-daily":
		day := at(v.Day)
		k = known{From: day.String(), To: day.Add(timeline.Day).String(), PerSite: true, Percent: trimZeros(v.Mean)}
		for _, s := range v.Services {
			for _, o := range s.Outages {
				k.Outages = append(k.Outages, [3]string{s.Service, o[0], o[1]})
			}
		}
	default:
		t.Fatalf("unknown kind %s", v.Kind)
	}
	return k
}

func trimZeros(n json.Number) string { return strings.TrimSuffix(n.String(), ".0") }

// table reads a shared file of data.
func table(t *testing.T, name string) [][]string {
	f, err := os.Open(shared + "data/" + name)
	if err != nil {
		t.Skip("no shared data here")
	}
	defer f.Close()
	rows, err := csv.NewReader(f).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	return rows[1:]
}

// A status page's outages: availability by month without maintenance, overlaps merged.
func TestSharedStatusPage(t *testing.T) {
	w := newWorld().in("2023-01", "2023-08", "2024-01", "2024-07", "2024-12")
	for _, row := range table(t, "status-page-outages-2023-2024.csv") {
		w.outage(row[0], row[1], row[2], func(o *evidence.Outage) { o.Severity = evidence.T(row[6]) })
	}
	w.o.Availability.Where = `severity != "maintenance"`
	for i, r := range w.all0(t) {
		want := []string{"95.396505", "96.825717", "95.593638", "93.261649", "99.310036"}[i]
		if got := r.Experienced.Value.FloatString(6); got != want {
			t.Errorf("%s: %s, want %s", w.periods[i].Label, got, want)
		}
	}
}

// A web site's outages since it was added, until the newest probe: 12,487 minutes, 95.66 %.
func TestSharedWebOutages(t *testing.T) {
	probes := table(t, "web-probes.csv")
	end := at(probes[len(probes)-1][0])
	w := newWorld().over(at("2026-02-03T08:27:58Z"), end)
	w.asOf = end
	for i, row := range table(t, "web-outages.csv") {
		w.outage(fmt.Sprint(i), row[1], row[2], func(o *evidence.Outage) { o.Service = evidence.T(row[0]) })
	}
	w.o.Service = "Gossembrot Bibliothek"
	r := w.measure(t)
	booksBalance(t, r)
	minutes := new(big.Rat).Quo(sumRats(r.Attribution), big.NewRat(60, 1)).FloatString(0)
	if percent := r.Experienced.Value.FloatString(2); minutes != "12487" || percent != "95.66" {
		t.Errorf("%s minutes, %s %%", minutes, percent)
	}
}
