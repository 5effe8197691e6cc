package pdf

import (
	"strconv"

	"github.com/slareport/slareport/report/evidence"
	"github.com/slareport/slareport/report/finding"
	"github.com/slareport/slareport/report/render/table/results"
	"github.com/slareport/slareport/report/render/table/terms"
)

// entry is a line of the cover's contents: what links lead to, and how deep it lies.
type entry struct {
	name, words string
	level       int
}

// The cover is one page whatever it has to say: long names take smaller type, then end in an ellipsis.
const (
	logoHeight = 18.0
	logoWidth  = 90.0
	logoArea   = 540.0 // square millimetres: wide logos weigh as much as square ones
	mostLines  = 3
)

// cover is the first page: who, for whom, for when, how it went, and what is inside.
func (s *sheet) cover() {
	s.pdf.AddPage()
	s.used = setting{}
	s.fill(0, 0, s.wide, 3, s.brand)
	s.y = 24
	s.letterhead()
	s.y = 62
	s.text(margin, s.y, lead, soft, s.words.T("pdf.kind"))
	s.y += lead.line() + 1
	name := display
	for name.points > title.points && len(s.wrap(s.report.Client, name, s.measure())) > 2 {
		name.points -= 2
	}
	s.y = s.lines(margin, s.y, name, ink, s.few(s.report.Client, name, s.measure(), mostLines))
	s.text(margin, s.y, title, s.brand, s.short(s.words.Month(s.report.Period.Label), title, s.measure()))
	s.y += title.line() + bigGap
	s.standing()
	s.status()
	s.y += bigGap
	s.facts()
}

// letterhead is the provider's logo and name.
func (s *sheet) letterhead() {
	x := margin
	if len(s.report.Brand.Logo) > 0 {
		if w := s.logo(s.report.Brand.Logo, margin, s.y); w > 0 {
			x += w + gap
		} else {
			s.notes = append(
				s.notes,
				evidence.Finding{Severity: "warning", Message: finding.Say("pdf.logo"), Hint: finding.Say("pdf.logo.hint")},
			)
		}
	}
	lines := s.few(s.report.Provider, heading, s.wide-margin-x, mostLines)
	top := s.y + (logoHeight-float64(len(lines))*heading.line())/2
	s.lines(x, top, heading, ink, lines)
}

// status counts the objectives by verdict, each with its sign, word and colour.
func (s *sheet) status() {
	t := results.Verdicts(s.report, s.words)
	x := margin
	const high = 9.0
	for _, row := range t.Rows {
		label := row[1].Print(s.words) + "\u00a0" + row[0].Print(s.words)
		sign := verdictTone(row[0]).Sign
		colour := inked(verdictTone(row[0]))
		w := s.width(s.clean(sign+"  "+label, strong), strong) + 6
		if x+w > s.wide-margin && x > margin {
			x = margin
			s.y += high + 2
		}
		s.fill(x, s.y, w, high, tint)
		s.fill(x, s.y, 1.2, high, colour)
		top := s.y + (high-strong.line())/2
		s.text(x+3.2, top, strong, colour, sign)
		s.text(x+4.4+s.width(sign, strong), top, strong, ink, label)
		x += w + 2.5
	}
	s.y += high
}

// facts is the small table of what the report is about.
func (s *sheet) facts() {
	const labels = 34.0
	for _, row := range terms.Facts(s.report, s.words).Rows {
		lines := s.few(row[1].Print(s.words), body, s.measure()-labels, mostLines)
		s.text(margin, s.y, body, soft, s.short(row[0].Print(s.words), body, labels-2))
		s.y = s.lines(margin+labels, s.y, body, ink, lines) + 0.8
	}
	s.below = s.y + bigGap
}

// entryHigh is the height of a line of the contents.
var entryHigh = strong.line() + 0.4

// contents lists what is inside with page numbers; it is drawn last, when they are known. A long list takes two
// columns; what the rest of the page cannot hold is left to the bookmarks.
func (s *sheet) contents() {
	s.pdf.SetPage(1)
	s.used = setting{}
	s.y = s.below
	s.text(margin, s.y, heading, ink, s.words.T("pdf.contents"))
	s.y += heading.line() + 1
	s.stroke(margin, s.y, s.wide-margin, s.y, 0.35, ink)
	s.y += 1.2
	list, columns := s.fitting()
	most := (len(list) + columns - 1) / columns
	for i, e := range list {
		x, w := s.column(i/max(1, most), columns)
		s.bound(x, w, func() { s.entry(e, x, s.y+float64(i%most)*entryHigh, w) })
	}
}

// entry is one line of the contents, which leads to what it names.
func (s *sheet) entry(e entry, x, y, w float64) {
	f, indent := strong, 0.0
	if e.level > 0 {
		f, indent = body, 5
	}
	s.text(x+indent, y, f, ink, s.short(e.words, f, w-indent-12))
	s.right(x+w, y, f, ink, strconv.Itoa(s.marks[e.name].page))
	s.lead(e.name, x, y, w, f.line())
}

// fitting are the entries that fit on the rest of the cover, and in how many columns: all, or the chapters alone.
func (s *sheet) fitting() (list []entry, columns int) {
	room := int((s.bottom() - s.y) / entryHigh)
	for columns = range 2 {
		if len(s.listed) <= room*(columns+1) {
			return s.listed, columns + 1
		}
	}
	for _, e := range s.listed {
		if e.level == 0 {
			list = append(list, e)
		}
	}
	return list, 1
}
