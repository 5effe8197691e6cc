package credit

import (
	"math/big"

	"github.com/slareport/slareport/report/agreement"
	"github.com/slareport/slareport/report/credit/books"
	"github.com/slareport/slareport/report/ledger"
	"github.com/slareport/slareport/report/timeline"
)

// lostTime is the lost time of the period in seconds: all of it, or what is more than the target allows.
//
// Convention credits (grace-of-period): Time that pays nothing is taken off each outage where outages are priced one by
// one, and once off all of them where the period is priced together. Set by `objectives.credit.after`.
//
// Convention credits (lost-time-of-mean): Of a mean over sites the lost time of the period is the mean of theirs: an
// hour at one of two is half an hour of the service, which has one fee. Outages that are priced one by one have their
// own time.
//
// Rule §7 (by-time): A credit may go by the lost time: all of it, what is after a grace, or what is beyond the target.
func (p *Pricing) lostTime(beyond bool) *ledger.Expr {
	if p.lost == nil {
		sum := new(big.Rat)
		for i := range p.Case.Lost {
			sum.Add(sum, p.Case.Lost[i].Time)
		}
		if p.Case.Sites != nil {
			sum.Quo(sum, p.Case.Sites)
		}
		lost := p.Agreed(p.Named("lost_time"), "parameters.lost-time", ledger.Count, sum)
		lost.Cell.Unit = books.InSeconds
		p.lost = p.afterGrace(lost)
	}
	if !beyond || p.by.Target == nil || p.by.Target.Unit != "%" {
		return p.lost
	}
	share := ledger.Minus(ledger.Int(100), ledger.Of(p.by.Target))
	allowed := ledger.PercentOf(share, p.agreedTime())
	over := ledger.NotNegative(ledger.Minus(p.lost, allowed))
	how := ledger.Say("formula.beyond-allowed.how")
	return p.leads(p.Named("beyond_allowed"), "formula.beyond-allowed", how, ledger.Count, over)
}

// lostSoFar is the lost time that the credit went by; nil where it went by something else.
func (p *Pricing) lostSoFar() *big.Rat {
	if p.lost == nil {
		return nil
	}
	return p.lost.Eval()
}

// afterGrace takes off the time that pays nothing.
func (p *Pricing) afterGrace(time *ledger.Expr) *ledger.Expr {
	if p.Terms.After == 0 {
		return time
	}
	return ledger.NotNegative(ledger.Minus(time, p.grace()))
}

func (p *Pricing) grace() *ledger.Expr {
	grace := p.Agreed(p.Named("grace"), "parameters.grace", ledger.Count, seconds(p.Terms.After))
	grace.Cell.Unit = books.InSeconds
	return grace
}

func seconds(d timeline.Micros) *big.Rat { return big.NewRat(int64(d), int64(timeline.Second)) }

// lostTime pays the fee for the lost time, so many times.
//
// Rule §7 (lost-time): A multiple of the fee for the lost time may be paid, without a ceiling unless one is agreed.
func lostTime(p *Pricing, factor *ledger.Expr) Priced {
	if factor != nil {
		return p.times(factor)
	}
	terms := p.Terms.LostTime
	lost := p.ifMissed(p.lostTime(terms.Beyond))
	figure := p.beside("lost-time", ledger.Count, lost)
	times := p.Agreed(p.Named("times_paid"), "parameters.times-paid", ledger.Count, terms.Times)
	amount := ledger.Times(times, p.paidFor(ledger.Of(figure), p.base))
	out := Priced{figure: figure, Amount: amount, How: "formula.lost-time"}
	out.Said.Times, out.Said.Lost = terms.Times, figure.Value
	return out
}

// each outage or incident of a period that is priced by itself.
type lostAlone struct {
	id   string
	of   string // an outage or a case of it
	time *big.Rat
	// what earlier periods counted of it, nil for nothing
	before *big.Rat
	days   int64
}

// lostAlone lists what is priced by itself: outages, or all outages of an incident together.
func (p *Pricing) lostAlone() []lostAlone {
	var out []lostAlone
	at := map[string]int{}
	for i := range p.Case.Lost {
		l := &p.Case.Lost[i]
		id := l.ID
		if p.Terms.Per == agreement.PerIncident {
			id = l.Incident
			if k, known := at[id]; known {
				out[k].time = new(big.Rat).Add(out[k].time, l.Time)
				out[k].days += l.Days
				if l.Before != nil && (out[k].before == nil || out[k].before.Cmp(l.Before) < 0) {
					out[k].before = l.Before
				}
				continue
			}
		}
		at[id] = len(out)
		out = append(out, lostAlone{id, l.ID, l.Time, l.Before, l.Days})
	}
	return out
}
