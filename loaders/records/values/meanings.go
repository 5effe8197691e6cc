package values

import (
	"bytes"

	"github.com/slareport/slareport/loaders/cell"
	"github.com/slareport/slareport/report/evidence"
)

// Meanings are what the cells of a column stand for, as the workspace or the preset says, for one goroutine.
type Meanings struct {
	StandFor map[string]cell.Raw // by cell in lower case; nil where all stand for themselves
	lower    []byte
}

// NewMeanings takes the meanings of cells, which are in lower case.
func NewMeanings(values map[string]string) (m Meanings) {
	if len(values) > 0 {
		m.StandFor = map[string]cell.Raw{}
	}
	for from, to := range values {
		m.StandFor[evidence.Fold(from)] = cell.Plain(to)
	}
	return m
}

// Of gives what a cell stands for, the cell itself where nothing is said about it.
func (m *Meanings) Of(raw cell.Raw) cell.Raw {
	text, err := TextOf(raw)
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
	if value, ok := m.StandFor[string(m.lower)]; ok {
		return value
	}
	return raw
}
