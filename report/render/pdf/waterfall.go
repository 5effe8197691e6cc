package pdf

import (
	"github.com/slareport/slareport/report/render/chart"
	"github.com/slareport/slareport/report/render/palette"
	"github.com/slareport/slareport/report/render/pdf/paper"
)

// waterfall draws the way from all misses to the provider's, a bar a line: what each party takes off hangs
// where the bar above ends.
func (d *document) waterfall(f chart.Fall, x, y, w, high float64) {
	labels, figures := 0.0, 0.0
	for _, b := range f.Bars {
		labels = max(labels, d.Width(d.Clean(sign(b)+b.Label, paper.Small), paper.Small))
		figures = max(figures, d.Width(d.Clean(b.Text, paper.Small), paper.Small))
	}
	figures += 1.5
	const least = 4.0 // of the bars
	labels = min(labels+1.5, w*0.5, max(least, w-figures-least))
	bars := max(least, w-labels-figures)
	step := min(6.2, high/float64(len(f.Bars)))
	for i, b := range f.Bars {
		top := y + float64(i)*step
		d.barOf(f, b, i, plot{x: x + labels, y: top, w: bars, h: step - 1.2, scale: f.Scale}, step)
		mid := top + (step-1.2-paper.Small.Line())/2
		d.Text(x, mid, paper.Small, paper.PartyInk(b.Party), palette.OfParty(b.Party).Sign)
		d.Text(
			x+d.Width(palette.OfParty(b.Party).Sign+" ", paper.Small), mid, paper.Small, paper.Ink,
			d.Short(b.Label, paper.Small, labels-d.Width(sign(b), paper.Small)-1),
		)
		d.Right(x+w, mid, paper.Small, paper.Ink, b.Text)
	}
}

// barOf draws one bar and the thread to the next.
func (d *document) barOf(f chart.Fall, b chart.Bar, i int, p plot, step float64) {
	from, to := p.x+f.Scale.At(b.From)*p.w, p.x+f.Scale.At(b.To)*p.w
	d.Fill(from, p.y, max(0.3, to-from), p.h, paper.PartyInk(b.Party))
	if i+1 < len(f.Bars) {
		end := from
		if b.Party == "" {
			end = to
		}
		d.Stroke(end, p.y+p.h, end, p.y+step, 0.12, paper.Soft)
	}
}

func sign(b chart.Bar) string { return palette.OfParty(b.Party).Sign + " " }
