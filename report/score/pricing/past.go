package pricing

import (
	"math/big"

	"github.com/slareport/slareport/report/credit/settlement"
	"github.com/slareport/slareport/report/judge"
	"github.com/slareport/slareport/report/measure"
)

// Past is how earlier periods are taken to have ended that are undetermined.
type Past uint8

// The pasts; by the zero one they paid nothing yet.
const (
	AsJudged Past = iota
	AtBest
	AtWorst
)

// Supposing is the book with another past.
func (b *Book) Supposing(past Past) *Book {
	out := *b
	out.past, out.paid = past, map[int]*settlement.Period{}
	out.due, out.shares = map[place]*big.Rat{}, map[shared]share{}
	for !out.OpenBefore(out.open+1) && out.open < len(b.Periods) {
		out.open++
	}
	return &out
}

// OpenBefore tells whether a period before p is undetermined in an objective that pays.
func (b *Book) OpenBefore(p int) bool {
	for i := range b.Judged {
		for q := range p {
			if b.IsOpen(i, q) {
				return true
			}
		}
	}
	return false
}

// IsOpen tells whether an objective that pays is undetermined in a period.
func (b *Book) IsOpen(i, q int) bool {
	r := &b.Results[i][q]
	return b.Agreement.Objectives[i].Credit != nil && b.Judged[i][q].Verdict == judge.Undetermined &&
		r.Best != nil && r.Worst != nil
}

// verdictIn is how an objective ended in an earlier period.
func (b *Book) verdictIn(i, q int) judge.Verdict {
	j := &b.Judged[i][q]
	switch {
	case b.past == AsJudged || !b.IsOpen(i, q):
		return j.Verdict
	case b.past == AtBest:
		return j.Best
	}
	return j.Worst
}

// moneyIn is what came out of an earlier period by the past.
//
// Convention doubt (past-open): What an earlier month pays that is undetermined is settled at its best and at its
// worst: repeats, what is earned back, what is left of the cap of the contract year and what is carried over from it
// follow from each of them.
func (b *Book) moneyIn(q int) *settlement.Period {
	if b.past == AsJudged || q < b.open {
		return &b.Money[q]
	}
	if b.paid[q] == nil {
		p := b.supposed(q, true, false, func(i int) (measure.Score, judge.Verdict) {
			r := &b.Results[i][q]
			switch {
			case !b.IsOpen(i, q):
				return r.Contractual, b.Judged[i][q].Verdict
			case b.past == AtBest:
				return *r.Best, b.verdictIn(i, q)
			}
			return *r.Worst, b.verdictIn(i, q)
		})
		p.Ledger, p.Steps = nil, nil // each is as large as the report
		for i := range p.Objectives {
			p.Objectives[i].Steps = nil
		}
		b.paid[q] = &p
	}
	return b.paid[q]
}
