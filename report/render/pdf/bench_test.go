package pdf_test

import (
	"io"
	"testing"

	"github.com/slareport/slareport/report/render/internal/fixture"
	"github.com/slareport/slareport/report/render/pdf"
)

func BenchmarkRender(b *testing.B) {
	fonts, err := pdf.ShippedFonts()
	if err != nil {
		b.Fatal(err)
	}
	r, c := fixture.Report(b, "en-GB"), fixture.Words(b, "en-GB")
	for b.Loop() {
		if _, err := pdf.Render(io.Discard, r, c, fonts); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkFonts(b *testing.B) {
	for b.Loop() {
		if _, err := pdf.ShippedFonts(); err != nil {
			b.Fatal(err)
		}
	}
}
