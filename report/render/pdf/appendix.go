package pdf

import (
	"github.com/slareport/slareport/report/render/table"
	"github.com/slareport/slareport/report/render/table/evidence"
	"github.com/slareport/slareport/report/render/table/terms"
)

// appendixRoom is the room of the chapter with the first lines of its table.
const appendixRoom = 60.0

// mostFindings is how many findings stand in the document, the gravest.
const mostFindings = 10

// appendix is what lets a reader check the report: the files and what became of their rows, findings, checks,
// calendars, rules, words, digests, and room to sign.
func (s *sheet) appendix() {
	r, c := s.report, s.words
	s.section("appendix", c.T("pdf.appendix"), appendixRoom)
	for _, t := range []table.Table{evidence.Sources(r, c), evidence.Reasons(r, c)} {
		s.titled(t)
	}
	s.gravest(evidence.Findings(r, c), mostFindings)
	for _, t := range []table.Table{evidence.Integrity(r, c), evidence.Lint(r, c), terms.Calendars(r, c)} {
		s.titled(t)
	}
	s.dense(terms.Rules(r, c))
	s.glossary(terms.Glossary(c))
	digests := evidence.Digests(r, c)
	s.together(s.listHeight(digests), s.signHeight())
	s.dense(digests)
	s.signOff()
}

// listHeight is what a dense table with its title takes.
func (s *sheet) listHeight(t table.Table) float64 {
	if len(t.Rows) == 0 {
		return 0
	}
	g := s.lay(t)
	g.pad = dense
	note := float64(len(s.wrap(t.Note, small, s.measure())))*small.line() + 1
	return bigGap + heading.line() + 1.5 + note + s.heightOf(g)
}

// together begins a new page for a block that would leave the one after it alone on the next, unless it is long.
func (s *sheet) together(block, after float64) {
	const long = 125.0
	if block <= long && s.y+block <= s.bottom() && s.y+block+after > s.bottom() {
		s.page()
	}
}

// signLine is the room of one line to sign on.
const signLine = 10.5

// signHeight is what the sign-off takes.
func (s *sheet) signHeight() float64 {
	text := s.wrap(s.words.T("pdf.signoff.text"), small, s.measure())
	return bigGap + heading.line() + float64(len(text))*small.line() + strong.line() + 3*signLine + 2*gap
}

// signOff is room for both sides to sign.
func (s *sheet) signOff() {
	text := s.wrap(s.words.T("pdf.signoff.text"), small, s.measure())
	s.heading(s.words.T("pdf.signoff"), float64(len(text))*small.line()+3*signLine+2*gap)
	s.y = s.lines(margin, s.y, small, soft, text) + gap
	for i, side := range []string{s.report.Provider, s.report.Client} {
		x, w := s.column(i, 2)
		s.bound(x, w, func() {
			s.text(x, s.y, strong, ink, s.short(side, strong, w))
			y := s.y + strong.line() + signLine*0.6
			for _, key := range []string{"name", "date", "sign"} {
				s.stroke(x, y, x+w, y, 0.2, soft)
				s.text(x, y+0.5, tiny, soft, s.words.T("pdf.signoff."+key))
				y += signLine
			}
		})
	}
	s.y += strong.line() + 3*signLine
}
