package report

import (
	"strconv"

	"github.com/slareport/slareport/report/timeline"
	"github.com/slareport/slareport/report/words"
)

// Within gives the values between which an objective without a verdict lies, the smaller first; one that has no end has
// no figure. is tells whether the objective is one: what was read of it is no value then.
func (o *Objective) Within() (low, high Score, is bool) {
	if o.Verdict != Unclear || o.Best == nil || o.Worst == nil {
		return Score{}, Score{}, false
	}
	if o.AtMost {
		return *o.Best, *o.Worst, true
	}
	return *o.Worst, *o.Best, true
}

// FeltInDoubt tells whether even what the client lived through is not known of an objective without a verdict, and not
// only who answers for it.
func (o *Objective) FeltInDoubt() bool {
	for _, p := range o.Provisional {
		if p.For == measurement {
			return true
		}
	}
	return len(o.Provisional) == 0
}

// What the evidence that could not be read is for.
const (
	measurement = "measurement"
)

// Within gives the values between which an objective without a verdict lay in a period, the smaller first.
func (p *Point) Within(atMost bool) (low, high string, is bool) {
	switch {
	case p.Verdict != Unclear:
		return "", "", false
	case atMost:
		return p.Best, p.Worst, true
	}
	return p.Worst, p.Best, true
}

// Range prints what lies between two figures; "" is an end that nobody knows.
func Range(c *words.Catalogue, low, high, unit string) string {
	switch {
	case low == "" && high == "":
		return c.T("range.unknown")
	case low == "":
		return c.T("range.up-to", c.Figure(high, unit))
	case high == "":
		return c.T("range.from", c.Figure(low, unit))
	}
	return c.T("range", c.Figure(low, unit), c.Figure(high, unit))
}

// Payable gives the least and the most that is payable; the most is "" where nothing bounds it. open tells whether they
// differ: then no amount is final.
func (r *Report) Payable() (least, most string, open bool) {
	if r.Standing == nil || len(r.Standing.Missing) == 0 {
		return r.Credits.Payable, r.Credits.Payable, false
	}
	m := &r.Standing.Missing[0]
	return m.Best.Payable, m.Worst.Payable, m.Best.Payable != m.Worst.Payable
}

// PayableIn prints what is payable: an amount, or between which amounts it lies.
func (r *Report) PayableIn(c *words.Catalogue) string {
	least, most, open := r.Payable()
	if !open {
		return c.Money(r.Credits.Payable, r.Currency)
	}
	return MoneyRange(c, least, most, r.Currency)
}

// MoneyRange prints the least and the most of an amount; the most is "" where nothing bounds it.
func MoneyRange(c *words.Catalogue, least, most, currency string) string {
	if most == "" {
		return c.T("range.from", c.Money(least, currency))
	}
	return c.T("range", c.Money(least, currency), c.Money(most, currency))
}

// BetweenIn prints what a watched figure lies between; "" where nothing is in doubt.
func (w *Watch) BetweenIn(c *words.Catalogue) string {
	if w.Least == "" {
		return ""
	}
	printed := c.Number
	if w.Of == WatchDowntime {
		printed = func(seconds string) string {
			s, _ := strconv.ParseFloat(seconds, 64)
			return c.Clock(timeline.Micros(s * float64(timeline.Second)))
		}
	}
	switch w.Most {
	case "":
		return c.T("range.from", printed(w.Least))
	case w.Least:
		return printed(w.Least)
	}
	return c.T("range", printed(w.Least), printed(w.Most))
}

// Pays gives the least and the most that an objective without a verdict pays, before the limits of the agreement; open
// tells whether they differ.
func (o *Objective) Pays() (least, most string, open bool) {
	if o.Verdict != Unclear || len(o.Provisional) == 0 {
		return o.Credit.Payable, o.Credit.Payable, false
	}
	p := &o.Provisional[0]
	return p.Best.Payable, p.Worst.Payable, p.Best.Payable != p.Worst.Payable
}
