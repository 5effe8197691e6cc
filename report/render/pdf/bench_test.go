package pdf_test

import (
	"bytes"
	"io"
	"testing"

	"github.com/slareport/slareport/report"
	"github.com/slareport/slareport/report/render/internal/fixture"
	"github.com/slareport/slareport/report/render/pdf"
	"github.com/slareport/slareport/report/render/pdf/fonts"
)

// ordinary is a client with five objectives and a dozen misses in each at the most.
func ordinary(r *report.Report) *report.Report {
	r.Objectives = r.Objectives[:5]
	for i := range r.Objectives {
		o := &r.Objectives[i]
		var few []report.Miss
		for _, m := range o.Misses.First(12) {
			few = append(few, *m)
		}
		o.Misses = report.ManyOf(few...)
	}
	return r
}

func BenchmarkRender(b *testing.B) {
	fonts, err := shipped()
	if err != nil {
		b.Fatal(err)
	}
	for _, x := range []struct {
		name string
		r    *report.Report
	}{{"ordinary", ordinary(fixture.Report(b, "en-GB"))}, {"large", fixture.Report(b, "en-GB")}} {
		b.Run(x.name, func(b *testing.B) {
			c := fixture.Words(b, "en-GB")
			var out bytes.Buffer
			for b.Loop() {
				out.Reset()
				if _, err := pdf.Render(&out, x.r, c, pdf.Options{Fonts: fonts}); err != nil {
					b.Fatal(err)
				}
			}
			b.ReportMetric(float64(bytes.Count(out.Bytes(), []byte("/Type /Page\n"))), "pages")
			b.ReportMetric(float64(out.Len()), "bytes/doc")
		})
	}
}

func BenchmarkShippedFonts(b *testing.B) {
	for b.Loop() {
		if _, err := fonts.Shipped(); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkSideBySide(b *testing.B) {
	fonts, err := shipped()
	if err != nil {
		b.Fatal(err)
	}
	r, c := ordinary(fixture.Report(b, "en-GB")), fixture.Words(b, "en-GB")
	b.RunParallel(func(p *testing.PB) {
		for p.Next() {
			if _, err := pdf.Render(io.Discard, r, c, pdf.Options{Fonts: fonts}); err != nil {
				b.Error(err)
			}
		}
	})
}
