package sources

import (
	"maps"
	"slices"

	"github.com/slareport/slareport/loaders/cell/times"
	"github.com/slareport/slareport/loaders/presets"
	"github.com/slareport/slareport/loaders/workspace/shape"
	"github.com/slareport/slareport/report/tzdata"
)

// complete makes the record specs of a source from what it says and from its preset.
func (v *export) complete(r *shape.Reader, at shape.At) {
	name := v.Preset
	if name == "" {
		name = presets.Generic
	}
	preset, _ := presets.Lookup(name)
	v.onlyOnce(r, at)
	for _, record := range v.types {
		base, ok := preset.Mapping(record)
		if !ok {
			r.Problem(at.Key("preset"), "it has "+shape.Either(preset.Records()), "the preset %s has no %s", name, record)
			continue
		}
		v.Records = append(v.Records, v.specify(record, base))
	}
	if v.Zone == nil && preset.Zone != "" {
		v.Zone, _ = tzdata.Load(preset.Zone) // a test loads the zone of every preset
	}
	if preset.Order != "" {
		v.Assumed = orders[slices.Index(orderNames, preset.Order)]
	}
	v.oneOrder(r, at)
}

// specify lays what the source says over a preset. What it says of a field replaces what the preset says.
func (v *export) specify(record string, base presets.Mapping) RecordSpec {
	spec := RecordSpec{
		Type: record, Where: joined(base.Where, v.where[record]),
		Columns: base.Headers(), Set: clone(base.Set), Units: clone(base.Units), Values: clone(base.Values),
	}
	for field := range v.set[record] {
		delete(spec.Columns, field)
	}
	for field := range v.columns[record] {
		delete(spec.Set, field)
	}
	maps.Copy(spec.Columns, v.columns[record])
	maps.Copy(spec.Set, v.set[record])
	maps.Copy(spec.Units, v.units[record])
	maps.Copy(spec.Values, v.values[record])
	return spec
}

// clone is never nil.
func clone[K comparable, V any](m map[K]V) map[K]V {
	if m == nil {
		return map[K]V{}
	}
	return maps.Clone(m)
}

// joined is a filter that both filters pass.
func joined(a, b string) string {
	if a == "" || b == "" {
		return a + b
	}
	return "(" + a + ") && (" + b + ")"
}

// orderNames are the orders of day and month as they are written.
var (
	orderNames = []string{"day-first", "month-first"}
	orders     = []times.Order{times.DayFirst, times.MonthFirst}
)

// oneOrder refuses an order of day and month beside a form of dates that has the other one.
func (v *export) oneOrder(r *shape.Reader, at shape.At) {
	for _, form := range v.Dates {
		if order := times.OrderOf(form); v.Order != times.Undecided && order != times.Undecided && order != v.Order {
			r.Problem(at.Key("date-order"), "leave it out: the forms under dates say which number is the day",
				"the date format %s has the other order", shape.Quote(form))
		}
	}
}

// onlyOnce refuses a field that has both a column and a constant.
func (v *export) onlyOnce(r *shape.Reader, at shape.At) {
	for _, record := range v.types {
		for _, field := range slices.Sorted(maps.Keys(v.set[record])) {
			if v.columns[record][field] != nil {
				r.Problem(at.Key("set"), "leave one of them out", "the field %s of the %s has both a column and a constant", field,
					record)
			}
		}
	}
}
