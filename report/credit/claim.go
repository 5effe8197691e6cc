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
// Convention credits (claims-together): Claims of different references may ask for the same money, and each of them
// stands by itself: what is claimed is what they ask for together, the entitlement at the most. What becomes of one of
// them, by its reference, takes nothing away from another: a withdrawal or a refusal of one leaves all that the others
// ask for, even if it came too late to be one.
//
// Rule §7 (credit-claim-deadline): What was not claimed by the deadline lapses; the last instant is in time.
func (c *Claims) Balance(entitled *big.Rat) Balance {
	b := Balance{Entitled: entitled, Open: new(big.Rat).Set(entitled)}
	for _, part := range []**big.Rat{&b.Claimed, &b.Granted, &b.Issued, &b.Refused, &b.Lapsed, &b.Beyond} {
		*part = new(big.Rat)
	}
	k := claiming{&b, new(big.Rat), map[string]*asked{}}
	for _, s := range c.Steps {
		k.take(s, c.InTime(s.At))
		k.share()
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
	denied *big.Rat          // what grants of a part left of what was claimed
	under  map[string]*asked // by reference, its claims
}

// asked is what the claims of a reference ask for that nobody answered, which may be more than there is.
type asked struct{ amount, granted *big.Rat }

// share parts what was not answered into what is claimed and what is open.
func (k claiming) share() {
	move(nil, k.Open, k.Claimed)
	if all := k.askedOf(slices.Collect(maps.Values(k.under))); all.Sign() > 0 {
		move(all, k.Claimed, k.Open)
	}
}

func (k claiming) askedOf(list []*asked) *big.Rat {
	sum := new(big.Rat)
	for _, a := range list {
		sum.Add(sum, a.amount)
	}
	return sum
}

// meant are the claims that a row is about: those of its reference, or all where it has none or no claim has it. Others
// tells whether there are claims that it is not about.
func (k claiming) meant(reference string) (list []*asked, others bool) {
	if a := k.under[reference]; a != nil && reference != "" {
		return []*asked{a}, len(k.under) > 1
	}
	for _, r := range slices.Sorted(maps.Keys(k.under)) {
		list = append(list, k.under[r])
	}
	return list, false
}

func (k claiming) take(s ClaimStep, inTime bool) {
	switch s.What {
	case evidence.StepClaimed:
		k.claim(s, inTime)
	case evidence.StepGranted:
		k.answer(s, k.Granted)
	case evidence.StepIssued:
		k.issue(s)
	case evidence.StepRefused:
		from := []*big.Rat{k.denied}
		if inTime {
			from = append(from, k.Open)
		}
		k.giveUp(s, k.Refused, from...)
	case evidence.StepWithdrawn:
		k.giveUp(s, k.Open, k.denied)
	}
}

// claim notes what a claim asks for. One that came too late asks for nothing, and its reference is known.
func (k claiming) claim(s ClaimStep, inTime bool) {
	of := k.under[s.Reference]
	if of == nil {
		of = &asked{new(big.Rat), new(big.Rat)}
		k.under[s.Reference] = of
	}
	there := new(big.Rat).Add(k.Open, k.Claimed)
	switch {
	case !inTime:
	case s.Amount != nil:
		of.amount.Add(of.amount, s.Amount)
	case of.amount.Cmp(there) < 0:
		of.amount.Set(there)
	}
}

// giveUp takes an amount, or all, off what claims ask for: what none asks for any more goes to another part. What is
// more than they ask for comes from further parts.
func (k claiming) giveUp(s ClaimStep, to *big.Rat, further ...*big.Rat) {
	list, others := k.meant(s.Reference)
	all, left := k.askedOf(list), s.Amount
	if left == nil {
		left = all
	}
	if s.Amount == nil && all.Sign() == 0 {
		if !others {
			move(nil, to, further...)
		}
		return
	}
	before := new(big.Rat).Set(k.Claimed)
	left = lessen(list, left)
	k.share()
	if to != k.Open {
		move(before.Sub(before, k.Claimed), to, k.Open)
	}
	move(left, to, further...)
}

// lessen takes an amount off what claims ask for, one after the other. It gives what is more than that.
func lessen(list []*asked, amount *big.Rat) *big.Rat {
	left := new(big.Rat).Set(amount)
	for _, a := range list {
		part := lesser(left, a.amount)
		a.amount.Sub(a.amount, part)
		left.Sub(left, part)
	}
	return left
}

// lesser is a copy of the smaller one.
func lesser(a, b *big.Rat) *big.Rat {
	if b.Cmp(a) < 0 {
		a = b
	}
	return new(big.Rat).Set(a)
}

// issue takes what was granted first.
func (k claiming) issue(s ClaimStep) {
	list, others := k.meant(s.Reference)
	granted := k.Granted
	if others && list[0].granted.Sign() > 0 {
		granted = lesser(list[0].granted, k.Granted)
	}
	switch {
	case s.Amount == nil && granted.Sign() > 0:
		s.Amount = new(big.Rat).Set(granted)
	case s.Amount == nil:
		k.answer(s, k.Issued)
		return
	}
	before := new(big.Rat).Set(k.Granted)
	s.Amount = move(s.Amount, k.Issued, k.Granted)
	issued := before.Sub(before, k.Granted)
	for _, a := range list {
		part := lesser(issued, a.granted)
		a.granted.Sub(a.granted, part)
		issued.Sub(issued, part)
	}
	if s.Amount.Sign() > 0 {
		k.answer(s, k.Issued)
	}
}

// answer grants or issues, and denies what that leaves of the claims it answers. What they do not ask for comes from
// what was denied, is open, was refused, or was claimed by others.
func (k claiming) answer(s ClaimStep, to *big.Rat) {
	list, others := k.meant(s.Reference)
	all := lesser(k.askedOf(list), k.Claimed)
	left := all
	if s.Amount != nil {
		left = s.Amount
	}
	if left.Sign() == 0 {
		if s.Amount == nil {
			k.unasked(to, others)
		}
		return
	}
	before := new(big.Rat).Set(to)
	left = new(big.Rat).Set(left)
	if of := lesser(left, all); of.Sign() > 0 {
		lessen(list, of)
		left.Sub(left, of)
		move(of, to, k.Claimed)
	}
	left = move(left, to, k.denied, k.Open, k.Refused, k.Claimed)
	k.Beyond.Add(k.Beyond, left)
	if to == k.Granted && len(list) == 1 {
		list[0].granted.Add(list[0].granted, before.Sub(to, before))
	}
	k.giveUpRest(list)
}

// unasked grants or issues where nothing that is claimed is meant.
func (k claiming) unasked(to *big.Rat, others bool) {
	if others {
		move(nil, to, k.denied, k.Refused)
		return
	}
	move(nil, to, k.denied, k.Open, k.Refused)
}

// giveUpRest denies what an answer left of the claims that it is about.
func (k claiming) giveUpRest(list []*asked) {
	if rest := k.askedOf(list); rest.Sign() > 0 {
		before := new(big.Rat).Set(k.Claimed)
		lessen(list, rest)
		k.share()
		move(before.Sub(before, k.Claimed), k.denied, k.Open)
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
