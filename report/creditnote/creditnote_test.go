package creditnote

import (
	"math/big"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/slareport/slareport/loaders/words"
	"github.com/slareport/slareport/report"
	"github.com/slareport/slareport/report/agreement"
	"github.com/slareport/slareport/report/calendar"
	"github.com/slareport/slareport/report/exact"
	"github.com/slareport/slareport/report/timeline"
)

// asOf is the 3rd of November in UTC, and the 2nd in New York.
var asOf = timeline.Of(time.Date(2026, 11, 3, 2, 0, 0, 0, time.UTC))

// paying is the report of October 2026 in which objectives pay some amounts.
func paying(minor int, amounts ...string) *report.Report {
	r := &report.Report{Period: report.Period{Label: "2026-10"}, Credits: report.Credits{MinorUnits: minor}}
	sum := new(big.Rat)
	for i, a := range amounts {
		name := string(rune('a' + i))
		r.Objectives = append(r.Objectives,
			report.Objective{ID: name, Name: strings.ToUpper(name), Credit: report.Credit{Payable: a}})
		sum.Add(sum, exact.Parse(a))
	}
	r.Credits.Payable = sum.FloatString(minor)
	return r
}

func taxed(category agreement.TaxCategory, percent string) []agreement.Dated[agreement.Tax] {
	return []agreement.Dated[agreement.Tax]{
		{From: timeline.NoInstant, Value: agreement.Tax{Category: category, Rate: exact.Parse(percent)}},
	}
}

func note(t testing.TB, a *agreement.Agreement, r *report.Report) *report.CreditNote {
	t.Helper()
	if a.Zone == nil {
		a.Zone = time.UTC
	}
	locale := a.Locale
	if locale == "" {
		locale = "en-GB"
	}
	c, err := words.Load(locale)
	if err != nil {
		t.Fatal(err)
	}
	end := timeline.Of(time.Date(2026, 11, 1, 0, 0, 0, 0, time.UTC)) - 1
	return Of(r, a, end, asOf, c)
}

// summed is what a note comes to, and each of its lines: net, tax, gross.
func summed(n *report.CreditNote) []string {
	list := []string{n.Net + " " + n.Tax + " " + n.Gross}
	for _, l := range n.Lines {
		list = append(list, l.Net+" "+l.Tax+" "+l.Gross)
	}
	return list
}

// Reckoned by hand.
//
// Decides: credit-note-net, credit-note-tax.
func TestTaxOfACreditNote(t *testing.T) {
	for name, c := range map[string]struct {
		rate    string
		halfUp  bool
		minor   int
		amounts []string
		want    []string
	}{
		"19 % of 150.03 is 28.5057": {"19", false, 2, []string{"100.00", "50.03"},
			[]string{"150.03 28.51 178.54", "100.00 19.00 119.00", "50.03 9.51 59.54"}},
		"three thirds of a cent": {"1", false, 2, []string{"0.33", "0.33", "0.34"},
			[]string{"1.00 0.01 1.01", "0.33 0.00 0.33", "0.33 0.01 0.34", "0.34 0.00 0.34"}},
		"0.025 to even":           {"5", false, 2, []string{"0.50"}, []string{"0.50 0.02 0.52", "0.50 0.02 0.52"}},
		"0.025 up":                {"5", true, 2, []string{"0.50"}, []string{"0.50 0.03 0.53", "0.50 0.03 0.53"}},
		"0.075 to even":           {"5", false, 2, []string{"1.50"}, []string{"1.50 0.08 1.58", "1.50 0.08 1.58"}},
		"whole yen":               {"10", false, 0, []string{"1005"}, []string{"1005 100 1105", "1005 100 1105"}},
		"a thousandth":            {"5", false, 3, []string{"1.005"}, []string{"1.005 0.050 1.055", "1.005 0.050 1.055"}},
		"5.5 % of 33.33 is 1.833": {"5.5", false, 2, []string{"33.33"}, []string{"33.33 1.83 35.16", "33.33 1.83 35.16"}},
		"a bonus is set off": {"19", false, 2, []string{"100.00", "0.00", "-30.00"},
			[]string{"70.00 13.30 83.30", "100.00 19.00 119.00", "-30.00 -5.70 -35.70"}},
	} {
		a := &agreement.Agreement{Credits: agreement.Credits{HalfUp: c.halfUp}, CreditNote: &agreement.CreditNote{}}
		a.CreditNote.Tax = taxed(agreement.Standard, c.rate)
		if diff := cmp.Diff(c.want, summed(note(t, a, paying(c.minor, c.amounts...)))); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
	}
}

// Decides: credit-note-net.
func TestTheTaxAtTheEndOfThePeriodCounts(t *testing.T) {
	november := timeline.Of(time.Date(2026, 11, 1, 0, 0, 0, 0, time.UTC))
	for from, want := range map[timeline.Instant]string{
		november - timeline.Instant(timeline.Day): "19.00", november: "16.00",
	} {
		a := &agreement.Agreement{CreditNote: &agreement.CreditNote{}}
		a.CreditNote.Tax = append(taxed(agreement.Standard, "16"), agreement.Dated[agreement.Tax]{
			From: from, Value: agreement.Tax{Category: agreement.Standard, Rate: big.NewRat(19, 1)},
		})
		if got := note(t, a, paying(2, "100.00")).Tax; got != want {
			t.Errorf("from %s: tax %s, want %s", from, got, want)
		}
	}
}

func TestCategoriesWithoutTax(t *testing.T) {
	for category, want := range map[agreement.TaxCategory][3]string{
		"": {"", "", ""}, agreement.ZeroRated: {"0", "0.00", ""}, agreement.Exempt: {"0", "0.00", "by law"},
		agreement.ReverseCharge: {"0", "0.00", "Steuerschuldnerschaft des Leistungsempfängers"},
		agreement.NotSubject:    {"", "0.00", "Nicht steuerbar"},
	} {
		a := &agreement.Agreement{Locale: "de-DE", CreditNote: &agreement.CreditNote{}}
		a.CreditNote.Tax = taxed(category, "")
		if category == agreement.Exempt {
			a.CreditNote.Tax[0].Value.Reason = "by law"
		}
		n := note(t, a, paying(2, "100.00"))
		if got := [3]string{n.Rate, n.Tax, n.Reason}; got != want || n.Lines[0].Text != "Gutschrift für A, Oktober 2026" {
			t.Errorf("%q: %q, want %q; %s", category, got, want, n.Lines[0].Text)
		}
	}
}

// Decides: credit-note, credit-note-owed, credit-note-date.
func TestWhatNamesTheDocument(t *testing.T) {
	newYork, err := time.LoadLocation("America/New_York")
	if err != nil {
		t.Fatal(err)
	}
	a := &agreement.Agreement{ID: "ACME", Client: "Acme", Provider: "Meridian", Zone: newYork}
	a.CreditNote = &agreement.CreditNote{
		Number: "CN-{agreement}-{period}", Invoices: map[string][]string{"2026-10": {"I1", "I2"}, "2026-09": {"I0"}},
		Buyer: agreement.Company{Name: "Acme Retail Ltd"},
	}
	n := note(t, a, paying(2, "0.01"))
	if n.Type != "381" || n.Number != "CN-ACME-2026-10" || n.Date != "2026-11-02" ||
		!cmp.Equal(n.Invoices, []string{"I1", "I2"}) ||
		n.Seller.Name != "Meridian" || n.Buyer.Name != "Acme Retail Ltd" || n.Tax != "" || n.Gross != "" || !n.Credits() {
		t.Errorf("%+v", n)
	}
	a.CreditNote.Dates = map[string]calendar.Date{"2026-10": {Year: 2026, Month: 11, Day: 5}}
	if n := note(t, a, paying(2, "0.01")); n.Date != "2026-11-05" {
		t.Errorf("dated %s", n.Date)
	}
	for _, amounts := range [][]string{{"-0.01"}, {"10.00", "-10.00"}, {"10.00", "-10.01"}} {
		n := note(t, a, paying(2, amounts...))
		if n.Credits() || n.Number+n.Date != "" || len(n.Invoices)+len(n.Lacks) > 0 || len(n.Lines) != len(amounts) {
			t.Errorf("%v: %+v", amounts, n)
		}
	}
	a.WeAre = agreement.WeAreClient
	if n := note(t, a, paying(2, "1.00")); n.Credits() || len(n.Lines) != 1 {
		t.Errorf("a supplier's credits: %+v", n)
	}
	for _, amounts := range [][]string{{}, {"0.00"}, {"0.00", "0.00"}} {
		if n := note(t, a, paying(2, amounts...)); n != nil || n.Credits() {
			t.Errorf("%v: %+v", amounts, n)
		}
	}
}

func TestAnAgreementThatSaysNothing(t *testing.T) {
	n := note(t, &agreement.Agreement{Provider: "P", Client: "C"}, paying(2, "1.00"))
	if n.Agreed || n.Type != "381" || n.Number != "" || n.Date != "2026-11-03" || n.Tax != "" || n.Seller.Name != "P" {
		t.Errorf("%+v", n)
	}
	if !note(t, &agreement.Agreement{CreditNote: &agreement.CreditNote{}}, paying(2, "1.00")).Agreed {
		t.Error("an agreement with the key says nothing")
	}
}

// Decides: credit-note-provisional.
func TestNoCreditNoteWhileThePayableIsOpen(t *testing.T) {
	a := &agreement.Agreement{CreditNote: &agreement.CreditNote{}}
	bounded := func(least, most string) *report.Standing {
		return &report.Standing{Missing: []report.Provisional{{
			Best: report.Bound{Payable: least}, Worst: report.Bound{Payable: most},
		}}}
	}
	for name, c := range map[string]struct {
		standing *report.Standing
		pays     string
		written  bool
		lines    int
	}{
		"nothing is missing":                {nil, "10.00", true, 1},
		"what is missing changes no amount": {bounded("10.00", "10.00"), "10.00", true, 1},
		"what is missing decides":           {bounded("10.00", "10.01"), "10.00", false, 1},
		"nothing bounds it":                 {bounded("10.00", ""), "10.00", false, 1},
		"only the undetermined one may pay": {bounded("0.00", "10.00"), "0.00", false, 0},
	} {
		r := paying(2, c.pays)
		r.Standing = c.standing
		n := note(t, a, r)
		if n.Credits() != c.written || n.Provisional == c.written || len(n.Lines) != c.lines {
			t.Errorf("%s: type %q, provisional %v, %d lines", name, n.Type, n.Provisional, len(n.Lines))
		}
		if !c.written && n.Number+n.Date != "" {
			t.Errorf("%s: a note that is not written has the number %q of %q", name, n.Number, n.Date)
		}
	}
}

func TestTheInvoiceOfThePeriodIsMissed(t *testing.T) {
	a := &agreement.Agreement{CreditNote: &agreement.CreditNote{}}
	a.CreditNote.Invoices = map[string][]string{"2026-09": {"I0"}}
	lacks := note(t, a, paying(2, "1.00")).Lacks
	if len(lacks) == 0 || lacks[len(lacks)-1] != (report.Lack{Key: "invoices.2026-10", Term: "BT-25"}) {
		t.Errorf("%v", lacks)
	}
	a.CreditNote.Invoices["2026-10"] = []string{"I1"}
	if got := len(note(t, a, paying(2, "1.00")).Lacks); got != len(lacks)-1 {
		t.Errorf("%d are lacking", got)
	}
}

// Decides: credit-note-tax.
func TestLinesSumToTheTotals(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		minor := rapid.IntRange(0, 3).Draw(rt, "minor")
		scale := new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(minor)), nil)
		var amounts []string
		for _, units := range rapid.SliceOfN(rapid.Int64Range(-100_000, 900_000), 1, 12).Draw(rt, "units") {
			amounts = append(amounts, new(big.Rat).SetFrac(big.NewInt(units), scale).FloatString(minor))
		}
		rate := big.NewRat(rapid.Int64Range(1, 9999).Draw(rt, "rate"), 100)
		a := &agreement.Agreement{
			Credits:    agreement.Credits{HalfUp: rapid.Bool().Draw(rt, "half up")},
			CreditNote: &agreement.CreditNote{Tax: taxed(agreement.Standard, rate.FloatString(2))},
		}
		n := note(t, a, paying(minor, amounts...))
		if n == nil {
			return
		}
		net, tax, gross := new(big.Rat), new(big.Rat), new(big.Rat)
		unit := new(big.Rat).SetFrac(big.NewInt(1), scale)
		near := func(got string, exactly *big.Rat, within *big.Rat) bool {
			off := new(big.Rat).Sub(exact.Parse(got), exactly)
			return off.Abs(off).Cmp(within) <= 0
		}
		share := new(big.Rat).Quo(rate, big.NewRat(100, 1))
		for _, l := range n.Lines {
			net.Add(net, exact.Parse(l.Net))
			tax.Add(tax, exact.Parse(l.Tax))
			gross.Add(gross, exact.Parse(l.Gross))
			if !near(l.Tax, new(big.Rat).Mul(exact.Parse(l.Net), share), unit) {
				rt.Errorf("the tax of %s is %s", l.Net, l.Tax)
			}
		}
		half := new(big.Rat).Quo(unit, big.NewRat(2, 1))
		if !near(n.Net, net, new(big.Rat)) || !near(n.Tax, tax, new(big.Rat)) || !near(n.Gross, gross, new(big.Rat)) ||
			!near(n.Gross, new(big.Rat).Add(net, tax), new(big.Rat)) || !near(n.Tax, new(big.Rat).Mul(net, share), half) {
			rt.Errorf("%+v", n)
		}
	})
}
