package calendar

import (
	"testing"
	"time"

	"pgregory.net/rapid"

	"github.com/slareport/slareport/report/timeline"
)

// Decides: period-midnights.
func TestPeriodsBeginAndEndAtLocalMidnight(t *testing.T) {
	for _, c := range []struct {
		kind             Kind
		startDay         int
		zone, at         string
		label, from, end string
	}{
		{Month, 0, "Europe/Berlin", "2026-10-15T12:00:00Z", "2026-10", "2026-09-30T22:00:00Z", "2026-10-31T23:00:00Z"},
		{Month, 1, "Europe/Berlin", "2026-09-30T22:00:00Z", "2026-10", "2026-09-30T22:00:00Z", "2026-10-31T23:00:00Z"},
		{Month, 0, "Europe/Berlin", "2026-09-30T21:59:59.999999Z", "2026-09", "2026-08-31T22:00:00Z", "2026-09-30T22:00:00Z"},
		{Month, 0, "Europe/Berlin", "2026-10-31T22:59:59.999999Z", "2026-10", "2026-09-30T22:00:00Z", "2026-10-31T23:00:00Z"},
		{Month, 0, "Europe/Berlin", "2026-10-31T23:00:00Z", "2026-11", "2026-10-31T23:00:00Z", "2026-11-30T23:00:00Z"},
		{Month, 0, "America/Sao_Paulo", "2017-10-15T12:00:00Z", "2017-10", "2017-10-01T03:00:00Z", "2017-11-01T02:00:00Z"},
		{Month, 15, "America/Sao_Paulo", "2017-10-15T03:00:00Z", "2017-10", "2017-10-15T03:00:00Z",
			"2017-11-15T02:00:00Z"}, // no midnight
		{Month, 15, "America/Sao_Paulo", "2017-10-15T02:59:59.999999Z", "2017-09", "2017-09-15T03:00:00Z",
			"2017-10-15T03:00:00Z"},
		{Month, 31, "UTC", "2026-03-15T00:00:00Z", "2026-02", "2026-02-28T00:00:00Z", "2026-03-31T00:00:00Z"},
		{Month, 31, "UTC", "2026-03-31T00:00:00Z", "2026-03", "2026-03-31T00:00:00Z", "2026-04-30T00:00:00Z"},
		{Month, 30, "UTC", "2024-02-29T00:00:00Z", "2024-02", "2024-02-29T00:00:00Z", "2024-03-30T00:00:00Z"},
		{Month, 30, "Pacific/Apia", "2011-12-30T10:00:00Z", "2011-12", "2011-12-30T10:00:00Z",
			"2012-01-29T10:00:00Z"}, // no 30 December
		{Month, 2, "UTC", "2026-01-01T00:00:00Z", "2025-12", "2025-12-02T00:00:00Z", "2026-01-02T00:00:00Z"},
		{Week, 0, "Europe/Berlin", "2026-10-07T00:00:00Z", "2026-W41", "2026-10-04T22:00:00Z", "2026-10-11T22:00:00Z"},
		{Week, 0, "UTC", "2026-10-05T00:00:00Z", "2026-W41", "2026-10-05T00:00:00Z", "2026-10-12T00:00:00Z"},
		{Week, 0, "UTC", "2026-10-04T23:59:59.999999Z", "2026-W40", "2026-09-28T00:00:00Z", "2026-10-05T00:00:00Z"},
		{Week, 0, "UTC", "2027-01-03T00:00:00Z", "2026-W53", "2026-12-28T00:00:00Z", "2027-01-04T00:00:00Z"},
		{Week, 0, "UTC", "2024-12-30T00:00:00Z", "2025-W01", "2024-12-30T00:00:00Z", "2025-01-06T00:00:00Z"},
		{Quarter, 0, "UTC", "2026-09-30T23:59:59Z", "2026-Q3", "2026-07-01T00:00:00Z", "2026-10-01T00:00:00Z"},
		{Quarter, 15, "UTC", "2026-01-14T00:00:00Z", "2025-Q4", "2025-10-15T00:00:00Z",
			"2026-01-15T00:00:00Z"}, // of three months that begin on the 15th
		{Quarter, 15, "UTC", "2026-01-15T00:00:00Z", "2026-Q1", "2026-01-15T00:00:00Z", "2026-04-15T00:00:00Z"},
		{Quarter, 31, "UTC", "2026-04-30T00:00:00Z", "2026-Q2", "2026-04-30T00:00:00Z", "2026-07-31T00:00:00Z"},
		{HalfYear, 15, "UTC", "2026-07-14T00:00:00Z", "2026-H1", "2026-01-15T00:00:00Z", "2026-07-15T00:00:00Z"},
		{Year, 15, "UTC", "2026-01-14T00:00:00Z", "2025", "2025-01-15T00:00:00Z", "2026-01-15T00:00:00Z"},
		{Quarter, 0, "UTC", "2026-12-31T00:00:00Z", "2026-Q4", "2026-10-01T00:00:00Z", "2027-01-01T00:00:00Z"},
		{HalfYear, 0, "UTC", "2026-06-30T23:59:59Z", "2026-H1", "2026-01-01T00:00:00Z", "2026-07-01T00:00:00Z"},
		{HalfYear, 0, "UTC", "2026-07-01T00:00:00Z", "2026-H2", "2026-07-01T00:00:00Z", "2027-01-01T00:00:00Z"},
		{Year, 0, "Europe/Berlin", "2026-07-01T00:00:00Z", "2026", "2025-12-31T23:00:00Z", "2026-12-31T23:00:00Z"},
	} {
		cycle := Cycle{Kind: c.kind, StartDay: c.startDay, Zone: location(t, c.zone)}
		p := cycle.Of(instant(t, c.at))
		if p.Label != c.label || p.From != instant(t, c.from) || p.To != instant(t, c.end) {
			t.Errorf("%s of %s is %s from %s to %s, want %s from %s to %s", c.kind, c.at, p.Label, p.From, p.To, c.label, c.from,
				c.end)
		}
		if again, err := cycle.Parse(c.label); err != nil || again != p {
			t.Errorf("%s read back is %v (%v)", c.label, again, err)
		}
	}
}

// Decides: period-midnights.
func TestAMonthWithAChangeOfTheClocksIsAnHourShorterOrLonger(t *testing.T) {
	cycle := Cycle{Zone: location(t, "Europe/Berlin")}
	for label, want := range map[string]timeline.Micros{"2026-03": 743 * timeline.Hour, "2026-05": 744 * timeline.Hour,
		"2026-10": 745 * timeline.Hour} {
		if p, err := cycle.Parse(label); err != nil || p.Length() != want {
			t.Errorf("%s has %d h (%v)", label, p.Length()/timeline.Hour, err)
		}
	}
}

// Decides: period-kinds.
func TestPeriodsFollowEachOtherWithoutGaps(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		cycle := Cycle{
			Kind:     Kind(rapid.IntRange(0, int(kinds)-1).Draw(rt, "kind")),
			StartDay: rapid.IntRange(0, 31).Draw(rt, "start day"),
			Zone:     location(t, rapid.SampledFrom(changes).Draw(rt, "change").zone),
		}
		at := timeline.Instant(rapid.Int64Range(-5e9, 2e11).Draw(rt, "at") * 1e6)
		p := cycle.Of(at)
		if !p.Contains(at) {
			rt.Fatalf("%s from %s to %s does not hold %s", p.Label, p.From, p.To, at)
		}
		next, previous := p.Next(), p.Previous()
		if next.From != p.To || previous.To != p.From || next.Previous() != p || previous.Next() != p {
			rt.Fatalf("%v, %v, %v do not follow each other", previous, p, next)
		}
		if cycle.Of(p.From) != p || cycle.Of(p.To-1) != p || cycle.Of(p.To) != next {
			rt.Fatalf("%v is not the period of its edges", p)
		}
		if len(p.Label) == len(next.Label) && p.Label >= next.Label {
			rt.Fatalf("%s sorts after %s", p.Label, next.Label)
		}
		if again, err := cycle.Parse(p.Label); err != nil || again != p {
			rt.Fatalf("%s read back is %v (%v)", p.Label, again, err)
		}
	})
}

// Decides: period-kinds.
func TestWeeksAgreeWithTheStandardLibrary(t *testing.T) {
	for d := date(t, "1999-12-20"); d.Before(date(t, "2031-02-01")); d = d.AddDays(1) {
		at := time.Date(d.Year, d.Month, d.Day, 12, 0, 0, 0, time.UTC)
		year, week := at.ISOWeek()
		p := Cycle{Kind: Week}.Of(timeline.Of(at))
		begin := dateOf(d.number() - (int(d.Weekday())+6)%7)
		if y, w := begin.week(); y != year || w != week || p.From.Time().Weekday() != time.Monday {
			t.Fatalf("%s is in %d-W%02d (%s), want %d-W%02d", d, y, w, p.Label, year, week)
		}
	}
}

func TestPeriodErrors(t *testing.T) {
	for _, c := range []struct {
		kind        Kind
		label, want string
	}{
		{Month, "2026-13", `"2026-13" does not exist: the months of 2026 are 1 to 12`},
		{Month, "2026-00", `"2026-00" does not exist: the months of 2026 are 1 to 12`},
		{Week, "2026-W54", `"2026-W54" does not exist: the ISO weeks of 2026 are 1 to 53`},
		{Week, "2025-W53", `"2025-W53" does not exist: the ISO weeks of 2025 are 1 to 52`},
		{Week, "2025-W00", `"2025-W00" does not exist: the ISO weeks of 2025 are 1 to 52`},
		{Quarter, "2026-Q5", `"2026-Q5" does not exist: the quarters of 2026 are 1 to 4`},
		{Quarter, "2026-Q0", `"2026-Q0" does not exist: the quarters of 2026 are 1 to 4`},
		{HalfYear, "2026-H3", `"2026-H3" does not exist: the half-years of 2026 are 1 to 2`},
		{Month, "2026-Q3", `"2026-Q3" is a quarter, but wanted a month such as 2026-10`},
		{Quarter, "2026-10", `"2026-10" is a month, but wanted a quarter such as 2026-Q3`},
		{Week, "2026", `"2026" is a year, but wanted an ISO week such as 2026-W41`},
		{Year, "2026-W41", `"2026-W41" is an ISO week, but wanted a year such as 2026`},
		{HalfYear, "2026-Q1", `"2026-Q1" is a quarter, but wanted a half-year such as 2026-H2`},
		{Quarter, "2026-H1", `"2026-H1" is a half-year, but wanted a quarter such as 2026-Q3`},
		{Month, "October 2026", `"October 2026" is no period: wanted a month such as 2026-10`},
		{Month, "2026-1", `"2026-1" is no period: wanted a month such as 2026-10`},
		{Month, "26-10", `"26-10" is no period: wanted a month such as 2026-10`},
		{Month, "2026-", `"2026-" is no period: wanted a month such as 2026-10`},
		{Month, "2026-10-01", `"2026-10-01" is no period: wanted a month such as 2026-10`},
		{Week, "2026-W1", `"2026-W1" is no period: wanted an ISO week such as 2026-W41`},
		{Quarter, "2026-Q03", `"2026-Q03" is no period: wanted a quarter such as 2026-Q3`},
		{Year, "", `"" is no period: wanted a year such as 2026`},
		{Year, "0000", `"0000": year 0 is not within 1 to 9999`},
		{kinds, "x", `"x" is no period: wanted a month such as 2026-10`},
	} {
		if _, err := (Cycle{Kind: c.kind}).Parse(c.label); err == nil || err.Error() != c.want {
			t.Errorf("%s: %v\nwant %s", c.label, err, c.want)
		}
	}
	for _, label := range []string{"0001", "9999"} {
		if p, err := (Cycle{Kind: Year}).Parse(label); err != nil || p.Label != label {
			t.Errorf("%s: %v, %v", label, p, err)
		}
	}
	for _, label := range []string{"2026-W53", "2025-W52", "2020-W53"} {
		if _, err := (Cycle{Kind: Week}).Parse(label); err != nil {
			t.Error(err)
		}
	}
}

func TestKindNames(t *testing.T) {
	if kinds.String() != "month" {
		t.Errorf("an unknown kind is called %s", kinds)
	}
}

func TestPeriodsAtTheEndsOfTime(t *testing.T) {
	for _, i := range []timeline.Instant{timeline.NoInstant, timeline.MinInstant, timeline.MaxInstant, 1<<63 - 1} {
		for k := range kinds {
			if p := (Cycle{Kind: k, StartDay: 31}).Of(i); p.Empty() {
				t.Errorf("the %s of %d is empty", k, i)
			}
		}
	}
}
