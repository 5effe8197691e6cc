package account

import (
	"cmp"
	"slices"
	"strings"

	"github.com/slareport/slareport/loaders/records/owners"
	"github.com/slareport/slareport/report/evidence"
	"github.com/slareport/slareport/report/finding"
)

// wordKey is a word for a party that nobody understands, in a field of an owner's rows. Every row of a file may have
// another one, so that little is kept of each.
type wordKey struct {
	owner       owners.Owner
	field, word evidence.Text // the word is folded
}

// word is where a word stands first, and as what.
type word struct {
	Mark
	shown, column evidence.Text
	severe        bool
}

// MeetWord notes a word for a party that nobody understands; severe where it leaves open who answers.
func (b *Books) MeetWord(
	o owners.Owner, field, column string, text evidence.Text, row int, severe bool, texts *evidence.Texts,
) {
	key := wordKey{o, texts.Of(field), texts.Of(evidence.Fold(text.String()))}
	b.addWord(key, word{Mark{1, row}, text, texts.Of(column), severe})
}

func (b *Books) addWord(key wordKey, w word) {
	if b.words == nil {
		b.words = map[wordKey]word{}
	}
	b.words[key] = b.words[key].and(w)
}

func (w word) and(o word) word {
	first := w
	if w.Count == 0 || o.Row < w.Row {
		first = o
	}
	first.Mark = w.Mark.and(o.Mark)
	return first
}

// wordOf is a word of some owners' rows.
type wordOf struct {
	key wordKey
	word
}

// wordsOf are the words of some owners' rows, in the order of their findings. What several owners have is one.
func (b *Books) wordsOf(mine func(owners.Owner) bool) []wordOf {
	var list []wordOf
	for key, w := range b.words {
		if mine(key.owner) {
			list = append(list, wordOf{key, w})
		}
	}
	same := func(x, y wordOf) int {
		return cmp.Or(
			strings.Compare(x.key.field.String(), y.key.field.String()),
			strings.Compare(x.key.word.String(), y.key.word.String()),
		)
	}
	slices.SortFunc(list, same)
	n := 0
	for _, w := range list {
		if n > 0 && same(list[n-1], w) == 0 {
			list[n-1].word = list[n-1].and(w.word)
			continue
		}
		list[n] = w
		n++
	}
	list = list[:n]
	slices.SortFunc(list, func(x, y wordOf) int { return cmp.Or(cmp.Compare(x.Row, y.Row), same(x, y)) })
	return list
}

// finding tells of a word.
func (w *wordOf) finding() evidence.Finding {
	severity := evidence.Note
	if w.severe {
		severity = evidence.Severe
	}
	shown := finding.Shown(w.shown.String())
	return evidence.Finding{
		Severity: severity, Row: w.Row, Column: w.column.String(), Count: w.Count,
		Message: finding.Say("load.no-party", shown),
		Hint:    finding.Say("hint.map-party", w.key.field.String(), shown),
	}
}
