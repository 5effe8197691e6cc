package records

import (
	"testing"
)

// What this product wrote, and the workspace's own files, never come back as data, and what a user put beside a report
// is not taken for one.
func TestOwnFilesAreNoData(t *testing.T) {
	const manifest = `{"slareport": "1", "outputs": [{"file": "acme/penalties.csv"}, {"file": "all.csv"}]}`
	e := folder{
		"t.csv":                                  oneTicketRow("1"),
		"agreements/a.yaml":                      "id: a\n",
		"agreements/export.csv":                  oneTicketRow("2"),
		"out/2026-10/manifest.json":              manifest,
		"out/2026-10/all.csv":                    oneTicketRow("3"),
		"out/2026-10/acme/penalties.csv":         oneTicketRow("4"),
		"out/2026-10/acme/note.csv":              oneTicketRow("5"),
		"out/.2026-10.slareport-draft-1/all.csv": oneTicketRow("6"),
		"other/manifest.json":                    `{"outputs": [{"file": "all.csv"}]}`,
		"other/all.csv":                          oneTicketRow("7"),
		"broken/manifest.json":                   "{",
		"broken/all.csv":                         oneTicketRow("8"),
	}.load(
		t,
		"\n  - {id: t, files: '**', exclude: ['{other,broken}/*.json'], records: tickets}\n"+
			"  - {id: u, files: out/2026-10/all.csv, records: tickets}",
	)
	ids := ""
	for _, ticket := range e.Tickets {
		ids += ticket.ID
	}
	if ids != "28751" {
		t.Errorf("tickets %s", ids)
	}
	const left = ": left out: a file of the workspace itself or a document of an earlier build (narrow the pattern of " +
		"this source to its exports)"
	wantFindings(t, e, "note agreements"+left, "note ."+left, "note out/2026-10"+left+" ×3",
		"note out/.2026-10.slareport-draft-1"+left,
		"note out/2026-10"+left,
		"error out/2026-10/all.csv: every file of this name is left out (see exclude of this source, and the findings "+
			"beside this one)")
}

func oneTicketRow(id string) string { return "id,opened\n" + id + ",2026-10-01T00:00:00Z\n" }
