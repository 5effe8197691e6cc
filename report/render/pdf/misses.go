package pdf

import (
	"cmp"
	"maps"
	"math"
	"slices"
	"strings"

	"github.com/slareport/slareport/report"
	"github.com/slareport/slareport/report/render/chart"
	"github.com/slareport/slareport/report/render/palette"
	"github.com/slareport/slareport/report/render/pdf/paper"
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
func (d *document) misses(o *report.Objective) {
	if o.Misses.Len() == 0 {
		return
	}
	shown := o.Misses.First(d.options.misses(o.Verdict))
	d.Skip(paper.Gap)
	const two = 2 // a list begins with no less
	each := paper.Caption.Line() + 2*paper.Small.Line() + 2*missPad
	d.Need(paper.Caption.Line() + paper.Tiny.Line() + float64(min(two, o.Misses.Len()))*each)
	d.Text(paper.Margin, d.Y, paper.Caption, paper.Soft, d.Words.T("table.misses"))
	d.Y += paper.Caption.Line() + 0.4
	room := d.Measure()
	if timed(&o.Misses) {
		room -= barWidth + paper.Gutter
		d.Paragraph(d.Words.T("pdf.legend"), paper.Tiny, paper.Soft)
	}
	d.Y += 0.6
	d.Stroke(paper.Margin, d.Y, d.Wide-paper.Margin, d.Y, 0.35, paper.Ink)
	for _, m := range shown {
		d.miss(m, room)
	}
	if rest := o.Misses.Len() - len(shown); rest > 0 {
		d.Y += 0.8
		d.Paragraph(d.Words.N("pdf.misses.more", rest, d.parties(&o.Misses, len(shown))), paper.Small, paper.Soft)
	}
}

// parties counts the misses from one on by who answers for them: "provider 12, customer 3".
func (d *document) parties(list *report.Many[report.Miss], from int) string {
	count := map[string]int{}
	for kind, n := range list.Kinds(from) {
		count[kind.Party] += n
	}
	var parts []string
	for _, name := range slices.SortedFunc(maps.Keys(count), func(a, b string) int {
		return cmp.Or(count[b]-count[a], strings.Compare(a, b))
	}) {
		parts = append(parts, table.PartyName(d.Words, name)+"\u00a0"+d.Words.Integer(int64(count[name])))
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
func (d *document) miss(m *report.Miss, room float64) {
	clock := chart.Counted(m)
	why := d.Wrap(d.untitled(m), paper.Small, room)
	name := m.ID
	if m.Group != "" {
		name += " · " + m.Group
	}
	height := paper.Caption.Line() + float64(len(why))*paper.Small.Line() + 2*missPad
	d.Need(min(height, 60))
	y := d.Y + missPad
	x := d.Wide - paper.Margin - barWidth
	d.Bound(paper.Margin, d.Measure()-barWidth-paper.Gutter, func() { d.missTitle(m, name, y) })
	d.Bound(x, barWidth, func() { d.outcome(m, x, y) })
	if telling(clock) {
		d.clock(clock, x, y+paper.Caption.Line()+0.7)
	}
	d.sentence(why, y+paper.Caption.Line(), height)
}

// missTitle writes a miss's name and title on one line, up to the place of its outcome.
func (d *document) missTitle(m *report.Miss, name string, y float64) {
	room := d.Measure() - barWidth - paper.Gutter
	d.Text(paper.Margin, y, paper.Caption, paper.Ink, d.Short(name, paper.Caption, room))
	if used := d.Width(d.Clean(name, paper.Caption), paper.Caption) + 2; m.Title != "" && used < room-20 {
		d.Text(paper.Margin+used, y, paper.Small, paper.Soft, d.Short(m.Title, paper.Small, room-used))
	}
}

// sentence writes a miss's lines, over a page's end where it must, and closes the miss with a hairline.
func (d *document) sentence(lines []string, y, height float64) {
	end := d.Y + height
	d.Y = y
	for i, line := range lines {
		if d.Y+paper.Small.Line() > d.Bottom()+0.01 && i > 0 {
			d.Page()
			end = 0
		}
		d.Text(paper.Margin, d.Y, paper.Small, paper.Ink, line)
		d.Y += paper.Small.Line()
	}
	d.Y = max(d.Y+missPad, end)
	d.Stroke(paper.Margin, d.Y, d.Wide-paper.Margin, d.Y, 0.1, paper.Rule)
}

// untitled is a miss's sentence without its name, which stands above it.
func (d *document) untitled(m *report.Miss) string {
	return strings.TrimPrefix(m.Why, d.Words.Label(m.ID, ""))
}

// outcome says whose the miss is and how it counts, and where there is room, how long it took: the sentence
// says that too.
func (d *document) outcome(m *report.Miss, x, y float64) {
	tone := palette.OfParty(m.Party)
	d.Text(x, y, paper.Caption, paper.Inked(tone), tone.Sign)
	at := x + d.Width(tone.Sign+" ", paper.Caption)
	words := table.PartyName(d.Words, m.Party)
	if counts := d.Words.T("outcome." + string(m.Outcome)); counts != words { // "undetermined" is both
		words += ", " + counts
	}
	words = d.Short(words, paper.Caption, x+barWidth-at)
	d.Text(at, y, paper.Caption, paper.Ink, words)
	spent := d.Clean(d.timeTaken(m), paper.Tiny)
	if at+d.Width(words, paper.Caption)+2 <= x+barWidth-d.Width(spent, paper.Tiny) {
		d.Right(x+barWidth, y+(paper.Caption.Line()-paper.Tiny.Line())/2, paper.Tiny, paper.Soft, spent)
	}
}

// clock is the bar of a miss's counted time.
func (d *document) clock(c chart.Clock, x, y float64) {
	for _, part := range c.Stretches {
		d.Fill(x+part.From*barWidth, y, (part.To-part.From)*barWidth, barHeight, paper.PartyInk(part.Party))
	}
	if c.Allowed > 0 {
		at := x + c.Allowed*barWidth
		d.Stroke(at, y-0.7, at, y+barHeight+0.7, 0.9, paper.White)
		d.Stroke(at, y-0.7, at, y+barHeight+0.7, 0.35, paper.Ink)
	}
}

// timeTaken is how long a miss took, of how much was allowed.
func (d *document) timeTaken(m *report.Miss) string {
	if m.Elapsed <= 0 {
		return ""
	}
	took := d.Words.Clock(micros(m.Elapsed))
	if m.Target <= 0 {
		return took
	}
	return d.Words.T("pdf.elapsed.of", took, d.Words.Clock(micros(m.Target)))
}

func micros(seconds float64) timeline.Micros {
	return timeline.Micros(math.Round(seconds * float64(timeline.Second)))
}
