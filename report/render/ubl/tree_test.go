package ubl

import (
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"math/big"
	"slices"
	"strings"

	"github.com/slareport/slareport/report/exact"
)

// node is an element of a document as a receiver reads it.
type node struct {
	name  string // with its usual prefix
	attrs map[string]string
	text  string
	in    []*node
}

var prefixes = map[string]string{
	"urn:oasis:names:specification:ubl:schema:xsd:CreditNote-2":                "",
	"urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2": "cac:",
	"urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2":     "cbc:",
}

// parse reads a document strictly.
func parse(text string) (*node, error) {
	d := xml.NewDecoder(strings.NewReader(text))
	top := &node{}
	open := []*node{top}
	for {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			return top.in[0], nil
		}
		if err != nil {
			return nil, err
		}
		at := open[len(open)-1]
		switch x := token.(type) {
		case xml.StartElement:
			prefix, known := prefixes[x.Name.Space]
			if !known {
				return nil, fmt.Errorf("%s is in the space %q", x.Name.Local, x.Name.Space)
			}
			n := &node{name: prefix + x.Name.Local, attrs: map[string]string{}}
			for _, a := range x.Attr {
				n.attrs[a.Name.Local] = a.Value
			}
			at.in, open = append(at.in, n), append(open, n)
		case xml.EndElement:
			open = open[:len(open)-1]
		case xml.CharData:
			at.text += string(x)
		}
	}
}

// all are the elements at a path of names with slashes.
func (n *node) all(path string) []*node {
	name, rest, deeper := strings.Cut(path, "/")
	var list []*node
	for _, c := range n.in {
		switch {
		case c.name != name:
		case deeper:
			list = append(list, c.all(rest)...)
		default:
			list = append(list, c)
		}
	}
	return list
}

func (n *node) has(path string) bool { return len(n.all(path)) > 0 }

// value is the text at a path, "" where there is none.
func (n *node) value(path string) string {
	if list := n.all(path); len(list) > 0 {
		return list[0].text
	}
	return ""
}

// figure is the number at a path, zero where there is none.
func (n *node) figure(path string) *big.Rat { return figure(n.value(path)) }

func figure(text string) *big.Rat {
	if v := exact.Parse(text); v != nil {
		return v
	}
	return new(big.Rat)
}

// sum adds up the numbers at a path.
func (n *node) sum(path string) *big.Rat {
	total := new(big.Rat)
	for _, x := range n.all(path) {
		total.Add(total, figure(x.text))
	}
	return total
}

// each visits an element and all in it.
func (n *node) each(visit func(*node)) {
	visit(n)
	for _, c := range n.in {
		c.each(visit)
	}
}

// orders are the elements that a schema of UBL 2.1 allows in an element, in their order, as far as the core of EN 16931
// uses them. One with a * may stand several times.
var orders = map[string]string{
	"CreditNote": "cbc:CustomizationID cbc:ProfileID cbc:ID cbc:IssueDate cbc:TaxPointDate cbc:CreditNoteTypeCode " +
		"cbc:Note " +
		"cbc:DocumentCurrencyCode cbc:TaxCurrencyCode cbc:AccountingCost cbc:BuyerReference cac:InvoicePeriod " +
		"cac:OrderReference cac:BillingReference* cac:AccountingSupplierParty cac:AccountingCustomerParty cac:PayeeParty " +
		"cac:Delivery cac:PaymentMeans* cac:PaymentTerms cac:AllowanceCharge* cac:TaxTotal cac:LegalMonetaryTotal " +
		"cac:CreditNoteLine*",
	"cac:InvoicePeriod":            "cbc:StartDate cbc:EndDate cbc:DescriptionCode",
	"cac:BillingReference":         "cac:InvoiceDocumentReference",
	"cac:InvoiceDocumentReference": "cbc:ID cbc:IssueDate",
	"cac:AccountingSupplierParty":  "cac:Party",
	"cac:AccountingCustomerParty":  "cac:Party",
	"cac:Party": "cbc:EndpointID cac:PartyIdentification cac:PartyName cac:PostalAddress cac:PartyTaxScheme " +
		"cac:PartyLegalEntity cac:Contact",
	"cac:PostalAddress": "cbc:StreetName cbc:AdditionalStreetName cbc:CityName cbc:PostalZone cbc:CountrySubentity " +
		"cac:AddressLine cac:Country",
	"cac:Country":          "cbc:IdentificationCode",
	"cac:PartyTaxScheme":   "cbc:CompanyID cac:TaxScheme",
	"cac:TaxScheme":        "cbc:ID",
	"cac:PartyLegalEntity": "cbc:RegistrationName cbc:CompanyID cbc:CompanyLegalForm",
	"cac:TaxTotal":         "cbc:TaxAmount cac:TaxSubtotal*",
	"cac:TaxSubtotal":      "cbc:TaxableAmount cbc:TaxAmount cac:TaxCategory",
	"cac:TaxCategory":      "cbc:ID cbc:Percent cbc:TaxExemptionReasonCode cbc:TaxExemptionReason cac:TaxScheme",
	"cac:LegalMonetaryTotal": "cbc:LineExtensionAmount cbc:TaxExclusiveAmount cbc:TaxInclusiveAmount " +
		"cbc:AllowanceTotalAmount " +
		"cbc:ChargeTotalAmount cbc:PrepaidAmount cbc:PayableRoundingAmount cbc:PayableAmount",
	"cac:CreditNoteLine": "cbc:ID cbc:Note cbc:CreditedQuantity cbc:LineExtensionAmount cbc:AccountingCost " +
		"cac:InvoicePeriod " +
		"cac:OrderLineReference cac:DocumentReference cac:AllowanceCharge* cac:Item cac:Price",
	"cac:Item": "cbc:Description cbc:Name cac:BuyersItemIdentification cac:SellersItemIdentification " +
		"cac:StandardItemIdentification cac:OriginCountry cac:CommodityClassification* cac:ClassifiedTaxCategory " +
		"cac:AdditionalItemProperty*",
	"cac:ClassifiedTaxCategory": "cbc:ID cbc:Percent cac:TaxScheme",
	"cac:Price":                 "cbc:PriceAmount cbc:BaseQuantity",
}

// disordered lists what stands in a wrong place, twice, or empty.
func disordered(n *node) (list []string) {
	n.each(func(n *node) {
		order := strings.Fields(orders[n.name])
		if len(order) == 0 {
			if len(n.in) > 0 || strings.TrimSpace(n.text) == "" {
				list = append(list, n.name+" is empty, or holds elements")
			}
			return
		}
		next := 0
		for _, c := range n.in {
			i := slices.IndexFunc(order, func(s string) bool { return strings.TrimSuffix(s, "*") == c.name })
			if i < next {
				list = append(list, c.name+" stands in a wrong place of "+n.name)
				continue
			}
			if next = i; !strings.HasSuffix(order[i], "*") {
				next++
			}
		}
		if len(n.in) == 0 || strings.TrimSpace(n.text) != "" {
			list = append(list, n.name+" has no elements, or text among them")
		}
	})
	return list
}
