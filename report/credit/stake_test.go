package credit_test

import (
	"testing"

	"github.com/slareport/slareport/report/agreement"
	"github.com/slareport/slareport/report/credit"
	"github.com/slareport/slareport/report/credit/settlement"
)

// TestRules7StakeIsTheMostThatAMissPays has fees of 1000 for each of two services, of which 10 % are at risk where that
// is said, and a cap of the period.
//
// Decides: stake.
func TestRules7StakeIsTheMostThatAMissPays(t *testing.T) {
	twoBands := bands("99", "5", "95", "15")
	times := []agreement.Repeat{{Misses: 2, In: 3, Times: rat("2")}, {Misses: 3, In: 4, Times: rat("1.5")}}
	tenth := &agreement.Credits{AtRisk: rat("10"), CapMonth: amount("500"), CapYear: amount("1")}
	month := &agreement.Credits{CapMonth: amount("500"), CapYear: amount("1")}
	for _, c := range []struct {
		name    string
		credit  *agreement.Credit
		credits *agreement.Credits
		want    string // "" for nothing, or nothing that bounds it
	}{
		{"nothing paid", nil, tenth, ""},
		{"the worst band", &agreement.Credit{Of: "desk", Bands: twoBands}, tenth, "150.00"},
		{"of all fees", &agreement.Credit{Bands: twoBands}, month, "300.00"},
		{"of all fees, a tenth at risk", &agreement.Credit{Bands: twoBands}, tenth, "200.00"},
		{"the greatest multiplier under its own cap",
			&agreement.Credit{Of: "desk", Bands: twoBands, Cap: share("20"), Repeats: times},
			tenth, "200.00"},
		{"the greatest multiplier", &agreement.Credit{Of: "desk", Bands: bands("99", "10"), Repeats: times}, month, "200.00"},
		{"a part of the pool", &agreement.Credit{Of: "desk", Bands: twoBands, Allocation: rat("200")}, tenth, "30.00"},
		{"the whole base under the cap of the period", &agreement.Credit{Of: "desk", Whole: true}, month, "500.00"},
		{"so many misses at the most",
			&agreement.Credit{Of: "desk", PerMiss: &agreement.PerMiss{Pays: *amount("5"), Most: amount("70")}},
			tenth, "70.00"},
		{"any number of misses",
			&agreement.Credit{Of: "desk", PerMiss: &agreement.PerMiss{Pays: *amount("5")}},
			&agreement.Credits{}, ""},
		{"any number of misses under a cap",
			&agreement.Credit{Of: "desk", PerMiss: &agreement.PerMiss{Pays: *amount("5")}},
			month, "500.00"},
		{"any number of steps",
			&agreement.Credit{Of: "desk", PerStep: &agreement.PerStep{Step: rat("0.1"), Pays: *share("1")}},
			&agreement.Credits{}, ""},
		{"points under a cap",
			&agreement.Credit{Of: "desk", Points: &agreement.Points{Bands: bands("99",
				"1", "98", "4"), Pays: amount("20")}, Cap: share("4")},
			tenth, "40.00"},
		{"points",
			&agreement.Credit{Of: "desk", Points: &agreement.Points{Bands: bands("99",
				"1", "98", "4"), Pays: amount("20")}},
			tenth, "80.00"},
		{"below the minimum",
			&agreement.Credit{Of: "desk", Bands: twoBands, Severe: &agreement.Severe{Rate: rat("25")}},
			month, "250.00"},
		{"the pool below the minimum, of two services",
			&agreement.Credit{Of: "desk", AlsoOf: []string{"wan"}, Bands: bands("99",
				"5"), Cap: share("6"), Severe: &agreement.Severe{}},
			tenth, "120.00"},
		{"under the cap of its service",
			&agreement.Credit{Of: "desk", Bands: bands("99", "40")},
			serviceCap("desk", "300.00"), "300.00"},
		{"a cap of another service",
			&agreement.Credit{Of: "desk", Bands: bands("99", "40")},
			serviceCap("wan", "300.00"), "400.00"},
		{"a cap of its service among others",
			&agreement.Credit{Of: "desk", AlsoOf: []string{"wan"}, Bands: bands("99", "40")},
			serviceCap("desk", "300.00"), "800.00"},
	} {
		a := contract("1000")
		a.Fees = append(a.Fees, agreement.Fee{Service: "desk", Amounts: since("1000")})
		a.Credits = *c.credits
		o := &agreement.Objective{ID: "x", Targets: target("99", false), Minimum: target("90", false), Credit: c.credit}
		got := settlement.Stake(a, bounded(a, credit.Case{Objective: o, Value: rat("100"), Good: true}), 2)
		switch {
		case got == nil && c.want != "":
			t.Errorf("%s: nothing, want %s", c.name, c.want)
		case got != nil && got.FloatString(2) != c.want:
			t.Errorf("%s: %s, want %q", c.name, got.FloatString(2), c.want)
		}
	}
}

func serviceCap(service, most string) *agreement.Credits {
	return &agreement.Credits{CapServices: []agreement.ServiceCap{{Service: service, Cap: *amount(most)}}}
}

// A stake is what a period pays with the worst value: of a limit that wants little as well, and rounded as agreed.
func TestRules7StakeOfALimitAbove(t *testing.T) {
	a := contract("100.10")
	a.Credits.HalfUp = true
	above := []agreement.Band{
		{Above: true, Edge: rat("50"), Rate: rat("1")}, {Above: true, Edge: rat("80"), Rate: rat("5")},
	}
	o := &agreement.Objective{ID: "x", Targets: target("50", true), Credit: &agreement.Credit{Of: "wan", Bands: above}}
	if got := settlement.Stake(a, bounded(a, credit.Case{Objective: o}), 2); got == nil || got.FloatString(2) != "5.01" {
		t.Errorf("%v", got)
	}
}
