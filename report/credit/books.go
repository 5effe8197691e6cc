package credit

import (
	"fmt"
	"math/big"
	"strconv"

	"github.com/slareport/slareport/report/agreement"
	"github.com/slareport/slareport/report/ledger"
	"github.com/slareport/slareport/report/timeline"
)

// books are the ledger of a period at work, with what all its cells share.
type books struct {
	*ledger.Ledger
	a     *agreement.Agreement
	at    timeline.Instant // in the period
	minor int              // decimals of the currency
	scale *ledger.Expr     // minor units of one
	fees  []*ledger.Cell   // by fee of the agreement, nil while nobody asked
	terms subject          // the agreement as a whole
	sum   *ledger.Expr     // of all fees; nil until a rule asks
}

// subject is what cells are about.
type subject struct {
	group string // id of the objective, "" for the agreement
	place string // in the agreement file
}

func openBooks(a *agreement.Agreement, at timeline.Instant, minorUnits int) *books {
	units := new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(minorUnits)), nil)
	b := &books{Ledger: &ledger.Ledger{}, a: a, at: at, minor: minorUnits, terms: subject{place: where(a.Place)}}
	b.scale = ledger.Rat(new(big.Rat).SetInt(units))
	b.fees = make([]*ledger.Cell, len(a.Fees))
	return b
}

// fee is a fee of the agreement. It is written when it is first asked for: there may be thousands, and an objective that
// is priced alone needs its own.
func (b *books) fee(k int) *ledger.Cell {
	if f := &b.a.Fees[k]; b.fees[k] == nil {
		service := ledger.Arg{Text: f.Service}
		b.fees[k] = b.input(b.terms, numbered("fee", k), "parameters.fee", ledger.Money, fee(b.a, f, b.at), service).Cell
	}
	return b.fees[k]
}

// where is a place in the agreement file as readers write it: acme.yaml:41.
func where(p agreement.Place) string {
	if p.File == "" {
		return ""
	}
	return fmt.Sprintf("%s:%d", p.File, p.Line)
}

// numbered is a name with the places of an objective, a band or a fee in the agreement, from 1: ids may hold what a
// name must not.
func numbered(name string, index ...int) string {
	b := append(make([]byte, 0, 64), name...)
	for _, i := range index {
		b = strconv.AppendInt(append(b, '_'), int64(i)+1, 10)
	}
	return string(b)
}

// input adds what was agreed or found in earlier periods.
func (b *books) input(of subject, name, words string, kind ledger.Kind, v *big.Rat, args ...ledger.Arg) *ledger.Expr {
	return ledger.Of(b.Input(ledger.Cell{
		Name: name, Group: of.group, Words: ledger.Say(words, args...), Kind: kind, Value: v, Clause: clause, Place: of.place,
	}))
}

// agreed adds an input about the agreement as a whole.
func (b *books) agreed(name, words string, kind ledger.Kind, v *big.Rat, args ...ledger.Arg) *ledger.Expr {
	return b.input(b.terms, name, words, kind, v, args...)
}

// price is a part of a fee: an amount, or a percentage of it. The input says which.
func (b *books) price(
	of subject, name, words string, c *agreement.Cap, fee *ledger.Expr, a ...ledger.Arg,
) *ledger.Expr {
	switch {
	case c.Amount != nil:
		return b.input(of, name, words, ledger.Money, c.Amount.Rat(), a...)
	case c.Days != nil:
		days := b.input(of, name+"_days", words, ledger.Count, c.Days, a...)
		days.Cell.Unit = inDays
		return ledger.Times(days, ledger.Over(fee, b.periodDays()))
	}
	return ledger.PercentOf(b.input(of, name+"_rate", words, ledger.Percent, c.Percent, a...), fee)
}

// periodDays is how many days the period has.
func (b *books) periodDays() *ledger.Expr {
	days := big.NewRat(int64(len(daysOf(b.a, b.at))), 1)
	return b.agreed("period_days", "parameters.period-days", ledger.Count, days)
}

// lead adds a figure that leads to a line.
func (b *books) lead(of subject, name string, w, how ledger.Words, kind ledger.Kind, f *ledger.Expr) *ledger.Expr {
	c := ledger.Cell{Name: name, Group: of.group, Words: w, How: how, Kind: kind, Formula: f, Clause: clause}
	return ledger.Of(b.Add(c))
}

// leads adds an amount that leads to a line of the agreement; what says how it follows has the words' key and .how.
func (b *books) leads(name, words string, f *ledger.Expr) *ledger.Expr {
	return b.lead(b.terms, name, ledger.Say(words), ledger.Say(words+".how"), ledger.Money, f)
}

// figure adds what stands beside the amount of the line that is added next.
func (b *books) figure(of subject, line string, kind ledger.Kind, f *ledger.Expr) *ledger.Cell {
	return b.Add(ledger.Cell{
		Name: line + "_figure", Group: of.group, Role: ledger.Figure, Kind: kind, Formula: f, Clause: clause,
	})
}

// entry is a line with an amount.
type entry struct {
	name, step string // of the cell; of the printed step, "" for none
	words, how ledger.Words
	figure     *ledger.Cell // nil for none
	amount     *ledger.Expr
}

// line adds a line with an amount.
func (b *books) line(of subject, e entry) *ledger.Cell {
	return b.Add(ledger.Cell{
		Name: e.name, Group: of.group, Role: ledger.Line, Step: e.step, Words: e.words, How: e.how, Kind: ledger.Money,
		Formula: e.amount, Figure: e.figure, Clause: clause,
	})
}

// stepWords are what a step is called.
func stepWords(key string) ledger.Words { return ledger.Say("credit." + key) }

// atRisk is the agreement's at-risk share.
func (b *books) atRisk() *ledger.Expr {
	return b.agreed("at_risk", "parameters.at-risk", ledger.Percent, b.a.Credits.AtRisk)
}

// feesOf is the sum of the fees of services; "" is all of them.
func (b *books) feesOf(services ...string) *ledger.Expr {
	var list []*ledger.Expr
	for _, s := range services {
		for k := range b.a.Fees {
			if s == "" || b.a.Fees[k].Service == s {
				list = append(list, ledger.Of(b.fee(k)))
			}
		}
	}
	return ledger.Plus(list...)
}

// allFees is the sum of all fees, in a line of its own before the first limit that asks for it.
func (b *books) allFees() *ledger.Expr {
	if b.sum == nil {
		b.sum = b.lead(b.terms, "fees", ledger.Say("formula.fees"), ledger.Words{}, ledger.Money, b.feesOf(""))
	}
	return b.sum
}
