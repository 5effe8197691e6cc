package credit_test

import (
	"encoding/json"
	"math/big"
	"testing"

	"pgregory.net/rapid"

	"github.com/slareport/slareport/report/agreement"
	"github.com/slareport/slareport/report/credit/settlement"
	"github.com/slareport/slareport/report/ledger"
)

// TestALedgerSaysWhereItsInputsComeFrom holds the rule and the place of what was agreed; what was measured has no
// place.
func TestALedgerSaysWhereItsInputsComeFrom(t *testing.T) {
	a := contract("1000")
	a.Place = agreement.Place{File: "acme.yaml", Line: 1}
	a.Credits.CapMonth = share("20")
	cases := affected([]string{"a", "5"})
	cases[0].Objective.Place = agreement.Place{File: "acme.yaml", Line: 41}
	cases[0].Objective.Targets = target("99", false)
	l := settle(a, cases, 0, settlement.Account{}, 2).Ledger
	for name, want := range map[string][2]string{
		"fee_1": {"7", "acme.yaml:1"}, "cap_period_rate": {"7", "acme.yaml:1"}, "edge_1_1": {"7", "acme.yaml:41"},
		"target_1": {"6", "acme.yaml:41"}, "value_1": {"6", ""},
	} {
		if c := l.Find(name); c == nil || c.Role != ledger.Input || c.Clause != want[0] || c.Place != want[1] {
			t.Errorf("%s: %+v, want %v", name, c, want)
		}
	}
	for name, want := range map[string][3]string{
		"payable":       {"", "payable", "round_half_even(payable_figure) / 100"},
		"credit_1_band": {"a", "band", "credit_1_fee_base * credit_1_band_figure / 100"},
	} {
		if c := l.Find(name); c.Group != want[0] || c.Step != want[1] || c.Formula.String() != want[2] {
			t.Errorf("%s: %+v = %s, want %v", name, c, c.Formula, want)
		}
	}
}

// TestALedgerWorksOutToItsValues writes and reads the ledgers of any periods, and works them out anew.
func TestALedgerWorksOutToItsValues(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a, cases, account := period(t)
		p := settle(a, cases, 0, account, 2)
		text, err := json.Marshal(p.Ledger)
		if err != nil {
			t.Fatal(err)
		}
		var l ledger.Ledger
		if err := json.Unmarshal(text, &l); err != nil {
			t.Fatal(err)
		}
		if err := l.Set(nil); err != nil {
			t.Fatal(err)
		}
		seen := map[string]bool{}
		for i, c := range p.Ledger.Cells {
			if got := l.Cells[i]; (got.Value == nil) != (c.Value == nil) || c.Value != nil && got.Value.Cmp(c.Value) != 0 {
				t.Fatalf("%s = %s is %v, was %v", c.Name, c.Formula, got.Value, c.Value)
			}
			if seen[c.Name] {
				t.Fatalf("two cells are called %s", c.Name)
			}
			seen[c.Name] = true
		}
	})
}

// TestAnotherInputPaysWhatAnotherAgreementWould changes a fee and a band in a ledger, and in the agreement.
func TestAnotherInputPaysWhatAnotherAgreementWould(t *testing.T) {
	for _, c := range []struct{ fee, rate, want string }{
		{"1000", "5", "50.00"}, {"2000.10", "5", "100.00"}, {"1000", "7.5", "75.00"},
	} {
		l := settle(contract("1000"), affected([]string{"a", "5"}), 0, settlement.Account{}, 2).Ledger
		if err := l.Set(map[string]*big.Rat{"fee_1": rat(c.fee), "rate_1_1": rat(c.rate)}); err != nil {
			t.Fatal(err)
		}
		other := settle(contract(c.fee), affected([]string{"a", c.rate}), 0, settlement.Account{}, 2)
		if got := l.Find("payable").Value; got.FloatString(2) != c.want || got.Cmp(other.Payable) != 0 {
			t.Errorf("%+v: %s, the agreement pays %s", c, got.FloatString(2), other.Payable.FloatString(2))
		}
	}
}
