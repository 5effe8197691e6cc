package regions

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/lithammer/fuzzysearch/fuzzy"
	"github.com/rickar/cal/v2"

	"github.com/slareport/slareport/report/calendar"
)

// region is a country, or a part of one, with its holidays as the library has them and as this package corrects them.
type region struct {
	code string // ISO 3166 country or subdivision, such as DE or DE-BE
	name string
	days []*cal.Holiday
}

// Lookup finds a region by its code, in any case. An unknown code is an *UnknownError.
//
// Rule §1 (holidays-known): Holidays come by country and region, and as dates of the agreement's own.
func Lookup(code string) (calendar.Region, error) {
	wanted := strings.ToUpper(strings.TrimSpace(code))
	for _, r := range regions() {
		if r.code == wanted {
			return calendar.Region{Code: r.code, Name: r.name, Year: r.year}, nil
		}
	}
	return calendar.Region{}, &UnknownError{Code: code, Suggestions: suggest(wanted)}
}

// Codes lists every code that Lookup knows, sorted.
func Codes() []string {
	var codes []string
	for _, r := range regions() {
		codes = append(codes, r.code)
	}
	slices.Sort(codes)
	return codes
}

// UnknownError names a code that no region has, and those that may have been meant.
type UnknownError struct {
	Code        string
	Suggestions []string
}

func (e *UnknownError) Error() string {
	if len(e.Suggestions) == 0 {
		return fmt.Sprintf("no holidays are known for the region %q: list the dates instead", e.Code)
	}
	return fmt.Sprintf(
		"no holidays are known for the region %q: did you mean %s?", e.Code, strings.Join(e.Suggestions, ", "),
	)
}

// iso gives the ISO 3166 code of a country that is widely written another way.
func iso(country string) string {
	switch country {
	case "UK", "EN":
		return "GB"
	case "EL":
		return "GR"
	}
	return country
}

// suggest lists the regions of the same country, else the codes that differ in one letter.
func suggest(wanted string) []string {
	country, _, _ := strings.Cut(wanted, "-")
	country = iso(country)
	var same, near []string
	for _, code := range Codes() {
		if code == country || strings.HasPrefix(code, country+"-") {
			same = append(same, code)
		}
		if fuzzy.LevenshteinDistance(wanted, code) == 1 {
			near = append(near, code)
		}
	}
	if len(same) > 0 {
		return same
	}
	return near
}

// year lists the region's holidays that are observed in a year, by date. A New Year's Day that a country moves to the
// Friday before belongs to the old year.
func (r region) year(year int) []calendar.HolidayOn {
	var all []calendar.HolidayOn
	for _, h := range r.days {
		for y := year - 1; y <= year+1; y++ {
			on, ok := occurrence(h, y)
			if ok && on.Date.Year == year {
				all = append(all, on)
			}
		}
	}
	return calendar.SortHolidays(all)
}

// occurrence is the day on which a holiday of a year is observed.
func occurrence(h *cal.Holiday, year int) (calendar.HolidayOn, bool) {
	// Some rules of the library write to the holiday they are given: hand them their own.
	own := *h
	midnight, _ := own.Calc(year)
	if midnight.IsZero() {
		return calendar.HolidayOn{}, false
	}
	// The library computes midnights in the machine's zone, where one may be missing; the noon after
	// it always lies on the day meant. What it says about observance rests on that midnight: redone here.
	y, m, d := midnight.Add(12 * time.Hour).Date()
	actual := calendar.Date{Year: y, Month: m, Day: d}
	on := calendar.HolidayOn{Date: actual, Name: h.Name, Actual: actual}
	for _, alternative := range h.Observed {
		if alternative.Day == actual.Weekday() {
			on.Date = actual.AddDays(alternative.Offset)
			break
		}
	}
	return on, true
}
