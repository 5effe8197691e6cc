package pdf

import (
	"github.com/slareport/slareport/report/render/chart"
	"github.com/slareport/slareport/report/render/palette"
	"github.com/slareport/slareport/report/render/pdf/paper"
	"github.com/slareport/slareport/report/render/table/results"
)

// month is the page that most readers stop at: the month in a sentence, the scorecard, whose fault the misses
// were, what is payable, what changed, and what each side does next.
func (d *document) month() {
	d.Section("month", d.Words.T("pdf.month"), paper.WholePage)
	d.provisionalNote()
	d.Paragraph(d.report.Headline, paper.Lead, paper.Ink)
	d.Y += paper.Gap
	d.highlights()
	d.Y += paper.Gap
	card := results.Scorecard(d.report, d.Words).Pick(
		"objective", "target", "experienced", "contractual", "verdict", "trend", "credit",
	)
	d.Bare(card)
	for _, l := range d.report.Losses {
		if slices := chart.Shares(l.Parties, d.Words); len(slices) > 0 {
			d.Heading(l.Fault(d.Words), 22)
			d.shares(slices)
		}
	}
	d.Titled(results.Changes(d.report, d.Words))
	d.dues()
}

// highlights are the month's few figures side by side, each with what it was before.
func (d *document) highlights() {
	const high = 16.0
	rows := results.Highlights(d.report, d.Words).Rows
	for i, row := range rows {
		x, w := d.Tile(i, len(rows))
		below := ""
		if row[2].Raw != "" {
			below = d.Words.T("highlight.before", row[2].Print(d.Words))
		}
		d.figure(x, w, high, row[0].Print(d.Words), row[1].Print(d.Words), below, paper.Ink)
	}
	d.Y += high
	d.Opened = false
}

// dues lists what each side does next, a sentence a line.
func (d *document) dues() {
	t := results.Dues(d.report, d.Words)
	if len(t.Rows) == 0 {
		return
	}
	d.Heading(t.Title, 2*paper.Body.Line())
	const labels = 26.0 // wider than in the small print
	for _, row := range t.Rows {
		lines := d.Wrap(row[1].Print(d.Words), paper.Body, d.Measure()-labels)
		d.Need(float64(len(lines)) * paper.Body.Line())
		d.Signed(paper.Margin, d.Y, paper.Strong, row[0], d.Short(d.Reads(row[0]), paper.Strong, labels-2))
		d.Y = d.Lines(paper.Margin+labels, d.Y, paper.Body, paper.Ink, lines) + 0.6
	}
}

// shares draws one bar cut by party, with a legend that names each part and its share.
func (d *document) shares(slices []chart.Slice) {
	const high = 6.5
	for _, part := range slices {
		x, w := paper.Margin+part.From*d.Measure(), (part.To-part.From)*d.Measure()
		colour := paper.PartyInk(part.Party)
		d.Fill(x, d.Y, w, high, colour)
		if w > d.Width(d.Clean(part.Text, paper.Caption), paper.Caption)+2 {
			d.Center(x+w/2, d.Y+(high-paper.Caption.Line())/2, paper.Caption, palette.Over(colour), part.Text)
		}
		if part.From > 0 {
			d.Stroke(x, d.Y, x, d.Y+high, 0.4, paper.White)
		}
	}
	d.Y += high + 1.5
	x := paper.Margin
	for _, part := range slices {
		sign, label := palette.OfParty(part.Party).Sign, part.Label+" "+part.Text
		w := d.Width(d.Clean(sign+"  "+label, paper.Small), paper.Small) + 5
		if x+w > d.Wide-paper.Margin && x > paper.Margin {
			x = paper.Margin
			d.Y += paper.Small.Line() + 0.6
		}
		d.Text(x, d.Y, paper.Small, paper.PartyInk(part.Party), sign)
		d.Text(x+d.Width(sign, paper.Small)+1, d.Y, paper.Small, paper.Ink, label)
		x += w
	}
	d.Y += paper.Small.Line()
}
