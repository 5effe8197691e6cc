package workbook

import (
	"encoding/binary"
	"unicode/utf8"
)

// sharedTexts are the texts that cells of all sheets refer to by number. They lie one after the other in
// pages, each after its length, so that a million of them cost no million allocations and no page is ever
// copied to make it larger. Only every eighth place is kept: a file of a megabyte can hold twenty million empty texts.
type sharedTexts struct {
	pages [][]byte
	count int
	at    []uint32 // page and place in it, of every text whose number can be divided by stride
}

const stride = 8

// Sizes of a page; no text is longer.
const (
	pageBits = 18
	pageSize = 1 << pageBits
	maxPages = 1 << (32 - pageBits)
)

// get gives a text.
func (s *sharedTexts) get(n int) []byte {
	first := s.at[n/stride]
	page, at := int(first>>pageBits), int(first&(pageSize-1))
	for skip := n % stride; ; skip-- {
		if at == len(s.pages[page]) {
			page, at = page+1, 0
		}
		size, width := binary.Uvarint(s.pages[page][at:])
		from, to := at+width, at+width+int(size)
		if skip == 0 {
			return s.pages[page][from:to:to]
		}
		at = to
	}
}

// add appends a text.
func (s *sharedTexts) add(text []byte) error {
	need := len(text) + binary.MaxVarintLen32
	if need > pageSize {
		return flawed("flaw.long-text")
	}
	if n := len(s.pages); n == 0 || cap(s.pages[n-1])-len(s.pages[n-1]) < need {
		if n == maxPages {
			return flawed("flaw.too-much-text")
		}
		s.pages = append(s.pages, make([]byte, 0, pageSize))
	}
	n := len(s.pages) - 1
	page := s.pages[n]
	if s.count%stride == 0 {
		s.at = append(s.at, uint32(n<<pageBits|len(page)))
	}
	s.count++
	page = binary.AppendUvarint(page, uint64(len(text)))
	s.pages[n] = append(page, text...)
	return nil
}

// read takes in the part. A text may consist of runs of different looks, which are joined; readings of
// East Asian words are left out.
func (s *sharedTexts) read(p *parts, part string) error {
	x, err := p.xml(part)
	if err != nil {
		return err
	}
	if err := s.items(x); err != nil {
		return damaged(part, err)
	}
	return nil
}

func (s *sharedTexts) items(x *xml) error {
	var content []byte
	for {
		t, err := x.next()
		switch {
		case err != nil:
			return err
		case t == end:
			return nil
		case t == tagOpen && string(x.name) == "si":
			if content, err = x.richText(content[:0]); err != nil {
				return err
			}
			if !utf8.Valid(content) {
				return flawed("flaw.not-utf-8")
			}
			if err := s.add(content); err != nil {
				return err
			}
		}
	}
}

// richText joins the <t> inside of the element that has just been opened, up to its end.
func (x *xml) richText(to []byte) ([]byte, error) {
	depth := x.depth()
	reading, inText, from := 0, false, len(to)
	for {
		t, err := x.next()
		switch {
		case err != nil:
			return nil, err
		case t == tagOpen && string(x.name) == "rPh":
			reading++
		case t == tagClose && string(x.name) == "rPh":
			reading--
		case t == tagOpen:
			inText = string(x.name) == "t"
		case t == chars && inText && reading == 0:
			to = append(to, x.text...)
		case t == tagClose:
			inText = false
		}
		if x.depth() < depth {
			return append(to[:from], unescape(to[from:])...), nil
		}
	}
}
