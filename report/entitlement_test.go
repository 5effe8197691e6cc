package report_test

import (
	"strings"
	"testing"

	catalogues "github.com/slareport/slareport/loaders/words"
	"github.com/slareport/slareport/report"
)

// What may still be claimed is said with the first deadline, and from whom where it is ours to claim.
func TestWhatMayStillBeClaimedIsSaidWithItsDeadline(t *testing.T) {
	open := func(amount, until string) report.Entitlement {
		return report.Entitlement{Open: amount, Deadline: until}
	}
	first, later := "2026-11-04T16:00:00Z", "2026-12-31T00:00:00Z"
	for _, c := range []struct {
		locale string
		weAre  string
		list   []report.Entitlement
		want   string
	}{
		{"en-GB", "provider", nil, ""},
		{"en-GB", "provider", []report.Entitlement{open("0.00", first)}, ""},
		{"en-GB", "provider", []report.Entitlement{open("100.00", first)},
			"€100.00 may still be claimed, until 4 Nov 2026 16:00"},
		{"en-GB", "provider", []report.Entitlement{open("40.00", later), open("100.00", first)},
			"€140.00 may still be claimed, €100.00 of it until 4 Nov 2026 16:00"},
		{"en-GB", "provider", []report.Entitlement{open("40.00", first), open("100.00", first)},
			"€140.00 may still be claimed, until 4 Nov 2026 16:00"},
		{"en-GB", "provider", []report.Entitlement{open("40.00", "")}, "€40.00 may still be claimed"},
		{"en-GB", "client", []report.Entitlement{open("40.00", "")}, "€40.00 are still to be claimed from Carrier One"},
		{"en-GB", "client", []report.Entitlement{open("40.00", ""), open("1.00", later)},
			"€41.00 are still to be claimed from Carrier One, €1.00 of it until 31 Dec 2026 00:00"},
		{"en-GB", "left 100.00", []report.Entitlement{open("100.00", first)},
			"€100.00 may still be claimed, until 4 Nov 2026 16:00"},
		{"en-GB", "left 99.99", []report.Entitlement{open("100.00", first)},
			"€100.00 may still be claimed, until 4 Nov 2026 16:00; the limits of the agreement leave €99.99 of it"},
		{"en-GB", "left 0.00", []report.Entitlement{open("100.00", first)},
			"€100.00 of credits was not claimed, but the limits of the agreement leave nothing more to be paid"},
		{"de-DE", "client", []report.Entitlement{open("100.00", first)},
			"100,00\u00a0€ sind noch bei Carrier One zu beantragen, bis 04.11.2026 16:00"},
		{"fr-FR", "provider", []report.Entitlement{open("100.00", first)},
			"100,00\u00a0€ peuvent encore être réclamés, jusqu’au 4 nov. 2026 16:00"},
	} {
		in, err := catalogues.Load(c.locale)
		if err != nil {
			t.Fatal(err)
		}
		left := ""
		if amount, is := strings.CutPrefix(c.weAre, "left "); is {
			left, c.weAre = amount, "provider"
		}
		r := &report.Report{
			Currency: "EUR", Provider: "Carrier One", WeAre: c.weAre, Entitlements: c.list,
			Credits: report.Credits{MinorUnits: 2, Claimable: left},
		}
		if got := r.ToClaimIn(in); got != c.want {
			t.Errorf("%s %s: %q, want %q", c.locale, c.weAre, got, c.want)
		}
	}
}
