package regions

import (
	"errors"
	"fmt"
	"strings"
	"sync"
	"testing"
	"time"
	_ "time/tzdata"

	"github.com/rickar/cal/v2"

	"github.com/slareport/slareport/report/calendar"
)

func lookup(t testing.TB, code string) calendar.Region {
	t.Helper()
	r, err := Lookup(code)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// daysOff lists a region's holidays of a year as MM-DD.
func daysOff(t testing.TB, code string, year int) string {
	t.Helper()
	var list []string
	for _, h := range lookup(t, code).Year(year) {
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
		"DE-HB": "10-31", "DE-HE": "06-04", "DE-HH": "10-31", "DE-MV": "03-08 10-31", "DE-NI": "10-31",
		"DE-NW": "06-04 11-01",
		"DE-RP": "06-04 11-01", "DE-SH": "10-31", "DE-SL": "06-04 08-15 11-01", "DE-SN": "10-31 11-18",
		"DE-ST": "01-06 10-31",
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
	for _, code := range Codes() { // none twice
		for year := 2015; year < 2030; year++ {
			seen := map[string]bool{}
			for _, h := range lookup(t, code).Year(year) {
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
		for _, h := range lookup(t, c.code).Year(c.year) {
			found = found || h.Name == c.name && h.Date.String() == c.date && h.Actual.String() == c.actual
		}
		if !found {
			t.Errorf("%s %s is not on %s: %v", c.code, c.name, c.date, lookup(t, c.code).Year(c.year))
		}
	}
	for _, h := range lookup(t, "US").Year(2022) {
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
		loc, err := time.LoadLocation(zone)
		if err != nil {
			t.Fatal(err)
		}
		cal.DefaultLoc = loc
		var got []string
		for _, r := range all {
			for year := 2008; year < 2028; year++ {
				got = append(got, fmt.Sprint(r.code, r.year(year)))
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
	want := fmt.Sprint(lookup(t, "JP").Year(2026))
	var group sync.WaitGroup
	for range 4 {
		group.Go(func() {
			for year := 2000; year < 2040; year++ {
				lookup(t, "JP").Year(year)
			}
			if got := fmt.Sprint(lookup(t, "JP").Year(2026)); got != want {
				t.Errorf("%s, want %s", got, want)
			}
		})
	}
	group.Wait()
}

func TestUnknownRegions(t *testing.T) {
	for code, want := range map[string]string{
		"AU": `no holidays are known for the region "AU": did you mean AU-ACT, AU-NSW, AU-NT, AU-QLD, AU-SA, AU-TAS, ` +
			`AU-VIC, AU-WA?`,
		"UK":    `no holidays are known for the region "UK": did you mean GB?`,
		"en":    `no holidays are known for the region "en": did you mean GB?`,
		"EL":    `no holidays are known for the region "EL": did you mean GR?`,
		"FR-75": `no holidays are known for the region "FR-75": did you mean FR?`,
		"DEBE":  `no holidays are known for the region "DEBE": did you mean DE-BE?`,
		"XYZ-1": `no holidays are known for the region "XYZ-1": list the dates instead`,
		"":      `no holidays are known for the region "": list the dates instead`,
	} {
		_, err := Lookup(code)
		var unknown *UnknownError
		if !errors.As(err, &unknown) || unknown.Code != code || err.Error() != want {
			t.Errorf("%q: %v\nwant %s", code, err, want)
		}
	}
	_, err := Lookup("DE-XX")
	if err == nil || !strings.Contains(err.Error(), "did you mean DE, DE-BB, DE-BE,") ||
		strings.Contains(err.Error(), "DK") {
		t.Errorf("DE-XX: %v", err)
	}
	if r := lookup(t, " de-be "); r.Code != "DE-BE" || r.Name != "Berlin" {
		t.Errorf("de-be is %s, %s", r.Code, r.Name)
	}
}

func TestCodesAreSortedAndDistinct(t *testing.T) {
	codes := Codes()
	for i := 1; i < len(codes); i++ {
		if codes[i-1] >= codes[i] {
			t.Errorf("%s before %s", codes[i-1], codes[i])
		}
	}
}

// Agreements name regions by these codes: one that is renamed breaks them.
func TestTheCodesOfRegionsStay(t *testing.T) {
	const want = "AR AT AU-ACT AU-NSW AU-NT AU-QLD AU-SA AU-TAS AU-VIC AU-WA BE BG BR CA CH CH-AG CH-AI CH-AR CH-BE " +
		"CH-BL CH-BS CH-FR CH-GE CH-GL CH-GR " +
		"CH-JU CH-LU CH-NE CH-NW CH-OW CH-SG CH-SH CH-SO CH-SZ CH-TG CH-TI CH-UR CH-VD CH-VS CH-ZG CH-ZH CZ DE DE-BB DE-BE " +
		"DE-BW DE-BY DE-HB DE-HE DE-HH " +
		"DE-MV DE-NI DE-NW DE-RP DE-SH DE-SL DE-SN DE-ST DE-TH DK ECB ES FR GB GR HR IE IT JP LT LV MW NC NL NO NZ PL RO " +
		"RU SE SI SK UA US ZA"
	if got := strings.Join(Codes(), " "); got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
}

// The holidays that the library lacks are printed by the names that the laws give them.
func TestHolidaysOfASingleYearHaveTheirNames(t *testing.T) {
	for _, c := range []struct{ code, day, name string }{
		{"DE-BE", "2020-05-08", "Tag der Befreiung"}, {"DE-BE", "2025-05-08", "Tag der Befreiung"},
		{"DE-BE", "2028-06-17", "75. Jahrestag des 17. Juni 1953"},
		{"DE-BB", "2026-04-05", "Ostersonntag"}, {"DE-BB", "2026-05-24", "Pfingstsonntag"},
		{"GB", "2022-09-19", "State Funeral of Queen Elizabeth II"},
	} {
		day, err := calendar.ParseDate(c.day)
		if err != nil {
			t.Fatal(err)
		}
		found := ""
		for _, h := range lookup(t, c.code).Year(day.Year) {
			if h.Date == day {
				found = h.Name
			}
		}
		if found != c.name {
			t.Errorf("%s on %s: %q, want %q", c.code, c.day, found, c.name)
		}
	}
}
