package sources

import "testing"

func TestFiltersOfPresetAndSourceBothHold(t *testing.T) {
	if got := joined(`severity == "Down"`,
		`cause != "x" || share > 1`); got != `(severity == "Down") && (cause != "x" || share > 1)` {
		t.Error(got)
	}
	if got := joined("", "a"); got != "a" {
		t.Error(got)
	}
}
