package site_test

import (
	"crypto/sha256"
	"encoding/base64"
	"reflect"
	"regexp"
	"strings"
	"testing"

	"github.com/slareport/slareport/report"
	"github.com/slareport/slareport/report/render/internal/fixture"
	"github.com/slareport/slareport/report/render/site"
)

var hostile = []string{
	`</script><script>alert(1)</script>`, `__f__function(){alert(1)}__f__`, `<img src=x onerror=alert(1)>`, `<!--<script>`,
	`"><svg onload=alert(1)>`,
	`' onclick=alert(1) x='`, `</style><style>*{}`, `javascript:alert(1)`, `{{.T "x"}}`, "\u202egnp.exe", "שלום",
	"\u2028\x00\ufffe",
}

// keeps are the fields that the pages branch on or parse: names of parties and verdicts, figures and dates.
var keeps = map[string]bool{
	"Verdict": true, "ProviderVerdict": true, "OthersVerdict": true, "Outcome": true, "Party": true, "Account": true,
	"Currency": true, "Locale": true, "Timezone": true, "Slug": true,
	"Key": true, "Kind": true, "Severity": true, "Unit": true, "ValueUnit": true, "Convention": true, "Rule": true,
	"Color": true,
}

var figure = regexp.MustCompile(`^$|^-?[0-9.]+$|^\d{4}-\d\d`)

// poison puts a text into every field of a value that holds words.
func poison(v reflect.Value, bad string) {
	switch v.Kind() {
	case reflect.Pointer:
		if !v.IsNil() {
			poison(v.Elem(), bad)
		}
	case reflect.Slice:
		for i := range v.Len() {
			poison(v.Index(i), bad)
		}
	case reflect.Struct:
		switch list := v.Addr().Interface().(type) {
		case *report.Many[report.Miss]:
			for _, m := range list.All() {
				poison(reflect.ValueOf(m), bad)
			}
			return
		case *report.Many[report.Claim]:
			for _, x := range list.All() {
				poison(reflect.ValueOf(x), bad)
			}
			return
		case *report.Many[report.Incident]:
			for _, x := range list.All() {
				poison(reflect.ValueOf(x), bad)
			}
			return
		}
		for i := range v.NumField() {
			if !keeps[v.Type().Field(i).Name] || v.Field(i).Kind() != reflect.String {
				poison(v.Field(i), bad)
			}
		}
	case reflect.String:
		if !figure.MatchString(v.String()) {
			v.SetString(bad)
		}
	}
}

// TestHostileTextsStayText puts what breaks out of pages into every text that comes from data.
func TestHostileTextsStayText(t *testing.T) {
	for _, bad := range hostile {
		r := fixture.Report(t, "en-GB")
		poison(reflect.ValueOf(r), bad)
		for name, page := range whole(t, site.Options{}, r) {
			if strings.HasSuffix(name, ".html") {
				checkHarmless(t, name, bad, page)
			}
		}
	}
}

var (
	scripts  = regexp.MustCompile(`(?s)<script([^>]*)>(.*?)</script>`)
	styles   = regexp.MustCompile(`(?s)<style>(.*?)</style>`)
	elements = regexp.MustCompile(`<(/?[a-zA-Z!][^\s/>]*)`)
	handlers = regexp.MustCompile(`(?i)<[^>"]*("[^"]*"[^>"]*)*\s(on[a-z]+|style)=`)
)

// checkHarmless looks at what a parser would see: no elements but those of the templates, no handlers, JSON that
// cannot end its block.
func checkHarmless(t *testing.T, name, bad, page string) {
	t.Helper()
	for _, m := range scripts.FindAllStringSubmatch(page, -1) {
		data := strings.Contains(m[1], "application/json")
		if data && strings.ContainsAny(m[2], "<>&\u2028") {
			t.Errorf("%s: %q stands raw in a block of JSON", name, bad)
		}
		if !data && strings.Contains(m[2], "alert(1)") {
			t.Errorf("%s: %q runs", name, bad)
		}
	}
	markup := styles.ReplaceAllString(scripts.ReplaceAllString(page, ""), "")
	for _, m := range elements.FindAllStringSubmatch(markup, -1) {
		if tag := strings.ToLower(strings.TrimPrefix(m[1], "/")); tag != "!doctype" && !strings.Contains(known, " "+tag+" ") {
			t.Errorf("%s: element %q of %q", name, m[1], bad)
		}
	}
	if m := handlers.FindString(markup); m != "" {
		t.Errorf("%s: %q makes %.200s", name, bad, m)
	}
	for _, m := range attribute.FindAllStringSubmatch(markup, -1) {
		if m[1] == "href" && strings.Contains(strings.ToLower(m[2]), "javascript:") {
			t.Errorf("%s: %q is an address", name, bad)
		}
	}
}

// known are the elements that the templates use; img, iframe, object, embed, base, script and style are not among them.
const known = " html head meta title link body a header main nav section div article figure figcaption footer h1 h2 " +
	"h3 p span b strong br pre bdi dl dt dd ul ol li table caption thead tbody tfoot tr th td form label input select " +
	"option button details summary svg rect line polyline circle text "

func TestPagesAskForNothingOutside(t *testing.T) {
	for _, o := range []site.Options{{}, {Single: true}} {
		for name, page := range whole(t, o, fixture.Report(t, "en-GB")) {
			if !strings.HasSuffix(name, ".html") {
				continue
			}
			markup := styles.ReplaceAllString(scripts.ReplaceAllString(page, "<script$1></script>"), "")
			for _, m := range attribute.FindAllStringSubmatch(markup, -1) {
				if strings.Contains(m[2], "//") {
					t.Errorf("%s refers to %s", name, m[2])
				}
			}
			before, _, _ := strings.Cut(page, "Content-Security-Policy")
			if strings.Contains(before, "<script") || strings.Contains(before, "<link") || strings.Contains(before, "<style") {
				t.Errorf("%s: something stands before the policy", name)
			}
		}
	}
}

func TestThePolicyAdmitsTheOwnFilesOnly(t *testing.T) {
	want := `content="default-src &#39;none&#39;; script-src &#39;self&#39;; style-src &#39;self&#39;; img-src data:; ` +
		`base-uri &#39;none&#39;; form-action &#39;none&#39;"`
	for name, page := range whole(t, site.Options{}, fixture.Report(t, "en-GB")) {
		if strings.HasSuffix(name, ".html") && !strings.Contains(strings.ReplaceAll(page, "'", "&#39;"), want) {
			t.Errorf("%s has another policy", name)
		}
	}
}

// TestASinglePageHoldsEverything wants nothing beside the pages, and in each policy the digests of the page's own
// scripts and style, no more.
func TestASinglePageHoldsEverything(t *testing.T) {
	r := fixture.Report(t, "en-GB")
	files := whole(t, site.Options{Single: true}, r)
	if len(files) != 2 {
		t.Errorf("%d files", len(files))
	}
	for name, page := range files {
		if strings.Contains(page, "assets/") || strings.Contains(page, "<link rel=\"stylesheet\"") {
			t.Errorf("%s refers to a file beside it", name)
		}
		policy := strings.ReplaceAll(
			strings.SplitN(strings.SplitN(page, `Content-Security-Policy" content="`, 2)[1], `"`, 2)[0], "&#43;", "+",
		)
		policy = strings.ReplaceAll(policy, "&#39;", "'")
		n := 0
		for _, m := range scripts.FindAllStringSubmatch(page, -1) {
			if !strings.Contains(m[1], "application/json") {
				n++
				if part := "script-src " +
					strings.SplitN(strings.SplitN(policy, "script-src ", 2)[1], ";", 2)[0]; !strings.Contains(part, digestOf(m[2])) {
					t.Errorf("%s: the policy refuses a script of %d bytes", name, len(m[2]))
				}
			}
		}
		for _, m := range styles.FindAllStringSubmatch(page, -1) {
			n++
			if part := strings.SplitN(policy, "style-src ", 2)[1]; !strings.Contains(part, digestOf(m[1])) {
				t.Errorf("%s: the policy refuses a style", name)
			}
		}
		if n != 3 || strings.Count(policy, "'sha256-") != 3 || strings.Contains(policy, "unsafe") ||
			strings.Contains(policy, "'self'") {
			t.Errorf("%s: %d elements, policy %s", name, n, policy)
		}
		if !strings.Contains(page, "Apache License") || !strings.Contains(page, "The Apache Software Foundation") {
			t.Errorf("%s has the chart script without its licence and notice", name)
		}
	}
}

func digestOf(text string) string {
	sum := sha256.Sum256([]byte(text))
	return "'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "'"
}

func TestAssetsTravelWithTheirLicences(t *testing.T) {
	files := portfolio(t, fixture.Report(t, "en-GB"))
	for _, name := range []string{
		"assets/site.css", "assets/site.js", "assets/echarts.min.js", "assets/echarts-LICENSE.txt",
		"assets/echarts-NOTICE.txt",
	} {
		if files[name] == "" {
			t.Errorf("%s is not shipped", name)
		}
	}
	if len(files) != 6 {
		t.Errorf("%d files", len(files))
	}
}

func TestAMissingAgreementHistoryBreaksNothing(t *testing.T) {
	r := fixture.Report(t, "en-GB")
	bare := &report.Report{
		Client: "Bare", Slug: "bare", Currency: "EUR", Locale: "en-GB", Period: r.Period,
		Credits: report.Credits{Payable: "0.00", Undetermined: "0.00"},
	}
	files := whole(t, site.Options{}, bare)
	if !strings.Contains(files["index.html"], "<h1>No objective could be judged</h1>") ||
		!strings.Contains(files["bare/summary.html"], "<bdi>Bare</bdi>") {
		t.Error("a client without objectives has no pages")
	}
}
