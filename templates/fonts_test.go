package templates_test

import (
	"bytes"
	"strings"
	"testing"

	"github.com/jung-kurt/gofpdf"
	"github.com/slareport/slareport/templates"
	"golang.org/x/image/font"
	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"
)

const (
	regular = "fonts/SlareportSans-Regular.ttf"
	bold    = "fonts/SlareportSans-Bold.ttf"
)

// promised names every group of characters that both faces draw.
var promised = map[string]string{
	"Western Europe":     "ÄÖÜẞäöüß ÀÂÆÇÉÈÊËÎÏÔŒÙÛŸàâæçéèêëîïôœùûÿ ÁÍÓÚÑáíóúñ¿¡ ÃÕãõ ÅØåø ÐÞÝðþý ŴŶŵŷ ẀẂẄẁẃẅỲỳ ĳĲ",
	"Irish dotted":       "ḂĊḊḞĠṀṖṠṪḃċḋḟġṁṗṡṫ",
	"Czech and Slovak":   "ÁČĎÉĚÍĹĽŇÓÔŔŘŠŤÚŮÝŽáčďéěíĺľňóôŕřšťúůýž",
	"Polish":             "ĄĆĘŁŃÓŚŹŻąćęłńóśźż",
	"Hungarian":          "ÁÉÍÓÖŐÚÜŰáéíóöőúüű",
	"Romanian":           "ĂÂÎȘȚăâîșț ŞŢşţ",
	"Croatian, Slovene":  "ČĆĐŠŽčćđšž ǄǅǆǇǈǉǊǋǌ",
	"Baltic":             "ĀĒĢĪĶĻŅŌŖŪāēģīķļņōŗū ĄĖĮŲŪąėįųū",
	"Sámi and Estonian":  "ÁČĐŊŠŦŽáčđŋšŧž ÕõǤǥǦǧǨǩǮǯƷʒ",
	"Turkish and Azeri":  "ÇĞİIÖŞÜçğıiöşüƏə",
	"Maltese, Esperanto": "ĊĠĦŻċġħż ĈĜĤĴŜŬĉĝĥĵŝŭ",
	"Vietnamese":         "ĂÂĐÊÔƠƯ ạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ",
	"Greek":              "ΑΒΓΔΕΖΗΘΙΚΛΜΝΞΟΠΡΣΤΥΦΧΨΩαβγδεζηθικλμνξοπρσςτυφχψω ΆΈΉΊΌΎΏΪΫάέήίόύώϊϋΐΰ",
	"Russian":            "АБВГДЕЁЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯабвгдеёжзийклмнопрстуфхцчшщъыьэюя",
	"other Cyrillic":     "ҐЄІЇЎґєіїў ЂЈЉЊЋЏђјљњћџ ЃЅЌѓѕќ ӘҒҚҢӨҰҮҺәғқңөұүһ",
	"digits and ASCII":   "0123456789 ABCXYZabcxyz !\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~",
	"spaces":             "\u0020\u00a0\u2002\u2003\u2007\u2009\u200a\u202f",
	"punctuation":        "‐\u2011‒–—―‘’‚“”„†‡•…‰′″‹›«»¶§·",
	"currency":           "$¢£¤¥€₣₤₦₩₪₫₭₱₴₸₹₺₼₽₾¤",
	"numbers":            "⁰¹²³⁴⁵⁶⁷⁸⁹₀₁₂₃₄₅₆₇₈₉½¼¾⅓⅔⅛⅜⅝⅞ªº№ℓ™©®°µ",
	"arithmetic":         "≥≤≠≈±×÷−∞√∑∏∂∫ΔΩ∈∅∩∪∼≡⌀",
	"arrows":             "←↑→↓↔↕↖↗↘↙⇒⇔↺↻",
	"verdict signs":      "✓✔✗✘✕✖☐☑☒⚠⚑ℹ★☆",
	"shapes":             "■□▪▫▲△▶▷▸►▼▽▾◀◄◆◇○●◐◑◦◊",
	"spark bars":         "▁▂▃▄▅▆▇█",
	"stand-in":           "\ufffd",
}

func faceBytes(t testing.TB, name string) []byte {
	t.Helper()
	b, err := templates.Fonts.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func parseFace(t *testing.T, name string) *sfnt.Font {
	t.Helper()
	f, err := sfnt.Parse(faceBytes(t, name))
	if err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	return f
}

func TestBothFacesDrawEveryPromisedCharacter(t *testing.T) {
	var buf sfnt.Buffer
	for _, name := range []string{regular, bold} {
		f := parseFace(t, name)
		for group, text := range promised {
			for _, r := range text {
				g, err := f.GlyphIndex(&buf, r)
				if err != nil {
					t.Fatal(err)
				}
				if g == 0 {
					t.Errorf("%s lacks %q (%U) of %s", name, r, r, group)
				}
			}
		}
	}
}

func TestBothFacesDrawTheSameCharacters(t *testing.T) {
	var buf sfnt.Buffer
	thin, thick := parseFace(t, regular), parseFace(t, bold)
	for r := rune(0); r <= 0xffff; r++ {
		a, errA := thin.GlyphIndex(&buf, r)
		b, errB := thick.GlyphIndex(&buf, r)
		if errA != nil || errB != nil {
			t.Fatal(errA, errB)
		}
		if (a == 0) != (b == 0) {
			t.Errorf("%U is in only one of the faces", r)
		}
	}
}

func TestDigitsHaveOneWidthSoThatColumnsLineUp(t *testing.T) {
	var buf sfnt.Buffer
	for _, name := range []string{regular, bold} {
		f := parseFace(t, name)
		widths := map[fixed.Int26_6]bool{}
		for _, r := range "0123456789" {
			g, err := f.GlyphIndex(&buf, r)
			if err != nil {
				t.Fatal(err)
			}
			w, err := f.GlyphAdvance(&buf, g, fixed.I(int(f.UnitsPerEm())), font.HintingNone)
			if err != nil {
				t.Fatal(err)
			}
			widths[w] = true
		}
		if len(widths) != 1 {
			t.Errorf("%s: digits of %d widths", name, len(widths))
		}
	}
}

func TestFacesCarryTheirCopyrightButNotTheReservedNames(t *testing.T) {
	var buf sfnt.Buffer
	for _, name := range []string{regular, bold} {
		f := parseFace(t, name)
		owners, err := f.Name(&buf, sfnt.NameIDCopyright)
		if err != nil {
			t.Fatal(err)
		}
		for _, owner := range []string{"Google", "Bitstream", "Tavmjong Bah"} {
			if !strings.Contains(owners, owner) {
				t.Errorf("%s: copyright %q lacks %s", name, owners, owner)
			}
		}
		full, err := f.Name(&buf, sfnt.NameIDFull)
		if err != nil || !strings.HasPrefix(full, "Slareport Sans") {
			t.Errorf("%s: full name %q, %v", name, full, err)
		}
	}
}

func TestReadingAFaceGivesACopy(t *testing.T) {
	first := faceBytes(t, regular)
	first[0] ^= 0xff
	if bytes.Equal(first, faceBytes(t, regular)) {
		t.Error("a change to one document's font reached the next")
	}
}

// document is a PDF of the given number of table pages in both faces.
func document(t testing.TB, pages int) []byte {
	t.Helper()
	pdf := gofpdf.New("P", "mm", "A4", "")
	pdf.AddUTF8FontFromBytes("text", "", faceBytes(t, regular))
	pdf.AddUTF8FontFromBytes("text", "B", faceBytes(t, bold))
	row := []string{"Incidents resolved", "≥ 95 %", "90,50 %", "95,50 %", "✓ met", "1.234,56 €"}
	for range pages {
		pdf.AddPage()
		pdf.SetFont("text", "B", 14)
		pdf.CellFormat(0, 8, "Zażółć gęślą jaźń → 3 of 41 missed", "", 1, "L", false, 0, "")
		pdf.SetFont("text", "", 9)
		for range 40 {
			for _, cell := range row {
				pdf.CellFormat(30, 6, cell, "B", 0, "R", false, 0, "")
			}
			pdf.Ln(6)
		}
	}
	var out bytes.Buffer
	if err := pdf.Output(&out); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func TestThePDFLibraryTakesBothFacesWithEveryPromisedCharacter(t *testing.T) {
	pdf := gofpdf.New("P", "mm", "A4", "")
	pdf.AddUTF8FontFromBytes("text", "", faceBytes(t, regular))
	pdf.AddUTF8FontFromBytes("text", "B", faceBytes(t, bold))
	pdf.AddPage()
	for _, style := range []string{"", "B"} {
		pdf.SetFont("text", style, 10)
		for _, text := range promised {
			pdf.MultiCell(0, 5, text, "", "L", false)
		}
	}
	var out bytes.Buffer
	if err := pdf.Output(&out); err != nil {
		t.Fatal(err)
	}
	if n := bytes.Count(out.Bytes(), []byte("/FontFile2")); n != 2 {
		t.Errorf("embedded faces: %d, want 2", n)
	}
}

func BenchmarkPDF(b *testing.B) {
	for name, pages := range map[string]int{"1 page": 1, "6 pages": 6} {
		b.Run(name, func(b *testing.B) {
			size := 0
			for b.Loop() {
				size = len(document(b, pages))
			}
			b.ReportMetric(float64(size), "bytes/pdf")
		})
	}
}
