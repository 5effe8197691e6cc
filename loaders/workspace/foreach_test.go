package workspace

import (
	"strings"
	"testing"
	"testing/fstest"

	"github.com/shopspring/decimal"

	"github.com/slareport/slareport/loaders/workspace/items"
	"github.com/slareport/slareport/report/agreement"
)

// A workbook names items, fees, targets and tiers as its cells show them: 00017, 1,180.50, 99.9%.
func TestItemsOfAWorkbookBecomeObjectives(t *testing.T) {
	a := load(t, "full").Agreements[0]
	var got []agreement.Objective
	for _, o := range a.Objectives {
		if o.Item != nil {
			got = append(got, o)
		}
	}
	if len(got) != 2 {
		t.Fatalf("%d objectives, want those of the rows that are gold or silver", len(got))
	}
	all := []string{"00017", "00018", "00019"}
	same(t, "item", *got[0].Item, agreement.Item{
		Group: "circuits", GroupName: "circuits", Name: "00017", Tier: "gold", Site: true, Table: "data/circuits.xlsx",
		Others: all,
	})
	same(t, "ids and names", []string{got[0].ID, got[0].Name, got[1].ID, got[1].Name},
		[]string{"circuits/00017", "circuits: 00017 (Albany)", "circuits/00018", "circuits: 00018 (Boston)"})
	same(t, "own target, and that of the objective", []string{got[0].Targets[0].Value.Text, got[1].Targets[0].Value.Text},
		[]string{"99.9%", "99%"})
	same(t, "fees", []string{got[0].Credit.Of, got[1].Credit.Of}, []string{"lines/00017", "lines/00018"})
	same(t, "place", got[1].Place, agreement.Place{File: "data/circuits.xlsx", Sheet: "Lines", Line: 3, Column: 1})
	fees := a.Fees[len(a.Fees)-2:]
	want := func(service, amount string) agreement.Fee {
		return agreement.Fee{Service: service, Items: "data/circuits.xlsx", Amounts: since(decimal.RequireFromString(amount))}
	}
	if !fees[0].Amounts[0].Value.Equal(decimal.NewFromInt(420)) ||
		!fees[1].Amounts[0].Value.Equal(decimal.RequireFromString("1180.5")) {
		t.Errorf("fees %v", fees)
	}
	same(t, "services of the fees", []string{fees[0].Service, fees[1].Service},
		[]string{want("lines/00017", "1").Service, want("lines/00018", "1").Service})
}

// itemsOf are the objectives of an agreement whose items stand in a table.
func itemsOf(t *testing.T, forEach, table string) *agreement.Agreement {
	t.Helper()
	text := slip{"items", upOf, each(forEach)}.apply(t, goodAgreement)
	w, problems, err := Load(fstest.MapFS{
		File: {Data: []byte(goodSettings)}, "agreements/a.yaml": {Data: []byte(text)},
		"data/circuits.csv": {Data: []byte(table)},
	})
	if err != nil || len(problems) > 0 {
		t.Fatalf("%v %v", problems, err)
	}
	return w.Agreements[0]
}

// Tables are read as exports are: with a byte order mark, semicolons and a decimal comma.
func TestATableOfItemsIsReadLikeAnExport(t *testing.T) {
	a := itemsOf(t, "for-each: data/circuits.csv",
		"\ufeffCircuit;Fee;Target;Installed\r\nA;1.180,50;99,95 %;2025\r\nB;420,00;;2026\r\n")
	same(t, "items", len(a.Objectives), 2)
	same(t, "target", []string{a.Objectives[0].Targets[0].Value.Text, a.Objectives[1].Targets[0].Value.Text},
		[]string{"99.95%", "99%"})
	if fee := a.Fees[2]; fee.Service != "wan/A" || !fee.Amounts[0].Value.Equal(decimal.RequireFromString("1180.5")) {
		t.Errorf("fee %v", fee)
	}
}

// One item, and a thousand.
func TestAnyNumberOfItemsIsRead(t *testing.T) {
	rows := "item,fee\n"
	for i := range 1000 {
		rows += strings.Repeat("x", 1+i%90) + decimal.NewFromInt(int64(i)).String() + ",10.00\n"
	}
	for table, want := range map[string]int{"item,fee\nA,10.00\n": 1, rows: 1000} {
		a := itemsOf(t, "for-each: data/circuits.csv", table)
		if len(a.Objectives) != want || len(a.Fees) != want+2 {
			t.Errorf("%d objectives and %d fees, want %d and two more fees", len(a.Objectives), len(a.Fees), want)
		}
	}
}

// Two objectives for the same items have one fee an item; without a service, the items are services.
//
// Decides: item-site-or-service.
func TestObjectivesForTheSameItemsShareTheirFees(t *testing.T) {
	text := slip{"items", upOf + "    target: 99%\n", `  - id: up
    availability: {from: outages}
    for-each: data/circuits.csv
    target: 99%
  - id: calls
    timeliness: {from: opened, to: resolved, within: 4h}
    for-each: {table: data/circuits.csv}
    target: 95%
    credit: {bands: {below 95%: 10%}}
`}.apply(t, goodAgreement)
	w, problems, err := Load(fstest.MapFS{
		File: {Data: []byte(goodSettings)}, "agreements/a.yaml": {Data: []byte(text)},
		"data/circuits.csv": {Data: []byte("circuit,fee\nA,10.00\nB,20.00\n")},
	})
	if err != nil || len(problems) > 0 {
		t.Fatalf("%v %v", problems, err)
	}
	a := w.Agreements[0]
	same(t, "services", []string{a.Objectives[1].Service, a.Objectives[3].Service, a.Objectives[3].Credit.Of},
		[]string{"B", "B", "B"})
	same(t, "fees", len(a.Fees), 4)
}

// As many objectives as are possible are read; one more is a problem, which problems.golden has.
func TestAnAgreementHasAThousandItems(t *testing.T) {
	if a := itemsOf(t, "for-each: data/circuits.csv", manyItems(items.Most)); len(a.Objectives) != items.Most {
		t.Errorf("%d objectives of %d items", len(a.Objectives), items.Most)
	}
}
