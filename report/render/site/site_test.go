package site_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"html"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/slareport/slareport/report"
	over "github.com/slareport/slareport/report/portfolio"
	"github.com/slareport/slareport/report/render/internal/fixture"
	"github.com/slareport/slareport/report/render/site"
	"github.com/slareport/slareport/report/render/table"
	"github.com/slareport/slareport/report/render/table/cases"
	"github.com/slareport/slareport/report/render/table/claims"
	"github.com/slareport/slareport/report/render/table/clients"
	"github.com/slareport/slareport/report/render/table/evidence"
	"github.com/slareport/slareport/report/render/table/money"
	"github.com/slareport/slareport/report/render/table/results"
	"github.com/slareport/slareport/report/render/table/terms"
	"github.com/slareport/slareport/report/timeline"
	"github.com/slareport/slareport/report/words"
)

func summary(t testing.TB, r *report.Report) string { return summaryWith(t, r, site.Options{}) }

func summaryWith(t testing.TB, r *report.Report, o site.Options) string {
	t.Helper()
	var b bytes.Buffer
	if err := site.Summary(&b, r, fixture.Words(t, r.Locale), o); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// loading is what reading some exports came to, in rows of several clients.
var loading = &report.Loading{
	Sources: []report.Source{{ID: "desk", File: "data/desk.csv", Records: []string{"tickets"}, Account: report.Account{
		Rows: 9, Loaded: 7, Rejected: 2,
		Reasons: []report.Reason{{Kind: "rejected", Text: "opened is blank", Count: 2, Row: 4}},
		Findings: []report.Finding{
			{
				Severity: "error", File: "data/desk.csv", Row: 4, Column: "opened", Text: "blank, but needed: row not loaded",
				Count: 2,
			},
		},
	}}},
	Findings: []report.Finding{{Severity: "warning", Text: "no agreement is with the client \"Nobody\"", Count: 3}},
}

// What was found in rows of any client, or of nobody, stands on the page of the provider.
//
// Decides: rows-of-nobody.
func TestIndexAccountsForEveryFile(t *testing.T) {
	r := fixture.Report(t, "en-GB")
	wants(t, "index", read(portfolio(t, r)["index.html"]), "data/desk.csv", "opened is blank",
		"data/desk.csv:4, column opened", "blank, but needed: row not loaded", `no agreement is with the client "Nobody"`)
}

func portfolio(t testing.TB, all ...*report.Report) map[string]string {
	return portfolioWith(t, site.Options{}, all...)
}

func portfolioWith(t testing.TB, o site.Options, all ...*report.Report) map[string]string {
	t.Helper()
	files := map[string]string{}
	emit := func(name string, content []byte) error {
		files[name] = string(content)
		return nil
	}
	p := over.Of(all)
	p.Loading = loading
	if err := site.Portfolio(p, fixture.Words(t, all[0].Locale), o, emit); err != nil {
		t.Fatal(err)
	}
	if err := site.Assets(o, emit); err != nil {
		t.Fatal(err)
	}
	return files
}

// whole is everything that a build writes of the site.
func whole(t testing.TB, o site.Options, all ...*report.Report) map[string]string {
	t.Helper()
	files := portfolioWith(t, o, all...)
	for _, r := range all {
		files[r.Slug+"/summary.html"] = summaryWith(t, r, o)
	}
	return files
}

// read is a page as a reader has it: its text without markup, entities read.
func read(page string) string {
	page = regexp.MustCompile(`(?s)<script.*?</script>|<style.*?</style>`).ReplaceAllString(page, "")
	return html.UnescapeString(regexp.MustCompile(`<[^>]*>`).ReplaceAllString(page, "\n"))
}

// wants wants each text as a line of its own.
func wants(t *testing.T, where, text string, list ...string) {
	t.Helper()
	lines := strings.Split(text, "\n")
	for i := range lines {
		lines[i] = strings.TrimSpace(lines[i])
	}
	for _, want := range list {
		if !slices.Contains(lines, strings.TrimSpace(want)) {
			t.Errorf("%s: %q is not on the page", where, want)
		}
	}
}

func TestEveryFigureOfTheReportIsOnItsPage(t *testing.T) {
	for _, locale := range []string{"en-GB", "de-DE", "fr-FR"} {
		r, c := fixture.Report(t, locale), fixture.Words(t, locale)
		text := read(summary(t, r))
		for i := range r.Objectives {
			o := &r.Objectives[i]
			for _, s := range []report.Score{o.Experienced, o.Attributable, o.Contractual} {
				if s.Shown != "" {
					wants(t, locale+" "+o.ID, text, c.Figure(s.Shown, o.ValueUnit))
				}
			}
			for _, p := range o.Trend {
				wants(t, locale+" "+o.ID, text, table.Valued(o, p.Contractual, p.Target).Print(c), c.Month(p.Period))
			}
			for _, m := range o.Misses.All() {
				wants(t, locale+" "+o.ID, text, m.ID, m.Why, m.Rule, strings.Join(m.Rows, ", "))
			}
			wants(t, locale+" "+o.ID, text, o.Sentence, o.Definition, c.Money(o.Credit.Payable, r.Currency))
		}
		for _, x := range r.Incidents.All() {
			wants(t, locale, text, x.ID+" · "+x.Title, x.Sentence)
		}
		wants(t, locale, text, r.Headline, c.Money(r.Credits.Payable, r.Currency),
			c.Money(r.Credits.Undetermined, r.Currency), c.T("claims.dispute", c.Day(r.Claims.DisputeUntil)))
	}
}

// TestEveryTableIsOnThePage walks the tables that the other documents show too and looks for each printed cell.
func TestEveryTableIsOnThePage(t *testing.T) {
	r, c := fixture.Report(t, "de-DE"), fixture.Words(t, "de-DE")
	text := read(summary(t, r))
	for _, x := range []table.Table{
		results.Dues(r, c), money.CreditFall(r, c), claims.Pack(r, c), claims.Accepted(r, c), claims.Refused(r, c),
		results.Undetermined(r, c),
		money.CreditLimits(r, c), money.Fees(r, c), money.Limits(r, c), results.Outlook(r, c), results.WatchList(r, c),
		cases.Workload(r, c), evidence.Sources(r, c), evidence.Findings(r, c),
		evidence.Reasons(r, c), evidence.Integrity(r, c), evidence.Lint(r, c), terms.Rules(r, c), terms.Calendars(r, c),
		evidence.Digests(r, c), terms.Glossary(c), clients.LossOverTime(&r.Losses[0], c),
		clients.LossOverTime(&r.Losses[1], c),
	} {
		for _, row := range x.Rows {
			for _, cell := range row {
				if printed := cell.Print(c); printed != "" {
					wants(t, x.ID, text, printed)
				}
			}
		}
	}
}

// TestNothingLacksWords finds the keys that a catalogue does not know: they print in brackets.
func TestNothingLacksWords(t *testing.T) {
	for _, locale := range []string{"en-GB", "de-DE", "fr-FR"} {
		for name, page := range whole(t, site.Options{Single: true}, fixture.Report(t, locale)) {
			if missing := regexp.MustCompile(`\[[a-z]+\.[a-z. -]+\]`).FindAllString(read(page), -1); missing != nil {
				t.Errorf("%s %s: no words for %v", locale, name, missing)
			}
		}
	}
}

func TestTheTitleOfTheIndexIsItsFinding(t *testing.T) {
	one, two := fixture.Report(t, "en-GB"), fixture.Report(t, "en-GB")
	two.Client, two.Slug, two.Currency, two.Credits.Payable = "Second", "second", "GBP", "5140.00"
	for want, all := range map[string][]*report.Report{
		"3 of 8 objectives missed; 1 more could not be judged; €7,260.00 payable":                {one},
		"6 of 16 objectives missed; 2 more could not be judged; €7,260.00 and £5,140.00 payable": {one, two},
	} {
		page := strings.ReplaceAll(portfolio(t, all...)["index.html"], "\u00a0", " ")
		if !strings.Contains(page, "<title>"+want+" – ") || !strings.Contains(page, "<h1>"+want+"</h1>") {
			t.Errorf("the title is not %q", want)
		}
	}
	none := fixture.Report(t, "en-GB")
	none.Credits.Payable, none.Losses = "0.00", nil
	for i := range none.Objectives {
		none.Objectives[i].Verdict = report.Met
	}
	if page := portfolio(t, none)["index.html"]; !strings.Contains(page, "<h1>None of 10 objectives missed</h1>") {
		t.Error("a month without misses has another title")
	}
	for i := range none.Objectives {
		none.Objectives[i].Verdict = report.NoVolume
	}
	if page := portfolio(t, none)["index.html"]; !strings.Contains(page, "<h1>No objective could be judged</h1>") {
		t.Error("a month without anything to judge has another title")
	}
}

func TestFiguresComeWithTheirChange(t *testing.T) {
	r, c := fixture.Report(t, "en-GB"), fixture.Words(t, "en-GB")
	stand := over.Of([]*report.Report{r})
	text := read(portfolio(t, r)["index.html"])
	wants(
		t, "index", text, "3 of 8", "+1", "1 more could not be judged; 2 in September 2026", "+"+c.Money("6335.00", "EUR"),
		c.Money(stand.Currencies[0].PayableBefore, "EUR")+" in September 2026",
		c.T("highlight.of", c.Clock(13500*timeline.Second), c.Clock(25800*timeline.Second)), "20 of 31",
		"11 of 30 in September 2026",
	)
}

// TestAMapFieldSaysItsVerdictInWords holds that no status is told by colour alone.
func TestAMapFieldSaysItsVerdictInWords(t *testing.T) {
	r, c := fixture.Report(t, "en-GB"), fixture.Words(t, "en-GB")
	page := portfolio(t, r)["index.html"]
	for i := range r.Objectives {
		o := &r.Objectives[i]
		want := fmt.Sprintf(`href="acme-retail/summary.html#o-%s" data-s="%s"><bdi>%s</bdi> <span>`, o.ID, o.Service,
			html.EscapeString(o.Name))
		_, rest, found := strings.Cut(page, want)
		field, _, _ := strings.Cut(rest, "</a>")
		if !found || !strings.Contains(field, table.Verdict(o.Verdict, o.BelowMinimum).Print(c)) ||
			!strings.Contains(html.UnescapeString(field), table.Scored(o, o.Contractual).Print(c)) {
			t.Errorf("%s: the field says %q", o.ID, field)
		}
	}
}

var attribute = regexp.MustCompile(` (id|href|src|for|aria-labelledby|data-chart|data-list)="([^"]*)"`)

func TestEveryIDIsUniqueAndEveryLinkLeadsSomewhere(t *testing.T) {
	one, two := fixture.Report(t, "en-GB"), fixture.Report(t, "en-GB")
	two.Slug, two.Client = "second", "Second"
	two.Objectives[1].ID, two.Objectives[2].ID = "with space", two.Objectives[0].ID
	two.WatchList[0].Objective = "with space"
	for _, o := range []site.Options{{}, {Single: true}} {
		files := whole(t, o, one, two)
		ids := map[string]bool{}
		for name, page := range files {
			for _, m := range attribute.FindAllStringSubmatch(page, -1) {
				if strings.HasSuffix(name, ".html") && m[1] == "id" {
					if ids[name+"#"+m[2]] {
						t.Errorf("%s: id %q twice", name, m[2])
					}
					ids[name+"#"+m[2]] = true
				}
			}
		}
		for name, page := range files {
			if !strings.HasSuffix(name, ".html") {
				continue
			}
			for _, m := range attribute.FindAllStringSubmatch(page, -1) {
				checkTarget(t, name, m[1], html.UnescapeString(m[2]), files, ids)
			}
		}
	}
}

// checkTarget wants that what an attribute of a page names is there.
func checkTarget(t *testing.T, name, attribute, value string, files map[string]string, ids map[string]bool) {
	t.Helper()
	folder, _, _ := strings.Cut(name, "/")
	switch attribute {
	case "id":
	case "href", "src":
		path, fragment, has := strings.Cut(value, "#")
		target := path
		switch {
		case strings.HasPrefix(path, "data:") ||
			slices.Contains([]string{"report.pdf", "penalties.xlsx", "message.eml", "report.json"}, path):
			return
		case path == "":
			target = name
		case strings.HasPrefix(path, "../"):
			target = strings.TrimPrefix(path, "../")
		case folder != name:
			target = folder + "/" + path
		}
		if files[target] == "" || has && !ids[target+"#"+fragment] {
			t.Errorf("%s: %q leads nowhere", name, value)
		}
	default:
		if !ids[name+"#"+value] {
			t.Errorf("%s: %s %q is not there", name, attribute, value)
		}
	}
}

func TestOnlyDocumentsThatExistAreLinked(t *testing.T) {
	r := fixture.Report(t, "en-GB")
	page := summaryWith(t, r, site.Options{Beside: []string{"report.pdf"}})
	if !strings.Contains(page, `href="report.pdf"`) {
		t.Error("the report is not linked")
	}
	for _, gone := range []string{"penalties.xlsx", "message.eml", `href="report.json"`, "../index.html"} {
		if strings.Contains(page, gone) {
			t.Errorf("%s is linked", gone)
		}
	}
}

func TestChartsHaveAHeadingANameAndATableBehindThem(t *testing.T) {
	r := fixture.Report(t, "en-GB")
	files := whole(t, site.Options{}, r)
	for _, name := range []string{"index.html", "acme-retail/summary.html"} {
		figures := regexp.MustCompile(`(?s)<figure>.*?</figure>`).FindAllString(files[name], -1)
		if len(figures) < 3 {
			t.Errorf("%s: %d charts", name, len(figures))
		}
		for _, f := range figures {
			m := regexp.MustCompile(`(?s)^<figure><figcaption>([^<]+).*<div class="chart" role="img" aria-label="([^"]+)" ` +
				`data-chart="([^"]+)"></div>\s*<script type="application/json" ` +
				`id="([^"]+)">(.*?)</script>.*<details.*<table.*<td`).FindStringSubmatch(f)
			if m == nil || strings.TrimSpace(m[1]) != m[2] || m[3] != m[4] {
				t.Errorf("%s: %.300s", name, f)
				continue
			}
			checkBlock(t, name+" "+m[3], m[5])
		}
	}
}

// checkBlock wants options that the script can read, with a printed value for every one that is drawn.
func checkBlock(t *testing.T, name, text string) {
	t.Helper()
	var b struct {
		Options struct {
			Series []struct {
				Name string
				Data []struct{ Value any }
			}
		}
		Ticks map[string]string
		Dark  map[string]string
		Texts [][]string
	}
	if err := json.Unmarshal([]byte(text), &b); err != nil {
		t.Errorf("%s: %v", name, err)
		return
	}
	if len(b.Options.Series) == 0 || len(b.Options.Series) != len(b.Texts) || len(b.Ticks) < 2 || len(b.Dark) == 0 {
		t.Errorf("%s: %d series, %d lists of texts, %d ticks, %d colours", name, len(b.Options.Series), len(b.Texts),
			len(b.Ticks), len(b.Dark))
		return
	}
	for i, s := range b.Options.Series {
		if len(s.Data) != len(b.Texts[i]) {
			t.Errorf("%s: %d values and %d texts", name, len(s.Data), len(b.Texts[i]))
			continue
		}
		for k, d := range s.Data {
			if s.Name != "" && (d.Value == nil) != (b.Texts[i][k] == "" || b.Texts[i][k] == "–") {
				t.Errorf("%s: value %v is told as %q", name, d.Value, b.Texts[i][k])
			}
		}
	}
}

func TestSameReportSamePages(t *testing.T) {
	first := whole(t, site.Options{Single: true}, fixture.Report(t, "en-GB"))
	for range 3 {
		for name, page := range whole(t, site.Options{Single: true}, fixture.Report(t, "en-GB")) {
			if first[name] != page {
				t.Fatalf("two versions of %s differ", name)
			}
		}
	}
}

func TestAnUnknownZoneIsAnError(t *testing.T) {
	r := fixture.Report(t, "en-GB")
	r.Period.Timezone = "Nowhere/Land"
	if err := site.Summary(&bytes.Buffer{}, r, fixture.Words(t, "en-GB"), site.Options{}); err == nil {
		t.Error("no error")
	}
}

func TestThePagesSpeakTheLanguageOfTheCatalogue(t *testing.T) {
	for _, locale := range []string{"en-GB", "de-DE", "fr-FR"} {
		for name, page := range whole(t, site.Options{}, fixture.Report(t, locale)) {
			if strings.HasSuffix(name, ".html") && !strings.Contains(page, `<html lang="`+words.LanguageOf(locale)+`">`) {
				t.Errorf("%s has another language than %s", name, locale)
			}
		}
	}
}

// A range is twice as wide as a figure: it breaks between its ends, so that the columns behind it stay in view.
func TestRangesAmongFiguresMayBreak(t *testing.T) {
	r := fixture.Report(t, "en-GB")
	page := whole(t, site.Options{}, r)["acme-retail/summary.html"]
	ranges := 0
	for i := range r.Objectives {
		if _, _, is := r.Objectives[i].Within(); is {
			ranges++
		}
	}
	if n := strings.Count(page, `class="num words`); ranges == 0 || n < ranges {
		t.Errorf("%d cells may break, %d objectives have a range", n, ranges)
	}
}
