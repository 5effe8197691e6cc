package pdf

import (
	"slices"

	"github.com/slareport/slareport/report"
	"github.com/slareport/slareport/report/render/chart"
	"github.com/slareport/slareport/report/render/palette"
	"github.com/slareport/slareport/report/render/pdf/paper"
)

// plot is the area of a chart inside its axes.
type plot struct {
	x, y, w, h float64
	scale      chart.Scale
}

// at is the height of a value on the page.
func (p plot) at(v float64) float64 { return p.y + (1-p.scale.At(v))*p.h }

// Room for what stands around a history.
const (
	underPlot = 9.0 // months and verdicts
	legend    = 4.0
)

// fewMonths is how many periods a history has room for at the least, so that the columns of a young agreement
// are columns.
const fewMonths = 6

// history draws the periods as columns: experienced wide and pale, contractual narrow and dark before it, and
// the target as a line with its steps. Below each stands its month and the sign of its verdict.
func (d *document) history(h chart.History, x, y, w, high float64) {
	axis := 0.0
	for _, tick := range h.Scale.Ticks {
		axis = max(axis, d.Width(d.Clean(tick.Label, paper.Tiny), paper.Tiny))
	}
	p := plot{x: x + axis + 1.5, y: y + legend, w: w - axis - 1.5, h: high - underPlot - legend, scale: h.Scale}
	d.legendOf(h, p, y)
	for _, tick := range h.Scale.Ticks {
		d.Stroke(p.x, p.at(tick.Value), p.x+p.w, p.at(tick.Value), 0.08, paper.Rule)
		d.Right(p.x-1.2, p.at(tick.Value)-paper.Tiny.Line()/2, paper.Tiny, paper.Soft, tick.Label)
	}
	slot := p.w / float64(max(fewMonths, len(h.Months)))
	for i, m := range h.Months {
		d.periodOf(p, h, m, p.x+float64(i)*slot, slot)
	}
	d.Stroke(p.x, p.y+p.h, p.x+p.w, p.y+p.h, 0.2, paper.Soft)
	for i, step := range h.Steps {
		from, to := p.x+float64(step.First)*slot, p.x+float64(step.Last+1)*slot
		level := p.at(step.Target.Value)
		d.Stroke(from, level, to, level, 0.45, paper.Ink)
		if i > 0 && h.Steps[i-1].Last == step.First-1 {
			d.Stroke(from, p.at(h.Steps[i-1].Target.Value), from, level, 0.45, paper.Ink)
		}
	}
}

// periodOf draws one period's columns with its month and verdict.
func (d *document) periodOf(p plot, h chart.History, m chart.Month, x, slot float64) {
	colour := paper.Inked(palette.OfVerdict(m.Verdict, false))
	if m.Experienced.Known {
		d.column1(p, m.Experienced.Value, x+slot*0.12, slot*0.76, d.Brand.Mix(paper.White, 0.72))
	}
	if m.Contractual.Known {
		dark := d.Brand
		if m.Verdict == report.Missed {
			dark = colour
		}
		d.column1(p, m.Contractual.Value, x+slot*0.3, slot*0.4, dark)
	}
	if m.Open {
		low, high := h.Ends(m)
		d.between(p, low, high, x+slot*0.3, slot*0.4)
	}
	top := p.y + p.h + 0.8
	d.Center(x+slot/2, top, paper.Tiny, paper.Soft, m.Label)
	if m.Verdict != "" {
		d.Center(x+slot/2, top+paper.Tiny.Line()+0.4, paper.Caption, colour, palette.OfVerdict(m.Verdict, false).Sign)
	}
}

// between is a hollow column from the lowest to the highest value of a period that has no verdict.
func (d *document) between(p plot, low, high, x, w float64) {
	top, bottom := p.at(high), p.at(low)
	d.Dashed(func() {
		for _, y := range []float64{top, bottom} {
			d.Stroke(x, y, x+w, y, 0.25, paper.Ink)
		}
		for _, at := range []float64{x, x + w} {
			d.Stroke(at, top, at, bottom, 0.25, paper.Ink)
		}
	})
}

// column1 is one column from the axis up; the least value still shows as a line.
func (d *document) column1(p plot, v, x, w float64, colour palette.RGB) {
	top := min(p.at(v), p.y+p.h-0.25)
	d.Fill(x, top, w, p.y+p.h-top, colour)
}

// legendOf says what the columns and the line mean, and where an axis does not begin at zero.
func (d *document) legendOf(h chart.History, p plot, y float64) {
	x := p.x
	for _, item := range []struct {
		words  string
		colour palette.RGB
	}{{d.Words.T("col.experienced"), d.Brand.Mix(paper.White, 0.72)}, {d.Words.T("col.contractual"), d.Brand}} {
		d.Fill(x, y+0.5, 2.2, 1.6, item.colour)
		d.Text(x+3, y, paper.Tiny, paper.Soft, item.words)
		x += 6 + d.Width(d.Clean(item.words, paper.Tiny), paper.Tiny)
	}
	target := d.Words.T("col.target")
	d.Stroke(x, y+1.3, x+2.4, y+1.3, 0.45, paper.Ink)
	d.Text(x+3, y, paper.Tiny, paper.Soft, target)
	x += 6 + d.Width(d.Clean(target, paper.Tiny), paper.Tiny)
	end := p.x + p.w
	if h.Scale.Broken() && len(h.Scale.Ticks) > 0 {
		broken := d.Words.T("pdf.broken", h.Scale.Ticks[0].Label)
		d.Right(end, y, paper.Tiny, paper.Soft, broken)
		end -= d.Width(d.Clean(broken, paper.Tiny), paper.Tiny)
	}
	open := d.Words.T("chart.range")
	fits := x+3+d.Width(d.Clean(open, paper.Tiny), paper.Tiny) < end
	if fits && slices.ContainsFunc(h.Months, func(m chart.Month) bool { return m.Open }) {
		d.between(plot{y: y + 0.5, h: 1.6, scale: chart.Scale{Max: 1}}, 0, 1, x, 2.2)
		d.Text(x+3, y, paper.Tiny, paper.Soft, open)
	}
}
