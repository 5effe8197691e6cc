package pdf

import (
	"github.com/slareport/slareport/report/render/chart"
	"github.com/slareport/slareport/report/render/pdf/paper"
	"github.com/slareport/slareport/report/render/table"
	"github.com/slareport/slareport/report/render/table/money"
)

// credits goes from each fee to what is payable, line by line.
func (d *document) credits() {
	r, c := d.report, d.Words
	d.Section("credits", c.T("pdf.credits"), 90)
	d.sum()
	d.Opened = false
	d.waterfallBars()
	d.Titled(money.Entitlements(r, c).Pick(
		"objective", "period", "entitled", "claim state", "claim until", "may be claimed", "claimed at", "lapsed",
	))
	steps := money.CreditedSteps(r, c).Pick("objective", "step", "formula", "rate", "amount", "clause")
	d.Grouped(steps)
	d.Pair(money.Limits(r, c), money.Fees(r, c))
	d.watch()
}

// sum is what is payable, or what the client owes, large, with what is not settled about it.
func (d *document) sum() {
	const high = 18.0
	d.Fill(paper.Margin, d.Y, d.Measure(), high, paper.Tint)
	d.Fill(paper.Margin, d.Y, 1.2, high, d.Brand)
	key, amount := "highlight.payable", d.report.Credits.Payable
	if d.report.WeClaim() {
		key = "highlight.receivable"
	}
	if owed := table.Owed(amount); owed != "" {
		key, amount = "highlight.owed", owed
	}
	d.Text(paper.Margin+5, d.Y+2.4, paper.Caption, paper.Soft, d.Words.T(key))
	d.Text(paper.Margin+5, d.Y+2.2+paper.Caption.Line(), paper.Title, paper.Ink, d.Words.Money(amount, d.report.Currency))
	if table.Positive(d.report.Credits.Undetermined) {
		money := d.Words.Money(d.report.Credits.Undetermined, d.report.Currency)
		lines := d.Wrap(d.Words.T("pdf.undetermined.money", money), paper.Small, d.Measure()/2-8)
		d.Lines(paper.Margin+d.Measure()/2, d.Y+3, paper.Small, paper.Soft, lines)
	}
	d.Y += high
}

// waterfallBars draws the period's money as a waterfall, a bar a line.
func (d *document) waterfallBars() {
	f := chart.Credits(d.report, d.Words)
	if len(f.Bars) == 0 {
		return
	}
	const step = 6.4
	d.Heading(money.CreditFall(d.report, d.Words).Title, min(float64(len(f.Bars))*step, 60))
	labels, figures := d.Measure()*0.36, 0.0
	for _, b := range f.Bars {
		figures = max(figures, d.Width(d.Clean(b.Text, paper.Strong), paper.Strong))
	}
	p := plot{x: paper.Margin + labels, w: d.Measure() - labels - figures - 3, h: step - 1.6, scale: f.Scale}
	for i, b := range f.Bars {
		d.Need(step)
		p.y = d.Y
		d.moneyBar(f, i, p, step)
		face := paper.Body
		face.Bold = b.Whole
		mid := d.Y + (p.h-face.Line())/2
		d.Text(paper.Margin, mid, face, paper.Ink, d.Short(b.Label, face, labels-3))
		d.Right(d.Wide-paper.Margin, mid, face, paper.Ink, b.Text)
		d.Y += step
	}
}

// moneyBar draws one bar of the waterfall and the thread to the next.
func (d *document) moneyBar(f chart.Fall, i int, p plot, step float64) {
	b := f.Bars[i]
	from, to := p.x+f.Scale.At(b.From)*p.w, p.x+f.Scale.At(b.To)*p.w
	colour := d.Brand.Mix(paper.White, 0.45)
	switch {
	case b.Whole:
		colour = d.Brand
	case b.Down:
		colour = paper.Soft
	}
	d.Fill(from, p.y, max(0.3, to-from), p.h, colour)
	if i+1 < len(f.Bars) && d.Y+2*step <= d.Bottom() {
		end := to
		if b.Down {
			end = from
		}
		d.Stroke(end, p.y+p.h, end, p.y+step, 0.12, paper.Soft)
	}
}
