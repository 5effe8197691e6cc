package site

import (
	"strings"

	"github.com/slareport/slareport/report"
	"github.com/slareport/slareport/report/render/palette"
	"github.com/slareport/slareport/report/render/table"
	"github.com/slareport/slareport/report/words"
)

// grid is a table as its template needs it.
type grid struct {
	Title, Note, Class string
	Label              string // of the region that scrolls; no two of a page are the same
	Named              bool   // the title stands above already; the caption is for those who do not see the page
	Heads              []cell
	Rows               [][]cell
	Total              []cell
}

// cell is a printed cell with its classes; a verdict brings its sign, a trend its line, a party its colour. Data says
// that the text is from the data: it keeps its own direction.
type cell struct {
	Text, Class, Sign, Link, Swatch string
	Data                            bool
	Spark                           *spark
}

// linker gives the address that a cell leads to, "" for none.
type linker func(column string, x table.Cell) string

// within links objectives to their sections of the same page.
func within(r *report.Report) linker {
	return func(column string, x table.Cell) string {
		if column != "objective" && column != "promise" && column != "step" {
			return ""
		}
		return sectionOf(r, x.Of)
	}
}

// groupSection is the id of the section of many items; ids of objectives in an agreement are good for an address.
func groupSection(group string) string { return "o-" + group }

// sectionOf is the address of an objective's section, that of its group for one of many items; "" where there is no
// such objective.
func sectionOf(r *report.Report, id string) string {
	if o := table.Find(r, id); o != nil && o.Group != "" {
		id = o.Group
	}
	if r.GroupOf(id) != nil {
		return "#" + groupSection(id)
	}
	for i := range r.Objectives {
		if id != "" && r.Objectives[i].ID == id {
			return "#" + anchor(r, i)
		}
	}
	return ""
}

func gridOf(t table.Table, c *words.Catalogue, to linker) grid {
	g := grid{Title: t.Title, Label: t.Title, Note: t.Note, Class: strings.ReplaceAll(t.ID, " ", "-")}
	for _, col := range t.Columns {
		g.Heads = append(g.Heads, cell{Text: col.Head, Class: columnClass(col)})
	}
	for _, row := range t.Rows {
		g.Rows = append(g.Rows, cellsOf(t, row, c, to))
	}
	if t.Total != nil {
		g.Total = cellsOf(t, t.Total, c, nil)
	}
	return g
}

// named is a table below a heading that says its title.
func named(g grid) grid {
	g.Named = true
	return g
}

// about is a table that a page has several of, with what this one is about.
func about(c *words.Catalogue, g grid, what string) grid {
	g.Label = c.Label(g.Label, what)
	return g
}

// roomy is the width from which a column of text needs room to be read.
const roomy = 28

// columnClass is how a column's cells are laid out.
func columnClass(col table.Column) string {
	switch {
	case col.Align == table.Right:
		return "num"
	case col.Kind == table.KindParty || col.Kind == table.KindDate || col.Kind == table.KindDateTime:
		return "one-line"
	case col.Kind == table.KindRows:
		return "rows"
	case col.Kind == table.KindText && col.Width >= roomy:
		return "roomy"
	}
	return ""
}

func cellsOf(t table.Table, row []table.Cell, c *words.Catalogue, to linker) []cell {
	out := make([]cell, len(row))
	for i, x := range row {
		out[i] = cellOf(x, columnClass(t.Columns[i]), c)
		if to != nil {
			out[i].Link = to(t.Columns[i].Key, x)
		}
	}
	return out
}

func cellOf(x table.Cell, class string, c *words.Catalogue) cell {
	out := cell{Text: x.Print(c), Class: class}
	if x.Strong {
		out.Class = strings.TrimSpace(out.Class + " strong")
	}
	switch x.Kind {
	case table.KindVerdict:
		if x.Raw == "" {
			break
		}
		out.Class = strings.TrimSpace(out.Class + " verdict " + verdictClass(report.Verdict(x.Raw), x.Severe))
		out.Sign = palette.OfVerdict(report.Verdict(x.Raw), x.Severe).Sign
	case table.KindTrend:
		out.Spark = sparkOf(x, c)
	case table.KindParty:
		if x.Raw != "" {
			out.Swatch = x.Raw
		}
	case table.KindText, table.KindRows:
		out.Data = true
		if class == "num" { // a range among figures, which breaks between its ends
			out.Class += " words"
		}
	}
	return out
}
