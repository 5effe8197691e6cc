package evidence_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/slareport/slareport/loaders/words/wordstest"
	"github.com/slareport/slareport/report/evidence"
	"github.com/slareport/slareport/report/finding"
)

func TestFindingsBeyondTheFirstHundredOfAKindAreSummed(t *testing.T) {
	other := evidence.Finding{Severity: evidence.Note, Message: finding.Say("finding.outage-share", "X")}
	for _, c := range []struct {
		alike, told, count int
		text               string
	}{
		{0, 0, 0, ""},
		{100, 100, 100, ""},
		{101, 101, 101, "1 more finding of this kind from here on: outage O100 hit "},
		{250, 101, 250, "150 more findings of this kind from here on; the first: outage O100 hit "},
	} {
		var list []evidence.Finding
		for i := range c.alike {
			list = append(list, evidence.Finding{
				Severity: evidence.Warning, Message: finding.Say("finding.outage-share", fmt.Sprint("O", i)),
			})
		}
		got := evidence.Summed(append(list, other))
		if len(got) != c.told+1 || wordstest.English(got[c.told].Message) != wordstest.English(other.Message) {
			t.Fatalf("%d findings: %d, the last %s", c.alike, len(got), wordstest.English(got[len(got)-1].Message))
		}
		count := 0
		for _, f := range got[:c.told] {
			count += max(f.Count, 1)
		}
		if count != c.count {
			t.Errorf("%d findings: %d counted", c.alike, count)
		}
		if c.text != "" && !strings.HasPrefix(wordstest.English(got[100].Message), c.text) {
			t.Errorf("%d findings: %s", c.alike, wordstest.English(got[100].Message))
		}
	}
}
