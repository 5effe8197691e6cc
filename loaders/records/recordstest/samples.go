// Package recordstest holds what tests of reading records share. Only tests import it.
package recordstest

import (
	"github.com/slareport/slareport/loaders/presets"
	"github.com/slareport/slareport/loaders/workspace/sources"
)

// SamplesSource is a source of samples with the generic headers, some of its own.
func SamplesSource(change func(*sources.Spec)) *sources.Spec {
	generic, _ := presets.Lookup(presets.Generic)
	mapping, _ := generic.Mapping(presets.Samples)
	spec := &sources.Spec{ID: "s", Records: []sources.RecordSpec{{
		Type: presets.Samples, Columns: mapping.Headers(), Set: map[string]string{}, Values: map[string]map[string]string{},
	}}}
	if change != nil {
		change(spec)
	}
	return spec
}

// OddTimes are times as files write them, the usual form first, and those at the edges of what the short way of reading
// them takes.
var OddTimes = []string{
	"2026-10-01T00:00:00Z", "2026-10-01 23:59:59", "2026-10-25 02:30:00", "2026-03-29 02:30:00",
	"2026-03-29T01:59:59.999999", "2026-10-01T24:00:00Z",
	"2026-10-01T00:00:60Z", "2026-10-01T00:60:00", "2026-02-30T00:00:00Z", "2026-10-01T00:00:00+02:00", "2026-10-01",
	"01/10/2026 00:00", "",
	"2026-10-01T00:00:00.1234567Z", "2026-10-01T00:00:00.", "2026-10-01T00:00:0:Z", "2026-10-01T00-00-00Z",
	" 2026-10-01T00:00:00Z", "0000-01-01T00:00:00Z", "9999-12-31T23:59:59", "n/a",
	"2026-10-1 T05:00:00", "2026-10-1  05:00:00", "01.10.2026T05:00:00",
}
