package cell

import (
	"strings"
	"testing"

	"github.com/slareport/slareport/loaders/words/wordstest"
	"github.com/slareport/slareport/report/finding"
)

func TestNotesHaveSentences(t *testing.T) {
	all := Rounded | LocalAmbiguous | LocalMissing | DateOnly | OrderAssumed | OrderMixed
	count := 0
	all.Each(func(n Note) {
		count++
		if text := wordstest.English(finding.Say(n.Key(), finding.Quote("x"))); !strings.HasPrefix(text, `"x": `) {
			t.Error(n, text)
		}
	})
	if count != 6 || Note(0).Key() != "" {
		t.Error(count, Note(0).Key())
	}
}
