package pdf

import (
	"cmp"
	"slices"
	"strconv"

	"github.com/slareport/slareport/report"
	"github.com/slareport/slareport/report/render/chart"
	"github.com/slareport/slareport/report/render/table"
	"github.com/slareport/slareport/report/render/table/cases"
)

// Measures of an incident's bar and list.
const (
	storyHigh  = 2.6
	storyApart = 4.0 // between two numbers
	whenWide   = 44.0

	incidentRoom = 62.0 // of the chapter with its first incident

	mostIncidents = 12 // that are told
)

// incidents tells the longest major incidents in order of time: a sentence, a bar from beginning to end, what happened
// when, and what was promised.
func (s *sheet) incidents() {
	if s.report.Incidents.Len() == 0 {
		return
	}
	s.section("incidents", s.words.T("pdf.incidents"), incidentRoom)
	longest := longestIncidents(&s.report.Incidents)
	for _, i := range longest {
		s.incident(i)
	}
	if more := s.report.Incidents.Len() - len(longest); more > 0 {
		s.paragraph(s.words.N("pdf.incidents.more", more), small, soft)
	}
}

// longestIncidents are those that are told, in order of time.
func longestIncidents(all *report.Many[report.Incident]) []*report.Incident {
	var list []*report.Incident
	for _, x := range all.All() {
		if list = append(list, x); len(list) == 2*mostIncidents {
			list = longest(list)
		}
	}
	if all.Len() > mostIncidents {
		list = longest(list)
		slices.SortStableFunc(list, func(a, b *report.Incident) int { return cmp.Compare(a.From, b.From) })
	}
	return list
}

func longest(list []*report.Incident) []*report.Incident {
	if len(list) > mostIncidents {
		slices.SortStableFunc(list, func(a, b *report.Incident) int { return cmp.Compare(b.Seconds, a.Seconds) })
		list = list[:mostIncidents]
	}
	return list
}

func (s *sheet) incident(i *report.Incident) {
	if !s.opened {
		s.skip(bigGap)
	}
	s.opened = false
	marks := cases.Marks(i, s.words)
	s.need(
		heading.line() + 3*body.line() + 2*small.line() + storyHigh + float64(min(len(marks.Rows), 8))*small.line() + 2*gap,
	)
	name := i.ID
	if i.Title != "" {
		name += " · " + i.Title
	}
	s.anchor("incident "+i.ID, name, 1)
	s.headed(name, table.Party(i.Party))
	s.paragraph(i.Sentence, body, ink)
	s.y += 1.5
	s.story(i)
	s.y += 1
	s.course(i, marks)
}

// headed is a name with whose it is beside it.
func (s *sheet) headed(name string, whose table.Cell) {
	tone, label := partyTone(whose), whose.Print(s.words)
	room := s.measure() - s.width(s.clean(tone.Sign+" "+label, caption), caption) - 4 - gap
	lines := s.few(name, heading, room, mostLines)
	w := s.width(lines[len(lines)-1], heading)
	y := s.lines(margin, s.y, heading, ink, lines)
	s.chip(margin+w+3, y-heading.line()+0.5, tone.Sign, label, inked(tone))
	s.y = y + 1
}

// story draws an incident's bar with a number for each mark. It is nobody's colour: of a case that several had, the
// misses show whose which part was.
func (s *sheet) story(i *report.Incident) {
	steps := chart.Story(i, storyApart/s.measure())
	if len(steps) == 0 {
		return
	}
	top := s.y + small.line() + 0.8
	s.fill(margin, top, s.measure(), storyHigh, rule)
	for _, step := range steps {
		x, label := margin+step.At*s.measure(), margin+step.Label*s.measure()
		s.stroke(x, top-0.4, x, top+storyHigh+0.4, 0.3, ink)
		s.stroke(label, top-0.9, x, top-0.4, 0.15, ink)
		number := strconv.Itoa(step.Number)
		half := s.width(number, caption) / 2
		s.center(min(max(label, margin+half), s.wide-margin-half), s.y, caption, ink, number)
	}
	s.y = top + storyHigh + 1
}

// course lists the marks at the left and the promises at the right, line by line.
func (s *sheet) course(i *report.Incident, marks table.Table) {
	left, half := s.column(0, 2)
	right, rest := s.column(1, 2)
	top := s.y
	page := s.pdf.PageNo()
	for n, row := range marks.Rows {
		s.need(small.line())
		if s.pdf.PageNo() != page { // the promises stand where the list began
			page, top = s.pdf.PageNo(), s.y
		}
		when, after := row[marks.Index("at")], row[marks.Index("after")]
		s.right(left+4, s.y, caption, ink, strconv.Itoa(n+1))
		s.text(left+6, s.y, small, soft, s.short(when.Print(s.words), small, whenWide-20))
		if n > 0 {
			s.right(left+whenWide+6, s.y, small, soft, "+"+after.Print(s.words))
		}
		s.text(
			left+whenWide+9, s.y, small, ink, s.short(row[marks.Index("what happened")].Print(s.words), small, half-whenWide-9),
		)
		s.y += small.line() + 0.3
	}
	end := s.y
	s.y = top
	s.promised(i, right, rest)
	s.y = max(s.y, end)
}

// promised lists what was promised about an incident in a column: how it went, and how long it took of what was
// allowed.
func (s *sheet) promised(i *report.Incident, x, w float64) {
	t := cases.Promises(i, s.words)
	if len(t.Rows) == 0 {
		return
	}
	s.text(x, s.y, caption, soft, s.short(t.Title, caption, w))
	s.y += caption.line() + 0.3
	for n, p := range i.Promises {
		tone := chart.OfVerdict(standing[p.Outcome], false)
		outcome := t.Rows[n][t.Index("outcome")].Print(s.words)
		took := s.short(p.Text, small, w/2)
		s.text(x, s.y, caption, inked(tone), tone.Sign)
		s.text(x+4, s.y, small, ink, s.short(s.words.Label(p.Name, outcome), small, w-6-s.width(s.clean(took, small), small)))
		s.right(x+w, s.y, small, soft, took)
		s.y += small.line() + 0.3
	}
}

// standing gives a promise's standing the look of the verdict it is like.
var standing = map[string]report.Verdict{
	"kept": report.Met, "missed": report.Missed, "excused": report.Excused, "open": report.NoVolume,
}
