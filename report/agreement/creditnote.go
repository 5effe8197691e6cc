package agreement

import (
	"math/big"

	"github.com/slareport/slareport/report/calendar"
)

// Marks are filled in where they stand in the number of a credit note.
const (
	AgreementMark = "{agreement}"
	PeriodMark    = "{period}"
)

// DecimalsInUBL is how many decimals an amount has at most (EN 16931, UBL-DT-01).
const DecimalsInUBL = 2

// CreditNote is what an agreement says about the document that credits what a period pays.
type CreditNote struct {
	UBL      bool                     // a credit note as UBL 2.1 is written with the other documents
	Number   string                   // with {agreement} and {period} to be filled in; "" for none agreed
	Dates    map[string]calendar.Date // when it is issued, by label of the period; that of the data for all others
	Invoices map[string][]string      // the invoices that it corrects, by label of the period
	Tax      []Dated[Tax]             // that at the end of the period counts; nil where the agreement does not say it
	Seller   Company                  // Name "": the provider
	Buyer    Company                  // Name "": the client
}

// Tax is how credits are taxed.
type Tax struct {
	Category TaxCategory
	Rate     *big.Rat // percent, of the category Standard alone
	Reason   string   // why none is due, for readers; "" for that of the category
}

// TaxCategory is a category of value added tax by its code in UNCL 5305.
type TaxCategory string

// The categories that a service credit can have.
const (
	Standard      TaxCategory = "S"
	ZeroRated     TaxCategory = "Z"
	Exempt        TaxCategory = "E"
	ReverseCharge TaxCategory = "AE"
	NotSubject    TaxCategory = "O"
)

// Company is a party to a credit note.
type Company struct {
	Name, VAT, Registration         string // VAT identifier, and number in a register of companies
	Street, City, Postcode, Country string // Country is a code of ISO 3166-1
}

// Lack is a key that a credit note in UBL needs and an agreement does not have.
type Lack struct {
	Key  string // below credit-note, such as seller.vat
	Term string // business term of EN 16931, such as BT-31
	What string // in words, with what else would do
}

// Lacks lists what a credit note in UBL needs beside what every agreement has, by the rules of EN 16931.
func (n *CreditNote) Lacks() (list []Lack) {
	need := func(there bool, key, term, what string) {
		if !there {
			list = append(list, Lack{key, term, what})
		}
	}
	identified := n.Seller.VAT != "" || n.Seller.Registration != ""
	taxed, known := false, true
	for _, tax := range n.Tax {
		taxed = taxed || tax.Value.Category != NotSubject
		known = known && (tax.Value.Category != ReverseCharge || n.Buyer.VAT != "" || n.Buyer.Registration != "")
	}
	need(n.Number != "", "number", "BT-1", "such as CN-{agreement}-{period}")                   // BR-02
	need(len(n.Invoices) > 0, "invoices", "BT-25", "the invoice that is corrected, by period")  // BR-55
	need(len(n.Tax) > 0, "tax", "BT-118", "such as {category: S, rate: 19%}")                   // BR-47, BR-CO-04
	need(n.Seller.Country != "", "seller.country", "BT-40", "the seller's country, such as DE") // BR-09
	need(n.Buyer.Country != "", "buyer.country", "BT-55", "the buyer's country, such as DE")    // BR-11
	// BR-S-02 and its like
	need(!taxed || n.Seller.VAT != "", "seller.vat", "BT-31", "the seller's VAT identifier")
	need(taxed || identified, "seller.registration", "BT-30", "the number in the register of companies") // BR-CO-26
	need(known, "buyer.vat", "BT-48", "the buyer's VAT identifier, or buyer.registration (BT-47)")       // BR-AE-02
	return list
}
