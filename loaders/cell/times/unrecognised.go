package times

import (
	"bytes"

	"github.com/slareport/slareport/loaders/cell"
	"github.com/slareport/slareport/loaders/cell/chars"
	"github.com/slareport/slareport/loaders/cell/digits"
	"github.com/slareport/slareport/report/finding"
)

// unrecognised is the problem of a text in which no date was found, with the likely reason.
func unrecognised(text []byte) *finding.Problem {
	return cell.Problem(text, "cell.unrecognised-date", likelyReason(text))
}

// likelyReason looks for a known mistake.
func likelyReason(text []byte) string {
	if d, ok := digits.Parse(text); ok {
		if days, _, ok := d.Scaled(0); ok && days >= 20000 && days < 80000 {
			return "hint.day-number"
		}
		return "hint.number-as-date"
	}
	r := scanner{text: text}
	if r.clock() && (r.at == len(text) || r.spaces()) {
		return "hint.time-without-date"
	}
	var t Reader
	cut := bytes.LastIndexAny(text, " [")
	if cut > 0 && nameOfZone(text[cut+1:]) && t.recognise(&r, text[:cut]) != nil {
		return "hint.zone-abbreviation"
	}
	return "hint.declare-format"
}

// nameOfZone tells whether a text may be CET, or Europe/Berlin, in brackets or not.
func nameOfZone(text []byte) bool {
	for i, c := range text {
		if !chars.IsLetter(c) && c != '/' && c != '_' && (c != ']' || i < len(text)-1) {
			return false
		}
	}
	return len(text) > 0
}
