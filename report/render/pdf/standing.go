package pdf

import "github.com/slareport/slareport/report/render/pdf/paper"

// standing says that the figures are provisional, where they are: what could not be read, and what hangs on it. It
// stands before everything else, in a frame that grey print keeps.
func (d *document) standing() {
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
