package records

import (
	"fmt"
	"slices"
	"sync/atomic"

	"github.com/slareport/slareport/loaders/cell/durations"
	"github.com/slareport/slareport/loaders/cell/numbers"
	"github.com/slareport/slareport/loaders/cell/times"
	"github.com/slareport/slareport/loaders/presets"
	"github.com/slareport/slareport/loaders/records/columns"
	"github.com/slareport/slareport/loaders/records/owners"
	"github.com/slareport/slareport/loaders/records/trace"
	"github.com/slareport/slareport/loaders/records/values"
	"github.com/slareport/slareport/loaders/records/zones"
	"github.com/slareport/slareport/loaders/workspace"
	"github.com/slareport/slareport/loaders/workspace/objectives"
	"github.com/slareport/slareport/report/agreement"
	"github.com/slareport/slareport/report/calendar"
	"github.com/slareport/slareport/report/timeline"
)

// readers are how the typed cells of a source are read. They are settled by looking at the beginning of all its
// files, so that 03/04/2026 and 1,234 mean the same in every row of every file.
type readers struct {
	owners      *owners.Directory
	unread      owners.Owner  // of rows that cannot be read
	cases       *owners.Cases // tickets and outages that rows name instead of a client; nil where they need not
	zones       zones.Set
	zone        *calendar.Zone // the one of zones that rows are read in
	formats     []string
	day, week   timeline.Micros             // how long they are in lengths of time; 0: nobody says
	numbers     numbers.Reader              // what all columns of numbers show
	columns     map[fieldOf]*numbers.Reader // what each of them shows
	dates       times.Reader                // what all columns of times show
	times       map[fieldOf]*times.Reader
	tickets     func(id []byte) int // place of the zone of a ticket's client; nil where events need not ask
	met         columnsMet          // what files of the source have columns for
	trace       *trace.Trace        // nil where no case is followed
	agreements  []*agreement.Agreement
	resolutions bool         // an objective asks for the resolution of tickets
	local       *atomic.Bool // a local time was met in a row of which no client is known; only with several zones
}

// fieldOf names a field within a source.
type fieldOf struct{ record, field string }

// newReaders prepares the readers of a source, for rows of which no client is known.
func newReaders(spec *workspace.SourceSpec, w *workspace.Workspace, all *owners.Directory) (*readers, error) {
	r := &readers{
		owners: all, zones: zones.Of(spec, w), formats: spec.Dates,
		day: spec.Day, week: spec.Week, times: map[fieldOf]*times.Reader{},
		local: new(atomic.Bool), columns: map[fieldOf]*numbers.Reader{}, met: columnsMet{},
		agreements: w.Agreements, resolutions: objectives.AskResolution(w.Agreements),
	}
	r.zone, r.unread = r.zones.List[zones.NoClient], r.owners.OfSource(spec)
	if spec.Decimal != "" {
		r.numbers.Decimal = spec.Decimal[0]
	}
	for _, record := range spec.Records {
		k := kindOf(record.Type)
		if k == nil {
			return nil, fmt.Errorf("source %q: there are no records of type %q", spec.ID, record.Type)
		}
		r.prepareNumbers(record.Type, w)
		known, _ := presets.RecordOf(record.Type)
		for _, field := range k.instantFields() {
			f, _ := known.Field(field)
			reader, err := times.New(times.Options{
				Formats: spec.Dates, Order: spec.Order, Assumed: spec.Assumed, Bare: f.Day, Follows: f.Follows, Around: &r.dates,
			})
			if err != nil {
				return nil, fmt.Errorf("source %q: %w", spec.ID, err)
			}
			r.times[fieldOf{record.Type, field}] = reader
		}
	}
	return r, nil
}

// prepareNumbers makes the readers of a record type's numbers and lengths.
func (r *readers) prepareNumbers(record string, w *workspace.Workspace) {
	known, _ := presets.RecordOf(record)
	for _, f := range known.Fields {
		if f.Type != presets.Number && f.Type != presets.Duration {
			continue
		}
		n := &numbers.Reader{Decimal: r.numbers.Decimal, Around: &r.numbers, Of: f.Of}
		switch f.Of {
		case numbers.Time:
			n.Into = objectives.UnitOfSamples(w.Agreements, f.Name)
		case numbers.Money:
			n.Currencies = currenciesOf(w)
		}
		r.columns[fieldOf{record, f.Name}] = n
	}
}

// numbersOf is how the numbers of a column are read.
func (r *readers) numbersOf(record string, c *columns.Column) numbers.Reader {
	n := *r.columns[fieldOf{record, c.Field.Name}]
	n.InPercent = c.Percent
	if n.Of == numbers.Time {
		unit, _ := durations.Declare(c.Unit) // the workspace has checked the unit
		n.Unit = unit.Unit
	}
	return n
}

// currenciesOf are those of the agreements.
func currenciesOf(w *workspace.Workspace) (codes []string) {
	for _, a := range w.Agreements {
		if !slices.Contains(codes, a.Currency) {
			codes = append(codes, a.Currency)
		}
	}
	return codes
}

// in gives readers of rows whose local times are of another zone. What was observed is the same.
func (r *readers) in(place int) *readers {
	other := *r
	other.zone = r.zones.List[place]
	return &other
}

// instants gives a goroutine its reader of a column of times.
func (r *readers) instants(record, field string) *values.Instants {
	return values.NewInstants(r.times[fieldOf{record, field}].In(r.localTime()), r.zone, r.formats)
}

// localTime reads local times in the zone of the readers.
func (r *readers) localTime() times.Zone {
	read := zones.LocalTime(r.zone)
	if !r.zones.Several() || r.zone != r.zones.List[zones.NoClient] {
		return read
	}
	return func(year, month, day, hour, minute, second, micros int) (timeline.Instant, times.Reading) {
		r.meetLocal()
		return read(year, month, day, hour, minute, second, micros)
	}
}

// meetLocal notes that something was read whose meaning depends on the zone. Goroutines share the note, so that
// it is written once only.
func (r *readers) meetLocal() {
	if r.zone == r.zones.List[zones.NoClient] && !r.local.Load() {
		r.local.Store(true)
	}
}
