package evidence

import "testing"

// Decides: text-compared
func TestTextsAreComparedWithoutCaseSpaceAndComposition(t *testing.T) {
	for _, c := range []struct {
		a, b string
		same bool
	}{
		{"Acme", " ACME ", true},
		{"Caf\u00e9 M\u00fcller", "Cafe\u0301 Mu\u0308ller", true},
		{"CAFE\u0301", "caf\u00e9", true},
		{"a\u00a0b", "a b", true},
		{"a\u202f\u2009b", "A B", true},
		{"a\u3000b", "a  b", true},
		{"\ufeffa\u200bb", "ab", true},
		{"a\tb", "a b", true},
		{"ÄÖ", "äö", true},
		{"P1", "p1", true},
		{"", "\u00a0", true},
		{"Cafe", "Caf\u00e9", false},
		{"a b", "ab", false},
		{"P1", "P2", false},
		{"a-b", "a\u2013b", false},
	} {
		if got := Same(c.a, c.b); got != c.same || (Fold(c.a) == Fold(c.b)) != c.same {
			t.Errorf("%q and %q: %v", c.a, c.b, got)
		}
		if c.same && FoldHash(c.a) != FoldHash(c.b) {
			t.Errorf("%q and %q have different hashes", c.a, c.b)
		}
	}
}

func TestPlainTextKeepsItsCase(t *testing.T) {
	for text, want := range map[string]string{
		"Caf\u00e9": "Caf\u00e9", " Cafe\u0301\u00a0 X ": "Caf\u00e9 X", "a  b": "a b", "A b": "A b", "\u00a0": "",
	} {
		if got := Plain(text); got != want || string(PlainBytes([]byte(text))) != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}
