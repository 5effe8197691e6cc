package workbook

import (
	"github.com/slareport/slareport/report"
)

// objectives writes the steps of each objective up to its rounded credit.
func (w *waterfall) objectives() []*pricing {
	var list []*pricing
	once := w.r.Credits.Settling.OncePerEvent
	for i := range w.r.Objectives {
		o := &w.r.Objectives[i]
		if o.Credit.Terms == nil {
			continue
		}
		p := w.priceOf(i, o)
		list = append(list, p)
		if !once {
			w.complete(p)
		}
	}
	if once {
		w.shareIncidents(list)
		for _, p := range list {
			w.complete(p)
		}
	}
	return list
}

// priceOf writes what concerns the objective alone: fee base, formula, repeats, minimum level.
func (w *waterfall) priceOf(i int, o *report.Objective) *pricing {
	w.in.of = o.Name
	p := &pricing{i: i, o: o, t: o.Credit.Terms, engine: &engine{steps: o.Credit.Steps, last: "0"}}
	p.by = w.judge(i, o, p.t)
	w.bases(p)
	one := formulas[p.t.Form](w, p, nil)
	w.step(p, p.t.Form, one)
	w.repeats(p)
	w.severe(p)
	w.extras(p)
	w.in.of = w.word("agreement")
	return p
}

// step writes a row of the report's and makes its amount the credit so far.
func (w *waterfall) step(p *pricing, key string, x priced) {
	how := ""
	if x.how != "" {
		how = w.word(x.how)
	}
	_, p.last = w.put(line{of: p.o.Name, name: w.word("credit." + key), how: how, figure: &x.figure, format: x.format, amount: &x.amount, engine: p.engine.next(key)})
}

// amount writes a row of the report's without a figure of its own.
func (w *waterfall) amount(p *pricing, key, how string, amount expr) {
	_, p.last = w.put(line{of: p.o.Name, name: w.word("credit." + key), how: how, amount: &amount, engine: p.engine.next(key)})
}

// bases writes the rows up to the base of the formula: the fee, of it the pool, of that the objective's part.
func (w *waterfall) bases(p *pricing) {
	services := append([]string{p.o.Credit.Of}, p.o.Credit.AlsoOf...)
	fees := w.feeOf(services...)
	_, p.feeBase = w.put(line{of: p.o.Name, name: w.word("credit.fee-base"), how: w.services(services), amount: &fees, engine: p.engine.next("fee-base")})
	p.base = p.feeBase
	if p.t.Allocation == "" {
		return
	}
	if w.r.Credits.Settling.AtRisk != "" {
		p.base = w.part(p, "pool", w.atRisk())
	}
	p.base = w.part(p, "allocation", w.in.percent(numbered("allocation", p.i), w.word("credit.allocation"), p.t.Allocation))
}

func (w *waterfall) services(list []string) string {
	if list[0] == "" {
		return w.word("formula.all-fees")
	}
	return w.book.words.List(list)
}

// part writes a row that takes a percentage of the base.
func (w *waterfall) part(p *pricing, key string, rate expr) expr {
	amount := percentOf(w.here(rate), p.base)
	_, e := w.put(line{of: p.o.Name, name: w.word("credit." + key), figure: &rate, format: percentFormat, amount: &amount, engine: p.engine.next(key)})
	return e
}

// atRisk is the agreement's at-risk share.
func (w *waterfall) atRisk() expr {
	of := w.in.of
	w.in.of = w.word("agreement")
	defer func() { w.in.of = of }()
	return w.in.percent("at_risk", w.word("parameters.at-risk"), w.r.Credits.Settling.AtRisk)
}

// repeats multiplies a miss by the greatest factor that repeated ones give.
func (w *waterfall) repeats(p *pricing) {
	if len(p.t.Repeats) == 0 {
		return
	}
	var factors []expr
	for k, rule := range p.t.Repeats {
		before := w.in.count(numbered("misses_before", p.i, k), w.word("parameters.misses-before", rule.In-1), num(float64(rule.Before)).text)
		needed := w.in.count(numbered("misses_needed", p.i, k), w.word("parameters.misses-needed", rule.In), num(float64(rule.Misses)).text)
		times := w.in.count(numbered("times", p.i, k), w.word("parameters.times"), rule.Times)
		found := both(equal(p.by.missed, num(1)), atLeast(add(before, p.by.missed), needed))
		factors = append(factors, w.lead(p.o.Name, "formula.repeat", w.word("formula.repeat.how", rule.Misses, rule.In), when(found, times, num(0)), countFormat))
	}
	greatest := most(factors...)
	factor := w.lead(p.o.Name, "formula.factor", w.word("formula.factor.how"), when(more(greatest, num(0)), greatest, num(1)), countFormat)
	w.step(p, "repeat", formulas[p.t.Form](w, p, &factor))
}

// severe replaces the credit of a value below the minimum level by what the agreement gives for that, if it is more.
func (w *waterfall) severe(p *pricing) {
	s, j := p.t.Severe, &p.t.Judging
	if s == nil || j.Minimum == "" {
		return
	}
	minimum := w.in.put(numbered("minimum", p.i), w.word("parameters.the-minimum"), j.Minimum, valueFormat, p.o.ValueUnit)
	below := w.flag(p.o.Name, "formula.below-minimum", "", both(equal(p.by.missed, num(1)), beyond(p.by.value, minimum, j.MinimumAtMost)))
	of, rate := p.base, num(100)
	switch {
	case !s.Pool:
		rate = w.in.percent(numbered("below_minimum_rate", p.i), w.word("parameters.below-minimum"), s.Rate)
	case w.r.Credits.Settling.AtRisk != "":
		of, rate = p.feeBase, w.atRisk()
	default:
		of = p.feeBase
	}
	amount := when(equal(below, num(1)), most(p.last, percentOf(w.here(rate), of)), p.last)
	w.step(p, "minimum", priced{figure: rate, format: percentFormat, amount: amount, how: "formula.minimum"})
}

// extras writes what a good period earns: a bonus, and what it returns of earlier credits.
func (w *waterfall) extras(p *pricing) {
	if b := p.t.Bonus; b != nil {
		beyondIt := w.in.put(numbered("bonus_beyond", p.i), w.word("parameters.bonus-beyond"), b.Beyond, valueFormat, p.o.ValueUnit)
		pays := w.in.price(numbered("bonus", p.i), w.word("parameters.bonus"), &b.Pays, p.base)
		earned := both(equal(p.by.good, num(1)), known(p.by.raw), beyond(p.by.value, beyondIt, !p.o.AtMost))
		amount := when(earned, pays, num(0))
		_, p.bonus = w.put(line{of: p.o.Name, name: w.word("formula.bonus"), how: w.word("formula.bonus.how"), amount: &amount, engine: b.Earned})
	}
	if e := p.t.EarnBack; e != nil {
		amount := w.earnedBack(p, e)
		_, p.back = w.put(line{of: p.o.Name, name: w.word("formula.earned-back"), how: w.word("formula.earned-back.how"), amount: &amount, engine: e.Earned})
	}
}

func (w *waterfall) earnedBack(p *pricing, e *report.EarnBack) expr {
	good := equal(p.by.good, num(1))
	var list []expr
	if e.After > 0 {
		returns := w.in.money(numbered("earn_back", p.i), w.word("parameters.earn-back", e.After), e.Returns)
		list = append(list, when(good, returns, num(0)))
	}
	if e.Average > 0 {
		sum := w.in.put(numbered("earlier_sum", p.i), w.word("parameters.earlier-sum", e.Average-1), e.Sum, valueFormat, p.o.ValueUnit)
		count := w.in.count(numbered("earlier_count", p.i), w.word("parameters.earlier-count", e.Average-1), num(float64(e.Count)).text)
		returns := w.in.money(numbered("average_back", p.i), w.word("parameters.average-back", e.Average-1), e.AverageReturns)
		mean := w.lead(p.o.Name, "formula.average", w.word("formula.average.how", e.Average), rounded(div(add(sum, p.by.value), add(count, num(1))), 9), valueFormat)
		list = append(list, when(both(good, known(p.by.raw), not(beyond(mean, p.by.target, p.o.AtMost))), returns, num(0)))
	}
	return plus(list...)
}

// complete writes the objective's own cap and rounds: the last step before the limits of the agreement.
func (w *waterfall) complete(p *pricing) {
	p.before = p.last
	w.in.of = p.o.Name
	if p.t.Cap != nil {
		limit := w.in.price(numbered("cap", p.i), w.word("parameters.cap"), p.t.Cap, p.feeBase)
		w.amount(p, "cap-objective", w.word("formula.cap"), least(p.last, limit))
	}
	w.in.of = w.word("agreement")
	p.last = w.toMinor(p.o.Name, "credit.rounded", p.last, p.engine.next("rounded"), true)
}

// shareIncidents writes which incidents broke which objectives, the dearest objective of each, and what the others
// lose: one whose incidents are all credited by dearer ones pays nothing.
func (w *waterfall) shareIncidents(list []*pricing) {
	dearest := w.dearest(list)
	for _, p := range list {
		flags, there := dearest[p.o.ID]
		if !there {
			continue
		}
		w.amount(p, "incident", w.word("formula.incident"), when(more(plus(flags...), num(0)), p.last, num(0)))
	}
}

// dearest writes, for every group of objectives that the same incidents broke, a row for each of them: 1 for the one
// that would pay most, of equal ones the first by id.
func (w *waterfall) dearest(list []*pricing) map[string][]expr {
	flags := map[string][]expr{}
	for _, group := range w.r.Credits.Settling.Shared {
		members := membersOf(list, group.Objectives)
		top := w.row
		name := w.word("formula.incidents", group.Incidents, w.book.words.List(group.Names))
		amounts := make([]float64, len(members))
		best := -1
		for k, p := range members {
			amounts[k] = round(p.last.value, 8)
			if amounts[k] > 0 && (best < 0 || amounts[k] > amounts[best]) {
				best = k
			}
		}
		area := fixed(amountColumn, top) + ":" + fixed(amountColumn, top+len(members)-1)
		for k, p := range members {
			here := at(amountColumn, w.row)
			text := "IF(AND(" + here + ">0,MATCH(MAX(" + area + ")," + area + ",0)=" + num(float64(k+1)).text + "),1,0)"
			figure := expr{text: text, value: truth(k == best)}
			amount := rounded(p.last, 8)
			e, _ := w.put(line{of: p.o.Name, name: w.word("formula.dearest"), how: name, figure: &figure, format: flagFormat(w.book.words), amount: &amount})
			flags[p.o.ID] = append(flags[p.o.ID], e)
		}
	}
	return flags
}

// membersOf are the objectives of a list with some ids, in the order of the ids.
func membersOf(list []*pricing, ids []string) []*pricing {
	var members []*pricing
	for _, p := range list {
		for _, id := range ids {
			if p.o.ID == id {
				members = append(members, p)
			}
		}
	}
	return sortedByID(members)
}

// refer makes a reference that other sheets can use.
func (s *sheet) refer(e expr) expr {
	return expr{text: quoted(s.name) + "!" + e.text, value: e.value}
}
