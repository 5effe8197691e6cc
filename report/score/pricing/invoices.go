package pricing

import (
	"slices"

	"github.com/slareport/slareport/report/agreement"
	"github.com/slareport/slareport/report/evidence"
	"github.com/slareport/slareport/report/judge"
	"github.com/slareport/slareport/report/score/assess"
	"github.com/slareport/slareport/report/score/bounds"
)

// Invoice is one that the agreement does not have: of a service whose fee is as invoiced, for a period.
type Invoice struct{ Service, Period string }

// Uninvoiced lists the invoices that the credits of a period are a share of, or that limit them, and that are missing.
func (b *Book) Uninvoiced(p int) []Invoice {
	return b.uninvoiced(p, func(i int) bool { return true })
}

// InvoiceLacks tells which invoices are missing where the credit of a period hangs on them.
//
// Convention credits (invoice-missing): A credit that is a share of the fee of several months, or that a limit in
// percent of several months' fees may cut, rests on the invoices of all of them. Where one is missing, and an objective
// whose credit rests on it is missed or may be, the amount is not known: it is at least what the other invoices give,
// and the report is provisional. So it is with the invoice of a single month.
func (b *Book) InvoiceLacks(p int) (list []assess.Lack) {
	pays := func(i int) bool {
		return b.Judged[i][p].Verdict == judge.Missed || b.Judged[i][p].Verdict == judge.Undetermined
	}
	for _, x := range b.uninvoiced(p, pays) {
		list = append(list, assess.Lack{
			Cause: evidence.InvoiceMissing, Source: x.Service, Records: x.Period, Use: bounds.Measurement,
		})
	}
	return list
}

// uninvoiced lists the missing invoices that the credits of some objectives rest on: those of parts of fees on the
// invoices of their services, all on those that limit them.
func (b *Book) uninvoiced(p int, of func(i int) bool) (list []Invoice) {
	any := false
	for i := range b.Agreement.Objectives {
		o := &b.Agreement.Objectives[i]
		if o.Credit == nil || !of(i) || !b.Ends(o, p) {
			continue
		}
		any = true
		if !o.Credit.OfFee() && o.Credit.Points == nil {
			continue
		}
		for q := range p + 1 {
			if q == p || o.Span != nil && o.Span.Own && b.Periods[q].To > b.Window(o, p).From {
				list = b.lacking(list, q, func(f *agreement.Fee) bool {
					return o.Credit.Of == "" || o.Credit.Of == f.Service || slices.Contains(o.Credit.AlsoOf, f.Service)
				})
			}
		}
	}
	all := func(*agreement.Fee) bool { return true }
	if most := b.Agreement.Credits.CapMonth; any && most != nil && most.Percent != nil {
		list = b.lacking(list, p, all)
	}
	if most := b.Agreement.Credits.CapYear; any && most != nil && most.Percent != nil {
		for q := range p + 1 {
			if b.YearOf(b.Periods[q]) == b.YearOf(b.Periods[p]) && !b.before(q) {
				list = b.lacking(list, q, all)
			}
		}
	}
	return list
}

// before tells whether a period was over before the agreement began.
func (b *Book) before(q int) bool {
	return b.Agreement.From.Known() && b.Periods[q].To <= b.Agreement.From
}

// lacking adds the invoices of some services that a period does not have.
func (b *Book) lacking(list []Invoice, q int, of func(*agreement.Fee) bool) []Invoice {
	for k := range b.Agreement.Fees {
		f, label := &b.Agreement.Fees[k], b.Periods[q].Label
		if _, there := f.Invoices[label]; f.Invoices == nil || there || !of(f) {
			continue
		}
		if x := (Invoice{f.Service, label}); !slices.Contains(list, x) {
			list = append(list, x)
		}
	}
	return list
}
