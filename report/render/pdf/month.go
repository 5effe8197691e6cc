package pdf

import (
	"github.com/slareport/slareport/report/render/chart"
	"github.com/slareport/slareport/report/render/table/results"
)

// month is the page that most readers stop at: the month in a sentence, the scorecard, whose fault the misses
// were, what is payable, what changed, and what each side does next.
func (s *sheet) month() {
	s.section("month", s.words.T("pdf.month"), wholePage)
	s.standing()
	s.paragraph(s.report.Headline, lead, ink)
	s.y += gap
	s.highlights()
	s.y += gap
	card := results.Scorecard(s.report, s.words).Pick(
		"objective", "target", "experienced", "contractual", "verdict", "trend", "credit",
	)
	s.grid(s.lay(card))
	for _, l := range s.report.Losses {
		if slices := chart.Shares(l.Parties, s.words); len(slices) > 0 {
			s.heading(s.words.T("loss.fault."+l.Of), 22)
			s.shares(slices)
		}
	}
	s.titled(results.Changes(s.report, s.words))
	s.dues()
}

// highlights are the month's few figures side by side, each with what it was before.
func (s *sheet) highlights() {
	const high = 16.0
	rows := results.Highlights(s.report, s.words).Rows
	for i, row := range rows {
		x, w := s.tile(i, len(rows))
		below := ""
		if row[2].Raw != "" {
			below = s.words.T("highlight.before", row[2].Print(s.words))
		}
		s.figure(x, w, high, row[0].Print(s.words), row[1].Print(s.words), below, ink)
	}
	s.y += high
	s.opened = false
}

// dues lists what each side does next, a sentence a line.
func (s *sheet) dues() {
	t := results.Dues(s.report, s.words)
	if len(t.Rows) == 0 {
		return
	}
	s.heading(t.Title, 2*body.line())
	const labels = 26.0 // wider than in the small print
	for _, row := range t.Rows {
		lines := s.wrap(row[1].Print(s.words), body, s.measure()-labels)
		s.need(float64(len(lines)) * body.line())
		s.signed(margin, s.y, strong, row[0], s.short(s.reads(row[0]), strong, labels-2))
		s.y = s.lines(margin+labels, s.y, body, ink, lines) + 0.6
	}
}

// shares draws one bar cut by party, with a legend that names each part and its share.
func (s *sheet) shares(slices []chart.Slice) {
	const high = 6.5
	for _, part := range slices {
		x, w := margin+part.From*s.measure(), (part.To-part.From)*s.measure()
		colour := partyInk(part.Party)
		s.fill(x, s.y, w, high, colour)
		if w > s.width(s.clean(part.Text, caption), caption)+2 {
			s.center(x+w/2, s.y+(high-caption.line())/2, caption, chart.Over(colour), part.Text)
		}
		if part.From > 0 {
			s.stroke(x, s.y, x, s.y+high, 0.4, paper)
		}
	}
	s.y += high + 1.5
	x := margin
	for _, part := range slices {
		sign, label := chart.OfParty(part.Party).Sign, part.Label+" "+part.Text
		w := s.width(s.clean(sign+"  "+label, small), small) + 5
		if x+w > s.wide-margin && x > margin {
			x = margin
			s.y += small.line() + 0.6
		}
		s.text(x, s.y, small, partyInk(part.Party), sign)
		s.text(x+s.width(sign, small)+1, s.y, small, ink, label)
		x += w
	}
	s.y += small.line()
}
