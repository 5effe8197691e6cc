package pdf

import "github.com/slareport/slareport/report/render/chart"

// furniture puts the contents on the cover, and on every page what tells where it belongs, once the number
// of pages is known. Page numbers are written here rather than by the library's alias, whose digits are
// missing from the fonts' subsets.
func (s *sheet) furniture() {
	pages := s.pdf.PageCount()
	s.contents()
	for n := 1; n <= pages; n++ {
		s.pdf.SetPage(n)
		s.used = setting{} // the page's stream may end in another face
		if n > 1 {
			s.running(s.continued(n))
		}
		s.numbered(n, pages)
	}
	s.pdf.SetPage(pages)
}

// continued is the title of what goes on at the top of a page, "" where something begins there.
func (s *sheet) continued(n int) string {
	title := ""
	for _, e := range s.listed {
		switch m := s.marks[e.name]; {
		case m.page < n:
			title = e.words
		case m.page == n && m.y <= topEdge:
			return ""
		}
	}
	return title
}

// running is the head of a page: client and agreement, what goes on from the page before, and the period.
func (s *sheet) running(title string) {
	y := 11.0
	month := s.words.Month(s.report.Period.Label)
	room := s.measure() - s.width(s.clean(month, small), small) - gap
	whose := s.short(s.report.Client+" · "+s.report.Agreement, caption, room)
	s.text(margin, y, caption, soft, whose)
	used := s.width(whose, caption) + s.width("  ", small)
	if title != "" && used+20 < room {
		s.text(margin+used, y, small, soft, s.short(title, small, room-used))
	}
	s.right(s.wide-margin, y, small, soft, month)
	s.stroke(margin, y+small.line()+1.2, s.wide-margin, y+small.line()+1.2, 0.1, rule)
}

// numbered is the foot of a page.
func (s *sheet) numbered(n, pages int) {
	y := s.high - 12.5
	number := s.words.T("page", s.words.Integer(int64(n)), s.words.Integer(int64(pages)))
	room := s.measure() - s.width(s.clean(number, small), small) - gap
	s.text(margin, y, small, soft, s.short(s.report.Provider, small, room))
	s.right(s.wide-margin, y, small, soft, number)
}

// chip is a small field with a sign and words in a colour; it returns its width.
func (s *sheet) chip(x, y float64, sign, words string, colour chart.RGB) float64 {
	text := sign + "\u00a0" + words
	w := s.width(s.clean(text, caption), caption) + 4
	s.fill(x, y, w, caption.line()+1.2, colour.Mix(paper, 0.9))
	s.text(x+2, y+0.6, caption, colour, text)
	return w
}
