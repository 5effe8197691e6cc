package pdf

import (
	"github.com/slareport/slareport/report/render/table/claims"
	"github.com/slareport/slareport/report/render/table/results"
)

// claims tells which claims count, which do not and why, and what nobody could attribute.
func (s *sheet) claims() {
	accepted := claims.Accepted(s.report, s.words).Pick(
		"claim", "party", "from", "to", "time", "cases", "reason", "reference",
	)
	refused := claims.Refused(s.report, s.words).Pick(
		"claim", "party", "time", "cases", "reason", "reference", "lacks", "complete until", "would change",
	)
	undetermined := results.Undetermined(s.report, s.words)
	until := s.report.Claims.DisputeUntil
	if len(accepted.Rows)+len(refused.Rows)+len(undetermined.Rows) == 0 && until == "" {
		return
	}
	s.section("claims", s.words.T("pdf.claims"), 70)
	s.titled(accepted)
	s.titled(refused)
	s.titled(undetermined)
	if until != "" {
		s.skip(gap)
		s.paragraph(s.words.T("claims.dispute", s.words.Day(until)), body, ink)
	}
}
