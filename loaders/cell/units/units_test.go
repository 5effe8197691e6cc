package units

import (
	"slices"
	"testing"

	"github.com/slareport/slareport/report/timeline"
)

func TestWordsForUnits(t *testing.T) {
	for word, want := range map[string]timeline.Micros{
		"ms": timeline.Second / 1000, "Std": timeline.Hour, "MINUTES": timeline.Minute, "semaines": 7 * timeline.Day,
		"month": 0, "": 0, "millisecondsxx": 0, "millisecondsxxx": 0,
	} {
		if got, ok := OfTime([]byte(word)); got != want || ok != (want > 0) {
			t.Errorf("%q is %v, want %v", word, got, want)
		}
	}
	for word, want := range map[string][]string{
		"€": {"EUR"}, "Fr.": {"CHF", "XAF", "XOF", "XPF"}, "gbp": {"GBP"}, "GBPX": nil, "1.5": nil, "": nil,
	} {
		if got := Currencies([]byte(word)); !slices.Equal(got, want) {
			t.Errorf("%q may be %q, want %q", word, got, want)
		}
	}
	for head, want := range map[string][2]string{
		"Amount (EUR)": {"Amount", "EUR"}, "amount_eur": {"amount", "eur"}, "Betrag in €": {"Betrag", "€"},
		"Credit [US$]": {"Credit", "US$"}, "Amount (net)": {"Amount (net", ""}, "Amount": {"Amount", ""},
		"(EUR)": {"(EUR", ""},
	} {
		if bare, of := HeadOfMoney(head); bare != want[0] || of != want[1] {
			t.Errorf("%q is %q in %q, want %q", head, bare, of, want)
		}
	}
	for word, want := range map[string]bool{"%": true, "Prozent": true, "per cent": true, "per": false, "": false} {
		if got := IsPercent([]byte(word)); got != want {
			t.Errorf("%q is a percent sign: %v", word, got)
		}
	}
}
