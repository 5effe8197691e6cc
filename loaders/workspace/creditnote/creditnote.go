// Package creditnote reads what an agreement says about the document that credits what a period pays: the key
// credit-note with its tax and its parties.
package creditnote

import (
	"strings"

	"github.com/slareport/slareport/loaders/workspace/scope"
	"github.com/slareport/slareport/loaders/workspace/shape"
	"github.com/slareport/slareport/report/agreement"
	"github.com/slareport/slareport/report/calendar"
)

type note = agreement.CreditNote

// Terms is the table of the credit note. The rule of periods says how dates and invoices are labelled.
func Terms(s *scope.Scope, rule agreement.PeriodRule) shape.Of[*agreement.CreditNote] {
	table := shape.Object[note]{
		Name: "credit-note",
		Doc:  "What the credit note says beside amounts. Credits are net: tax comes on top.",
		Keys: []shape.Key[note]{
			shape.Field("ubl", "yes: credit-note.xml, UBL 2.1 by EN 16931, is written where anything is payable to the client; "+
				"only when asked for unless told", shape.Truth(), func(v *note) *bool { return &v.UBL }),
			shape.Field("number", "number of the document, such as CN-{agreement}-{period}", number(),
				func(v *note) *string { return &v.Number }),
			shape.Field("dates", "when it is issued, by period: {2026-10: 2026-11-05}; the date of the data unless told",
				scope.ByPeriod(rule, scope.Date()), func(v *note) *map[string]calendar.Date { return &v.Dates }),
			shape.Field("invoices", "the invoice that it corrects, or several, by period: {2026-10: INV-1234}",
				scope.ByPeriod(rule, shape.OneOrMore(shape.Text())),
				func(v *note) *map[string][]string { return &v.Invoices }),
			shape.Field("tax",
				"how credits are taxed, such as {category: S, rate: 19%}, or by date; that at the end of the period "+
					"counts", scope.Dated(s, tax()), func(v *note) *[]agreement.Dated[agreement.Tax] { return &v.Tax }),
			shape.Field("seller", "the provider, such as {vat: DE123456789, country: DE}", company("seller", "the provider"),
				func(v *note) *agreement.Company { return &v.Seller }),
			shape.Field("buyer", "the client, such as {country: DE}", company("buyer", "the client"),
				func(v *note) *agreement.Company { return &v.Buyer }),
		},
		Done: func(r *shape.Reader, at shape.At, v *note) { check(r, at, v, s.Currency) },
	}
	return shape.Map(table.Shape(), func(v note) *note { return &v })
}

// number is a text that is another one in every period.
func number() shape.Of[string] {
	return shape.Check(shape.Text(), func(r *shape.Reader, n *shape.Node, text string) (string, bool) {
		if !strings.Contains(text, agreement.PeriodMark) {
			r.Problem(n, "such as CN-{agreement}-{period}", "the number %s is the same in every period: it needs %s",
				shape.Quote(text), agreement.PeriodMark)
			return "", false
		}
		rest := strings.NewReplacer(agreement.PeriodMark, "", agreement.AgreementMark, "").Replace(text)
		if strings.ContainsAny(rest, "{}") {
			r.Problem(n, "known are "+agreement.AgreementMark+" and "+agreement.PeriodMark,
				"the number %s has a place that nothing fills", shape.Quote(text))
			return "", false
		}
		return text, true
	})
}
