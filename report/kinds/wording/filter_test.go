package wording_test

import (
	"testing"

	"github.com/slareport/slareport/loaders/words"
	"github.com/slareport/slareport/report/kinds/wording"
)

func TestAFilterIsSaidInTheReadersLanguage(t *testing.T) {
	for _, c := range []struct{ records, where, own, en, de string }{
		{"tickets", "", "", "", ""},
		{"tickets", `channel == "phone"`, "", "Only cases with channel “phone” count.",
			"Es zählen nur Fälle mit Kanal „phone“."},
		{"tickets", `channel == "phone"`, "calls by telephone", "Only these count: calls by telephone.",
			"Es zählen nur: calls by telephone."},
		{"tickets", "", "calls by telephone", "Only these count: calls by telephone.", "Es zählen nur: calls by telephone."},
		{"outages", `severity in ["major", "critical"]`, "", "Only outages with severity “major” or “critical” count.",
			"Es zählen nur Ausfälle mit Schwere „major“ oder „critical“."},
		{"surveys", `score >= 4 and scale <= 5`, "", "Only survey answers with score at least 4 and scale at most 5 count.",
			"Es zählen nur Antworten mit Bewertung von mindestens 4 und scale von höchstens 5."},
		{"surveys", `score > 1 and score < 5`, "", "Only survey answers with score above 1 and score below 5 count.",
			"Es zählen nur Antworten mit Bewertung über 1 und Bewertung unter 5."},
		{"surveys", `score != nil`, "", "Only survey answers with a value for score count.",
			"Es zählen nur Antworten mit einem Wert für Bewertung."},
		{"surveys", `score == nil`, "", "Only survey answers with no value for score count.",
			"Es zählen nur Antworten mit keinem Wert für Bewertung."},
		{"tickets", `priority == "P1" or urgency != "low"`, "",
			"Only cases with priority “P1” or urgency other than “low” count.",
			"Es zählen nur Fälle mit Priorität „P1“ oder einem anderen Wert für Dringlichkeit als „low“."},
		{"tickets", `title contains "VIP"`, "",
			"Only cases count for which the agreement’s condition holds: title contains \"VIP\".",
			"Es zählen nur Fälle, für die die Bedingung der Vereinbarung gilt: title contains \"VIP\"."},
	} {
		for language, want := range map[string]string{"en-GB": c.en, "de-DE": c.de} {
			catalogue, err := words.Load(language)
			if err != nil {
				t.Fatal(err)
			}
			w := wording.Words{Catalogue: catalogue}
			if got := w.Filter(c.records, c.where, c.own); got != want {
				t.Errorf("%s %s: %q, want %q", c.where, c.own, got, want)
			}
		}
	}
}

func TestAnExpressionIsSaidInTheReadersLanguage(t *testing.T) {
	for _, c := range []struct{ records, text, en, de string }{
		{"tickets", "first_contact", "solved at the first contact", "beim ersten Kontakt gelöst"},
		{"surveys", " score >= 4 ", "score at least 4", "Bewertung von mindestens 4"},
		{"samples", "received", "packets received", "empfangene Pakete"},
		{"surveys", "score * 2 > 7", "score * 2 > 7", "score * 2 > 7"},
		{"outages", "to", "end", "Ende"},
		{"ticket-events", `to == "report"`, "change to “report”", "Änderung auf „report“"},
	} {
		for language, want := range map[string]string{"en-GB": c.en, "de-DE": c.de} {
			catalogue, err := words.Load(language)
			if err != nil {
				t.Fatal(err)
			}
			w := wording.Words{Catalogue: catalogue}
			if got := w.Expression(c.records, c.text); got != want {
				t.Errorf("%s: %q, want %q", c.text, got, want)
			}
		}
	}
}
