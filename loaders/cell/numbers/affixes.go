package numbers

import (
	"bytes"
	"strings"

	"github.com/slareport/slareport/loaders/cell"
	"github.com/slareport/slareport/loaders/cell/chars"
)

// affixes are what stands around the digits of a number in a text cell: a sign before or after it, a unit or a currency
// on one side.
type affixes struct {
	body     []byte // digits and marks
	unit     []byte
	negative bool
}

// stripAffixes takes sign and unit off a number. What has something on both sides of it keeps it, and is no number.
func stripAffixes(text []byte) affixes {
	d := affixes{body: text}
	if n := len(text); n > 2 && text[0] == '(' && text[n-1] == ')' { // as accountants write a loss
		d.body, d.negative = cell.Trim(text[1:n-1]), true
	} else {
		d.body, d.negative = CutSign(text)
	}
	front := prefix(d.body)
	if front > 0 {
		d.unit = cell.Trim(d.body[:front])
		var minus bool
		d.body, minus = CutSign(cell.Trim(d.body[front:]))
		d.negative = d.negative != minus
	}
	end := bytes.LastIndexAny(d.body, "0123456789") + 1
	tail := cell.Trim(d.body[end:])
	if end == 0 || len(tail) == 0 || len(tail) == 1 && (tail[0] == '.' || tail[0] == ',') {
		return d
	}
	if tail[0] == '-' && front == 0 { // 1.234,50- €
		d.negative, tail = !d.negative, cell.Trim(tail[1:])
	} else if tail[len(tail)-1] == '-' {
		d.negative, tail = !d.negative, cell.Trim(tail[:len(tail)-1])
	}
	if front > 0 && len(tail) > 0 {
		return affixes{body: text}
	}
	d.body = d.body[:end]
	if front == 0 {
		d.unit = bytes.TrimRight(tail, ".")
	}
	return d
}

// CutSign takes a sign off the front.
func CutSign(text []byte) (body []byte, negative bool) {
	switch {
	case bytes.HasPrefix(text, []byte("-")):
		return cell.Trim(text[1:]), true
	case bytes.HasPrefix(text, []byte("−")):
		return cell.Trim(text[len("−"):]), true
	case bytes.HasPrefix(text, []byte("+")):
		return cell.Trim(text[1:]), false
	}
	return text, false
}

// prefix is the length of what stands before the number, the full stop of Fr. included.
func prefix(text []byte) int {
	at := 0
	for at < len(text) && !chars.IsDigit(text[at]) && strings.IndexByte(".,-+", text[at]) < 0 {
		at++
	}
	if at > 0 && at+1 < len(text) && text[at] == '.' && !chars.IsDigit(text[at+1]) {
		at++
	}
	return at
}
