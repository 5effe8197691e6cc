package pdf

import (
	"strings"

	"github.com/slareport/slareport/report"
	"github.com/slareport/slareport/report/render/chart"
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
func (s *sheet) objectives() {
	s.section("objectives", s.words.T("pdf.objectives"), wholePage)
	for i := range s.report.Objectives {
		s.objective(&s.report.Objectives[i], i == 0)
	}
}

// objective tells one promise: how it went, the three scores, a year of them against the target, where the
// misses went, how it is measured, and every miss.
func (s *sheet) objective(o *report.Objective, first bool) {
	if !first {
		s.skip(bigGap)
	}
	s.need(heading.line() + 2*body.line() + scoresHigh + historyHigh + 2*gap)
	s.anchor(o.ID, o.Name, 1)
	s.nameOf(o)
	s.paragraph(o.Sentence, body, ink)
	s.y += 2
	s.scores(o)
	s.beside(o)
	s.y += gap
	s.charts(o)
	s.plan(o)
	s.outcomes(o)
	s.misses(o)
}

// nameOf is the objective's name with its verdict beside it.
func (s *sheet) nameOf(o *report.Objective) {
	cell := table.Verdict(o.Verdict, o.BelowMinimum)
	tone := verdictTone(cell)
	label := cell.Print(s.words)
	room := s.measure() - s.width(s.clean(tone.Sign+" "+label, caption), caption) - 4 - gap
	lines := s.wrap(o.Name, heading, room)
	w := s.width(lines[len(lines)-1], heading)
	y := s.lines(margin, s.y, heading, ink, lines)
	s.chip(margin+w+3, y-heading.line()+0.5, tone.Sign, label, inked(tone))
	s.y = y + 1
}

// scores are the target and the three measurements side by side, as figures.
func (s *sheet) scores(o *report.Objective) {
	x, w := s.tile(0, 4)
	s.figure(x, w, scoresHigh, s.words.T("col.target"), table.Targeted(s.words, o, o.TargetValue), "", soft)
	rows := results.Scores(s.report, o, s.words)
	good, total, value := rows.Index("good"), rows.Index("total"), rows.Index("value")
	for i := range 3 {
		x, w := s.tile(i+1, 4)
		row := rows.Rows[i]
		below := ""
		if row[total].Raw != "" {
			below = s.madeOf(o, row[good], row[total], w)
		}
		colour := ink
		if i == 2 {
			colour = inked(chart.OfVerdict(o.Verdict, o.BelowMinimum))
		}
		s.figure(x, w, scoresHigh, row[0].Print(s.words), row[value].Print(s.words), below, colour)
	}
	s.y += scoresHigh
}

// madeOf says what a share is made of, "189 of 200 cases": without the unit where there is no room for it, and not
// at all where figures would be cut.
func (s *sheet) madeOf(o *report.Objective, good, total table.Cell, room float64) string {
	of := s.words.T("highlight.of", good.Print(s.words), total.Print(s.words))
	fits := func(text string) bool { return s.width(s.clean(text, tiny), tiny) <= room-2*fieldInset }
	unit := s.unit(o)
	switch {
	case unit != "" && fits(of+" "+unit):
		return of + " " + unit
	case fits(of):
		return of
	}
	return ""
}

// beside are the figures that are never judged, and how much of the time the samples speak for, on a line.
func (s *sheet) beside(o *report.Objective) {
	var list []string
	for _, row := range results.Asides(o, s.words).Rows {
		list = append(list, row[0].Print(s.words)+" "+row[1].Print(s.words))
	}
	if o.Coverage != "" {
		list = append(list, s.words.T("pdf.coverage", s.words.Figure(o.Coverage, "%")))
	}
	if o.Open > 0 {
		list = append(list, s.words.N("pdf.open", o.Open))
	}
	if len(list) > 0 {
		s.y += 1
		s.paragraph(strings.Join(list, " · "), small, soft)
	}
}

// unit names what is judged; time names itself.
func (s *sheet) unit(o *report.Objective) string {
	if o.Unit == "second" || o.Unit == "" {
		return ""
	}
	return s.words.T("units." + o.Unit)
}

// figure is one large number with what it is above and what it is made of below.
func (s *sheet) figure(x, w, high float64, label, value, below string, colour chart.RGB) {
	s.fill(x, s.y, w, high, tint)
	inner := w - 2*fieldInset
	s.bound(x+fieldInset, inner, func() {
		y := s.y + 1.5
		s.text(x+fieldInset, y, caption, soft, s.short(label, caption, inner))
		y += caption.line()
		f := figure
		for s.width(s.clean(value, f), f) > inner && f.points > tiny.points {
			f.points--
		}
		s.text(x+fieldInset, y, f, colour, s.short(value, f, inner))
		y += figure.line()
		s.text(x+fieldInset, y, tiny, soft, s.short(below, tiny, inner))
	})
}

// charts are the history at the left and the waterfall at the right. Without misses the history has the whole width.
func (s *sheet) charts(o *report.Objective) {
	left, _ := s.column(0, 12)
	right, _ := s.column(8, 12)
	wide := right - left - gutter
	history, fall := chart.Months(o, s.words), chart.Waterfall(o, s.words)
	if len(fall.Bars) == 0 {
		wide = s.measure()
	}
	if len(history.Months)+len(fall.Bars) == 0 {
		return
	}
	s.need(historyHigh)
	top := s.y
	s.bound(left, wide, func() {
		if len(history.Months) == 0 {
			return
		}
		s.text(left, top, caption, soft, s.words.N("pdf.history", len(history.Months)))
		s.history(history, left, top+caption.line()+1, wide, historyHigh-caption.line()-1)
	})
	rest := s.wide - margin - right
	s.bound(right, rest, func() {
		if len(fall.Bars) == 0 {
			return
		}
		s.text(right, top, caption, soft, s.short(results.Waterfall(o, s.words).Title, caption, rest))
		s.waterfall(fall, right, top+caption.line()+1.5, rest, historyHigh-caption.line()-1.5)
	})
	s.y = top + historyHigh + 1
}

// outcomes are the measurements beside the three scores, where there are any.
func (s *sheet) outcomes(o *report.Objective) {
	t := results.Scores(s.report, o, s.words).Pick("score", "value", "verdict", "credit")
	t.Rows = t.Rows[3:]
	if len(t.Rows) == 0 {
		return
	}
	s.skip(gap)
	s.need(caption.line() + 3*small.line() + 4*padY)
	s.text(margin, s.y, caption, soft, s.words.T("pdf.other outcomes"))
	s.y += caption.line() + 0.6
	s.grid(s.lay(t))
}
