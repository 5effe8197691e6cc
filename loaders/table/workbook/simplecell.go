package workbook

import "bytes"

// simpleCell is the short way for the forms in which spreadsheet programs write nearly every cell:
//
//	<c r="A1" s="3" t="s"><v>17</v></c>
//	<c r="A1" s="3" t="inlineStr"><is><t>text</t></is></c>
//
// with or without s and t. It takes a whole cell or nothing: for any other form, and for all that is
// wrong, the answer is false and the tokenizer decides. Both ways give the same; a fuzz test holds that.
func (r *Reader) simpleCell() bool {
	data := r.xml.data[r.xml.at:]
	at, ok := after(data, 0, `<c r="`)
	if !ok {
		return false
	}
	from := at
	for at < len(data) && data[at] >= 'A' && data[at] <= 'Z' {
		at++
	}
	for at < len(data) && isDigit(data[at]) {
		at++
	}
	column, row, ok := readRef(data[from:at])
	if !ok || column <= r.column || row != r.Row.Number {
		return false
	}
	if at, ok = after(data, at, `"`); !ok {
		return false
	}
	c := content{kind: 'n', valued: true}
	if at, ok = after(data, at, ` s="`); ok {
		from := at
		for at < len(data) && isDigit(data[at]) {
			at++
		}
		if c.style, ok = readInt(data[from:at]); !ok {
			return false
		}
		if at, ok = after(data, at, `"`); !ok {
			return false
		}
	}
	if at, ok = after(data, at, ` t="`); ok {
		size := bytes.IndexByte(data[at:min(len(data), at+12)], '"')
		if size < 0 {
			return false
		}
		if c.kind = typeOf(data[at : at+size]); c.kind == 0 {
			return false // what is no type may be no XML either
		}
		at += size + 1
	}
	open, shut := "><v>", "</v></c>"
	if c.kind == 'i' {
		open, shut = "><is><t>", "</t></is></c>"
	}
	if at, ok = after(data, at, open); !ok {
		return false
	}
	size := bytes.IndexByte(data[at:], '<')
	if size <= 0 {
		return false
	}
	c.value = data[at : at+size : at+size]
	if at, ok = after(data, at+size, shut); !ok || bytes.IndexByte(c.value, '&') >= 0 {
		return false
	}
	if c.kind == 'i' {
		c.value = unescape(c.value)
	}
	r.column = column
	r.xml.at += at
	r.put(r.raw(c))
	return true
}

// after steps over a piece of text if it stands at a place.
func after(data []byte, at int, piece string) (int, bool) {
	if len(data)-at >= len(piece) && string(data[at:at+len(piece)]) == piece {
		return at + len(piece), true
	}
	return at, false
}

func isDigit(c byte) bool { return '0' <= c && c <= '9' }
