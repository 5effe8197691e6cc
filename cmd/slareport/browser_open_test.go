package main

import (
	"fmt"
	"html"
	"io/fs"
	"net/url"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/shopspring/decimal"

	"github.com/slareport/slareport/report"
	"github.com/slareport/slareport/report/render/table"
	"github.com/slareport/slareport/report/words"
)

// reference is something that a page refers to, as the browser resolves it.
type reference struct{ Address, Text string }

// linksResolve follows every link, style, script and picture of a page to a file, and to the place in it. What the
// page holds within itself needs no file.
func linksResolve(t *testing.T, p *tab) {
	list := read[[]reference](
		p,
		`[...document.querySelectorAll("[href], [src]")].filter(e => !(e.href || e.src).startsWith("data:")).map(e => `+
			`({Address: e.href || e.src, Text: e.textContent}))`,
	)
	if len(list) == 0 {
		t.Error("the page refers to nothing")
	}
	for _, r := range list {
		if problem := p.site.follow(r.Address); problem != "" {
			t.Errorf("%q (%s) %s", r.Text, r.Address, problem)
		}
	}
}

var anchor = regexp.MustCompile(`\sid="([^"]*)"`)

// follow says what is wrong with an address; "" if a file of the site is there, and the place in it.
func (s site) follow(link string) string {
	u, err := url.Parse(link)
	if err != nil || u.Scheme != "file" {
		return "is no file"
	}
	name, err := filepath.Rel(s.folder, filepath.FromSlash(u.Path))
	if err != nil || !fs.ValidPath(filepath.ToSlash(name)) {
		return "leaves the folder"
	}
	content, err := os.ReadFile(filepath.Join(s.folder, name))
	if err != nil {
		return "leads to no file"
	}
	if u.Fragment == "" ||
		slices.ContainsFunc(anchor.FindAllSubmatch(content, -1),
			func(m [][]byte) bool { return html.UnescapeString(string(m[1])) == u.Fragment }) {
		return ""
	}
	return "leads to no place in " + name
}

// judgedFigure is the contractual value, or what an objective without a verdict lies between.
func judgedFigure(o *report.Objective, c *words.Catalogue) string {
	if low, high, is := o.Within(); is {
		return report.Range(c, low.Shown, high.Shown, o.ValueUnit)
	}
	return c.Figure(o.Contractual.Shown, o.ValueUnit)
}

// figuresAreTheReports compares what a reader sees with report.json.
func figuresAreTheReports(t *testing.T, p *tab) {
	if p.file == "index.html" {
		compareIndex(t, p)
		return
	}
	compareSummary(t, p, p.report())
}

// report is what the page of a client is drawn from.
func (p *tab) report() *report.Report {
	i := slices.IndexFunc(p.site.reports, func(r *report.Report) bool { return r.Slug == path.Dir(p.file) })
	return p.site.reports[i]
}

// squeezed is text without the kinds of space and the size of letters that lay it out.
func squeezed(text string) string { return strings.ToLower(strings.Join(strings.Fields(text), " ")) }

// seen is a link to an objective and what stands around it.
type seen struct{ Link, Text string }

// compareIndex finds every objective of every client with its value and verdict, the number of the missed, and
// what is payable in each currency.
func compareIndex(t *testing.T, p *tab) {
	t.Helper()
	text := squeezed(read[string](p, `document.body.innerText`))
	byLink := map[string]string{}
	for _, e := range read[[]seen](
		p,
		`[...document.querySelectorAll("main a[href*='#']")].map(a => ({Link: a.getAttribute("href"), Text: `+
			`(a.closest("td, li, tr") ?? a).innerText}))`,
	) {
		byLink[e.Link] += " " + squeezed(e.Text)
	}
	missed, judged := 0, 0
	c := wordsOf(t, p.site.reports[0].Locale)
	for _, r := range p.site.reports {
		if !strings.Contains(text, squeezed(r.Client)) {
			t.Errorf("the page does not name %s", r.Client)
		}
		for i := range r.Objectives {
			o := &r.Objectives[i]
			if o.Verdict == report.Missed {
				missed++
			}
			if o.Verdict.Judged() {
				judged++
			}
			link := r.Slug + "/summary.html#o-" + o.ID
			for _, want := range []string{judgedFigure(o, c), verdictWord(o, c)} {
				if !strings.Contains(byLink[link], squeezed(want)) {
					t.Errorf("%s says %q, report.json %q", link, byLink[link], want)
				}
			}
		}
	}
	if want := fmt.Sprintf("%d of %d", missed, judged); !strings.Contains(text, want) {
		t.Errorf("the page does not say that %s were missed", want)
	}
	for currency, sum := range payableBy(t, p.site.reports) {
		if want := c.Money(sum, currency); !strings.Contains(text, squeezed(want)) {
			t.Errorf("the page does not say that %s are payable", want)
		}
	}
}

func verdictWord(o *report.Objective, c *words.Catalogue) string {
	return table.Verdict(o.Verdict, o.BelowMinimum).Print(c)
}

// payableBy adds up what is payable in each currency.
func payableBy(t *testing.T, reports []*report.Report) map[string]string {
	t.Helper()
	sums := map[string]decimal.Decimal{}
	for _, r := range reports {
		amount, err := decimal.NewFromString(r.Credits.Payable)
		if err != nil {
			t.Fatalf("%s: %v", r.Client, err)
		}
		sums[r.Currency] = sums[r.Currency].Add(amount)
	}
	texts := map[string]string{}
	for _, r := range reports {
		texts[r.Currency] = sums[r.Currency].StringFixed(int32(r.Credits.MinorUnits))
	}
	return texts
}

// compareSummary finds the scorecard's row and the section of every objective, and what is payable.
func compareSummary(t *testing.T, p *tab, r *report.Report) {
	t.Helper()
	c := wordsOf(t, r.Locale)
	text := squeezed(read[string](p, `document.body.innerText`))
	for _, want := range []string{r.Client, r.Provider, r.Headline, c.Money(r.Credits.Payable, r.Currency)} {
		if !strings.Contains(text, squeezed(want)) {
			t.Errorf("the page does not say %q", want)
		}
	}
	rows := read[map[string]string](
		p,
		`Object.fromEntries([...document.querySelectorAll("table a[href^='#o-']")].reverse().map(a => [a.hash.slice(3), `+
			`a.closest("tr").innerText]))`,
	)
	sections := read[map[string]string](p,
		`Object.fromEntries([...document.querySelectorAll("[id^='o-']")].map(e => [e.id.slice(2), e.innerText]))`)
	for i := range r.Objectives {
		o := &r.Objectives[i]
		wants := []string{o.Name, judgedFigure(o, c), verdictWord(o, c)}
		if _, _, is := o.Within(); !is {
			wants = append(wants, c.Figure(o.Experienced.Shown, o.ValueUnit))
		}
		if len(o.Credit.Steps) > 0 {
			wants = append(wants, c.Number(o.Credit.Payable))
		}
		for _, want := range wants {
			if !strings.Contains(squeezed(rows[o.ID]), squeezed(want)) {
				t.Errorf("the row of %s says %q, report.json %q", o.ID, rows[o.ID], want)
			}
		}
		if !strings.Contains(squeezed(sections[o.ID]), squeezed(o.Sentence)) {
			t.Errorf("the section of %s does not say %q", o.ID, o.Sentence)
		}
	}
}
