// Package ubl writes the credit note of a report as UBL 2.1 in the core of EN 16931: type 381, with a line for each
// objective that pays and a reference to the invoice that it corrects. The figures are those of the report.
package ubl

import (
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/slareport/slareport/report"
)

// decimals is how many an amount has at most (UBL-DT-01).
const decimals = 2

// Render writes the credit note of a report. It fails where nothing is credited, and where the agreement does not say
// what such a document needs.
func Render(w io.Writer, r *report.Report) error {
	n := r.CreditNote
	switch {
	case !n.Credits():
		return errors.New("nothing is payable to the client, so that there is no credit note")
	case r.Credits.MinorUnits > decimals:
		return fmt.Errorf("amounts in UBL have two decimals at most, and %s has %d", r.Currency, r.Credits.MinorUnits)
	case len(n.Lacks) > 0:
		return fmt.Errorf("the key credit-note of the agreement lacks %s", lacking(n.Lacks))
	}
	if _, err := io.WriteString(w, xml.Header); err != nil {
		return err
	}
	out := xml.NewEncoder(w)
	out.Indent("", "  ")
	if err := out.Encode(documentOf(r)); err != nil {
		return err
	}
	_, err := io.WriteString(w, "\n")
	return err
}

func lacking(list []report.Lack) string {
	var all []string
	for _, l := range list {
		all = append(all, l.Key+" ("+l.Term+")")
	}
	return strings.Join(all, ", ")
}

func documentOf(r *report.Report) *document {
	n := r.CreditNote
	m := money(r.Currency)
	d := &document{
		Space: space, CAC: aggregates, CBC: basics, Customization: en16931, ID: n.Number, Issued: n.Date, Type: n.Type,
		Currency: r.Currency, Seller: partyOf(n.Seller), Buyer: partyOf(n.Buyer),
		Tax: taxTotal{Amount: m.of(n.Tax), Subtotal: taxSubtotal{
			Taxable: m.of(n.Net), Amount: m.of(n.Tax), Category: categoryOf(n, n.Reason),
		}},
		Total: total{Lines: m.of(n.Net), Exclusive: m.of(n.Net), Inclusive: m.of(n.Gross), Payable: m.of(n.Gross)},
	}
	d.Period.From, d.Period.To = r.Period.Days()
	if r.Standing != nil {
		d.Note = r.Standing.Text
	}
	for _, invoice := range n.Invoices {
		d.Corrects = append(d.Corrects, reference{invoice})
	}
	for i, l := range n.Lines {
		d.Lines = append(d.Lines, lineOf(i+1, l, categoryOf(n, ""), m))
	}
	return d
}

// lineOf is the line of an objective. A price is never below zero (BR-27): what is set off has a quantity below it.
func lineOf(number int, l report.CreditNoteLine, c category, m money) line {
	price, below := strings.CutPrefix(l.Net, "-")
	q := quantity{Unit: one, Value: "1"}
	if below {
		q.Value = "-1"
	}
	return line{ID: number, Quantity: q, Net: m.of(l.Net), Item: item{Name: l.Text, Category: c}, Price: m.of(price)}
}

func categoryOf(n *report.CreditNote, reason string) category {
	return category{ID: n.Category, Percent: n.Rate, Reason: reason, Scheme: vat}
}

func partyOf(c report.Company) party {
	p := party{
		Address: address{Street: c.Street, City: c.City, Postcode: c.Postcode, Country: c.Country},
		Legal:   legalEntity{Name: c.Name, ID: c.Registration},
	}
	if c.VAT != "" {
		p.Tax = &taxScheme{ID: c.VAT, Scheme: vat}
	}
	return p
}

// money is a currency, whose code stands with every amount.
type money string

func (m money) of(value string) amount { return amount{Currency: string(m), Value: value} }
