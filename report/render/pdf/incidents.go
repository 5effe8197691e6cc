package pdf

import (
	"cmp"
	"slices"
	"strconv"

	"github.com/slareport/slareport/report"
	"github.com/slareport/slareport/report/render/chart"
	"github.com/slareport/slareport/report/render/palette"
	"github.com/slareport/slareport/report/render/pdf/grid"
	"github.com/slareport/slareport/report/render/pdf/paper"
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
func (d *document) incidents() {
	if d.report.Incidents.Len() == 0 {
		return
	}
	d.Section("incidents", d.Words.T("pdf.incidents"), incidentRoom)
	longest := longestIncidents(&d.report.Incidents)
	for _, i := range longest {
		d.incident(i)
	}
	if more := d.report.Incidents.Len() - len(longest); more > 0 {
		d.Paragraph(d.Words.N("pdf.incidents.more", more), paper.Small, paper.Soft)
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

func (d *document) incident(i *report.Incident) {
	if !d.Opened {
		d.Skip(paper.BigGap)
	}
	d.Opened = false
	marks := cases.Marks(i, d.Words)
	d.Need(
		paper.Heading.Line() + 3*paper.Body.Line() + 2*paper.Small.Line() + storyHigh +
			float64(min(len(marks.Rows), 8))*paper.Small.Line() + 2*paper.Gap,
	)
	name := i.ID
	if i.Title != "" {
		name += " · " + i.Title
	}
	d.Anchor("incident "+i.ID, name, 1)
	d.headed(name, table.Party(i.Party))
	d.Paragraph(i.Sentence, paper.Body, paper.Ink)
	d.Y += 1.5
	d.incidentBar(i)
	d.Y += 1
	d.course(i, marks)
}

// headed is a name with whose it is beside it.
func (d *document) headed(name string, whose table.Cell) {
	tone, label := grid.PartyTone(whose), whose.Print(d.Words)
	room := d.Measure() - d.Width(d.Clean(tone.Sign+" "+label, paper.Caption), paper.Caption) - 4 - paper.Gap
	lines := d.Few(name, paper.Heading, room, mostLines)
	w := d.Width(lines[len(lines)-1], paper.Heading)
	y := d.Lines(paper.Margin, d.Y, paper.Heading, paper.Ink, lines)
	d.chip(paper.Margin+w+3, y-paper.Heading.Line()+0.5, tone.Sign, label, paper.Inked(tone))
	d.Y = y + 1
}

// incidentBar draws an incident's bar with a number for each mark. It is nobody's colour: of a case that several had,
// the misses show whose which part was.
func (d *document) incidentBar(i *report.Incident) {
	steps := chart.Story(i, storyApart/d.Measure())
	if len(steps) == 0 {
		return
	}
	top := d.Y + paper.Small.Line() + 0.8
	d.Fill(paper.Margin, top, d.Measure(), storyHigh, paper.Rule)
	for _, step := range steps {
		x, label := paper.Margin+step.At*d.Measure(), paper.Margin+step.Label*d.Measure()
		d.Stroke(x, top-0.4, x, top+storyHigh+0.4, 0.3, paper.Ink)
		d.Stroke(label, top-0.9, x, top-0.4, 0.15, paper.Ink)
		number := strconv.Itoa(step.Number)
		half := d.Width(number, paper.Caption) / 2
		d.Center(min(max(label, paper.Margin+half), d.Wide-paper.Margin-half), d.Y, paper.Caption, paper.Ink, number)
	}
	d.Y = top + storyHigh + 1
}

// course lists the marks at the left and the promises at the right, line by line.
func (d *document) course(i *report.Incident, marks table.Table) {
	left, half := d.Column(0, 2)
	right, rest := d.Column(1, 2)
	top := d.Y
	page := d.PageNo()
	for n, row := range marks.Rows {
		d.Need(paper.Small.Line())
		if d.PageNo() != page { // the promises stand where the list began
			page, top = d.PageNo(), d.Y
		}
		when, after := row[marks.Index("at")], row[marks.Index("after")]
		d.Right(left+4, d.Y, paper.Caption, paper.Ink, strconv.Itoa(n+1))
		d.Text(left+6, d.Y, paper.Small, paper.Soft, d.Short(when.Print(d.Words), paper.Small, whenWide-20))
		if n > 0 {
			d.Right(left+whenWide+6, d.Y, paper.Small, paper.Soft, "+"+after.Print(d.Words))
		}
		happened := row[marks.Index("what happened")].Print(d.Words)
		d.Text(left+whenWide+9, d.Y, paper.Small, paper.Ink, d.Short(happened, paper.Small, half-whenWide-9))
		d.Y += paper.Small.Line() + 0.3
	}
	end := d.Y
	d.Y = top
	d.promised(i, right, rest)
	d.Y = max(d.Y, end)
}

// promised lists what was promised about an incident in a column: how it went, and how long it took of what was
// allowed.
func (d *document) promised(i *report.Incident, x, w float64) {
	t := cases.Promises(i, d.Words)
	if len(t.Rows) == 0 {
		return
	}
	d.Text(x, d.Y, paper.Caption, paper.Soft, d.Short(t.Title, paper.Caption, w))
	d.Y += paper.Caption.Line() + 0.3
	for n, p := range i.Promises {
		tone := palette.OfVerdict(standing[p.Outcome], false)
		outcome := t.Rows[n][t.Index("outcome")].Print(d.Words)
		took := d.Short(p.Text, paper.Small, w/2)
		d.Text(x, d.Y, paper.Caption, paper.Inked(tone), tone.Sign)
		room := w - 6 - d.Width(d.Clean(took, paper.Small), paper.Small)
		d.Text(x+4, d.Y, paper.Small, paper.Ink, d.Short(d.Words.Label(p.Name, outcome), paper.Small, room))
		d.Right(x+w, d.Y, paper.Small, paper.Soft, took)
		d.Y += paper.Small.Line() + 0.3
	}
}

// standing gives a promise's standing the look of the verdict it is like.
var standing = map[string]report.Verdict{
	"kept": report.Met, "missed": report.Missed, "excused": report.Excused, "open": report.NoVolume,
}
