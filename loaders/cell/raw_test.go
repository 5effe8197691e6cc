package cell

import (
	"testing"

	"github.com/slareport/slareport/loaders/words/wordstest"
)

func TestBlankAndWordsForNothingAreNoValue(t *testing.T) {
	for _, text := range []string{
		"", " ", "\t", "\u00a0", "-", "–", "—", "n/a", "N/A", "null", "NULL", "None", "nil", "NaN", "inf",
		"-Infinity", `\N`, "(empty)",
	} {
		if got, ok := Plain(text).Value(); ok || !SaysNothing([]byte(text)) {
			t.Errorf("%q has the value %q", text, got)
		}
	}
	if got, ok := Plain(" \u00a0none of them\t").Value(); string(got) != "none of them" || !ok {
		t.Errorf("%q, %v", got, ok)
	}
	if (Of(Uncached, nil)).Blank() || !Plain(" \u00a0").Blank() {
		t.Error("a formula without result is not blank, white space is")
	}
	if _, ok := (Of(Uncached, nil)).Value(); !ok {
		t.Error("a formula without result is not nothing")
	}
}

func TestATextThatCannotBeRead(t *testing.T) {
	fault := Of(Fault, []byte("#REF!"))
	wordstest.WantProblem(t, Unreadable(fault, "wanted.text"),
		`"#REF!" is an error of the workbook, wanted a text`, "correct the formula")
	wordstest.WantProblem(t, Unreadable(Of(Uncached, nil), "wanted.text"),
		"the formula has no stored result, wanted a text", "let it compute")
	if err := Unreadable(Plain("x"), "wanted.text"); err != nil {
		t.Error(err)
	}
}
