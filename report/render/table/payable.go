package table

import (
	"github.com/slareport/slareport/report"
	"github.com/slareport/slareport/report/words"
)

// Payable is what a report pays: an amount, or between which amounts it lies where evidence could not be read.
func Payable(r *report.Report, c *words.Catalogue) Cell {
	if _, _, open := r.Payable(); open {
		return Text(r.PayableIn(c))
	}
	return Money(r.Credits.Payable, r.Currency)
}

// Pays is what an objective pays, in words as Payable.
func Pays(r *report.Report, o *report.Objective, c *words.Catalogue) Cell {
	if least, most, open := o.Pays(); open {
		return Text(report.MoneyRange(c, least, most, r.Currency))
	}
	return Money(o.Credit.Payable, r.Currency)
}
