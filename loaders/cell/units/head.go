package units

import (
	"slices"
	"strings"
	"unicode"

	"github.com/slareport/slareport/loaders/cell/chars"
)

// OfHead is the unit of time that the head of a column names for its numbers, or hh:mm or mm:ss for the meaning of
// 1:30: "Duration (min)", "latency_ms", "Dauer in Stunden", "seconds_to_resolve". It is "" where the head names none,
// or several, or one that is not a fixed length, such as business hours.
func OfHead(head string) string {
	lower := strings.ToLower(head)
	switch {
	case strings.Contains(lower, "h:mm:ss"):
		return ""
	case strings.Contains(lower, "mm:ss"):
		return "mm:ss"
	case strings.Contains(lower, "h:mm"), strings.Contains(lower, "[h]:mm"):
		return "hh:mm"
	}
	words, found := headWords(head), ""
	for i, w := range words {
		length, ok := OfTime([]byte(w.text))
		if !ok || !namesUnit(words, i) {
			continue
		}
		if other, _ := OfTime([]byte(found)); found != "" && other != length {
			return ""
		}
		found = w.text
	}
	return found
}

// BareHead is a head without the unit at its end, "" where it ends with none: "Response time" of "Response time (min)".
func BareHead(head string) string {
	head = strings.TrimRight(head, " ")
	end := len(head)
	if n := strings.LastIndexAny(head, "(["); n > 0 && head[len(head)-1] == chars.Closing(head[n]) {
		if OfHead(head[n:]) == "" && !HeadInPercent(head[n:]) {
			return ""
		}
		end = n
	} else if words := headWords(head); endsWithUnit(words) && OfHead(head) != "" {
		end = words[len(words)-1].at
		if before := words[len(words)-2]; slices.Contains(ins, before.text) {
			end = before.at
		}
	} else if bare, percent := strings.CutSuffix(head, "%"); percent {
		end = len(bare)
	}
	if end == len(head) {
		return ""
	}
	return strings.TrimRight(head[:end], " _-,/.:")
}

func endsWithUnit(words []headWord) bool {
	last := len(words) - 1
	if last < 1 {
		return false
	}
	_, ok := OfTime([]byte(words[last].text))
	return ok && namesUnit(words, last)
}

// HeadInPercent tells whether the head of a column says that its numbers are percentages.
func HeadInPercent(head string) bool {
	if strings.Contains(head, "%") {
		return true
	}
	for _, w := range headWords(head) {
		if slices.Contains([]string{"pct", "percent", "percentage", "prozent", "pourcent", "pourcentage"}, w.text) {
			return true
		}
	}
	return false
}

// headWord is a word of a head, in lower case.
type headWord struct {
	text   string
	at     int
	after  rune // what stands before it; 0 at the start or within camelCase
	closed bool // nothing but a closing bracket follows it
}

// headWords splits at everything that is no letter, and within camelCase.
func headWords(head string) (words []headWord) {
	var last rune
	from := -1
	flush := func(end int, next rune) {
		if from >= 0 {
			w := &words[len(words)-1]
			w.text, w.closed = strings.ToLower(head[from:end]), next == ')' || next == ']'
			from = -1
		}
	}
	for i, c := range head {
		switch {
		case !unicode.IsLetter(c):
			flush(i, c)
		case from < 0:
			words, from = append(words, headWord{at: i, after: last}), i
		case unicode.IsUpper(c) && unicode.IsLower(last):
			flush(i, c)
			words, from = append(words, headWord{at: i}), i
		}
		last = c
	}
	flush(len(head), 0)
	return words
}

// ins are the words before a unit; spans are those that make it another length than it says; tos follow one that
// begins a head.
var (
	ins   = []string{"in", "en"}
	spans = []string{"business", "working", "work", "office", "calendar", "service", "per", "pro", "par", "opening"}
	tos   = []string{"to", "until", "before", "since", "of", "bis", "avant"}
)

// namesUnit tells whether a word that may be a unit is meant as one where it stands.
func namesUnit(words []headWord, i int) bool {
	w, before := words[i], ""
	if i > 0 {
		before = words[i-1].text
	}
	bracketed := w.closed && (w.after == '(' || w.after == '[' || i > 1 && slices.Contains(ins, before))
	switch {
	case slices.Contains(spans, before):
		return false
	case bracketed, slices.Contains(ins, before):
		return true
	case i == len(words)-1 && i > 0:
		return len(w.text) > 1 || w.after == '_' || w.after == '/'
	case i == len(words)-1:
		return len(w.text) > 1
	}
	return i == 0 && len(w.text) > 1 && slices.Contains(tos, words[1].text)
}
