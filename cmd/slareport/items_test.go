package main

import (
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/slareport/slareport/report"
	"github.com/slareport/slareport/report/render/table/money"
)

// circuits are lines with a table of items, each of which had an outage in October.
func circuits(table, credit string, outages ...string) trial {
	return trial{
		terms: `fault: {excuses: [customer]}
objectives:
  - id: up
    name: Uptime
    service: lines
    availability: {from: outages}
    for-each: circuits.csv
    target: 99%
    ` + credit,
		rows:   rows("outages", "id,service,site,from,to", outages...),
		others: map[string]string{"circuits.csv": table},
	}
}

// Ten hours of 744 are 98.66 % of the month. Each credit is 10 % of a fee of 0.05 and is rounded by itself, half to
// even:
// three times 0.00, where 10 % of the sum would be 0.02.
//
// Decides: item-of-many.
func TestEachItemIsJudgedAndRoundedByItself(t *testing.T) {
	r := circuits("circuit,fee,target\nA,0.05,\nB,0.05,98%\nC,0.05,\nD,0.05,\n", "credit: {bands: {below 99%: 10%}}",
		"1,lines,A,2026-10-02 00:00,2026-10-02 10:00", "2,lines,b,2026-10-03 00:00,2026-10-03 10:00",
		"3,lines,C,2026-10-04 00:00,2026-10-04 10:00").report(t)
	for id, want := range map[string]report.Verdict{
		"up/A": report.Missed, "up/B": report.Met, "up/C": report.Missed, "up/D": report.Met,
	} {
		if o := objective(t, r, id); o.Verdict != want || o.Group != "up" || "up/"+o.Item != id {
			t.Errorf("%s is %s of group %s: %s", id, o.Verdict, o.Group, o.Sentence)
		}
	}
	if r.Credits.Payable != "0.00" || r.Credits.FeesTotal != "0.20" {
		t.Errorf("it pays %s of %s", r.Credits.Payable, r.Credits.FeesTotal)
	}
	g := r.Groups[0]
	if g.Items != 4 || g.Missed != 2 || g.Worst != "up/A" || g.Verdict != report.Missed || g.Paying != 0 ||
		g.Sentence != "2 of 4 items missed; the worst is A with 98.66\u00a0%." {
		t.Errorf("%+v", g)
	}
}

// An outage that names no site is one of every item; so is one of no service.
func TestARecordThatNamesNoItemIsAboutAllOfThem(t *testing.T) {
	r := circuits("circuit\nA\nB\n", "", "1,lines,,2026-10-02 00:00,2026-10-02 10:00",
		"2,,B,2026-10-03 00:00,2026-10-03 10:00").report(t)
	if a, b := objective(t, r, "up/A"), objective(t, r, "up/B"); a.Misses.Len() != 1 || b.Misses.Len() != 2 {
		t.Errorf("A has %d outages and B %d, want 1 and 2", a.Misses.Len(), b.Misses.Len())
	}
}

// Decides: items-named.
func TestItemsAreComparedWithTheRecords(t *testing.T) {
	outage := "1,lines,A,2026-10-02 00:00,2026-10-02 10:00"
	for name, c := range map[string]struct {
		table   string
		outages []string
		want    string // "": nothing is said
	}{
		"an item without a record": {"circuit\nA\nB\nC\n", []string{outage},
			`no row names 2 items of circuits.csv: "B", "C"`},
		"a record of another item": {"circuit\nA\n", []string{outage, "2,lines,X,2026-10-03 00:00,2026-10-03 10:00"},
			`1 row counts for no item: circuits.csv does not have "X"`},
		"a record of another kind": {"circuit\nA\n", []string{outage, "2,mail,X,2026-10-03 00:00,2026-10-03 10:00"}, ""},
		"records without a site": {"circuit\nA\nB\n", []string{"1,lines,,2026-10-02 00:00,2026-10-02 10:00"},
			"no row of outages names a site, so that each is about every item of circuits.csv"},
		"every item in the records": {"circuit\nA\n", []string{outage}, ""},
		"an item in other writing":  {"circuit\na \n", []string{outage}, ""},
		"an item that was mistyped": {"circuit\nCKT-001\n", []string{"1,lines,CKT-0O1,2026-10-02 00:00,2026-10-02 10:00"},
			`1 row counts for no item: circuits.csv does not have "CKT-0O1"`},
	} {
		var said []string
		for _, f := range circuits(c.table, "", c.outages...).report(t).Findings {
			if strings.Contains(f.Text, "item") {
				said = append(said, f.Text)
			}
		}
		switch {
		case c.want == "" && len(said) > 0:
			t.Errorf("%s: %q", name, said)
		case c.want != "" && !strings.Contains(strings.Join(said, "\n"), c.want):
			t.Errorf("%s: %q, want %q", name, said, c.want)
		}
	}
}

// Decides: worst-item.
func TestTheWorstItemIsTheOneFurthestFromItsTarget(t *testing.T) {
	r := circuits("circuit,target\nA,99%\nB,99.9%\nC,90%\n", "",
		"1,lines,A,2026-10-02 00:00,2026-10-02 10:00", "2,lines,B,2026-10-03 00:00,2026-10-03 08:00",
		"3,lines,C,2026-10-04 00:00,2026-10-05 00:00").report(t)
	if got := r.Groups[0].Worst; got != "up/B" { // 98.92 of 99.9, where A has 98.66 of 99 and C 96.77 of 90
		t.Errorf("the worst is %s", got)
	}
}

// Documents tell items in a line and a table; only the workbook has a row for each.
func TestDocumentsListOnlyItemsThatNeedAWord(t *testing.T) {
	table := "circuit,fee\n"
	for _, name := range strings.Fields("North South East West Centre") {
		table += name + ",100.00\n"
	}
	dir := circuits(table, "credit: {bands: {below 99%: 10%}}", "1,lines,North,2026-10-02 00:00,2026-10-02 10:00").dir(t)
	out := dir + "/out"
	console := &strings.Builder{}
	if code := run(
		t.Context(), []string{"build", "-w", dir, "--period", "2026-10", "--as-of", "2026-12-01T00:00:00Z", "--out", out},
		nil, console, console,
	); code != 0 {
		t.Fatal(console)
	}
	if !strings.Contains(
		console.String(), "Uptime: 1 of 5 items missed; 1 item pays €10.00; the worst is North with 98.66\u00a0%.",
	) {
		t.Errorf("the console says %s", console)
	}
	text, err := os.ReadFile(out + "/acme-retail/summary.html")
	if err != nil {
		t.Fatal(err)
	}
	page := string(text)
	if n := strings.Count(page, `class="objective"`); n != 1 {
		t.Errorf("the page has %d sections", n)
	}
	for _, name := range []string{"Uptime: North", "Uptime: 5 items", "4 more items are not listed"} {
		if !strings.Contains(page, name) {
			t.Errorf("the page lacks %q", name)
		}
	}
	if strings.Contains(page, "Uptime: South") {
		t.Error("the page lists an item that was met")
	}
}

// explain asks for one of many items; it says how they went and names one.
func TestExplainAsksForOneOfManyItems(t *testing.T) {
	dir := circuits("circuit\nA\nB\n", "", "1,lines,B,2026-10-02 00:00,2026-10-02 10:00").dir(t)
	explain := func(id string) (int, string) {
		var out strings.Builder
		code := run(t.Context(), []string{"explain", "-w", dir, "--period", "2026-10", "Acme Retail", id}, nil, &out, &out)
		return code, out.String()
	}
	if code, said := explain("up"); code != 1 ||
		!strings.Contains(said, "up is there for each of 2 items: 1 of 2 items missed") ||
		!strings.Contains(said, "name one of them, such as up/B") {
		t.Errorf("%d: %s", code, said)
	}
	if code, said := explain("UP/b"); code != 0 || !strings.Contains(said, "Uptime: B (up/B)") {
		t.Errorf("%d: %s", code, said)
	}
}

// Eight items were down for more than nine hours each: ten started hours at 5 % of 100.00 are 50.00. Of one all was
// claimed, of another 15.00 were granted. On paper the first six of equal price are told step by step, then all
// together.
func TestEachItemThatPaysIsToldStepByStep(t *testing.T) {
	var lines []string
	for _, c := range "ABCDEFGH" {
		lines = append(lines, string(c)+",lines,"+string(c)+",2026-10-02 00:00:00,2026-10-02 09:05:07")
	}
	w := circuits("circuit,fee\n"+strings.Join(strings.Split("ABCDEFGHI", ""), ",100.00\n")+",100.00\n",
		"credit: {per: outage, per-step: {each: started 1h, pays: 5%}, claim: {within: 60d}}", lines...)
	w.rows["credit-claims"] = "period,objective,at,state,amount\n2026-10,up/A,2026-11-02 09:00,claimed,\n" +
		"2026-10,up/B,2026-11-02 09:00,granted,15.00\n"
	r := w.report(t)
	var told []string
	steps := money.CreditedSteps(r, wordsOf(t, "en-GB")).Pick("objective", "step", "formula", "amount")
	for _, row := range steps.Rows {
		if row[0].Raw == "Uptime: B" || row[0].Raw == "Uptime" || row[0].Raw == "Uptime: G" {
			told = append(told, strings.ReplaceAll(row[1].Raw+"|"+row[2].Raw+"|"+row[3].Raw, "\u00a0", " "))
		}
	}
	want := []string{
		"Fee base|lines/B|100.00", "Price per step|B, 9 h 5 min 7 s: €50.00|50.00",
		"Rounded||50.00", "Claimed in time||15.00",
		"Rounded|with 2 more items that pay|400.00", "Claimed in time||65.00",
	}
	if !slices.Equal(told, want) {
		t.Errorf("%q", told)
	}
	var fall []string
	for _, s := range r.CreditFall() {
		fall = append(fall, s.Name+" "+s.Adds)
	}
	if want := []string{"Uptime 65.00", "Payable 65.00"}; !slices.Equal(fall, want) {
		t.Errorf("%q", fall)
	}
}
