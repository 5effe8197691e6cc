package cell

import (
	"testing"

	"github.com/slareport/slareport/loaders/words/wordstest"
	"github.com/slareport/slareport/report/evidence"
	"github.com/slareport/slareport/report/timeline"
)

func stored100(text, unit string) Raw {
	return Raw{Kind: Number, Text: []byte(text), Format: &Format{Unit: unit}}
}

// TestAUnitIsReadWhereItFits holds what may be written beside a number, by what the column counts.
//
// Decides: percent-points.
func TestAUnitIsReadWhereItFits(t *testing.T) {
	ms := timeline.Second / 1000
	for _, c := range []struct {
		reader Numbers
		raw    Raw
		want   evidence.Fixed
	}{
		{Numbers{Of: Percentage}, Plain("99.95%"), 99_950_000},
		{Numbers{Of: Percentage}, Plain("99,95 %"), 99_950_000},
		{Numbers{Of: Percentage}, Plain("99.95 percent"), 99_950_000},
		{Numbers{Of: Percentage}, Plain("99.95"), 99_950_000},
		{Numbers{Of: Percentage}, Plain("0.9995"), 999_500},
		{Numbers{Of: Percentage}, stored100("0.9995", "%"), 99_950_000},
		{Numbers{Of: Percentage}, stored100("99.95", ""), 99_950_000},
		{Numbers{Of: Percentage, percents: 1}, Plain("1.01"), 1_010_000},
		{Numbers{Of: Percentage, percents: 1}, Plain("0"), 0},
		{Numbers{Of: Part}, Plain("40%"), 400_000},
		{Numbers{Of: Part}, Plain("0.4"), 400_000},
		{Numbers{Of: Part}, stored100("0.4", "%"), 400_000},
		{Numbers{Of: Part, InPercent: true}, Plain("40"), 400_000},
		{Numbers{Of: Part, InPercent: true}, Plain("0.5"), 5_000},
		{Numbers{Of: Time, Into: ms}, Plain("12.5"), 12_500_000},
		{Numbers{Of: Time, Into: ms}, Plain("12.5 ms"), 12_500_000},
		{Numbers{Of: Time, Into: ms}, Plain("4 msec"), 4_000_000},
		{Numbers{Of: Time, Into: ms}, Plain("0.06 s"), 60_000_000},
		{Numbers{Of: Time, Into: ms}, Plain("250 µs"), 250_000},
		{Numbers{Of: Time, Into: ms, Unit: timeline.Second}, Plain("0.06"), 60_000_000},
		{Numbers{Of: Time, Into: ms, Unit: timeline.Second}, stored100("0.06", "x"), 60_000_000},
		{Numbers{Of: Time, Into: ms}, stored100("0.06", "s"), 60_000_000},
		{Numbers{Of: Time, Into: timeline.Second}, Plain("12.5 ms"), 12_500},
		{Numbers{Of: Time, Into: timeline.Minute}, Plain("90 s"), 1_500_000},
		{Numbers{Of: Time, Into: timeline.Minute}, Plain("100 s"), 1_666_667},
		{Numbers{Of: Time, Into: timeline.Minute}, Plain("0.6666666666666666667 h"), 40_000_000},
		{Numbers{Of: Money, Currencies: []string{"EUR"}}, Plain("1.234,50 €"), 1_234_500_000},
		{Numbers{Of: Money, Currencies: []string{"EUR"}}, Plain("€ 1,234.50"), 1_234_500_000},
		{Numbers{Of: Money, Currencies: []string{"EUR"}}, Plain("€ -5"), -5_000_000},
		{Numbers{Of: Money, Currencies: []string{"EUR"}}, Plain("-5 €"), -5_000_000},
		{Numbers{Of: Money, Currencies: []string{"EUR"}}, Plain("1.234,50- €"), -1_234_500_000},
		{Numbers{Of: Money, Currencies: []string{"EUR"}}, Plain("1.234,50 €-"), -1_234_500_000},
		{Numbers{Of: Money, Currencies: []string{"CHF"}}, Plain("Fr. 50"), 50_000_000},
		{Numbers{Of: Money, Currencies: []string{"GBP"}}, Plain("50 GBP"), 50_000_000},
		{Numbers{Of: Money, Currencies: []string{"CAD"}}, Plain("$1,234.50"), 1_234_500_000},
		{Numbers{Of: Money}, Plain("50 zł"), 50_000_000},
		{Numbers{Of: Money, Currencies: []string{"EUR"}}, stored100("50", "€"), 50_000_000},
		{Numbers{Of: Money, Currencies: []string{"EUR"}}, stored100("50", "per item"), 50_000_000},
	} {
		got, note, err := c.reader.Read(c.raw)
		if got != c.want || err != nil || note&^Rounded != 0 {
			t.Errorf("%+v reads %s as %d, %v, %v; want %d", c.reader, c.raw.Text, got, note, err, c.want)
		}
	}
}

// Decides: percent-or-part.
func TestAUnitThatDoesNotFitIsRefused(t *testing.T) {
	ms := timeline.Second / 1000
	for _, c := range []struct {
		reader     Numbers
		raw        Raw
		text, hint string
	}{
		{Numbers{}, Plain("50%"), `"50%" is a percentage, wanted a plain number`, ""},
		{Numbers{Of: Money}, stored100("0.5", "%"), `"0.5" is a percentage`, ""},
		{Numbers{Of: Percentage}, Plain("12 ms"), `"12 ms" is not a number`, ""},
		{Numbers{Of: Time, Into: ms}, Plain("12 €"), `"12 €" is not a number`, ""},
		{Numbers{Of: Time, Into: ms}, Plain("< 1 ms"), `"< 1 ms" is not a number`, ""},
		{Numbers{Of: Time, Into: ms}, Plain("1,500 ms"), `"1,500 ms" may be 1500 ms or 1.500 ms`, "declare the decimal mark"},
		{Numbers{Of: Time}, Plain("5 ms"), `"5 ms" cannot be converted`, "one unit"},
		{Numbers{Of: Time, Unit: ms}, Plain("5"), `"5" cannot be converted`, "one unit"},
		{Numbers{Of: Money}, Plain("€ 1.500"), `"€ 1.500" may be 1500 € or 1.500 €`, ""},
		{Numbers{Of: Money, Currencies: []string{"EUR"}}, Plain("50 GBP"), `"50 GBP" is in GBP, wanted EUR`, "convert"},
		{Numbers{Of: Money, Currencies: []string{"EUR"}}, stored100("50", "£"), `"50" is in £, wanted EUR`, ""},
		{Numbers{Of: Percentage, percents: 1}, Plain("0.9995"), `"0.9995" may be 0.9995 % or 99.95 %`, "percent sign"},
		{Numbers{Of: Percentage, percents: 1}, Plain("1"), `"1" may be 1 % or 100 %`, "percent sign"},
		{Numbers{Of: Part, percents: 1}, stored100("0.5", ""), `"0.5" may be 0.5 % or 50 %`, "percent sign"},
	} {
		_, _, err := c.reader.Read(c.raw)
		wordstest.WantProblem(t, err, c.text, c.hint)
	}
}
