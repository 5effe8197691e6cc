package workspace

import (
	"strings"
	"testing"
)

// What is lost of packets is no share that samples tell: an upper bound on what arrived would reward loss. A share of
// records may have one.
//
// Decides: share-of-samples-bound.
func TestAShareOfSamplesTakesNoUpperBound(t *testing.T) {
	for share, wrong := range map[string]int{
		"{of: samples, good: received, all: sent}":      1,
		"{of: samples, good: ok}":                       1,
		"{of: tickets, good: 'state == \"abandoned\"'}": 0,
		"{of: tallies, good: good, all: total}":         0,
	} {
		text := strings.Replace(goodAgreement, "availability: {from: outages}\n    target: 99%",
			"share: "+share+"\n    target: at most 1%", 1)
		if got := problemsOf(t, "agreements/a.yaml", text); len(got) != wrong {
			t.Errorf("%s: %v", share, got)
		}
	}
}
