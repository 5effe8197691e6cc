package workbook

import (
	"bytes"
	"errors"
	"io"
)

// token is a piece of XML.
type token uint8

const (
	end      token = iota // of the document, or of the data of a chunk
	tagOpen               // a start tag: name and attrs are set
	tagClose              // an end tag, also after a tag that closes itself: name is set
	chars                 // character data: text is set
)

// attr is an attribute. The value may still have references in it, which resolve replaces.
type attr struct{ name, value []byte }

// xml is a strict tokenizer of UTF-8 XML without document type. Slices it gives are valid until the next
// token when it reads from a reader, and as long as the data when it does not. Names are local names.
type xml struct {
	name  []byte
	attrs []attr
	text  []byte

	data   []byte
	at     int
	reader io.Reader // nil when data is all
	closed bool      // the tag at hand closed itself: its end comes next
	names  []byte    // names of the open elements, one after the other
	ends   []int     // where each of them ends
}

// longestToken bounds memory.
const longestToken = 4 << 20

// errShort says that the data ends inside a token.
var errShort = errors.New("the end is missing")

// over starts on data that is complete.
func (x *xml) over(data []byte) {
	*x = xml{data: data, attrs: x.attrs[:0], names: x.names[:0], ends: x.ends[:0]}
}

// depth is the number of open elements.
func (x *xml) depth() int { return len(x.ends) }

// next gives the next token.
func (x *xml) next() (token, error) {
	if x.closed {
		x.closed = false
		x.pop()
		return tagClose, nil
	}
	for {
		from := x.at
		t, skip, err := x.take()
		if err == errShort && x.reader != nil {
			x.at = from
			if err = x.fill(); err == nil {
				continue
			}
		}
		if err != nil {
			return end, err
		}
		if !skip {
			return t, nil
		}
	}
}

// fill reads more, at the end of which it forgets the reader.
func (x *xml) fill() error {
	x.data = append(x.data[:0], x.data[x.at:]...)
	x.at = 0
	if len(x.data) >= longestToken {
		return flawed("flaw.long-token")
	}
	before := len(x.data)
	x.data = append(x.data, make([]byte, max(before, 32<<10))...)
	n, err := io.ReadAtLeast(x.reader, x.data[before:], 1)
	x.data = x.data[:before+n]
	if err == io.EOF {
		x.reader = nil
		return nil
	}
	return err
}

// take reads a token from the data; skip says that it is none that matters.
func (x *xml) take() (t token, skip bool, err error) {
	if x.at == len(x.data) {
		switch {
		case x.reader != nil:
			return end, false, errShort
		case x.depth() > 0:
			return end, false, flawed("flaw.ends-inside", string(x.top()))
		}
		return end, false, nil
	}
	if x.data[x.at] != '<' {
		return x.takeText()
	}
	if x.at+1 == len(x.data) {
		return end, false, errShort
	}
	switch x.data[x.at+1] {
	case '/':
		return tagClose, false, x.takeEnd()
	case '!':
		return x.takeSpecial()
	case '?':
		return end, true, x.takeInstruction()
	}
	return tagOpen, false, x.takeStart()
}

// takeText reads up to the next tag.
func (x *xml) takeText() (token, bool, error) {
	rest := x.data[x.at:]
	n := bytes.IndexByte(rest, '<')
	if n < 0 {
		if x.reader != nil {
			return end, false, errShort
		}
		n = len(rest)
	}
	x.text = rest[:n]
	x.at += n
	if x.depth() == 0 {
		if len(bytes.TrimSpace(x.text)) > 0 && !bytes.Equal(x.text, byteOrderMark) {
			return end, false, textOutside(x.text)
		}
		return chars, true, nil
	}
	var err error
	x.text, err = resolve(x.text)
	return chars, false, err
}

func textOutside(text []byte) error { return flawed("flaw.text-outside", text[:min(len(text), 20)]) }

var byteOrderMark = []byte("\uFEFF")

// takeStart reads <name attributes> or <name attributes/>.
func (x *xml) takeStart() error {
	at := x.at + 1
	n := nameLength(x.data[at:])
	if at+n == len(x.data) {
		return errShort
	}
	if n == 0 {
		return flawed("flaw.stray-bracket", x.data[x.at:min(len(x.data), x.at+20)])
	}
	full := x.data[at : at+n]
	at += n
	x.attrs = x.attrs[:0]
	for {
		spaced := at
		for at < len(x.data) && isSpace(x.data[at]) {
			at++
		}
		if at == len(x.data) {
			return errShort
		}
		switch c := x.data[at]; {
		case c == '>':
			x.push(full)
			x.at = at + 1
			return nil
		case c == '/':
			if at+1 == len(x.data) {
				return errShort
			}
			if x.data[at+1] != '>' {
				return flawed("flaw.slash-in-tag", string(full))
			}
			x.push(full)
			x.closed = true
			x.at = at + 2
			return nil
		case spaced == at:
			return flawed("flaw.no-space", string(full))
		}
		next, err := x.takeAttr(full, at)
		if err != nil {
			return err
		}
		at = next
	}
}

// takeAttr reads name="value" and gives the place after it.
func (x *xml) takeAttr(tag []byte, at int) (int, error) {
	from := at
	n := nameLength(x.data[at:])
	at += n
	for at < len(x.data) && isSpace(x.data[at]) {
		at++
	}
	if at == len(x.data) {
		return 0, errShort
	}
	if n == 0 || x.data[at] != '=' {
		return 0, flawed("flaw.attribute", string(tag))
	}
	at++
	for at < len(x.data) && isSpace(x.data[at]) {
		at++
	}
	if at == len(x.data) {
		return 0, errShort
	}
	quote := x.data[at]
	if quote != '"' && quote != '\'' {
		return 0, flawed("flaw.unquoted-attribute", string(tag))
	}
	at++
	size := bytes.IndexByte(x.data[at:], quote)
	if size < 0 {
		return 0, errShort
	}
	value := x.data[at : at+size]
	if bytes.IndexByte(value, '<') >= 0 {
		return 0, flawed("flaw.bracket-in-attribute", string(tag))
	}
	x.attrs = append(x.attrs, attr{local(x.data[from : from+n]), value})
	return at + size + 1, nil
}

// takeEnd reads </name>.
func (x *xml) takeEnd() error {
	at := x.at + 2
	n := nameLength(x.data[at:])
	full := x.data[at : at+n]
	at += n
	for at < len(x.data) && isSpace(x.data[at]) {
		at++
	}
	if at == len(x.data) {
		return errShort
	}
	if x.data[at] != '>' {
		return flawed("flaw.end-tag", string(full))
	}
	if x.depth() == 0 || !bytes.Equal(x.top(), full) {
		return flawed("flaw.wrong-end-tag", string(full), string(x.top()))
	}
	x.at = at + 1
	x.pop()
	return nil
}

// takeSpecial reads comments and CDATA.
func (x *xml) takeSpecial() (token, bool, error) {
	rest := x.data[x.at:]
	switch {
	case bytes.HasPrefix(rest, []byte("<!--")):
		return chars, true, x.skipTo(len("<!--"), "-->")
	case bytes.HasPrefix(rest, []byte("<![CDATA[")):
		from := x.at + len("<![CDATA[")
		if err := x.skipTo(len("<![CDATA["), "]]>"); err != nil {
			return end, false, err
		}
		x.text = x.data[from : x.at-len("]]>")]
		if x.depth() == 0 {
			return end, false, textOutside(x.text)
		}
		return chars, false, nil
	case bytes.HasPrefix([]byte("<![CDATA["), rest), bytes.HasPrefix([]byte("<!--"), rest):
		return end, false, errShort
	}
	return end, false, flawed("flaw.document-type")
}

// takeInstruction skips <?…?>, of which the XML declaration may only say that the text is UTF-8.
func (x *xml) takeInstruction() error {
	from := x.at
	if err := x.skipTo(len("<?"), "?>"); err != nil {
		return err
	}
	declaration := x.data[from:x.at]
	if !bytes.HasPrefix(declaration, []byte("<?xml ")) {
		return nil
	}
	_, rest, found := bytes.Cut(declaration, []byte("encoding"))
	name := bytes.ToLower(bytes.Trim(bytes.TrimSuffix(rest, []byte("?>")), " =\"'\t\r\n"))
	for _, known := range []string{"utf-8", "utf8", "us-ascii", "ascii"} {
		if found = found && !bytes.HasPrefix(name, []byte(known)); !found {
			return nil
		}
	}
	return flawed("flaw.encoding", string(bytes.ToUpper(name)))
}

// skipTo goes behind a mark.
func (x *xml) skipTo(after int, mark string) error {
	n := bytes.Index(x.data[x.at+after:], []byte(mark))
	if n < 0 {
		return errShort
	}
	x.at += after + n + len(mark)
	return nil
}

// push opens an element.
func (x *xml) push(full []byte) {
	x.name = local(full)
	x.names = append(x.names, full...)
	x.ends = append(x.ends, len(x.names))
}

// pop closes the innermost element.
func (x *xml) pop() {
	x.name = local(x.top())
	n := len(x.ends) - 1
	x.ends = x.ends[:n]
	from := 0
	if n > 0 {
		from = x.ends[n-1]
	}
	x.names = x.names[:from]
}

// top is the full name of the innermost element.
func (x *xml) top() []byte {
	n := len(x.ends)
	switch n {
	case 0:
		return nil
	case 1:
		return x.names
	}
	return x.names[x.ends[n-2]:]
}
