package availability

import (
	"encoding/json"
	"fmt"
	"math/big"
	"os"
	"strings"
	"testing"

	"github.com/slareport/slareport/report/calendar"
	"github.com/slareport/slareport/report/evidence"
	"github.com/slareport/slareport/report/kinds/kindtest"
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
	w := network().Over(kindtest.At(k.From), kindtest.At(k.To))
	if k.Samples != nil {
		w.Objective.Terms = &Terms{
			Samples: true, By: ByRun, Failures: 1, Every: 365 * timeline.Day, // a state lasts until the next one
		}
	}
	w.Objective.Terms.(*Terms).PerSite = k.PerSite
	for _, s := range k.Samples {
		w.Sample("", kindtest.At(s[0]), map[string]func(*evidence.Sample){"up": kindtest.OK, "down": kindtest.Failed}[s[1]])
	}
	for _, p := range k.Planned {
		w.Claim("maintenance", p[0], p[1])
	}
	for i, o := range k.Outages {
		w.Outage(fmt.Sprint(i), o[1], o[2], kindtest.Site(o[0]))
	}
	r := w.Measure(t)
	kindtest.BooksBalance(t, r)
	_, decimals, _ := strings.Cut(k.Percent, ".")
	if got := r.Contractual.Value.FloatString(len(decimals)); got != k.Percent {
		t.Errorf("%s %%, want %s", got, k.Percent)
	}
	if k.Days == nil {
		return
	}
	w.Periods = nil
	for _, d := range k.Days {
		w.Periods = append(w.Periods,
			calendar.Period{Label: d[0], Interval: timeline.Interval{From: kindtest.At(d[0]), To: kindtest.At(d[1])}})
	}
	for i, r := range w.EveryPeriod(t) {
		if lost := kindtest.SumRats(r.Attribution); lost.Cmp(big.NewRat(k.Down[i], 1)) != 0 {
			t.Errorf("%s: %s s down, want %d", k.Days[i][0], lost.RatString(), k.Down[i])
		}
	}
}

// Decides: outage-union.
func TestKnownAvailability(t *testing.T) {
	var list []known
	readJSON(t, "testdata/known.json", &list)
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
