package pdf

// standing says that the figures are provisional, where they are: what could not be read, and what hangs on it. It
// stands before everything else, in a frame that grey print keeps.
func (s *sheet) standing() {
	if s.report.Standing == nil {
		return
	}
	const inset, edge = 4.0, 1.2
	lines := s.wrap(s.report.Standing.Text, body, s.measure()-2*inset)
	high := strong.line() + float64(len(lines))*body.line() + 2*inset
	s.need(high)
	s.fill(margin, s.y, s.measure(), high, tint)
	s.fill(margin, s.y, edge, high, ink)
	y := s.y + inset
	s.text(margin+inset, y, strong, ink, s.words.T("provisional.title"))
	s.lines(margin+inset, y+strong.line(), body, ink, lines)
	s.y += high + gap
	s.opened = false
}
