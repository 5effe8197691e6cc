package credit_test

import (
	"encoding/json"
	"math/big"
	"os"
	"testing"

	"github.com/shopspring/decimal"

	"github.com/slareport/slareport/report/agreement"
	"github.com/slareport/slareport/report/credit"
	"github.com/slareport/slareport/report/credit/books"
	"github.com/slareport/slareport/report/credit/settlement"
	"github.com/slareport/slareport/report/timeline"
)

func rat(s string) *big.Rat {
	r, ok := new(big.Rat).SetString(s)
	if !ok {
		panic(s)
	}
	return r
}

// bands makes bands from edges and rates, best first.
func bands(pairs ...string) []agreement.Band {
	var all []agreement.Band
	for i := 0; i < len(pairs); i += 2 {
		all = append(all, agreement.Band{Edge: rat(pairs[i]), Rate: rat(pairs[i+1]), Text: "below " + pairs[i] + "%"})
	}
	return all
}

func contract(fee string) *agreement.Agreement {
	return &agreement.Agreement{
		Fees: []agreement.Fee{
			{
				Service: "wan",
				Amounts: []agreement.Dated[decimal.Decimal]{{From: timeline.NoInstant, Value: decimal.RequireFromString(fee)}},
			},
		},
	}
}

func promise(b []agreement.Band) *agreement.Objective {
	return &agreement.Objective{Credit: &agreement.Credit{Of: "wan", Bands: b}}
}

// Credit tables that clouds publish pay what they say at every edge, and for months of every length.
//
// Decides: form-bands.
func TestRules7BandsOfPublishedTables(t *testing.T) {
	raw, err := os.ReadFile("testdata/published.json")
	if err != nil {
		t.Fatal(err)
	}
	var file struct {
		Tables []struct {
			Name  string
			Bands []string
			Cases []struct{ Good, Of, Credit string }
		}
	}
	if err := json.Unmarshal(raw, &file); err != nil {
		t.Fatal(err)
	}
	if len(file.Tables) == 0 {
		t.Fatal("no tables")
	}
	for _, table := range file.Tables {
		for _, c := range table.Cases {
			value := new(big.Rat).Quo(rat(c.Good), rat(c.Of))
			value.Mul(value, rat("100"))
			got := ofObjective(contract("100"), promise(bands(table.Bands...)), 0, value, true, 2)
			if got.Amount.Cmp(rat(c.Credit)) != 0 {
				t.Errorf("%s at %s of %s: %s %%, want %s %%", table.Name, c.Good, c.Of, got.Amount.FloatString(4), c.Credit)
			}
		}
	}
}

// Just below an edge the next band pays, however close the value is.
//
// Decides: form-bands.
func TestRules7BandsBeginBelowTheirEdge(t *testing.T) {
	for value, want := range map[string]string{
		"99.99": "0", "99.9899999": "100", "99": "100", "98.999999": "300", "95": "300", "94.999999": "1000",
	} {
		got := ofObjective(contract("1000"), promise(bands("99.99", "10", "99", "30", "95", "100")), 0, rat(value), true, 2)
		if got.Amount.Cmp(rat(want)) != 0 {
			t.Errorf("at %s: %s, want %s", value, got.Amount.FloatString(2), want)
		}
	}
}

// Decides: missed-only.
func TestRules7OnlyMissedPays(t *testing.T) {
	got := ofObjective(contract("1000"), promise(bands("99", "10")), 0, rat("98"), false, 2)
	if got.Amount.Sign() != 0 {
		t.Errorf("an objective that is not missed pays %s", got.Amount.FloatString(2))
	}
}

// Decides: form-bands.
func TestRules7BandsAboveALimit(t *testing.T) {
	b := []agreement.Band{{Above: true, Edge: rat("50"), Rate: rat("5")}, {Above: true, Edge: rat("80"), Rate: rat("15")}}
	for value, want := range map[string]string{"50": "0", "50.01": "50", "80": "50", "80.01": "150"} {
		got := ofObjective(contract("1000"), promise(b), 0, rat(value), true, 2)
		if got.Amount.Cmp(rat(want)) != 0 {
			t.Errorf("%s ms: %s, want %s", value, got.Amount.FloatString(2), want)
		}
	}
}

// Decides: rounding.
func TestRules7RoundingToTheMinorUnit(t *testing.T) {
	for _, c := range []struct {
		fee    string
		halfUp bool
		minor  int
		want   string
	}{
		{"100.10", false, 2, "5.00"}, {"100.30", false, 2, "5.02"}, {"100.10", true, 2, "5.01"}, {"101", false, 0, "5"},
		{"110", false, 0, "6"},
	} {
		a := contract(c.fee)
		a.Credits.HalfUp = c.halfUp
		got := ofObjective(a, promise(bands("99", "5")), 0, rat("98"), true, c.minor)
		if got.Amount.Cmp(rat(c.want)) != 0 {
			t.Errorf("5 %% of %s: %s, want %s", c.fee, got.Amount.FloatString(4), c.want)
		}
	}
}

// settled settles objectives that lose the whole of fees of their own, so that each credit is the amount given.
func settled(a *agreement.Agreement, account settlement.Account, amounts ...string) settlement.Period {
	var cases []credit.Case
	for i, s := range amounts {
		name := string(rune('a' + i))
		a.Fees = append(a.Fees, agreement.Fee{Service: name, Amounts: since(s)})
		cases = append(
			cases,
			credit.Case{
				Missed: true, Value: rat("90"),
				Objective: &agreement.Objective{
					ID: name, Name: "Objective " + name, Credit: &agreement.Credit{Of: name, AlsoOf: []string{}, Whole: true},
				},
			},
		)
	}
	return settle(a, cases, 0, account, 2)
}

func since(amount string) []agreement.Dated[decimal.Decimal] {
	return []agreement.Dated[decimal.Decimal]{{From: timeline.NoInstant, Value: decimal.RequireFromString(amount)}}
}

func amount(s string) *agreement.Cap {
	d := decimal.RequireFromString(s)
	return &agreement.Cap{Amount: &d}
}

func share(s string) *agreement.Cap { return &agreement.Cap{Percent: rat(s)} }

// Decides: caps.
func TestRules7CapsInOrder(t *testing.T) {
	for _, c := range []struct {
		name    string
		credits agreement.Credits
		before  string
		want    string
	}{
		{"no limit", agreement.Credits{}, "0", "300.00"},
		{"at-risk share of the fees", agreement.Credits{AtRisk: rat("12")}, "0", "120.00"},
		{"cap of the period", agreement.Credits{CapMonth: share("15")}, "0", "150.00"},
		{"the narrower of both", agreement.Credits{AtRisk: rat("20"), CapMonth: share("15")}, "0", "150.00"},
		{"annual cap with room", agreement.Credits{CapYear: amount("500")}, "200", "300.00"},
		{"annual cap with a cent too little room", agreement.Credits{CapYear: amount("500")}, "200.01", "299.99"},
		{"annual cap nearly used up", agreement.Credits{CapYear: amount("500")}, "450", "50.00"},
		{"annual cap used up", agreement.Credits{CapYear: amount("500")}, "500", "0.00"},
		{"annual cap overdrawn", agreement.Credits{CapYear: amount("500")}, "600", "0.00"},
		{"annual cap in percent", agreement.Credits{CapYear: share("2")}, "0", "240.00"},
		{"cap of a service that is not reached",
			agreement.Credits{CapServices: []agreement.ServiceCap{{Service: "b", Cap: *amount("200")}}}, "0", "300.00"},
		{"cap of a service", agreement.Credits{CapServices: []agreement.ServiceCap{{Service: "b", Cap: *amount("199.99")}}},
			"0", "299.99"},
		{
			"caps of both services and of the period",
			agreement.Credits{
				CapMonth:    amount("140"),
				CapServices: []agreement.ServiceCap{{Service: "b", Cap: *share("50")}, {Service: "a", Cap: *amount("50")}},
			}, "0", "140.00",
		},
	} {
		a := contract("700")
		a.Credits = c.credits
		if got := settled(
			a, settlement.Account{Before: rat(c.before), FeesBefore: rat("12000")}, "100", "200",
		).Payable.FloatString(2); got != c.want {
			t.Errorf("%s: %s, want %s", c.name, got, c.want)
		}
	}
}

// Decides: caps.
func TestRules7CapOfAServiceTakesFromItsObjectivesAlone(t *testing.T) {
	a := contract("700")
	a.Credits.CapServices = []agreement.ServiceCap{{Service: "b", Cap: *amount("60")}}
	got := settled(a, settlement.Account{}, "100", "200")
	if got.Objectives[0].Payable.Cmp(rat("100")) != 0 || got.Objectives[1].Payable.Cmp(rat("60")) != 0 {
		t.Errorf("got %s and %s", got.Objectives[0].Payable.FloatString(2), got.Objectives[1].Payable.FloatString(2))
	}
}

// Decides: fee-base.
func TestRules7FeesAreDated(t *testing.T) {
	a := contract("1000")
	a.Fees[0].Amounts = append(a.Fees[0].Amounts,
		agreement.Dated[decimal.Decimal]{From: 100, Value: decimal.RequireFromString("2000")})
	for at, want := range map[timeline.Instant]string{99: "1000", 100: "2000"} {
		if got := books.FeeBase(a, "wan", at); got.Cmp(rat(want)) != 0 {
			t.Errorf("fee at %d: %s, want %s", at, got.FloatString(2), want)
		}
	}
	if got := books.FeeBase(a, "other", 0); got.Sign() != 0 {
		t.Errorf("a service without a fee has the base %s", got.FloatString(2))
	}
}
