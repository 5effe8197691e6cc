package cell

import "bytes"

// unrecognised is the problem of a text in which no date was found, with the likely reason.
func unrecognised(text []byte) *Problem {
	const wanted = "is not a date and time, wanted one such as 2026-01-31 16:05 or 31.01.2026 16:05"
	return problem(text, likelyReason(text), wanted)
}

// likelyReason looks for a known mistake.
func likelyReason(text []byte) string {
	if d, ok := parseDigits(text); ok {
		if days, _, ok := d.scaled(0); ok && days >= 20000 && days < 80000 {
			return "a spreadsheet's day number? Declare the format excel for this column"
		}
		return "a number? Declare the format unix, unix-ms, unix-us or excel for this column"
	}
	r := reader{text: text}
	if r.clock() && (r.at == len(text) || r.spaces()) {
		return "a time of day without a date: map a column that has both"
	}
	var t Times
	if cut := bytes.LastIndexByte(text, ' '); cut > 0 && allLetters(text[cut+1:]) && t.recognise(&r, text[:cut]) != nil {
		return "zone abbreviations such as CET or EST do not name one zone; export times with an offset, or declare a format " +
			"with the letters in quotes, such as yyyy-MM-dd HH:mm:ss 'CET', which is then read in the source's zone"
	}
	return "declare the format of this column, such as dd.MM.yyyy HH:mm"
}

func allLetters(text []byte) bool {
	for _, c := range text {
		if !isLetter(c) {
			return false
		}
	}
	return len(text) > 0
}
