package clock

import (
	"time"

	"github.com/slareport/slareport/sample-data/generate/dice"
)

// Hours are the working hours of an office: the generator's own, plain reckoning of working time, which shares
// nothing with the program that is tested with it.
type Hours struct {
	Zone   *time.Location
	Week   [7][]Shift // by time.Weekday
	Closed map[string]bool
}

// Shift is a stretch of a day in minutes since midnight.
type Shift struct{ From, To int }

// Stretch is a stretch of time from an instant to a later one.
type Stretch struct{ From, To time.Time }

func (h *Hours) midnight(at time.Time) time.Time {
	local := at.In(h.Zone)
	return time.Date(local.Year(), local.Month(), local.Day(), 0, 0, 0, 0, h.Zone)
}

// open lists the shifts of the day that begins at a midnight.
func (h *Hours) open(day time.Time) []Stretch {
	if h.Closed[day.Format(time.DateOnly)] {
		return nil
	}
	var list []Stretch
	for _, s := range h.Week[day.Weekday()] {
		list = append(list, Stretch{On(day, s.From), On(day, s.To)})
	}
	return list
}

func On(day time.Time, minute int) time.Time {
	return time.Date(day.Year(), day.Month(), day.Day(), minute/60, minute%60, 0, 0, day.Location())
}

// After is the instant at which so much working time has passed. A full shift lands on the closing instant.
func (h *Hours) After(from time.Time, work time.Duration) time.Time {
	if work == 0 {
		return from
	}
	for day := h.midnight(from); ; day = day.AddDate(0, 0, 1) {
		for _, s := range h.open(day) {
			if s.From.Before(from) {
				s.From = from
			}
			left := s.To.Sub(s.From)
			if left <= 0 {
				continue
			}
			if work <= left {
				return s.From.Add(work)
			}
			work -= left
		}
	}
}

// Worked is the working time between two instants.
func (h *Hours) Worked(from, to time.Time) time.Duration {
	var sum time.Duration
	for day := h.midnight(from); day.Before(to); day = day.AddDate(0, 0, 1) {
		for _, s := range h.open(day) {
			if s.From.Before(from) {
				s.From = from
			}
			if s.To.After(to) {
				s.To = to
			}
			sum += max(0, s.To.Sub(s.From))
		}
	}
	return sum
}

// Days is the working time from an instant to the close of the nth working day after its own day.
func (h *Hours) Days(from time.Time, n int) time.Duration {
	for day := h.midnight(from).AddDate(0, 0, 1); ; day = day.AddDate(0, 0, 1) {
		if open := h.open(day); len(open) > 0 {
			if n--; n == 0 {
				return h.Worked(from, open[len(open)-1].To)
			}
		}
	}
}

// Some is a random instant of a working day of the month, most often within the hours.
func (h *Hours) Some(d *dice.Dice, m Month) time.Time {
	for {
		day := h.midnight(m.From(h.Zone)).AddDate(0, 0, d.Between(0, 30))
		if m.Of(day) != m {
			continue
		}
		open := h.open(day)
		switch {
		case len(open) == 0 && !d.Chance(120): // few cases come in on days off
			continue
		case len(open) == 0 || d.Chance(90):
			return On(day, d.Between(6*60, 22*60)).Add(time.Duration(d.Between(0, 59)) * time.Second)
		}
		first, last := open[0].From, open[len(open)-1].To
		return first.Add(time.Duration(d.Between(0, int(last.Sub(first)/time.Second)-1)) * time.Second)
	}
}
