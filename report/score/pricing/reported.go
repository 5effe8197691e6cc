package pricing

import "github.com/slareport/slareport/report/party"

// incidentsNow names what broke each objective in the reported period. Objectives that were met count too, so that the
// ledger knows what the rule of single incidents would do if one was missed; unless to count them would make one
// incident of several that are not.
func (b *Book) incidentsNow() [][]string {
	p := len(b.Periods) - 1
	ends, all := make([]Ending, len(b.Judged)), make([]Ending, len(b.Judged))
	for i := range ends {
		all[i] = Ending{Missed: true, Misses: b.Results[i][p].Misses}
		if b.paysFor(i, p) {
			ends[i] = all[i]
		}
	}
	onProvider := b.Agreement.Fault.Undetermined == party.Provider
	found := b.Broken(ends, onProvider)
	if more := b.Broken(all, onProvider); samePartition(found, more) {
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
