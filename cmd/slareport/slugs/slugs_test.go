package slugs

import (
	"strings"
	"testing"
)

func TestSlugIsSafeAsAFolderEverywhere(t *testing.T) {
	for name, want := range map[string]string{
		"Acme Retail":                   "acme-retail",
		"Märkische Klinikbedarf GmbH":   "markische-klinikbedarf-gmbh",
		"Harbour & Lane":                "harbour-and-lane",
		"Łódź — Straße №5":              "lodz-strasse-no5",
		"../../etc/passwd":              "etc-passwd",
		"O'Neill’s":                     "oneills",
		"株式会社":                          "client",
		"  ":                            "client",
		"CON":                           "con-client",
		"assets":                        "assets-client",
		"Com1":                          "com1-client",
		"Com10":                         "com10",
		strings.Repeat("very long ", 9): "very-long-very-long-very-long-very-long-very-long-very-long",
	} {
		if got := Of(name); got != want {
			t.Errorf("Of(%q) = %q, want %q", name, got, want)
		}
	}
}
