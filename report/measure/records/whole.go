package records

import (
	"github.com/slareport/slareport/report/evidence"
	"github.com/slareport/slareport/report/fault"
	"github.com/slareport/slareport/report/measure"
	"github.com/slareport/slareport/report/measure/attribution"
	"github.com/slareport/slareport/report/party"
	"github.com/slareport/slareport/report/timeline"
)

// Judged is who answers for a record that is not good.
type Judged[R any] struct {
	attribution.Verdict
	Answer fault.Answer
	// What is left of the record without the time of others: by the evidence, by the contract, and by the contract
	// without what is undetermined too. nil where nothing is left; the record itself where nothing is taken away.
	ByEvidence, ByContract, OnOthers *Left[R]
}

// Left is what is left of a record without some of its time, and the date of the data without it: one that lasts is at
// least as long as what has passed and is left.
type Left[R any] struct {
	Record *R
	AsOf   timeline.Instant
}

// span is how the time of a record is judged: its time, the evidence about it, and the record without some of it.
type span[R any] struct {
	time     func(*R) timeline.Interval
	end      func(*R) timeline.Instant // NoInstant while it lasts
	evidence func(i int32, window timeline.Interval) fault.Case
	without  func(r *R, gone timeline.Set) *R
}

// Judge says who answers for a record that is not good. A record that has a length is judged by what is left of it
// without the time that others answer for, and by nothing else: it is excused where that would not count. counts says
// whether what is left is still a miss.
//
// Convention answers (record-partly-excused): A ticket or an outage that is judged as a whole is out of the count where
// nothing is left of it without the excused time, or where what is left does not count by the objective's own filter
// and target. Otherwise it counts, and its time is what is left.
//
// Rule §5 (record-remainder): A record that is judged as a whole is excused only if what is left without the
// excused time would not count.
func (l *List[R]) Judge(it *Item, r *R, counts func(Left[R]) (bool, error)) (Judged[R], error) {
	if l.span != nil {
		if window := l.span.time(r); !window.Empty() {
			if c := l.span.evidence(it.Index, window); len(c.Layers) > 0 {
				return l.judgeTime(r, window, &c, counts)
			}
		}
	}
	return l.judgeInstant(it, r), nil
}

// judgeInstant judges a record without a length, or without any evidence about its time.
func (l *List[R]) judgeInstant(it *Item, r *R) Judged[R] {
	v, a := l.AtInstant(it)
	all := &Left[R]{r, l.Ctx.AsOf}
	j := Judged[R]{v, a, all, all, all}
	if attribution.IsOther(a.Evident) {
		j.ByEvidence = nil
	}
	if v.Outcome == measure.Excused {
		j.ByContract, j.OnOthers = nil, nil
	}
	if v.Outcome == measure.Undetermined {
		j.OnOthers = nil
	}
	return j
}

// excludedTime is the time that others answer for.
type excludedTime struct {
	time   []timeline.Interval
	weight [party.Count]timeline.Micros
}

func (g *excludedTime) add(p party.Party, b *attribution.Blame) {
	g.time = append(g.time, b.Interval)
	g.weight[p] += b.Length()
}

// judgeTime is the but-for test of a record that has a length.
func (l *List[R]) judgeTime(
	r *R, window timeline.Interval, c *fault.Case, counts func(Left[R]) (bool, error),
) (j Judged[R], err error) {
	f := &l.Ctx.Agreement.Fault
	blames := attribution.Blames(window, c.Layers, f)
	var evident, taken excludedTime
	var unclear []timeline.Interval
	for i := range blames {
		b := &blames[i]
		who, contract := b.Party(), b.Contractual()
		if b.Evident == nil && b.Accepted == nil {
			who, contract = c.Rest, c.Rest
		}
		if attribution.IsOther(who) {
			evident.add(who, b)
		}
		switch {
		case b.Taken(f):
			taken.add(b.Accepted.Party, b)
		case contract == party.Undetermined:
			unclear = append(unclear, b.Interval)
		}
		if j.Answer.Layer == nil {
			j.Answer.Layer = b.Evident
		}
	}
	miss := [3]bool{}
	for i, away := range [][]timeline.Interval{evident.time, taken.time, append(unclear, taken.time...)} {
		left := l.left(r, window, timeline.Union(away...))
		*[]**Left[R]{&j.ByEvidence, &j.ByContract, &j.OnOthers}[i] = left
		if left != nil {
			if miss[i], err = counts(*left); err != nil {
				return j, err
			}
		}
	}
	switch {
	case !miss[1]:
		j.Verdict = attribution.ExcusedBy(taken.weight)
		j.Story = measure.StoryRecord
	case !miss[0]:
		j.Verdict = attribution.OfOthers(evident.weight)
		if !miss[2] {
			j.Outcome = measure.Undetermined
		}
	case !miss[2]:
		j.Verdict = attribution.OfNobody()
	default:
		j.Verdict = attribution.OfProvider(len(taken.time) > 0)
	}
	return j, nil
}

// left is a record without some of its time, nil where nothing of it is left.
func (l *List[R]) left(r *R, window timeline.Interval, away timeline.Set) *Left[R] {
	switch {
	case len(away) == 0:
		return &Left[R]{r, l.Ctx.AsOf}
	case len(timeline.Set{window}.Subtract(away)) == 0:
		return nil
	}
	return &Left[R]{l.span.without(r, away), earlier(l.Ctx.AsOf, window.From, away)}
}

// earlier moves an instant forward by the time that is gone between the beginning of its record and it.
func earlier(at, from timeline.Instant, away timeline.Set) timeline.Instant {
	if !at.Known() || at < from {
		return at
	}
	return at.Add(-away.Clip(timeline.Interval{From: from, To: at}).Length())
}

func outageWithout(o *evidence.Outage, away timeline.Set) *evidence.Outage {
	left := *o
	for _, at := range []*timeline.Instant{&left.To, &left.Detected, &left.Acknowledged, &left.Notified} {
		*at = earlier(*at, o.From, away)
	}
	return &left
}

func ticketWithout(t *evidence.Ticket, away timeline.Set) *evidence.Ticket {
	left := *t
	for _, at := range []*timeline.Instant{&left.Responded, &left.Resolved, &left.Closed} {
		*at = earlier(*at, t.Opened, away)
	}
	return &left
}
