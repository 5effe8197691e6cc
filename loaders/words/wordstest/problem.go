package wordstest

import (
	"strings"
	"testing"
)

// WantProblem fails unless what an error says to a reader contains a text, and its hint another.
func WantProblem(t *testing.T, err error, text, hint string) {
	t.Helper()
	what, hinted, _ := strings.Cut(Error(err), "; hint: ")
	if !strings.Contains(what, text) || !strings.Contains(hinted, hint) {
		t.Errorf("%v; want %q, hint %q", err, text, hint)
	}
}
