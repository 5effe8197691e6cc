package pdf

import "github.com/slareport/slareport/report/render/table"

// claims tells which claims count, which do not and why, and what nobody could attribute.
func (s *sheet) claims() {
	s.section("claims", s.words.T("pdf.claims"), 70)
	accepted := table.ClaimsAccepted(s.report, s.words).Pick("claim", "party", "from", "to", "time", "cases", "reason", "reference")
	refused := table.ClaimsRefused(s.report, s.words).Pick("claim", "party", "time", "cases", "reason", "reference", "lacks", "complete until", "would change")
	s.titled(accepted)
	s.titled(refused)
	s.titled(table.Undetermined(s.report, s.words))
	if until := s.report.Claims.DisputeUntil; until != "" {
		s.skip(gap)
		s.paragraph(s.words.T("claims.dispute", s.words.Day(until)), body, ink)
	}
}
