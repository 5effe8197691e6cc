package evidence_test

import (
	"testing"

	"github.com/slareport/slareport/report"
	"github.com/slareport/slareport/report/render/internal/fixture"
	"github.com/slareport/slareport/report/render/table/evidence"
	"github.com/slareport/slareport/report/render/table/tabletest"
)

func TestFindingsAreTheGravestFirst(t *testing.T) {
	c := fixture.Words(t, "en-GB")
	r := &report.Report{
		Sources: []report.Source{
			{
				Account: report.Account{
					Findings: []report.Finding{{Severity: "note", Text: "c"}, {Severity: "warning", Text: "b", Count: 3},
						{Severity: "error", Text: "a", File: "x.xlsx", Sheet: "S", Row: 4, Column: "At"}},
				},
			},
		},
		Findings: []report.Finding{{Severity: "error", Text: "d", File: "x.csv", Row: 2}},
	}
	tabletest.Check(t, "findings", tabletest.Print(evidence.Findings(r, c), c),
		"error|x.xlsx:S!4, column At|a||1\nwarning||b||3\nnote||c||1\nerror|x.csv:2|d||1")
}
