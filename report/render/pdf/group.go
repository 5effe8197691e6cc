package pdf

import (
	"github.com/slareport/slareport/report"
	"github.com/slareport/slareport/report/render/pdf/paper"
	"github.com/slareport/slareport/report/render/table/cases"
	"github.com/slareport/slareport/report/render/table/results"
)

// mostOfItems is how many misses of the items of a group a document tells.
const mostOfItems = 40

// group tells an objective that is there for each of many items: all of them in a sentence, a table of those that need
// a word, and their misses. line is the group as one objective.
func (d *document) group(g *report.Group, line *report.Objective, first bool) {
	if !first {
		d.Skip(paper.BigGap)
	}
	d.Need(paper.Heading.Line() + 6*paper.Body.Line())
	line.Name = d.Words.T("group.line", g.Name, d.Words.Integer(int64(g.Items)))
	d.Anchor(g.ID, line.Name, 1)
	d.nameOf(line)
	d.Paragraph(g.Sentence, paper.Body, paper.Ink)
	d.Paragraph(line.Definition, paper.Small, paper.Soft)
	d.Y += 2
	items := results.Items(d.report, g, d.Words).Pick(
		"objective", "target", "experienced", "attributable", "contractual", "verdict", "misses", "credit",
	)
	if len(items.Rows) > 0 {
		d.Titled(items)
	}
	if rest := g.Items - len(items.Rows); rest > 0 {
		d.Paragraph(d.Words.N("group.rest", rest), paper.Small, paper.Soft)
	}
	d.plan(line)
	d.missesOf(g, line)
}

// missesOf is the table of the misses of the items that need a word, the heaviest of each first.
func (d *document) missesOf(g *report.Group, line *report.Objective) {
	var list []*report.Miss
	for _, o := range d.report.ItemsOf(g.ID) {
		if !o.Quiet() {
			list = append(list, o.Misses.First(o.Misses.Len())...)
		}
	}
	shown := list[:min(len(list), mostOfItems)]
	if len(shown) == 0 {
		return
	}
	d.Titled(cases.Misses(line, shown, d.Words).Pick("group", "case", "from", "to", "party", "outcome", "weight"))
	if rest := len(list) - len(shown); rest > 0 {
		d.Paragraph(d.Words.N("group.misses.more", rest), paper.Small, paper.Soft)
	}
}
