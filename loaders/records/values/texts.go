package values

import (
	"encoding/binary"
	"math/bits"
	"strings"

	"github.com/slareport/slareport/report/evidence"
)

// Texts interns the cells of one column for one goroutine. Most columns repeat a few texts in millions of rows:
// a text that was met before is found by its ends, in a small table of one's own, at a twentieth of the cost of
// interning it anew.
type Texts struct {
	All   *evidence.Texts          // of the load
	near  [nearTexts]metText       // by the ends of the text
	known map[string]evidence.Text // all but those of columns of free text
}

// metText is a text that was met, and its number; the empty one is never looked for.
type metText struct {
	letters string
	text    evidence.Text
}

const (
	nearBits  = 7
	nearTexts = 1 << nearBits
	MaxKnown  = 1 << 14 // a column of free text has no repetitions worth remembering
)

// Of gives the Text of a cell.
func (t *Texts) Of(b []byte) evidence.Text {
	if len(b) == 0 {
		return evidence.Text{}
	}
	place := t.place(b)
	if place.letters == string(b) {
		return place.text
	}
	text, known := t.known[string(b)]
	if !known {
		text = t.learn(string(b))
	}
	*place = metText{text.String(), text}
	return text
}

// Met gives the Text of a cell of which Of was asked before and that is still near; ok is false for any other. What has
// to be found out before Of is asked need not be found out again.
func (t *Texts) Met(b []byte) (text evidence.Text, ok bool) {
	if len(b) == 0 {
		return text, false
	}
	place := t.place(b)
	return place.text, place.letters == string(b)
}

// place is where a text is that was met and is near.
func (t *Texts) place(b []byte) *metText { return &t.near[ends(b)*Spread>>(64-nearBits)] }

// ends mixes length, beginning and end of a text.
func ends(b []byte) uint64 {
	n := len(b)
	switch {
	case n >= 8:
		return binary.LittleEndian.Uint64(b) ^ bits.RotateLeft64(binary.LittleEndian.Uint64(b[n-8:]), 29) ^ uint64(n)
	case n >= 4:
		return uint64(binary.LittleEndian.Uint32(b)) | uint64(binary.LittleEndian.Uint32(b[n-4:]))<<32 ^ uint64(n)
	}
	return uint64(b[0]) | uint64(b[n/2])<<8 | uint64(b[n-1])<<16 | uint64(n)<<24
}

func (t *Texts) learn(s string) evidence.Text {
	text := t.All.Of(s)
	if len(t.known) >= MaxKnown {
		return text
	}
	if t.known == nil {
		t.known = map[string]evidence.Text{}
	}
	t.known[text.String()] = text
	return text
}

// Words copies the cells of columns in which nearly every row has its own text, such as ids. The copies share
// big blocks, so that a million ids are not a million allocations.
type Words struct {
	block strings.Builder
	last  string
}

// blockSize is how much is allocated at a time.
const blockSize = 64 << 10

// Of gives a copy of a cell; it stays valid for ever.
func (w *Words) Of(b []byte) string {
	if string(b) == w.last {
		return w.last
	}
	if w.block.Cap()-w.block.Len() < len(b) {
		w.block = strings.Builder{}
		w.block.Grow(max(blockSize, len(b)))
	}
	from := w.block.Len()
	w.block.Write(b)
	w.last = w.block.String()[from:]
	return w.last
}
