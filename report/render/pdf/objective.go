package pdf

import (
	"strings"

	"github.com/slareport/slareport/report"
	"github.com/slareport/slareport/report/render/chart"
	"github.com/slareport/slareport/report/render/palette"
	"github.com/slareport/slareport/report/render/pdf/grid"
	"github.com/slareport/slareport/report/render/pdf/paper"
	"github.com/slareport/slareport/report/render/table"
	"github.com/slareport/slareport/report/render/table/results"
)

// Measures of an objective's blocks.
const (
	scoresHigh  = 16.0
	historyHigh = 34.0
	fieldInset  = 2.5 // of a field's words
)

// objectives gives each objective its section.
func (d *document) objectives() {
	d.Section("objectives", d.Words.T("pdf.objectives"), paper.WholePage)
	for i, o := range d.report.Lines() {
		if g := d.report.GroupOf(o.ID); g != nil {
			d.group(g, o, i == 0)
			continue
		}
		d.objective(o, i == 0)
	}
}

// objective tells one promise: how it went, the three scores, a year of them against the target, where the
// misses went, how it is measured, and every miss.
func (d *document) objective(o *report.Objective, first bool) {
	if !first {
		d.Skip(paper.BigGap)
	}
	d.Need(paper.Heading.Line() + 2*paper.Body.Line() + scoresHigh + historyHigh + 2*paper.Gap)
	d.Anchor(o.ID, o.Name, 1)
	d.nameOf(o)
	d.Paragraph(o.Sentence, paper.Body, paper.Ink)
	d.Y += 2
	d.scores(o)
	d.beside(o)
	d.Y += paper.Gap
	d.charts(o)
	d.plan(o)
	d.outcomes(o)
	d.misses(o)
}

// nameOf is the objective's name with its verdict beside it.
func (d *document) nameOf(o *report.Objective) {
	cell := table.Verdict(o.Verdict, o.BelowMinimum)
	tone := grid.VerdictTone(cell)
	label := cell.Print(d.Words)
	room := d.Measure() - d.Width(d.Clean(tone.Sign+" "+label, paper.Caption), paper.Caption) - 4 - paper.Gap
	lines := d.Wrap(o.Name, paper.Heading, room)
	w := d.Width(lines[len(lines)-1], paper.Heading)
	y := d.Lines(paper.Margin, d.Y, paper.Heading, paper.Ink, lines)
	d.chip(paper.Margin+w+3, y-paper.Heading.Line()+0.5, tone.Sign, label, paper.Inked(tone))
	d.Y = y + 1
}

// scores are the target and the three measurements side by side, as figures.
func (d *document) scores(o *report.Objective) {
	x, w := d.Tile(0, 4)
	d.figure(x, w, scoresHigh, d.Words.T("col.target"), table.Targeted(d.Words, o, o.TargetValue), "", paper.Soft)
	rows := results.Scores(d.report, o, d.Words)
	good, total, value := rows.Index("good"), rows.Index("total"), rows.Index("value")
	for i := range 3 {
		x, w := d.Tile(i+1, 4)
		row := rows.Rows[i]
		below := ""
		if row[total].Raw != "" {
			below = d.countsOfShare(o, row[good], row[total], w)
		}
		colour := paper.Ink
		if i == 2 {
			colour = paper.Inked(palette.OfVerdict(o.Verdict, o.BelowMinimum))
		}
		d.figure(x, w, scoresHigh, row[0].Print(d.Words), row[value].Print(d.Words), below, colour)
	}
	d.Y += scoresHigh
}

// countsOfShare says what a share is made of, "189 of 200 cases": without the unit where there is no room for it, and
// not at all where figures would be cut.
func (d *document) countsOfShare(o *report.Objective, good, total table.Cell, room float64) string {
	of := d.Words.T("highlight.of", good.Print(d.Words), total.Print(d.Words))
	fits := func(text string) bool { return d.Width(d.Clean(text, paper.Tiny), paper.Tiny) <= room-2*fieldInset }
	unit := d.unit(o)
	switch {
	case unit != "" && fits(of+" "+unit):
		return of + " " + unit
	case fits(of):
		return of
	}
	return ""
}

// beside are the figures that are never judged, and how much of the time the samples speak for, on a line.
func (d *document) beside(o *report.Objective) {
	var list []string
	for _, row := range results.Asides(o, d.Words).Rows {
		list = append(list, row[0].Print(d.Words)+" "+row[1].Print(d.Words))
	}
	if o.Coverage != "" {
		list = append(list, d.Words.T("pdf.coverage", d.Words.Figure(o.Coverage, "%")))
	}
	if o.Open > 0 {
		list = append(list, d.Words.N("pdf.open", o.Open))
	}
	if len(list) > 0 {
		d.Y += 1
		d.Paragraph(strings.Join(list, " · "), paper.Small, paper.Soft)
	}
}

// unit names what is judged; time names itself.
func (d *document) unit(o *report.Objective) string {
	if o.Unit == "second" || o.Unit == "" {
		return ""
	}
	return d.Words.T("units." + o.Unit)
}

// figure is one large number with what it is above and what it is made of below.
func (d *document) figure(x, w, high float64, label, value, below string, colour palette.RGB) {
	d.Fill(x, d.Y, w, high, paper.Tint)
	inner := w - 2*fieldInset
	d.Bound(x+fieldInset, inner, func() {
		y := d.Y + 1.5
		d.Text(x+fieldInset, y, paper.Caption, paper.Soft, d.Short(label, paper.Caption, inner))
		y += paper.Caption.Line()
		f := paper.Figure
		for d.Width(d.Clean(value, f), f) > inner && f.Points > paper.Tiny.Points {
			f.Points--
		}
		d.Lines(x+fieldInset, y, f, colour, d.Wrap(value, f, inner))
		y += paper.Figure.Line()
		d.Text(x+fieldInset, y, paper.Tiny, paper.Soft, d.Short(below, paper.Tiny, inner))
	})
}

// charts are the history at the left and the waterfall at the right. Without misses the history has the whole width.
func (d *document) charts(o *report.Objective) {
	left, _ := d.Column(0, 12)
	right, _ := d.Column(8, 12)
	wide := right - left - paper.Gutter
	history, fall := chart.Months(o, d.Words), chart.Waterfall(o, d.Words)
	if len(fall.Bars) == 0 {
		wide = d.Measure()
	}
	if len(history.Months)+len(fall.Bars) == 0 {
		return
	}
	d.Need(historyHigh)
	top := d.Y
	d.Bound(left, wide, func() {
		if len(history.Months) == 0 {
			return
		}
		d.Text(left, top, paper.Caption, paper.Soft, d.Words.N("pdf.history", len(history.Months)))
		d.history(history, left, top+paper.Caption.Line()+1, wide, historyHigh-paper.Caption.Line()-1)
	})
	rest := d.Wide - paper.Margin - right
	d.Bound(right, rest, func() {
		if len(fall.Bars) == 0 {
			return
		}
		d.Text(right, top, paper.Caption, paper.Soft, d.Short(results.Waterfall(o, d.Words).Title, paper.Caption, rest))
		d.waterfall(fall, right, top+paper.Caption.Line()+1.5, rest, historyHigh-paper.Caption.Line()-1.5)
	})
	d.Y = top + historyHigh + 1
}

// outcomes are the measurements beside the three scores, where there are any.
func (d *document) outcomes(o *report.Objective) {
	t := results.Scores(d.report, o, d.Words).Pick("score", "value", "verdict", "credit")
	t.Rows = t.Rows[3:]
	if len(t.Rows) == 0 {
		return
	}
	d.Skip(paper.Gap)
	d.Need(paper.Caption.Line() + 3*paper.Small.Line() + 4*grid.PadY)
	d.Text(paper.Margin, d.Y, paper.Caption, paper.Soft, d.Words.T("pdf.other outcomes"))
	d.Y += paper.Caption.Line() + 0.6
	d.Bare(t)
}
