package cell

import (
	"bytes"

	"github.com/slareport/slareport/report/finding"
)

// unrecognised is the problem of a text in which no date was found, with the likely reason.
func unrecognised(text []byte) *finding.Problem {
	return problem(text, "cell.unrecognised-date", likelyReason(text))
}

// likelyReason looks for a known mistake.
func likelyReason(text []byte) string {
	if d, ok := parseDigits(text); ok {
		if days, _, ok := d.scaled(0); ok && days >= 20000 && days < 80000 {
			return "hint.day-number"
		}
		return "hint.number-as-date"
	}
	r := reader{text: text}
	if r.clock() && (r.at == len(text) || r.spaces()) {
		return "hint.time-without-date"
	}
	var t Times
	if cut := bytes.LastIndexByte(text, ' '); cut > 0 && allLetters(text[cut+1:]) && t.recognise(&r, text[:cut]) != nil {
		return "hint.zone-abbreviation"
	}
	return "hint.declare-format"
}

func allLetters(text []byte) bool {
	for _, c := range text {
		if !isLetter(c) {
			return false
		}
	}
	return len(text) > 0
}
