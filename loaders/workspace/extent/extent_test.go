package extent

import (
	"testing"

	"github.com/slareport/slareport/loaders/cell/times"
	"github.com/slareport/slareport/report/timeline"
)

// A date lasts to its end, a time is what it says, and a name tells either.
//
// Decides: extent-of-a-date, extracted-by-name.
func TestWhenAFileWasExtracted(t *testing.T) {
	for _, c := range []struct{ extracted, file, want string }{
		{"", "data/a.csv", ""},
		{"2026-11-03", "data/a.csv", "2026-11-04T00:00:00Z"},
		{"2026-11-03 06:30", "data/a.csv", "2026-11-03T06:30:00Z"},
		{"2026-11-03T06:30:15+01:00", "data/a.csv", "2026-11-03T05:30:15Z"},
		{"a-{yyyy-MM-dd}", "data/a-2026-11-03.csv", "2026-11-04T00:00:00Z"},
		{"a-{yyyy-MM-dd}", "data/a-2026-11-03.csv.gz", "2026-11-04T00:00:00Z"},
		{"a-{yyyy-MM-dd}.csv", "data/a-2026-11-03.csv", "2026-11-04T00:00:00Z"},
		{"a-{dd.MM.yyyy}", "data/a-03.11.2026.csv", "2026-11-04T00:00:00Z"},
		{"*_{yyyyMMdd_HHmm}", "data/all_x_20261103_0630.xlsx", "2026-11-03T06:30:00Z"},
		{"a-{yyyyMMdd}-*", "data/a-20261103-0001.csv", "2026-11-04T00:00:00Z"},
		{"a-{yyyy-MM-dd}", "data/a-2026-11.csv", ""},
		{"a-{yyyy-MM-dd}", "data/a-2026-11-31.csv", ""},
		{"a-{yyyy-MM-dd}", "data/xa-2026-11-03.csv", ""},
		{"a-{yyyy-MM-dd}", "data/a-2026-11-03-old.csv", ""},
		{"a-{yyyy-MM-dd}", "a-2026-11-03/b.csv", ""},
	} {
		want := ""
		if at := Extraction(c.extracted).Of(c.file, nil); at.Known() {
			want = at.String()
		}
		if want != c.want {
			t.Errorf("%q of %s: %q, want %q", c.extracted, c.file, want, c.want)
		}
	}
}

// A local time is that of the zone it is read in.
func TestAMomentIsOfAZone(t *testing.T) {
	hourAhead := func(year, month, day, hour, minute, second, micros int) (timeline.Instant, times.Reading) {
		if year != 2026 || month != 10 || day != 31 || minute+second+micros != 0 {
			t.Errorf("%d-%d-%d %d:%d:%d", year, month, day, hour, minute, second)
		}
		return timeline.Instant(hour) * timeline.Instant(timeline.Hour), times.Exact
	}
	if at := Moment("2026-10-31 06:00").In(hourAhead); at != timeline.Instant(6*timeline.Hour) {
		t.Errorf("%v", at)
	}
	if at := Moment("").In(hourAhead); at.Known() {
		t.Errorf("nothing is %v", at)
	}
}
