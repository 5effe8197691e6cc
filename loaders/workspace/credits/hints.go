package credits

import (
	"regexp"
	"strings"

	"github.com/slareport/slareport/loaders/workspace/scalars"
)

var (
	timeInWords = regexp.MustCompile(
		`(?i)^(?:(?:full|started|pro-rata|below|above|from|up to|over|under|more than|less than) )*` +
			`([0-9]+(?:\.[0-9]+)?)? ?(?:sec|second|min|minute|hr|hour|day)s?\b`)
	daysInWords  = regexp.MustCompile(`(?i)^([0-9]+(?:\.[0-9]+)?)? ?days?\b`)
	timesInWords = regexp.MustCompile(`(?i)^([0-9]+(?:\.[0-9]+)?) ?(?:times\b|x|×)`)
	timeUnit     = regexp.MustCompile(`(?i)(sec|min|hr|hour|day)`)
)

const meantCap = "did you mean cap?"

// limitNames are other words for a limit on credits.
var limitNames = map[string]string{
	"ceiling": meantCap, "limit": meantCap, "maximum": meantCap, "max": meantCap,
}

// timeHint rewrites a length of time whose unit is a word: 30 min as 30m, an hour as 1h; "" for anything else.
func timeHint(text string) string {
	m := timeInWords.FindStringSubmatch(text)
	if m == nil {
		return ""
	}
	number, unit := m[1], strings.ToLower(timeUnit.FindString(text)[:1])
	if number == "" {
		number = "1"
	}
	return "write the length of time as " + number + unit
}

// stepHint names the usual slips in a step.
func stepHint(text, unit string) string {
	if strings.Contains(text, "part") {
		return "write started where a part of a step counts as a step, as in started 1h, or pro-rata"
	}
	if hint := timeHint(text); hint != "" {
		return hint
	}
	return scalars.NumberHint(text, unit)
}

// priceHint names the usual slips in a price.
func priceHint(text string) string {
	days, times := daysInWords.FindStringSubmatch(text), timesInWords.FindStringSubmatch(text)
	switch lower := strings.ToLower(text); {
	case days != nil && days[1] != "":
		return "write days of the fee as " + days[1] + "d"
	case strings.Contains(lower, "day"):
		return "write days of the fee as 1d"
	case times != nil:
		return "write the fee for the lost time, so many times, as " + times[1] + "x"
	case strings.Contains(text, "/"):
		return "write a day of the fee as 1d, and month: 30d beside it where a month always has 30 days"
	case lower == "all" || strings.Contains(lower, "whole") || strings.Contains(lower, "full"):
		return "write 100%"
	case lower == "unlimited" || lower == "no":
		return "leave the limit out, or write cap: none where a credit pays more than its base"
	}
	return amountHint(text)
}
