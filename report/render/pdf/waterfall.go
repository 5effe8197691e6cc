package pdf

import "github.com/slareport/slareport/report/render/chart"

// waterfall draws the way from all misses to the provider's, a bar a line: what each party takes off hangs
// where the bar above ends.
func (s *sheet) waterfall(f chart.Fall, x, y, w, high float64) {
	labels, figures := 0.0, 0.0
	for _, b := range f.Bars {
		labels = max(labels, s.width(s.clean(sign(b)+b.Label, small), small))
		figures = max(figures, s.width(s.clean(b.Text, small), small))
	}
	figures += 1.5
	const least = 4.0 // of the bars
	labels = min(labels+1.5, w*0.5, max(least, w-figures-least))
	bars := max(least, w-labels-figures)
	step := min(6.2, high/float64(len(f.Bars)))
	for i, b := range f.Bars {
		top := y + float64(i)*step
		s.barOf(f, b, i, plot{x: x + labels, y: top, w: bars, h: step - 1.2, scale: f.Scale}, step)
		mid := top + (step-1.2-small.line())/2
		s.text(x, mid, small, partyInk(b.Party), chart.OfParty(b.Party).Sign)
		s.text(
			x+s.width(chart.OfParty(b.Party).Sign+" ", small), mid, small, ink,
			s.short(b.Label, small, labels-s.width(sign(b), small)-1),
		)
		s.right(x+w, mid, small, ink, b.Text)
	}
}

// barOf draws one bar and the thread to the next.
func (s *sheet) barOf(f chart.Fall, b chart.Bar, i int, p plot, step float64) {
	from, to := p.x+f.Scale.At(b.From)*p.w, p.x+f.Scale.At(b.To)*p.w
	s.fill(from, p.y, max(0.3, to-from), p.h, partyInk(b.Party))
	if i+1 < len(f.Bars) {
		end := from
		if b.Party == "" {
			end = to
		}
		s.stroke(end, p.y+p.h, end, p.y+step, 0.12, soft)
	}
}

func sign(b chart.Bar) string { return chart.OfParty(b.Party).Sign + " " }
