package pdf

import (
	"github.com/slareport/slareport/report/render/palette"
	"github.com/slareport/slareport/report/render/pdf/paper"
)

// furniture puts the contents on the cover, and on every page what tells where it belongs, once the number
// of pages is known. Page numbers are written here rather than by the library's alias, whose digits are
// missing from the fonts' subsets.
func (d *document) furniture() {
	pages := d.Pages()
	d.contents()
	for n := 1; n <= pages; n++ {
		d.Turn(n)
		if n > 1 {
			d.running(d.continued(n))
		}
		d.numbered(n, pages)
	}
	d.Turn(pages)
}

// continued is the title of what goes on at the top of a page, "" where something begins there.
func (d *document) continued(n int) string {
	title := ""
	for _, e := range d.Listed {
		switch page, y := d.At(e.Name); {
		case page < n:
			title = e.Words
		case page == n && y <= paper.TopEdge:
			return ""
		}
	}
	return title
}

// running is the head of a page: client and agreement, what goes on from the page before, and the period.
func (d *document) running(title string) {
	y := 11.0
	month := d.Words.Month(d.report.Period.Label)
	room := d.Measure() - d.Width(d.Clean(month, paper.Small), paper.Small) - paper.Gap
	whose := d.Short(d.report.Client+" · "+d.report.Agreement, paper.Caption, room)
	d.Text(paper.Margin, y, paper.Caption, paper.Soft, whose)
	used := d.Width(whose, paper.Caption) + d.Width("  ", paper.Small)
	if title != "" && used+20 < room {
		d.Text(paper.Margin+used, y, paper.Small, paper.Soft, d.Short(title, paper.Small, room-used))
	}
	d.Right(d.Wide-paper.Margin, y, paper.Small, paper.Soft, month)
	d.Stroke(paper.Margin, y+paper.Small.Line()+1.2, d.Wide-paper.Margin, y+paper.Small.Line()+1.2, 0.1, paper.Rule)
}

// numbered is the foot of a page.
func (d *document) numbered(n, pages int) {
	y := d.High - 12.5
	number := d.Words.T("page", d.Words.Integer(int64(n)), d.Words.Integer(int64(pages)))
	room := d.Measure() - d.Width(d.Clean(number, paper.Small), paper.Small) - paper.Gap
	d.Text(paper.Margin, y, paper.Small, paper.Soft, d.Short(d.report.Provider, paper.Small, room))
	d.Right(d.Wide-paper.Margin, y, paper.Small, paper.Soft, number)
}

// chip is a small field with a sign and words in a colour; it returns its width.
func (d *document) chip(x, y float64, sign, words string, colour palette.RGB) float64 {
	text := sign + "\u00a0" + words
	w := d.Width(d.Clean(text, paper.Caption), paper.Caption) + 4
	d.Fill(x, y, w, paper.Caption.Line()+1.2, colour.Mix(paper.White, 0.9))
	d.Text(x+2, y+0.6, paper.Caption, colour, text)
	return w
}
