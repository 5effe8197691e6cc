package report

import (
	"math/big"
	"slices"

	"github.com/slareport/slareport/report/exact"
	"github.com/slareport/slareport/report/party"
	"github.com/slareport/slareport/report/words"
)

// What a Loss adds up.
const (
	Downtime  = "downtime"  // seconds in which a service was down
	Deadlines = "deadlines" // cases that missed a target; one that missed two counts twice
)

// Loss is what went wrong of one kind of thing, added up over the objectives that count it, and whose fault it was.
// Unlike things are never added: an hour of downtime and a late case have no sum.
type Loss struct {
	Of         string   `json:"of"`                   // Downtime or Deadlines
	Objectives []string `json:"objectives,omitempty"` // ids of those added up; none over several clients
	PeriodLoss
	Periods []PeriodLoss `json:"periods"` // oldest first, the reported one last
}

// PeriodLoss is a Loss in one period. All amounts are seconds or cases, decimal strings.
type PeriodLoss struct {
	Period  string   `json:"period"`
	Total   string   `json:"total"`
	Others  string   `json:"others"`  // what others than the provider answer for by the evidence
	Parties []Amount `json:"parties"` // they sum to Total
	// Provisional tells that evidence could not be read: neither Total nor whose fault it was is final.
	Provisional bool `json:"provisional,omitempty"`
}

// Any tells whether anything went wrong in the period.
func (l *PeriodLoss) Any() bool { return positive(l.Total) }

// Sentence says how much of what went wrong was outside the provider's control, "" for nothing.
func (l *Loss) Sentence(c *words.Catalogue) string {
	if !positive(l.Others) {
		return ""
	}
	key := "loss." + l.Of
	switch {
	case l.Provisional:
		key = "loss.open." + l.Of
	case l.Total == l.Others:
		key = "loss.all." + l.Of
	}
	if l.Of == Downtime {
		return c.T(key, l.Amount(c, l.Total), l.Amount(c, l.Others))
	}
	return c.N(key, int(exact.Parse(l.Others).Num().Int64()), l.Amount(c, l.Total))
}

// Fault is the heading above whose fault it was.
func (l *Loss) Fault(c *words.Catalogue) string {
	heading := c.T("loss.fault." + l.Of)
	if l.Provisional {
		return c.T("loss.fault.open", heading)
	}
	return heading
}

// Amount prints an amount of the Loss: a length of time, or a number.
func (l *Loss) Amount(c *words.Catalogue, amount string) string {
	if d, ok := exact.Micros(amount); ok && l.Of == Downtime {
		return c.Clock(d)
	}
	return c.Figure(amount, "")
}

func positive(amount string) bool {
	r := exact.Parse(amount)
	return r != nil && r.Sign() > 0
}

// LossIn adds up what parties answer for in a period. All amounts are of one unit.
func LossIn(period string, parts ...[]Amount) PeriodLoss {
	total, others := new(big.Rat), new(big.Rat)
	byParty, unit := map[string]*big.Rat{}, ""
	for _, a := range slices.Concat(parts...) {
		r := exact.Parse(a.Amount)
		if r == nil {
			continue
		}
		unit = a.Unit
		if byParty[a.Party] == nil {
			byParty[a.Party] = new(big.Rat)
		}
		byParty[a.Party].Add(byParty[a.Party], r)
		total.Add(total, r)
		if a.Party != party.Provider.String() && a.Party != party.Undetermined.String() {
			others.Add(others, r) // what is undetermined is nobody's: it excuses no one
		}
	}
	l := PeriodLoss{Period: period, Total: exact.Decimal(total), Others: exact.Decimal(others), Parties: []Amount{}}
	for _, p := range party.All() {
		if r := byParty[p.String()]; r != nil && r.Sign() != 0 {
			l.Parties = append(l.Parties, Amount{Party: p.String(), Amount: exact.Decimal(r), Unit: unit})
		}
	}
	return l
}
