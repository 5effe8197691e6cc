package workspace

import (
	"maps"
	"slices"

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
	if len(v.Dates) == 0 {
		v.Dates = preset.Dates
	}
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
