package score

import (
	"cmp"
	"fmt"
	"slices"

	"github.com/slareport/slareport/report"
	"github.com/slareport/slareport/report/party"
)

// namedIncidents is how many of the incidents that broke the same objectives are told by name.
const namedIncidents = 3

// shared counts the incidents of a period by the objectives they broke. Objectives that were met count too, so that
// a reader sees what the rule of single incidents would do if one was missed; unless to count them would make one
// incident of several that are not.
func (b *build) shared(p int) []report.SharedBreach {
	ends, all := make([]ending, len(b.judged)), make([]ending, len(b.judged))
	for i := range ends {
		all[i] = ending{missed: true, misses: b.results[i][p].Misses}
		if b.paysFor(i, p) {
			ends[i] = all[i]
		}
	}
	onProvider := b.Agreement.Fault.Undetermined == party.Provider
	found := b.broken(ends, onProvider)
	if more := b.broken(all, onProvider); samePartition(found, more) {
		found = more
	}
	return b.byObjectives(found)
}

// samePartition tells whether incidents of the objectives of a are told apart in b as they are in a.
func samePartition(a, b [][]string) bool {
	to, from := map[string]string{}, map[string]string{}
	for i := range a {
		if len(a[i]) > 0 && len(a[i]) != len(b[i]) {
			return false
		}
		for k, name := range a[i] {
			other := b[i][k]
			if known, seen := to[name]; seen && known != other {
				return false
			}
			if known, seen := from[other]; seen && known != name {
				return false
			}
			to[name], from[other] = other, name
		}
	}
	return true
}

// byObjectives groups incidents by the objectives they broke, in the order of the objectives.
func (b *build) byObjectives(incidents [][]string) []report.SharedBreach {
	broke, order := map[string][]int{}, []string{}
	for i, names := range incidents {
		for _, name := range names {
			if broke[name] == nil {
				order = append(order, name)
			}
			broke[name] = append(broke[name], i)
		}
	}
	at, out, of := map[string]int{}, []report.SharedBreach{}, [][]int{}
	for _, name := range order {
		key := fmt.Sprint(broke[name])
		k, known := at[key]
		if !known {
			k = len(out)
			at[key] = k
			out, of = append(out, report.SharedBreach{}), append(of, broke[name])
			for _, i := range broke[name] {
				out[k].Objectives = append(out[k].Objectives, b.Agreement.Objectives[i].ID)
			}
		}
		if out[k].Incidents++; len(out[k].Names) < namedIncidents {
			out[k].Names = append(out[k].Names, name)
		}
	}
	index := make([]int, len(out))
	for k := range index {
		index[k] = k
	}
	slices.SortStableFunc(index, func(x, y int) int { return cmp.Or(slices.Compare(of[x], of[y])) })
	sorted := make([]report.SharedBreach, len(out))
	for k, x := range index {
		sorted[k] = out[x]
	}
	return sorted
}
