package ubl

// Names and codes of UBL 2.1 and EN 16931.
const (
	space      = "urn:oasis:names:specification:ubl:schema:xsd:CreditNote-2"
	aggregates = "urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2"
	basics     = "urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2"
	en16931    = "urn:cen.eu:en16931:2017"
	vat        = "VAT"
	one        = "C62" // a unit by UN/ECE Recommendation 20
)

// document is a credit note: its fields are the elements in the order of the schema, with their business terms.
type document struct {
	XMLName       struct{}    `xml:"CreditNote"`
	Space         string      `xml:"xmlns,attr"`
	CAC           string      `xml:"xmlns:cac,attr"`
	CBC           string      `xml:"xmlns:cbc,attr"`
	Customization string      `xml:"cbc:CustomizationID"`                   // BT-24
	ID            string      `xml:"cbc:ID"`                                // BT-1
	Issued        string      `xml:"cbc:IssueDate"`                         // BT-2
	Type          string      `xml:"cbc:CreditNoteTypeCode"`                // BT-3
	Note          string      `xml:"cbc:Note,omitempty"`                    // BT-22
	Currency      string      `xml:"cbc:DocumentCurrencyCode"`              // BT-5
	Period        period      `xml:"cac:InvoicePeriod"`                     // BG-14
	Corrects      []reference `xml:"cac:BillingReference"`                  // BG-3
	Seller        party       `xml:"cac:AccountingSupplierParty>cac:Party"` // BG-4
	Buyer         party       `xml:"cac:AccountingCustomerParty>cac:Party"` // BG-7
	Tax           taxTotal    `xml:"cac:TaxTotal"`
	Total         total       `xml:"cac:LegalMonetaryTotal"` // BG-22
	Lines         []line      `xml:"cac:CreditNoteLine"`     // BG-25
}

// period is from the first to the last day.
type period struct {
	From string `xml:"cbc:StartDate"` // BT-73
	To   string `xml:"cbc:EndDate"`   // BT-74
}

// reference names an invoice that is corrected.
type reference struct {
	ID string `xml:"cac:InvoiceDocumentReference>cbc:ID"` // BT-25
}

// party is the seller or the buyer.
type party struct {
	Address address     `xml:"cac:PostalAddress"`
	Tax     *taxScheme  `xml:"cac:PartyTaxScheme"`
	Legal   legalEntity `xml:"cac:PartyLegalEntity"`
}

type address struct {
	Street   string `xml:"cbc:StreetName,omitempty"`           // BT-35, BT-50
	City     string `xml:"cbc:CityName,omitempty"`             // BT-37, BT-52
	Postcode string `xml:"cbc:PostalZone,omitempty"`           // BT-38, BT-53
	Country  string `xml:"cac:Country>cbc:IdentificationCode"` // BT-40, BT-55
}

type taxScheme struct {
	ID     string `xml:"cbc:CompanyID"` // BT-31, BT-48
	Scheme string `xml:"cac:TaxScheme>cbc:ID"`
}

type legalEntity struct {
	Name string `xml:"cbc:RegistrationName"`    // BT-27, BT-44
	ID   string `xml:"cbc:CompanyID,omitempty"` // BT-30, BT-47
}

type amount struct {
	Currency string `xml:"currencyID,attr"`
	Value    string `xml:",chardata"`
}

type taxTotal struct {
	Amount   amount      `xml:"cbc:TaxAmount"` // BT-110
	Subtotal taxSubtotal `xml:"cac:TaxSubtotal"`
}

// taxSubtotal is the breakdown of the one category that a credit note has (BG-23).
type taxSubtotal struct {
	Taxable  amount   `xml:"cbc:TaxableAmount"` // BT-116
	Amount   amount   `xml:"cbc:TaxAmount"`     // BT-117
	Category category `xml:"cac:TaxCategory"`
}

type category struct {
	ID      string `xml:"cbc:ID"`                           // BT-118, BT-151
	Percent string `xml:"cbc:Percent,omitempty"`            // BT-119, BT-152
	Reason  string `xml:"cbc:TaxExemptionReason,omitempty"` // BT-120
	Scheme  string `xml:"cac:TaxScheme>cbc:ID"`
}

type total struct {
	Lines     amount `xml:"cbc:LineExtensionAmount"` // BT-106
	Exclusive amount `xml:"cbc:TaxExclusiveAmount"`  // BT-109
	Inclusive amount `xml:"cbc:TaxInclusiveAmount"`  // BT-112
	Payable   amount `xml:"cbc:PayableAmount"`       // BT-115
}

type line struct {
	ID       int      `xml:"cbc:ID"`                  // BT-126
	Quantity quantity `xml:"cbc:CreditedQuantity"`    // BT-129
	Net      amount   `xml:"cbc:LineExtensionAmount"` // BT-131
	Item     item     `xml:"cac:Item"`
	Price    amount   `xml:"cac:Price>cbc:PriceAmount"` // BT-146
}

type quantity struct {
	Unit  string `xml:"unitCode,attr"` // BT-130
	Value string `xml:",chardata"`
}

type item struct {
	Name     string   `xml:"cbc:Name"` // BT-153
	Category category `xml:"cac:ClassifiedTaxCategory"`
}
