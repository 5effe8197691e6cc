package values

import (
	"bytes"
	"fmt"

	"github.com/slareport/slareport/loaders/cell"
	"github.com/slareport/slareport/loaders/cell/durations"
	"github.com/slareport/slareport/loaders/cell/numbers"
	"github.com/slareport/slareport/report/evidence"
)

// TextOf gives what a person sees in a cell: dates and numbers of a workbook as they are written, without
// surrounding space.
func TextOf(raw cell.Raw) ([]byte, error) {
	text := Trim(raw.Text)
	switch raw.Kind() {
	case cell.Number:
		if mask := raw.Format.Mask; mask != nil {
			if shown, ok := mask.Shown(text); ok {
				return evidence.PlainBytes(shown), nil
			}
		}
		if bytes.ContainsAny(text, "eE") {
			return plainNumber(raw)
		}
	case cell.Bool:
		if string(text) == "0" {
			return []byte("false"), nil
		}
		return []byte("true"), nil
	case cell.Date:
		return dateText(raw)
	case cell.Clock, cell.Elapsed:
		return clockText(raw)
	case cell.Fault, cell.Uncached:
		return nil, cell.Unreadable(raw, "wanted.text")
	}
	return text, nil
}

// Trim cuts white space, of which most cells have none, and leaves single spaces inside (see evidence.Plain).
func Trim(text []byte) []byte {
	return evidence.PlainBytes(text)
}

// plainNumber writes 1.0123456E7, as which a workbook may store an id, without its power.
func plainNumber(raw cell.Raw) ([]byte, error) {
	var reader numbers.Reader
	v, _, err := reader.Read(raw)
	if err != nil {
		return nil, err
	}
	sign, whole, part := "", v/evidence.One, v%evidence.One
	if v < 0 {
		sign, whole, part = "-", -whole, -part
	}
	if part == 0 {
		return fmt.Appendf(nil, "%s%d", sign, whole), nil
	}
	return bytes.TrimRight(fmt.Appendf(nil, "%s%d.%06d", sign, whole, part), "0"), nil
}

// dateText writes a date of a workbook as ISO 8601 does.
func dateText(raw cell.Raw) ([]byte, error) {
	if len(Trim(raw.Text)) == 0 {
		return nil, nil
	}
	c, err := raw.Civil()
	if err != nil {
		return nil, err
	}
	text := fmt.Appendf(nil, "%04d-%02d-%02d", c.Year, c.Month, c.Day)
	if c.Hour+c.Minute+c.Second > 0 {
		text = fmt.Appendf(text, " %02d:%02d:%02d", c.Hour, c.Minute, c.Second)
	}
	return text, nil
}

// clockText writes a time of day or a duration of a workbook as h:mm:ss.
func clockText(raw cell.Raw) ([]byte, error) {
	var reader durations.Reader
	v, _, err := reader.Read(raw)
	if err != nil || v == durations.None {
		return nil, err
	}
	seconds := int64(v) / 1_000_000
	return fmt.Appendf(nil, "%d:%02d:%02d", seconds/3600, seconds/60%60, seconds%60), nil
}
