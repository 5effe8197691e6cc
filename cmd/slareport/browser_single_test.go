package main

import (
	"bytes"
	"testing"

	executive "github.com/slareport/slareport/report/render/site"
)

// singleFileStandsAlone opens a page that holds its style and scripts, alone in a folder.
func singleFileStandsAlone(t *testing.T, lent *tab) {
	r := lent.report()
	var page bytes.Buffer
	if err := executive.Summary(
		&page, r, wordsOf(t, r.Locale), executive.Options{Single: true, Beside: []string{}},
	); err != nil {
		t.Fatal(err)
	}
	alone := site{name: "single", folder: t.TempDir(), reports: lent.site.reports}
	writeFiles(t, alone.folder, map[string]string{r.Slug + "/summary.html": page.String()})
	p := lent.browser.open(t, alone, lent.file)
	figuresAreTheReports(t, p)
	chartsAreDrawn(t, p)
	if asked := read[[]string](
		p, `performance.getEntriesByType("resource").map(e => e.name).filter(n => !n.startsWith("data:"))`,
	); len(asked) > 0 {
		t.Errorf("the page asks for %q", asked)
	}
	linksResolve(t, p)
}
