package report

import "slices"

// CreditNoteType is the code of a credit note in UNCL 1001.
const CreditNoteType = "381"

// CreditNote is the document that credits what a period pays, line by line. Amounts are decimals of the currency; Tax,
// Gross and what follows from them are "" where the agreement does not say how credits are taxed.
type CreditNote struct {
	// Type is "" where nothing is payable to the client, or not yet: what a client owes needs an invoice, which has no
	// number and no date here.
	Type     string           `json:"type"`
	Number   string           `json:"number"` // "" where none was agreed
	Date     string           `json:"date"`   // local, 2006-01-02
	Invoices []string         `json:"invoices"`
	Seller   Company          `json:"seller"`
	Buyer    Company          `json:"buyer"`
	Category string           `json:"tax_category"` // of UNCL 5305
	Rate     string           `json:"tax_rate"`     // percent; "" for a category without one
	Reason   string           `json:"exempt_reason,omitempty"`
	Lines    []CreditNoteLine `json:"lines"`
	Net      string           `json:"net"` // the credit, before tax
	Tax      string           `json:"tax"`
	Gross    string           `json:"gross"`
	// Provisional tells that evidence which could not be read leaves open what is payable: there is no document then.
	Provisional bool   `json:"provisional,omitempty"`
	Agreed      bool   `json:"agreed"`          // the agreement says what the note shows beside amounts
	UBL         bool   `json:"ubl"`             // it asks for the note as a document of its own
	Lacks       []Lack `json:"lacks,omitempty"` // what such a document needs and the agreement does not have
}

// CreditNoteLine is what one objective pays. Net is below zero for a bonus that is set off.
type CreditNoteLine struct {
	Objective string `json:"objective"` // id
	Text      string `json:"text"`
	Net       string `json:"net"`
	Tax       string `json:"tax"`
	Gross     string `json:"gross"`
}

// Company is a party to a credit note. All but the name may be "".
type Company struct {
	Name         string `json:"name"`
	VAT          string `json:"vat,omitempty"`
	Registration string `json:"registration,omitempty"`
	Street       string `json:"street,omitempty"`
	City         string `json:"city,omitempty"`
	Postcode     string `json:"postcode,omitempty"`
	Country      string `json:"country,omitempty"` // of ISO 3166-1
}

// Lack is a key below credit-note that an agreement does not have, with its business term of EN 16931.
type Lack struct {
	Key  string `json:"key"`
	Term string `json:"term"`
}

// Credits tells whether the note credits anything to the client.
func (n *CreditNote) Credits() bool { return n != nil && n.Type != "" }

// Line is the line of an objective; ok is false where it pays nothing.
func (n *CreditNote) Line(objective string) (line CreditNoteLine, ok bool) {
	if n == nil {
		return line, false
	}
	i := slices.IndexFunc(n.Lines, func(l CreditNoteLine) bool { return l.Objective == objective })
	if i < 0 {
		return line, false
	}
	return n.Lines[i], true
}
