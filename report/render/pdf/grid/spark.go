package grid

import (
	"github.com/slareport/slareport/report/render/chart"
	"github.com/slareport/slareport/report/render/pdf/paper"
	"github.com/slareport/slareport/report/render/table"
)

const sparkWidth = 22.0

// spark draws a trend as a line the size of a word: the target dashed, the last period a dot.
func (s *Sheet) spark(x table.Cell, left, top, w, h float64) {
	line := chart.Sparkline(x)
	h = min(h, 4)
	at := func(d chart.Dot) (float64, float64) { return left + 0.8 + d.X*(w-1.6), top + 0.4 + (1-d.Y)*(h-0.8) }
	if line.Aimed {
		_, y := at(chart.Dot{Y: line.Target})
		s.Dashed(func() { s.Stroke(left, y, left+w, y, 0.12, paper.Soft) })
	}
	for i, d := range line.Dots {
		if i == 0 || !d.Known || !line.Dots[i-1].Known {
			continue
		}
		x1, y1 := at(line.Dots[i-1])
		x2, y2 := at(d)
		s.Stroke(x1, y1, x2, y2, 0.3, s.Brand)
	}
	if n := len(line.Dots); n > 0 && line.Dots[n-1].Known {
		px, py := at(line.Dots[n-1])
		s.Dot(px, py, 0.6, s.Brand)
	}
}
