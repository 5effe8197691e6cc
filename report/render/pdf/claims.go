package pdf

import (
	"github.com/slareport/slareport/report/render/pdf/paper"
	"github.com/slareport/slareport/report/render/table/claims"
	"github.com/slareport/slareport/report/render/table/results"
)

// claims tells which claims count, which do not and why, and what nobody could attribute.
func (d *document) claims() {
	accepted := claims.Accepted(d.report, d.Words).Pick(
		"claim", "party", "from", "to", "time", "cases", "reason", "reference",
	)
	refused := claims.Refused(d.report, d.Words).Pick(
		"claim", "party", "time", "cases", "reason", "reference", "lacks", "complete until", "would change",
	)
	undetermined := results.Undetermined(d.report, d.Words)
	until := d.report.Claims.DisputeUntil
	if len(accepted.Rows)+len(refused.Rows)+len(undetermined.Rows) == 0 && until == "" {
		return
	}
	d.Section("claims", d.Words.T("pdf.claims"), 70)
	d.Titled(accepted)
	d.Titled(refused)
	d.Titled(undetermined)
	if until != "" {
		d.Skip(paper.Gap)
		d.Paragraph(d.Words.T("claims.dispute", d.Words.Day(until)), paper.Body, paper.Ink)
	}
}
