package evidence

import "github.com/slareport/slareport/report/finding"

// mostAlike is how many findings of one kind about one column are told one by one, the first.
const mostAlike = 100

// Findings collects findings. What is beyond the first hundred of one kind about one column is told in one, in the
// place of the first of them, which counts them all. The zero value is empty.
type Findings struct {
	list []Finding
	met  map[alike]int // how many of a kind there were
	rest map[alike]int // where in the list those beyond the first hundred are counted
}

// alike is what findings of one kind have in common.
type alike struct{ severity, column, key string }

// Add adds one.
func (s *Findings) Add(f Finding) {
	if s.met == nil {
		s.met, s.rest = map[alike]int{}, map[alike]int{}
	}
	k := alike{f.Severity, f.Column, f.Key}
	s.met[k]++
	switch at, known := s.rest[k]; {
	case known:
		s.list[at].Count += max(f.Count, 1)
		return
	case s.met[k] > mostAlike:
		s.rest[k], f.Count = len(s.list), max(f.Count, 1)
	}
	s.list = append(s.list, f)
}

// List gives them in the order they came. Nothing may be added afterwards.
func (s *Findings) List() []Finding {
	for k, at := range s.rest {
		s.list[at].Message = finding.Say("finding.and-more-alike", finding.Count(s.met[k]-mostAlike), s.list[at].Message)
	}
	return s.list
}

// Summed tells of very many findings of one kind as Findings does.
func Summed(list []Finding) []Finding {
	var s Findings
	for _, f := range list {
		s.Add(f)
	}
	return s.List()
}
