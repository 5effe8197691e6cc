package judge

import (
	"math/big"
	"strconv"

	"github.com/slareport/slareport/report/agreement"
	"github.com/slareport/slareport/report/ledger"
	"github.com/slareport/slareport/report/measure"
)

// clause is the rule that a verdict rests on.
const clause = "6"

// Facts are what an objective was judged by in a period, for a ledger.
type Facts struct {
	Number    int // of the objective in the agreement, from 1
	Objective *agreement.Objective
	Place     string            // of the objective in the agreement file
	Target    *agreement.Target // nil for none in force
	Value     *big.Rat          // judged, nil without volume
	Measured  *big.Rat          // before the contract's rounding; nil: Value
	Misses    *big.Rat          // by the contract; nil: of a count the whole events beyond its target, else none
	Missed    bool
	Good      bool            // met or excused
	Result    *measure.Result // nil: Missed and Good are given, and do not follow from anything
}

// Cells are where a judgement stands in a ledger. Good and Misses are nil where nobody asks for them.
type Cells struct {
	Value    *ledger.Cell // after the contract's rounding
	Measured *ledger.Cell
	Target   *ledger.Cell // nil for none in force
	Missed   *ledger.Cell
	Good     *ledger.Cell
	Misses   *ledger.Cell
}

// cells is a judgement being written into a ledger.
type cells struct {
	*ledger.Ledger
	f    *Facts
	out  Cells
	unit string
}

// Write puts a judgement into a ledger. Where the result is at hand, the flags follow from the measured value, so that
// another target or value gives another verdict; they say what Objective says of the same figures.
func (f Facts) Write(l *ledger.Ledger, misses, good bool) Cells {
	c := &cells{Ledger: l, f: &f}
	if f.Measured == nil {
		f.Measured = f.Value
	}
	if f.Target != nil {
		c.unit = Unit(f.Objective, *f.Target)
		c.out.Target = c.agreed("target", "parameters.the-target", ledger.Value, f.Target.Value)
	}
	if f.Result == nil {
		c.given(misses, good)
		return c.out
	}
	allowed := f.Objective.MinimumVolume > 0 && f.Objective.AllowedMisses >= 0 && f.Result.Contractual.Total != nil
	c.measured(misses)
	c.rounded()
	if misses || allowed {
		c.countMisses()
	}
	c.verdict(allowed, good)
	return c.out
}

func (c *cells) name(stem string) string { return stem + "_" + strconv.Itoa(c.f.Number) }

// input adds what was agreed or measured. One of a value has its unit.
func (c *cells) input(stem, words string, kind ledger.Kind, v *big.Rat) *ledger.Cell {
	unit := ""
	if kind == ledger.Value {
		unit = c.unit
	}
	return c.Input(ledger.Cell{
		Name: c.name(stem), Group: c.f.Objective.ID, Words: ledger.Say(words), Kind: kind, Unit: unit, Value: v,
		Clause: clause,
	})
}

// agreed adds an input of the agreement.
func (c *cells) agreed(stem, words string, kind ledger.Kind, v *big.Rat) *ledger.Cell {
	x := c.input(stem, words, kind, v)
	x.Place = c.f.Place
	return x
}

// lead adds a figure that leads to the verdict. One of a value has its unit.
func (c *cells) lead(stem, words string, how ledger.Words, kind ledger.Kind, formula *ledger.Expr) *ledger.Cell {
	x := ledger.Cell{
		Name: c.name(stem), Group: c.f.Objective.ID, Words: ledger.Say(words), How: how, Kind: kind, Formula: formula,
		Clause: clause,
	}
	if kind == ledger.Value {
		x.Unit = c.unit
	}
	return c.Add(x)
}

func (c *cells) flag(stem, words string, formula *ledger.Expr) *ledger.Cell {
	return c.lead(stem, words, ledger.Say(words+".how"), ledger.Flag, formula)
}

// given writes a verdict that somebody supposes.
func (c *cells) given(misses, good bool) {
	c.out.Value = c.input("value", "parameters.the-value", ledger.Value, c.f.Value)
	c.out.Measured = c.out.Value
	if c.f.Measured != c.f.Value {
		c.out.Measured = c.input("measured", "parameters.the-value", ledger.Value, c.f.Measured)
	}
	if misses {
		c.countMisses()
	}
	c.out.Missed = c.input("missed", "formula.missed", ledger.Flag, flag(c.f.Missed && c.f.Value != nil))
	if good {
		c.out.Good = c.input("good", "formula.good", ledger.Flag, flag(c.f.Good))
	}
}

func flag(b bool) *big.Rat {
	if b {
		return big.NewRat(1, 1)
	}
	return new(big.Rat)
}

// measured is the contractual value; of a share whose misses are priced it follows from how many there were.
func (c *cells) measured(misses bool) {
	if !misses || !c.sharePriced() {
		c.out.Measured = c.input("value", "parameters.the-value", ledger.Value, c.f.Measured)
		return
	}
	all := ledger.Of(c.input("units", "parameters.units", ledger.Count, c.f.Result.Contractual.Total))
	missed := ledger.Of(c.input("misses", "parameters.misses", ledger.Count, c.f.Misses))
	c.out.Measured = c.Input(ledger.Cell{
		Name: c.name("value"), Group: c.f.Objective.ID, Words: ledger.Say("parameters.the-value"), Kind: ledger.Value,
		Unit: c.unit, Formula: ledger.Over(ledger.Times(ledger.Int(100), ledger.Minus(all, missed)), all), Clause: clause,
	})
}

// sharePriced tells whether the value is the share of the units that were not missed, exactly.
func (c *cells) sharePriced() bool {
	total := c.f.Result.Contractual.Total
	if c.unit != "%" || c.f.Target.AtMost || c.f.Misses == nil || c.f.Measured == nil || total == nil ||
		total.Sign() <= 0 {
		return false
	}
	share := new(big.Rat).Sub(total, c.f.Misses)
	share.Quo(share.Mul(share, big.NewRat(100, 1)), total)
	return share.Cmp(c.f.Measured) == 0
}

// rounded rounds a value as the contract says before it is judged.
func (c *cells) rounded() {
	raw, decimals := ledger.Of(c.out.Measured), c.f.Objective.Decimals
	if decimals < 0 {
		c.out.Value = c.lead("judged", "formula.judged", ledger.Say("formula.judged.exact"), ledger.Value, raw)
		return
	}
	scale := ledger.Int(pow10(decimals))
	how := ledger.Say("formula.judged.units.how", ledger.Arg{Number: strconv.Itoa(decimals)})
	units := c.lead("judged_units", "formula.judged.units", how, ledger.Count, ledger.Times(raw, scale))
	whole := ledger.RoundHalfEven(ledger.Of(units))
	how = ledger.Say("formula.judged.even")
	c.out.Value = c.lead("judged", "formula.judged", how, ledger.Value, ledger.Over(whole, scale))
}

func pow10(n int) int64 {
	p := int64(1)
	for range n {
		p *= 10
	}
	return p
}

// events tells whether the value is a number of events.
func (c *cells) events() bool {
	terms := c.f.Objective.Terms
	return terms != nil && terms.Events()
}

// countMisses is how many misses there are.
//
// Convention credits (per-miss-whole-events): The misses of a count are the events beyond its limit, in whole events:
// the third one is beyond a mean limit of 2.5.
func (c *cells) countMisses() {
	if c.f.Misses != nil || !c.events() || c.out.Target == nil {
		n := c.f.Misses
		if n == nil {
			n = new(big.Rat)
		}
		c.out.Misses = c.input("misses", "parameters.misses", ledger.Count, n)
		return
	}
	away := ledger.Abs(ledger.Minus(ledger.Of(c.out.Measured), ledger.Of(c.out.Target)))
	events := ledger.When(c.known(), ledger.Ceil(away), ledger.Int(0))
	c.out.Misses = c.lead("beyond", "formula.beyond", ledger.Say("formula.beyond.how"), ledger.Count, events)
}

func (c *cells) known() *ledger.Expr { return ledger.Known(c.out.Measured) }

// verdict writes whether the objective was missed, and whether the period was a good one.
func (c *cells) verdict(allowed, good bool) {
	few, uncertain := c.fewUnits(), c.uncertain()
	cond := ledger.And(c.known(), Beyond(c.out.Value, c.out.Target, *c.f.Target))
	if few != nil {
		under := ledger.Int(0)
		if allowed {
			n := big.NewRat(c.f.Objective.AllowedMisses, 1)
			most := c.agreed("allowed_misses", "parameters.allowed-misses", ledger.Count, n)
			under = ledger.And(c.known(), ledger.More(ledger.Of(c.out.Misses), ledger.Of(most)))
		}
		cond = ledger.When(ledger.Of(few), under, cond)
	}
	if relief := c.f.Result.Relief; relief != nil {
		volume := c.input("volume", "parameters.volume", ledger.Count, c.f.Result.Volume)
		limit := c.agreed("relief", "parameters.relief", ledger.Count, relief)
		cond = ledger.And(cond, ledger.Not(ledger.More(ledger.Of(volume), ledger.Of(limit))))
	}
	how := ledger.Say("formula.missed.how")
	if c.f.Target.Strict {
		how = ledger.Say("formula.missed.how.strict")
	}
	c.out.Missed = c.lead("missed", "formula.missed", how, ledger.Flag, certain(uncertain, cond))
	if !good {
		return
	}
	experienced := Rounded(c.f.Objective, c.f.Result.Unexcused().Value)
	felt := c.input("experienced", "parameters.experienced", ledger.Value, experienced)
	excused := Beyond(felt, c.out.Target, *c.f.Target)
	met := ledger.Not(ledger.Of(c.out.Missed))
	if few != nil && !allowed {
		excused = ledger.And(excused, ledger.Not(ledger.Of(few)))
		met = ledger.And(met, ledger.Not(ledger.Of(few)))
	}
	reached := ledger.And(ledger.Known(felt), ledger.When(c.known(), met, excused)) // nothing at all is no good period
	c.out.Good = c.flag("good", "formula.good", certain(uncertain, reached))
}

// certain is a condition that does not hold while the verdict is open.
func certain(uncertain *ledger.Cell, cond *ledger.Expr) *ledger.Expr {
	if uncertain == nil {
		return cond
	}
	return ledger.And(ledger.Not(ledger.Of(uncertain)), cond)
}

// fewUnits tells whether the volume is under the agreed minimum; nil where none is agreed.
func (c *cells) fewUnits() *ledger.Cell {
	o := c.f.Objective
	if o.MinimumVolume <= 0 {
		return nil
	}
	volume := c.input("volume", "parameters.volume", ledger.Count, c.f.Result.Volume)
	least := c.agreed("minimum_volume", "parameters.minimum-volume", ledger.Count, big.NewRat(o.MinimumVolume, 1))
	return c.flag("few", "formula.few", ledger.Less(ledger.Of(volume), ledger.Of(least)))
}

// uncertain tells whether the best and the worst case leave the verdict open; nil where nothing is open: everything was
// read, and samples cover enough.
func (c *cells) uncertain() *ledger.Cell {
	r := c.f.Result
	if r.Best == nil || r.Worst == nil {
		return nil
	}
	if !r.Unread.None() && (r.CoverageAgreed == nil || !r.Unread.OnlySilent()) {
		how := ledger.Say("formula.uncertain.unread")
		return c.lead("uncertain", "formula.uncertain", how, ledger.Flag, c.disagree())
	}
	if r.CoverageAgreed == nil || r.Coverage == nil || r.Best.Value == nil || r.Worst.Value == nil {
		return nil
	}
	found := c.input("coverage", "parameters.coverage", ledger.Percent, r.Coverage)
	agreed := c.agreed("coverage_agreed", "parameters.coverage-agreed", ledger.Percent, r.CoverageAgreed)
	low := ledger.Less(ledger.Of(found), ledger.Of(agreed))
	return c.flag("uncertain", "formula.uncertain", ledger.And(low, c.disagree()))
}

// disagree tells whether the best and the worst case lie on both sides of the target. A case that has no value, or that
// the rule for small numbers decides, or that there may be no volume, is written down as it was judged.
func (c *cells) disagree() *ledger.Expr {
	r, o := c.f.Result, c.f.Objective
	least, _ := r.Volumes()
	if r.Best.Value == nil || r.Worst.Value == nil || o.MinimumVolume > 0 || r.Relief != nil ||
		r.Experienced.Value == nil || least.Sign() == 0 {
		best, worst := bounds(o, r, *c.f.Target)
		missed := best == Missed
		b := c.input("best_missed", "parameters.best-missed", ledger.Flag, flag(missed))
		if worst != best && disagree(best, worst) {
			missed = !missed
		}
		w := c.input("worst_missed", "parameters.worst-missed", ledger.Flag, flag(missed))
		return ledger.Not(ledger.Equal(ledger.Of(b), ledger.Of(w)))
	}
	best := c.input("best", "parameters.best", ledger.Value, Rounded(o, r.Best.Value))
	worst := c.input("worst", "parameters.worst", ledger.Value, Rounded(o, r.Worst.Value))
	target := *c.f.Target
	return ledger.Not(ledger.Equal(Beyond(best, c.out.Target, target), Beyond(worst, c.out.Target, target)))
}

// Beyond tells whether a value is on the wrong side of a bound, as Reaches does not; the bound's own value is in a
// cell.
func Beyond(value, bound *ledger.Cell, t agreement.Target) *ledger.Expr {
	v, edge := ledger.Of(value), ledger.Of(bound)
	switch {
	case t.AtMost && t.Strict:
		return ledger.AtLeast(v, edge)
	case t.AtMost:
		return ledger.More(v, edge)
	case t.Strict:
		return ledger.AtMost(v, edge)
	}
	return ledger.Less(v, edge)
}

// Unit is the unit of an objective's value: what its kind says, else that of the target.
func Unit(o *agreement.Objective, target agreement.Target) string {
	if o.Terms == nil {
		return target.Unit
	}
	return o.Terms.ValueUnit(target)
}
