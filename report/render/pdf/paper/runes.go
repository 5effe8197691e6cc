package paper

import (
	"fmt"
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"github.com/slareport/slareport/report/evidence"
	"github.com/slareport/slareport/report/finding"
)

// box stands for a character that the document's fonts lack.
const box = '□'

// Clean makes any text drawable: composed, on one line, and with a box for each character that no font has or
// that lies beyond the basic plane (where the library panics). What was boxed is remembered for a finding.
func (s *Sheet) Clean(text string, f Face) string {
	if s.drawable(text, f) {
		return text
	}
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\t' || r == '\n' || r == '\r' || r == '\u2028' || r == '\u2029':
			return ' '
		case invisible(r):
			return -1
		case s.fonts.Having(r, f.Bold) != nil:
			if s.loose == "" && r >= 0x590 && unicode.In(r, joined...) {
				s.loose = looseWord(text)
			}
			return r
		}
		s.boxed[r] = true
		return box
	}, norm.NFC.String(strings.ToValidUTF8(text, "�")))
}

// drawable tells of most text that it can be drawn as it is: letters below the combining marks (which NFC leaves
// alone) and the signs of verdicts and parties, all of them in the document's own fonts.
func (s *Sheet) drawable(text string, f Face) bool {
	t := s.fonts.Weight(f.Bold)
	for _, r := range text {
		if r < ' ' || r >= 0x7f && r < 0xa0 || r == 0xad || r >= 0x300 && (r < 0x25a0 || r > 0x2718) || !t.Has[r] {
			return false
		}
	}
	return true
}

// invisible characters leave no trace: controls, soft hyphens, joiners, variation and direction marks.
func invisible(r rune) bool {
	return unicode.Is(unicode.Cc, r) || unicode.Is(unicode.Cf, r) || unicode.Is(unicode.Variation_Selector, r)
}

// joined are scripts whose letters run from right to left, or join or move by what stands beside them: the library
// sets one letter after the other.
var joined = []*unicode.RangeTable{
	unicode.Arabic, unicode.Hebrew, unicode.Syriac, unicode.Thaana, unicode.Nko, unicode.Mongolian,
	unicode.Devanagari, unicode.Bengali, unicode.Gurmukhi, unicode.Gujarati, unicode.Oriya, unicode.Tamil, unicode.Telugu,
	unicode.Kannada, unicode.Malayalam, unicode.Sinhala, unicode.Tibetan, unicode.Myanmar, unicode.Khmer,
}

// looseWord is the first word with such letters.
func looseWord(text string) string {
	for _, word := range strings.Fields(text) {
		if strings.ContainsFunc(word, func(r rune) bool { return unicode.In(r, joined...) }) {
			return word
		}
	}
	return text
}

// Findings name a word whose letters should have been joined, and the characters shown as boxes, in order.
func (s *Sheet) Findings() (found []evidence.Finding) {
	var list []rune
	for r := range s.boxed {
		list = append(list, r)
	}
	if s.loose != "" {
		found = append(
			found,
			evidence.Finding{
				Severity: "warning", Message: finding.Say("pdf.loose", finding.Quote(s.loose)), Hint: finding.Say("pdf.loose.hint"),
			},
		)
	}
	if len(list) == 0 {
		return found
	}
	slices.Sort(list)
	names := make(finding.All, 0, len(list))
	for _, r := range list {
		names = append(names, fmt.Sprintf("%q (%U)", r, r))
	}
	const most = 10
	if len(names) > most {
		names = append(names[:most], "…")
	}
	return append(found, evidence.Finding{
		Severity: "warning", Count: len(list),
		Message: finding.Say("pdf.boxed", names), Hint: finding.Say("pdf.boxed.hint"),
	})
}
