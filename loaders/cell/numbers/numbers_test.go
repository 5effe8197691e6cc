package numbers

import (
	"fmt"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/slareport/slareport/loaders/cell"
	"github.com/slareport/slareport/loaders/words/wordstest"
	"github.com/slareport/slareport/report/evidence"
	"github.com/slareport/slareport/report/timeline"
)

func TestNumbersAreReadInMillionths(t *testing.T) {
	for _, c := range []struct {
		text string
		mark byte
		want evidence.Fixed
		note cell.Note
	}{
		{"0", 0, 0, 0},
		{"42", 0, 42_000_000, 0},
		{" 42 ", 0, 42_000_000, 0},
		{"-42", 0, -42_000_000, 0},
		{"−42", 0, -42_000_000, 0},
		{"+42", 0, 42_000_000, 0},
		{"12.5", 0, 12_500_000, 0},
		{"12,5", 0, 12_500_000, 0},
		{"12.5", '.', 12_500_000, 0},
		{"12.", '.', 12_000_000, 0},
		{".5", 0, 500_000, 0},
		{",5", ',', 500_000, 0},
		{"0.123", 0, 123_000, 0},
		{"0,123", 0, 123_000, 0},
		{"1234.567", 0, 1_234_567_000, 0},
		{"1,234.56", 0, 1_234_560_000, 0},
		{"1.234,56", 0, 1_234_560_000, 0},
		{"1 234,56", 0, 1_234_560_000, 0},
		{"1\u00a0234,56", 0, 1_234_560_000, 0},
		{"1\u202f234,56", 0, 1_234_560_000, 0},
		{"1\u2009234,56", 0, 1_234_560_000, 0},
		{"1'234.56", 0, 1_234_560_000, 0},
		{"1’234.56", 0, 1_234_560_000, 0},
		{"1 234", 0, 1_234_000_000, 0},
		{"1,234,567", 0, 1_234_567_000_000, 0},
		{"1.234.567", 0, 1_234_567_000_000, 0},
		{"1,234", ',', 1_234_000, 0},
		{"1,234", '.', 1_234_000_000, 0},
		{"1.234", ',', 1_234_000_000, 0},
		{"1.234", '.', 1_234_000, 0},
		{"1.234,50-", 0, -1_234_500_000, 0},
		{"(1,234.50)", 0, -1_234_500_000, 0},
		{"1.2E-05", 0, 12, 0},
		{"1e3", 0, 1_000_000_000, 0},
		{"-1.5e+2", 0, -150_000_000, 0},
		{"0.1234567", 0, 123_457, cell.Rounded},
		{"0.1234565", 0, 123_456, cell.Rounded},
		{"0.1234575", 0, 123_458, cell.Rounded},
		{"0.12345600000", 0, 123_456, 0},
		{"0.0000001", 0, 0, cell.Rounded},
		{"9223372036854.775807", '.', 1<<63 - 1, 0},
		{"123456789012.5", '.', 123_456_789_012_500_000, 0},
		{"00000000000000000000042", 0, 42_000_000, 0},
		{"0.00000000000000000000000000001", '.', 0, cell.Rounded},
		{"1.00000000000000000000000000000", '.', 1_000_000, 0},
	} {
		n := Reader{Decimal: c.mark}
		got, note, err := n.Read(cell.Plain(c.text))
		if err != nil || got != c.want || note != c.note {
			t.Errorf("%q with mark %q: %d, %v, %v; want %d, %v", c.text, c.mark, got, note, err, c.want, c.note)
		}
	}
}

func TestStoredNumbersLoseOnlyTheNoiseOfBinaryFractions(t *testing.T) {
	for _, c := range []struct {
		text string
		want evidence.Fixed
		note cell.Note
	}{
		{"0.30000000000000004", 300_000, 0},
		{"0.1", 100_000, 0},
		{"33.333333333333336", 33_333_333, cell.Rounded},
		{"1E-3", 1_000, 0},
		{"1.7673120000000001E9", 1_767_312_000_000_000, 0},
		{"1,5", 0, 0},
	} {
		var n Reader
		got, note, err := n.Read(cell.Of(cell.Number, []byte(c.text)))
		if c.want == 0 {
			wordstest.WantProblem(t, err, `"1,5" is stored as a number and is none`, "")
			continue
		}
		if err != nil || got != c.want || note != c.note {
			t.Errorf("%s: %d, %v, %v; want %d, %v", c.text, got, note, err, c.want, c.note)
		}
	}
}

func TestTheColumnSettlesWhatAMarkMeans(t *testing.T) {
	for _, c := range []struct {
		column []string
		mark   byte
		want   evidence.Fixed // of 1,234; NoFixed where it has two readings
	}{
		{[]string{"1,5"}, ',', 1_234_000},
		{[]string{"1.5"}, '.', 1_234_000_000},
		{[]string{"1.234,5"}, ',', 1_234_000},
		{[]string{"1,234,567"}, '.', 1_234_000_000},
		{[]string{"1.234.567"}, ',', 1_234_000},
		{[]string{"7", "x", "1,234"}, 0, evidence.NoFixed},
		{[]string{"1,5", "1.5"}, 0, evidence.NoFixed},
		{[]string{"1 234"}, 0, evidence.NoFixed},
	} {
		var n Reader
		for _, text := range c.column {
			n.Observe(cell.Plain(text))
		}
		n.Observe(cell.Of(cell.Number, []byte("1.5")))
		got, note, err := n.Read(cell.Plain("1,234"))
		if n.Mark() != c.mark || got != c.want || note != 0 || (err != nil) != (c.mark == 0) {
			t.Errorf("%q: mark %q, %d, %v, %v", c.column, n.Mark(), got, note, err)
		}
		if c.mark == 0 {
			wordstest.WantProblem(t, err, `"1,234" may be 1234 or 1.234`, "declare the decimal mark")
		}
	}
}

func TestAPercentageIsNotThousandsOfPercent(t *testing.T) {
	for _, c := range []struct {
		text   string
		column Reader
		want   evidence.Fixed
	}{
		{"99.951 %", Reader{Of: Percentage}, 99_951_000},
		{"99,951%", Reader{Of: Percentage}, 99_951_000},
		{"12.345 %", Reader{Of: Part}, 123_450},
		{"99.951", Reader{Of: Percentage, InPercent: true}, 99_951_000},
		{"99.951", Reader{Of: Percentage}, evidence.NoFixed},
		{"1.234 ms", Reader{Of: Time, Into: timeline.Second}, evidence.NoFixed},
		{"1.234 €", Reader{Of: Money}, evidence.NoFixed},
	} {
		got, _, err := c.column.Read(cell.Plain(c.text))
		if got != c.want || (err != nil) == c.want.Known() {
			t.Errorf("%q: %d, %v, want %d", c.text, got, err, c.want)
		}
		if !c.want.Known() {
			wordstest.WantProblem(t, err, " may be ", "declare the decimal mark")
		}
	}
}

func TestNumbersTellWhenTheyNeedMoreOfTheSource(t *testing.T) {
	var a, b Reader
	a.Observe(cell.Plain("x 1,5"))
	a.Observe(cell.Plain("12"))
	if a.Unsettled() {
		t.Error("nothing is in doubt")
	}
	a.Observe(cell.Plain("1,234"))
	if !a.Unsettled() {
		t.Error("1,234 is in doubt")
	}
	b.Observe(cell.Plain("1,5"))
	a.Join(&b)
	if a.Unsettled() || a.Mark() != ',' {
		t.Error(a)
	}
}

func TestNumberProblemsSayWhatIsWrong(t *testing.T) {
	observed := Reader{points: 3}
	for _, c := range []struct {
		reader Reader
		raw    cell.Raw
		text   string
		hint   string
	}{
		{Reader{}, cell.Plain("about 5"), `"about 5" is not a number`, "without a unit"},
		{Reader{}, cell.Plain("5 ms"), `"5 ms" is not a number`, "without a unit"},
		{Reader{}, cell.Plain("--5"), `"--5" is not a number`, "98.5%"},
		{Reader{}, cell.Plain("%"), `"%" is not a number`, "98.5%"},
		{Reader{}, cell.Plain("1.2.3"), `"1.2.3" is not a number: its digits are grouped wrongly`, "three digits"},
		{Reader{}, cell.Plain("1,23,456"), `"1,23,456" is not a number: its digits are grouped wrongly`, "three digits"},
		{Reader{}, cell.Plain("1,234 567"), `grouped wrongly`, "three digits"},
		{Reader{Decimal: '.'}, cell.Plain("1,5"),
			`"1,5" is written for "," as decimal mark, the column has "." as declared`, "declare the decimal mark"},
		{observed, cell.Plain("1,5"), `the column has "." as the other cells of the column show`, "declare the decimal mark"},
		{Reader{}, cell.Plain("9223372036855"),
			`"9223372036855" is too large, wanted at most 9,223,372,036,854`, "identifier"},
		{Reader{}, cell.Plain("1e99"), `is too large`, "identifier"},
		{Reader{}, cell.Plain("1e99999"), `is not a number`, ""},
		{Reader{}, cell.Plain("1e"), `is not a number`, ""},
		{Reader{}, cell.Plain("1e+x"), `is not a number`, ""},
		{Reader{}, cell.Of(cell.Date, []byte("45000")),
			`"45000" is formatted as a date or time, wanted a number`, "number format"},
		{Reader{}, cell.Of(cell.Bool, []byte("1")), `"1" is a true/false cell, wanted a number`, "yes/no"},
		{Reader{}, cell.Of(cell.Fault, []byte("#DIV/0!")),
			`"#DIV/0!" is an error of the workbook, wanted a number`, "correct the formula"},
		{Reader{}, cell.Of(cell.Uncached, nil), `the formula has no stored result, wanted a number`, "compute and save"},
	} {
		_, _, err := c.reader.Read(c.raw)
		wordstest.WantProblem(t, err, c.text, c.hint)
	}
}

func TestLongCellsAreShortenedInMessages(t *testing.T) {
	_, _, err := (&Reader{}).Read(cell.Plain(strings.Repeat("ä", 200)))
	if text := wordstest.Error(err); len(text) > 300 || !strings.Contains(text, "…") || strings.Contains(text, `\x`) {
		t.Error(text)
	}
}

func TestEveryPlainDecimalReadsAsItself(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		v := rapid.Int64().Draw(t, "millionths")
		if v == -1<<63 {
			v++
		}
		sign, size := "", uint64(v)
		if v < 0 {
			sign, size = "-", uint64(-v)
		}
		text := fmt.Sprintf("%s%d.%06d", sign, size/1e6, size%1e6)
		for _, n := range []Reader{{}, {Decimal: '.'}} {
			if got, note, err := n.Read(cell.Plain(text)); int64(got) != v || note != 0 || err != nil {
				t.Fatalf("%s: %d, %v, %v", text, got, note, err)
			}
		}
		german := strings.ReplaceAll(text, ".", ",")
		if got, _, err := (&Reader{Decimal: ','}).Read(cell.Plain(german)); int64(got) != v || err != nil {
			t.Fatalf("%s: %d, %v", german, got, err)
		}
	})
}

// numberColumns are the columns in which a number can stand: nothing known, a mark declared, and a mark observed.
var numberColumns = []Reader{{}, {Decimal: '.'}, {Decimal: ','}, {points: 1}, {commas: 1},
	{points: 1, commas: 1}, {doubtful: 1}}

// sameNumber fails unless the short way reads a number as the long one does.
func sameNumber(t interface{ Fatalf(string, ...any) }, n Reader, text string) {
	got, note, err := n.Read(cell.Plain(text))
	want, wantNote, wantErr := n.readAny(cell.Plain(text))
	if got != want || note != wantNote || fmt.Sprint(err) != fmt.Sprint(wantErr) {
		t.Fatalf("%q in %+v: %d, %v, %v; want %d, %v, %v", text, n, got, note, err, want, wantNote, wantErr)
	}
}

func TestTheShortWayAgreesWithTheLongOne(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.StringMatching(`[0-9]{0,13}([.,][0-9]{0,7})?`).Draw(t, "text")
		sameNumber(t, rapid.SampledFrom(numberColumns).Draw(t, "column"), text)
	})
}

func FuzzNumber(f *testing.F) {
	for _, text := range []string{"12", "437.25", "1,234", "1.234,56", "007", "999999999999", "1.2345678", "98 %",
		"-5", "1e-5", ".5", "5.", " 7"} {
		f.Add(text, uint8(1))
	}
	f.Fuzz(func(t *testing.T, text string, column uint8) {
		n := numberColumns[int(column)%len(numberColumns)]
		sameNumber(t, n, text)
		n.Observe(cell.Plain(text))
		for _, kind := range []cell.Kind{cell.Text, cell.Number, cell.Bool, cell.Date, cell.Fault, cell.Uncached} {
			if v, _, err := n.Read(cell.Of(kind, []byte(text))); err != nil && v.Known() {
				t.Fatal(v, err)
			}
		}
	})
}

func BenchmarkNumber(b *testing.B) {
	for _, text := range []string{"12", "437.25", "1.234,56"} {
		b.Run(text, func(b *testing.B) {
			n := Reader{points: 1}
			if strings.Contains(text, ",") {
				n = Reader{Decimal: ','}
			}
			raw := cell.Plain(text)
			b.ReportAllocs()
			for b.Loop() {
				if _, _, err := n.Read(raw); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

func TestACellWithoutANumberIsAbsent(t *testing.T) {
	for _, text := range []string{"", " ", "n/a", "-"} {
		if v, note, err := (&Reader{}).Read(cell.Plain(text)); v != evidence.NoFixed || note != 0 || err != nil {
			t.Errorf("%q: %v, %v, %v", text, v, note, err)
		}
	}
}
