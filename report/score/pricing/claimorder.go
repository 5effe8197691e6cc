package pricing

import (
	"cmp"
	"slices"

	"github.com/slareport/slareport/report/evidence"
	"github.com/slareport/slareport/report/timeline"
)

// order puts the rows about each credit in the order in which things were done.
//
// Convention credits (claim-order): What was done about a credit at times that tell of no order, in one minute or on
// one day, was done in the order of the rows of its file, from the bottom up where the times of the file run backwards
// or what is taken back would come before anything was claimed.
// Rows of several files, or of a file that keeps no order of time, come in the order in which things are done: claimed,
// granted, refused, issued, withdrawn. Where something was claimed more than once, so that it may have been claimed
// again after a withdrawal or a refusal and nothing tells, the credit is in doubt.
func (b *Book) order() {
	b.unordered = map[place][]*evidence.CreditClaim{}
	runs := b.filesRun()
	for at, rows := range b.claimed {
		o := ordering{list: make([]*evidence.CreditClaim, 0, len(rows)), files: runs, here: map[uint32]*run{}}
		slices.SortFunc(rows, byPlace)
		for i, c := range rows {
			if i > 0 && rows[i-1].Pos.Origin == c.Pos.Origin {
				o.run(c.Pos.Origin).note(rows[i-1], c)
			}
		}
		slices.SortStableFunc(rows, func(x, y *evidence.CreditClaim) int { return cmp.Compare(x.At, y.At) })
		for len(rows) > 0 {
			n, latest := 1, rows[0].Latest
			for n < len(rows) && rows[n].At <= latest {
				latest = max(latest, rows[n].Latest)
				n++
			}
			o.add(rows[:n])
			rows = rows[n:]
		}
		b.claimed[at], b.unordered[at] = o.list, o.unsure
	}
}

func byPlace(x, y *evidence.CreditClaim) int { return evidence.ComparePos(x.Pos, y.Pos) }

// byStep is the order in which things are done.
func byStep(x, y *evidence.CreditClaim) int {
	return cmp.Or(cmp.Compare(x.State, y.State), byPlace(x, y))
}

// run is how often the times of a file run on and back from a row to the next.
type run struct{ on, back int }

func (r *run) note(row, next *evidence.CreditClaim) {
	switch {
	case row.Latest < next.At:
		r.on++
	case next.Latest < row.At:
		r.back++
	}
}

// filesRun is how the times of each register run.
func (b *Book) filesRun() map[uint32]*run {
	rows := make([]*evidence.CreditClaim, 0, len(b.Evidence.CreditClaims))
	for _, k := range b.Evidence.CreditClaims {
		if c := &b.Evidence.All.CreditClaims[k]; c.At <= b.AsOf { // a slip in a year tells nothing
			rows = append(rows, c)
		}
	}
	slices.SortFunc(rows, byPlace)
	out := map[uint32]*run{}
	for i, c := range rows {
		if out[c.Pos.Origin] == nil {
			out[c.Pos.Origin] = &run{}
		}
		if i > 0 && rows[i-1].Pos.Origin == c.Pos.Origin {
			out[c.Pos.Origin].note(rows[i-1], c)
		}
	}
	return out
}

// ordering is the rows about a credit on the way to their order.
type ordering struct {
	list   []*evidence.CreditClaim
	unsure []*evidence.CreditClaim
	files  map[uint32]*run // how the times of each file run
	here   map[uint32]*run // those of the rows about this credit
}

func (o *ordering) run(file uint32) *run {
	if o.here[file] == nil {
		o.here[file] = &run{}
	}
	return o.here[file]
}

// add puts rows in order whose times tell of none.
func (o *ordering) add(rows []*evidence.CreditClaim) {
	if len(rows) == 1 {
		o.list = append(o.list, rows[0])
		return
	}
	ranked, known := o.ranked(rows)
	if !known && o.matters(rows) {
		o.unsure = append(o.unsure, rows...)
	}
	o.list = append(o.list, inTime(ranked)...)
}

// ranked are rows by their file where it keeps an order, else as things are done.
func (o *ordering) ranked(rows []*evidence.CreditClaim) (list []*evidence.CreditClaim, known bool) {
	file := rows[0].Pos.Origin
	list = slices.SortedFunc(slices.Values(rows), byPlace)
	if slices.ContainsFunc(rows, func(c *evidence.CreditClaim) bool { return c.Pos.Origin != file }) {
		slices.SortFunc(list, byStep)
		return list, false
	}
	r := *o.run(file)
	if whole := o.files[file]; r == (run{}) && whole.on == 0 {
		r = *whole
	}
	if r.on > 0 && r.back > 0 {
		slices.SortFunc(list, byStep)
		return list, false
	}
	if r.back > 0 {
		slices.Reverse(list)
	}
	if givesUp(list[0]) && !givesUp(list[len(list)-1]) && !o.claimedBefore() { // nothing was there to be taken back
		slices.Reverse(list)
	}
	return list, true
}

// claimedBefore tells whether anything was claimed before.
func (o *ordering) claimedBefore() bool {
	return slices.ContainsFunc(o.list, func(c *evidence.CreditClaim) bool { return !givesUp(c) })
}

// givesUp tells whether a row takes back what was claimed.
func givesUp(c *evidence.CreditClaim) bool {
	return c.State == evidence.StepWithdrawn || c.State == evidence.StepRefused
}

// matters tells whether the order of rows may decide: something that is taken back was claimed more than once.
func (o *ordering) matters(rows []*evidence.CreditClaim) bool {
	for _, back := range rows {
		if !givesUp(back) {
			continue
		}
		claims, here := 0, 0
		for _, c := range o.list {
			if c.State == evidence.StepClaimed && related(c, back) {
				claims++
			}
		}
		for _, c := range rows {
			if c.State == evidence.StepClaimed && related(c, back) {
				here++
			}
		}
		if here > 0 && claims+here > 1 {
			return true
		}
	}
	return false
}

// related tells whether two rows may be about one claim.
func related(a, b *evidence.CreditClaim) bool {
	return a.Reference == "" || b.Reference == "" || evidence.Same(a.Reference, b.Reference)
}

// inTime keeps the order of rows except where a row is earlier than one before it, whatever is unknown of both.
func inTime(rows []*evidence.CreditClaim) []*evidence.CreditClaim {
	latest := timeline.MinInstant
	for _, c := range rows {
		if c.Latest < latest {
			return sorted(rows)
		}
		latest = max(latest, c.At)
	}
	return rows
}

// sorted takes the first row, again and again, before which no other one must come.
func sorted(rows []*evidence.CreditClaim) (list []*evidence.CreditClaim) {
	rows = slices.Clone(rows)
	for len(rows) > 0 {
		first := rows[0].Latest
		for _, c := range rows {
			first = min(first, c.Latest)
		}
		k := slices.IndexFunc(rows, func(c *evidence.CreditClaim) bool { return c.At <= first })
		list = append(list, rows[k])
		rows = slices.Delete(rows, k, k+1)
	}
	return list
}
