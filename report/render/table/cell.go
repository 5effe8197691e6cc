package table

import (
	"strconv"
	"strings"

	"github.com/slareport/slareport/report"
	"github.com/slareport/slareport/report/exact"
	"github.com/slareport/slareport/report/words"
)

// Kind says what a cell holds.
type Kind uint8

// The kinds. Raw in each: text as it is; a decimal for numbers, percentages (in percent points) and money;
// 2006-01-02 for dates, RFC 3339 in UTC for instants; seconds as a decimal for durations; the name of report.json for
// verdicts and parties; empty for rows (see List) and the change since the period before for trends (see Series).
const (
	KindText Kind = iota
	KindNumber
	KindPercent
	KindMoney
	KindDate
	KindDateTime
	KindDuration
	KindVerdict
	KindParty
	KindRows
	KindTrend
)

// align is where cells of the kind stand unless a builder says otherwise.
func (k Kind) align() Align {
	switch k {
	case KindNumber, KindPercent, KindMoney, KindDuration:
		return Right
	}
	return Left
}

// Cell is one value. A workbook takes Raw, a page prints it with Print; both mean the same figure.
type Cell struct {
	Kind   Kind
	Raw    string   // the value, exact; "" when there is none
	Shown  string   // decimal that documents print where it is shorter than Raw, already rounded on the safe side
	Unit   string   // of a number ("ms"), currency of money (ISO 4217)
	Severe bool     // a verdict below the minimum level
	Strong bool     // a total or result: print bold
	List   []string // rows of files behind the value
	Series []string // trend: contractual values, oldest first; "" is a period without volume
	Target string   // trend: the value promised at the end
	Of     string   // id of the objective or miss that the cell is about, for links
}

// Text is words.
func Text(s string) Cell { return Cell{Kind: KindText, Raw: s} }

// Linked is words about an objective or a miss, by its id.
func Linked(s, of string) Cell { return Cell{Kind: KindText, Raw: s, Of: of} }

// Number is a decimal with a unit ("" for none).
func Number(decimal, unit string) Cell { return Cell{Kind: KindNumber, Raw: decimal, Unit: unit} }

// Integer is a whole number.
func Integer(n int) Cell { return Number(strconv.Itoa(n), "") }

// Percent is a share in percent points.
func Percent(decimal string) Cell { return Cell{Kind: KindPercent, Raw: decimal} }

// Money is an amount in a currency.
func Money(amount, currency string) Cell { return Cell{Kind: KindMoney, Raw: amount, Unit: currency} }

// Day is a local date, 2006-01-02; "" is none.
func Day(date string) Cell { return Cell{Kind: KindDate, Raw: date} }

// Moment is an instant, printed to the minute; "" is none.
func Moment(stamp string) Cell { return Cell{Kind: KindDateTime, Raw: stamp} }

// Seconds is a length of time.
func Seconds(s float64) Cell {
	return Cell{Kind: KindDuration, Raw: strconv.FormatFloat(s, 'f', -1, 64)}
}

// Verdict is how something ended; severe marks one below the minimum level.
func Verdict(v report.Verdict, severe bool) Cell {
	return Cell{Kind: KindVerdict, Raw: string(v), Severe: severe}
}

// Party names who answers.
func Party(name string) Cell { return Cell{Kind: KindParty, Raw: name} }

// Positions lists the rows of files behind a figure.
func Positions(list []string) Cell { return Cell{Kind: KindRows, List: list} }

// Figure is a measured value in the objective's unit.
func Figure(o *report.Objective, raw, shown string) Cell {
	if o.ValueUnit == "%" {
		return Cell{Kind: KindPercent, Raw: raw, Shown: shown}
	}
	return Cell{Kind: KindNumber, Raw: raw, Shown: shown, Unit: o.ValueUnit}
}

// Amount is a number of units judged: time for seconds, else a count.
func Amount(amount, unit string) Cell {
	if unit == "second" {
		return Cell{Kind: KindDuration, Raw: amount}
	}
	return Number(amount, "")
}

// Print writes the cell as a reader sees it; nothing is a dash.
func (x Cell) Print(c *words.Catalogue) string {
	switch x.Kind {
	case KindNumber:
		return c.Figure(x.display(), x.Unit)
	case KindPercent:
		return c.Figure(x.display(), "%")
	case KindMoney:
		return c.Money(x.display(), x.Unit)
	case KindDate:
		return c.Day(x.Raw)
	case KindDateTime:
		return c.Stamp(x.Raw)
	case KindDuration:
		return x.duration(c)
	case KindVerdict:
		return x.verdict(c)
	case KindParty:
		return PartyName(c, x.Raw)
	case KindRows:
		return strings.Join(x.List, ", ")
	case KindTrend:
		return x.change(c)
	}
	return x.Raw
}

func (x Cell) display() string {
	if x.Shown != "" {
		return x.Shown
	}
	return x.Raw
}

func (x Cell) duration(c *words.Catalogue) string {
	if x.Raw == "" {
		return dash
	}
	d, ok := exact.Micros(x.Raw)
	if !ok {
		return x.Raw
	}
	return c.Clock(d)
}

func (x Cell) verdict(c *words.Catalogue) string {
	if x.Raw == "" {
		return dash
	}
	if x.Severe {
		return c.T("verdict.below minimum")
	}
	return c.T("verdict." + x.Raw)
}

// change is the trend in words: the difference to the period before, with its sign.
func (x Cell) change(c *words.Catalogue) string {
	switch {
	case x.Raw == "":
		return dash
	case strings.HasPrefix(x.Raw, "-"):
		return c.Figure(x.Raw, x.Unit)
	case strings.Trim(x.Raw, "0.") == "":
		return "±" + c.Figure("0", x.Unit)
	}
	return "+" + c.Figure(x.Raw, x.Unit)
}

// dash stands for what is not there.
const dash = "–"

// PartyName is a party's word; a whole (party "") is "all".
func PartyName(c *words.Catalogue, name string) string {
	if name == "" {
		return c.T("party.all")
	}
	return c.T("party." + name)
}

func Strong(x Cell) Cell {
	x.Strong = true
	return x
}

// Known is a length of time; zero means that the miss has none.
func Known(seconds float64) Cell {
	if seconds == 0 {
		return Cell{Kind: KindDuration}
	}
	return Seconds(seconds)
}
