package ubl

import (
	"bytes"
	"io"
	"math/big"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/slareport/slareport/report"
	"github.com/slareport/slareport/report/agreement"
	"github.com/slareport/slareport/report/creditnote"
	"github.com/slareport/slareport/report/exact"
	"github.com/slareport/slareport/report/render/internal/fixture"
	"github.com/slareport/slareport/report/timeline"
)

// terms are what an agreement says of a credit note of a category.
func terms(category agreement.TaxCategory) agreement.CreditNote {
	n := agreement.CreditNote{
		Number: "CN-{agreement}-{period}", Invoices: map[string][]string{"2026-10": {"INV-1234"}},
		Seller: agreement.Company{VAT: "DE123456789", Country: "DE"},
		Buyer:  agreement.Company{Name: "Acme Retail GmbH", Street: "Ring 2", City: "Wien", Postcode: "1010", Country: "AT"},
	}
	tax := agreement.Tax{Category: category}
	switch category {
	case agreement.Standard:
		tax.Rate = big.NewRat(19, 1)
	case agreement.Exempt:
		tax.Reason = "Kleinunternehmer"
	case agreement.ReverseCharge:
		n.Buyer.VAT = "ATU12345678"
	case agreement.NotSubject:
		n.Seller.VAT, n.Seller.Registration = "", "HRB 1"
	}
	n.Tax = []agreement.Dated[agreement.Tax]{{From: timeline.NoInstant, Value: tax}}
	return n
}

// reportOf is the report of October 2026 in which objectives pay some amounts.
func reportOf(t testing.TB, n agreement.CreditNote, minor int, amounts ...string) *report.Report {
	t.Helper()
	a := &agreement.Agreement{
		ID: "ACME", Client: "Acme", Provider: "Meridian & Söhne", Currency: "EUR", Zone: time.UTC, CreditNote: &n,
	}
	r := &report.Report{
		Currency: a.Currency, Credits: report.Credits{MinorUnits: minor}, Period: report.Period{
			Label: "2026-10", From: "2026-09-30T22:00:00Z", To: "2026-10-31T23:00:00Z", Timezone: "Europe/Berlin",
		},
	}
	sum := new(big.Rat)
	for i, pays := range amounts {
		name := string(rune('A' + i))
		r.Objectives = append(r.Objectives, report.Objective{ID: name, Name: name, Credit: report.Credit{Payable: pays}})
		sum.Add(sum, exact.Parse(pays))
	}
	r.Credits.Payable = sum.FloatString(minor)
	at := timeline.Of(time.Date(2026, 11, 2, 0, 0, 0, 0, time.UTC))
	r.CreditNote = creditnote.Of(r, a, at, at, fixture.Words(t, "de-DE"))
	return r
}

func drawn(t testing.TB, r *report.Report) (text string, d *node) {
	t.Helper()
	var b bytes.Buffer
	if err := Render(&b, r); err != nil {
		t.Fatal(err)
	}
	d, err := parse(b.String())
	if err != nil {
		t.Fatalf("%v in %s", err, b.String())
	}
	return b.String(), d
}

// leaves lists the texts of a document with the names of their elements, and codes that stand with them.
func leaves(d *node) (list []string) {
	d.each(func(n *node) {
		if len(n.in) == 0 {
			list = append(list, strings.TrimSpace(n.name+" "+n.text+" "+n.attrs["currencyID"]+n.attrs["unitCode"]))
		}
	})
	return list
}

// 100.00 are credited and 30.00 set off: 70.00 net, of which 19 % are 13.30.
func TestACreditNote(t *testing.T) {
	r := reportOf(t, terms(agreement.Standard), 2, "100.00", "0.00", "-30.00")
	r.Standing = &report.Standing{Text: "Vorläufig."}
	text, d := drawn(t, r)
	want := []string{
		"cbc:CustomizationID urn:cen.eu:en16931:2017", "cbc:ID CN-ACME-2026-10", "cbc:IssueDate 2026-11-02",
		"cbc:CreditNoteTypeCode 381", "cbc:Note Vorläufig.", "cbc:DocumentCurrencyCode EUR",
		"cbc:StartDate 2026-10-01", "cbc:EndDate 2026-10-31", "cbc:ID INV-1234",
		"cbc:IdentificationCode DE", "cbc:CompanyID DE123456789", "cbc:ID VAT", "cbc:RegistrationName Meridian & Söhne",
		"cbc:StreetName Ring 2", "cbc:CityName Wien", "cbc:PostalZone 1010", "cbc:IdentificationCode AT",
		"cbc:RegistrationName Acme Retail GmbH",
		"cbc:TaxAmount 13.30 EUR", "cbc:TaxableAmount 70.00 EUR", "cbc:TaxAmount 13.30 EUR", "cbc:ID S", "cbc:Percent 19",
		"cbc:ID VAT", "cbc:LineExtensionAmount 70.00 EUR", "cbc:TaxExclusiveAmount 70.00 EUR",
		"cbc:TaxInclusiveAmount 83.30 EUR", "cbc:PayableAmount 83.30 EUR", "cbc:ID 1", "cbc:CreditedQuantity 1 C62",
		"cbc:LineExtensionAmount 100.00 EUR", "cbc:Name Gutschrift für A, Oktober 2026", "cbc:ID S", "cbc:Percent 19",
		"cbc:ID VAT", "cbc:PriceAmount 100.00 EUR", "cbc:ID 2", "cbc:CreditedQuantity -1 C62",
		"cbc:LineExtensionAmount -30.00 EUR", "cbc:Name Gutschrift für C, Oktober 2026", "cbc:ID S", "cbc:Percent 19",
		"cbc:ID VAT", "cbc:PriceAmount 30.00 EUR",
	}
	if diff := cmp.Diff(want, leaves(d)); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if again, _ := drawn(t, r); again != text ||
		!strings.HasPrefix(text, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<CreditNote ") ||
		!strings.HasSuffix(text, "</CreditNote>\n") {
		t.Errorf("two drawings differ, or the document is not whole: %s", text)
	}
}

var allCategories = []agreement.TaxCategory{
	agreement.Standard, agreement.ZeroRated, agreement.Exempt, agreement.ReverseCharge, agreement.NotSubject,
}

func TestEveryCategoryKeepsTheRules(t *testing.T) {
	for _, category := range allCategories {
		n := terms(category)
		n.Invoices["2026-10"] = []string{"I1", "I2"}
		_, d := drawn(t, reportOf(t, n, 2, "100.00", "-0.01", "33.33"))
		if bad := append(disordered(d), broken(d)...); len(bad) > 0 || len(d.all("cac:BillingReference")) != 2 {
			t.Errorf("%s: %v", category, bad)
		}
	}
}

// Any amounts and any rate, in currencies with and without decimals.
func TestGeneratedCreditNotesKeepTheRules(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		minor := rapid.SampledFrom([]int{0, 2}).Draw(rt, "minor")
		scale := new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(minor)), nil)
		var amounts []string
		for _, units := range rapid.SliceOfN(rapid.Int64Range(-100_000, 900_000), 1, 12).Draw(rt, "units") {
			amounts = append(amounts, new(big.Rat).SetFrac(big.NewInt(units), scale).FloatString(minor))
		}
		n := terms(rapid.SampledFrom(allCategories).Draw(rt, "category"))
		if tax := &n.Tax[0].Value; tax.Rate != nil {
			tax.Rate = big.NewRat(rapid.Int64Range(1, 9999).Draw(rt, "rate"), 100)
		}
		r := reportOf(t, n, minor, amounts...)
		if !r.CreditNote.Credits() {
			if err := Render(io.Discard, r); err == nil {
				rt.Fatal("what a client owes is a credit note")
			}
			return
		}
		_, d := drawn(t, r)
		bad := append(disordered(d), broken(d)...)
		if minor == 0 { // tax in whole units is off by up to half of one, which is within the published rule
			bad = slices.DeleteFunc(bad, func(id string) bool { return id == "BR-CO-17" || id == "BR-S-09" })
		}
		if len(bad) > 0 {
			rt.Errorf("%v", bad)
		}
	})
}

func TestHostileTextsStayTexts(t *testing.T) {
	for _, hostile := range []string{
		`</cbc:RegistrationName><evil/>`, `<![CDATA[x]]>`, "]]>", "&lt;&amp;&#0;", `"'><!-- -->`, "<?xml?>", "\u202eabc",
		"Zoë 株式会社 🧾",
		`<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>&e;`, " blanks ", "a\nb\tc\rd",
	} {
		n := terms(agreement.Exempt)
		n.Seller = agreement.Company{
			Name: hostile, VAT: "DE123456789", Street: hostile, City: hostile, Country: "DE", Registration: hostile,
		}
		n.Number, n.Tax[0].Value.Reason, n.Invoices["2026-10"] = hostile, hostile, []string{hostile}
		r := reportOf(t, n, 2, "1.00")
		r.CreditNote.Lines[0].Text = hostile
		_, d := drawn(t, r)
		if bad := append(disordered(d), broken(d)...); len(bad) > 0 {
			t.Errorf("%q: %v", hostile, bad)
		}
		for _, path := range []string{
			"cbc:ID", "cac:BillingReference/cac:InvoiceDocumentReference/cbc:ID",
			seller + "cac:PartyLegalEntity/cbc:RegistrationName",
			seller + "cac:PartyLegalEntity/cbc:CompanyID", seller + "cac:PostalAddress/cbc:CityName",
			lines + "/cac:Item/cbc:Name",
			subtotal + "/cac:TaxCategory/cbc:TaxExemptionReason",
		} {
			if got := d.value(path); got != hostile {
				t.Errorf("%s: %q is written as %q", path, hostile, got)
			}
		}
	}
	n := terms(agreement.Standard)
	n.Seller.Name = "a\x00b\x1b\ufffe\xff" // no document of XML can hold these
	if _, d := drawn(t,
		reportOf(t, n, 2, "1.00")); d.value(seller+
		"cac:PartyLegalEntity/cbc:RegistrationName") != "a\ufffdb\ufffd\ufffd\ufffd" {
		t.Errorf("%q", leaves(d))
	}
}

func TestWhatCannotBeACreditNote(t *testing.T) {
	bare := agreement.CreditNote{Invoices: map[string][]string{"2026-09": {"I"}}}
	dinar := reportOf(t, terms(agreement.Standard), 3, "1.005")
	dinar.Currency = "KWD"
	for want, r := range map[string]*report.Report{
		"nothing is payable to the client, so that there is no credit note": reportOf(t, terms(agreement.Standard), 2,
			"-1.00"),
		"amounts in UBL have two decimals at most, and KWD has 3": dinar,
		"the key credit-note of the agreement lacks number (BT-1), tax (BT-118), seller.country (BT-40), buyer.country " +
			"(BT-55), " +
			"seller.registration (BT-30), invoices.2026-10 (BT-25)": reportOf(t, bare, 2, "1.00"),
	} {
		var b bytes.Buffer
		if err := Render(&b, r); err == nil || err.Error() != want || b.Len() > 0 {
			t.Errorf("got  %v\nwant %s", err, want)
		}
	}
	if err := Render(io.Discard, &report.Report{}); err == nil {
		t.Error("a period that pays nothing has a credit note")
	}
}
