package chart

import (
	"cmp"
	"time"

	"github.com/slareport/slareport/report"
	"github.com/slareport/slareport/report/timeline"
)

// Stretch is a part of a case's time that one party answers for.
type Stretch struct {
	Party    string
	Label    string  // the state, claim or obligation behind it
	From, To float64 // of the bar's length
}

// Clock is a case's counted time: nights and weekends are left out, so that the colours show whose time the
// case took, beside the time allowed.
type Clock struct {
	Stretches []Stretch
	Allowed   float64 // where the time allowed ends, of the bar's length; 0 when there is no such mark
}

// Counted makes the bar of a miss's counted time. Neighbours of one party become one stretch. A miss without
// a timeline has no stretches.
func Counted(m *report.Miss) Clock {
	var c Clock
	total := 0.0
	for _, s := range m.Segments {
		if length, ok := lasting(s); ok && s.Counted {
			total += length
		}
	}
	if total <= 0 {
		return c
	}
	at := 0.0
	for _, s := range m.Segments {
		length, ok := lasting(s)
		if !ok || !s.Counted {
			continue
		}
		c.add(Stretch{Party: s.Party, Label: s.Label, From: at / total, To: (at + length) / total})
		at += length
	}
	if m.Target > 0 && m.Target < total {
		c.Allowed = m.Target / total
	}
	return c
}

func (c *Clock) add(s Stretch) {
	if n := len(c.Stretches); n > 0 && c.Stretches[n-1].Party == s.Party && c.Stretches[n-1].Label == s.Label {
		c.Stretches[n-1].To = s.To
		return
	}
	c.Stretches = append(c.Stretches, s)
}

// lasting is a segment's length in seconds.
func lasting(s report.Segment) (float64, bool) {
	a, b, ok := instants(s)
	return cmp.Or(s.Seconds, b.Sub(a).Seconds()), ok
}

// instants are a segment's ends; false unless it lasts.
func instants(s report.Segment) (from, to timeline.Instant, ok bool) {
	first, errFrom := time.Parse(time.RFC3339Nano, s.From)
	last, errTo := time.Parse(time.RFC3339Nano, s.To)
	from, to = timeline.Of(first), timeline.Of(last)
	return from, to, errFrom == nil && errTo == nil && from < to
}
