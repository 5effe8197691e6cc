package downtime

import (
	"math/big"
	"slices"

	"github.com/slareport/slareport/report/evidence"
	"github.com/slareport/slareport/report/measure"
	"github.com/slareport/slareport/report/timeline"
)

// shares are the parts of a miss by who answers for the users that it hit, and by what evidence. Their time weighs as
// the score weighs it, so that the sentence of the miss says what was scored.
type shares []share

type share struct {
	measure.Part
	booked *big.Int // its time, in microseconds times millionths of the users
}

// add adds a stretch that was down. Only where outages weigh by users is it known whose they are.
func (x *shares) add(s *split, v timeline.Interval) {
	for p, b := range s.blames {
		if b == nil || s.lost[p] == 0 {
			continue
		}
		g := b.Segment(v, true)
		i := slices.IndexFunc(*x, func(y share) bool { return y.Party == g.Party && y.Proof == g.Proof })
		if i < 0 {
			i = len(*x)
			*x = append(*x, share{measure.Part{Party: g.Party, Proof: g.Proof}, new(big.Int)})
		}
		y := &(*x)[i]
		book(y.booked, v.Length(), evidence.Fixed(s.lost[p]))
		y.Rows = append(y.Rows, g.Rows...)
	}
}

// parts gives the shares with their time.
func (x shares) parts() (list []measure.Part) {
	for i := range x {
		x[i].Time = inTime(x[i].booked)
		list = append(list, x[i].Part)
	}
	return list
}

// inTime is what was booked as time of all users.
func inTime(booked *big.Int) timeline.Micros {
	return timeline.Micros(new(big.Int).Div(booked, big.NewInt(int64(evidence.One))).Int64())
}
