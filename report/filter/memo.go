package filter

import "github.com/slareport/slareport/report/evidence"

// memo remembers the answers for records that agree in every field an expression reads. Where these fields
// are few and hold few values, a million records cost a few hundred evaluations.
type memo[R Record] struct {
	fields  []named[R]
	answers map[memoKey]Answer
}

// memoKey holds the fields' values; there is room for maxMemoFields.
type memoKey [maxMemoFields]memoValue

type memoValue struct {
	text   evidence.Text
	number int64
}

const (
	maxMemoFields  = 3
	maxMemoAnswers = 10_000 // then nothing more is remembered
)

// newMemo is nil where remembering does not pay: too many fields, or fields that differ in every record.
func newMemo[R Record](fields []named[R]) *memo[R] {
	if len(fields) > maxMemoFields {
		return nil
	}
	for i := range fields {
		if f := &fields[i]; f.text == nil && f.flag == nil && f.count == nil {
			return nil
		}
	}
	return &memo[R]{fields, map[memoKey]Answer{}}
}

func (m *memo[R]) key(r *R) (key memoKey) {
	for i := range m.fields {
		switch f := &m.fields[i]; {
		case f.text != nil:
			key[i].text = f.text(r)
		case f.flag != nil:
			key[i].number = int64(f.flag(r))
		default:
			key[i].number = f.count(r)
		}
	}
	return key
}

func (m *memo[R]) keep(key memoKey, answer Answer) {
	if len(m.answers) < maxMemoAnswers {
		m.answers[key] = answer
	}
}
