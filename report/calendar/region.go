package calendar

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/lithammer/fuzzysearch/fuzzy"
	"github.com/rickar/cal/v2"
)

// Region is a country, or a part of one, whose public holidays a calendar keeps. Its dates come from
// github.com/rickar/cal/v2, with the corrections in region_changes.go,
// region_germany.go and region_europe.go.
//
// A holiday counts on the day it is observed: where the country moves one that falls on a weekend, the
// substitute is the day off and the weekend day itself is as open as the weekly hours say. A calendar
// that closes on both names the other one as its own holiday.
//
// Rule §1 (holidays-known): Holidays come by country and region, and as dates of the agreement's own.
type Region struct {
	Code string // ISO 3166 country or subdivision, such as DE or DE-BE
	Name string
	days []*cal.Holiday
}

// LookupRegion finds a region by its code, in any case. An unknown code is an *UnknownRegionError.
func LookupRegion(code string) (Region, error) {
	wanted := strings.ToUpper(strings.TrimSpace(code))
	for _, r := range regions() {
		if r.Code == wanted {
			return r, nil
		}
	}
	return Region{}, &UnknownRegionError{Code: code, Suggestions: suggest(wanted)}
}

// RegionCodes lists every code that LookupRegion knows, sorted.
func RegionCodes() []string {
	var codes []string
	for _, r := range regions() {
		codes = append(codes, r.Code)
	}
	slices.Sort(codes)
	return codes
}

// UnknownRegionError names a code that no region has, and those that may have been meant.
type UnknownRegionError struct {
	Code        string
	Suggestions []string
}

func (e *UnknownRegionError) Error() string {
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
	for _, code := range RegionCodes() {
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

// Year lists the region's holidays that are observed in a year, by date. A New Year's Day that a
// country moves to the Friday before belongs to the old year.
func (r Region) Year(year int) []HolidayOn {
	var all []HolidayOn
	for _, h := range r.days {
		for y := year - 1; y <= year+1; y++ {
			on, ok := occurrence(h, y)
			if ok && on.Date.Year == year {
				all = append(all, on)
			}
		}
	}
	return listed(all)
}

// occurrence is the day on which a holiday of a year is observed.
func occurrence(h *cal.Holiday, year int) (HolidayOn, bool) {
	// Some rules of the library write to the holiday they are given: hand them their own.
	own := *h
	midnight, _ := own.Calc(year)
	if midnight.IsZero() {
		return HolidayOn{}, false
	}
	// The library computes midnights in the machine's zone, where one may be missing; the noon after
	// it always lies on the day meant. What it says about observance rests on that midnight: redone here.
	y, m, d := midnight.Add(12 * time.Hour).Date()
	actual := Date{y, m, d}
	on := HolidayOn{Date: actual, Name: h.Name, Actual: actual}
	for _, alternative := range h.Observed {
		if alternative.Day == actual.Weekday() {
			on.Date = actual.AddDays(alternative.Offset)
			break
		}
	}
	return on, true
}
