package credit

import (
	"maps"
	"math/big"
	"slices"

	"github.com/slareport/slareport/report/credit/books"
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
	What      evidence.ClaimStep
	At        timeline.Instant
	Amount    *big.Rat // nil: all there is
	Reference string   // under which it was done; "" for none told
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
func (b *Balance) Payable() *big.Rat { return books.Total([]*big.Rat{b.Claimed, b.Granted, b.Issued}) }

// Balance takes the steps one after the other.
//
// Convention credits (claim-steps): A claim takes from what is open, a grant from what was claimed, an issue from what
// was granted; without an amount, all of it. What was not claimed can be granted or issued all the same, after the
// deadline or after a refusal too. A refusal takes what was claimed, and in time also what is open; a withdrawal gives
// what was claimed back. What is granted or issued beyond the entitlement stands beside it and pays nothing. Refused
// money is not payable.
//
// Convention credits (claim-granted-in-part): A grant of a part answers the claim: what it leaves of what was claimed
// counts as refused, until more is granted or issued. So does an issue of more than was granted. Where the row has the
// reference of a claim it answers the claims of that reference alone, else all of them.
//
// Rule §7 (credit-claim-deadline): What was not claimed by the deadline lapses; the last instant is in time.
func (c *Claims) Balance(entitled *big.Rat) Balance {
	b := Balance{Entitled: entitled, Open: new(big.Rat).Set(entitled)}
	for _, part := range []**big.Rat{&b.Claimed, &b.Granted, &b.Issued, &b.Refused, &b.Lapsed, &b.Beyond} {
		*part = new(big.Rat)
	}
	k := claiming{&b, new(big.Rat), map[string]*big.Rat{}}
	for _, s := range c.Steps {
		k.take(s, c.InTime(s.At))
	}
	move(nil, b.Refused, k.denied)
	switch {
	case c.Assumed:
		move(nil, b.Claimed, b.Open)
	case !c.InTime(c.AsOf):
		move(nil, b.Lapsed, b.Open)
	}
	return b
}

// claiming is a balance while its steps are taken.
type claiming struct {
	*Balance
	denied *big.Rat            // what grants of a part left of what was claimed
	under  map[string]*big.Rat // by reference, what of that was claimed and not answered
}

func (k claiming) take(s ClaimStep, inTime bool) {
	switch s.What {
	case evidence.StepClaimed:
		if inTime {
			before := new(big.Rat).Set(k.Claimed)
			move(s.Amount, k.Claimed, k.Open)
			k.note(s.Reference, before.Sub(k.Claimed, before))
		}
	case evidence.StepGranted:
		k.answer(s, k.Granted, k.denied, k.Open, k.Refused)
	case evidence.StepIssued:
		left, of := k.Granted, s
		if s.Amount == nil && left.Sign() > 0 {
			move(nil, k.Issued, left)
			return
		}
		if s.Amount != nil {
			if of.Amount = move(s.Amount, k.Issued, left); of.Amount.Sign() == 0 {
				return
			}
		}
		k.answer(of, k.Issued, k.denied, k.Open, k.Refused)
	case evidence.StepRefused:
		from := []*big.Rat{k.denied}
		if inTime {
			from = append(from, k.Open)
		}
		k.settle(s, k.Refused, from...)
	case evidence.StepWithdrawn:
		k.settle(s, k.Open, k.denied)
	}
}

func (k claiming) note(reference string, amount *big.Rat) {
	if k.under[reference] == nil {
		k.under[reference] = new(big.Rat)
	}
	k.under[reference].Add(k.under[reference], amount)
}

// answer grants or issues, and denies what that leaves of the claims it answers.
func (k claiming) answer(s ClaimStep, to *big.Rat, further ...*big.Rat) {
	asked, before := k.asked(s.Reference), new(big.Rat).Set(k.Claimed)
	k.Beyond.Add(k.Beyond, k.settle(s, to, further...))
	asked.Sub(asked, before.Sub(before, k.Claimed))
	if asked.Sign() > 0 {
		k.settle(ClaimStep{Amount: asked, Reference: s.Reference}, k.denied)
	}
}

// asked is what a row of a reference is about of what was claimed.
func (k claiming) asked(reference string) *big.Rat {
	if of := k.under[reference]; reference != "" && of != nil {
		return new(big.Rat).Set(of)
	}
	return new(big.Rat).Set(k.Claimed)
}

// settle moves an amount from what was claimed, then from other parts. It gives what no part had.
func (k claiming) settle(s ClaimStep, to *big.Rat, further ...*big.Rat) *big.Rat {
	amount, before := s.Amount, new(big.Rat).Set(k.Claimed)
	if asked := k.asked(s.Reference); amount == nil && asked.Sign() > 0 {
		amount = asked
	}
	left := move(amount, to, append([]*big.Rat{k.Claimed}, further...)...)
	taken := before.Sub(before, k.Claimed)
	for _, reference := range append([]string{s.Reference}, slices.Sorted(maps.Keys(k.under))...) {
		if of := k.under[reference]; of != nil {
			part := new(big.Rat).Set(of)
			if taken.Cmp(part) < 0 {
				part.Set(taken)
			}
			of.Sub(of, part)
			taken.Sub(taken, part)
		}
	}
	return left
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
// Convention credits (claim-before-limits): What an objective is entitled to is its own credit, rounded, before the
// limits of the agreement. Only what was claimed goes on to these limits, so that what nobody claimed uses up none of
// them.
//
// Rule §7 (claimed): A credit that must be claimed is payable only as far as it was claimed in time.
func (p *Pricing) claimed() {
	if p.Terms.Claim == nil || p.Case.Claims == nil {
		return
	}
	b := p.Case.Claims.Balance(p.Amount.Value)
	p.Objective.Balance = &b
	credit, payable := ledger.Of(p.Amount), b.Payable()
	flag := new(big.Rat)
	if payable.Sign() > 0 {
		flag.SetInt64(1)
	}
	if payable.Sign() > 0 && payable.Cmp(b.Entitled) < 0 {
		credit = ledger.Min(credit, p.Agreed(p.Named("claimed_amount"), "parameters.claimed-amount", ledger.Money, payable))
	}
	claimed := p.Agreed(p.Named("claimed"), "parameters.claimed", ledger.Flag, flag)
	p.Write(Step{Key: "claimed"}, ledger.Say("formula.claimed"), nil, ledger.When(claimed, credit, ledger.Int(0)))
}
