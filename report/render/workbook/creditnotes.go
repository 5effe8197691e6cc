package workbook

import (
	"encoding/csv"
	"io"
	"slices"
	"strings"

	"github.com/slareport/slareport/report"
)

// creditNoteHeads are the columns of the credit notes. Dates are the first and the last local day of the period,
// amounts have a decimal point and the decimals of the currency; one below zero is owed by the client. amount is net of
// tax; what an agreement does not say is blank. The direction is payable, or receivable where those who build the
// reports are the client. The state is final, or provisional while evidence that could not be read leaves open what is
// payable. least and most are what the objective pays by itself then, before the limits of the agreement; most is blank
// where nothing bounds it.
var creditNoteHeads = []string{
	"agreement", "client", "period", "from", "to", "currency", "cost_centre", "account", "objective", "name", "service",
	"amount", "text", "document_type", "document_number", "document_date", "tax_category", "tax_rate", "tax", "gross",
	"invoice", "direction", "claim_reference", "state", "least", "most",
}

// CreditNotes writes a line for each credit that is payable, for a ledger to read: RFC 4180 in UTF-8 with its mark. The
// amounts of an agreement sum to what is payable, if final. Where the client owes on balance the lines have no
// document. Texts are in the agreement's language; those that a spreadsheet would take for formulas get a leading '.
func CreditNotes(w io.Writer, all []*report.Report) error {
	if _, err := io.WriteString(w, "\uFEFF"); err != nil {
		return err
	}
	out := csv.NewWriter(w)
	out.UseCRLF = true
	if err := out.Write(creditNoteHeads); err != nil {
		return err
	}
	for _, r := range slices.SortedStableFunc(slices.Values(all), byClient) {
		for i := range r.Objectives {
			line, pays := r.CreditNote.Line(r.Objectives[i].ID)
			if _, _, open := r.Objectives[i].Pays(); !pays && !open {
				continue
			}
			if err := out.Write(creditNoteCells(r, &r.Objectives[i], line)); err != nil {
				return err
			}
		}
	}
	out.Flush()
	return out.Error()
}

func direction(r *report.Report) string {
	if r.WeClaim() {
		return "receivable"
	}
	return "payable"
}

// claimReference is the reference of the claim for a credit of the period; "" where there is none.
func claimReference(r *report.Report, objective string) string {
	for i := range r.Entitlements {
		if e := &r.Entitlements[i]; e.Objective == objective && e.Period == r.Period.Label {
			return e.Reference
		}
	}
	return ""
}

// creditNoteCells are the cells of a line. Figures are not texts: one below zero is no formula.
func creditNoteCells(r *report.Report, o *report.Objective, line report.CreditNoteLine) []string {
	n := r.CreditNote
	if _, _, open := o.Pays(); open {
		line = report.CreditNoteLine{Objective: o.ID}
	}
	from, to := r.Period.Days()
	texts := []string{
		r.Agreement, r.Client, r.Period.Label, from, to, r.Currency, r.Credits.CostCentre, r.Credits.Account, o.ID, o.Name,
		o.Service, line.Text, n.Type, n.Number, n.Date, n.Category, strings.Join(n.Invoices, "; "),
		direction(r), claimReference(r, o.ID),
	}
	for i := range texts {
		texts[i] = harmless(texts[i])
	}
	before, document := texts[:11], texts[11:16]
	return slices.Concat(
		before, []string{line.Net}, document, []string{n.Rate, line.Tax, line.Gross}, texts[16:], state(n, o),
	)
}

// state tells whether the amounts of a line are final, and if not between which amounts the objective's lies.
func state(n *report.CreditNote, o *report.Objective) []string {
	if !n.Provisional {
		return []string{"final", "", ""}
	}
	least, most, _ := o.Pays()
	return []string{"provisional", least, most}
}

// harmless keeps a spreadsheet from taking a text for a formula.
func harmless(s string) string {
	if s != "" && strings.ContainsRune("=+-@\t\r", rune(s[0])) {
		return "'" + s
	}
	return s
}
