package results

import (
	"cmp"
	"slices"

	"github.com/slareport/slareport/report"
	"github.com/slareport/slareport/report/render/table"
	"github.com/slareport/slareport/report/words"
)

// Dues lists what each side has to do next, as it follows from the report: credits to pay, misses to explain,
// credits to claim, claims to complete or to dispute, open cases.
func Dues(r *report.Report, c *words.Catalogue) table.Table {
	type due struct{ side, text string }
	var list []due
	add := func(when bool, side, key string, args ...any) {
		if when {
			list = append(list, due{side, c.T(key, args...)})
		}
	}
	open, unclear := 0, 0
	for _, o := range r.Objectives {
		open += o.Open
		for kind, n := range o.Misses.Kinds(0) {
			if kind.Outcome == report.OutcomeUndetermined {
				unclear += n
			}
		}
	}
	refused := 0 // and not beyond completing
	for _, m := range r.Claims.Refused.All() {
		if m.Completable {
			refused++
		}
	}
	for _, l := range lacking(r) {
		add(true, "provider", l.key, l.source)
	}
	add(table.Positive(r.Credits.Payable), "provider", "due.credit", c.Money(r.Credits.Payable, r.Currency))
	add(table.Owed(r.Credits.Payable) != "", "customer", "due.owed", c.Money(table.Owed(r.Credits.Payable), r.Currency))
	add(
		unclear > 0, "provider", plural("due.unclear", unclear), c.Integer(int64(unclear)),
		c.Money(r.Credits.Undetermined, r.Currency),
	)
	add(open > 0, "provider", plural("due.open", open), c.Integer(int64(open)))
	add(refused > 0, "provider", plural("due.claims", refused), c.Integer(int64(refused)))
	for _, d := range claimDues(r, c) {
		add(true, d.side, d.key, d.args...)
	}
	add(
		r.Claims.Accepted.Len() > 0, "customer", plural("due.accepted", r.Claims.Accepted.Len()),
		c.Integer(int64(r.Claims.Accepted.Len())),
	)
	add(r.Claims.DisputeUntil != "", "customer", "due.dispute", c.Day(r.Claims.DisputeUntil))
	return table.Build("dues", c, list, []table.Filled[due]{
		table.Fill("side", table.KindParty, 14, func(d due) table.Cell { return table.Party(d.side) }),
		table.Fill("due", table.KindText, 80, func(d due) table.Cell { return table.Text(d.text) }),
	})
}

// lack is what is to be done about a source of which evidence is missing.
type lack struct{ key, source string }

// settled is what is to be done where nothing has to be supplied, by the key of what is missing.
var settled = map[string]string{
	"rows-differ": "due.contradiction", "cells-differ": "due.contradiction", "cells-blank": "due.blank",
	"service-unknown": "due.blank", "site-unknown": "due.blank", "client-unknown": "due.blank",
	"hour-unknown": "due.blank", "invoice-missing": "due.invoice",
}

// lacking lists what is to be done about the sources of which evidence is missing, each once.
func lacking(r *report.Report) (list []lack) {
	if r.Standing == nil {
		return nil
	}
	for _, m := range r.Standing.Missing {
		one := lack{cmp.Or(settled[m.Key], "due.missing"), m.Source}
		if !slices.Contains(list, one) {
			list = append(list, one)
		}
	}
	return list
}

// plural is the key of a sentence for a number.
func plural(key string, n int) string {
	if n == 1 {
		return key + ".one"
	}
	return key + ".other"
}
