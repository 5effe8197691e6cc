package workbook

import (
	"strings"

	"github.com/slareport/slareport/loaders/cell"
)

// builtin is what the number formats show that files refer to without spelling them out (ECMA-376 part 1,
// §18.8.30): 9 and 10 are percentages; 14 to 22 and 45 to 47 are times everywhere, 27 to 36 and 50 to 58 in East Asian
// locales.
func builtin(id int) cell.Format {
	switch {
	case id == 9 || id == 10:
		return cell.Format{Kind: cell.Number, Unit: "%"}
	case id >= 32 && id <= 35, id == 22:
		return cell.Format{Kind: cell.Date}
	case id >= 14 && id <= 17, id >= 27 && id <= 36, id >= 50 && id <= 58:
		return cell.Format{Kind: cell.Date, Day: true}
	case id >= 18 && id <= 21, id == 45, id == 47:
		return cell.Format{Kind: cell.Clock}
	case id == 46:
		return cell.Format{Kind: cell.Elapsed}
	}
	return plainFormat
}

// formatKind tells what a number format shows: a date, a time, elapsed time or a number. Only its first
// section counts, which is the one for positive values.
func formatKind(format string) cell.Kind {
	date, clock, elapsed := shown(format)
	switch {
	case elapsed:
		return cell.Elapsed
	case date:
		return cell.Date
	case clock:
		return cell.Clock
	}
	return cell.Number
}

// showsTime tells whether a format shows hours, minutes or seconds.
func showsTime(format string) bool {
	_, clock, _ := shown(format)
	return clock
}

// shown tells which parts of a date and time a format shows.
func shown(format string) (date, clock, elapsed bool) {
	if strings.EqualFold(strings.TrimSpace(format), "general") {
		return false, false, false
	}
	before := byte(0) // the last letter of a date or time
	for i := 0; i < len(format); {
		c := lowerByte(format[i])
		switch {
		case c == ';':
			return date, clock, false
		case c == '"':
			i += len(upTo(format[i+1:], '"')) + 1
		case c == '\\' || c == '_' || c == '*':
			i++ // the next character is shown, or its width, or is repeated
		case c == '[':
			inside := upTo(format[i+1:], ']')
			if isElapsed(inside) {
				return false, false, true
			}
			i += len(inside) + 1
		case marker(format[i:]) > 0:
			i += marker(format[i:]) - 1
			clock = true
		case c == 'e' && i+1 < len(format) && (format[i+1] == '+' || format[i+1] == '-'):
			i++ // scientific
		case c == 'h' || c == 's':
			clock, before = true, c
		case c == 'm':
			run := i
			for run < len(format) && lowerByte(format[run]) == 'm' {
				run++
			}
			if before == 'h' || nextLetter(format[run:]) == 's' {
				clock = true
			} else {
				date = true
			}
			before = c
			i = run - 1
		case c == 'y' || c == 'd' || c == 'e' || c == 'b' || c == 'g' &&
			!strings.HasPrefix(strings.ToLower(format[i:]), "general"):
			date, before = true, c
		case c == 'g':
			i += len("general") - 1
		}
		i++
	}
	return date, clock, false
}

// formatUnit is what a format of numbers writes beside the digits: a percent sign, a currency, or a text such as ms.
// Of a format with sections for negative numbers and zero the first one counts.
func formatUnit(format string) string {
	var unit strings.Builder
	for i := 0; i < len(format) && format[i] != ';'; i++ {
		switch c := format[i]; {
		case c == '"':
			text := upTo(format[i+1:], '"')
			unit.WriteString(text)
			i += len(text) + 1
		case c == '\\' && i+1 < len(format):
			i++
			unit.WriteByte(format[i])
		case c == '_' || c == '*':
			i++ // the width of the next character, or as many of it as fit
		case c == '[':
			inside := upTo(format[i+1:], ']')
			if sign, isCurrency := strings.CutPrefix(inside, "$"); isCurrency {
				unit.WriteString(upTo(sign, '-'))
			}
			i += len(inside) + 1
		case c == '%' || c == '$' || c == ' ' || c >= 0x80: // signs of currencies stand as they are
			unit.WriteByte(c)
		}
	}
	return strings.TrimSpace(unit.String())
}

// upTo is the text before a character, all of it if there is none.
func upTo(text string, c byte) string {
	before, _, _ := strings.Cut(text, string(c))
	return before
}

// isElapsed recognises h, hh, m, mm, s, ss … between brackets.
func isElapsed(inside string) bool {
	inside = strings.ToLower(inside)
	return inside != "" && strings.Trim(inside, inside[:1]) == "" && strings.ContainsAny(inside, "hms")
}

// marker is the length of AM/PM or A/P at the start of a format, 0 if there is neither.
func marker(format string) int {
	for _, form := range [...]string{"am/pm", "a/p"} {
		if len(format) >= len(form) && strings.EqualFold(format[:len(form)], form) {
			return len(form)
		}
	}
	return 0
}

// nextLetter is the next letter of a date or time, in lower case.
func nextLetter(format string) byte {
	for i := 0; i < len(format); i++ {
		switch c := lowerByte(format[i]); c {
		case '"':
			i += len(upTo(format[i+1:], '"')) + 1
		case '\\', '_', '*':
			i++
		case ';', '[':
			return 0
		case 'y', 'd', 'h', 'm', 's':
			return c
		}
	}
	return 0
}

func lowerByte(c byte) byte {
	if 'A' <= c && c <= 'Z' {
		return c + 'a' - 'A'
	}
	return c
}
