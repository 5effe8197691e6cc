package attribution

import (
	"math/big"

	"github.com/slareport/slareport/report/measure"
)

// Numbers turns shares of which nothing is good as experienced into numbers of events: those that no score takes
// for good. Excused events are removed by either convention.
func Numbers(s *measure.Scores, events *big.Rat) measure.Scores {
	left := func(s measure.Score) measure.Score {
		excused := new(big.Rat).Sub(events, s.Total)
		return measure.Score{Value: new(big.Rat).Sub(events, excused.Add(excused, s.Good))}
	}
	c := measure.Scores{
		Experienced: left(s.Experienced), Attributable: left(s.Attributable), Contractual: left(s.Contractual),
		OnProvider: left(s.OnProvider), OnOthers: left(s.OnOthers),
	}
	c.Other = c.Contractual
	return c
}
