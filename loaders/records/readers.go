package records

import (
	"fmt"
	"sync/atomic"

	"github.com/slareport/slareport/loaders/cell"
	"github.com/slareport/slareport/loaders/records/owners"
	"github.com/slareport/slareport/loaders/records/values"
	"github.com/slareport/slareport/loaders/workspace"
	"github.com/slareport/slareport/report/calendar"
	"github.com/slareport/slareport/report/timeline"
)

// readers are how the typed cells of a source are read. They are settled by looking at the beginning of all its
// files, so that 03/04/2026 and 1,234 mean the same in every row of every file.
type readers struct {
	owners  *owners.Directory
	unread  owners.Owner // of rows that cannot be read
	cases   *caseOwners  // tickets and outages that rows name instead of a client; nil where they need not
	zones   zones
	zone    *calendar.Zone // the one of zones that rows are read in
	formats []string
	numbers cell.Numbers
	times   map[timeColumn]*cell.Times
	tickets func(id []byte) int // place of the zone of a ticket's client; nil where events need not ask
	local   *atomic.Bool        // a local time was met in a row of which no client is known; only with several zones
}

// timeColumn names a column of times within a source.
type timeColumn struct{ record, field string }

// newReaders prepares the readers of a source, for rows of which no client is known.
func newReaders(spec *workspace.SourceSpec, w *workspace.Workspace) (*readers, error) {
	r := &readers{
		owners: owners.New(w), zones: newZones(spec, w), formats: spec.Dates, times: map[timeColumn]*cell.Times{},
		local: new(atomic.Bool),
	}
	r.zone, r.unread = r.zones.list[noClient], r.owners.OfSource(spec)
	if spec.Decimal != "" {
		r.numbers.Decimal = spec.Decimal[0]
	}
	for _, record := range spec.Records {
		k := kindOf(record.Type)
		if k == nil {
			return nil, fmt.Errorf("source %q: there are no records of type %q", spec.ID, record.Type)
		}
		for _, field := range k.instantFields() {
			times, err := cell.NewTimes(cell.TimeOptions{Formats: spec.Dates, Order: spec.Order})
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
	readings := [...]cell.Reading{
		calendar.Exact: cell.Exact, calendar.Ambiguous: cell.Ambiguous, calendar.Missing: cell.Missing,
	}
	return func(year, month, day, hour, minute, second, micros int) (timeline.Instant, cell.Reading) {
		at, reading, err := calendar.LocalTime(zone, year, month, day, hour, minute, second, micros)
		if err != nil {
			return timeline.NoInstant, cell.Exact // out of bounds, which cell.Times says itself
		}
		return at, readings[reading]
	}
}

// in gives readers of rows whose local times are of another zone. What was observed is the same.
func (r *readers) in(place int) *readers {
	other := *r
	other.zone = r.zones.list[place]
	return &other
}

// instants gives a goroutine its reader of a column of times.
func (r *readers) instants(record, field string) *values.Instants {
	return values.NewInstants(r.times[timeColumn{record, field}].In(r.localTime()), r.zone, r.formats)
}

// localTime reads local times in the zone of the readers.
func (r *readers) localTime() cell.Zone {
	read := localTime(r.zone)
	if !r.zones.several() || r.zone != r.zones.list[noClient] {
		return read
	}
	return func(year, month, day, hour, minute, second, micros int) (timeline.Instant, cell.Reading) {
		r.meetLocal()
		return read(year, month, day, hour, minute, second, micros)
	}
}

// meetLocal notes that something was read whose meaning depends on the zone. Goroutines share the note, so that
// it is written once only.
func (r *readers) meetLocal() {
	if r.zone == r.zones.list[noClient] && !r.local.Load() {
		r.local.Store(true)
	}
}
