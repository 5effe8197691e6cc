package pdf_test

import (
	"bytes"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/image/font/gofont/gobold"
	"golang.org/x/image/font/gofont/goregular"

	"github.com/slareport/slareport/loaders/words/wordstest"
	"github.com/slareport/slareport/report"
	"github.com/slareport/slareport/report/evidence"
	"github.com/slareport/slareport/report/render/internal/fixture"
	"github.com/slareport/slareport/report/render/pdf"
	"github.com/slareport/slareport/report/render/pdf/finish"
	"github.com/slareport/slareport/report/render/pdf/fonts"
)

// drawWith renders a report in its own language with options into a file.
func drawWith(t testing.TB, r *report.Report, o pdf.Options) (string, []evidence.Finding) {
	t.Helper()
	var b bytes.Buffer
	findings, err := pdf.Render(&b, r, fixture.Words(t, r.Locale), o)
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "report.pdf")
	if err := os.WriteFile(path, b.Bytes(), 0o600); err != nil {
		t.Fatal(err)
	}
	return path, findings
}

func TestTheZeroOptionsDrawWithTheShippedFonts(t *testing.T) {
	fonts, err := shipped()
	if err != nil {
		t.Fatal(err)
	}
	r, c := fixture.Report(t, "en-GB"), fixture.Words(t, "en-GB")
	var a, b bytes.Buffer
	for _, x := range []struct {
		out *bytes.Buffer
		o   pdf.Options
	}{{&a, pdf.Options{}}, {&b, pdf.Options{Fonts: fonts}}} {
		if _, err := pdf.Render(x.out, r, c, x.o); err != nil {
			t.Fatal(err)
		}
	}
	if !bytes.Equal(a.Bytes(), b.Bytes()) {
		t.Error("the documents differ")
	}
}

func TestMissesAreLimitedByTheOption(t *testing.T) {
	r := fixture.Report(t, "en-GB")
	n := r.Objectives[0].Misses.Len()
	for _, limit := range []int{1, n - 1, n, n + 1} {
		path, _ := drawWith(t, r, pdf.Options{Misses: limit})
		text, told := flow(t, path), 0
		for _, m := range r.Objectives[0].Misses.All() {
			if strings.Contains(bare(text), bare(strings.TrimPrefix(m.Why, m.ID+": "))) {
				told++
			}
		}
		if want := min(limit, n); told != want {
			t.Errorf("limit %d: %d misses told, want %d", limit, told, want)
		}
		if says := strings.Contains(text, fmt.Sprintf("%d more misses stand in", n-limit)); says != (n-limit > 1) {
			t.Errorf("limit %d: the text says how many are left out: %v", limit, says)
		}
	}
}

// attachments are files as a set has them, and hostile ones.
func attachments() []finish.Attachment {
	return []finish.Attachment{
		{Name: "penalties.xlsx", Description: "the workbook",
			MIME:    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
			Content: []byte("PK\x03\x04 endstream endobj \x00\xff")},
		{Name: "report.json", Description: "Gutschriften, für Köln 🙁", MIME: "application/json",
			Content: []byte(strings.Repeat(`{"schema": 1}`, 1000))},
		{Name: "größe (1) \\ <b>.txt"[:9] + "(1) <b>.txt", MIME: "text/plain; charset=utf-8",
			Content: []byte("trailer\nstartxref\n0\n%%EOF\n")},
		{Name: "empty", Content: nil},
	}
}

func TestAttachedFilesComeOutAsTheyWentIn(t *testing.T) {
	r := fixture.Report(t, "en-GB")
	path, _ := drawWith(t, r, pdf.Options{Attach: attachments()})
	if out := run(t, "qpdf", "--check", path); !strings.Contains(out, "No syntax or stream encoding errors found") {
		t.Errorf("qpdf: %s", out)
	}
	list := run(t, "pdfdetach", "-list", path)
	if !strings.Contains(list, "4 embedded files") {
		t.Errorf("pdfdetach: %s", list)
	}
	dir := t.TempDir()
	run(t, "pdfdetach", "-saveall", "-o", dir, path)
	for _, a := range attachments() {
		if !strings.Contains(list, a.Name) {
			t.Errorf("%q is not listed: %s", a.Name, list)
		}
		got, err := os.ReadFile(filepath.Join(dir, a.Name))
		if err != nil || !bytes.Equal(got, a.Content) {
			t.Errorf("%q holds %q (%v)", a.Name, got, err)
		}
	}
	raw := run(t, "qpdf", "--qdf", "--object-streams=disable", path, "-")
	for _, want := range []string{"/AFRelationship /Data", "/Subtype /application#2fjson", "/Size 13000",
		"/CreationDate (D:20261103053000Z)", "%PDF-1.7"} {
		if !strings.Contains(raw, want) {
			t.Errorf("the file lacks %s", want)
		}
	}
	if got := len(pages(t, path)); got < 10 {
		t.Errorf("only %d pages can be read", got)
	}
}

func TestAttachmentsNeedNamesOfTheirOwn(t *testing.T) {
	r, c := fixture.Report(t, "en-GB"), fixture.Words(t, "en-GB")
	for _, x := range []struct {
		list []finish.Attachment
		want string
	}{
		{[]finish.Attachment{{}}, `the PDF cannot be drawn: attachment "": want a file name without a folder`},
		{[]finish.Attachment{{Name: "a/b"}}, `the PDF cannot be drawn: attachment "a/b": want a file name without a folder`},
		{[]finish.Attachment{{Name: `a\b`}}, `the PDF cannot be drawn: attachment "a\\b": want a file name without a folder`},
		{[]finish.Attachment{{Name: "a"}, {Name: "a"}},
			`the PDF cannot be drawn: attachment "a": the name is taken by another attachment`},
	} {
		if _, err := pdf.Render(io.Discard, r, c, pdf.Options{Attach: x.list}); err == nil || err.Error() != x.want {
			t.Errorf("got %v, want %s", err, x.want)
		}
	}
}

// The Go fonts lack the signs of verdicts; the shipped ones lend them.
func TestAConfiguredFontBorrowsWhatItLacks(t *testing.T) {
	fonts, err := fonts.New(goregular.TTF, gobold.TTF)
	if err != nil {
		t.Fatal(err)
	}
	r := fixture.Report(t, "en-GB")
	r.Client = "Tiếng Việt ẞ 漢"
	path, findings := drawWith(t, r, pdf.Options{Fonts: fonts})
	run(t, "qpdf", "--check", path)
	text := bare(flow(t, path))
	for _, want := range []string{"TiếngViệtẞ□", "✗missed", "◐excused", bare(r.Headline)} {
		if !strings.Contains(text, want) {
			t.Errorf("the text lacks %q", want)
		}
	}
	if len(findings) != 1 || findings[0].Count != 2 { // the 漢 of the name, an emoji of the sample
		t.Errorf("findings: %+v", findings)
	}
	if names := run(t, "pdffonts", path); strings.Count(names, "yes no  yes") != 4 {
		t.Errorf("want both families embedded:\n%s", names)
	}
	checkInside(t, path)
}

// installed is a font of the machine.
func installed(t *testing.T, name string) []byte {
	t.Helper()
	font, err := os.ReadFile("/usr/share/fonts/truetype/" + name)
	if err != nil {
		family, _, _ := strings.Cut(name, "/")
		t.Skipf("the font %s is missing: install fonts-%s-core, or run .ci/test, which does", name, family)
	}
	return font
}

func TestLettersThatShouldJoinAreAFinding(t *testing.T) {
	regular := installed(t, "dejavu/DejaVuSans.ttf")
	fonts, err := fonts.New(regular, regular)
	if err != nil {
		t.Fatal(err)
	}
	r := fixture.Report(t, "en-GB")
	r.Client = "شركة الاتصالات"
	_, findings := drawWith(t, r, pdf.Options{Fonts: fonts})
	if len(findings) != 2 || !strings.Contains(wordstest.English(findings[0].Message), `"شركة" are set one by one`) {
		t.Errorf("findings: %+v", findings)
	}
}

func TestFontsOfOtherScripts(t *testing.T) {
	for name, x := range map[string]struct{ regular, bold, text string }{
		"DejaVu":     {"dejavu/DejaVuSans.ttf", "dejavu/DejaVuSans-Bold.ttf", "Հայաստան"},
		"Noto Greek": {"noto/NotoSans-Regular.ttf", "noto/NotoSans-Bold.ttf", "Ἑλλάς"},
		"Noto Thai":  {"noto/NotoSansThai-Regular.ttf", "noto/NotoSansThai-Bold.ttf", "ไทย"},
	} {
		t.Run(name, func(t *testing.T) {
			fonts, err := fonts.New(installed(t, x.regular), installed(t, x.bold))
			if err != nil {
				t.Fatal(err)
			}
			r := fixture.Report(t, "en-GB")
			swell(r, func() string { return x.text + " ABC ✓" })
			path, findings := drawWith(t, r, pdf.Options{Fonts: fonts})
			run(t, "qpdf", "--check", path)
			if len(findings) != 0 || !strings.Contains(bare(flow(t, path)), x.text) {
				t.Errorf("findings %+v", findings)
			}
			checkInside(t, path)
		})
	}
}
