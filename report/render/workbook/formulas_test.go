package workbook_test

import (
	"fmt"
	"os"
	"strconv"
	"strings"
	"testing"

	"github.com/slareport/slareport/report"
)

// How many contracts are drawn, for how many of them figures are changed, and how many of their workbooks LibreOffice
// computes, which is slow. SLAREPORT_BOOKS sets all three.
var (
	generated = books(120)
	changed   = books(60)
	inOffice  = books(12)
)

func books(n int) int {
	if set, err := strconv.Atoi(os.Getenv("SLAREPORT_BOOKS")); err == nil {
		return set
	}
	return n
}

// TestEveryFormulaIsTheEngines writes the workbook of many agreements over every form of credits: each formula's value
// is what LibreOffice computes, every check agrees with the engine to the minor unit, and so does what is payable.
func TestEveryFormulaIsTheEngines(t *testing.T) {
	books, reports := map[string][]byte{}, map[string]*report.Report{}
	for seed := range generated {
		name := fmt.Sprint("book", seed)
		reports[name] = newContract(uint64(seed)).report(t)
		books[name] = render(t, reports[name])
	}
	n, agree, paying, forms := 0, 0, 0, map[string]int{}
	for name, content := range books {
		agree += checked(t, name, reports[name], cellsOf(t, content))
		if p := reports[name].Credits.Payable; strings.Trim(p, "0.") != "" {
			paying++
		}
		for _, o := range reports[name].Objectives {
			for _, s := range o.Credit.Steps {
				forms[s.Key]++
			}
		}
		for _, s := range reports[name].Credits.Steps {
			forms[s.Key]++
		}
	}
	for _, key := range []string{"fee-base", "pool", "allocation", "band", "per-miss", "per-step", "points", "whole",
		"repeat", "minimum", "incident", "cap-objective", "rounded", "limited",
		"sum", "cap-service", "at-risk", "cap-period", "carried", "cap-year", "earn-back", "minimum-payout", "bonus",
		"payable"} {
		if generated >= 100 && forms[key] == 0 {
			t.Errorf("no agreement has the step %s", key)
		}
	}
	if paying < generated/3 {
		t.Errorf("only %d of %d pay anything", paying, generated)
	}
	if testing.Short() {
		return
	}
	some := map[string][]byte{}
	for seed := range min(inOffice, generated) {
		name := fmt.Sprint("book", seed)
		some[name] = books[name]
	}
	for name, content := range inCalc(t, some) {
		n += compareFormulas(t, name, cellsOf(t, books[name]), cellsOf(t, content))
	}
	t.Logf("%d checks in %d workbooks, %d of which pay; %d formulas computed by LibreOffice in %d; steps %v", agree,
		len(books), paying, n, len(some), forms)
}

// checked holds the checks of a workbook against its report, and gives how many agree.
func checked(t *testing.T, name string, r *report.Report, cells map[string]map[string]found) (agree int) {
	t.Helper()
	c := words(t, r.Locale)
	for sheet, list := range cells {
		for place, x := range list {
			switch x.value {
			case c.T("credits.agrees"):
				agree++
			case c.T("credits.differs"):
				t.Errorf("%s %s!%s differs", name, sheet, place)
			}
		}
	}
	if agree < 2 {
		t.Errorf("%s has %d checks", name, agree)
	}
	return agree
}
