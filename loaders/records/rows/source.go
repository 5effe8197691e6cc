package rows

import (
	"fmt"
	"slices"
	"sync/atomic"

	"github.com/slareport/slareport/loaders/cell/durations"
	"github.com/slareport/slareport/loaders/cell/numbers"
	"github.com/slareport/slareport/loaders/cell/times"
	"github.com/slareport/slareport/loaders/cell/units"
	"github.com/slareport/slareport/loaders/presets"
	"github.com/slareport/slareport/loaders/records/columns"
	"github.com/slareport/slareport/loaders/records/owners"
	"github.com/slareport/slareport/loaders/records/values"
	"github.com/slareport/slareport/loaders/records/zones"
	"github.com/slareport/slareport/loaders/workspace"
	"github.com/slareport/slareport/loaders/workspace/objectives"
	"github.com/slareport/slareport/loaders/workspace/sources"
	"github.com/slareport/slareport/report/agreement"
	"github.com/slareport/slareport/report/calendar"
	"github.com/slareport/slareport/report/evidence"
	"github.com/slareport/slareport/report/timeline"
)

// Source are how the typed cells of a source are read. They are settled by looking at the beginning of all its
// files, so that 03/04/2026 and 1,234 mean the same in every row of every file.
type Source struct {
	Texts        *evidence.Texts // of the load
	Owners       *owners.Directory
	Unread       owners.Owner  // of rows that cannot be read
	Cases        *owners.Cases // tickets and outages that rows name instead of a client; nil where they need not
	Zones        zones.Set
	Zone         *calendar.Zone // the one of zones that rows are read in
	formats      []string
	day, week    timeline.Micros             // how long they are in lengths of time; 0: nobody says
	numbers      numbers.Reader              // what all columns of numbers show
	columns      map[fieldOf]*numbers.Reader // what each of them shows
	dates        times.Reader                // what all columns of times show
	times        map[fieldOf]*times.Reader
	Tickets      func(id []byte) int // place of the zone of a ticket's client; nil where events need not ask
	seen         columnsSeen         // what files of the source have columns for
	Agreements   []*agreement.Agreement
	resolutions  bool         // an objective asks for the resolution of tickets
	MetLocalTime *atomic.Bool // a local time was met in a row of which no client is known; only with several zones
}

// fieldOf names a field within a source.
type fieldOf struct{ record, field string }

// NewSource prepares the readers of a source, for rows of which no client is known.
func NewSource(
	spec *sources.Spec, w *workspace.Workspace, all *owners.Directory, texts *evidence.Texts,
) (*Source, error) {
	r := &Source{
		Texts: texts, Owners: all, Zones: zones.Of(spec, w), formats: spec.Dates,
		day: spec.Day, week: spec.Week, times: map[fieldOf]*times.Reader{},
		MetLocalTime: new(atomic.Bool), columns: map[fieldOf]*numbers.Reader{}, seen: columnsSeen{},
		Agreements: w.Agreements, resolutions: objectives.AskResolution(w.Agreements),
	}
	r.Zone, r.Unread = r.Zones.List[zones.NoClient], r.Owners.OfSource(spec)
	if spec.Decimal != "" {
		r.numbers.Decimal = spec.Decimal[0]
	}
	for _, record := range spec.Records {
		known, found := presets.RecordOf(record.Type)
		if !found {
			return nil, fmt.Errorf("source %q: there are no records of type %q", spec.ID, record.Type)
		}
		r.prepareNumbers(known, w)
		if err := r.prepareTimes(known, spec); err != nil {
			return nil, fmt.Errorf("source %q: %w", spec.ID, err)
		}
	}
	return r, nil
}

// prepareTimes makes the readers of a record type's times.
func (r *Source) prepareTimes(record presets.Record, spec *sources.Spec) error {
	for _, f := range record.Fields {
		if f.Type != presets.Instant {
			continue
		}
		reader, err := times.New(times.Options{
			Formats: spec.Dates, Order: spec.Order, Assumed: spec.Assumed, Bare: f.Day, Follows: f.Follows, Around: &r.dates,
		})
		if err != nil {
			return err
		}
		r.times[fieldOf{record.Name, f.Name}] = reader
	}
	return nil
}

// prepareNumbers makes the readers of a record type's numbers and lengths.
func (r *Source) prepareNumbers(record presets.Record, w *workspace.Workspace) {
	for _, f := range record.Fields {
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
		r.columns[fieldOf{record.Name, f.Name}] = n
	}
}

// Number is what a column of numbers or lengths shows; nil where the source has no such records.
func (r *Source) Number(record, field string) *numbers.Reader {
	return r.columns[fieldOf{record, field}]
}

// NumbersOf is how the numbers of a column are read.
func (r *Source) NumbersOf(record string, c *columns.Column) numbers.Reader {
	n := *r.columns[fieldOf{record, c.Field.Name}]
	n.InPercent = c.Percent
	if n.Of == numbers.Money && !c.Fixed {
		_, n.Head = units.HeadOfMoney(c.Name())
	}
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

// In gives readers of rows whose local times are of another zone. What was observed is the same.
func (r *Source) In(place int) *Source {
	other := *r
	other.Zone = r.Zones.List[place]
	return &other
}

// Instants gives a goroutine its reader of a column of times.
func (r *Source) Instants(record, field string) *values.Instants {
	return values.NewInstants(r.times[fieldOf{record, field}].In(r.localTime()), r.Zone, r.formats)
}

// localTime reads local times in the zone of the readers.
func (r *Source) localTime() times.Zone {
	read := zones.LocalTime(r.Zone)
	if !r.Zones.Several() || r.Zone != r.Zones.List[zones.NoClient] {
		return read
	}
	return func(year, month, day, hour, minute, second, micros int) (timeline.Instant, times.Reading) {
		r.noteLocal()
		return read(year, month, day, hour, minute, second, micros)
	}
}

// noteLocal notes that something was read whose meaning depends on the zone. Goroutines share the note, so that
// it is written once only.
func (r *Source) noteLocal() {
	if r.Zone == r.Zones.List[zones.NoClient] && !r.MetLocalTime.Load() {
		r.MetLocalTime.Store(true)
	}
}
