package credit

import (
	"math/big"
	"slices"

	"github.com/slareport/slareport/report/credit/books"
	"github.com/slareport/slareport/report/ledger"
	"github.com/slareport/slareport/report/timeline"
)

// monthDays is by how many days a fee is divided for one day of it.
//
// Convention credits (day-of-fee): A day of the fee is the base divided by the days of the calendar in the period,
// unless the agreement fixes how many days a month has; what is judged for several months has so many times as many.
// Where the agreement is in force for a part of a period, a base that is by its days or as invoiced is divided by the
// days of that part, a whole fee by those of the whole period: a day of the fee is the same. Set by
// `objectives.credit.month`.
//
// Rule §7 (time-basis): The calendar month or a fixed month of 30 days is the basis of a day of the fee.
func (p *Pricing) monthDays() *ledger.Expr {
	if p.Terms.MonthDays > 0 {
		return p.fixedDays()
	}
	days := max(1, int64((p.paidSpan()+12*timeline.Hour)/timeline.Day)) // days of 23 or 25 hours among them
	return p.Agreed(p.Named("period_days"), "parameters.period-days", ledger.Count, big.NewRat(days, 1))
}

// fixedDays are the days of the fixed months that the fee base is paid for: of a period that is in force for a part of
// its days, where the base is by these, that part.
func (p *Pricing) fixedDays() *ledger.Expr {
	whole, parts := int64(0), []*ledger.Expr(nil)
	for k, at := range p.paidAt() {
		months := max(1, int64((p.Agreement.Cycle().Of(at).Length()+15*timeline.Day)/(30*timeline.Day)))
		in, of := books.DaysInForce(p.Agreement, at)
		if in == of || !p.byDays() {
			whole += months
			continue
		}
		inForce := p.Agreed(p.Named("days_in_force", k), "parameters.days-in-force", ledger.Count, big.NewRat(in, 1))
		all := p.Agreed(p.Named("days_of_period", k), "parameters.period-days", ledger.Count, big.NewRat(of, 1))
		parts = append(parts, ledger.Times(ledger.Int(months), ledger.Over(inForce, all)))
	}
	days := p.Terms.MonthDays
	if parts == nil {
		return p.Agreed(p.Named("month_days"), "parameters.month-days", ledger.Count, big.NewRat(days*whole, 1))
	}
	month := p.Agreed(p.Named("month_days"), "parameters.month-days", ledger.Count, big.NewRat(days, 1))
	return ledger.Times(month, ledger.Plus(append(parts, ledger.Int(whole))...))
}

// paidAt is an instant in each period whose fee is in the base.
func (p *Pricing) paidAt() []timeline.Instant { return append(slices.Clone(p.Case.Earlier), p.Case.At) }

// paidSpan is the time that the fee base is paid for: the part in force where the base is by days, else whole periods.
func (p *Pricing) paidSpan() (span timeline.Micros) {
	if p.byDays() {
		return p.Case.feeSpan().Length()
	}
	for _, at := range p.paidAt() {
		span += p.Agreement.Cycle().Of(at).Length()
	}
	return span
}

func (p *Pricing) byDays() bool {
	var services []string
	if p.Terms.Of != "" {
		services = append([]string{p.Terms.Of}, p.Terms.AlsoOf...)
	}
	return books.ByDays(p.Agreement, services...)
}

// paidFor is the part of a fee that was paid for a time.
//
// Convention credits (fee-of-lost-time): The fee is spread evenly over the agreed service time of the period, or over
// all of the period where no service time is agreed; over a fixed month where the agreement says so. Of the agreed time
// of several periods together one period has the part that it has of their length. Set by `objectives.credit.month`.
func (p *Pricing) paidFor(time, fee *ledger.Expr) *ledger.Expr {
	return ledger.Over(ledger.Times(fee, time), p.monthSeconds())
}

func (p *Pricing) monthSeconds() *ledger.Expr {
	if p.Terms.MonthDays > 0 {
		return ledger.Times(p.monthDays(), ledger.Int(86_400))
	}
	span, fee := p.Case.Span.Length(), p.paidSpan()
	if span == fee || span == 0 { // nothing was judged: the agreement was not in force, or the time is not over
		return p.agreedTime()
	}
	part := p.Agreed(p.Named("fee_part"), "parameters.fee-part", ledger.Count, big.NewRat(int64(fee), int64(span)))
	return ledger.Times(p.agreedTime(), part)
}

// feeSpan is the time that the fee base is paid for.
func (c *Case) feeSpan() timeline.Interval {
	if c.FeeSpan.Empty() {
		return c.Span
	}
	return c.FeeSpan
}

// agreedTime is the agreed service time in seconds.
func (p *Pricing) agreedTime() *ledger.Expr {
	seconds := p.Case.Agreed
	if seconds == nil {
		seconds = big.NewRat(int64(p.Case.Span.Length()), 1_000_000)
	}
	agreed := p.Agreed(p.Named("agreed_time"), "parameters.agreed-time", ledger.Count, seconds)
	agreed.Cell.Unit = books.InSeconds
	return agreed
}
