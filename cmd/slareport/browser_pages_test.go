package main

import (
	"path/filepath"
	"slices"
	"strings"
	"testing"

	loaded "github.com/slareport/slareport/loaders/words"
	"github.com/slareport/slareport/report"
	"github.com/slareport/slareport/report/words"
)

// promises are what the pages promise to those who open them, in the order in which they are looked at: those that
// change a page come last.
var promises = []struct {
	name string
	by   func(*tab) bool
	kept func(*testing.T, *tab)
}{
	{"figures are those of report.json", everyPage, figuresAreTheReports},
	{"every link resolves", everyPage, linksResolve},
	{"charts are drawn and have a table behind them", everyPage, chartsAreDrawn},
	{"hostile names stay text", hostilePage, namesStayText},
	{"the policy holds", hostileIndex, policyHolds},
	{"no width needs scrolling sideways", trying, fitsEveryWidth},
	{"nothing is cut off in print", trying, printsWhole},
	{"every word of a chart is on the paper", oneOfSample, paperHoldsCharts},
	{"readable without script", oneOfEach, readableWithoutScript},
	{"a single file needs nothing beside it", firstClient, singleFileStandsAlone},
	{"what was chosen stands in the address", oneOfSample, choiceStandsInAddress},
	{"the keyboard reaches everything", oneOfSample, keyboardReachesEverything},
	{"axe finds nothing", oneOfSample, passesAxe},
}

// One browser opens every page once, and every promise is looked at there.
func TestPagesInABrowser(t *testing.T) {
	b := startBrowser(t)
	for _, s := range []site{sampleSite(t), hostileSite(t)} {
		for _, file := range s.pages() {
			t.Run(s.name+"/"+file, func(t *testing.T) {
				t.Parallel()
				p := b.open(t, s, file)
				for _, promise := range promises {
					if promise.by(p) {
						t.Run(promise.name, func(t *testing.T) {
							p.lend(t)
							promise.kept(t, p)
						})
					}
				}
			})
		}
	}
}

// Which pages must keep a promise. One of each kind is enough where looking takes long: the first client has
// everything that a page can have.
func everyPage(*tab) bool      { return true }
func hostilePage(p *tab) bool  { return p.site.name == "hostile" }
func hostileIndex(p *tab) bool { return hostilePage(p) && p.file == "index.html" }
func oneOfEach(p *tab) bool    { return slices.Contains(p.site.pages()[:2], p.file) }
func oneOfSample(p *tab) bool  { return oneOfEach(p) && !hostilePage(p) }
func firstClient(p *tab) bool  { return oneOfSample(p) && p.file != "index.html" }

// trying are the pages that are hard to lay out: those with everything, and those with long words, by nature or by
// malice.
func trying(p *tab) bool {
	return oneOfSample(p) || hostileIndex(p) || strings.Contains(p.file, "donau") || strings.Contains(p.file, "markische")
}

// site is a built folder with the reports that its pages are drawn from.
type site struct {
	name    string // for the tests
	folder  string
	reports []*report.Report
}

func sampleSite(t *testing.T) site {
	t.Helper()
	return siteOf(t, "sample", sampleOut(t))
}

func siteOf(t *testing.T, name, out string) site {
	t.Helper()
	folder, err := filepath.Abs(out)
	if err != nil {
		t.Fatal(err)
	}
	return site{name: name, folder: folder, reports: readReports(t, out)}
}

// pages are the files of a site that a browser opens.
func (s site) pages() []string {
	all := []string{"index.html"}
	for _, r := range s.reports {
		all = append(all, r.Slug+"/summary.html")
	}
	return all
}

// wordsOf is the catalogue that a client's page is written with.
func wordsOf(t *testing.T, locale string) *words.Catalogue {
	t.Helper()
	c, err := loaded.Load(locale)
	if err != nil {
		t.Fatal(err)
	}
	return c
}
