package inquiry

import (
	"strings"
	"testing"

	"github.com/slareport/slareport/loaders/workspace"
)

func TestRowsOfTextFilesAndWorkbooksAreShown(t *testing.T) {
	ws, _, err := workspace.Open(t.Context(), "../../../sample-data")
	if err != nil {
		t.Fatal(err)
	}
	for place, want := range map[string]string{
		"data/registers/outages.csv:2":          "OUT-2509-12,Harbour & Lane,wan,Berlin,2025-09-02 13:32:47",
		"data/desk/surveys.xlsx:Responses!1471": "INC0021742",
		"data/desk/surveys.xlsx:Responses!0":    "",
		"data/desk/surveys.xlsx:Responses!two":  "",
		"data/desk/surveys.xlsx:Nothing!2":      "",
		"data/registers/outages.csv:9999":       "",
		"data/registers/outages.csv:two":        "",
		"data/registers/none.csv:2":             "",
		"nowhere":                               "",
	} {
		if got := Row(t.Context(), ws, place); !strings.Contains(got, want) || want == "" && got != "" {
			t.Errorf("%s: %q, want %q", place, got, want)
		}
	}
}
