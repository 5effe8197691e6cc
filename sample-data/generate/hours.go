package main

import "time"

// hours are the working hours of an office: the generator's own, plain reckoning of working time, which shares
// nothing with the program that is tested with it.
type hours struct {
	zone   *time.Location
	week   [7][]shift // by time.Weekday
	closed map[string]bool
}

// shift is a stretch of a day in minutes since midnight.
type shift struct{ from, to int }

// stretch is a stretch of time from an instant to a later one.
type stretch struct{ from, to time.Time }

func (h *hours) midnight(at time.Time) time.Time {
	local := at.In(h.zone)
	return time.Date(local.Year(), local.Month(), local.Day(), 0, 0, 0, 0, h.zone)
}

// open lists the shifts of the day that begins at a midnight.
func (h *hours) open(day time.Time) []stretch {
	if h.closed[day.Format(time.DateOnly)] {
		return nil
	}
	var list []stretch
	for _, s := range h.week[day.Weekday()] {
		list = append(list, stretch{clockOn(day, s.from), clockOn(day, s.to)})
	}
	return list
}

func clockOn(day time.Time, minute int) time.Time {
	return time.Date(day.Year(), day.Month(), day.Day(), minute/60, minute%60, 0, 0, day.Location())
}

// after is the instant at which so much working time has passed. A full shift lands on the closing instant.
func (h *hours) after(from time.Time, work time.Duration) time.Time {
	if work == 0 {
		return from
	}
	for day := h.midnight(from); ; day = day.AddDate(0, 0, 1) {
		for _, s := range h.open(day) {
			if s.from.Before(from) {
				s.from = from
			}
			left := s.to.Sub(s.from)
			if left <= 0 {
				continue
			}
			if work <= left {
				return s.from.Add(work)
			}
			work -= left
		}
	}
}

// worked is the working time between two instants.
func (h *hours) worked(from, to time.Time) time.Duration {
	var sum time.Duration
	for day := h.midnight(from); day.Before(to); day = day.AddDate(0, 0, 1) {
		for _, s := range h.open(day) {
			if s.from.Before(from) {
				s.from = from
			}
			if s.to.After(to) {
				s.to = to
			}
			sum += max(0, s.to.Sub(s.from))
		}
	}
	return sum
}

// days is the working time from an instant to the close of the nth working day after its own day.
func (h *hours) days(from time.Time, n int) time.Duration {
	for day := h.midnight(from).AddDate(0, 0, 1); ; day = day.AddDate(0, 0, 1) {
		if open := h.open(day); len(open) > 0 {
			if n--; n == 0 {
				return h.worked(from, open[len(open)-1].to)
			}
		}
	}
}

// some is a random instant of a working day of the month, most often within the hours.
func (h *hours) some(d *dice, m month) time.Time {
	for {
		day := h.midnight(m.from(h.zone)).AddDate(0, 0, d.between(0, 30))
		if m.of(day) != m {
			continue
		}
		open := h.open(day)
		switch {
		case len(open) == 0 && !d.chance(120): // few cases come in on days off
			continue
		case len(open) == 0 || d.chance(90):
			return clockOn(day, d.between(6*60, 22*60)).Add(time.Duration(d.between(0, 59)) * time.Second)
		}
		first, last := open[0].from, open[len(open)-1].to
		return first.Add(time.Duration(d.between(0, int(last.Sub(first)/time.Second)-1)) * time.Second)
	}
}
