package credit

import (
	"math/big"

	"github.com/slareport/slareport/report/evidence"
	"github.com/slareport/slareport/report/ledger"
	"github.com/slareport/slareport/report/timeline"
)

// Claims is what is known of the claims for a credit that must be claimed.
type Claims struct {
	Deadline timeline.Instant // the last instant at which a claim is in time; NoInstant where it is not known yet
	AsOf     timeline.Instant // nothing after it is known
	Steps    []ClaimStep      // in order of time
	Assumed  bool             // all of it is taken to have been claimed in time
}

// ClaimStep is something that was done about a credit.
type ClaimStep struct {
	What   evidence.ClaimStep
	At     timeline.Instant
	Amount *big.Rat // nil: all there is
}

// InTime tells whether an instant is not after the deadline.
func (c *Claims) InTime(at timeline.Instant) bool { return !c.Deadline.Known() || at <= c.Deadline }

// Balance is where the parts of an entitlement are. The parts sum to Entitled; Beyond is what was granted or issued
// beside it.
type Balance struct {
	Entitled                                        *big.Rat
	Open, Claimed, Granted, Issued, Refused, Lapsed *big.Rat
	Beyond                                          *big.Rat
}

// Payable is the part that was claimed in time, or granted or issued all the same.
func (b *Balance) Payable() *big.Rat { return total([]*big.Rat{b.Claimed, b.Granted, b.Issued}) }

// Balance takes the steps one after the other.
//
// Convention credits (claim-steps): A claim takes from what is open, a grant from what was claimed, an issue from what
// was granted; without an amount, all of it. What was not claimed can be granted or issued all the same, after the
// deadline too. A refusal takes what was claimed, and in time also what is open; a withdrawal gives what was claimed back.
// What is granted or issued beyond the entitlement stands beside it and pays nothing. Refused money is not payable.
//
// Rule §7 (credit-claim-deadline): What was not claimed by the deadline lapses; the last instant is in time.
func (c *Claims) Balance(entitled *big.Rat) Balance {
	b := Balance{Entitled: entitled, Open: new(big.Rat).Set(entitled)}
	for _, part := range []**big.Rat{&b.Claimed, &b.Granted, &b.Issued, &b.Refused, &b.Lapsed, &b.Beyond} {
		*part = new(big.Rat)
	}
	for _, s := range c.Steps {
		c.take(&b, s)
	}
	switch {
	case c.Assumed:
		move(nil, b.Claimed, b.Open)
	case !c.InTime(c.AsOf):
		move(nil, b.Lapsed, b.Open)
	}
	return b
}

func (c *Claims) take(b *Balance, s ClaimStep) {
	switch s.What {
	case evidence.StepClaimed:
		if c.InTime(s.At) {
			move(s.Amount, b.Claimed, b.Open)
		}
	case evidence.StepGranted:
		b.Beyond.Add(b.Beyond, move(s.Amount, b.Granted, b.Claimed, b.Open))
	case evidence.StepIssued:
		b.Beyond.Add(b.Beyond, move(s.Amount, b.Issued, b.Granted, b.Claimed, b.Open))
	case evidence.StepRefused:
		from := []*big.Rat{b.Claimed}
		if c.InTime(s.At) {
			from = append(from, b.Open)
		}
		move(s.Amount, b.Refused, from...)
	case evidence.StepWithdrawn:
		move(s.Amount, b.Open, b.Claimed)
	}
}

// move takes an amount from the first of some parts that have any, then from the next; nil is all of the first that has
// any. It gives what no part had.
func move(amount, to *big.Rat, from ...*big.Rat) (left *big.Rat) {
	left = new(big.Rat)
	if amount != nil {
		left.Set(amount)
	}
	for _, part := range from {
		if part.Sign() == 0 {
			continue
		}
		taken := new(big.Rat).Set(part)
		if amount != nil && left.Cmp(part) < 0 {
			taken.Set(left)
		}
		part.Sub(part, taken)
		to.Add(to, taken)
		if amount == nil {
			return left
		}
		left.Sub(left, taken)
	}
	return left
}

// claimed writes what of the credit is payable where it must be claimed: the part that was claimed in time.
//
// Convention credits (claim-before-limits): What an objective is entitled to is its own credit, rounded, before the limits
// of the agreement. Only what was claimed goes on to these limits, so that what nobody claimed uses up none of them.
//
// Rule §7 (claimed): A credit that must be claimed is payable only as far as it was claimed in time.
func (p *pricing) claimed() {
	if p.terms.Claim == nil || p.c.Claims == nil {
		return
	}
	b := p.c.Claims.Balance(p.amount.Value)
	p.o.Balance = &b
	credit, payable := ledger.Of(p.amount), b.Payable()
	flag := new(big.Rat)
	if payable.Sign() > 0 {
		flag.SetInt64(1)
	}
	if payable.Sign() > 0 && payable.Cmp(b.Entitled) < 0 {
		credit = ledger.Min(credit, p.agreed(p.named("claimed_amount"), "parameters.claimed-amount", ledger.Money, payable))
	}
	claimed := p.agreed(p.named("claimed"), "parameters.claimed", ledger.Flag, flag)
	p.write(Step{Key: "claimed"}, ledger.Say("formula.claimed"), nil, ledger.When(claimed, credit, ledger.Int(0)))
}
