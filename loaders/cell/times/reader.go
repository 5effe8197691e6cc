// Package times reads the dates and times of a column.
//
//  1. A text is ISO 8601 (iso.go), one number (number.go), one of the declared formats (format.go) or one of the
//     shapes that are recognised without being declared (shapes.go). A number of a workbook is a serial number.
//  2. scan.go takes a text apart; what was found is a moment (moment.go), with day and month in the order of the
//     column.
//  3. A moment becomes an instant, in the zone of the column where it has no offset (zone.go).
package times

import (
	"strings"

	"github.com/slareport/slareport/loaders/cell"
	"github.com/slareport/slareport/report/finding"
	"github.com/slareport/slareport/report/timeline"
)

// Order says which number of 03/04/2026 is the day.
type Order uint8

// The orders. Undecided lets the column tell.
const (
	Undecided Order = iota
	DayFirst
	MonthFirst
)

// Options is what is declared about a column of times.
type Options struct {
	// Formats the cells are written in, tried in this order, such as dd.MM.yyyy HH:mm. Special ones are
	// unix, unix-ms and unix-us (since 1970-01-01 UTC) and excel and excel-1904 (days as spreadsheets
	// count them). Without any, the usual forms are recognised.
	Formats []string
	Order   Order
	Assumed Order   // where neither the column nor the rest of the source tells
	Bare    DayPart // what a date without a time stands for
	Follows bool    // another time of the record comes before them, so that one too early shows by its negative length
	Around  *Reader // gathers what all columns of the source show; nil for a column of no source
	Zone    Zone    // of times without an offset; nil is UTC
}

// DayPart is the instant that a date without a time stands for.
type DayPart uint8

// The parts.
const (
	DayBegin DayPart = iota // its midnight
	DayLast                 // its last microsecond: what is due that day may be done until then
	DayPast                 // the midnight after it: where an interval ends that lasts the whole day
)

// Earliest is where dates begin that can be true: no service desk and no monitoring is older.
const Earliest timeline.Instant = 631_152_000_000_000 // 1990-01-01

// Reader reads a column of dates and times.
type Reader struct {
	zone     Zone
	formats  []*format
	number   numberForm
	order    Order // declared
	assumed  Order
	bare     DayPart
	follows  bool
	around   *Reader
	early    int         // observed dates before Earliest
	late     int         // observed dates after it
	dayFirst int         // observed cells such as 21/06/2026
	dayLast  int         // observed cells such as 06/21/2026
	doubtful int         // observed cells such as 03/04/2026
	clock    *cell.Civil // the time of day of the row at hand, of a column of its own
	last     int         // the shape recognised last; only speed depends on it
}

// New prepares a reader; the error says what is wrong with a declared format.
func New(o Options) (*Reader, error) {
	t := &Reader{zone: o.Zone, order: o.Order, assumed: o.Assumed, bare: o.Bare, follows: o.Follows, around: o.Around}
	for _, text := range o.Formats {
		if form, ok := numberForms[strings.ToLower(text)]; ok {
			t.number = form
			continue
		}
		f, err := parseFormat(text)
		if err != nil {
			return nil, err
		}
		t.formats = append(t.formats, f)
	}
	return t, nil
}

// In gives a reader for another goroutine, with what was declared and observed, of local times in a zone; nil is
// UTC.
func (t *Reader) In(zone Zone) *Reader {
	c := *t
	c.zone = zone
	return &c
}

// Join adds what another reader of the same column observed.
func (t *Reader) Join(o *Reader) {
	t.dayFirst += o.dayFirst
	t.dayLast += o.dayLast
	t.doubtful += o.doubtful
	t.early += o.early
	t.late += o.late
}

// Observe takes a cell as evidence of the order of day and month, and of how early dates are.
func (t *Reader) Observe(r cell.Raw) {
	var seen Reader
	seen.observeOrder(r, t)
	if at, _, err := t.Read(r); err == nil && at.Known() {
		if at < Earliest {
			seen.early++
		} else {
			seen.late++
		}
	}
	t.Join(&seen)
	if t.around != nil {
		t.around.Join(&seen)
	}
}

// observeOrder looks which number of a cell of a column can only be the day.
func (t *Reader) observeOrder(r cell.Raw, of *Reader) {
	if r.Kind() != cell.Text || len(of.formats) > 0 || of.order != Undecided {
		return
	}
	var m scanner
	if s := of.recognise(&m, cell.Trim(r.Text)); s == nil || !s.twoOrders {
		return
	}
	switch {
	case m.Day > 12 && m.Month <= 12:
		t.dayFirst++
	case m.Month > 12 && m.Day <= 12:
		t.dayLast++
	case m.Day != m.Month:
		t.doubtful++
	}
}

// Order is which number is the day: declared, or what all observed evidence of the column agrees on; where the column
// shows nothing, what the whole source shows, and then what is assumed.
//
// Rule §13 (date-order): The order of day and month is the declared one, else the one that the column proves, else the
// one that the other columns of the source prove, else that of the preset. One that was not declared is a finding, and
// so are two orders in one column.
func (t *Reader) Order() Order {
	switch {
	case t.order != Undecided:
		return t.order
	case t.dayFirst > 0 && t.dayLast == 0:
		return DayFirst
	case t.dayLast > 0 && t.dayFirst == 0:
		return MonthFirst
	case t.dayFirst > 0:
		return Undecided
	case t.around != nil && t.around.dayFirst+t.around.dayLast > 0:
		return t.around.Order()
	}
	return t.assumed
}

// Unsettled tells whether cells such as 03/04/2026 were observed and nothing yet that settles them: more
// of the column should be observed.
func (t *Reader) Unsettled() bool {
	return t.doubtful > 0 && t.dayFirst+t.dayLast == 0 && t.order == Undecided &&
		(t.around == nil || t.around.dayFirst+t.around.dayLast == 0)
}

// tooEarly tells whether an instant cannot be true: it lies before 1990, and the source has dates after that, or hardly
// any before.
//
// Rule §13 (before-1990): A date before 1990 is a mistake, unless most of at least six dates of its source are as
// early. It is not used, and its field counts as unread. One that follows the beginning of its record is left to the
// rule for negative lengths.
func (t *Reader) tooEarly(at timeline.Instant) bool {
	all := t.around
	return at < Earliest && !t.follows && all != nil && (all.early < manyEarly || all.early <= all.late)
}

// manyEarly is so many dates that they are no mistakes.
const manyEarly = 6

// Read gives the instant, timeline.NoInstant for a blank cell.
func (t *Reader) Read(r cell.Raw) (timeline.Instant, cell.Note, error) {
	if r.Kind() != cell.Text {
		return t.readTyped(r)
	}
	if len(t.formats) == 0 && t.number == 0 {
		var m moment
		if readISO(r.Text, &m) {
			return t.done(r.Text, &m)
		}
	}
	text, ok := r.Value()
	if !ok {
		return timeline.NoInstant, 0, nil
	}
	return t.readText(text)
}

// readText reads any text: declared forms if there are any, else all known ones. It would read ISO 8601 as well.
func (t *Reader) readText(text []byte) (timeline.Instant, cell.Note, error) {
	if at, note, err, ok := t.readNumber(text); ok {
		return at, note, err
	}
	if len(t.formats) > 0 || t.number != 0 {
		return t.readDeclared(text)
	}
	var m scanner
	s := t.recognise(&m, text)
	if s == nil {
		return timeline.NoInstant, 0, unrecognised(text)
	}
	if s.twoOrders {
		if p := t.arrange(&m, text); p != nil {
			return timeline.NoInstant, 0, p
		}
	}
	return t.complete(text, &m)
}

// readDeclared tries the declared formats in order.
func (t *Reader) readDeclared(text []byte) (timeline.Instant, cell.Note, error) {
	var wanted []string
	for _, f := range t.formats {
		m := scanner{text: text}
		if m.read(f.elements) && m.at == len(text) {
			return t.complete(text, &m)
		}
		wanted = append(wanted, f.text)
	}
	if t.number != 0 {
		wanted = append(wanted, t.number.String())
	}
	return timeline.NoInstant, 0, cell.Problem(text, "cell.not-as-declared", "hint.one-more-format",
		finding.Any(finding.Names(wanted)))
}

// arrange puts day and month where they belong.
func (t *Reader) arrange(m *scanner, text []byte) *finding.Problem {
	order := t.Order()
	if order == Undecided {
		switch {
		case m.Day > 12 || m.Day == m.Month:
			order = DayFirst
		case m.Month > 12:
			order = MonthFirst
		default:
			return t.ambiguousOrder(text)
		}
	}
	m.mixed = t.order == Undecided && t.dayFirst > 0 && t.dayLast > 0 && m.Day != m.Month
	m.assumed = t.order == Undecided && m.Day <= 12 && m.Month <= 12 && m.Day != m.Month
	if order == MonthFirst {
		m.Day, m.Month = m.Month, m.Day
	}
	if m.Month > 12 && m.Day <= 12 {
		key := "cell.day-first"
		if order == MonthFirst {
			key = "cell.month-first"
		}
		return cell.Problem(text, key, "hint.correct-or-declare-format", cell.Evidence(t.order != Undecided), m.Month)
	}
	return nil
}

// ambiguousOrder is the problem of 03/04/2026.
func (t *Reader) ambiguousOrder(text []byte) *finding.Problem {
	const hint = "hint.day-or-month-first"
	if t.dayFirst > 0 {
		// Without numbers: the column may be that of several clients.
		return cell.Problem(text, "cell.day-and-month-mixed", hint)
	}
	return cell.Problem(text, "cell.day-or-month", hint)
}

// complete finishes a moment that a format read.
func (t *Reader) complete(text []byte, m *scanner) (timeline.Instant, cell.Note, error) {
	if reason := m.finish(); reason != nil {
		return timeline.NoInstant, 0, notADate(text, reason)
	}
	return t.done(text, &m.moment)
}

// done makes the instant.
func (t *Reader) done(text []byte, m *moment) (timeline.Instant, cell.Note, error) {
	if t.clock != nil && !m.timed {
		m.Hour, m.Minute, m.Second, m.Micros, m.timed = t.clock.Hour, t.clock.Minute, t.clock.Second, t.clock.Micros, true
	}
	bare := !m.timed
	if bare && t.bare != DayBegin {
		m.Hour = 24
	}
	at, note, reason := m.instant(t.zone)
	switch {
	case reason != nil:
		return timeline.NoInstant, 0, notADate(text, reason)
	case t.tooEarly(at):
		return timeline.NoInstant, 0, cell.Problem(text, "cell.before-1990", "hint.mistyped-date")
	}
	if bare && t.bare == DayLast {
		at--
	}
	switch {
	case m.mixed:
		note |= cell.OrderMixed
	case m.assumed:
		note |= cell.OrderAssumed
	}
	return at, note, nil
}

func notADate(text []byte, reason *finding.Message) *finding.Problem {
	return cell.Problem(text, "cell.no-date", "hint.correct-cell", *reason)
}
