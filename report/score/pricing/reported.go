package pricing

import "github.com/slareport/slareport/report/party"

// incidentsNow names what broke each objective in the reported period. Objectives that were met count too, so that the
// ledger knows what the rule of single incidents would do if one was missed; unless to count them would make one
// incident of several that are not.
func (b *Book) incidentsNow() []Broke {
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
func samePartition(a, b []Broke) bool {
	to, from := map[string]string{}, map[string]string{}
	for i := range a {
		if len(a[i].Incidents) > 0 && len(a[i].Incidents) != len(b[i].Incidents) {
			return false
		}
		for k, name := range a[i].Incidents {
			other := b[i].Incidents[k]
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
