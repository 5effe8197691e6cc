package calendar

import (
	"fmt"
	"strings"
	"time"
)

// Parse finds the period with a label, such as 2026-10, 2026-W41, 2026-Q3, 2026-H2 or 2026. The error
// says what was wanted, and when the label is good for another kind, that too.
func (c Cycle) Parse(label string) (Period, error) {
	kind, year, part, ok := splitLabel(label)
	switch {
	case !ok:
		return Period{}, fmt.Errorf("%q is no period: wanted %s", label, c.Kind.wanted())
	case kind != c.Kind:
		return Period{}, fmt.Errorf("%q is %s, but wanted %s", label, kind.words().one, c.Kind.wanted())
	case year < firstYear:
		return Period{}, fmt.Errorf("%q: year %d is not within %d to %d", label, year, firstYear, lastYear)
	}
	if last := kind.partsIn(year); part < 1 || part > last {
		return Period{}, fmt.Errorf("%q does not exist: the %s of %04d are 1 to %d", label, kind.words().several, year, last)
	}
	if kind == Week {
		return c.from(firstMonday(year).AddDays(7 * (part - 1))), nil
	}
	return c.from(c.monthBegin(year, (part-1)*c.months()+1)), nil
}

func (k Kind) wanted() string {
	w := k.words()
	return w.one + " such as " + w.example
}

// splitLabel takes a label apart; the kind follows from its form.
func splitLabel(label string) (kind Kind, year, part int, ok bool) {
	yearText, rest, hasRest := strings.Cut(label, "-")
	year, ok = digits(yearText)
	if !ok || len(yearText) != 4 {
		return 0, 0, 0, false
	}
	if !hasRest {
		return Year, year, 1, true
	}
	kind, width := Month, 2
	for prefix, k := range map[string]Kind{"W": Week, "Q": Quarter, "H": HalfYear} {
		if after, found := strings.CutPrefix(rest, prefix); found {
			kind, rest = k, after
		}
	}
	if kind == Quarter || kind == HalfYear {
		width = 1
	}
	part, ok = digits(rest)
	return kind, year, part, ok && len(rest) == width
}

// partsIn is how many periods of the kind a year has.
func (k Kind) partsIn(year int) int {
	switch k {
	case Week:
		return (firstMonday(year+1).number() - firstMonday(year).number()) / 7
	case Quarter:
		return 4
	case HalfYear:
		return 2
	case Year:
		return 1
	}
	return 12
}

// firstMonday begins the first ISO week of a year, the one with 4 January.
func firstMonday(year int) Date {
	fourth := Date{year, time.January, 4}
	return fourth.AddDays(-(int(fourth.Weekday()) + 6) % 7)
}
