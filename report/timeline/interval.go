package timeline

import (
	"slices"
	"sort"
)

// Interval is half-open: From belongs to it, To does not (rules §1). It is empty when To <= From.
//
// Rule §1 (half-open-intervals): Intervals are half-open.
type Interval struct{ From, To Instant }

// Empty tells whether nothing lies in the interval.
func (v Interval) Empty() bool { return v.To <= v.From }

// Length is To - From, zero for an empty interval.
func (v Interval) Length() Micros {
	if v.Empty() {
		return 0
	}
	return v.To.Sub(v.From)
}

// Contains tells whether the instant lies in [From, To).
func (v Interval) Contains(i Instant) bool { return v.From <= i && i < v.To }

// Intersect is the common part, empty when there is none.
func (v Interval) Intersect(w Interval) Interval {
	return Interval{max(v.From, w.From), min(v.To, w.To)}
}

// Set is a sorted list of non-empty intervals that neither overlap nor touch. The zero Set is empty.
type Set []Interval

// Union builds a Set from intervals in any order; overlaps count once.
func Union(intervals ...Interval) Set {
	sorted := make([]Interval, 0, len(intervals))
	for _, v := range intervals {
		if !v.Empty() {
			sorted = append(sorted, v)
		}
	}
	slices.SortFunc(sorted, func(a, b Interval) int {
		switch {
		case a.From < b.From:
			return -1
		case a.From > b.From:
			return 1
		}
		return 0
	})
	set := Set(sorted[:0]) // what is read is never before what is written
	for _, v := range sorted {
		if n := len(set); n > 0 && v.From <= set[n-1].To {
			set[n-1].To = max(set[n-1].To, v.To)
			continue
		}
		set = append(set, v)
	}
	switch {
	case len(set) == 0:
		return nil
	case 2*len(set) < len(sorted):
		return slices.Clone(set) // and lets go of the memory
	}
	return slices.Clip(set)
}

// Length is the time covered.
func (s Set) Length() Micros {
	var sum Micros
	for _, v := range s {
		sum += v.Length()
	}
	return sum
}

// Contains tells whether the instant lies in one of the intervals.
func (s Set) Contains(i Instant) bool {
	n := s.after(i)
	return n < len(s) && s[n].Contains(i)
}

// Clip keeps what lies in the window.
func (s Set) Clip(window Interval) Set {
	var out Set
	for n := s.after(window.From); n < len(s) && s[n].From < window.To; n++ {
		if c := s[n].Intersect(window); !c.Empty() {
			out = append(out, c)
		}
	}
	return out
}

// Overlapping gives the intervals that have a part in the window, whole.
func (s Set) Overlapping(window Interval) Set {
	from := s.after(window.From)
	return s[from : from+sort.Search(len(s)-from, func(n int) bool { return s[from+n].From >= window.To })]
}

// Intersect keeps what lies in both.
func (s Set) Intersect(t Set) Set {
	var out Set
	for i, j := 0, 0; i < len(s) && j < len(t); {
		if c := s[i].Intersect(t[j]); !c.Empty() {
			out = append(out, c)
		}
		if s[i].To < t[j].To {
			i++
		} else {
			j++
		}
	}
	return out
}

// Subtract keeps what lies in s and not in t.
func (s Set) Subtract(t Set) Set {
	var out Set
	if len(s) == 0 {
		return nil
	}
	j := t.after(s[0].From)
	for _, v := range s {
		for j < len(t) && t[j].To <= v.From {
			j++
		}
		from := v.From
		for k := j; k < len(t) && t[k].From < v.To; k++ {
			if from < t[k].From {
				out = append(out, Interval{from, t[k].From})
			}
			from = max(from, t[k].To)
		}
		if from < v.To {
			out = append(out, Interval{from, v.To})
		}
	}
	return out
}

// Plus is the union of two sets.
func (s Set) Plus(t Set) Set { return Union(append(slices.Clone(s), t...)...) }

// after is the index of the first interval that ends after the instant.
func (s Set) after(i Instant) int {
	return sort.Search(len(s), func(n int) bool { return s[n].To > i })
}
