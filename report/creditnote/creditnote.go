// Package creditnote makes the credit note of a period from what it pays: net, tax and gross of every line, and what
// names the document. Renderers print it.
package creditnote

import (
	"math/big"
	"strings"
	"time"

	"github.com/slareport/slareport/report"
	"github.com/slareport/slareport/report/agreement"
	"github.com/slareport/slareport/report/exact"
	"github.com/slareport/slareport/report/timeline"
	"github.com/slareport/slareport/report/words"
)

// Of is the credit note of a report whose credits and standing are known; nil where no objective pays anything,
// or may. The period ends at end, and the data is of asOf.
//
// Rule §7 (credit-note): What a period pays is a credit note of type 381 with a line for each objective that pays,
// which names the invoice that it corrects.
//
// Convention credits (credit-note-owed): Where the client owes on balance there is no credit note: it needs an
// invoice, and the lines stand without a document. A bonus that is set off is a line below zero. Where a supplier owes
// the credits it is the supplier that issues the note. Set by `we-are`.
//
// Convention credits (credit-note-provisional): No credit note is written while evidence that could not be read leaves
// open what is payable: a document that has been issued can only be corrected by another one. The lines of credits.csv
// have no document then. They are marked provisional, with the least and the most that each objective pays by itself,
// and the amount stays blank where these differ.
func Of(
	r *report.Report, a *agreement.Agreement, end, asOf timeline.Instant, c *words.Catalogue,
) *report.CreditNote {
	terms := a.CreditNote
	if terms == nil {
		terms = &agreement.CreditNote{}
	}
	tax, _ := agreement.At(terms.Tax, end)
	n := &report.CreditNote{
		Invoices: []string{}, Lines: []report.CreditNoteLine{},
		Seller: company(terms.Seller, a.Provider), Buyer: company(terms.Buyer, a.Client),
		Category: string(tax.Category), Rate: rate(tax), Reason: reason(tax, c), Agreed: a.CreditNote != nil, UBL: terms.UBL,
	}
	_, _, n.Provisional = r.Payable()
	if !price(n, r, tax, mode(a), c) && !n.Provisional {
		return nil
	}
	if !n.Provisional && exact.Parse(r.Credits.Payable).Sign() > 0 && a.WeAre != agreement.WeAreClient {
		n.Type, n.Date = report.CreditNoteType, issued(terms, r.Period.Label, asOf, a.Zone)
		marks := strings.NewReplacer(agreement.AgreementMark, a.ID, agreement.PeriodMark, r.Period.Label)
		n.Number = marks.Replace(terms.Number)
		n.Invoices = append(n.Invoices, terms.Invoices[r.Period.Label]...)
		n.Lacks = lacks(terms, r.Period.Label)
	}
	return n
}

// issued is the day of a credit note.
//
// Convention credits (credit-note-date): A credit note is dated with the local day of the data. Set by
// `credit-note.dates`.
func issued(terms *agreement.CreditNote, label string, asOf timeline.Instant, zone *time.Location) string {
	if day, there := terms.Dates[label]; there {
		return day.String()
	}
	return asOf.In(zone).Format(time.DateOnly)
}

// lacks lists what a document of its own would need, the invoice of this period among it.
func lacks(terms *agreement.CreditNote, label string) (list []report.Lack) {
	for _, l := range terms.Lacks() {
		list = append(list, report.Lack{Key: l.Key, Term: l.Term})
	}
	if len(terms.Invoices) > 0 && len(terms.Invoices[label]) == 0 {
		list = append(list, report.Lack{Key: "invoices." + label, Term: "BT-25"})
	}
	return list
}

func company(c agreement.Company, name string) report.Company {
	if c.Name != "" {
		name = c.Name
	}
	return report.Company{
		Name: name, VAT: c.VAT, Registration: c.Registration, Street: c.Street, City: c.City, Postcode: c.Postcode,
		Country: c.Country,
	}
}

func mode(a *agreement.Agreement) exact.Mode {
	if a.Credits.HalfUp {
		return exact.HalfUp
	}
	return exact.HalfEven
}

// rate is the percentage that a document shows: none of a category that is not subject to tax, else zero where the
// agreement gives none.
func rate(tax agreement.Tax) string {
	switch {
	case tax.Category == "" || tax.Category == agreement.NotSubject:
		return ""
	case tax.Rate == nil:
		return "0"
	}
	return exact.Decimal(tax.Rate)
}

// reason says why no tax is due, of the categories that need one.
func reason(tax agreement.Tax, c *words.Catalogue) string {
	switch {
	case tax.Reason != "":
		return tax.Reason
	case tax.Category == agreement.ReverseCharge:
		return c.T("creditnote.reverse")
	case tax.Category == agreement.NotSubject:
		return c.T("creditnote.nosubject")
	}
	return ""
}

// price fills in the lines and their sums; false where no objective pays anything.
//
// Convention credits (credit-note-net): Fees are before tax, and so are credits: tax comes on top of what is payable.
// The tax in force at the end of the period counts. Set by `credit-note.tax`.
//
// Convention credits (credit-note-tax): The tax of a credit note is rounded once, of the net total. A line has what it
// adds to the tax of the lines before it, so that the lines sum to the total. Set by `credits.rounding`.
func price(n *report.CreditNote, r *report.Report, tax agreement.Tax, mode exact.Mode, c *words.Catalogue) bool {
	cash := func(v *big.Rat) string { return v.FloatString(r.Credits.MinorUnits) }
	net, taxed := new(big.Rat), new(big.Rat)
	for i := range r.Objectives {
		o := &r.Objectives[i]
		pays := exact.Parse(o.Credit.Payable)
		if pays == nil || pays.Sign() == 0 {
			continue
		}
		line := report.CreditNoteLine{
			Objective: o.ID, Text: c.T("creditnote.text", o.Name, c.Month(r.Period.Label)), Net: o.Credit.Payable,
		}
		net.Add(net, pays)
		if tax.Category != "" {
			upTo := taxOf(net, tax, r.Credits.MinorUnits, mode)
			adds := new(big.Rat).Sub(upTo, taxed)
			line.Tax, line.Gross = cash(adds), cash(new(big.Rat).Add(pays, adds))
			taxed = upTo
		}
		n.Lines = append(n.Lines, line)
	}
	n.Net = cash(net)
	if tax.Category != "" {
		n.Tax, n.Gross = cash(taxed), cash(new(big.Rat).Add(net, taxed))
	}
	return len(n.Lines) > 0
}

// taxOf is the tax of an amount, rounded to the minor unit.
func taxOf(net *big.Rat, tax agreement.Tax, minor int, mode exact.Mode) *big.Rat {
	if tax.Rate == nil {
		return new(big.Rat)
	}
	amount := new(big.Rat).Mul(net, tax.Rate)
	return exact.Round(amount.Quo(amount, big.NewRat(100, 1)), minor, mode)
}
