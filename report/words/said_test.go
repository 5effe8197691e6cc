package words_test

import (
	"testing"

	"pgregory.net/rapid"

	"github.com/slareport/slareport/report/words"
)

func TestWhatLoadersSayIsSaidInTheReadersLanguage(t *testing.T) {
	c := words.New("de-DE", map[string]string{
		"said.the file is empty":                        "die Datei ist leer",
		"said.{0}: row not loaded":                      "{0}: Zeile nicht geladen",
		"said.the row has {0} cells and the header {1}": "die Zeile hat {0} Zellen und der Kopf {1}",
		"said.{0} is blank":                             "{0} ist leer",
	})
	for english, want := range map[string]string{
		"the file is empty": "die Datei ist leer",
		"the row has 13 cells and the header 12: row not loaded": "die Zeile hat 13 Zellen und der Kopf 12: Zeile nicht geladen",
		"number is blank":       "number ist leer",
		"the file is empty now": "the file is empty now",
		" is blank":             " is blank",
		"":                      "",
	} {
		if got := c.Said(english); got != want {
			t.Errorf("%q is said as %q, want %q", english, got, want)
		}
	}
	if got := words.New("en-GB", nil).Said("the file is empty"); got != "the file is empty" {
		t.Errorf("a catalogue without sayings says %q", got)
	}
}

func TestSayingEndsOnAnyText(t *testing.T) {
	c := words.New("de-DE", map[string]string{"said.{0}: {1}": "{1} : {0}", "said.a{0}": "b{0}", "said.{0}": "{0}"})
	rapid.Check(t, func(t *rapid.T) { c.Said(rapid.String().Draw(t, "text")) })
}
