package records

import (
	"bytes"

	"github.com/slareport/slareport/loaders/cell"
)

// meanings are what the cells of a column stand for, as the workspace or the preset says, for one goroutine.
type meanings struct {
	standFor map[string]cell.Raw // by cell in lower case; nil where all stand for themselves
	lower    []byte
}

func newMeanings(values map[string]string) (m meanings) {
	if len(values) > 0 {
		m.standFor = map[string]cell.Raw{}
	}
	for from, to := range values {
		m.standFor[from] = cell.Plain(to)
	}
	return m
}

// of gives what a cell stands for, the cell itself where nothing is said about it.
func (m *meanings) of(raw cell.Raw) cell.Raw {
	text, err := textOf(raw)
	if err != nil {
		return raw
	}
	m.lower = m.lower[:0]
	for _, c := range text {
		if c >= 0x80 {
			m.lower = append(m.lower[:0], bytes.ToLower(text)...)
			break
		}
		if 'A' <= c && c <= 'Z' {
			c += 'a' - 'A'
		}
		m.lower = append(m.lower, c)
	}
	if value, ok := m.standFor[string(m.lower)]; ok {
		return value
	}
	return raw
}
