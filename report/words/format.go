package words

import (
	"math"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/slareport/slareport/report/timeline"
)

// Letter tells whether the locale prints on Letter instead of A4.
func (c *Catalogue) Letter() bool { return c.format.Paper == "letter" }

// Marks gives the decimal and the group mark.
func (c *Catalogue) Marks() (decimal, group string) { return c.format.Decimal, c.format.Group }

// Number writes a decimal string ("-1234.50") with the locale's marks; "" stays "".
func (c *Catalogue) Number(s string) string {
	if s == "" {
		return ""
	}
	sign := ""
	if s[0] == '-' {
		sign, s = "−", s[1:]
	}
	whole, fraction, has := strings.Cut(s, ".")
	var b strings.Builder
	b.WriteString(sign)
	for i, d := range whole {
		if i > 0 && (len(whole)-i)%3 == 0 {
			b.WriteString(c.format.Group)
		}
		b.WriteRune(d)
	}
	if has {
		b.WriteString(c.format.Decimal)
		b.WriteString(fraction)
	}
	return b.String()
}

// Integer writes a whole number.
func (c *Catalogue) Integer(n int64) string { return c.Number(strconv.FormatInt(n, 10)) }

// Figure writes a value with its unit: "99.95 %", "42 ms". An empty value is the catalogue's dash.
func (c *Catalogue) Figure(value, unit string) string {
	switch {
	case value == "":
		return "–"
	case unit == "%":
		return filled(c.format.Percent, []any{c.Number(value)})
	case unit == "":
		return c.Number(value)
	}
	return c.unit(c.Number(value), unit)
}

func (c *Catalogue) unit(number, unit string) string {
	return filled(c.format.Unit, []any{number, unit})
}

// UnitName is how a unit is called in a sentence.
func (c *Catalogue) UnitName(unit string) string {
	if key := "unit.word." + unit; c.Has(key) {
		return c.T(key)
	}
	return unit
}

// Money writes an amount with its currency: "€1,250.00", "1.250,00 €".
func (c *Catalogue) Money(amount, currency string) string {
	if amount == "" {
		return "–"
	}
	pattern, sign := c.format.Money, c.format.Signs[currency]
	if sign == "" {
		pattern, sign = c.format.Code, currency
	}
	amount, negative := strings.CutPrefix(amount, "-")
	text := filled(pattern, []any{c.Number(amount), sign})
	if negative {
		return "−" + text
	}
	return text
}

// Date writes the local day of an instant.
func (c *Catalogue) Date(i timeline.Instant) string {
	if !i.Known() {
		return "–"
	}
	return c.date(i.In(c.zone))
}

// DateTime writes the local day and minute of an instant.
func (c *Catalogue) DateTime(i timeline.Instant) string {
	if !i.Known() {
		return "–"
	}
	return c.date(i.In(c.zone)) + i.In(c.zone).Format(" 15:04")
}

// Stamp reads an RFC 3339 instant of report.json and writes it as DateTime does.
func (c *Catalogue) Stamp(s string) string {
	t, err := time.Parse(time.RFC3339Nano, s)
	if err != nil {
		return "–"
	}
	return c.DateTime(timeline.Of(t))
}

// Day writes a local date, 2006-01-02; anything else is a dash.
func (c *Catalogue) Day(date string) string {
	t, err := time.Parse(time.DateOnly, date)
	if err != nil {
		return "–"
	}
	return c.date(t)
}

// Month writes a period's label: "October 2026" for 2026-10, other labels as they are.
func (c *Catalogue) Month(label string) string {
	t, err := time.Parse("2006-01", label)
	if err != nil {
		return label
	}
	return c.T("month."+strconv.Itoa(int(t.Month()))) + " " + strconv.Itoa(t.Year())
}

// ShortMonth writes a period's label for an axis: "Oct 26".
func (c *Catalogue) ShortMonth(label string) string {
	t, err := time.Parse("2006-01", label)
	if err != nil {
		return label
	}
	return c.T("mon."+strconv.Itoa(int(t.Month()))) + " " + t.Format("06")
}

// SheetDate is the form of dates as a workbook names it.
func (c *Catalogue) SheetDate() string { return strings.ToLower(c.format.Date) }

// date writes a day in the pattern of the locale.
func (c *Catalogue) date(t time.Time) string {
	month := strconv.Itoa(int(t.Month()))
	var b strings.Builder
	for rest := c.format.Date; rest != ""; {
		first, _ := utf8.DecodeRuneInString(rest)
		n := len(rest) - len(strings.TrimLeft(rest, string(first)))
		switch run := rest[:n]; run {
		case "d":
			b.WriteString(t.Format("2"))
		case "dd":
			b.WriteString(t.Format("02"))
		case "MM":
			b.WriteString(t.Format("01"))
		case "MMM":
			b.WriteString(c.T("mon." + month))
		case "MMMM":
			b.WriteString(c.T("month." + month))
		case "yy":
			b.WriteString(t.Format("06"))
		case "yyyy":
			b.WriteString(t.Format("2006"))
		default:
			b.WriteString(run)
		}
		rest = rest[n:]
	}
	return b.String()
}

// Duration writes a length of time in its two largest units, exactly when it has no more: "9 h 12 min",
// "2 d 3 h", "45 s". Days are 24 hours.
func (c *Catalogue) Duration(d timeline.Micros) string {
	if d < 0 {
		return "−" + c.Duration(-max(d, -math.MaxInt64)) // the smallest number has no counterpart
	}
	if d < timeline.Minute {
		whole, rest := d/timeline.Second, d%timeline.Second
		text := strconv.FormatInt(int64(whole), 10)
		if rest != 0 {
			text = strings.TrimRight(text+"."+pad6(int64(rest)), "0")
		}
		return c.unit(c.Number(text), c.T("unit.s"))
	}
	units := []struct {
		size timeline.Micros
		key  string
	}{{timeline.Day, "unit.d"}, {timeline.Hour, "unit.h"}, {timeline.Minute, "unit.min"}, {timeline.Second, "unit.s"}}
	var parts []string
	for i, u := range units {
		if n := d / u.size; n > 0 {
			parts = append(parts, c.unit(c.Integer(int64(n)), c.T(u.key)))
			if d -= n * u.size; i+1 < len(units) {
				if m := d / units[i+1].size; m > 0 {
					parts = append(parts, c.unit(c.Integer(int64(m)), c.T(units[i+1].key)))
				}
			}
			break
		}
	}
	return strings.Join(parts, " ")
}

// Clock writes a length of time in hours, minutes and seconds, all that are not zero: parts of a sentence add up, and
// what is a second over a target never prints as the target.
func (c *Catalogue) Clock(d timeline.Micros) string {
	if d < timeline.Minute {
		return c.Duration(d)
	}
	var parts []string
	if h := d / timeline.Hour; h > 0 {
		parts = append(parts, c.unit(c.Integer(int64(h)), c.T("unit.h")))
	}
	if m := d % timeline.Hour / timeline.Minute; m > 0 {
		parts = append(parts, c.unit(c.Integer(int64(m)), c.T("unit.min")))
	}
	if rest := d % timeline.Minute; rest > 0 {
		parts = append(parts, c.Duration(rest))
	}
	return strings.Join(parts, " ")
}

func pad6(n int64) string {
	s := strconv.FormatInt(n, 10)
	return strings.Repeat("0", 6-len(s)) + s
}
