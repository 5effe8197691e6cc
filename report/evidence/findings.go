package evidence

import "github.com/slareport/slareport/report/finding"

// mostAlike is how many findings of one kind about one column are told one by one, the first.
const mostAlike = 100

// Summed tells what is beyond the first hundred findings of one kind about one column in one, in the place of the first
// of them, which counts them all.
func Summed(list []Finding) []Finding {
	type kind struct{ severity, column, key string }
	met, rest := map[kind]int{}, map[kind]int{}
	var out []Finding
	for _, f := range list {
		k := kind{f.Severity, f.Column, f.Key}
		met[k]++
		switch at, known := rest[k]; {
		case known:
			out[at].Count += max(f.Count, 1)
			continue
		case met[k] > mostAlike:
			rest[k], f.Count = len(out), max(f.Count, 1)
		}
		out = append(out, f)
	}
	for k, at := range rest {
		out[at].Message = finding.Say("finding.and-more-alike", finding.Count(met[k]-mostAlike), out[at].Message)
	}
	return out
}
