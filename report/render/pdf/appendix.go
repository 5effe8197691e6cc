package pdf

import "github.com/slareport/slareport/report/render/table"

// appendix is what lets a reader check the report: the files and what became of their rows, findings, checks,
// calendars, rules, words, digests, and room to sign.
func (s *sheet) appendix() {
	r, c := s.report, s.words
	s.section("appendix", c.T("pdf.appendix"), wholePage)
	for _, t := range []table.Table{
		table.Sources(r, c), table.Reasons(r, c), table.Findings(r, c), table.Integrity(r, c), table.Lint(r, c),
		table.Calendars(r, c),
	} {
		s.titled(t)
	}
	s.dense(table.Rules(r, c))
	s.dense(table.Glossary(c))
	s.dense(table.Digests(r, c))
	s.signOff()
}

// signOff is room for both sides to sign.
func (s *sheet) signOff() {
	const line = 10.5
	text := s.wrap(s.words.T("pdf.signoff.text"), small, s.measure())
	s.heading(s.words.T("pdf.signoff"), float64(len(text))*small.line()+3*line+2*gap)
	s.y = s.lines(margin, s.y, small, soft, text) + gap
	for i, side := range []string{s.report.Provider, s.report.Client} {
		x, w := s.column(i, 2)
		s.text(x, s.y, strong, ink, s.short(side, strong, w))
		y := s.y + strong.line() + line*0.6
		for _, key := range []string{"name", "date", "sign"} {
			s.stroke(x, y, x+w, y, 0.2, soft)
			s.text(x, y+0.5, tiny, soft, s.words.T("pdf.signoff."+key))
			y += line
		}
	}
	s.y += strong.line() + 3*line
}
