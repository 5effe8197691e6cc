package pdf

import (
	"github.com/slareport/slareport/report"
	"github.com/slareport/slareport/report/render/chart"
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
func (s *sheet) history(h chart.History, x, y, w, high float64) {
	axis := 0.0
	for _, tick := range h.Scale.Ticks {
		axis = max(axis, s.width(s.clean(tick.Label, tiny), tiny))
	}
	p := plot{x: x + axis + 1.5, y: y + legend, w: w - axis - 1.5, h: high - underPlot - legend, scale: h.Scale}
	s.legendOf(h, p, y)
	for _, tick := range h.Scale.Ticks {
		s.stroke(p.x, p.at(tick.Value), p.x+p.w, p.at(tick.Value), 0.08, rule)
		s.right(p.x-1.2, p.at(tick.Value)-tiny.line()/2, tiny, soft, tick.Label)
	}
	slot := p.w / float64(max(fewMonths, len(h.Months)))
	for i, m := range h.Months {
		s.periodOf(p, m, p.x+float64(i)*slot, slot)
	}
	s.stroke(p.x, p.y+p.h, p.x+p.w, p.y+p.h, 0.2, soft)
	for i, step := range h.Steps {
		from, to := p.x+float64(step.First)*slot, p.x+float64(step.Last+1)*slot
		level := p.at(step.Target.Value)
		s.stroke(from, level, to, level, 0.45, ink)
		if i > 0 && h.Steps[i-1].Last == step.First-1 {
			s.stroke(from, p.at(h.Steps[i-1].Target.Value), from, level, 0.45, ink)
		}
	}
}

// periodOf draws one period's columns with its month and verdict.
func (s *sheet) periodOf(p plot, m chart.Month, x, slot float64) {
	colour := inked(chart.OfVerdict(m.Verdict, false))
	if m.Experienced.Known {
		s.column1(p, m.Experienced.Value, x+slot*0.12, slot*0.76, s.brand.Mix(paper, 0.72))
	}
	if m.Contractual.Known {
		dark := s.brand
		if m.Verdict == report.Missed {
			dark = colour
		}
		s.column1(p, m.Contractual.Value, x+slot*0.3, slot*0.4, dark)
	}
	top := p.y + p.h + 0.8
	s.center(x+slot/2, top, tiny, soft, m.Label)
	if m.Verdict != "" {
		s.center(x+slot/2, top+tiny.line()+0.4, caption, colour, chart.OfVerdict(m.Verdict, false).Sign)
	}
}

// column1 is one column from the axis up; the least value still shows as a line.
func (s *sheet) column1(p plot, v, x, w float64, colour chart.RGB) {
	top := min(p.at(v), p.y+p.h-0.25)
	s.fill(x, top, w, p.y+p.h-top, colour)
}

// legendOf says what the columns and the line mean, and where an axis does not begin at zero.
func (s *sheet) legendOf(h chart.History, p plot, y float64) {
	x := p.x
	for _, item := range []struct {
		words  string
		colour chart.RGB
	}{{s.words.T("col.experienced"), s.brand.Mix(paper, 0.72)}, {s.words.T("col.contractual"), s.brand}} {
		s.fill(x, y+0.5, 2.2, 1.6, item.colour)
		s.text(x+3, y, tiny, soft, item.words)
		x += 6 + s.width(s.clean(item.words, tiny), tiny)
	}
	s.stroke(x, y+1.3, x+2.4, y+1.3, 0.45, ink)
	s.text(x+3, y, tiny, soft, s.words.T("col.target"))
	if h.Scale.Broken() && len(h.Scale.Ticks) > 0 {
		s.right(p.x+p.w, y, tiny, soft, s.words.T("pdf.broken", h.Scale.Ticks[0].Label))
	}
}
