package site_test

import (
	"io"
	"testing"

	over "github.com/slareport/slareport/report/portfolio"
	"github.com/slareport/slareport/report/render/internal/fixture"
	"github.com/slareport/slareport/report/render/site"
)

func BenchmarkSummary(b *testing.B) {
	r, c := fixture.Report(b, "en-GB"), fixture.Words(b, "en-GB")
	for b.Loop() {
		if err := site.Summary(io.Discard, r, c, site.Options{}); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkIndex draws the page over 1,000 clients with 12 objectives and 13 periods each.
func BenchmarkIndex(b *testing.B) {
	all, c := portfolioOf(b, 1000, 12), fixture.Words(b, "en-GB")
	for b.Loop() {
		err := site.Portfolio(over.Of(all), c, site.Options{}, func(string, []byte) error { return nil })
		if err != nil {
			b.Fatal(err)
		}
	}
}
