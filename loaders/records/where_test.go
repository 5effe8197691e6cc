package records

import (
	"fmt"
	"strings"
	"testing"

	"github.com/slareport/slareport/loaders/presets"
	"github.com/slareport/slareport/loaders/records/headers"
	"github.com/slareport/slareport/loaders/records/recordtypes"
	"github.com/slareport/slareport/loaders/records/rowfilter"
	"github.com/slareport/slareport/loaders/table"
	"github.com/slareport/slareport/loaders/words/wordstest"
	"github.com/slareport/slareport/report/evidence"
)

const filterRows = "id,opened,priority,Assignment group,cost,first_contact\n" +
	"1,2026-10-01T00:00:00Z,P1, NOC ,10.5,yes\n" +
	"2,2026-10-02T00:00:00Z,P2,Desk,,no\n" +
	"3,2026-10-03T00:00:00Z,P1,Desk,3,\n" +
	"4,never,P3,NOC,x,\n"

func idsWhere(t *testing.T, where string) (string, string) {
	t.Helper()
	e := folder{"data/a.csv": filterRows}.load(t,
		fmt.Sprintf("\n  - {id: t, files: data/a.csv, records: tickets, where: '%s'}", where))
	var ids []string
	for i := range e.Tickets {
		ids = append(ids, e.Tickets[i].ID)
	}
	return strings.Join(ids, " "), findingsOf(e)
}

func TestFiltersSeeFieldsAndCells(t *testing.T) {
	for where, want := range map[string]string{
		`priority == "P1"`:                                                             "1 3",
		`cost > 5`:                                                                     "1",
		`cost == nil`:                                                                  "2",
		`first_contact`:                                                                "1",
		`opened >= date("2026-10-02T00:00:00Z")`:                                       "2 3",
		`col["Assignment group"] == "NOC"`:                                             "1",
		`col["assignment GROUP"] == "NOC"`:                                             "1",
		`col["Assignment group"] != "NOC"`:                                             "2 3",
		`lower(col["Assignment group"]) == "noc"`:                                      "1",
		`len(col["Assignment group"]) > 3`:                                             "2 3",
		`col["Assignment group"] in ["NOC", "X"]`:                                      "1",
		`col["cost"] startsWith "1"`:                                                   "1",
		`col["cost"] matches "^[0-9.]+$"`:                                              "1 3",
		`priority == "P1" and col["Assignment group"] == "Desk"`:                       "3",
		`priority == "P1" && !(col["Assignment group"] == "Desk")`:                     "1",
		`priority == "P2" or col["Assignment group"] == "NOC"`:                         "1 2",
		`not (priority == "P2" || col["Assignment group"] == "NOC")`:                   "3",
		`(col["cost"] == "3" ? "a" : "b") == "a"`:                                      "3",
		`priority in ["P1", "P2"] and (cost > 5 or col["Assignment group"] == "Desk")`: "1 2 3",
	} {
		if got, findings := idsWhere(t, where); got != want {
			t.Errorf("where %s keeps %q, want %q\n%s", where, got, want, findings)
		}
	}
}

func TestFilteredRowsLeaveNoFindings(t *testing.T) {
	if _, findings := idsWhere(t, `priority != "P3"`); strings.Contains(findings, "a.csv:5") {
		t.Errorf("the row that is filtered is told of:\n%s", findings)
	}
	if _, findings := idsWhere(t, `priority == "P3"`); !strings.Contains(findings, "error data/a.csv:5 [opened]") {
		t.Errorf("the row that is not filtered is not told of:\n%s", findings)
	}
}

func TestFilterErrorsSayWhatIsWrong(t *testing.T) {
	for where, want := range map[string]string{
		`col["Assignment group"] == ` +
			`priority`: `expression "col[\"Assignment group\"] == priority": priority and col[…] stand in one comparison (a ` +
			`field and a cell can be joined by and, or, not, but not compared; write quotation marks around a text)`,
		`col["cost"] > 5`: `cells are texts, and texts stand in quotation marks; ` +
			`to compare a number or a date, map the column to a field`,
		`col == "x"`: `col stands for all cells: name one, as in col["Assignment group"]`,
		`col[priority] == "x"`: `only col has parts, and their name stands in quotation marks: ` +
			`col["Assignment group"]`,
		`col["cost"][1:] == "x"`:            `loops, maps and parts of texts are not part of this language`,
		`any(col["cost"], # == "x")`:        `loops, maps and parts of texts are not part of this language`,
		`col["cost"] matches col["opened"]`: `matches takes a pattern in quotation marks`,
		`col["cost"] matches "("`:           `error parsing regexp`,
		`col["none"] == ""`:                 `no column is headed "none"`,
		`col["cost"]`:                       `bool`,
		`now() == col["cost"]`:              `now`,
		`col["cost"] ==`:                    `unexpected token EOF`,
	} {
		_, err := rowfilter.Compile[evidence.Ticket](
			where,
			headers.New(
				[]table.Column{{Name: "id"}, {Name: "opened"}, {Name: "priority"}, {Name: "Assignment group"}, {Name: "cost"}},
			), nil,
		)
		if err == nil ||
			!strings.Contains(strings.ReplaceAll(wordstest.Error(err), "it ends too early", "unexpected token EOF"), want) {
			t.Errorf("where %s: error %v, want %s", where, err, want)
		}
	}
}

func TestCheckWhereNeedsNoFiles(t *testing.T) {
	if err := recordtypes.CheckWhere(presets.Tickets, `col["anything"] == "x" and priority == "P1"`); err != nil {
		t.Error(err)
	}
	if err := recordtypes.CheckWhere(presets.Samples, `latency > 3`); err == nil {
		t.Error("samples have no latency for filters, wanted an error")
	}
	if err := recordtypes.CheckWhere("no such type", `x`); err != nil {
		t.Error(err)
	}
}

func TestFilterThatFailsRejectsTheRow(t *testing.T) {
	large := `len(1..(len(col["id"]) + 200000)) > 0` // more than an evaluation may build
	e := folder{"data/a.csv": filterRows}.load(t,
		fmt.Sprintf("\n  - {id: t, files: data/a.csv, records: tickets, where: '%s'}", large))
	if got := accountOf(e.Sources[0]); got != "4 0 0 0 4" {
		t.Errorf("account %s", got)
	}
	if r := e.Sources[0].Reasons; len(r) == 0 || r[0].Message.Key != "load.filter-not-computed" || r[0].Count != 3 {
		t.Errorf("reasons %+v", r)
	}
	if f := findingsOf(e); !strings.Contains(f, "error data/a.csv:2: ") ||
		!strings.Contains(f, " cannot be computed: row not loaded") {
		t.Errorf("findings %s", f)
	}
}

func TestFilterRemembersNoMoreThanItMay(t *testing.T) {
	var b strings.Builder
	b.WriteString("id,opened\n")
	for i := range 5000 {
		fmt.Fprintf(&b, "%d,2026-10-01T00:00:00Z\n", i)
	}
	e := folder{"data/a.csv": b.String()}.load(t,
		"\n  - {id: t, files: data/a.csv, records: tickets, where: 'col[\"id\"] != \"4500\"'}")
	if len(e.Tickets) != 4999 {
		t.Errorf("%d tickets", len(e.Tickets))
	}
}
