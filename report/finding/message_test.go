package finding_test

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/slareport/slareport/report/finding"
	"github.com/slareport/slareport/report/timeline"
)

func TestArgumentsReachProgramsAsValues(t *testing.T) {
	const at timeline.Instant = 1_790_812_800_000_000 // 2026-10-01T00:00:00Z
	m := finding.Say("a", "name", finding.Quote("x\"y"), finding.Count(3), 14, at, 90*timeline.Second,
		finding.All(finding.Names([]string{"b", "c"})), finding.Any(finding.Quotes([]string{"d"})),
		finding.Both{finding.Say("e")}, finding.Money{Amount: "5.00", Currency: "EUR"})
	text, err := json.Marshal(m)
	if err != nil {
		t.Fatal(err)
	}
	want := `{"key":"a","args":["name","x\"y",3,14,"2026-10-01T00:00:00Z",90,["b","c"],["d"],[{"key":"e"}],` +
		`{"amount":"5.00","currency":"EUR"}]}`
	if string(text) != want {
		t.Errorf("%s, want %s", text, want)
	}
}

func TestTextsOfTheDataAreCutAndHarmless(t *testing.T) {
	if got := finding.Shown(strings.Repeat("x", 60)); len(got) != 60 {
		t.Errorf("60 bytes are %q", got)
	}
	if got := finding.Shown([]byte(strings.Repeat("x", 59) + "äöü")); got != finding.Quote(strings.Repeat("x", 59)+"…") {
		t.Errorf("a letter is cut: %q", got)
	}
	if got := finding.Quote("a\x1b[31m\u202eb").Escaped(); got != `a\x1b[31m\u202eb` {
		t.Errorf("%q", got)
	}
}

func TestMessagesHaveAnOrderOfNoLanguage(t *testing.T) {
	a, b := finding.Say("k", finding.Quote("a")), finding.Say("k", finding.Quote("b"))
	if finding.Compare(a, b) >= 0 || finding.Compare(b, a) <= 0 ||
		!finding.Same(a, finding.Say("k", finding.Quote("a"))) || finding.Same(a, b) {
		t.Error("messages of one key are not ordered by their arguments")
	}
	if finding.Compare(finding.Say("a"), finding.Say("b")) >= 0 || !finding.Say("").Empty() {
		t.Error("messages are not ordered by their keys")
	}
}
