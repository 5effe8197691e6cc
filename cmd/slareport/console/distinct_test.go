package console

import "testing"

func TestSuggestionsNameEachCaseOnce(t *testing.T) {
	got := Suggest("NIX", []string{"A-1", "", "B-2", "A-1", "C-3", "B-2"}, "its cases are ")
	if want := "its cases are A-1, B-2, C-3"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
	var many []string
	for c := range 14 {
		many = append(many, string(rune('A'+c)), string(rune('A'+c)))
	}
	if got, want := Suggest("zzzz", many, "its cases are "),
		"its cases are A, B, C, D, E, F, G, H, I, J, K, L, …"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
	if got := Suggest("zzzz", []string{"", ""}, "its cases are "); got != "its cases are none" {
		t.Errorf("%q", got)
	}
}
