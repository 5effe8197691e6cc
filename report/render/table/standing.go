package table

import (
	"math/big"
	"slices"

	"github.com/slareport/slareport/report"
	"github.com/slareport/slareport/report/exact"
)

// Standing is where several clients stand together, beside the period before. A single client's are that client's.
type Standing struct {
	Missed, Judged int
	Before         string // label of the period before, "" when no objective has one
	MissedBefore   int
	Sums           []Sum  // a currency each, in the order of the clients
	Others         string // misses that others than the provider answer for, in percent, the mean of the clients; "" without misses
	OthersBefore   string
}

// Sum is the money of one currency, in decimals with its minor unit.
type Sum struct {
	Currency, Payable, Undetermined string
	Owed                            string // what clients owe for bonuses, "" when none does
	PayableBefore                   string // "" when no client had a period before
}

// Stand adds up clients. Currencies are never added to each other.
func Stand(all []*report.Report) Standing {
	s := Standing{Before: periodBefore(all)}
	for _, r := range all {
		for _, o := range refs(r.Objectives) {
			s.count(o)
		}
	}
	for _, currency := range Currencies(all) {
		s.Sums = append(s.Sums, sumOf(all, currency, s.Before))
	}
	s.Others = othersOver(all, func(r *report.Report) []report.Amount { return r.Attribution })
	if s.Before != "" {
		s.OthersBefore = othersOver(all, func(r *report.Report) []report.Amount { return attributionIn(r, s.Before) })
	}
	return s
}

func (s *Standing) count(o *report.Objective) {
	if o.Verdict == report.Missed {
		s.Missed++
	}
	if o.Verdict.Judged() {
		s.Judged++
	}
	if p, ok := pointOf(o, s.Before); ok && p.Verdict == report.Missed {
		s.MissedBefore++
	}
}

// Currencies lists the currencies of clients, each once.
func Currencies(all []*report.Report) []string {
	var list []string
	for _, r := range all {
		if !slices.Contains(list, r.Currency) {
			list = append(list, r.Currency)
		}
	}
	return list
}

func sumOf(all []*report.Report, currency, before string) Sum {
	var now, open, then []string
	for _, r := range all {
		if r.Currency != currency {
			continue
		}
		now, open = append(now, r.Credits.Payable), append(open, r.Credits.Undetermined)
		if amount := payableIn(r, before); before != "" && amount != "" {
			then = append(then, amount)
		}
	}
	s := Sum{Currency: currency, Payable: credited(now), Owed: owed(now), Undetermined: minor(sum(open...), open)}
	if then != nil {
		s.PayableBefore = minor(credited(then), now)
	}
	return s
}

// payableIn is the sum of the credits of a client's objectives in a period of the history, "" where there is none.
// What is payable now is the client's, as the report has it.
func payableIn(r *report.Report, period string) string {
	if period == r.Period.Label {
		return r.Credits.Payable
	}
	var list []string
	for _, o := range refs(r.Objectives) {
		if p, ok := pointOf(o, period); ok && p.Payable != "" {
			list = append(list, p.Payable)
		}
	}
	if list == nil {
		return ""
	}
	return minor(sum(list...), list)
}

func pointOf(o *report.Objective, period string) (report.Point, bool) {
	i := slices.IndexFunc(o.Trend, func(p report.Point) bool { return p.Period == period })
	if period == "" || i < 0 {
		return report.Point{}, false
	}
	return o.Trend[i], true
}

// periodBefore is the label of the latest period of the histories that is not the reported one.
func periodBefore(all []*report.Report) string {
	before := ""
	for _, r := range all {
		for _, o := range refs(r.Objectives) {
			if p, ok := previous(o); ok {
				before = max(before, p.Period)
			}
		}
	}
	return before
}

// attributionIn is a client's attribution in a period: each objective's misses by party in percent, averaged over the
// objectives that have any, as the report does it for the reported period.
func attributionIn(r *report.Report, period string) []report.Amount {
	if period == r.Period.Label {
		return r.Attribution
	}
	sums, n := map[string]*big.Rat{}, int64(0)
	var order []string
	for _, o := range refs(r.Objectives) {
		p, _ := pointOf(o, period)
		whole := exact.Parse(all(p.Attribution))
		if whole == nil || whole.Sign() <= 0 {
			continue
		}
		n++
		for _, a := range p.Attribution {
			if sums[a.Party] == nil {
				sums[a.Party] = new(big.Rat)
				order = append(order, a.Party)
			}
			if v := exact.Parse(a.Amount); v != nil {
				sums[a.Party].Add(sums[a.Party], v.Quo(v, whole))
			}
		}
	}
	list := make([]report.Amount, len(order))
	for i, party := range order {
		share := sums[party].Mul(sums[party], big.NewRat(100, n))
		list[i] = report.Amount{Party: party, Amount: exact.Decimal(share), Unit: "%"}
	}
	return list
}

// othersOver is the mean over clients of the part that others answer for.
func othersOver(all []*report.Report, of func(*report.Report) []report.Amount) string {
	total, n := new(big.Rat), int64(0)
	for _, r := range all {
		if list := of(r); len(list) > 0 {
			one := report.Report{Attribution: list}
			total.Add(total, one.Others())
			n++
		}
	}
	if n == 0 {
		return ""
	}
	return exact.Shown(total.Quo(total, big.NewRat(n, 1)), 0, exact.Whole())
}

// Change is now less before, "" when either is missing.
func Change(now, before string) string {
	d := difference(now, before)
	if d == "" {
		return ""
	}
	return minor(d, []string{now, before})
}
