package pdf

import (
	"cmp"
	"maps"
	"math"
	"slices"
	"strings"

	"github.com/slareport/slareport/report"
	"github.com/slareport/slareport/report/render/chart"
	"github.com/slareport/slareport/report/render/table"
	"github.com/slareport/slareport/report/timeline"
)

// Size of a miss's bar, and the space above and below a miss.
const (
	barWidth  = 52.0
	barHeight = 2.4
	missPad   = 0.65
)

// misses tells each miss in a sentence with its time beside it, the heaviest first.
func (s *sheet) misses(o *report.Objective) {
	if o.Misses.Len() == 0 {
		return
	}
	shown := o.Misses.First(s.options.misses(o.Verdict))
	s.skip(gap)
	const two = 2 // a list begins with no less
	s.need(caption.line() + tiny.line() + float64(min(two, o.Misses.Len()))*(caption.line()+2*small.line()+2*missPad))
	s.text(margin, s.y, caption, soft, s.words.T("table.misses"))
	s.y += caption.line() + 0.4
	room := s.measure()
	if timed(&o.Misses) {
		room -= barWidth + gutter
		s.paragraph(s.words.T("pdf.legend"), tiny, soft)
	}
	s.y += 0.6
	s.stroke(margin, s.y, s.wide-margin, s.y, 0.35, ink)
	for _, m := range shown {
		s.miss(m, room)
	}
	if rest := o.Misses.Len() - len(shown); rest > 0 {
		s.y += 0.8
		s.paragraph(s.words.N("pdf.misses.more", rest, s.parties(&o.Misses, len(shown))), small, soft)
	}
}

// parties counts the misses from one on by who answers for them: "provider 12, customer 3".
func (s *sheet) parties(list *report.Many[report.Miss], from int) string {
	count := map[string]int{}
	for i, m := range list.All() {
		if i >= from {
			count[m.Party]++
		}
	}
	var parts []string
	for _, name := range slices.SortedFunc(maps.Keys(count), func(a, b string) int {
		return cmp.Or(count[b]-count[a], strings.Compare(a, b))
	}) {
		parts = append(parts, table.PartyName(s.words, name)+"\u00a0"+s.words.Integer(int64(count[name])))
	}
	return strings.Join(parts, ", ")
}

func timed(list *report.Many[report.Miss]) bool {
	for _, m := range list.All() {
		if telling(chart.Counted(m)) {
			return true
		}
	}
	return false
}

// telling is a bar that says more than the sign beside it: it has parts, or time that went over.
func telling(c chart.Clock) bool {
	return len(c.Stretches) > 1 || c.Allowed > 0 && len(c.Stretches) > 0
}

// miss is one miss: its name, how it counts, its sentence in the room beside the bars, and the bar of its time.
func (s *sheet) miss(m *report.Miss, room float64) {
	clock := chart.Counted(m)
	why := s.wrap(s.untitled(m), small, room)
	name := m.ID
	if m.Group != "" {
		name += " · " + m.Group
	}
	height := caption.line() + float64(len(why))*small.line() + 2*missPad
	s.need(min(height, 60))
	y := s.y + missPad
	x := s.wide - margin - barWidth
	s.bound(margin, s.measure()-barWidth-gutter, func() { s.called(m, name, y) })
	s.bound(x, barWidth, func() { s.outcome(m, x, y) })
	if telling(clock) {
		s.clock(clock, x, y+caption.line()+0.7)
	}
	s.sentence(why, y+caption.line(), height)
}

// called writes a miss's name and title on one line, up to the place of its outcome.
func (s *sheet) called(m *report.Miss, name string, y float64) {
	room := s.measure() - barWidth - gutter
	s.text(margin, y, caption, ink, s.short(name, caption, room))
	if used := s.width(s.clean(name, caption), caption) + 2; m.Title != "" && used < room-20 {
		s.text(margin+used, y, small, soft, s.short(m.Title, small, room-used))
	}
}

// sentence writes a miss's lines, over a page's end where it must, and closes the miss with a hairline.
func (s *sheet) sentence(lines []string, y, height float64) {
	end := s.y + height
	s.y = y
	for i, line := range lines {
		if s.y+small.line() > s.bottom()+0.01 && i > 0 {
			s.page()
			end = 0
		}
		s.text(margin, s.y, small, ink, line)
		s.y += small.line()
	}
	s.y = max(s.y+missPad, end)
	s.stroke(margin, s.y, s.wide-margin, s.y, 0.1, rule)
}

// untitled is a miss's sentence without its name, which stands above it.
func (s *sheet) untitled(m *report.Miss) string {
	return strings.TrimPrefix(m.Why, s.words.Label(m.ID, ""))
}

// outcome says whose the miss is and how it counts, and where there is room, how long it took: the sentence
// says that too.
func (s *sheet) outcome(m *report.Miss, x, y float64) {
	tone := chart.OfParty(m.Party)
	s.text(x, y, caption, inked(tone), tone.Sign)
	at := x + s.width(tone.Sign+" ", caption)
	words := table.PartyName(s.words, m.Party)
	if counts := s.words.T("outcome." + string(m.Outcome)); counts != words { // "undetermined" is both
		words += ", " + counts
	}
	words = s.short(words, caption, x+barWidth-at)
	s.text(at, y, caption, ink, words)
	spent := s.clean(s.spent(m), tiny)
	if at+s.width(words, caption)+2 <= x+barWidth-s.width(spent, tiny) {
		s.right(x+barWidth, y+(caption.line()-tiny.line())/2, tiny, soft, spent)
	}
}

// clock is the bar of a miss's counted time.
func (s *sheet) clock(c chart.Clock, x, y float64) {
	for _, part := range c.Stretches {
		s.fill(x+part.From*barWidth, y, (part.To-part.From)*barWidth, barHeight, partyInk(part.Party))
	}
	if c.Allowed > 0 {
		at := x + c.Allowed*barWidth
		s.stroke(at, y-0.7, at, y+barHeight+0.7, 0.9, paper)
		s.stroke(at, y-0.7, at, y+barHeight+0.7, 0.35, ink)
	}
}

// spent is how long a miss took, of how much was allowed.
func (s *sheet) spent(m *report.Miss) string {
	if m.Elapsed <= 0 {
		return ""
	}
	took := s.words.Clock(micros(m.Elapsed))
	if m.Target <= 0 {
		return took
	}
	return s.words.T("pdf.elapsed.of", took, s.words.Clock(micros(m.Target)))
}

func micros(seconds float64) timeline.Micros {
	return timeline.Micros(math.Round(seconds * float64(timeline.Second)))
}
