package ahead

import (
	"fmt"
	"math"
	"math/big"

	"github.com/slareport/slareport/report"
	"github.com/slareport/slareport/report/agreement"
	"github.com/slareport/slareport/report/exact"
	"github.com/slareport/slareport/report/judge"
	"github.com/slareport/slareport/report/outlook"
	"github.com/slareport/slareport/report/score/assess"
	"github.com/slareport/slareport/report/score/figures"
)

// Outlooks tells of every objective that goes on in the next period what its history lets one expect (rules §10).
func Outlooks(c *assess.Client, p int) []report.Outlook {
	list := []report.Outlook{}
	next := c.Periods[p].To
	if c.Agreement.To.Known() && next >= c.Agreement.To {
		return list
	}
	for i := range c.Agreement.Objectives {
		if target, goesOn := agreement.At(c.Agreement.Objectives[i].Targets, next); goesOn {
			list = append(list, expected(c, i, p, target))
		}
	}
	return list
}

// Convention beside (outlook-undecided): A period without a verdict, because too little of its evidence is known, is
// left out of the outlook, which says so: what was read of it is no value.
func expected(c *assess.Client, i, p int, target agreement.Target) report.Outlook {
	o, j := &c.Agreement.Objectives[i], &c.Judged[i][p]
	var past []*big.Rat
	open := 0
	for q := max(0, p+1-assess.TrendPeriods); q <= p; q++ {
		if c.Judged[i][q].Verdict == judge.Undetermined {
			open++
			continue
		}
		past = append(past, c.Judged[i][q].Judged)
	}
	e := outlook.Of(past, target)
	out := report.Outlook{
		Objective: o.ID, Target: target.Text, TargetValue: exact.Decimal(target.Value), AtMost: target.AtMost,
		Periods: e.Periods, Reached: e.Reached, Undecided: open, Text: expectation(c, e),
	}
	if open > 0 {
		out.Text += " " + c.Words.N("outlook.open", open)
	}
	if e.Periods >= outlook.FewestForChance {
		out.Chance, out.Low, out.High = percent(e.Chance, math.Round), percent(e.Low, math.Floor), percent(e.High, math.Ceil)
	}
	if e.Level != nil {
		f := figures.Of(c.Agreement, o, j)
		mode := exact.Down // a level that was truly reached
		if target.AtMost {
			mode = exact.Up
		}
		out.Realistic = exact.Round(e.Level, f.Places(e.Level), mode).FloatString(f.Places(e.Level))
	}
	return out
}

// expectation is the outlook in a sentence. Nothing is certain: neither end of the interval prints as 0 or 100 %.
func expectation(c *assess.Client, e outlook.Expectation) string {
	low, high := c.Words.Figure(percent(e.Low, math.Floor), "%"), c.Words.Figure(percent(e.High, math.Ceil), "%")
	switch {
	case e.Periods < outlook.FewestForChance:
		return c.Words.N("outlook.few", e.Periods)
	case e.Reached == e.Periods:
		return c.Words.T("outlook.always", e.Periods, low)
	case e.Reached == 0:
		return c.Words.T("outlook.never", e.Periods, high)
	}
	return c.Words.T("outlook.between", e.Reached, e.Periods, low, high)
}

func percent(part float64, round func(float64) float64) string {
	return fmt.Sprintf("%.0f", round(100*part))
}
