package paper

import (
	"strings"
	"unicode"
)

// Width is how far a line of text runs, in millimetres.
func (s *Sheet) Width(text string, f Face) float64 {
	t := s.fonts.Weight(f.Bold)
	sum := 0
	for _, r := range text {
		switch {
		case r < 1<<16 && t.Has[r]:
			sum += int(t.Advance[r])
		default:
			if fonts := s.fonts.Spare.Having(r, f.Bold); fonts != nil {
				sum += int(fonts.Weight(f.Bold).Advance[r])
			}
		}
	}
	return float64(sum) / 1000 * f.Points * millimetre
}

// Wrap breaks clean text into lines no wider than a width: at spaces, else behind hyphens and slashes, else
// within a word. Nothing is left out. Every text has at least one line.
func (s *Sheet) Wrap(text string, f Face, width float64) []string {
	text = s.Clean(text, f)
	if s.Width(text, f) <= width {
		return []string{text}
	}
	var lines []string
	line := ""
	for _, word := range Unbroken(text) {
		if line != "" && s.Width(line+" "+word, f) <= width {
			line += " " + word
			continue
		}
		if line != "" {
			lines = append(lines, line)
		}
		parts := s.pieces(word, f, width)
		lines = append(lines, parts[:len(parts)-1]...)
		line = parts[len(parts)-1]
	}
	return append(lines, line)
}

// Unbroken cuts a text at its spaces, but for those at which no line may break, the wide one and the narrow one.
func Unbroken(text string) []string {
	return strings.FieldsFunc(text, func(r rune) bool { return unicode.IsSpace(r) && !strings.ContainsRune(firm, r) })
}

// firm are the spaces at which no line breaks.
const firm = "\u00a0\u202f"

// Few is wrapped text of at most so many lines; what does not fit ends in an ellipsis.
func (s *Sheet) Few(text string, f Face, width float64, most int) []string {
	lines := s.Wrap(text, f, width)
	if len(lines) > most {
		rest := strings.Join(lines[most-1:], " ")
		lines = append(lines[:most-1:most-1], s.Short(rest, f, width))
	}
	return lines
}

// pieces cuts a word that is wider than a line; a word that is not comes back whole.
func (s *Sheet) pieces(word string, f Face, width float64) []string {
	var parts []string
	for s.Width(word, f) > width {
		at := s.cut(word, f, width)
		parts = append(parts, word[:at])
		word = word[at:]
	}
	return append(parts, word)
}

// cut is where to break a word that is too wide: behind the last mark that fits, else behind the last letter
// that fits, and behind the first letter at the least.
func (s *Sheet) cut(word string, f Face, width float64) int {
	letter, mark := 0, 0
	for i, r := range word {
		end := i + len(string(r))
		if letter > 0 && s.Width(word[:end], f) > width {
			break
		}
		letter = end
		if strings.ContainsRune("-/_.:,;&?=\u2013"+firm, r) {
			mark = end
		}
	}
	if mark > letter/3 {
		return mark
	}
	return letter
}

// Short is text on one line: what does not fit ends in an ellipsis.
func (s *Sheet) Short(text string, f Face, width float64) string {
	text = s.Clean(text, f)
	if s.Width(text, f) <= width {
		return text
	}
	for at := s.cut(text, f, width-s.Width("…", f)); at > 0; at-- {
		if cut := strings.TrimRight(strings.ToValidUTF8(text[:at], ""), " ,;"+firm); s.Width(cut+"…", f) <= width {
			return cut + "…"
		}
	}
	return "…"
}
