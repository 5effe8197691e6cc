package console

import (
	"fmt"
	"strings"
	"testing"

	"github.com/slareport/slareport/report/vocabulary"
)

// Ten values of a field are printed, and of the rarer ones those that an agreement gives a meaning.
func TestARareValueThatAnAgreementNamesIsPrinted(t *testing.T) {
	v := vocabulary.Vocabulary{Source: "incidents", Records: "tickets", Field: "cause", Further: 3, FurtherRows: 4}
	for i := range 13 {
		x := vocabulary.Value{Value: fmt.Sprintf("cause %02d", i), Count: 20 - i}
		if i == 12 {
			x.MapsTo = []vocabulary.Meaning{{Agreement: "A", To: []string{"customer"}}}
		}
		v.Values = append(v.Values, x)
	}
	var text strings.Builder
	if err := PrintVocabularies(&text, []vocabulary.Vocabulary{v}); err != nil {
		t.Fatal(err)
	}
	lines := strings.Split(strings.TrimSpace(text.String()), "\n")
	want := []string{
		"incidents  tickets  cause  cause 09  11    no agreement",
		"incidents  tickets  cause  cause 12  8     customer",
		"incidents  tickets  cause  … 5 more  23",
	}
	if len(lines) != 13 {
		t.Fatalf("%d lines:\n%s", len(lines), text.String())
	}
	for i, line := range lines[10:] {
		if strings.TrimSpace(line) != want[i] {
			t.Errorf("%q, want %q", line, want[i])
		}
	}
}
