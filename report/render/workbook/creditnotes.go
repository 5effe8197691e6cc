package workbook

import (
	"encoding/csv"
	"io"
	"slices"
	"strings"
	"time"

	"github.com/slareport/slareport/report"
	"github.com/slareport/slareport/report/exact"
	"github.com/slareport/slareport/report/tzdata"
	"github.com/slareport/slareport/report/words"
)

// creditNoteHeads are the columns of the credit notes. Dates are the first and the last local day of the period,
// amounts have a decimal point and the decimals of the currency; one below zero is owed by the client. The direction is
// payable, or receivable where those who build the reports are the client.
var creditNoteHeads = []string{
	"agreement", "client", "period", "from", "to", "currency", "cost_centre", "account", "objective", "name", "service",
	"amount", "text", "direction", "claim_reference",
}

// CreditNotes writes a line for each credit that is payable, for a ledger to read: RFC 4180 in UTF-8 with its mark. The
// amounts of an agreement sum to what is payable. Texts that a spreadsheet would take for formulas get a leading '.
func CreditNotes(w io.Writer, all []*report.Report, c *words.Catalogue) error {
	if _, err := io.WriteString(w, "\uFEFF"); err != nil {
		return err
	}
	out := csv.NewWriter(w)
	out.UseCRLF = true
	if err := out.Write(creditNoteHeads); err != nil {
		return err
	}
	for _, r := range slices.SortedStableFunc(slices.Values(all), byClient) {
		from, to := days(&r.Period)
		for i := range r.Objectives {
			o := &r.Objectives[i]
			if v := exact.Parse(o.Credit.Payable); v == nil || v.Sign() == 0 {
				continue
			}
			text := c.T("creditnote.text", o.Name, c.Month(r.Period.Label))
			line := []string{
				r.Agreement, r.Client, r.Period.Label, from, to, r.Currency, r.Credits.CostCentre, r.Credits.Account, o.ID, o.Name,
				o.Service, "", text, direction(r), claimReference(r, o.ID),
			}
			for k := range line {
				line[k] = harmless(line[k])
			}
			line[11] = o.Credit.Payable
			if err := out.Write(line); err != nil {
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

// harmless keeps a spreadsheet from taking a text for a formula.
func harmless(s string) string {
	if s != "" && strings.ContainsRune("=+-@\t\r", rune(s[0])) {
		return "'" + s
	}
	return s
}

// days are the first and the last local day of a period.
func days(p *report.Period) (from, to string) {
	zone, err := tzdata.Load(p.Timezone)
	if err != nil {
		zone = time.UTC
	}
	day := func(stamp string, before time.Duration) string {
		t, err := time.Parse(time.RFC3339Nano, stamp)
		if err != nil {
			return ""
		}
		return t.Add(-before).In(zone).Format(time.DateOnly)
	}
	return day(p.From, 0), day(p.To, time.Microsecond)
}
