package workbook_test

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"math/big"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/slareport/slareport/report"
	"github.com/slareport/slareport/report/exact"
	over "github.com/slareport/slareport/report/portfolio"
	"github.com/slareport/slareport/report/render/workbook"
)

// loading is what reading some exports came to, in rows of several clients.
var loading = &report.Loading{
	Sources: []report.Source{{ID: "desk", File: "data/desk.csv", Records: []string{"tickets"}, Account: report.Account{
		Rows: 9, Loaded: 6, Duplicates: 1, Rejected: 2,
		Reasons: []report.Reason{{Kind: "rejected", Text: "opened is blank", Count: 2, Row: 4}},
		Findings: []report.Finding{{Severity: "error", File: "data/desk.csv", Row: 4, Column: "opened",
			Text: "blank, but needed: row not loaded", Count: 2}},
	}}},
	Findings: []report.Finding{{Severity: "warning", Text: "no agreement is with the client \"Nobody\"", Count: 3}},
}

// portfolio draws what stands over some reports.
func portfolio(t testing.TB, all []*report.Report) map[string][]byte {
	t.Helper()
	files := map[string][]byte{}
	p := over.Of(all)
	p.Loading = loading
	err := workbook.Portfolio(p, words(t, "en-GB"), "", func(name string, content []byte) error {
		files[name] = bytes.Clone(content)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}

func some(t testing.TB, n int) []*report.Report {
	t.Helper()
	var all []*report.Report
	for seed := uint64(0); len(all) < n; seed++ {
		c := newContract(seed)
		c.a.Credits.CostCentre, c.a.Credits.Account = fmt.Sprint("0", seed), "4711"
		if r := c.report(t); certain(r) { // of what is provisional there are tests of its own
			all = append(all, r)
		}
	}
	return all
}

// certain tells whether no month of a report is open.
func certain(r *report.Report) bool {
	for i := range r.Objectives {
		for _, point := range r.Objectives[i].Trend {
			if point.Verdict == report.Unclear {
				return false
			}
		}
	}
	return r.Standing == nil
}

// sumsOf adds up exactly what reports come to, by currency.
func sumsOf(all []*report.Report, counts func(payable *big.Rat) bool) map[string]*big.Rat {
	sums := map[string]*big.Rat{}
	for _, r := range all {
		if sums[r.Currency] == nil {
			sums[r.Currency] = new(big.Rat)
		}
		if payable := exact.Parse(r.Credits.Payable); counts(payable) {
			sums[r.Currency].Add(sums[r.Currency], payable)
		}
	}
	return sums
}

// What one client owes is no part of what is due to others; a credit note has its sign.
func due(payable *big.Rat) bool { return payable.Sign() > 0 }
func signed(*big.Rat) bool      { return true }

// What was found in rows of any client, or of nobody, stands in the book of the provider.
//
// Decides: rows-of-nobody.
func TestConsolidatedAccountsForEveryFile(t *testing.T) {
	sheet := cellsOf(t, portfolio(t, some(t, 2))["penalties.xlsx"])["Sources"]
	text := fmt.Sprint(sheet)
	for _, want := range []string{"data/desk.csv", "opened is blank", "data/desk.csv:4, column opened",
		"blank, but needed: row not loaded", "Nobody"} {
		if !strings.Contains(text, want) {
			t.Errorf("the sheet of sources lacks %q: %s", want, text)
		}
	}
}

func TestConsolidatedIsTheSumOfTheBooks(t *testing.T) {
	all := some(t, 40)
	written := portfolio(t, all)["penalties.xlsx"]
	computed := cellsOf(t, inCalc(t, map[string][]byte{"all": written})["all"])
	compareFormulas(t, "consolidated", cellsOf(t, written), computed)
	want := sumsOf(all, due)
	for row := 5; row < 5+len(want); row++ {
		n := strconv.Itoa(row)
		currency := computed["Summary"]["A"+n].value
		f, _ := want[currency].Float64()
		if got := computed["Summary"]["B"+n].number(t); got-f > 0.001 || f-got > 0.001 {
			t.Errorf("%s: %v consolidated, the books say %v", currency, got, f)
		}
	}
	agree := 0
	for place, c := range computed["Summary"] {
		if place[0] == 'K' && c.value == "agrees" {
			agree++
		}
	}
	if agree != len(all) {
		t.Errorf("%d of %d agreements agree", agree, len(all))
	}
	rows := 0
	for _, r := range all {
		for _, o := range r.Objectives {
			rows += len(o.Trend)
		}
	}
	if _, there := computed["Objectives"]["A"+strconv.Itoa(rows+1)]; !there {
		t.Errorf("the objectives have fewer than %d rows", rows)
	}
	if c, there := computed["Objectives"]["A"+strconv.Itoa(rows+2)]; there && c.value != "" {
		t.Errorf("the objectives have more than %d rows", rows)
	}
}

func TestCreditNotesSumToWhatIsPayable(t *testing.T) {
	all := some(t, 40)
	content := portfolio(t, all)["credits.csv"]
	rest, marked := bytes.CutPrefix(content, []byte("\uFEFF"))
	if !marked {
		t.Error("the file does not begin with the mark of UTF-8")
	}
	lines, err := csv.NewReader(bytes.NewReader(rest)).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	if want := "agreement,client,period,from,to,currency,cost_centre,account,objective,name,service,amount,text," +
		"document_type,document_number,document_date,tax_category,tax_rate,tax,gross,invoice,direction,claim_reference," +
		"state,least,most"; strings.Join(lines[0], ",") != want {
		t.Errorf("heads %v", lines[0])
	}
	sums := map[string]*big.Rat{}
	for _, l := range lines[1:] {
		if sums[l[5]] == nil {
			sums[l[5]] = new(big.Rat)
		}
		sums[l[5]].Add(sums[l[5]], exact.Parse(l[11]))
		if l[3] != "2026-10-01" || l[4] != "2026-10-31" || !strings.HasPrefix(l[6], "0") || l[7] != "4711" {
			t.Errorf("line %v", l)
		}
	}
	for currency, want := range sumsOf(all, signed) {
		if sums[currency].Cmp(want) != 0 {
			t.Errorf("%s: the lines sum to %s, payable are %s", currency, sums[currency].FloatString(2), want.FloatString(2))
		}
	}
}

// creditLines are the rows of credits.csv, cell by the head of its column.
func creditLines(t *testing.T, all ...*report.Report) (list []map[string]string) {
	t.Helper()
	var b bytes.Buffer
	if err := workbook.CreditNotes(&b, all); err != nil {
		t.Fatal(err)
	}
	lines, err := csv.NewReader(bytes.NewReader(bytes.TrimPrefix(b.Bytes(), []byte("\uFEFF")))).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	for _, l := range lines[1:] {
		row := map[string]string{}
		for i, head := range lines[0] {
			row[head] = l[i]
		}
		list = append(list, row)
	}
	return list
}

// An objective of which nobody knows what it pays has no amount that a ledger could post.
func TestCreditLinesOfWhatIsOpenAreProvisional(t *testing.T) {
	r := newContract(1).report(t)
	r.Objectives = r.Objectives[:1]
	o := &r.Objectives[0]
	r.CreditNote = &report.CreditNote{
		Lines: []report.CreditNoteLine{{Objective: o.ID, Net: "12.50", Tax: "2.38", Gross: "14.88"}},
	}
	cells := func() string {
		row := creditLines(t, r)[0]
		return strings.Join([]string{row["amount"], row["gross"], row["state"], row["least"], row["most"]}, "|")
	}
	o.Verdict, o.Credit.Payable = report.Missed, "12.50"
	if got, want := cells(), "12.50|14.88|final||"; got != want {
		t.Errorf("known: %s, want %s", got, want)
	}
	r.CreditNote.Provisional = true
	if got, want := cells(), "12.50|14.88|provisional|12.50|12.50"; got != want {
		t.Errorf("certain beside others that are not: %s, want %s", got, want)
	}
	r.CreditNote.Lines = nil
	o.Verdict, o.Provisional = report.Unclear, []report.Provisional{{
		Best: report.Bound{Payable: "0.00"}, Worst: report.Bound{Payable: "1000.00"},
	}}
	if got, want := cells(), "||provisional|0.00|1000.00"; got != want {
		t.Errorf("undetermined: %s, want %s", got, want)
	}
	o.Provisional[0].Worst.Payable = ""
	if got, want := cells(), "||provisional|0.00|"; got != want {
		t.Errorf("boundless: %s, want %s", got, want)
	}
}

func TestCreditNotesHoldNoFormula(t *testing.T) {
	r := newContract(1).report(t)
	o := &r.Objectives[0]
	for _, hostile := range []string{"=1+1", "+1", "-1", "@SUM(1)", "\tx", "\rx", "a\"b,c\nd"} {
		r.Client, r.Agreement, o.Name, o.ID, r.Credits.CostCentre = hostile, hostile, hostile, hostile, hostile
		r.CreditNote = &report.CreditNote{
			Number: hostile, Invoices: []string{hostile, "I2"},
			Lines: []report.CreditNoteLine{{Objective: hostile, Text: hostile, Net: "-12.50", Tax: "-2.38", Gross: "-14.88"}},
		}
		want := "'" + hostile
		if hostile[0] == 'a' {
			want = hostile
		}
		row := creditLines(t, r)[0]
		row["invoice"] = strings.TrimSuffix(row["invoice"], "; I2")
		for _, k := range []string{
			"agreement", "client", "cost_centre", "objective", "name", "text", "document_number", "invoice",
		} {
			if got := row[k]; strings.ReplaceAll(got, "\r", "") != strings.ReplaceAll(want, "\r", "") {
				t.Errorf("%s: %q is written as %q", k, hostile, got)
			}
		}
		if got := row["amount"] + row["tax"] + row["gross"]; got != "-12.50-2.38-14.88" {
			t.Errorf("the amounts are %q", got)
		}
	}
}

// 19 % of 100.00 and 50.00 is 28.50; the second agreement owes 30.00, for which there is no credit note.
func TestCreditNotesTellDocumentsAndTax(t *testing.T) {
	r := newContract(1).report(t)
	r.Objectives = r.Objectives[:0]
	for _, id := range []string{"a", "b", "c"} {
		r.Objectives = append(r.Objectives, report.Objective{ID: id, Name: "Name of " + id})
	}
	r.CreditNote = &report.CreditNote{
		Type: "381", Number: "CN-1", Date: "2026-11-05", Invoices: []string{"I1", "I2"}, Category: "S", Rate: "19",
		Lines: []report.CreditNoteLine{
			{Objective: "a", Text: "Gutschrift für A", Net: "100.00", Tax: "19.00", Gross: "119.00"},
			{Objective: "c", Text: "Gutschrift für C", Net: "50.00", Tax: "9.50", Gross: "59.50"},
		},
	}
	owed := *r
	owed.Client = "Zeta"
	owed.CreditNote = &report.CreditNote{Lines: []report.CreditNoteLine{{Objective: "b", Text: "B", Net: "-30.00"}}}
	var got []string
	for _, row := range creditLines(t, &owed, r) {
		var cells []string
		for _, k := range []string{
			"name", "amount", "text", "document_type", "document_number", "document_date", "tax_category", "tax_rate", "tax",
			"gross", "invoice",
		} {
			cells = append(cells, row[k])
		}
		got = append(got, strings.Join(cells, "|"))
	}
	want := []string{
		"Name of a|100.00|Gutschrift für A|381|CN-1|2026-11-05|S|19|19.00|119.00|I1; I2",
		"Name of c|50.00|Gutschrift für C|381|CN-1|2026-11-05|S|19|9.50|59.50|I1; I2",
		"Name of b|-30.00|B||||||||",
	}
	if !slices.Equal(got, want) {
		t.Errorf("got  %q\nwant %q", got, want)
	}
}

func TestSameReportsSamePortfolio(t *testing.T) {
	all := some(t, 5)
	first := portfolio(t, all)
	for range 3 {
		all[0], all[3] = all[3], all[0]
		for name, content := range portfolio(t, all) {
			if !bytes.Equal(first[name], content) {
				t.Errorf("two drawings of %s differ", name)
			}
		}
	}
}

func TestNoClientsNoPortfolio(t *testing.T) {
	if files := portfolio(t, nil); len(files) != 0 {
		t.Errorf("%d files", len(files))
	}
	if err := workbook.Consolidated(&bytes.Buffer{}, over.Of(nil), words(t, "en-GB"), ""); err == nil ||
		err.Error() != "there is no report to consolidate" {
		t.Errorf("error %v", err)
	}
}

// The book over all clients says before its sums of how many agreements the figures are provisional; between what their
// amounts lie and what is missing stands beside them. A month without a verdict has no figures but those that it lies
// between, and the sheet of months counts it. Without a doubt none of this is there.
//
// Decides: provisional-first.
func TestConsolidatedSaysWhatIsProvisional(t *testing.T) {
	const said = "The source register (outages) could not be read."
	all := some(t, 2)
	certain := cellsOf(t, portfolio(t, all)["penalties.xlsx"])
	if text := fmt.Sprint(certain["Summary"]); strings.Contains(text, "Provisional") ||
		strings.Contains(text, "at least") {
		t.Errorf("nothing is in doubt: %s", text)
	}
	r := all[0]
	r.Standing = &report.Standing{Text: said, Missing: []report.Provisional{{
		Best: report.Bound{Payable: "10.00"}, Worst: report.Bound{Payable: "75.50"},
	}}}
	o := &r.Objectives[0]
	p := &o.Trend[len(o.Trend)-1]
	p.Verdict, p.Best, p.Worst, p.Payable = report.Unclear, "99.5", "90", "0.00"
	if o.AtMost {
		p.Best, p.Worst = p.Worst, p.Best
	}
	written := portfolio(t, all)["penalties.xlsx"]
	cells := cellsOf(t, written)
	if got := cells["Summary"]["A2"].value; !strings.HasPrefix(got, "Provisional figures: of 1 agreement ") {
		t.Errorf("the second row of the summary says %q", got)
	}
	text := fmt.Sprint(cells["Summary"])
	for _, want := range []string{said, "75.5", "Payable, at least", "Payable, at most"} {
		if !strings.Contains(text, want) {
			t.Errorf("the summary lacks %q: %s", want, text)
		}
	}
	for row := 2; ; row++ {
		n, sheet := strconv.Itoa(row), cells["Objectives"]
		if sheet["A"+n].value == "" {
			t.Fatal("the objective has no row")
		}
		if sheet["B"+n].value != "yes" || sheet["C"+n].value != r.Client || sheet["J"+n].value != o.ID {
			continue
		}
		for _, column := range []string{"P", "Q", "R", "U"} {
			if got := sheet[column+n].value; got != "" {
				t.Errorf("%s%s says %q of a month without a verdict", column, n, got)
			}
		}
		if sheet["T"+n].value != "undetermined" || sheet["V"+n].value != "90" || sheet["W"+n].value != "99.5" {
			t.Errorf("verdict %q, between %q and %q", sheet["T"+n].value, sheet["V"+n].value, sheet["W"+n].value)
		}
		break
	}
	computed, counted := cellsOf(t, inCalc(t, map[string][]byte{"all": written})["all"]), 0.0
	months := computed["Months"]
	for place, c := range months {
		if place[0] == 'D' && place != "D1" {
			counted += c.number(t)
		}
	}
	if months["D1"].value != "Undecided" || counted != 1 {
		t.Errorf("%q: %v months are undecided", months["D1"].value, counted)
	}
}
