package records

import (
	"strings"

	"github.com/slareport/slareport/report/evidence"
)

// texts interns the cells of one column for one goroutine. Most columns repeat a few texts in millions of rows:
// a look-up in a small map of one's own costs a tenth of interning anew, and the same text as in the row before
// costs next to nothing.
type texts struct {
	known     map[string]evidence.Text
	last      evidence.Text
	lastBytes []byte
}

// maxKnown bounds a column's map. A column of free text has no repetitions worth remembering.
const maxKnown = 1 << 14

// of gives the Text of a cell.
func (t *texts) of(b []byte) evidence.Text {
	if len(b) == 0 {
		return evidence.Text{}
	}
	if string(b) == string(t.lastBytes) {
		return t.last
	}
	text, known := t.known[string(b)]
	if !known {
		text = t.learn(string(b))
	}
	t.last, t.lastBytes = text, append(t.lastBytes[:0], b...)
	return text
}

func (t *texts) learn(s string) evidence.Text {
	text := evidence.T(s)
	if len(t.known) >= maxKnown {
		return text
	}
	if t.known == nil {
		t.known = map[string]evidence.Text{}
	}
	t.known[text.String()] = text
	return text
}

// words copies the cells of columns in which nearly every row has its own text, such as ids. The copies share
// big blocks, so that a million ids are not a million allocations.
type words struct {
	block strings.Builder
	last  string
}

// blockSize is how much is allocated at a time.
const blockSize = 64 << 10

// of gives a copy of a cell; it stays valid for ever.
func (w *words) of(b []byte) string {
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
