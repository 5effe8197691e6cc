package records

import (
	"sync"

	"github.com/slareport/slareport/loaders/presets"
	"github.com/slareport/slareport/loaders/records/account"
	"github.com/slareport/slareport/loaders/records/columns"
	"github.com/slareport/slareport/loaders/records/headers"
	"github.com/slareport/slareport/loaders/records/input"
	"github.com/slareport/slareport/loaders/records/owners"
	"github.com/slareport/slareport/loaders/records/recordset"
	"github.com/slareport/slareport/loaders/records/recordtypes"
	"github.com/slareport/slareport/loaders/records/rows"
	"github.com/slareport/slareport/loaders/records/trace"
	"github.com/slareport/slareport/loaders/records/zones"
	"github.com/slareport/slareport/loaders/table"
	"github.com/slareport/slareport/report/evidence"
)

// worker is what one goroutine reads rows with.
type worker struct {
	zone    *zones.Finder                 // nil: one zone for all rows
	parsers [][]rows.Parser               // by the place of the zone of the rows; nil where no row was of it yet
	parse   func(place int) []rows.Parser // makes them
	block   table.Block
	others  input.IgnoredColumns // that nothing reads; none of samples, which are never compared by them
	records []string             // types that the rows make
	unread  owners.Owner         // of rows that cannot be read
	trace   *trace.Trace         // nil where no case is followed
	owners  *owners.Directory
}

// newWorker prepares the reading of rows of which no client is known. The errors are those of filters and constants.
func newWorker(in *input.File, readers *rows.Source, t *trace.Trace) (*worker, []error) {
	w := &worker{
		zone:    zones.NewFinder(in.Bound, &readers.Zones, readers.Tickets),
		parsers: make([][]rows.Parser, len(readers.Zones.List)), unread: readers.Unread,
		trace: t, owners: readers.Owners,
	}
	if !in.Spec.HasSamples() {
		w.others = input.IgnoredIn(in)
	}
	for _, r := range in.Spec.Records {
		w.records = append(w.records, r.Type)
	}
	w.parse = func(place int) []rows.Parser {
		parsers, _ := parsersFor(in, readers.In(place)) // errors are those of the first
		return parsers
	}
	var errs []error
	w.parsers[zones.NoClient], errs = parsersFor(in, readers)
	return w, errs
}

// parsersOf gives the parsers for a row; clientless tells that its zone had to be assumed.
func (w *worker) parsersOf(r *table.Row) (parsers []rows.Parser, clientless bool) {
	if w.zone == nil {
		return w.parsers[zones.NoClient], false
	}
	place := w.zone.Of(r)
	if w.parsers[place] == nil {
		w.parsers[place] = w.parse(place)
	}
	return w.parsers[place], place == zones.NoClient
}

// workerPool keeps the workers of a source from file to file: what their parsers have learned of names and words
// is good for every file with the same headers.
type workerPool struct {
	readers *rows.Source
	trace   *trace.Trace // nil where no case is followed
	mu      sync.Mutex
	layouts map[string]*layout // by headers
}

// layout is what is known of all files with the same headers.
type layout struct {
	free   []*worker
	errors []error // of filters and constants
}

// of finds the layout of a file.
func (p *workerPool) of(in *input.File) *layout {
	key := in.Heads.Key()
	if p.layouts == nil {
		p.layouts = map[string]*layout{}
	}
	if p.layouts[key] == nil {
		w, errs := newWorker(in, p.readers, p.trace)
		p.layouts[key] = &layout{[]*worker{w}, errs}
	}
	return p.layouts[key]
}

// check notes in the books of a file what is wrong with the source's filters and constants, and which columns it lacks.
func (p *workerPool) check(in *input.File) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.readers.FindAbsent(in)
	for _, err := range p.of(in).errors {
		in.Fail(err)
	}
}

// take gives a goroutine a worker for a file.
func (p *workerPool) take(in *input.File) *worker {
	p.mu.Lock()
	defer p.mu.Unlock()
	l := p.of(in)
	if n := len(l.free); n > 0 {
		w := l.free[n-1]
		l.free = l.free[:n-1]
		return w
	}
	w, _ := newWorker(in, p.readers, p.trace) // errors are those of the first
	return w
}

// put takes it back.
func (p *workerPool) put(in *input.File, w *worker) {
	p.mu.Lock()
	defer p.mu.Unlock()
	l := p.of(in)
	l.free = append(l.free, w)
}

// parsersFor makes the parsers of a file, one for each record type; both together for a log. Where there can be
// none, every row is rejected.
func parsersFor(in *input.File, readers *rows.Source) (list []rows.Parser, errs []error) {
	log := &snapshotParser{}
	for _, b := range in.Bound {
		parser, err := parserOf(b, readers, in.Heads)
		if err != nil {
			errs = append(errs, err)
		}
		switch {
		case in.EventLog && b.Record == presets.Tickets:
			log.tickets = parser
		case in.EventLog && b.Record == presets.TicketEvents:
			log.events = parser
		default:
			list = append(list, parser)
		}
	}
	if in.EventLog {
		list = append(list, log)
	}
	return list, errs
}

// parserOf makes the parser of a bound record type.
func parserOf(b *columns.Binding, readers *rows.Source, h *headers.Row) (rows.Parser, error) {
	refuse := func(why account.Cause) rows.Parser { return refusal{why, readers.Unread} }
	if !b.Missing.None() {
		return refuse(b.Missing), nil // bind has said so
	}
	parser, err := recordtypes.Of(b.Record).Parser(b, readers, h)
	if err != nil {
		return refuse(account.Cause{Key: "load.unusable-declaration"}), err
	}
	return parser, nil
}

// refusal rejects every row for one reason.
type refusal struct {
	why    account.Cause
	unread owners.Owner // of the rows, which nobody reads
}

func (r refusal) Row(*table.Row, evidence.Pos, *account.Books, *recordset.Set) (account.Outcome, owners.Owner) {
	return account.Outcome{Kind: account.Rejected, Cause: r.why}, r.unread
}
