package score_test

import (
	"fmt"
	"math/big"
	"strconv"
	"strings"
	"testing"

	"github.com/slareport/slareport/report/agreement"
	"github.com/slareport/slareport/report/evidence"
	"github.com/slareport/slareport/report/evidence/texttest"
	"github.com/slareport/slareport/report/kinds/statistic"
)

// answers are surveys of October with these scores.
func answers(scores ...int64) *evidence.Evidence {
	e := &evidence.Evidence{
		Texts:   texttest.Texts,
		Origins: []evidence.Origin{{Source: "all", File: "data/all.csv"}}, Newest: noon(31, 23),
		Sources: []evidence.Source{{ID: "all", Records: []string{"surveys"}}},
	}
	for i, score := range scores {
		e.Surveys = append(e.Surveys, evidence.Survey{
			At: noon(5+i, 9), Score: evidence.Fixed(score) * evidence.One, Scale: evidence.NoFixed,
			Pos: evidence.Pos{Row: uint32(i + 2)},
		})
	}
	return e
}

// median promises a median of at least 3.
func median(id string, silent agreement.Silent) agreement.Objective {
	return agreement.Objective{
		ID: id, Name: "Satisfaction", Decimals: -1,
		Terms:   &statistic.Terms{Of: "surveys", Value: "score", Take: "median", Silent: silent},
		Targets: since(agreement.Target{Value: big.NewRat(3, 1), Text: "at least 3"}),
	}
}

// The scores 2 and 4 have the lower median 2, and the middle of both is 3: at least 3 is promised.
//
// Decides: silent-choices, silent-choices-computed.
func TestAChoiceThatNobodyMadeIsSaidBesideTheFigure(t *testing.T) {
	for name, c := range map[string]struct {
		silent agreement.Silent
		scores []int64
		want   string
	}{
		"silent, and it decides": {"interpolate", []int64{2, 4},
			"The agreement does not say how the median of an even number of values is taken; " +
				"taken is the lower of the two in the middle. Taking the mean of the two in the middle would give 3, met, and " +
				"€0.00 payable in all."},
		"silent, and both are missed":           {"interpolate", []int64{2, 3}, ""},
		"silent, and both are met":              {"interpolate", []int64{3, 4}, ""},
		"silent, and nothing is left to choose": {"interpolate", []int64{2}, ""},
		"the agreement says it":                 {"", []int64{2, 4}, ""},
	} {
		a := line(t)
		a.Objectives = []agreement.Objective{median("csat", c.silent)}
		o := build(t, a, answers(c.scores...), "2026-10").Objectives[0]
		said := ""
		for _, x := range o.Choices {
			said += strings.ReplaceAll(x.Text, "\u00a0", " ")
		}
		if said != c.want || (c.want != "") != strings.Contains(o.Sentence, "does not say") {
			t.Errorf("%s: %q, want %q, in %q", name, said, c.want, o.Sentence)
		}
	}
}

// Each of n objectives that pay is as much work as 2 records to measure and 16 n to settle, of 3,000,000: those of 432
// take 2,986,848, of 433 is one left out, and of 440 are 14, since 426 of them take 2,999,892. Those that pay nothing
// need no settlement.
//
// Decides: silent-choices-computed.
func TestManyCreditsDoNotTakeForeverToSettleAgain(t *testing.T) {
	for name, c := range map[string]struct {
		n       int
		pays    bool
		skipped int
	}{
		"as many as can be computed": {432, true, 0},
		"one more":                   {433, true, 1},
		"many more":                  {440, true, 14},
		"none pays":                  {440, false, 0},
	} {
		a := line(t)
		a.Objectives = nil
		for i := range c.n {
			o := median(fmt.Sprint("o", i), "interpolate")
			if c.pays {
				o.Credit = &agreement.Credit{Of: "wan", Whole: true}
			}
			a.Objectives = append(a.Objectives, o)
		}
		skipped := 0
		for _, f := range build(t, a, answers(2), "2026-10").Findings {
			if strings.Contains(f.Text, "too many records or credits") {
				skipped, _ = strconv.Atoi(strings.Fields(f.Text)[1])
			}
		}
		if skipped != c.skipped {
			t.Errorf("%s: %d choices were left out, want %d", name, skipped, c.skipped)
		}
	}
}

// Decides: refused-in-sentence.
func TestTheSentenceOfAMissNamesTheRefusedClaims(t *testing.T) {
	e := quiet()
	failed(e, "O1", 5, 10)
	failed(e, "O2", 12, 10)
	claimed(e, "C1", "customer", "O1", func(c *evidence.Claim) { c.ApprovedBy = "" })
	claimed(e, "C2", "customer", "O2")
	for _, m := range build(t, line(t), e, "2026-10").Objectives[0].Misses.All() {
		refused := strings.Contains(m.Why,
			"the claim C1 for the customer was refused: it lacks approval by the other side (all.csv row 20)")
		if refused != (m.ID == "O1") || strings.Contains(m.Why, "C2") {
			t.Errorf("%s", m.Why)
		}
	}
}
