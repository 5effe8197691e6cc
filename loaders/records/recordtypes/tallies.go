package recordtypes

import (
	"github.com/slareport/slareport/loaders/presets"
	"github.com/slareport/slareport/loaders/records/recordset"
	"github.com/slareport/slareport/loaders/records/rows"
	"github.com/slareport/slareport/report/calendar"
	"github.com/slareport/slareport/report/evidence"
	"github.com/slareport/slareport/report/timeline"
)

// tallyRow is what is read of a row for a tally.
type tallyRow struct {
	evidence.Tally
	period  evidence.Text
	percent bool // the value has a percent sign, or is shown with one
}

func TallyKind() rows.Kind[tallyRow, evidence.Tally] {
	type row = tallyRow
	number := func(get func(*row) *evidence.Fixed) rows.Slot[row] {
		return rows.Slot[row]{Number: get, NotNegative: true}
	}
	return rows.Kind[row, evidence.Tally]{
		Name: presets.Tallies,
		Blank: tallyRow{Tally: evidence.Tally{From: timeline.NoInstant, To: timeline.NoInstant,
			Good: evidence.NoFixed, Total: evidence.NoFixed, Value: evidence.NoFixed}},
		Slots: map[string]rows.Slot[row]{
			"period":    {Text: func(r *row) *evidence.Text { return &r.period }},
			"from":      {Instant: func(r *row) *timeline.Instant { return &r.From }},
			"to":        {Instant: func(r *row) *timeline.Instant { return &r.To }},
			"client":    {Text: func(r *row) *evidence.Text { return &r.Client }},
			"objective": {Text: func(r *row) *evidence.Text { return &r.Objective }},
			"good":      number(func(r *row) *evidence.Fixed { return &r.Good }),
			"total":     number(func(r *row) *evidence.Fixed { return &r.Total }),
			"value": {
				Number:  func(r *row) *evidence.Fixed { return &r.Value },
				Written: func(r *row, unit string) { r.percent = unit == "%" },
			},
		},
		Record: func(r *row) *evidence.Tally { return &r.Tally },
		Client: func(e *evidence.Tally) evidence.Text { return e.Client },
		Pos:    func(r *row) *evidence.Pos { return &r.Pos },
		Finish: finishTally,
		Keep:   func(r *row, h *recordset.Set) { h.Tallies = append(h.Tallies, r.Tally) },
	}
}

// Rule §13 (tally-overfull): A tally with more good units than units is impossible: it is not scored, named and
// bounded.
func finishTally(r *tallyRow, e *rows.Entry) string {
	if !r.From.Known() && !r.To.Known() && !r.period.Empty() {
		period, ok := periodOf(r.period.String(), e.Zone())
		if !ok {
			return "load.tally-period"
		}
		r.From, r.To = period.From, period.To
	}
	r.Value = tallyValue(r, e)
	if r.Good.Known() && r.Total.Known() && r.Good > r.Total {
		e.Find(evidence.Severe, "good", "load.more-good-than-all", "hint.good-and-total")
		r.Good = evidence.NoFixed
	}
	switch {
	case !r.From.Known() || !r.To.Known():
		return "load.tally-no-period"
	case r.To <= r.From:
		return "load.ends-before"
	case r.Value.Known() || r.Good.Known() && r.Total.Known():
	default:
		return "load.tally-no-value"
	}
	return ""
}

// periodOf reads a day or the label of a period of the calendar: a week, month, quarter, half-year or year.
func periodOf(text string, zone *calendar.Zone) (timeline.Interval, bool) {
	if day, err := calendar.ParseDate(text); err == nil && day.Year != 0 {
		return timeline.Interval{From: zone.StartOfDay(day), To: zone.StartOfDay(day.AddDays(1))}, true
	}
	for _, k := range []calendar.Kind{calendar.Month, calendar.Week, calendar.Quarter, calendar.HalfYear, calendar.Year} {
		if p, err := (calendar.Cycle{Kind: k, Zone: zone.Location()}).Parse(text); err == nil {
			return p.Interval, true
		}
	}
	return timeline.Interval{}, false
}
