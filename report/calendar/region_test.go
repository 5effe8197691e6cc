package calendar

import (
	"errors"
	"fmt"
	"strings"
	"sync"
	"testing"

	"github.com/rickar/cal/v2"

	"github.com/slareport/slareport/report/timeline"
)

func region(t testing.TB, code string) Region {
	t.Helper()
	r, err := LookupRegion(code)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// daysOff lists a region's holidays of a year as MM-DD.
func daysOff(t testing.TB, code string, year int) string {
	t.Helper()
	var list []string
	for _, h := range region(t, code).Year(year) {
		list = append(list, h.Date.String()[len("2006-"):])
	}
	return strings.Join(list, " ")
}

// Decides: holidays-known.
func TestHolidaysOfTheGermanStates(t *testing.T) {
	federal := map[string]bool{}
	for _, d := range strings.Fields("01-01 04-03 04-06 05-01 05-14 05-25 10-03 12-25 12-26") {
		federal[d] = true
	}
	for code, more := range map[string]string{ // of 2026, beyond the federal ones
		"DE": "", "DE-BB": "04-05 05-24 10-31", "DE-BE": "03-08", "DE-BW": "01-06 06-04 11-01", "DE-BY": "01-06 06-04 11-01",
		"DE-HB": "10-31", "DE-HE": "06-04", "DE-HH": "10-31", "DE-MV": "03-08 10-31", "DE-NI": "10-31", "DE-NW": "06-04 11-01",
		"DE-RP": "06-04 11-01", "DE-SH": "10-31", "DE-SL": "06-04 08-15 11-01", "DE-SN": "10-31 11-18", "DE-ST": "01-06 10-31",
		"DE-TH": "09-20 10-31",
	} {
		var got []string
		n := 0
		for _, d := range strings.Fields(daysOff(t, code, 2026)) {
			if federal[d] {
				n++
				continue
			}
			got = append(got, d)
		}
		if n != len(federal) || strings.Join(got, " ") != more {
			t.Errorf("%s: %d federal holidays and %s, want %d and %s", code, n, strings.Join(got, " "), len(federal), more)
		}
	}
}

func TestGermanHolidaysBeginAndAreHeldOnce(t *testing.T) {
	for _, c := range []struct {
		code string
		year int
		day  string
		want bool
	}{
		{"DE-BE", 2018, "03-08", false}, {"DE-BE", 2019, "03-08", true},
		{"DE-MV", 2022, "03-08", false}, {"DE-MV", 2023, "03-08", true},
		{"DE-BE", 2019, "05-08", false}, {"DE-BE", 2020, "05-08", true}, {"DE-BE", 2021, "05-08", false},
		{"DE-BE", 2024, "05-08", false}, {"DE-BE", 2025, "05-08", true}, {"DE-BE", 2026, "05-08", false},
		{"DE-BE", 2027, "06-17", false}, {"DE-BE", 2028, "06-17", true}, {"DE-BE", 2029, "06-17", false},
		{"DE-HH", 2016, "10-31", false}, {"DE-HH", 2017, "10-31", true}, {"DE-HH", 2018, "10-31", true},
		{"DE-NI", 2016, "10-31", false}, {"DE-SH", 2016, "10-31", false}, {"DE-HB", 2016, "10-31", false},
		{"DE-SN", 2016, "10-31", true}, {"DE-TH", 2018, "09-20", false}, {"DE-TH", 2019, "09-20", true},
		{"DE-BY", 2016, "10-31", false}, {"DE-BY", 2017, "10-31", true}, {"DE-BY", 2018, "10-31", false},
		{"DE", 2017, "10-31", true}, {"DE", 2018, "10-31", false}, {"DE-BE", 2017, "10-31", true},
	} {
		if got := strings.Contains(daysOff(t, c.code, c.year), c.day); got != c.want {
			t.Errorf("%s %d-%s: %v, want %v", c.code, c.year, c.day, got, c.want)
		}
	}
	for _, code := range RegionCodes() { // none twice
		for year := 2015; year < 2030; year++ {
			seen := map[string]bool{}
			for _, h := range region(t, code).Year(year) {
				if key := h.Date.String() + h.Name; seen[key] {
					t.Errorf("%s: %s twice", code, key)
				} else {
					seen[key] = true
				}
			}
		}
	}
}

// Decides: holidays-known.
func TestHolidaysOfOtherRegions(t *testing.T) {
	for _, c := range []struct {
		code string
		year int
		want string
	}{
		{"AT", 2026, "01-01 01-06 04-06 05-01 05-14 05-25 06-04 08-15 10-26 11-01 12-08 12-25 12-26"},
		{"CH", 2026, "01-01 05-14 08-01 12-25"},
		{"CH-ZH", 2026, "01-01 04-03 04-06 05-01 05-14 05-25 08-01 12-25 12-26"},
		{"FR", 2026, "01-01 04-06 05-01 05-08 05-14 05-25 07-14 08-15 11-01 11-11 12-25"},
		{"IT", 2026, "01-01 01-06 04-06 04-25 05-01 06-02 08-15 10-04 11-01 12-08 12-25 12-26"},
		{"ES", 2026, "01-01 01-06 04-03 05-01 08-15 10-12 11-01 12-06 12-08 12-25"},
		{"NL", 2026, "01-01 04-03 04-06 04-27 05-05 05-14 05-25 12-25 12-26"},
		{"GB", 2022, "01-03 04-15 04-18 05-02 06-02 06-03 08-29 09-19 12-26 12-27"},
		{"GB", 2026, "01-01 04-03 04-06 05-04 05-25 08-31 12-25 12-28"},
		{"US", 2026, "01-01 01-19 02-16 05-25 06-19 07-03 09-07 10-12 11-11 11-26 12-25"},
		{"ECB", 2026, "01-01 04-03 04-06 05-01 12-25 12-26"},
		{"DK", 2023, "01-01 04-06 04-07 04-10 05-05 05-18 05-29 06-05 12-25 12-26"},
		{"DK", 2024, "01-01 03-28 03-29 04-01 05-09 05-20 06-05 12-25 12-26"},
	} {
		if got := daysOff(t, c.code, c.year); got != c.want {
			t.Errorf("%s %d:\n%s, want\n%s", c.code, c.year, got, c.want)
		}
	}
}

func TestAHolidayCountsOnTheDayItIsObserved(t *testing.T) {
	for _, c := range []struct {
		code         string
		year         int
		name         string
		date, actual string
	}{
		{"GB", 2021, "Christmas Day", "2021-12-27", "2021-12-25"},
		{"US", 2021, "New Year's Day", "2021-12-31", "2022-01-01"}, // moved into the year before
		{"US", 2026, "Independence Day", "2026-07-03", "2026-07-04"},
		{"NL", 2031, "Koningsdag", "2031-04-26", "2031-04-27"},
		{"US", 2025, "Independence Day", "2025-07-04", "2025-07-04"},
	} {
		found := false
		for _, h := range region(t, c.code).Year(c.year) {
			found = found || h.Name == c.name && h.Date.String() == c.date && h.Actual.String() == c.actual
		}
		if !found {
			t.Errorf("%s %s is not on %s: %v", c.code, c.name, c.date, region(t, c.code).Year(c.year))
		}
	}
	for _, h := range region(t, "US").Year(2022) {
		if h.Date.Month == 1 && h.Name == "New Year's Day" {
			t.Errorf("New Year's Day of 2022 is in 2022: %s", h.Date)
		}
	}
}

func TestHolidaysDoNotDependOnTheMachinesZone(t *testing.T) {
	machine := cal.DefaultLoc
	defer func() { cal.DefaultLoc = machine }()
	all := regions()
	var want []string
	// Beirut and Cairo skip midnights in spring, on Easter Sunday 2024 and before King's Day among others.
	for _, zone := range []string{"UTC", "Asia/Beirut", "Africa/Cairo", "America/Sao_Paulo", "Pacific/Apia"} {
		cal.DefaultLoc = location(t, zone)
		var got []string
		for _, r := range all {
			for year := 2008; year < 2028; year++ {
				got = append(got, fmt.Sprint(r.Code, r.Year(year)))
			}
		}
		if want == nil {
			want = got
		}
		for i := range want {
			if got[i] != want[i] {
				t.Errorf("in %s\n%s, want\n%s", zone, got[i], want[i])
			}
		}
	}
}

func TestRegionsMayBeAskedConcurrently(t *testing.T) {
	want := fmt.Sprint(region(t, "JP").Year(2026))
	var group sync.WaitGroup
	for range 4 {
		group.Go(func() {
			for year := 2000; year < 2040; year++ {
				region(t, "JP").Year(year)
			}
			if got := fmt.Sprint(region(t, "JP").Year(2026)); got != want {
				t.Errorf("%s, want %s", got, want)
			}
		})
	}
	group.Wait()
}

func TestUnknownRegions(t *testing.T) {
	for code, want := range map[string]string{
		"AU":    `no holidays are known for the region "AU": did you mean AU-ACT, AU-NSW, AU-NT, AU-QLD, AU-SA, AU-TAS, AU-VIC, AU-WA?`,
		"UK":    `no holidays are known for the region "UK": did you mean GB?`,
		"en":    `no holidays are known for the region "en": did you mean GB?`,
		"EL":    `no holidays are known for the region "EL": did you mean GR?`,
		"FR-75": `no holidays are known for the region "FR-75": did you mean FR?`,
		"DEBE":  `no holidays are known for the region "DEBE": did you mean DE-BE?`,
		"XYZ-1": `no holidays are known for the region "XYZ-1": list the dates instead`,
		"":      `no holidays are known for the region "": list the dates instead`,
	} {
		_, err := LookupRegion(code)
		var unknown *UnknownRegionError
		if !errors.As(err, &unknown) || unknown.Code != code || err.Error() != want {
			t.Errorf("%q: %v\nwant %s", code, err, want)
		}
	}
	_, err := LookupRegion("DE-XX")
	if err == nil || !strings.Contains(err.Error(), "did you mean DE, DE-BB, DE-BE,") || strings.Contains(err.Error(), "DK") {
		t.Errorf("DE-XX: %v", err)
	}
	if r := region(t, " de-be "); r.Code != "DE-BE" || r.Name != "Berlin" {
		t.Errorf("de-be is %s, %s", r.Code, r.Name)
	}
}

func TestRegionCodesAreSortedAndDistinct(t *testing.T) {
	codes := RegionCodes()
	for i := 1; i < len(codes); i++ {
		if codes[i-1] >= codes[i] {
			t.Errorf("%s before %s", codes[i-1], codes[i])
		}
	}
}

// Decides: holidays-known.
func TestHolidaysCloseTheCalendarAndAreListed(t *testing.T) {
	s := everyDay(t, "Europe/Berlin", "08:00-18:00")
	s.Regions = []Region{region(t, "DE-BE"), region(t, "DE")}
	s.Holidays = []Holiday{
		{Date: date(t, "10-31"), Name: "Inventory"}, {Date: date(t, "2026-10-02"), Name: "Bridge day"},
		{Date: date(t, "2025-10-09"), Name: "last year's"}, {Date: date(t, "02-29"), Name: "Leap day"},
		{Date: date(t, "2026-10-03"), Name: "Summer party"},
	}
	s.Days = []Day{
		{Date: date(t, "10-31"), Hours: hours(t, "09:00-10:00"), Name: "opened all the same"},
		{Date: date(t, "2026-10-07"), Name: "closed"},
		{Date: date(t, "2026-10-08"), Hours: hours(t, "11:00-12:00")}, {Date: date(t, "10-08"), Hours: hours(t, "01:00-05:00")},
	}
	cal := expandYear(t, "2026", Dated{Spec: s})
	october := timeline.Interval{From: instant(t, "2026-10-01T00:00:00+02:00"), To: instant(t, "2026-11-01T00:00:00+01:00")}
	var got []string
	for _, h := range cal.HolidaysIn(october) {
		got = append(got, h.Date.String()+" "+h.Name)
	}
	want := "2026-10-02 Bridge day, 2026-10-03 Summer party, 2026-10-03 Tag der Deutschen Einheit"
	if strings.Join(got, ", ") != want {
		t.Errorf("holidays %s, want %s", strings.Join(got, ", "), want)
	}
	// 31 days less two holidays and the closed 7th, of which the 8th and the 31st have an hour each
	if got := cal.Length(october); got != 262*timeline.Hour {
		t.Errorf("%d h, want 262", got/timeline.Hour)
	}
	if !openAt(cal, instant(t, "2026-10-08T09:30:00Z")) || openAt(cal, instant(t, "2026-10-08T01:30:00Z")) {
		t.Error("the yearly other hours won over the dated ones")
	}
	leap := timeline.Interval{From: instant(t, "2028-02-28T00:00:00+01:00"), To: instant(t, "2028-03-02T00:00:00+01:00")}
	if list := cal.HolidaysIn(leap); len(list) != 1 || list[0].Name != "Leap day" || cal.Length(leap) != 20*timeline.Hour {
		t.Errorf("leap day: %v, %d h", list, cal.Length(leap)/timeline.Hour)
	}
	plain := timeline.Interval{From: instant(t, "2027-02-28T00:00:00+01:00"), To: instant(t, "2027-03-02T00:00:00+01:00")}
	if list := cal.HolidaysIn(plain); list != nil || cal.Length(plain) != 20*timeline.Hour {
		t.Errorf("no leap day: %v, %d h", list, cal.Length(plain)/timeline.Hour)
	}
}

func TestOtherHoursOn29FebruaryAreForLeapYears(t *testing.T) {
	s := everyDay(t, "UTC", "08:00-18:00")
	s.Days = []Day{{Date: date(t, "02-29"), Hours: hours(t, "08:00-09:00")}}
	cal := expandYear(t, "2026", Dated{Spec: s})
	for year, want := range map[string]timeline.Micros{"2027": 30 * timeline.Hour, "2028": 31 * timeline.Hour} {
		v := timeline.Interval{From: instant(t, year+"-02-27T00:00:00Z"), To: instant(t, year+"-03-02T00:00:00Z")}
		if got := cal.Length(v); got != want {
			t.Errorf("%s: %d h, want %d", year, got/timeline.Hour, want/timeline.Hour)
		}
	}
}

func TestHolidaysAtTheEdgesOfAWindow(t *testing.T) {
	s := everyDay(t, "Europe/Berlin", "08:00-18:00")
	s.Holidays = []Holiday{{Date: date(t, "2026-10-03"), Name: "Unity"}}
	cal := expandYear(t, "2026", Dated{Spec: s}, Dated{From: date(t, "2026-12-01"), Spec: s})
	for _, c := range []struct {
		from, to string
		want     int
	}{
		{"2026-10-02T00:00:00+02:00", "2026-10-03T00:00:00+02:00", 0},
		{"2026-10-02T00:00:00+02:00", "2026-10-03T00:00:00.000001+02:00", 1},
		{"2026-10-03T23:59:59.999999+02:00", "2026-10-05T00:00:00+02:00", 1},
		{"2026-10-04T00:00:00+02:00", "2026-10-05T00:00:00+02:00", 0},
		{"2026-10-03T12:00:00+02:00", "2026-10-03T12:00:00+02:00", 0},
		{"2020-01-01T00:00:00Z", "2030-01-01T00:00:00Z", 1},
	} {
		if got := cal.HolidaysIn(timeline.Interval{From: instant(t, c.from), To: instant(t, c.to)}); len(got) != c.want {
			t.Errorf("%s to %s: %v, want %d", c.from, c.to, got, c.want)
		}
	}
}

func TestHolidaysOnOneDateAreListedOnceByName(t *testing.T) {
	first, second := Holiday{Date: date(t, "05-05"), Name: "A"}, Holiday{Date: date(t, "2026-05-05"), Name: "B"}
	for _, c := range []struct {
		holidays []Holiday
		want     int
	}{
		{[]Holiday{first}, 1}, {[]Holiday{first, first}, 1}, {[]Holiday{first, second}, 2}, {[]Holiday{second, first, second}, 2},
		{[]Holiday{first, {Date: date(t, "05-06"), Name: "A"}}, 2},
	} {
		if got := (Spec{Holidays: c.holidays}).holidays(2026); len(got) != c.want {
			t.Errorf("%v are listed as %v", c.holidays, got)
		}
	}
}
