package calendar

import (
	"errors"
	"fmt"
	"slices"
	"time"
)

// Check says everything that is wrong with a calendar's versions, one error a line, nil if nothing is.
// Expand copes with any Spec, but what Check refuses is not what its author meant.
func Check(versions []Dated) error {
	if len(versions) == 0 {
		return errors.New("the calendar has no versions")
	}
	var all []error
	for i, v := range versions {
		all = append(all, checkSpec(v.Spec)...)
		if i > 0 && v.From == versions[i-1].From {
			all = append(all, fmt.Errorf("two versions hold from %s", sinceWhen(v.From)))
		} else if i > 0 && v.From.Before(versions[i-1].From) {
			all = append(
				all, fmt.Errorf("the version from %s comes after the one from %s", sinceWhen(v.From), versions[i-1].From),
			)
		}
	}
	return errors.Join(all...)
}

func sinceWhen(d Date) string {
	if d.IsZero() {
		return "the beginning"
	}
	return d.String()
}

func checkSpec(s Spec) []error {
	if s.AlwaysOpen {
		return checkAlways(s)
	}
	var all []error
	for day := range s.Hours {
		all = append(all, checkHours(time.Weekday(day).String(), s.Hours[day])...)
	}
	for _, d := range s.Days {
		all = append(all, checkHours(d.Date.String(), d.Hours)...)
		if err := d.Date.check(); err != nil {
			all = append(all, err)
		}
	}
	for _, h := range s.Holidays {
		if err := h.Date.check(); err != nil {
			all = append(all, fmt.Errorf("holiday %q: %w", h.Name, err))
		}
	}
	if !slices.ContainsFunc(s.Hours[:], func(h []ClockInterval) bool { return len(h) > 0 }) && len(s.Days) == 0 {
		all = append(all, errors.New("the calendar is never open: it has no hours"))
	}
	return all
}

func checkAlways(s Spec) []error {
	if len(s.Regions)+len(s.Holidays)+len(s.Days) > 0 {
		return []error{errors.New("a calendar that is always open has no holidays and no other days: " +
			"write 00:00-24:00 for every day of the week instead")}
	}
	return nil
}

// check tells whether the date exists; year 0 is every year.
func (d Date) check() error {
	if d.Year == 0 {
		return d.checkDay()
	}
	_, err := NewDate(d.Year, int(d.Month), d.Day)
	return err
}

// checkHours looks at the hours of one day.
func checkHours(day string, hours []ClockInterval) []error {
	var all []error
	for i, h := range hours {
		switch {
		case h.From < 0 || h.To > daySeconds:
			all = append(all, fmt.Errorf("%s: %s is not within 00:00 to 24:00", day, h))
		case h.From > h.To:
			all = append(
				all,
				fmt.Errorf(
					"%s: %s ends before it begins (a shift over midnight is two: %s-24:00, and 00:00-%s on the next day)", day, h,
					clock(h.From), clock(h.To),
				),
			)
		case h.From == h.To:
			all = append(all, fmt.Errorf("%s: %s is empty", day, h))
		}
		for _, other := range hours[:i] {
			if h.From < other.To && other.From < h.To {
				all = append(all, fmt.Errorf("%s: %s and %s overlap", day, other, h))
			}
		}
	}
	return all
}

// String is HH:MM-HH:MM, with seconds where there are any.
func (c ClockInterval) String() string { return clock(c.From) + "-" + clock(c.To) }

func clock(seconds int) string {
	if seconds < 0 {
		return "-" + clock(-seconds)
	}
	if seconds%60 != 0 {
		return fmt.Sprintf("%02d:%02d:%02d", seconds/3600, seconds/60%60, seconds%60)
	}
	return fmt.Sprintf("%02d:%02d", seconds/3600, seconds/60%60)
}
