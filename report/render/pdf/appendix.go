package pdf

import (
	"github.com/slareport/slareport/report/render/pdf/paper"
	"github.com/slareport/slareport/report/render/table"
	"github.com/slareport/slareport/report/render/table/evidence"
	"github.com/slareport/slareport/report/render/table/terms"
)

// appendixRoom is the room of the chapter with the first lines of its table.
const appendixRoom = 60.0

// mostFindings is how many findings stand in the document, the gravest.
const mostFindings = 10

// appendix is what lets a reader check the report: the files and what became of their rows, findings, checks,
// calendars, rules, words, digests, and room to sign.
func (d *document) appendix() {
	r, c := d.report, d.Words
	d.Section("appendix", c.T("pdf.appendix"), appendixRoom)
	for _, t := range []table.Table{evidence.Sources(r, c), evidence.Reasons(r, c)} {
		d.Titled(t)
	}
	d.Gravest(evidence.Findings(r, c), mostFindings)
	for _, t := range []table.Table{evidence.Integrity(r, c), evidence.Lint(r, c), terms.Calendars(r, c)} {
		d.Titled(t)
	}
	d.Dense(terms.Rules(r, c))
	d.glossary(terms.Glossary(c))
	digests := evidence.Digests(r, c)
	d.together(d.DenseHeight(digests), d.signHeight())
	d.Dense(digests)
	d.signOff()
}

// together begins a new page for a block that would leave the one after it alone on the next, unless it is long.
func (d *document) together(block, after float64) {
	const long = 125.0
	if block <= long && d.Y+block <= d.Bottom() && d.Y+block+after > d.Bottom() {
		d.Page()
	}
}

// signLine is the room of one line to sign on.
const signLine = 10.5

// signHeight is what the sign-off takes.
func (d *document) signHeight() float64 {
	text := d.Wrap(d.Words.T("pdf.signoff.text"), paper.Small, d.Measure())
	return paper.BigGap + paper.Heading.Line() + float64(len(text))*paper.Small.Line() + paper.Strong.Line() +
		3*signLine + 2*paper.Gap
}

// signOff is room for both sides to sign.
func (d *document) signOff() {
	text := d.Wrap(d.Words.T("pdf.signoff.text"), paper.Small, d.Measure())
	d.Heading(d.Words.T("pdf.signoff"), float64(len(text))*paper.Small.Line()+3*signLine+2*paper.Gap)
	d.Y = d.Lines(paper.Margin, d.Y, paper.Small, paper.Soft, text) + paper.Gap
	for i, side := range []string{d.report.Provider, d.report.Client} {
		x, w := d.Column(i, 2)
		d.Bound(x, w, func() {
			d.Text(x, d.Y, paper.Strong, paper.Ink, d.Short(side, paper.Strong, w))
			y := d.Y + paper.Strong.Line() + signLine*0.6
			for _, key := range []string{"name", "date", "sign"} {
				d.Stroke(x, y, x+w, y, 0.2, paper.Soft)
				d.Text(x, y+0.5, paper.Tiny, paper.Soft, d.Words.T("pdf.signoff."+key))
				y += signLine
			}
		})
	}
	d.Y += paper.Strong.Line() + 3*signLine
}
