package times

import (
	"github.com/slareport/slareport/loaders/cell"
	"github.com/slareport/slareport/loaders/cell/chars"
	"github.com/slareport/slareport/loaders/cell/digits"
	"github.com/slareport/slareport/report/timeline"
)

// numberForm is a way of writing a time as one number.
type numberForm uint8

const (
	unixSeconds numberForm = 1 + iota
	unixMillis
	unixMicros
	excel1900
	excel1904
)

// numberForms are the names by which they are declared.
var numberForms = map[string]numberForm{
	"unix": unixSeconds, "unix-ms": unixMillis, "unix-us": unixMicros, "excel": excel1900, "excel-1904": excel1904,
}

// String is the declared name.
func (f numberForm) String() string {
	for name, form := range numberForms {
		if form == f {
			return name
		}
	}
	return ""
}

// wholeDigits gives the form of a number that was not declared by the digits before its point: 10, 13
// and 16 digits reach from 2001 to 2286.
func wholeDigits(text []byte) (form numberForm, width int) {
	for width < len(text) && chars.IsDigit(text[width]) {
		width++
	}
	switch width {
	case 10:
		form = unixSeconds
	case 13:
		form = unixMillis
	case 16:
		form = unixMicros
	}
	return form, width
}

// readNumber reads a text that is one number; ok is false when it is none, or a date without separators.
func (t *Reader) readNumber(text []byte) (at timeline.Instant, note cell.Note, err error, ok bool) {
	form := t.number
	if form == 0 {
		if len(t.formats) > 0 {
			return 0, 0, nil, false
		}
		guess, width := wholeDigits(text)
		if width == len(text) && (width == 12 || width == 14) {
			at, note, err = t.readCompact(text)
			return at, note, err, true
		}
		if form = guess; form == 0 {
			return 0, 0, nil, false
		}
	}
	d, ok := digits.Parse(text)
	if !ok {
		return 0, 0, nil, false
	}
	at, note, err = t.fromNumber(cell.Raw{Text: text}, d, form)
	return at, note, err, true
}

// from1904 is what a workbook would declare about a text that is declared to count days from 1904.
var from1904 = &cell.Format{Base1904: true}

// fromNumber makes an instant of a number of a known form.
func (t *Reader) fromNumber(r cell.Raw, d digits.Decimal, form numberForm) (timeline.Instant, cell.Note, error) {
	places := 6
	switch form {
	case excel1900, excel1904:
		if form == excel1904 {
			r.Format = from1904
		}
		return t.readSerial(r)
	case unixMillis:
		places = 3
	case unixMicros:
		places = 0
	}
	micros, _, ok := d.Scaled(places)
	at := timeline.Instant(micros)
	if !ok || at < timeline.MinInstant || at > timeline.MaxInstant {
		return timeline.NoInstant, 0, cell.Problem(r.Text, "cell.time-out-of-bounds", "hint.unix", form.String())
	}
	if t.tooEarly(at) {
		return timeline.NoInstant, 0, cell.Problem(r.Text, "cell.before-1990", "hint.mistyped-date")
	}
	return at, 0, nil
}

// readCompact reads yyyyMMddHHmm and yyyyMMddHHmmss.
func (t *Reader) readCompact(text []byte) (timeline.Instant, cell.Note, error) {
	m := moment{Civil: cell.Civil{
		Year: pair(text)*100 + pair(text[2:]), Month: pair(text[4:]), Day: pair(text[6:]),
		Hour: pair(text[8:]), Minute: pair(text[10:]),
	}, timed: true}
	if len(text) == 14 {
		m.Second = pair(text[12:])
	}
	return t.done(text, &m)
}

// readSerial reads a spreadsheet's serial number.
func (t *Reader) readSerial(r cell.Raw) (timeline.Instant, cell.Note, error) {
	c, err := r.Civil()
	if err != nil {
		return timeline.NoInstant, 0, err
	}
	bare := r.Format != nil && r.Format.Day && c.Hour|c.Minute|c.Second|c.Micros == 0
	m := moment{Civil: c, timed: !bare}
	return t.done(r.Text, &m)
}

// readTyped reads the cells of a workbook that are no text.
func (t *Reader) readTyped(r cell.Raw) (timeline.Instant, cell.Note, error) {
	text, ok := r.Value()
	if !ok {
		return timeline.NoInstant, 0, nil
	}
	switch r.Kind() {
	case cell.Date, cell.Clock:
		return t.readSerial(r)
	case cell.Elapsed:
		return timeline.NoInstant, 0, cell.Problem(text, "cell.duration-for-date", "hint.map-to-duration")
	case cell.Bool:
		return timeline.NoInstant, 0, cell.Problem(text, "cell.flag-for-date", "hint.map-another")
	case cell.Number:
		return t.readStored(r, text)
	}
	return timeline.NoInstant, 0, cell.Unreadable(r, "wanted.date")
}

// readStored reads a number that the workbook does not show as a date.
func (t *Reader) readStored(r cell.Raw, text []byte) (timeline.Instant, cell.Note, error) {
	d, ok := digits.Parse(text)
	if !ok {
		return timeline.NoInstant, 0, cell.Problem(text, "cell.broken-number", "")
	}
	form := t.number
	if form == 0 {
		form = unixForm(d)
	}
	if form == 0 {
		return timeline.NoInstant, 0, cell.Problem(text, "cell.number-for-date", "hint.format-as-date")
	}
	return t.fromNumber(cell.Raw{Text: text, Format: r.Format}, d, form)
}

// unixForm guesses by size, as wholeDigits does by length; a workbook may store 1.7673E+09.
func unixForm(d digits.Decimal) numberForm {
	whole, _, ok := d.Scaled(0)
	switch {
	case !ok:
		return 0
	case whole >= 1e9 && whole < 1e10:
		return unixSeconds
	case whole >= 1e12 && whole < 1e13:
		return unixMillis
	case whole >= 1e15 && whole < 1e16:
		return unixMicros
	}
	return 0
}
