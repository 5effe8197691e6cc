package pdf_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"

	"github.com/slareport/slareport/report"
	"github.com/slareport/slareport/report/evidence"
	"github.com/slareport/slareport/report/render/internal/fixture"
	"github.com/slareport/slareport/report/render/pdf"
	"github.com/slareport/slareport/report/render/pdf/fonts"
	"github.com/slareport/slareport/report/render/table/results"
	"github.com/slareport/slareport/report/words"
)

var shipped = sync.OnceValues(fonts.Shipped)

// draw renders a report in a locale into a file and returns its path and what was found.
func draw(t testing.TB, r *report.Report, locale string) (string, []evidence.Finding) {
	t.Helper()
	fonts, err := shipped()
	if err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	findings, err := pdf.Render(&b, r, fixture.Words(t, locale), pdf.Options{Fonts: fonts})
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "report.pdf")
	if err := os.WriteFile(path, b.Bytes(), 0o600); err != nil {
		t.Fatal(err)
	}
	return path, findings
}

// run runs one of the tools that read PDFs (poppler-utils and qpdf, which the tests need).
func run(t testing.TB, name string, args ...string) string {
	t.Helper()
	out, err := exec.Command(name, args...).CombinedOutput()
	if errors.Is(err, exec.ErrNotFound) {
		t.Skipf("%s is missing: install poppler-utils and qpdf, or run .ci/test, which does", name)
	}
	if err != nil {
		t.Fatalf("%s: %v\n%s", name, err, out)
	}
	return string(out)
}

// pages are the texts of a document's pages as they stand on paper.
func pages(t testing.TB, path string) []string {
	t.Helper()
	return strings.Split(strings.TrimSuffix(run(t, "pdftotext", "-layout", path, "-"), "\f"), "\f")
}

// plain is text with one space between words, whatever the kind of space.
func plain(text string) string { return strings.Join(strings.Fields(text), " ") }

// bare is text without spaces: where they stand between a sign and a figure, readers of PDFs differ.
func bare(text string) string { return strings.Join(strings.Fields(text), "") }

// flow is the text of a document in the order in which it was drawn, without page furniture's effect on
// words: everything on one line.
func flow(t testing.TB, path string) string {
	t.Helper()
	return plain(run(t, "pdftotext", "-raw", path, "-"))
}

func TestEveryFigureOfTheScorecardIsTheReports(t *testing.T) {
	for _, locale := range []string{"en-GB", "de-DE", "en-US", "de-CH", "fr-FR", "fr-CA"} {
		r, c := fixture.Report(t, locale), fixture.Words(t, locale)
		path, _ := draw(t, r, locale)
		month := strings.Split(pages(t, path)[1], "\n")
		card := results.Scorecard(r, c).Pick("objective", "target", "experienced", "contractual", "verdict", "credit")
		for _, row := range append(card.Rows, card.Total) {
			line := lineWith(t, month, row[0].Print(c))
			for i, x := range row {
				if want := x.Print(c); !strings.Contains(bare(line), bare(want)) {
					t.Errorf("%s: %s: %q is not in %q", locale, card.Columns[i].Key, want, line)
				}
			}
		}
		checkRaw(t, r, c, month)
	}
}

// checkRaw compares the page with the report itself rather than with the table.
func checkRaw(t *testing.T, r *report.Report, c *words.Catalogue, month []string) {
	t.Helper()
	for _, o := range r.Objectives {
		line := lineWith(t, month, o.Name)
		for _, want := range []string{
			c.Figure(o.Experienced.Shown, o.ValueUnit), c.Figure(o.Contractual.Shown, o.ValueUnit),
			c.Figure(o.TargetValue, o.ValueUnit), c.Money(o.Credit.Payable, r.Currency),
		} {
			if !strings.Contains(bare(line), bare(want)) {
				t.Errorf("%s: %q is not in %q", o.ID, want, line)
			}
		}
	}
	if line := lineWith(t, month, c.T("total")); !strings.Contains(bare(line),
		bare(c.Money(r.Credits.Payable, r.Currency))) {
		t.Errorf("payable is not in %q", line)
	}
}

func lineWith(t *testing.T, lines []string, name string) string {
	t.Helper()
	for _, line := range lines {
		if line = plain(line); strings.HasPrefix(line, plain(name)+" ") {
			return line
		}
	}
	t.Fatalf("no line begins with %q", name)
	return ""
}

// Decides: row-balance-printed.
func TestEveryMissClaimCreditAndSourceIsThere(t *testing.T) {
	for _, locale := range []string{"en-GB", "de-DE", "fr-FR"} {
		r, c := fixture.Report(t, locale), fixture.Words(t, locale)
		path, _ := drawWith(t, r, pdf.Options{Misses: 100})
		text := bare(flow(t, path))
		want := []string{r.Headline, r.Client, r.Provider, r.Agreement, c.Stamp(r.AsOf), r.Period.Timezone}
		for _, o := range r.Objectives {
			want = append(want, o.Name, o.Sentence, o.Definition)
			for _, m := range o.Misses.All() {
				want = append(want, m.ID, strings.TrimPrefix(m.Why, m.ID+": "))
			}
			for _, s := range o.Credit.Steps {
				want = append(want, c.Money(s.Amount, r.Currency))
			}
		}
		for _, s := range r.Sources {
			want = append(want, s.SHA256, c.Integer(int64(s.Rows)))
		}
		for _, m := range r.Claims.Accepted.All() {
			want = append(want, m.Reference)
		}
		want = append(want, r.Rules...)
		for _, w := range want {
			if !strings.Contains(text, bare(w)) {
				t.Errorf("%s: %q is missing", locale, w)
			}
		}
	}
}

func TestFileIsSoundAndItsFontsEmbedded(t *testing.T) {
	path, _ := draw(t, fixture.Report(t, "de-DE"), "de-DE")
	run(t, "qpdf", "--check", path)
	fonts := strings.Split(strings.TrimSpace(run(t, "pdffonts", path)), "\n")[2:]
	if len(fonts) != 2 {
		t.Errorf("%d fonts: %v", len(fonts), fonts)
	}
	for _, line := range fonts {
		if f := strings.Fields(line); !slices.Equal(f[len(f)-5:len(f)-2],
			[]string{"yes", "no", "yes"}) { // embedded, by the library's own subset, with text
			t.Errorf("font is not embedded: %s", line)
		}
	}
	info := run(t, "pdfinfo", path)
	for _, want := range []string{"Service-Level-Bericht: Acme Retail, Oktober 2026", "Meridian Managed Services", "A4"} {
		if !strings.Contains(info, want) {
			t.Errorf("pdfinfo lacks %q:\n%s", want, info)
		}
	}
	if size, err := os.Stat(path); err != nil || size.Size() > 250_000 {
		t.Errorf("%d bytes, want at most 250,000 (%v)", size.Size(), err)
	}
}

// outline is what qpdf tells of a bookmark.
type outline struct {
	Title string    `json:"title"`
	Page  int       `json:"destpageposfrom1"`
	Kids  []outline `json:"kids"`
}

func TestLanguageTitleAndBookmarks(t *testing.T) {
	r, c := fixture.Report(t, "de-DE"), fixture.Words(t, "de-DE")
	path, _ := draw(t, r, "de-DE")
	var file struct {
		Outlines []outline `json:"outlines"`
	}
	if err := json.Unmarshal([]byte(run(t, "qpdf", "--json=1", "--json-key=outlines", path)), &file); err != nil {
		t.Fatal(err)
	}
	texts := pages(t, path)
	var titles []string
	check := func(b outline) {
		titles = append(titles, b.Title)
		if b.Page < 1 || !strings.Contains(plain(texts[b.Page-1]), plain(b.Title)) {
			t.Errorf("bookmark %q leads to page %d, where it is not", b.Title, b.Page)
		}
	}
	for _, b := range file.Outlines {
		check(b)
		for _, kid := range b.Kids {
			check(kid)
		}
	}
	for _, want := range []string{c.T("pdf.month"), c.T("pdf.claims"), c.T("pdf.credits"), c.T("pdf.appendix"),
		r.Objectives[9].Name} {
		if !slices.Contains(titles, want) {
			t.Errorf("no bookmark %q in %q", want, titles)
		}
	}
	raw := run(t, "qpdf", "--qdf", path, "-")
	if !strings.Contains(raw, "/Lang (de)") || !strings.Contains(raw, "/DisplayDocTitle true") {
		t.Error("the catalogue lacks the language or the title's display")
	}
}

func TestContentsNameThePageOfEachSection(t *testing.T) {
	r, c := fixture.Report(t, "en-GB"), fixture.Words(t, "en-GB")
	path, _ := draw(t, r, "en-GB")
	texts := pages(t, path)
	cover := strings.Split(texts[0], "\n")
	names := []string{c.T("pdf.month"), c.T("pdf.objectives"), c.T("pdf.claims"), c.T("pdf.credits"), c.T("pdf.appendix")}
	for _, o := range r.Objectives {
		names = append(names, o.Name)
	}
	for _, name := range names {
		line := lineWith(t, cover, name)
		page, err := strconv.Atoi(line[strings.LastIndex(line, " ")+1:])
		if err != nil || !strings.Contains(plain(texts[page-1]), plain(name)) {
			t.Errorf("%q: contents say %q (%v)", name, line, err)
		}
	}
}

func TestEveryPageIsNumbered(t *testing.T) {
	r := fixture.Report(t, "en-GB")
	path, _ := draw(t, r, "en-GB")
	texts := pages(t, path)
	for i, text := range texts {
		if want := fmt.Sprintf("page %d of %d", i+1, len(texts)); !strings.Contains(plain(text), want) {
			t.Errorf("page %d lacks %q", i+1, want)
		}
	}
}

func TestPaperFollowsTheLocale(t *testing.T) {
	for locale, want := range map[string]string{"en-US": "612 x 792", "en-GB": "595.28 x 841.89"} {
		path, _ := draw(t, fixture.Report(t, locale), locale)
		if info := run(t, "pdfinfo", path); !strings.Contains(info, want) {
			t.Errorf("%s: want paper of %s:\n%s", locale, want, info)
		}
	}
}

func TestSameReportGivesTheSameBytesSideBySide(t *testing.T) {
	fonts, err := shipped()
	if err != nil {
		t.Fatal(err)
	}
	r, c := fixture.Report(t, "en-GB"), fixture.Words(t, "en-GB")
	out := make([]bytes.Buffer, 6)
	var group sync.WaitGroup
	for i := range out {
		group.Go(func() {
			if _, err := pdf.Render(&out[i], r, c, pdf.Options{Fonts: fonts}); err != nil {
				t.Error(err)
			}
		})
	}
	group.Wait()
	for i := range out {
		if out[i].Len() == 0 || !bytes.Equal(out[0].Bytes(), out[i].Bytes()) {
			t.Fatalf("document %d differs from the first", i)
		}
	}
}
