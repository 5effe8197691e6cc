package pdf

import (
	"github.com/slareport/slareport/report/render/chart"
	"github.com/slareport/slareport/report/render/table"
	"github.com/slareport/slareport/report/render/table/money"
)

// credits goes from each fee to what is payable, line by line.
func (s *sheet) credits() {
	r, c := s.report, s.words
	s.section("credits", c.T("pdf.credits"), 90)
	s.sum()
	s.opened = false
	s.fall()
	steps := money.CreditedSteps(r, c).Pick("objective", "step", "formula", "rate", "amount", "clause")
	s.titled(grouped(steps))
	s.pair(money.Limits(r, c), money.Fees(r, c))
	s.watch()
}

// sum is what is payable, or what the client owes, large, with what is not settled about it.
func (s *sheet) sum() {
	const high = 18.0
	s.fill(margin, s.y, s.measure(), high, tint)
	s.fill(margin, s.y, 1.2, high, s.brand)
	key, amount := "highlight.payable", s.report.Credits.Payable
	if owed := table.Owed(amount); owed != "" {
		key, amount = "highlight.owed", owed
	}
	s.text(margin+5, s.y+2.4, caption, soft, s.words.T(key))
	s.text(margin+5, s.y+2.2+caption.line(), title, ink, s.words.Money(amount, s.report.Currency))
	if table.Positive(s.report.Credits.Undetermined) {
		money := s.words.Money(s.report.Credits.Undetermined, s.report.Currency)
		lines := s.wrap(s.words.T("pdf.undetermined.money", money), small, s.measure()/2-8)
		s.lines(margin+s.measure()/2, s.y+3, small, soft, lines)
	}
	s.y += high
}

// fall draws the period's money as a waterfall, a bar a line.
func (s *sheet) fall() {
	f := chart.Credits(s.report, s.words)
	if len(f.Bars) == 0 {
		return
	}
	const step = 6.4
	s.heading(money.CreditFall(s.report, s.words).Title, min(float64(len(f.Bars))*step, 60))
	labels, figures := s.measure()*0.36, 0.0
	for _, b := range f.Bars {
		figures = max(figures, s.width(s.clean(b.Text, strong), strong))
	}
	p := plot{x: margin + labels, w: s.measure() - labels - figures - 3, h: step - 1.6, scale: f.Scale}
	for i, b := range f.Bars {
		s.need(step)
		p.y = s.y
		s.moneyBar(f, i, p, step)
		face := body
		face.bold = b.Whole
		mid := s.y + (p.h-face.line())/2
		s.text(margin, mid, face, ink, s.short(b.Label, face, labels-3))
		s.right(s.wide-margin, mid, face, ink, b.Text)
		s.y += step
	}
}

// moneyBar draws one bar of the waterfall and the thread to the next.
func (s *sheet) moneyBar(f chart.Fall, i int, p plot, step float64) {
	b := f.Bars[i]
	from, to := p.x+f.Scale.At(b.From)*p.w, p.x+f.Scale.At(b.To)*p.w
	colour := s.brand.Mix(paper, 0.45)
	switch {
	case b.Whole:
		colour = s.brand
	case b.Down:
		colour = soft
	}
	s.fill(from, p.y, max(0.3, to-from), p.h, colour)
	if i+1 < len(f.Bars) && s.y+2*step <= s.bottom() {
		end := to
		if b.Down {
			end = from
		}
		s.stroke(end, p.y+p.h, end, p.y+step, 0.12, soft)
	}
}

// grouped leaves out what the first column repeats from the row above.
func grouped(t table.Table) table.Table {
	rows := make([][]table.Cell, len(t.Rows))
	for i, row := range t.Rows {
		rows[i] = row
		if i > 0 && row[0].Raw == t.Rows[i-1][0].Raw && row[0].Of == t.Rows[i-1][0].Of {
			rows[i] = append([]table.Cell{table.Text("")}, row[1:]...)
		}
	}
	t.Rows = rows
	return t
}
