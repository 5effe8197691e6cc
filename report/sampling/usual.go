package sampling

import (
	"github.com/slareport/slareport/report/timeline"
)

// shortSilence is a time without a reading that is no gap where nobody says how far readings are apart. Readings that
// are further apart as a rule have no rhythm.
const shortSilence = 2 * timeline.Hour

// farBeyond is how many times the usual distance of two readings is far beyond it.
const farBeyond = 4

// rhythm is how many instants with a reading make a rhythm.
const rhythm = 24

// Rhythmic tells whether there are enough readings to say that others are missing.
func (s *Series) Rhythmic() bool {
	if s.sums == nil && len(s.few) < rhythm {
		return false
	}
	n := int64(0)
	for _, one := range s.stretches() {
		n += one.N
	}
	return n >= rhythm
}

// Settled is the rule for this series where the readings say how far they are apart as a rule.
//
// Convention measures (samples-usual-distance): *Samples*: where nobody says how far they are apart, and nine of ten
// distances of a series are two hours or less, a time without one is a gap where it is longer than two hours and than
// four times the usual distance, which is the mean of these. The last sample before a gap speaks for that distance; a
// series of one sample for its instant alone. Samples that are further apart, or that come at odd times, are taken
// for a log of states, each of which holds until the next. By request, where samples may come with requests only, a
// series with fewer than 24 instants has no usual distance and no gap. Set by `objectives.availability.every`.
func (s *Series) Settled(rule Runs) Runs {
	if !rule.Usual || rule.Every > 0 {
		return rule
	}
	every, n := s.distance()
	switch {
	case n == 0:
		rule.Every, rule.Reach = 1, shortSilence
	case every > 0:
		rule.Every, rule.Reach = every, max(shortSilence, farBeyond*every)
	}
	return rule
}

// distance is how far two readings are apart as a rule, 0 where they have no rhythm, and how many distances there are.
func (s *Series) distance() (usual timeline.Micros, n int64) {
	if s.sums == nil && len(s.few) < 2 {
		return 0, 0
	}
	var sum timeline.Micros // of the short distances
	var short int64
	list := s.stretches()
	for i := range list {
		sum += list[i].Last.Sub(list[i].From)
		short, n = short+list[i].N-1, n+list[i].N-1
		if i == 0 {
			continue
		}
		n++
		if d := list[i].From.Sub(list[i-1].Last); d <= shortSilence {
			sum += d
			short++
		}
	}
	if short == 0 || 10*short < 9*n {
		return 0, n
	}
	return max(1, sum/timeline.Micros(short)), n
}
