package pdf_test

import (
	"bytes"
	"encoding/base64"
	"encoding/binary"
	"encoding/xml"
	"errors"
	"fmt"
	"image"
	"image/jpeg"
	"io"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/slareport/slareport/loaders/words/wordstest"
	"github.com/slareport/slareport/report"
	"github.com/slareport/slareport/report/render/internal/fixture"
	"github.com/slareport/slareport/report/render/pdf"
	"github.com/slareport/slareport/report/render/pdf/fonts"
	"github.com/slareport/slareport/templates"
)

// word is one word on a page as pdftotext -bbox tells it, in points.
type word struct {
	XMin float64 `xml:"xMin,attr"`
	XMax float64 `xml:"xMax,attr"`
	YMin float64 `xml:"yMin,attr"`
	YMax float64 `xml:"yMax,attr"`
	Text string  `xml:",chardata"`
}

type paper struct {
	Width  float64 `xml:"width,attr"`
	Height float64 `xml:"height,attr"`
	Words  []word  `xml:"word"`
}

// onPaper reads where every word of a document stands.
func onPaper(t testing.TB, path string) []paper {
	t.Helper()
	var doc struct {
		Pages []paper `xml:"body>doc>page"`
	}
	d := xml.NewDecoder(strings.NewReader(run(t, "pdftotext", "-bbox", path, "-")))
	d.Strict, d.Entity = false, xml.HTMLEntity
	if err := d.Decode(&doc); err != nil {
		t.Fatal(err)
	}
	if len(doc.Pages) == 0 {
		t.Fatal("no pages")
	}
	return doc.Pages
}

// checkInside wants every word within the margins of 18 mm.
func checkInside(t testing.TB, path string) {
	t.Helper()
	const margin = 18*72/25.4 - 1
	for i, p := range onPaper(t, path) {
		for _, w := range p.Words {
			if w.XMin < margin || w.XMax > p.Width-margin || w.YMin < 20 || w.YMax > p.Height-20 {
				t.Errorf("page %d: %q stands at %.0f to %.0f, %.0f to %.0f", i+1, w.Text, w.XMin, w.XMax, w.YMin, w.YMax)
			}
		}
	}
}

func TestNothingRunsOffThePage(t *testing.T) {
	for _, locale := range []string{"en-GB", "de-DE", "en-US"} {
		path, _ := draw(t, fixture.Report(t, locale), locale)
		checkInside(t, path)
	}
}

// swell replaces the texts of a report that come from data and agreements.
func swell(r *report.Report, text func() string) {
	r.Client, r.Provider, r.Agreement, r.Headline = text(), text(), text(), text()
	for i := range r.Objectives {
		o := &r.Objectives[i]
		o.Name, o.Sentence, o.Service, o.Definition, o.Why, o.RequestedBy, o.Target = text(), text(), text(), text(), text(),
			text(), text()
		o.Plan.Owner, o.Plan.Formula = text(), text()
		for _, m := range o.Misses.All() {
			m.ID, m.Title, m.Group, m.Why, m.Rows = text(), text(), text(), text(), []string{text()}
		}
		for n := range o.Credit.Steps {
			o.Credit.Steps[n].Name, o.Credit.Steps[n].Formula = text(), text()
		}
	}
	for i := range r.Claims.Refused.Len() {
		m := r.Claims.Refused.At(i)
		m.ID, m.Reason, m.Reference, m.Of, m.Lacks = text(), text(), text(), []string{text(), text()}, []string{text()}
	}
	for i := range r.Sources {
		r.Sources[i].File, r.Sources[i].ID = text(), text()
	}
	r.Rules = append(r.Rules, text())
	r.Findings = append(r.Findings, report.Finding{Severity: "note", File: text(), Column: text(), Text: text(),
		Hint: text()})
}

func TestLongWordsStayOnThePage(t *testing.T) {
	for name, text := range map[string]string{
		"one long word":  strings.Repeat("Donaudampfschifffahrtsgesellschaft", 12),
		"many words":     strings.Repeat("lorem ipsum dolor ", 60),
		"a path":         strings.Repeat("/srv/exports/2026", 20),
		"bound by space": strings.Repeat("1\u00a0000", 60),
	} {
		t.Run(name, func(t *testing.T) {
			r := fixture.Report(t, "en-GB")
			swell(r, func() string { return text })
			path, _ := draw(t, r, "en-GB")
			run(t, "qpdf", "--check", path)
			checkInside(t, path)
		})
	}
}

func TestARowHigherThanAPageIsCutBetweenLines(t *testing.T) {
	r := fixture.Report(t, "en-GB")
	var b strings.Builder
	for i := range 2500 {
		fmt.Fprintf(&b, "word%d ", i)
	}
	r.Findings = []report.Finding{{Severity: "note", Text: b.String()}}
	path, _ := draw(t, r, "en-GB")
	checkInside(t, path)
	text := flow(t, path)
	for i := range 2500 {
		if !strings.Contains(text, fmt.Sprintf("word%d", i)) {
			t.Fatalf("word%d is lost", i)
		}
	}
}

func TestTablesRepeatTheirHeads(t *testing.T) {
	r := fixture.Report(t, "en-GB")
	for i := range 200 {
		r.Sources = append(r.Sources, report.Source{ID: "long", File: fmt.Sprintf("source number %d", i), SHA256: "0"})
	}
	path, _ := draw(t, r, "en-GB")
	with := 0
	for i, page := range pages(t, path) {
		if !strings.Contains(page, "source number") {
			continue
		}
		with++
		first := strings.Index(page, "source number")
		if head := strings.Index(page, "File"); head < 0 || head > first {
			t.Errorf("page %d has sources without a head above them", i+1)
		}
	}
	if with < 3 {
		t.Errorf("sources on %d pages only", with)
	}
}

func TestLongTablesEndInASentence(t *testing.T) {
	for rows, want := range map[int]string{10: "", 11: "One more row stands in the workbook",
		1012: "1,002 more rows stand in the workbook"} {
		r := fixture.Report(t, "en-GB")
		r.Objectives, r.Sources = nil, nil
		r.Findings = make([]report.Finding, rows)
		for i := range r.Findings {
			r.Findings[i] = report.Finding{Severity: "note", Text: "finding"}
		}
		path, _ := draw(t, r, "en-GB")
		text := flow(t, path)
		if has := strings.Contains(text, "in the workbook"); has != (want != "") || !strings.Contains(text, want) {
			t.Errorf("%d rows: want %q", rows, want)
		}
	}
}

func TestNoTitleStandsAloneAtTheEndOfAPage(t *testing.T) {
	c := fixture.Words(t, "en-GB")
	var titles []string
	for _, key := range []string{"sources", "reasons", "findings", "integrity", "lint", "calendars", "rules", "glossary",
		"digests", "claims accepted", "claims refused", "undetermined", "dues", "changes"} {
		titles = append(titles, c.T("table."+key))
	}
	for n := range 24 {
		r := fixture.Report(t, "en-GB")
		r.Objectives = r.Objectives[9:] // the tables are what moves
		for range n {
			r.Findings = append(r.Findings, report.Finding{Severity: "note", Text: "finding"})
		}
		more := slices.Repeat([]report.Claim{*r.Claims.Accepted.At(0)}, n+r.Claims.Accepted.Len())
		r.Claims.Accepted = report.ManyOf(more...)
		path, _ := draw(t, r, "en-GB")
		for i, page := range pages(t, path) {
			lines := strings.Split(strings.TrimSpace(page), "\n")
			last := ""
			for _, line := range lines[:len(lines)-1] { // the last is the page's foot
				if text := plain(line); text != "" {
					last = text
				}
			}
			for _, title := range titles {
				if last == title {
					t.Errorf("%d more rows: page %d ends with %q", n, i+1, title)
				}
			}
		}
	}
}

// Where the steps of a credit go on at the top of a page, the objective is named again.
func TestStepsAtTheTopOfAPageNameTheirObjective(t *testing.T) {
	c := fixture.Words(t, "en-GB")
	heads := c.T("col.objective") + " " + c.T("col.step")
	r := fixture.Report(t, "en-GB")
	credited := slices.IndexFunc(r.Objectives, func(o report.Objective) bool { return len(o.Credit.Steps) > 2 })
	one := r.Objectives[credited]
	for range 20 {
		one.ID += "x"
		r.Objectives = append(r.Objectives, one)
	}
	path, _ := draw(t, r, "en-GB")
	begun := 0
	for i, page := range pages(t, path) {
		lines := strings.Split(page, "\n")
		at := slices.IndexFunc(lines, func(line string) bool { return strings.HasPrefix(plain(line), heads) })
		if at < 0 {
			continue
		}
		begun++
		for _, line := range lines[at+1:] {
			if plain(line) != "" {
				if !slices.ContainsFunc(r.Objectives, func(o report.Objective) bool {
					return strings.HasPrefix(plain(line), plain(o.Name))
				}) {
					t.Errorf("page %d begins with %q", i+1, plain(line))
				}
				break
			}
		}
	}
	if begun < 3 {
		t.Errorf("the steps stand on %d pages, want three or more", begun)
	}
}

func TestCharactersWithoutAGlyphBecomeBoxesAndAFinding(t *testing.T) {
	r := fixture.Report(t, "en-GB")
	swell(r, func() string { return "Zoë 🙁 ≥ 漢 \u0000\u202e\ufe0f ﷽ e\u0301 \xff" })
	path, findings := draw(t, r, "en-GB")
	text := flow(t, path)
	if !strings.Contains(text, "Zoë □ ≥ □ □ é �") {
		t.Errorf("the line reads otherwise: %.300s", text)
	}
	if len(findings) != 1 || findings[0].Count != 3 || findings[0].Severity != "warning" ||
		!strings.Contains(wordstest.English(findings[0].Message), "U+1F641") {
		t.Errorf("findings: %+v", findings)
	}
}

func TestAnyTextCanBeDrawn(t *testing.T) {
	fonts, err := shipped()
	if err != nil {
		t.Fatal(err)
	}
	c := fixture.Words(t, "en-GB")
	rapid.Check(t, func(rt *rapid.T) {
		r := fixture.Report(t, "en-GB")
		r.Objectives = r.Objectives[1:3]
		texts := rapid.SliceOfN(rapid.String(), 1, 8).Draw(rt, "texts")
		n := 0
		swell(r, func() string { n++; return texts[n%len(texts)] })
		if _, err := pdf.Render(io.Discard, r, c, pdf.Options{Fonts: fonts}); err != nil {
			rt.Fatal(err)
		}
	})
}

func TestAnyFigureCanBeDrawn(t *testing.T) {
	fonts, err := shipped()
	if err != nil {
		t.Fatal(err)
	}
	c := fixture.Words(t, "en-GB")
	figure := rapid.OneOf(rapid.SampledFrom([]string{"", "0", "-1", "100", "NaN", "Inf", "x", "1e15", "99.999999",
		"0.000001"}), rapid.StringMatching(`-?[0-9]{1,9}(\.[0-9]{1,6})?`))
	stamp := rapid.SampledFrom([]string{"", "x", "2026-10-01T00:00:00Z", "2026-10-01T00:00:00.5Z", "2026-10-02T00:00:00Z",
		"9999-12-31T23:59:59Z"})
	rapid.Check(t, func(rt *rapid.T) {
		r := fixture.Report(t, "en-GB")
		r.Objectives = r.Objectives[:2]
		for i := range r.Objectives {
			o := &r.Objectives[i]
			o.AtMost, o.TargetValue, o.Experienced.Value = rapid.Bool().Draw(rt, "atMost"), figure.Draw(rt, "target"),
				figure.Draw(rt, "value")
			for n := range o.Trend {
				p := &o.Trend[n]
				p.Experienced, p.Contractual, p.Target = figure.Draw(rt, "experienced"), figure.Draw(rt, "contractual"),
					figure.Draw(rt, "step")
			}
			for n := range o.Waterfall {
				o.Waterfall[n].Amount = figure.Draw(rt, "part")
			}
			for _, m := range o.Misses.All() {
				for k := range m.Segments {
					g := &m.Segments[k]
					g.From, g.To = stamp.Draw(rt, "from"), stamp.Draw(rt, "to")
				}
			}
		}
		var b bytes.Buffer
		if _, err := pdf.Render(&b, r, c, pdf.Options{Fonts: fonts}); err != nil {
			rt.Fatal(err)
		}
	})
}

func TestManyMissesEndInASentence(t *testing.T) {
	for more, want := range map[int]string{
		0: "", 1: "One more miss stands in the workbook and on the client's page: customer 1.",
		2: "2 more misses stand in the workbook and on the client's page: customer 1, provider 1.",
		5: "5 more misses stand in the workbook and on the client's page: customer 3, provider 2.",
	} {
		r := fixture.Report(t, "en-GB")
		o := &r.Objectives[0]
		list := make([]report.Miss, 24+more)
		for i := range list {
			list[i] = report.Miss{ID: fmt.Sprint(i), Party: []string{"customer", "provider"}[i%2], Outcome: report.OutcomeMissed,
				Weight: fmt.Sprint(1000 - i), Why: "late"}
		}
		o.Misses = report.ManyOf(list...)
		path, _ := draw(t, r, "en-GB")
		text := flow(t, path)
		if has := strings.Contains(text, "in the workbook"); has != (more > 0) || !strings.Contains(text, want) {
			t.Errorf("%d more: want %q", more, want)
		}
	}
}

func TestAPromiseThatWasKeptTellsFewerMisses(t *testing.T) {
	for more, want := range map[int]string{0: "",
		1: "One more miss stands in the workbook and on the client's page: customer 1."} {
		r := fixture.Report(t, "en-GB")
		o := &r.Objectives[0]
		list := make([]report.Miss, 6+more)
		for i := range list {
			list[i] = report.Miss{ID: fmt.Sprint(i), Party: "customer", Outcome: report.OutcomeExcused,
				Weight: fmt.Sprint(1000 - i), Why: "late"}
		}
		o.Verdict, o.Misses = report.Met, report.ManyOf(list...)
		path, _ := draw(t, r, "en-GB")
		if text := flow(t, path); strings.Contains(text, "in the workbook") != (more > 0) || !strings.Contains(text, want) {
			t.Errorf("%d more: want %q", more, want)
		}
	}
}

func TestAnEmptyReportIsADocument(t *testing.T) {
	path, findings := draw(t, &report.Report{}, "en-GB")
	run(t, "qpdf", "--check", path)
	if len(findings) != 0 {
		t.Errorf("findings: %+v", findings)
	}
}

func TestLogos(t *testing.T) {
	var photo bytes.Buffer
	if err := jpeg.Encode(&photo, image.NewRGBA(image.Rect(0, 0, 1500, 300)), nil); err != nil {
		t.Fatal(err)
	}
	interlaced, err := base64.StdEncoding.DecodeString(
		"iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
	)
	if err != nil {
		t.Fatal(err)
	}
	for _, x := range []struct {
		name  string
		logo  []byte
		found int
	}{{"a large JPEG", photo.Bytes(), 0}, {"a PNG of one pixel", interlaced, 0}, {"no picture", []byte("GIF89a"), 1},
		{"half a PNG", interlaced[:40], 1}} {
		r := fixture.Report(t, "en-GB")
		swell(r, func() string { return "text" })
		r.Brand.Logo = x.logo
		path, findings := draw(t, r, "en-GB")
		run(t, "qpdf", "--check", path)
		if len(findings) != x.found {
			t.Errorf("%s: findings %+v", x.name, findings)
		}
	}
}

func TestFontErrors(t *testing.T) {
	good, err := templates.Fonts.ReadFile("fonts/SlareportSans-Regular.ttf")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := fonts.New(good, good); err != nil {
		t.Errorf("a good font: %v", err)
	}
	restricted := bytes.Clone(good)
	table := bytes.Index(restricted, []byte("OS/2"))
	restricted[binary.BigEndian.Uint32(restricted[table+8:])+9] = 2
	for _, x := range []struct {
		name string
		data []byte
		want string
	}{
		{"no right to embed", restricted, "the font's licence forbids embedding a part of it (fsType 0x0002)"},
		{"nothing", nil, "no TrueType font: want a .ttf file with TrueType outlines"},
		{"PostScript outlines", append([]byte("OTTO"), good[4:]...),
			"no TrueType font: want a .ttf file with TrueType outlines"},
		{"web font", []byte("wOF2...."), "no TrueType font: want a .ttf file with TrueType outlines"},
		{"cut off", good[:len(good)/2], "no TrueType font: "},
	} {
		if _, err := fonts.New(x.data, good); err == nil || !strings.HasPrefix(err.Error(), "regular font: "+x.want) {
			t.Errorf("%s: got %v", x.name, err)
		}
		if _, err := fonts.New(good, x.data); err == nil || !strings.HasPrefix(err.Error(), "bold font: "+x.want) {
			t.Errorf("%s as bold: got %v", x.name, err)
		}
	}
}

func TestDamagedFontsAreErrorsNeverPanics(t *testing.T) {
	good, err := templates.Fonts.ReadFile("fonts/SlareportSans-Regular.ttf")
	if err != nil {
		t.Fatal(err)
	}
	rapid.Check(t, func(t *rapid.T) {
		bad := bytes.Clone(good)
		for range rapid.IntRange(1, 20).Draw(t, "bytes") {
			bad[rapid.IntRange(4, 2000).Draw(t, "at")] = rapid.Byte().Draw(t, "byte")
		}
		_, _ = fonts.New(bad, good)
	})
}

type broken struct{}

func (broken) Write([]byte) (int, error) { return 0, errors.New("disk full") }

func TestFailuresAreErrors(t *testing.T) {
	r, c := fixture.Report(t, "en-GB"), fixture.Words(t, "en-GB")
	if _, err := pdf.Render(io.Discard, r, c, pdf.Options{Fonts: &fonts.Set{}}); err == nil ||
		!strings.HasPrefix(err.Error(), "the PDF cannot be drawn: ") {
		t.Errorf("with fonts that hold nothing: %v", err)
	}
	fonts, err := shipped()
	if err != nil {
		t.Fatal(err)
	}
	elsewhere := fixture.Report(t, "en-GB")
	elsewhere.Period.Timezone = "Europe/Atlantis"
	if _, err := pdf.Render(io.Discard, elsewhere, c, pdf.Options{Fonts: fonts}); err == nil ||
		err.Error() != "the PDF cannot be drawn: unknown time zone Europe/Atlantis" {
		t.Errorf("an unknown zone: %v", err)
	}
	if _, err := pdf.Render(broken{}, r, c, pdf.Options{Fonts: fonts}); err == nil || err.Error() != "disk full" {
		t.Errorf("a writer that fails: %v", err)
	}
}
