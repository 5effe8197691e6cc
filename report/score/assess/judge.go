package assess

import (
	"github.com/slareport/slareport/report/agreement"
	"github.com/slareport/slareport/report/judge"
	"github.com/slareport/slareport/report/measure"
)

// Assess measures an objective in every period and gives every measurement its verdict.
func (c *Client) Assess(o *agreement.Objective) error {
	results, err := c.results(o)
	if err != nil {
		return err
	}
	judged := make([]judge.Judgement, len(c.Periods))
	for p := range c.Periods {
		judged[p] = c.Judge(o, &results[p], p)
	}
	c.Results, c.Judged = append(c.Results, results), append(c.Judged, judged)
	return nil
}

// Judge gives the measurement of an objective in a period its verdict against its target. One that is not judged loses
// its value.
func (c *Client) Judge(o *agreement.Objective, r *measure.Result, p int) judge.Judgement {
	at := c.Periods[p].To - 1
	target, promised := judge.Target(c.Agreement, o.Targets, c.Periods[p])
	if early := c.early(o, p); early != judge.Met {
		j := judge.Judgement{
			Verdict: early, Other: judge.NoVolume, OnProvider: judge.NoVolume, OnOthers: judge.NoVolume,
			Judged: judge.Rounded(o, r.Contractual.Value), Experienced: judge.Rounded(o, r.Experienced.Value),
		}
		j.Target, _ = agreement.At(o.Targets, max(at, o.Targets[0].From))
		return j
	}
	if !promised || !c.HasData[p] || !c.HasSource(o) || !c.effective(p) {
		j := judge.Judgement{
			Verdict: judge.NoVolume, Other: judge.NoVolume, OnProvider: judge.NoVolume, OnOthers: judge.NoVolume,
		}
		j.Target, _ = agreement.At(o.Targets, max(at, o.Targets[0].From))
		*r = measure.Result{Unit: r.Unit, Volume: r.Volume, Findings: r.Findings}
		return j
	}
	var minimum *agreement.Target
	if m, ok := judge.Target(c.Agreement, o.Minimum, c.Periods[p]); ok {
		minimum = &m
	}
	r.Relief = c.Relief(o, p)
	return judge.Objective(o, r, target, minimum)
}

// OpenByHours tells whether a result was bounded by measuring it with other hours of days of which nobody knows them.
func (c *Client) OpenByHours(i, p int) bool { return len(c.Results[i][p].Unread.Days) > 0 }
