package recordtypes

import (
	"math/big"
	"strconv"
	"strings"

	"github.com/slareport/slareport/loaders/cell/durations"
	"github.com/slareport/slareport/loaders/presets"
	"github.com/slareport/slareport/loaders/records/rows"
	"github.com/slareport/slareport/loaders/workspace/objectives"
	"github.com/slareport/slareport/report/evidence"
	"github.com/slareport/slareport/report/timeline"
)

// The value of a tally is in the unit of its objective, unless its column says another one.
//
// Rule §13 (unit-of-tallies): A value of a tally whose column names a unit in its head is converted into the unit of
// the objective; one that cannot be is an error, and so is a percentage of an objective that takes none.
//
// Convention doubt (tally-of-one): A value above 0 and up to 1, without a percent sign, that an objective compares with
// a percentage of at least more than 1 may be percent points or a part of one: it is an error that names both.

// tallyValue is the value of a tally in the unit of its objective, NoFixed where it cannot be told.
func tallyValue(r *tallyRow, e *rows.Entry) evidence.Fixed {
	column := e.Bound.Column("value")
	if !r.Value.Known() || column == nil {
		return r.Value
	}
	wanted, ok := wantedOf(e.Source, r)
	if !ok {
		return r.Value
	}
	written, _ := durations.Declare(column.Unit)
	switch {
	case r.percent && !column.Percent && !wanted.Percent:
		e.Find(evidence.Severe, "value", "load.tally-cell-unit", "hint.column-unit", "%")
		return evidence.NoFixed
	case written.Unit != 0 && wanted.Unit != nil:
		return inUnit(r.Value, written.Unit, wanted.Unit)
	case written.Unit != 0:
		e.Find(evidence.Severe, "value", "load.tally-unit", "hint.column-unit", column.Unit)
		return evidence.NoFixed
	case column.Percent && wanted.Unit != nil:
		e.Find(evidence.Severe, "value", "load.tally-unit", "hint.column-unit", "%")
		return evidence.NoFixed
	case wanted.High && r.Value > 0 && r.Value <= evidence.One && !percentSaid(e.Source, column.Percent):
		e.Find(
			evidence.Severe, "value", "load.tally-of-one", "hint.write-percent", inDecimals(r.Value), inDecimals(100*r.Value),
		)
		return evidence.NoFixed
	}
	return r.Value
}

// percentSaid tells whether the values of tallies are said to be percentages.
func percentSaid(r *rows.Source, byHead bool) bool {
	n := r.Number(presets.Tallies, "value")
	return byHead || n != nil && n.Percentages()
}

// wantedOf is what the objective of a tally takes its value for; ok is false where no agreement says it.
func wantedOf(r *rows.Source, t *tallyRow) (v objectives.TallyValue, ok bool) {
	for _, a := range r.Agreements {
		if client := t.Client.String(); client != "" && !rows.NamesClient(a, client) {
			continue
		}
		if v, ok = objectives.ValueOfTallies(a, t.Objective.String()); ok {
			return v, true
		}
	}
	return v, false
}

// inUnit converts a length of time, the last decimal rounded.
func inUnit(v evidence.Fixed, from timeline.Micros, into *big.Rat) evidence.Fixed {
	seconds := big.NewRat(int64(from), int64(timeline.Second))
	x := new(big.Rat).SetInt64(int64(v))
	rounded, err := strconv.ParseInt(x.Mul(x, seconds).Quo(x, into).FloatString(0), 10, 64)
	if err != nil {
		return evidence.NoFixed
	}
	return evidence.Fixed(rounded)
}

// inDecimals writes a number for messages.
func inDecimals(v evidence.Fixed) string {
	text := new(big.Rat).SetFrac64(int64(v), int64(evidence.One)).FloatString(6)
	return strings.TrimRight(strings.TrimRight(text, "0"), ".")
}
