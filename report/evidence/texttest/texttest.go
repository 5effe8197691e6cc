// Package texttest interns the texts of tests that load nothing, and compares records whose texts are of different
// loads. Only tests import it.
package texttest

import (
	"fmt"

	"github.com/slareport/slareport/report/evidence"
)

// Texts are those of all evidence that a test makes by hand.
var Texts = evidence.NewTexts()

// T interns a text.
func T(s string) evidence.Text { return Texts.Of(s) }

// Same tells whether records say the same, letter for letter.
func Same[R any](a, b R) bool { return fmt.Sprintf("%+v", a) == fmt.Sprintf("%+v", b) }
