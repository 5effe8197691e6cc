package cell

import (
	"testing"

	"github.com/slareport/slareport/loaders/words/wordstest"
)

func TestItIsSaidHowTheFormOfAColumnIsKnown(t *testing.T) {
	for declared, want := range map[bool]string{true: "as declared", false: "as the other cells of the column show"} {
		if got := wordstest.English(Evidence(declared)); got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}
