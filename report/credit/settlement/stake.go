package settlement

import (
	"math/big"
	"strconv"

	"github.com/slareport/slareport/report/agreement"
	"github.com/slareport/slareport/report/credit"
	"github.com/slareport/slareport/report/credit/books"
	"github.com/slareport/slareport/report/ledger"
)

// Stake is the most that a miss of an objective pays in a period like that of a case: the worst value after misses in
// every period before, under the objective's own cap and every limit of a period. What earlier periods left of the
// year's cap, and the minimum payout, are not asked: they depend on other periods and objectives. nil: nothing is paid,
// or nothing bounds it.
//
// Rule §7 (stake): What a miss pays at most is the worst value under every limit of a period.
func Stake(a *agreement.Agreement, c credit.Case, minorUnits int) *big.Rat {
	if c.Objective.Credit == nil {
		return nil
	}
	most := worstCase(a, c, far, 1, minorUnits)
	if credit.CountsOn(c.Objective.Credit) {
		further := worstCase(a, c, new(big.Rat).Add(far, far), 2, minorUnits)
		if most.Cmp(further) != 0 { // no limit holds it
			return nil
		}
	}
	return most
}

// Far makes a case one of a miss as far beyond its target as can be: of the worst case of what could not be read.
func Far(c *credit.Case) {
	c.Missed, c.Good = true, false
	c.Value, c.Misses = beyondAll(c, far), far
	c.Measured, c.Lost = c.Value, farLost(c, 1)
}

// Good makes a case one that is as good as can be: of the best case of what could not be read, which may earn a bonus.
func Good(c *credit.Case) {
	c.Missed, c.Good = false, true
	c.Value = new(big.Rat).Add(c.Target.Value, far)
	if c.Target.AtMost {
		c.Value.Sub(c.Target.Value, far)
	}
	c.Measured, c.Misses = c.Value, new(big.Rat)
}

// Endless are cases that are never done, as many as told, a hundred at most: beyond them only a limit counts.
func Endless(n *big.Rat) (list []credit.Lost) {
	for k := int64(0); k < 100 && big.NewRat(k, 1).Cmp(n) < 0; k++ {
		list = append(list, credit.Lost{Time: far, Days: far.Num().Int64()})
	}
	return list
}

// farLost is all time lost, so many times over where outages or cases are priced one by one.
func farLost(c *credit.Case, times int) (list []credit.Lost) {
	terms := c.Objective.Credit
	if !terms.PricesOccurrences() {
		return nil
	}
	all := credit.Lost{Time: new(big.Rat).Mul(far, big.NewRat(int64(times), 1))}
	all.Days = all.Time.Num().Int64()
	if agreed := c.Agreed; agreed != nil {
		all.Time = agreed // no more can be down
	}
	if terms.PerMiss != nil {
		for k := range terms.PerMiss.Groups {
			for range 100 * times {
				list = append(list, credit.Lost{Group: terms.PerMiss.Groups[k].Group, Time: all.Time})
			}
		}
		return list
	}
	if terms.Per == agreement.PerPeriod {
		if c.Agreed != nil && c.Sites != nil { // each of them may be down all the time
			all.Time = new(big.Rat).Mul(c.Agreed, c.Sites)
		}
		return []credit.Lost{all}
	}
	for k := range 100 * times {
		all.ID = strconv.Itoa(k)
		all.Incident = all.ID
		list = append(list, all)
	}
	return list
}

// far is farther than anything that is agreed.
var far = big.NewRat(1_000_000_000_000, 1)

// worstCase is what a value pays that lies beyond everything that is agreed, with as many misses.
func worstCase(a *agreement.Agreement, c credit.Case, away *big.Rat, times, minorUnits int) *big.Rat {
	terms := c.Objective.Credit
	c.Value, c.Missed, c.Good, c.Misses = beyondAll(&c, away), true, false, away
	c.Measured, c.Result, c.Incidents, c.Past, c.Claims = nil, nil, nil, nil, nil
	c.Lost = farLost(&c, times)
	for _, r := range terms.Repeats {
		for len(c.Past) < r.In-1 {
			c.Past = append(c.Past, credit.Past{Missed: true})
		}
	}
	s := open(books.Open(a, c.At, minorUnits), []credit.Case{c}, Account{})
	s.limits()
	return s.InMinor(ledger.Of(s.amount)).Eval()
}

// beyondAll is a value so far away from the worst edge, on the wrong side of it.
func beyondAll(c *credit.Case, away *big.Rat) *big.Rat {
	var edges []*big.Rat
	atMost := c.Target != nil && c.Target.AtMost
	for _, t := range []*agreement.Target{c.Target, c.Minimum} {
		if t != nil && t.Value != nil {
			edges = append(edges, t.Value)
		}
	}
	bands := c.Objective.Credit.Bands
	if p := c.Objective.Credit.Points; p != nil {
		bands = p.Bands
	}
	if c.Objective.Credit.Measure != agreement.ByValue {
		bands = nil // their edges are of something else
	}
	for _, b := range bands {
		edges, atMost = append(edges, b.Edge), b.Above
	}
	worst := new(big.Rat)
	for i, e := range edges {
		if i == 0 || atMost == (e.Cmp(worst) > 0) {
			worst = e
		}
	}
	if atMost {
		return new(big.Rat).Add(worst, away)
	}
	return new(big.Rat).Sub(worst, away)
}
