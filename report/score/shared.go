package score

import (
	"github.com/slareport/slareport/report"
	"github.com/slareport/slareport/report/party"
)

// shared counts the incidents of a period by the objectives they broke.
func (b *build) shared(p int) []report.SharedBreach {
	var out []report.SharedBreach
	for _, s := range b.money[p].Shared {
		breach := report.SharedBreach{Incidents: s.Incidents, Names: s.Names}
		for _, i := range s.Objectives {
			breach.Objectives = append(breach.Objectives, b.Agreement.Objectives[i].ID)
		}
		out = append(out, breach)
	}
	return out
}

// incidentsNow names what broke each objective in the reported period. Objectives that were met count too, so that the
// ledger knows what the rule of single incidents would do if one was missed; unless to count them would make one
// incident of several that are not.
func (b *build) incidentsNow() [][]string {
	p := len(b.Periods) - 1
	ends, all := make([]ending, len(b.Judged)), make([]ending, len(b.Judged))
	for i := range ends {
		all[i] = ending{missed: true, misses: b.Results[i][p].Misses}
		if b.paysFor(i, p) {
			ends[i] = all[i]
		}
	}
	onProvider := b.Agreement.Fault.Undetermined == party.Provider
	found := b.broken(ends, onProvider)
	if more := b.broken(all, onProvider); samePartition(found, more) {
		found = more
	}
	return found
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
