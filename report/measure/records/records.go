package records

import (
	"fmt"
	"math/big"
	"slices"

	"github.com/slareport/slareport/report/agreement"
	"github.com/slareport/slareport/report/evidence"
	"github.com/slareport/slareport/report/fault"
	"github.com/slareport/slareport/report/filter"
	"github.com/slareport/slareport/report/measure"
	"github.com/slareport/slareport/report/measure/attribution"
	"github.com/slareport/slareport/report/party"
	"github.com/slareport/slareport/report/timeline"
)

// List are the records of one type that an objective is about, for the kinds that judge records as a whole.
type List[R filter.Record] struct {
	Ctx       *measure.Context
	Objective *agreement.Objective
	Unit      string
	order     []int32
	All       []R
	Item      func(i int32, r *R) Item
	known     func(r *R) *R // the record as it was known at the date of the data
	answer    func(i int32) fault.Answer
	backwards func(r *R) bool              // it ended before it began; nil where a record has no end
	mayCount  func(r *R) timeline.Interval // when one that ended before it began may; nil: when it says
	waits     func(r *R) bool              // it counts once it is over, and it is not; nil where no record does
	span      *span[R]                     // nil where a record has no length

	one      [1]int             // period of the record at hand
	problems []measure.Problems // by period, of the last Each
	made     int                // misses with their details
	later    *later[R]          // what tells the others; nil while there are none
}

// Findings are those about records of a period that were not scored, or not with certainty.
//
// Convention measures (record-backwards): A ticket that was resolved or closed before it was opened and an outage that
// ended before it began, by more than the agreed skew, are not scored by any kind of objective, and are a finding; of
// those that rest on it, so are a ticket that was answered before it was opened, and an outage that was detected,
// acknowledged or notified before it began. A case may count in the period of its end, and in any from its beginning to
// another end of it, or to the date of the data. Set by `skew`.
//
// Rule §13 (impossible-values): Impossible values are treated alike by every kind of objective: not scored, and named.
//
// Convention doubt (impossible-bounded): A record with an impossible value is not scored. In the worst case it is a
// miss, in the best case it is good, and no value of a statistic.
func (l *List[R]) Findings(period int) []evidence.Finding {
	if period >= len(l.problems) {
		return nil
	}
	return l.problems[period].Findings(l.Ctx)
}

// Note notes a problem of a record.
func (l *List[R]) Note(period int, problem measure.Problem, it *Item) {
	l.problems[period].Add(problem, it.Pos)
}

// Waits tells whether a record is listed and not scored while it is undecided, because it counts once it is over.
//
// Convention measures (record-waits): A ticket that is judged as a whole and counts at its completion is not scored
// while it is open and undecided: it is listed. One that what has passed decides already is. Set by
// `objectives.counts_in`.
func (l *List[R]) Waits(r *R) bool { return l.waits != nil && l.waits(r) }

// before tells whether an end is known and lies before its beginning by more than clocks may differ.
func (l *List[R]) before(end, begin timeline.Instant) bool {
	return end.Known() && begin.Sub(end) > l.Ctx.Agreement.Skew
}

// restsOn tells which fields an objective asks for.
func restsOn(o *agreement.Objective) func(field string) bool {
	var fields []string
	if terms, is := o.Terms.(interface{ Fields() []string }); is {
		fields = terms.Fields()
	}
	return func(field string) bool { return slices.Contains(fields, field) }
}

// Item is what all record types have.
type Item struct {
	Index            int32
	id, title, group string
	record           string // id of the ticket or outage; "" where there is none
	service, site    evidence.Text
	incident         evidence.Text // of outages that belong together
	Pos              evidence.Pos
	At               timeline.Instant // when it counts
	More             []evidence.Pos   // further rows that the outcome rests on
	Counts           Counting
}

// Counting says whether a record counts. The zero one is that it does.
type Counting uint8

// What may keep a record from being counted with certainty.
const (
	Counted    Counting = iota
	Undecided           // the filter is not decided: it may be among the records, or not
	Impossible          // its times are impossible: what it says is unknown
)

// ProblemOf is what leaves an answer open.
func ProblemOf(a filter.Answer) measure.Problem {
	if a == filter.Failed {
		return measure.ProblemNotComputed
	}
	return measure.ProblemPending
}

// Each calls f for every record that lies in one of the periods and that the filter holds for, or does not decide
// about. The item is good until the next one: there are millions.
func (l *List[R]) Each(where string, f func(period int, it *Item, r *R) error) error {
	holds, err := filter.Condition[R](where, l.Ctx.Agreement.Zone)
	if err != nil {
		return fmt.Errorf("objective %s, where: %w", l.Objective.ID, err)
	}
	scope := measure.NewScope(l.Ctx, l.Objective)
	l.problems = make([]measure.Problems, len(l.Ctx.Periods))
	var it Item
	for _, i := range l.order {
		r := l.known(&l.All[i])
		it = l.Item(i, r)
		periods := l.periodsOf(&it, r)
		if len(periods) == 0 || it.At > l.Ctx.AsOf || !scope.Has(it.service, it.Pos) || !scope.At(it.site) {
			continue
		}
		answer, err := holds(r, l.Ctx.AsOf)
		for _, period := range periods {
			if err == nil && l.take(period, &it, r, answer) {
				err = f(period, &it, r)
			}
		}
		if err != nil {
			return fmt.Errorf("objective %s, %s: %w", l.Objective.ID, l.Ctx.Evidence.All.Where(it.Pos), err)
		}
	}
	return nil
}

// periodsOf are the periods that a record counts in: one, or none of those that are measured. One with impossible times
// may count in several.
func (l *List[R]) periodsOf(it *Item, r *R) []int {
	p := measure.PeriodAt(l.Ctx.Periods, it.At)
	if l.mayCount != nil && l.backwards(r) {
		return measure.PeriodsOf(l.Ctx.Periods, p, l.mayCount(r))
	}
	if p < 0 {
		return nil
	}
	l.one[0] = p
	return l.one[:]
}

// take says how a record counts by the answer of the filter; false where it does not count.
//
// Rule §13 (filter-open): A record that a filter is not decided about is in the worst case and out of the best.
func (l *List[R]) take(period int, it *Item, r *R, answer filter.Answer) bool {
	switch {
	case answer == filter.No, answer == filter.Pending && l.Waits(r):
		return false
	case l.backwards != nil && l.backwards(r):
		it.Counts = Impossible
		l.Note(period, measure.ProblemBackwards, it)
	case !answer.Known():
		it.Counts = Undecided
		l.Note(period, ProblemOf(answer), it)
	}
	return true
}

// AtInstant is whose a record is that is not good, by the evidence that names it or covers its instant.
func (l *List[R]) AtInstant(it *Item) (attribution.Verdict, fault.Answer) {
	a := l.answer(it.Index)
	switch {
	case a.Contract != nil && attribution.IsOther(a.Accepted) && fault.Excuses(l.Ctx.Agreement, a.Accepted):
		return attribution.ExcusedRecord(a.Accepted), a
	case a.Accepted == party.Undetermined:
		return attribution.OfNobody(), a
	case attribution.IsOther(a.Evident):
		return attribution.RefusedRecord(a.Evident), a
	}
	return attribution.OfProvider(false), a
}

// Undecided tells a record that is still open.
func (it *Item) Undecided(since timeline.Instant) *measure.Undecided {
	return &measure.Undecided{
		ID: it.id, Title: it.title, Group: it.group, Since: since, Passes: timeline.NoInstant, Rows: []evidence.Pos{it.Pos},
	}
}

// Miss tells a record that is not good: its weight, and the value that is not.
func (it *Item) Miss(v *attribution.Verdict, a fault.Answer, weight, value *big.Rat) *measure.Miss {
	return &measure.Miss{ID: it.id, Weight: weight, Detail: it.detail(v, a.Layer, weight, value)}
}

func (it *Item) detail(v *attribution.Verdict, proof *fault.Layer, weight, value *big.Rat) *measure.Detail {
	d := &measure.Detail{
		Title: it.title, Group: it.group, Incident: it.incident.String(), Parts: v.OfWeight(weight), Outcome: v.Outcome,
		Story: v.Story, Value: value, Rows: append([]evidence.Pos{it.Pos}, it.More...), Decided: it.At,
	}
	if it.record != "" {
		d.Cases = []string{it.record}
	}
	if proof != nil {
		for _, row := range proof.Rows {
			if row != it.Pos {
				d.Rows = append(d.Rows, row)
			}
		}
	}
	return d
}
