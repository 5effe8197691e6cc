package words

import (
	"regexp"
	"strings"
	"testing"

	"github.com/slareport/slareport/report/finding"
)

func TestFrenchIsWrittenAsInFrance(t *testing.T) {
	c, err := Load("fr-FR")
	if err != nil {
		t.Fatal(err)
	}
	for got, want := range map[string]string{
		c.Money("12345.00", "EUR"):      "12\u202f345,00\u00a0€",
		c.Day("2026-10-31"):             "31 oct. 2026",
		c.Month("2026-08"):              "août 2026",
		c.Figure("99.95", "%"):          "99,95\u202f%",
		c.N("pdf.open", 0):              "0 cas ouvert et non tranché", // none and one take the singular
		c.N("pdf.open", 1):              "1 cas ouvert et non tranché",
		c.N("pdf.open", 2):              "2 cas ouverts et non tranchés",
		c.N("site.to-misses", 1200):     "1\u202f200 manquements, chacun avec son explication et sa chronologie",
		c.List([]string{"a", "b", "c"}): "a, b et c",
		c.Say(finding.Say("cell.no-number", finding.Quote("x"))): "«\u202fx\u202f» n’est pas un nombre",
	} {
		if got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}

// loose finds marks that an ordinary space parts from their word, and apostrophes of typewriters.
var loose = regexp.MustCompile(` [:;?!%»]|« |\pL'\pL`)

func TestFrenchMarksKeepToTheirWords(t *testing.T) {
	for key, text := range entries(t, "fr") {
		if at := loose.FindString(text); at != "" {
			t.Errorf("fr.yaml: %q has %q: %s", key, at, text)
		}
	}
}

// One thing has one word: what an objective falls short by, and the money for it.
func TestFrenchHasOneWordForOneThing(t *testing.T) {
	for key, text := range entries(t, "fr") {
		for _, other := range []string{
			"pénalité", "fournisseur", "seuil cible", "objectif raté", "accord de niveau", "crédit de service",
		} {
			if strings.Contains(strings.ToLower(text), other) {
				t.Errorf("fr.yaml: %q says %q", key, other)
			}
		}
	}
}
