package books

import (
	"fmt"
	"math/big"
	"strconv"

	"github.com/slareport/slareport/report/agreement"
	"github.com/slareport/slareport/report/ledger"
	"github.com/slareport/slareport/report/timeline"
)

// Books are the ledger of a period at work, with what all its cells share.
type Books struct {
	*ledger.Ledger
	Agreement *agreement.Agreement
	at        timeline.Instant // in the period
	minor     int              // decimals of the currency
	Scale     *ledger.Expr     // minor units of one
	Fees      []*ledger.Cell   // by fee of the agreement, nil while nobody asked
	Terms     Subject          // the agreement as a whole
	sum       *ledger.Expr     // of all fees; nil until a rule asks
}

// Units of inputs that are lengths of time, as every language writes them.
const (
	InSeconds = "s"
	InDays    = "d"
)

// Subject is what cells are about.
type Subject struct {
	Group string // id of the objective, "" for the agreement
	Place string // in the agreement file
}

func Open(a *agreement.Agreement, at timeline.Instant, minorUnits int) *Books {
	units := new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(minorUnits)), nil)
	b := &Books{
		Ledger: &ledger.Ledger{Tables: []*ledger.Table{}}, Agreement: a, at: at, minor: minorUnits,
		Terms: Subject{Place: Where(a.Place)},
	}
	b.Scale = ledger.Rat(new(big.Rat).SetInt(units))
	b.Fees = make([]*ledger.Cell, len(a.Fees))
	return b
}

// Fee is a fee of the agreement. It is written when it is first asked for: there may be thousands, and an objective
// that is priced alone needs its own.
func (b *Books) Fee(k int) *ledger.Cell {
	if f := &b.Agreement.Fees[k]; b.Fees[k] == nil {
		service := ledger.Arg{Text: f.Service}
		b.Fees[k] = b.Given(b.Terms, Numbered("fee", k), "parameters.fee", ledger.Money,
			fee(b.Agreement, f, b.at), service).Cell
	}
	return b.Fees[k]
}

// Where is a place in the agreement file as readers write it: acme.yaml:41.
func Where(p agreement.Place) string {
	if p.File == "" {
		return ""
	}
	return fmt.Sprintf("%s:%d", p.File, p.Line)
}

// Numbered is a name with the places of an objective, a band or a fee in the agreement, from 1: ids may hold what a
// name must not.
func Numbered(name string, index ...int) string {
	b := append(make([]byte, 0, 64), name...)
	for _, i := range index {
		b = strconv.AppendInt(append(b, '_'), int64(i)+1, 10)
	}
	return string(b)
}

// Given adds what was agreed or found in earlier periods.
func (b *Books) Given(of Subject, name, words string, kind ledger.Kind, v *big.Rat, args ...ledger.Arg) *ledger.Expr {
	return ledger.Of(b.Input(ledger.Cell{
		Name: name, Group: of.Group, Words: ledger.Say(words, args...), Kind: kind, Value: v, Clause: Clause, Place: of.Place,
	}))
}

// Agreed adds an input about the agreement as a whole.
func (b *Books) Agreed(name, words string, kind ledger.Kind, v *big.Rat, args ...ledger.Arg) *ledger.Expr {
	return b.Given(b.Terms, name, words, kind, v, args...)
}

// Price is a part of a fee: an amount, or a percentage of it. The input says which.
func (b *Books) Price(
	of Subject, name, words string, c *agreement.Cap, fee *ledger.Expr, a ...ledger.Arg,
) *ledger.Expr {
	switch {
	case c.Amount != nil:
		return b.Given(of, name, words, ledger.Money, c.Amount.Rat(), a...)
	case c.Days != nil:
		days := b.Given(of, name+"_days", words, ledger.Count, c.Days, a...)
		days.Cell.Unit = InDays
		return ledger.Times(days, ledger.Over(fee, b.periodDays()))
	}
	return ledger.PercentOf(b.Given(of, name+"_rate", words, ledger.Percent, c.Percent, a...), fee)
}

// periodDays is how many days the period has.
func (b *Books) periodDays() *ledger.Expr {
	days := big.NewRat(int64(len(daysOf(b.Agreement, b.at))), 1)
	return b.Agreed("period_days", "parameters.period-days", ledger.Count, days)
}

// Lead adds a figure that leads to a line.
func (b *Books) Lead(of Subject, name string, w, how ledger.Words, kind ledger.Kind, f *ledger.Expr) *ledger.Expr {
	c := ledger.Cell{Name: name, Group: of.Group, Words: w, How: how, Kind: kind, Formula: f, Clause: Clause}
	return ledger.Of(b.Add(c))
}

// Leads adds an amount that leads to a line of the agreement; what says how it follows has the words' key and .how.
func (b *Books) Leads(name, words string, f *ledger.Expr) *ledger.Expr {
	return b.Lead(b.Terms, name, ledger.Say(words), ledger.Say(words+".how"), ledger.Money, f)
}

// Figure adds what stands beside the amount of the line that is added next.
func (b *Books) Figure(of Subject, line string, kind ledger.Kind, f *ledger.Expr) *ledger.Cell {
	return b.Add(ledger.Cell{
		Name: line + "_figure", Group: of.Group, Role: ledger.Figure, Kind: kind, Formula: f, Clause: Clause,
	})
}

// Entry is a line with an amount.
type Entry struct {
	Name, Step string // of the cell; of the printed step, "" for none
	Words, How ledger.Words
	Figure     *ledger.Cell // nil for none
	Amount     *ledger.Expr
}

// Line adds a line with an amount.
func (b *Books) Line(of Subject, e Entry) *ledger.Cell {
	return b.Add(ledger.Cell{
		Name: e.Name, Group: of.Group, Role: ledger.Line, Step: e.Step, Words: e.Words, How: e.How, Kind: ledger.Money,
		Formula: e.Amount, Figure: e.Figure, Clause: Clause,
	})
}

// StepWords are what a step is called.
func StepWords(key string) ledger.Words { return ledger.Say("credit." + key) }

// AtRisk is the agreement's at-risk share.
func (b *Books) AtRisk() *ledger.Expr {
	return b.Agreed("at_risk", "parameters.at-risk", ledger.Percent, b.Agreement.Credits.AtRisk)
}

// FeesOf is the sum of the fees of services; "" is all of them.
func (b *Books) FeesOf(services ...string) *ledger.Expr {
	var list []*ledger.Expr
	for _, s := range services {
		for k := range b.Agreement.Fees {
			if s == "" || b.Agreement.Fees[k].Service == s {
				list = append(list, ledger.Of(b.Fee(k)))
			}
		}
	}
	return ledger.Plus(list...)
}

// AllFees is the sum of all fees, in a line of its own before the first limit that asks for it.
func (b *Books) AllFees() *ledger.Expr {
	if b.sum == nil {
		b.sum = b.Lead(b.Terms, "fees", ledger.Say("formula.fees"), ledger.Words{}, ledger.Money, b.FeesOf(""))
	}
	return b.sum
}

const Clause = "7"

// OrNothing is zero for a figure that is not there.
func OrNothing(a *big.Rat) *big.Rat {
	if a == nil {
		return new(big.Rat)
	}
	return a
}

// Total adds what is there.
func Total(list []*big.Rat) *big.Rat {
	sum := new(big.Rat)
	for _, r := range list {
		if r != nil {
			sum.Add(sum, r)
		}
	}
	return sum
}
