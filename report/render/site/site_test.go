package site_test

import (
	"bytes"
	"regexp"
	"strings"
	"testing"

	"github.com/slareport/slareport/report"
	"github.com/slareport/slareport/report/render/internal/fixture"
	"github.com/slareport/slareport/report/render/site"
)

func summary(t testing.TB, r *report.Report) string {
	t.Helper()
	var b bytes.Buffer
	if err := site.Summary(&b, r, fixture.Words(t, r.Locale)); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func portfolio(t testing.TB, all ...*report.Report) map[string]string {
	t.Helper()
	files := map[string]string{}
	err := site.Portfolio(all, fixture.Words(t, "en-GB"), func(name string, content []byte) error {
		files[name] = string(content)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}

func TestEveryFigureOfTheScorecardIsOnThePage(t *testing.T) {
	for _, locale := range []string{"en-GB", "de-DE"} {
		r := fixture.Report(t, locale)
		c := fixture.Words(t, locale)
		page := summary(t, r)
		for _, o := range r.Objectives {
			for _, s := range []report.Score{o.Experienced, o.Attributable, o.Contractual} {
				if want := ">" + c.Figure(s.Shown, o.ValueUnit) + "<"; s.Shown != "" && !strings.Contains(page, want) {
					t.Errorf("%s %s: %q is not on the page", locale, o.ID, want)
				}
			}
		}
		if want := c.Money(r.Credits.Payable, r.Currency); !strings.Contains(page, want) {
			t.Errorf("%s: %q is not on the page", locale, want)
		}
		if missing := regexp.MustCompile(`\[[a-z]+\.[a-z. -]+\]`).FindAllString(page, -1); missing != nil {
			t.Errorf("%s: no words for %v", locale, missing)
		}
	}
}

var hostile = []string{`</script><script>alert(1)</script>`, `__f__function(){alert(1)}__f__`, `<img src=x onerror=alert(1)>`, `<!--<script>`, `"><svg onload=alert(1)>`, "\u202egnp.exe"}

// TestHostileNamesStayText puts what breaks out of pages into every text that comes from data.
func TestHostileNamesStayText(t *testing.T) {
	for _, bad := range hostile {
		r := fixture.Report(t, "en-GB")
		r.Client, r.Headline, r.Provider = bad, bad, bad
		for i := range r.Objectives {
			o := &r.Objectives[i]
			o.Name, o.Service, o.Sentence, o.Definition, o.Target = bad, bad, bad, bad, bad
			for k := range o.Misses {
				o.Misses[k].ID, o.Misses[k].Title, o.Misses[k].Why = bad, bad, bad
				o.Misses[k].Rows = []string{bad}
			}
		}
		pages := portfolio(t, r)
		for name, page := range map[string]string{"summary": summary(t, r), "index": pages["index.html"]} {
			for _, run := range []string{"<script>alert", "<img src=x", "<svg onload", "<!--"} {
				if strings.Contains(page, run) {
					t.Errorf("%s: %q comes through as %q", name, bad, run)
				}
			}
			if n := strings.Count(page, "<script"); n != strings.Count(page, `<script type="application/json"`)+2 {
				t.Errorf("%s: %d scripts with %q", name, n, bad)
			}
		}
	}
}

func TestPagesAskForNothingOutside(t *testing.T) {
	r := fixture.Report(t, "en-GB")
	pages := portfolio(t, r)
	pages["summary.html"] = summary(t, r)
	for name, page := range pages {
		if !strings.HasSuffix(name, ".html") {
			continue
		}
		if !strings.Contains(page, `default-src 'none'; script-src 'self'; style-src 'self'`) {
			t.Errorf("%s has no policy", name)
		}
		for _, m := range regexp.MustCompile(`(?:src|href)="([^"]*)"`).FindAllStringSubmatch(page, -1) {
			if strings.Contains(m[1], "//") {
				t.Errorf("%s refers to %s", name, m[1])
			}
		}
		if regexp.MustCompile(`\s(style|on[a-z]+)="`).MatchString(page) {
			t.Errorf("%s has a style or handler attribute, which the policy forbids", name)
		}
	}
}

func TestLinksWithinPagesResolve(t *testing.T) {
	page := summary(t, fixture.Report(t, "en-GB"))
	for _, m := range regexp.MustCompile(`href="#([^"]*)"`).FindAllStringSubmatch(page, -1) {
		if !strings.Contains(page, `id="`+m[1]+`"`) {
			t.Errorf("#%s leads nowhere", m[1])
		}
	}
}

func TestEveryAssetIsShipped(t *testing.T) {
	files := portfolio(t, fixture.Report(t, "en-GB"))
	for _, m := range regexp.MustCompile(`"(assets/[^"]*)"`).FindAllStringSubmatch(files["index.html"], -1) {
		if files[m[1]] == "" {
			t.Errorf("%s is not shipped", m[1])
		}
	}
	for _, name := range []string{"assets/echarts-LICENSE.txt", "assets/echarts-NOTICE.txt"} {
		if files[name] == "" {
			t.Errorf("%s is not shipped", name)
		}
	}
}

func TestSameReportSamePages(t *testing.T) {
	first := summary(t, fixture.Report(t, "en-GB"))
	for range 5 {
		if summary(t, fixture.Report(t, "en-GB")) != first {
			t.Fatal("two pages of one report differ")
		}
	}
}
