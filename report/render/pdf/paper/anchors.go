package paper

// Entry is a line of a document's contents: what links lead to, and how deep it lies.
type Entry struct {
	Name, Words string
	Level       int
}

// mark is a place that links lead to.
type mark struct {
	link int
	page int
	y    float64
}

// Anchor names the place where the cursor is, for links and the contents, and makes a bookmark of it.
func (s *Sheet) Anchor(name, words string, level int) {
	m := s.place(name)
	m.page, m.y = s.pdf.PageNo(), s.Y
	s.marks[name] = m
	s.pdf.SetLink(m.link, s.Y, m.page)
	s.set(Body, s.fonts)
	s.pdf.Bookmark(s.Clean(words, Body), level, s.Y)
	s.Listed = append(s.Listed, Entry{name, words, level})
}

// At is where a name stands: its page, and how far down. The page is 0 while it lies ahead.
func (s *Sheet) At(name string) (page int, y float64) {
	m := s.marks[name]
	return m.page, m.y
}

// place is the mark of a name, which may lie ahead.
func (s *Sheet) place(name string) mark {
	m, known := s.marks[name]
	if !known {
		m.link = s.pdf.AddLink()
		s.marks[name] = m
	}
	return m
}

// Lead makes an area lead to a name.
func (s *Sheet) Lead(name string, x, y, w, h float64) { s.pdf.Link(x, y, w, h, s.place(name).link) }
