package times

import (
	"fmt"
	"maps"
	"strings"

	"github.com/slareport/slareport/loaders/cell"
	"github.com/slareport/slareport/loaders/cell/chars"
)

// element is one step of a format.
type element struct {
	kind    elementKind
	exact   bool      // exactly two digits, because digits follow at once
	literal byte      // of kind literal
	inner   []element // of kind optional
}

type elementKind uint8

const (
	literal elementKind = iota
	spaces              // one or more
	optional
	year4
	year2
	month
	monthWord
	day
	firstOfTwo  // day or month: which, is a matter of the column
	secondOfTwo // the other one
	hour24
	hour12
	minute
	second
	fraction
	halfOfDay // AM or PM
	offset
	weekday
)

// digitKinds are the kinds that take digits.
func (k elementKind) digits() bool {
	return k == year4 || k == year2 || k == month || k >= day && k <= fraction
}

// format is a compiled date format.
type format struct {
	text     string
	elements []element
}

// letters are the runs of letters a format is written with.
var letters = map[string]elementKind{
	"yyyy": year4, "yy": year2, "MMMM": monthWord, "MMM": monthWord, "MM": month, "M": month,
	"dd": day, "d": day, "EEEE": weekday, "EEE": weekday, "HH": hour24, "H": hour24, "hh": hour12, "h": hour12,
	"mm": minute, "m": minute, "ss": second, "s": second, "a": halfOfDay, "Z": offset,
	"F": firstOfTwo, "G": secondOfTwo, // only in the formats that are recognised
}

// letterHelp is the hint of every error about a format.
const letterHelp = "a format is written like dd.MM.yyyy HH:mm:ss: yyyy or yy year, MM month, MMM its name, dd day, " +
	"HH hour, hh with a for AM/PM, mm minute, ss second, SSS decimals, X offset, EEE weekday, 'text' in quotes, [optional]"

// parseFormat compiles a format that a user declared.
func parseFormat(text string) (*format, error) {
	if hint := foreignFormat(text); hint != "" {
		return nil, &cell.Mistake{Text: fmt.Sprintf("%q is not a date format", text), Hint: hint + "; " + letterHelp}
	}
	if strings.ContainsAny(unquoted(text), "FG") {
		return nil, formatProblem(text, "has a letter that means nothing")
	}
	f, err := compile(text)
	if err != nil {
		return nil, err
	}
	has := map[elementKind]bool{}
	f.kinds(f.elements, has)
	if part := repeated(f.elements, map[string]bool{}); part != "" {
		return nil, formatProblem(text, "has the "+part+" twice")
	}
	switch {
	case !has[year4] && !has[year2]:
		return nil, formatProblem(text, "has no year")
	case !has[month] && !has[monthWord]:
		return nil, formatProblem(text, "has no month, MM (mm is minutes)")
	case !has[day]:
		return nil, formatProblem(text, "has no day")
	case has[hour12] && !has[halfOfDay]:
		return nil, formatProblem(text, "has an hour hh of twelve without a for AM/PM (HH is the hour of 24)")
	}
	return f, nil
}

// foreignFormat recognises the way other programs write formats.
func foreignFormat(text string) string {
	switch {
	case strings.Contains(text, "%"):
		return "this looks like strftime"
	case strings.Contains(text, "2006") || strings.Contains(text, "15:04"):
		return "this looks like a layout of Go"
	case strings.ContainsAny(unquoted(text), "YD"):
		return "capital Y and D are not used here"
	}
	return ""
}

// unquoted leaves out what stands between quotes.
func unquoted(text string) string {
	var out strings.Builder
	for i, part := range strings.Split(text, "'") {
		if i%2 == 0 {
			out.WriteString(part)
		}
	}
	return out.String()
}

func formatProblem(text, what string) *cell.Mistake {
	return &cell.Mistake{Text: fmt.Sprintf("the date format %q %s", text, what), Hint: letterHelp}
}

// kinds collects what a format reads.
func (f *format) kinds(elements []element, has map[elementKind]bool) {
	for _, e := range elements {
		has[e.kind] = true
		f.kinds(e.inner, has)
	}
}

// partNames are what the elements read, by their kinds.
var partNames = map[elementKind]string{
	year4: "year", year2: "year", month: "month", monthWord: "month", day: "day", hour24: "hour", hour12: "hour",
	minute: "minute", second: "second", fraction: "part of the second", halfOfDay: "half of the day", offset: "offset",
	weekday: "weekday",
}

// repeated gives a part of a date that is read twice, "" for none. Optional parts beside each other may be
// alternatives.
func repeated(elements []element, seen map[string]bool) string {
	for _, e := range elements {
		part := partNames[e.kind]
		if part != "" && seen[part] {
			return part
		}
		seen[part] = true
	}
	for _, e := range elements {
		if part := repeated(e.inner, maps.Clone(seen)); part != "" {
			return part
		}
	}
	return ""
}

// OrderOf tells which of two numbers of a declared format is the day; Undecided where it has no two.
func OrderOf(text string) Order {
	f, err := compile(text)
	if err != nil {
		return Undecided
	}
	for _, e := range f.elements {
		switch e.kind {
		case day:
			return DayFirst
		case month:
			return MonthFirst
		case monthWord, year4, year2:
			return Undecided
		}
	}
	return Undecided
}

// compile turns a format's text into elements.
func compile(text string) (*format, error) {
	elements, rest, err := compileUntil(text, text, 0)
	if err != nil {
		return nil, err
	}
	if rest != "" {
		return nil, formatProblem(text, "has a ] without [")
	}
	return &format{text: text, elements: elements}, nil
}

// maxNesting is how deep optional parts may stand in each other.
const maxNesting = 8

// compileUntil compiles up to the end or to the ] that closes the part at hand, and gives what is left.
func compileUntil(whole, text string, depth int) (elements []element, rest string, err error) {
	if depth > maxNesting {
		return nil, "", formatProblem(whole, "has too many [ in each other")
	}
	for text != "" {
		var e []element
		switch c := text[0]; {
		case c == ']':
			return markExact(elements), text, nil
		case c == '[':
			inner, after, err := compileUntil(whole, text[1:], depth+1)
			if err != nil {
				return nil, "", err
			}
			if after == "" {
				return nil, "", formatProblem(whole, "has a [ without ]")
			}
			e, text = []element{{kind: optional, inner: inner}}, after[1:]
		case c == '\'':
			if e, text, err = quoted(whole, text[1:]); err != nil {
				return nil, "", err
			}
		case chars.IsLetter(c):
			if e, text, err = letterRun(whole, text); err != nil {
				return nil, "", err
			}
		case c == ' ':
			e, text = []element{{kind: spaces}}, strings.TrimLeft(text, " ")
		default:
			e, text = []element{{kind: literal, literal: c}}, text[1:]
		}
		elements = append(elements, e...)
	}
	return markExact(elements), "", nil
}

// quoted takes text up to the closing quote; two quotes are one, inside and outside of quotes.
func quoted(whole, text string) ([]element, string, error) {
	if strings.HasPrefix(text, "'") {
		return []element{{kind: literal, literal: '\''}}, text[1:], nil
	}
	var elements []element
	for i := 0; i < len(text); i++ {
		if text[i] == '\'' {
			if !strings.HasPrefix(text[i+1:], "'") {
				return elements, text[i+1:], nil
			}
			i++
		}
		elements = append(elements, element{kind: literal, literal: text[i]})
	}
	return nil, "", formatProblem(whole, "has a quote that is not closed")
}

// letterRun takes a run of one letter.
func letterRun(whole, text string) ([]element, string, error) {
	n := 1
	for n < len(text) && text[n] == text[0] {
		n++
	}
	kind, ok := letters[text[:n]]
	switch text[0] { // as many of these as one likes
	case 'S':
		kind, ok = fraction, true
	case 'X':
		kind, ok = offset, true
	}
	if !ok {
		return nil, "", formatProblem(whole, fmt.Sprintf("has %q, which means nothing", text[:n]))
	}
	return []element{{kind: kind}}, text[n:], nil
}

// markExact gives numbers that are followed by digits at once a fixed width: yyyyMMdd.
func markExact(elements []element) []element {
	for i := range elements[:max(len(elements)-1, 0)] {
		elements[i].exact = elements[i+1].kind.digits()
	}
	return elements
}
