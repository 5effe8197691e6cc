package workbook

import (
	"math"

	"github.com/slareport/slareport/report"
)

// settle writes the steps of the agreement, from the sum of the objectives to what is payable, and how that is
// divided among them.
func (w *waterfall) settle(list []*pricing) *worked {
	terms := &w.r.Credits.Settling
	l := &limits{waterfall: w, list: list, engine: &engine{steps: w.r.Credits.Steps, last: "0"}}
	weights := make([]expr, len(list))
	for k, p := range list {
		weights[k] = w.refer(p.last)
	}
	weights = l.collect(l.word("division.credits"), weights)
	l.step("sum", "formula.sum", nil, total(l.area))
	for k := range terms.CapServices {
		weights = l.service(k, &terms.CapServices[k], weights)
	}
	if terms.AtRisk != "" {
		rate, fees := w.atRisk(), l.allFees()
		l.limit("at-risk", "formula.limit", most(num(0), percentOf(l.here(rate), fees)), rate)
	}
	if terms.CapPeriod != nil {
		l.cap("cap-period", "cap_period", terms.CapPeriod, l.allFees(), nil)
	}
	weights = l.carried(weights)
	l.capYear(terms)
	l.earnBack(terms)
	l.minimumPayout(terms)
	l.bonus(terms)
	payable := w.toMinor(w.word("agreement"), "credit.payable", l.last, l.engine.next("payable"), true)
	w.do(w.book.name("payable", w.name, fixed(amountColumn, w.row-1)))
	return l.divide(payable, weights)
}

// limits is the agreement's part of the waterfall at work.
type limits struct {
	*waterfall
	list    []*pricing
	engine  *engine
	last    expr
	area    expr // of the weights on the sheet of the division
	feeSum  expr
	bonuses []expr
}

// step writes a row of the agreement.
func (l *limits) step(key, how string, figure *expr, amount expr) {
	_, l.last = l.put(line{of: l.word("agreement"), name: l.word("credit." + key), how: l.word(how), figure: figure, format: percentFormat, amount: &amount, engine: l.engine.next(key)})
}

// limit keeps the money under a bound.
func (l *limits) limit(key, how string, bound expr, rate expr) {
	l.step(key, how, &rate, least(l.last, bound))
}

// cap keeps the money under an amount or a percentage, less what is used up.
func (l *limits) cap(key, name string, c *report.Price, of expr, used *expr) {
	how := "formula.limit"
	if used != nil {
		how = "formula.limit-used"
	}
	if c.Percent != "" {
		rate := l.in.percent(name+"_rate", l.word("parameters."+key), c.Percent)
		l.limit(key, how, left(percentOf(l.here(rate), of), used), rate)
		return
	}
	l.step(key, how, nil, least(l.last, left(l.in.money(name, l.word("parameters."+key), c.Amount), used)))
}

// left is what of a bound is not used up.
func left(bound expr, used *expr) expr {
	if used == nil {
		return most(num(0), bound)
	}
	return most(num(0), sub(bound, *used))
}

// allFees is the sum of the fees of the period, in a row that leads to the first limit that asks for it.
func (l *limits) allFees() expr {
	if l.feeSum.text == "" {
		l.feeSum = l.lead(l.word("agreement"), "formula.fees", "", plus(l.fees...), l.book.formats.money)
	}
	return l.feeSum
}

func (l *limits) capYear(terms *report.Settling) {
	if terms.CapYear == nil {
		return
	}
	before := l.in.money("year_to_date", l.word("parameters.year-to-date"), l.r.Credits.YearToDate)
	if terms.CapYear.Percent == "" {
		l.cap("cap-year", "cap_year", terms.CapYear, num(0), &before)
		return
	}
	earlier := l.in.money("year_fees_before", l.word("parameters.year-fees-before"), terms.FeesBefore)
	periods := l.in.count("year_periods_left", l.word("parameters.year-periods-left"), num(float64(terms.PeriodsLeft)).text)
	fees := l.lead(l.word("agreement"), "formula.year-fees", l.word("formula.year-fees.how"), add(earlier, mul(l.allFees(), periods)), l.book.formats.money)
	l.cap("cap-year", "cap_year", terms.CapYear, fees, &before)
}

// carried adds what earlier periods left under the minimum payout.
func (l *limits) carried(weights []expr) []expr {
	var amounts []expr
	any := false
	for _, p := range l.list {
		e := num(0)
		if p.t.Carried != "" {
			l.in.of = p.o.Name
			e, any = l.in.money(numbered("carried", p.i), l.word("parameters.carried"), p.t.Carried), true
			amounts = append(amounts, e)
		}
	}
	l.in.of = l.word("agreement")
	if !any {
		return weights
	}
	whole := l.lead(l.word("agreement"), "formula.to-set-off", "", l.inMinor(l.last), l.book.formats.money)
	weights = l.parts(l.word("division.carried"), l.sheet.refer(whole), weights, nil, nil)
	for k, p := range l.list {
		if p.t.Carried != "" {
			weights[k] = add(weights[k], l.in.known[numbered("carried", p.i)])
		}
	}
	l.step("carried", "formula.carried", nil, add(l.last, plus(amounts...)))
	return weights
}

// inMinor is an amount rounded to the minor unit as the agreement says, within a formula.
func (l *limits) inMinor(e expr) expr {
	scale := num(math.Pow10(l.book.minor))
	units := rounded(mul(e, scale), 6)
	if l.r.Credits.HalfUp {
		return div(rounded(units, 0), scale)
	}
	return div(halvesToEven(units), scale)
}

// earnBack takes what was earned back off the period's credits.
func (l *limits) earnBack(terms *report.Settling) {
	var list []expr
	for _, p := range l.list {
		if p.back.text != "" {
			list = append(list, p.back)
		}
	}
	if terms.Owed != "" {
		list = append(list, l.in.money("owed", l.word("parameters.owed"), terms.Owed))
	}
	if len(list) == 0 {
		return
	}
	earned := l.lead(l.word("agreement"), "formula.earned", l.word("formula.earned.how"), plus(list...), l.book.formats.money)
	whole := l.lead(l.word("agreement"), "formula.to-set-off", l.word("formula.to-set-off.how"), l.inMinor(l.last), l.book.formats.money)
	l.step("earn-back", "formula.earn-back", nil, most(num(0), sub(l.last, least(earned, whole))))
}

// minimumPayout withholds what is less than the agreement pays out.
func (l *limits) minimumPayout(terms *report.Settling) {
	if terms.MinimumPayout == "" {
		return
	}
	at := l.in.money("minimum_payout", l.word("parameters.minimum-payout"), terms.MinimumPayout)
	l.step("minimum-payout", "formula.minimum-payout", nil, when(less(rounded(l.last, 9), at), num(0), l.last))
}

// bonus sets bonuses off against the credits that are left.
func (l *limits) bonus(terms *report.Settling) {
	for _, p := range l.list {
		if p.bonus.text != "" {
			l.bonuses = append(l.bonuses, p.bonus)
		}
	}
	if len(l.bonuses) == 0 {
		return
	}
	amount := sub(l.last, plus(l.bonuses...))
	how := "formula.bonus-off"
	if terms.BonusBelowZero {
		how = "formula.bonus-owed"
	} else {
		amount = most(num(0), amount)
	}
	l.step("bonus", how, nil, amount)
}
