package site

import (
	"fmt"
	"html/template"
	"strconv"
	"strings"

	"github.com/slareport/slareport/report"
	"github.com/slareport/slareport/report/render/chart"
	"github.com/slareport/slareport/report/render/table"
	"github.com/slareport/slareport/report/words"
)

// shell is what every page has.
type shell struct {
	Language, Title, Root, Month, Headline, Foot string
	Tiles                                        []tile
	words                                        *words.Catalogue
}

// T gives templates the catalogue's words.
func (s shell) T(key string) string { return s.words.T(key) }

// tile is one big figure.
type tile struct{ Label, Value, Note string }

// grid is a table as its template needs it.
type grid struct {
	Title, Note, Empty, Class string
	Heads                     []cell
	Rows                      [][]cell
	Total                     []cell
}

// cell is a printed cell with its classes; a verdict brings its sign, a trend its line.
type cell struct {
	Text, Class, Sign, Link string
	Spark                   *spark
}

func gridOf(t table.Table, c *words.Catalogue) grid {
	g := grid{Title: t.Title, Note: t.Note, Empty: t.Empty, Class: strings.ReplaceAll(t.ID, " ", "-")}
	for _, col := range t.Columns {
		g.Heads = append(g.Heads, cell{Text: col.Head, Class: alignClass(col.Align)})
	}
	for _, row := range t.Rows {
		g.Rows = append(g.Rows, cellsOf(t, row, c))
	}
	if t.Total != nil {
		g.Total = cellsOf(t, t.Total, c)
	}
	return g
}

func alignClass(a table.Align) string {
	if a == table.Right {
		return "num"
	}
	return ""
}

func cellsOf(t table.Table, row []table.Cell, c *words.Catalogue) []cell {
	out := make([]cell, len(row))
	for i, x := range row {
		out[i] = cellOf(x, alignClass(t.Columns[i].Align), c)
		if t.Columns[i].Key == "objective" && x.Of != "" {
			out[i].Link = "#o-" + x.Of
		}
	}
	return out
}

func cellOf(x table.Cell, class string, c *words.Catalogue) cell {
	out := cell{Text: x.Print(c), Class: class}
	if x.Strong {
		out.Class += " strong"
	}
	switch x.Kind {
	case table.KindVerdict:
		if x.Raw == "" {
			break
		}
		out.Class += " verdict v-" + verdictClass(report.Verdict(x.Raw))
		out.Sign = chart.OfVerdict(report.Verdict(x.Raw), x.Severe).Sign
	case table.KindTrend:
		out.Spark = sparkOf(x, c)
	}
	return out
}

func verdictClass(v report.Verdict) string {
	if v == report.NoVolume {
		return "none"
	}
	return string(v)
}

// spark is a line the size of a word, in a box of 100 by 24.
type spark struct {
	Label, Target, LastX, LastY string
	Lines                       []string
}

func sparkOf(x table.Cell, c *words.Catalogue) *spark {
	line := chart.Sparkline(x)
	s := &spark{Label: c.T("site.trend", x.Print(c)), Target: "-9", LastX: "-9", LastY: "-9"}
	at := func(d chart.Dot) (string, string) { return fixed(2 + 96*d.X), fixed(22 - 20*d.Y) }
	var run []string
	for _, d := range line.Dots {
		if !d.Known {
			s.Lines, run = append(s.Lines, strings.Join(run, " ")), nil
			continue
		}
		px, py := at(d)
		run = append(run, px+","+py)
		s.LastX, s.LastY = px, py
	}
	s.Lines = append(s.Lines, strings.Join(run, " "))
	if line.Aimed {
		s.Target = fixed(22 - 20*line.Target)
	}
	return s
}

func fixed(f float64) string { return strconv.FormatFloat(f, 'f', 1, 64) }

// strip is a bar of coloured parts in a box 1000 wide.
type strip struct {
	Label, Mark string
	Height      int
	Parts       []stripPart
}

type stripPart struct {
	Party, X, Width, Text string
	Counted               bool
}

func faultStrip(list []report.Amount, c *words.Catalogue) strip {
	s := strip{Label: c.T("site.fault"), Height: 24}
	for _, p := range chart.Shares(list, c) {
		s.Parts = append(s.Parts, stripPart{Party: p.Party, X: fixed(1000 * p.From), Width: fixed(1000 * (p.To - p.From)), Text: p.Label + " " + p.Text, Counted: true})
	}
	return s
}

func clockStrip(m *report.Miss, c *words.Catalogue) strip {
	clock := chart.Counted(m)
	s := strip{Label: c.T("site.clock"), Height: 24}
	if clock.Allowed > 0 {
		s.Mark = fixed(1000 * clock.Allowed)
	}
	for _, p := range clock.Stretches {
		s.Parts = append(s.Parts, stripPart{Party: p.Party, X: fixed(1000 * p.From), Width: fixed(1000 * (p.To - p.From)), Text: table.PartyName(c, p.Party) + " " + p.Label, Counted: p.Counted})
	}
	return s
}

// figure is a chart with the table behind it.
type figure struct {
	ID, Heading, Behind string
	Options             template.JS
	Table               grid
}

func historyFigure(i int, o *report.Objective, r *report.Report, c *words.Catalogue) (*figure, error) {
	h := chart.Months(o, c)
	id := fmt.Sprintf("history-%d", i+1)
	options, err := history(id, h, c)
	if err != nil {
		return nil, err
	}
	return &figure{ID: id, Heading: c.T("site.history", o.Name, o.Target), Behind: c.T("site.behind"), Options: options, Table: gridOf(table.Trend(r, o, c), c)}, nil
}

func fallFigure(i int, o *report.Objective, c *words.Catalogue) (*figure, error) {
	f := chart.Waterfall(o, c)
	if len(f.Bars) == 0 {
		return nil, nil
	}
	id := fmt.Sprintf("fall-%d", i+1)
	options, err := fall(id, f, c)
	if err != nil {
		return nil, err
	}
	return &figure{ID: id, Heading: c.T("site.waterfall", o.Name), Behind: c.T("site.behind"), Options: options, Table: gridOf(table.Waterfall(o, c), c)}, nil
}
