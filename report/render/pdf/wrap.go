package pdf

import (
	"strings"
	"unicode"
)

// width is how far a line of text runs, in millimetres.
func (s *sheet) width(text string, f face) float64 {
	t := s.fonts.Weight(f.bold)
	sum := 0
	for _, r := range text {
		switch {
		case r < 1<<16 && t.Has[r]:
			sum += int(t.Advance[r])
		default:
			if fonts := s.fonts.Spare.Having(r, f.bold); fonts != nil {
				sum += int(fonts.Weight(f.bold).Advance[r])
			}
		}
	}
	return float64(sum) / 1000 * f.points * millimetre
}

// wrap breaks clean text into lines no wider than a width: at spaces, else behind hyphens and slashes, else
// within a word. Nothing is left out. Every text has at least one line.
func (s *sheet) wrap(text string, f face, width float64) []string {
	text = s.clean(text, f)
	if s.width(text, f) <= width {
		return []string{text}
	}
	var lines []string
	line := ""
	for _, word := range unbroken(text) {
		if line != "" && s.width(line+" "+word, f) <= width {
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

// unbroken cuts a text at its spaces, but for those at which no line may break, the wide one and the narrow one.
func unbroken(text string) []string {
	return strings.FieldsFunc(text, func(r rune) bool { return unicode.IsSpace(r) && !strings.ContainsRune(firm, r) })
}

// firm are the spaces at which no line breaks.
const firm = "\u00a0\u202f"

// few is wrapped text of at most so many lines; what does not fit ends in an ellipsis.
func (s *sheet) few(text string, f face, width float64, most int) []string {
	lines := s.wrap(text, f, width)
	if len(lines) > most {
		rest := strings.Join(lines[most-1:], " ")
		lines = append(lines[:most-1:most-1], s.short(rest, f, width))
	}
	return lines
}

// pieces cuts a word that is wider than a line; a word that is not comes back whole.
func (s *sheet) pieces(word string, f face, width float64) []string {
	var parts []string
	for s.width(word, f) > width {
		at := s.cut(word, f, width)
		parts = append(parts, word[:at])
		word = word[at:]
	}
	return append(parts, word)
}

// cut is where to break a word that is too wide: behind the last mark that fits, else behind the last letter
// that fits, and behind the first letter at the least.
func (s *sheet) cut(word string, f face, width float64) int {
	letter, mark := 0, 0
	for i, r := range word {
		end := i + len(string(r))
		if letter > 0 && s.width(word[:end], f) > width {
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

// short is text on one line: what does not fit ends in an ellipsis.
func (s *sheet) short(text string, f face, width float64) string {
	text = s.clean(text, f)
	if s.width(text, f) <= width {
		return text
	}
	for at := s.cut(text, f, width-s.width("…", f)); at > 0; at-- {
		if cut := strings.TrimRight(strings.ToValidUTF8(text[:at], ""), " ,;"+firm); s.width(cut+"…", f) <= width {
			return cut + "…"
		}
	}
	return "…"
}
