package credit

import (
	"math/big"

	"github.com/slareport/slareport/report/ledger"
	"github.com/slareport/slareport/report/timeline"
)

// Units of inputs that are lengths of time, as every language writes them.
const (
	inSeconds = "s"
	inDays    = "d"
)

// monthDays is by how many days a fee is divided for one day of it.
//
// Convention credits (day-of-fee): A day of the fee is the base divided by the days of the calendar in the period, unless
// the agreement fixes how many days a month has; what is judged for several months has so many times as many. Set by
// `objectives.credit.month`.
//
// Rule §7 (time-basis): The calendar month or a fixed month of 30 days is the basis of a day of the fee.
func (p *pricing) monthDays() *ledger.Expr {
	days := p.terms.MonthDays
	if days > 0 {
		months := max(1, int64((p.c.Span.Length()+15*timeline.Day)/(30*timeline.Day)))
		return p.agreed(p.named("month_days"), "parameters.month-days", ledger.Count, big.NewRat(days*months, 1))
	}
	days = max(1, int64((p.c.Span.Length()+12*timeline.Hour)/timeline.Day)) // days of 23 or 25 hours among them
	return p.agreed(p.named("period_days"), "parameters.period-days", ledger.Count, big.NewRat(days, 1))
}

// paidFor is the part of a fee that was paid for a time.
//
// Convention credits (fee-of-lost-time): The fee is spread evenly over the agreed service time of the period, or over
// all of the period where no service time is agreed; over a fixed month where the agreement says so. Set by
// `objectives.credit.month`.
func (p *pricing) paidFor(time, fee *ledger.Expr) *ledger.Expr {
	return ledger.Over(ledger.Times(fee, time), p.monthSeconds())
}

func (p *pricing) monthSeconds() *ledger.Expr {
	if p.terms.MonthDays > 0 {
		return ledger.Times(p.monthDays(), ledger.Int(86_400))
	}
	return p.agreedTime()
}

// agreedTime is the agreed service time in seconds.
func (p *pricing) agreedTime() *ledger.Expr {
	seconds := p.c.Agreed
	if seconds == nil {
		seconds = big.NewRat(int64(p.c.Span.Length()), 1_000_000)
	}
	agreed := p.agreed(p.named("agreed_time"), "parameters.agreed-time", ledger.Count, seconds)
	agreed.Cell.Unit = inSeconds
	return agreed
}
