package pdf

import (
	"fmt"
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"github.com/slareport/slareport/report/evidence"
)

// box stands for a character that the document's fonts lack.
const box = '□'

// clean makes any text drawable: composed, on one line, and with a box for each character that a face lacks or
// that lies beyond the basic plane (where the library panics). What was boxed is remembered for a finding.
func (s *sheet) clean(text string, f face) string {
	if plain(text) {
		return text
	}
	t := s.typeface(f)
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\t' || r == '\n' || r == '\r' || r == '\u2028' || r == '\u2029':
			return ' '
		case invisible(r):
			return -1
		case r < 1<<16 && t.has[r]:
			return r
		}
		s.boxed[r] = true
		return box
	}, norm.NFC.String(strings.ToValidUTF8(text, "�")))
}

// plain is text of printable ASCII, which every font has.
func plain(text string) bool {
	for i := 0; i < len(text); i++ {
		if text[i] < ' ' || text[i] > '~' {
			return false
		}
	}
	return true
}

// invisible characters leave no trace: controls, soft hyphens, joiners, variation and direction marks.
func invisible(r rune) bool {
	return unicode.Is(unicode.Cc, r) || unicode.Is(unicode.Cf, r) || unicode.Is(unicode.Variation_Selector, r)
}

// findings are the notes on the way and one that names the characters shown as boxes, in order.
func (s *sheet) findings() []evidence.Finding {
	var list []rune
	for r := range s.boxed {
		list = append(list, r)
	}
	if len(list) == 0 {
		return s.notes
	}
	slices.Sort(list)
	names := make([]string, 0, len(list))
	for _, r := range list {
		names = append(names, fmt.Sprintf("%q (%U)", r, r))
	}
	const most = 10
	if len(names) > most {
		names = append(names[:most], "…")
	}
	return append(s.notes, evidence.Finding{
		Severity: "warning", Count: len(list),
		Text: s.words.T("pdf.boxed", strings.Join(names, ", ")),
		Hint: s.words.T("pdf.boxed.hint"),
	})
}
