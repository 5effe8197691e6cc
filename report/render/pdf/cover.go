package pdf

import (
	"math"
	"strconv"

	"github.com/slareport/slareport/report/evidence"
	"github.com/slareport/slareport/report/finding"
	"github.com/slareport/slareport/report/render/pdf/grid"
	"github.com/slareport/slareport/report/render/pdf/paper"
	"github.com/slareport/slareport/report/render/table/results"
	"github.com/slareport/slareport/report/render/table/terms"
)

// The cover is one page whatever it has to say: long names take smaller type, then end in an ellipsis.
const (
	logoHeight = 18.0
	logoWidth  = 90.0
	logoArea   = 540.0 // square millimetres: wide logos weigh as much as square ones
	mostLines  = 3
)

// cover is the first page: who, for whom, for when, how it went, and what is inside.
func (d *document) cover() {
	d.Page()
	d.Fill(0, 0, d.Wide, 3, d.Brand)
	d.Y = 24
	d.letterhead()
	d.Y = 62
	d.Text(paper.Margin, d.Y, paper.Lead, paper.Soft, d.Words.T("pdf.kind"))
	d.Y += paper.Lead.Line() + 1
	name := paper.Display
	for name.Points > paper.Title.Points && len(d.Wrap(d.report.Client, name, d.Measure())) > 2 {
		name.Points -= 2
	}
	d.Y = d.Lines(paper.Margin, d.Y, name, paper.Ink, d.Few(d.report.Client, name, d.Measure(), mostLines))
	month := d.Short(d.Words.Month(d.report.Period.Label), paper.Title, d.Measure())
	d.Text(paper.Margin, d.Y, paper.Title, d.Brand, month)
	d.Y += paper.Title.Line() + paper.BigGap
	d.provisionalNote()
	d.status()
	d.Y += paper.BigGap
	d.facts()
}

// letterhead is the provider's logo and name.
func (d *document) letterhead() {
	x := paper.Margin
	if len(d.report.Brand.Logo) > 0 {
		if w := d.logo(d.report.Brand.Logo, paper.Margin, d.Y); w > 0 {
			x += w + paper.Gap
		} else {
			d.notes = append(
				d.notes,
				evidence.Finding{Severity: "warning", Message: finding.Say("pdf.logo"), Hint: finding.Say("pdf.logo.hint")},
			)
		}
	}
	lines := d.Few(d.report.Provider, paper.Heading, d.Wide-paper.Margin-x, mostLines)
	top := d.Y + (logoHeight-float64(len(lines))*paper.Heading.Line())/2
	d.Lines(x, top, paper.Heading, paper.Ink, lines)
}

// logo draws the provider's logo in its proportions, in the middle of its height on the cover, and returns its
// width: 0 when it cannot be drawn.
func (d *document) logo(logo []byte, x, y float64) float64 {
	png, wide, high, ok := paper.ReadPicture(logo)
	if !ok {
		return 0
	}
	aspect := float64(wide) / float64(high)
	h := min(logoHeight, math.Sqrt(logoArea/aspect), logoWidth/aspect)
	d.Picture(png, x, y+(logoHeight-h)/2, h*aspect, h)
	return h * aspect
}

// status counts the objectives by verdict, each with its sign, word and colour.
func (d *document) status() {
	t := results.Verdicts(d.report, d.Words)
	x := paper.Margin
	const high = 9.0
	for _, row := range t.Rows {
		label := row[1].Print(d.Words) + "\u00a0" + row[0].Print(d.Words)
		sign := grid.VerdictTone(row[0]).Sign
		colour := paper.Inked(grid.VerdictTone(row[0]))
		w := d.Width(d.Clean(sign+"  "+label, paper.Strong), paper.Strong) + 6
		if x+w > d.Wide-paper.Margin && x > paper.Margin {
			x = paper.Margin
			d.Y += high + 2
		}
		d.Fill(x, d.Y, w, high, paper.Tint)
		d.Fill(x, d.Y, 1.2, high, colour)
		top := d.Y + (high-paper.Strong.Line())/2
		d.Text(x+3.2, top, paper.Strong, colour, sign)
		d.Text(x+4.4+d.Width(sign, paper.Strong), top, paper.Strong, paper.Ink, label)
		x += w + 2.5
	}
	d.Y += high
}

// facts is the small table of what the report is about.
func (d *document) facts() {
	const labels = 34.0
	for _, row := range terms.Facts(d.report, d.Words).Rows {
		lines := d.Few(row[1].Print(d.Words), paper.Body, d.Measure()-labels, mostLines)
		d.Text(paper.Margin, d.Y, paper.Body, paper.Soft, d.Short(row[0].Print(d.Words), paper.Body, labels-2))
		d.Y = d.Lines(paper.Margin+labels, d.Y, paper.Body, paper.Ink, lines) + 0.8
	}
	d.below = d.Y + paper.BigGap
}

// entryHigh is the height of a line of the contents.
var entryHigh = paper.Strong.Line() + 0.4

// contents lists what is inside with page numbers; it is drawn last, when they are known. A long list takes two
// columns; what the rest of the page cannot hold is left to the bookmarks.
func (d *document) contents() {
	d.Turn(1)
	d.Y = d.below
	d.Text(paper.Margin, d.Y, paper.Heading, paper.Ink, d.Words.T("pdf.contents"))
	d.Y += paper.Heading.Line() + 1
	d.Stroke(paper.Margin, d.Y, d.Wide-paper.Margin, d.Y, 0.35, paper.Ink)
	d.Y += 1.2
	list, columns := d.fitting()
	most := (len(list) + columns - 1) / columns
	for i, e := range list {
		x, w := d.Column(i/max(1, most), columns)
		d.Bound(x, w, func() { d.entry(e, x, d.Y+float64(i%most)*entryHigh, w) })
	}
}

// entry is one line of the contents, which leads to what it names.
func (d *document) entry(e paper.Entry, x, y, w float64) {
	f, indent := paper.Strong, 0.0
	if e.Level > 0 {
		f, indent = paper.Body, 5
	}
	page, _ := d.At(e.Name)
	d.Text(x+indent, y, f, paper.Ink, d.Short(e.Words, f, w-indent-12))
	d.Right(x+w, y, f, paper.Ink, strconv.Itoa(page))
	d.Lead(e.Name, x, y, w, f.Line())
}

// fitting are the entries that fit on the rest of the cover, and in how many columns: all, or the chapters alone.
func (d *document) fitting() (list []paper.Entry, columns int) {
	room := int((d.Bottom() - d.Y) / entryHigh)
	for columns = range 2 {
		if len(d.Listed) <= room*(columns+1) {
			return d.Listed, columns + 1
		}
	}
	for _, e := range d.Listed {
		if e.Level == 0 {
			list = append(list, e)
		}
	}
	return list, 1
}

// provisionalNote says that the figures are provisional, where they are: what could not be read, and what hangs on it.
// It stands before everything else, in a frame that grey print keeps.
func (d *document) provisionalNote() {
	if d.report.Standing == nil {
		return
	}
	const inset, edge = 4.0, 1.2
	lines := d.Wrap(d.report.Standing.Text, paper.Body, d.Measure()-2*inset)
	high := paper.Strong.Line() + float64(len(lines))*paper.Body.Line() + 2*inset
	d.Need(high)
	d.Fill(paper.Margin, d.Y, d.Measure(), high, paper.Tint)
	d.Fill(paper.Margin, d.Y, edge, high, paper.Ink)
	y := d.Y + inset
	d.Text(paper.Margin+inset, y, paper.Strong, paper.Ink, d.Words.T("provisional.title"))
	d.Lines(paper.Margin+inset, y+paper.Strong.Line(), paper.Body, paper.Ink, lines)
	d.Y += high + paper.Gap
	d.Opened = false
}
