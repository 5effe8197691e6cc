package workspace

import (
	"math/big"
	"testing"

	"github.com/slareport/slareport/report/agreement"
	"github.com/slareport/slareport/report/calendar"
)

func TestCreditNoteReadsAsWritten(t *testing.T) {
	w := load(t, "full")
	zone := w.Agreements[0].Zone
	day := calendar.Date{Year: 2026, Month: 2, Day: 5}
	first, second := instant("2026-01-01T05:00:00Z"), instant("2026-07-01T04:00:00Z")
	same(t, "credit note", w.Agreements[0].CreditNote, &agreement.CreditNote{
		UBL: true, Number: "CN-{agreement}-{period}", Dates: map[string]calendar.Date{"2026-01": day},
		Invoices: map[string][]string{"2026-01": {"INV-17"}, "2026-02": {"INV-18", "INV-19"}},
		Tax: []agreement.Dated[agreement.Tax]{
			{From: first, Value: agreement.Tax{Category: agreement.Exempt, Reason: "small business"}},
			{From: second, Value: agreement.Tax{Category: agreement.Standard, Rate: big.NewRat(33, 2)}},
		},
		Seller: agreement.Company{
			Name: "Meridian Networks Inc.", VAT: "DE123456789", Registration: "HRB 12345 B", Street: "Main Street 1",
			City: "Berlin", Postcode: "010115", Country: "DE",
		},
		Buyer: agreement.Company{
			Name: "Full Limited", VAT: "ATU12345678", Registration: "FN 1", Street: "Ring 2", City: "Vienna",
			Postcode: "1010", Country: "AT",
		},
	})
	if zone.String() != "America/New_York" {
		t.Errorf("the days begin in %s", zone)
	}
}

// An agreement without the key period has months, whatever the one before it in the folder has.
func TestPeriodsOfOneAgreementAreNotThoseOfAnother(t *testing.T) {
	relief := "target: 99%\n    relief: {above: 110%, forecast: {2026-01: 1000}}"
	_, problems := workspaceWith(t, []string{"currency", "period: quarter\ncurrency"},
		[]string{"id: A", "id: B", "Acme", "Other", "target: 99%", relief, "availability: {from: outages}",
			"share: {of: tallies, good: good, all: total}"})
	if len(problems) > 0 {
		t.Errorf("%v", problems)
	}
}

// What EN 16931 asks for, and no more.
func TestUBLNeedsWhatTheRulesAskFor(t *testing.T) {
	const least = "currency: EUR\ncredit-note: {ubl: yes, number: 'CN-{period}', invoices: {2026-01: I}, "
	for terms, want := range map[string]int{
		"tax: {category: S, rate: 19%}, seller: {vat: DE1234, country: DE}, buyer: {country: " +
			"DE}}": 0,
		"tax: {category: Z}, seller: {vat: XI1234, country: GB}, buyer: {country: " +
			"GR}}": 0,
		"tax: {category: E, exempt-reason: x}, seller: {vat: EL1234, country: GR}, buyer: {country: " +
			"GR}}": 0,
		"tax: {category: E, exempt-reason: x}, seller: {registration: R1, country: GR}, buyer: {country: " +
			"GR}}": 1,
		"tax: {category: AE}, seller: {vat: DE1234, country: DE}, buyer: {country: " +
			"FR}}": 1,
		"tax: {category: AE}, seller: {vat: DE1234, country: DE}, buyer: {country: FR, vat: " +
			"FR1234}}": 0,
		"tax: {category: AE}, seller: {vat: DE1234, country: DE}, buyer: {country: FR, registration: " +
			"R2}}": 0,
		"tax: {category: O}, seller: {registration: R1, country: CH}, buyer: {country: " +
			"CH}}": 0,
		"tax: {category: S, rate: 19%}, seller: {vat: DE1, country: DE}, buyer: {country: " +
			"DE}}": 1,
		"tax: {category: O}, seller: {country: CH}, buyer: {country: " +
			"CH}}": 1,
		"tax: {2026-01-01: {category: Z}, 2026-07-01: {category: AE}}, seller: {vat: DE1234, country: DE}, buyer: " +
			"{country: FR}}": 1,
	} {
		if _, problems := workspaceWith(t, []string{"currency: EUR", least + terms}); len(problems) != want {
			t.Errorf("%s: %v", terms, problems)
		}
	}
}
