package numbers

import (
	"testing"

	"github.com/slareport/slareport/loaders/cell"
	"github.com/slareport/slareport/loaders/words/wordstest"
	"github.com/slareport/slareport/report/evidence"
	"github.com/slareport/slareport/report/timeline"
)

func stored100(text, unit string) cell.Raw {
	return cell.Raw{Text: []byte(text), Format: &cell.Format{Kind: cell.Number, Unit: unit}}
}

// TestAUnitIsReadWhereItFits holds what may be written beside a number, by what the column counts.
//
// Decides: percent-points.
func TestAUnitIsReadWhereItFits(t *testing.T) {
	ms := timeline.Second / 1000
	for _, c := range []struct {
		reader Reader
		raw    cell.Raw
		want   evidence.Fixed
	}{
		{Reader{Of: Percentage}, cell.Plain("99.95%"), 99_950_000},
		{Reader{Of: Percentage}, cell.Plain("99,95 %"), 99_950_000},
		{Reader{Of: Percentage}, cell.Plain("99.95 percent"), 99_950_000},
		{Reader{Of: Percentage}, cell.Plain("99.95"), 99_950_000},
		{Reader{Of: Percentage}, cell.Plain("0.9995"), 999_500},
		{Reader{Of: Percentage}, stored100("0.9995", "%"), 99_950_000},
		{Reader{Of: Percentage}, stored100("99.95", ""), 99_950_000},
		{Reader{Of: Percentage, percents: 1}, cell.Plain("1.01"), 1_010_000},
		{Reader{Of: Percentage, percents: 1}, cell.Plain("0"), 0},
		{Reader{Of: Part}, cell.Plain("40%"), 400_000},
		{Reader{Of: Part}, cell.Plain("0.4"), 400_000},
		{Reader{Of: Part}, stored100("0.4", "%"), 400_000},
		{Reader{Of: Part, InPercent: true}, cell.Plain("40"), 400_000},
		{Reader{Of: Part, InPercent: true}, cell.Plain("0.5"), 5_000},
		{Reader{Of: Time, Into: ms}, cell.Plain("12.5"), 12_500_000},
		{Reader{Of: Time, Into: ms}, cell.Plain("12.5 ms"), 12_500_000},
		{Reader{Of: Time, Into: ms}, cell.Plain("4 msec"), 4_000_000},
		{Reader{Of: Time, Into: ms}, cell.Plain("0.06 s"), 60_000_000},
		{Reader{Of: Time, Into: ms}, cell.Plain("250 µs"), 250_000},
		{Reader{Of: Time, Into: ms, Unit: timeline.Second}, cell.Plain("0.06"), 60_000_000},
		{Reader{Of: Time, Into: ms, Unit: timeline.Second}, stored100("0.06", "x"), 60_000_000},
		{Reader{Of: Time, Into: ms}, stored100("0.06", "s"), 60_000_000},
		{Reader{Of: Time, Into: timeline.Second}, cell.Plain("12.5 ms"), 12_500},
		{Reader{Of: Time, Into: timeline.Minute}, cell.Plain("90 s"), 1_500_000},
		{Reader{Of: Time, Into: timeline.Minute}, cell.Plain("100 s"), 1_666_667},
		{Reader{Of: Time, Into: timeline.Minute}, cell.Plain("0.6666666666666666667 h"), 40_000_000},
		{Reader{Of: Money, Currencies: []string{"EUR"}}, cell.Plain("1.234,50 €"), 1_234_500_000},
		{Reader{Of: Money, Currencies: []string{"EUR"}}, cell.Plain("€ 1,234.50"), 1_234_500_000},
		{Reader{Of: Money, Currencies: []string{"EUR"}}, cell.Plain("€ -5"), -5_000_000},
		{Reader{Of: Money, Currencies: []string{"EUR"}}, cell.Plain("-5 €"), -5_000_000},
		{Reader{Of: Money, Currencies: []string{"EUR"}}, cell.Plain("1.234,50- €"), -1_234_500_000},
		{Reader{Of: Money, Currencies: []string{"EUR"}}, cell.Plain("1.234,50 €-"), -1_234_500_000},
		{Reader{Of: Money, Currencies: []string{"CHF"}}, cell.Plain("Fr. 50"), 50_000_000},
		{Reader{Of: Money, Currencies: []string{"GBP"}}, cell.Plain("50 GBP"), 50_000_000},
		{Reader{Of: Money, Currencies: []string{"CAD"}}, cell.Plain("$1,234.50"), 1_234_500_000},
		{Reader{Of: Money}, cell.Plain("50 zł"), 50_000_000},
		{Reader{Of: Money, Currencies: []string{"EUR"}}, stored100("50", "€"), 50_000_000},
		{Reader{Of: Money, Currencies: []string{"EUR"}}, stored100("50", "per item"), 50_000_000},
	} {
		got, note, err := c.reader.Read(c.raw)
		if got != c.want || err != nil || note&^cell.Rounded != 0 {
			t.Errorf("%+v reads %s as %d, %v, %v; want %d", c.reader, c.raw.Text, got, note, err, c.want)
		}
	}
}

// Decides: percent-or-part.
func TestAUnitThatDoesNotFitIsRefused(t *testing.T) {
	ms := timeline.Second / 1000
	for _, c := range []struct {
		reader     Reader
		raw        cell.Raw
		text, hint string
	}{
		{Reader{}, cell.Plain("50%"), `"50%" is a percentage, wanted a plain number`, ""},
		{Reader{Of: Money}, stored100("0.5", "%"), `"0.5" is a percentage`, ""},
		{Reader{Of: Percentage}, cell.Plain("12 ms"), `"12 ms" is not a number`, ""},
		{Reader{Of: Time, Into: ms}, cell.Plain("12 €"), `"12 €" is not a number`, ""},
		{Reader{Of: Time, Into: ms}, cell.Plain("< 1 ms"), `"< 1 ms" is not a number`, ""},
		{Reader{Of: Time, Into: ms}, cell.Plain("1,500 ms"),
			`"1,500 ms" may be 1500 ms or 1.500 ms`, "declare the decimal mark"},
		{Reader{Of: Time}, cell.Plain("5 ms"), `"5 ms" cannot be converted`, "one unit"},
		{Reader{Of: Time, Unit: ms}, cell.Plain("5"), `"5" cannot be converted`, "one unit"},
		{Reader{Of: Money}, cell.Plain("€ 1.500"), `"€ 1.500" may be 1500 € or 1.500 €`, ""},
		{Reader{Of: Money, Currencies: []string{"EUR"}}, cell.Plain("50 GBP"), `"50 GBP" is in GBP, wanted EUR`, "convert"},
		{Reader{Of: Money, Currencies: []string{"EUR"}, Head: "GBP"}, cell.Plain("50"), `"50" is in GBP, wanted EUR`,
			"convert"},
		{Reader{Of: Money, Currencies: []string{"EUR"}}, stored100("50", "£"), `"50" is in £, wanted EUR`, ""},
		{Reader{Of: Percentage, percents: 1}, cell.Plain("0.9995"), `"0.9995" may be 0.9995 % or 99.95 %`, "percent sign"},
		{Reader{Of: Percentage, percents: 1}, cell.Plain("1"), `"1" may be 1 % or 100 %`, "percent sign"},
		{Reader{Of: Part, percents: 1}, stored100("0.5", ""), `"0.5" may be 0.5 % or 50 %`, "percent sign"},
	} {
		_, _, err := c.reader.Read(c.raw)
		wordstest.WantProblem(t, err, c.text, c.hint)
	}
}
