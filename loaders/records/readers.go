package records

import (
	"fmt"

	"github.com/slareport/slareport/loaders/cell"
	"github.com/slareport/slareport/loaders/workspace"
	"github.com/slareport/slareport/report/calendar"
	"github.com/slareport/slareport/report/timeline"
)

// readers are how the typed cells of a source are read. They are settled by looking at the beginning of all its
// files, so that 03/04/2026 and 1,234 mean the same in every row of every file.
type readers struct {
	zone    *calendar.Zone
	formats []string
	numbers cell.Numbers
	times   map[timeColumn]*cell.Times
}

// timeColumn names a column of times within a source.
type timeColumn struct{ record, field string }

// newReaders prepares the readers of a source. Times without an offset are of the source's zone, else of the
// workspace's, else UTC. (A file may hold the records of several agreements, so theirs cannot be asked.)
func newReaders(spec *workspace.SourceSpec, w *workspace.Workspace) (*readers, error) {
	loc := spec.Zone
	if loc == nil {
		loc = w.Zone
	}
	r := &readers{zone: calendar.NewZone(loc), formats: spec.Dates, times: map[timeColumn]*cell.Times{}}
	if spec.Decimal != "" {
		r.numbers.Decimal = spec.Decimal[0]
	}
	for _, record := range spec.Records {
		k := kindOf(record.Type)
		if k == nil {
			return nil, fmt.Errorf("source %q: there are no records of type %q", spec.ID, record.Type)
		}
		for _, field := range k.instantFields() {
			times, err := cell.NewTimes(cell.TimeOptions{Formats: spec.Dates, Order: spec.Order, Zone: localTime(r.zone)})
			if err != nil {
				return nil, fmt.Errorf("source %q: %w", spec.ID, err)
			}
			r.times[timeColumn{record.Type, field}] = times
		}
	}
	return r, nil
}

// localTime reads local times with the table of a zone's changes.
func localTime(zone *calendar.Zone) cell.Zone {
	readings := [...]cell.Reading{calendar.Exact: cell.Exact, calendar.Ambiguous: cell.Ambiguous, calendar.Missing: cell.Missing}
	return func(year, month, day, hour, minute, second, micros int) (timeline.Instant, cell.Reading) {
		at, reading, err := calendar.LocalTime(zone, year, month, day, hour, minute, second, micros)
		if err != nil {
			return timeline.NoInstant, cell.Exact // out of bounds, which cell.Times says itself
		}
		return at, readings[reading]
	}
}

// instants gives a goroutine its reader of a column of times.
func (r *readers) instants(record, field string) *instants {
	return newInstants(r.times[timeColumn{record, field}], r.zone, r.formats)
}
