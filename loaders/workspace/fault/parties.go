package fault

import (
	"github.com/slareport/slareport/loaders/workspace/shape"
	"github.com/slareport/slareport/report/party"
)

// partyAmong is one of the parties of rules §5.
func partyAmong(list ...party.Party) shape.Of[party.Party] {
	names := make([]string, len(list))
	for i, p := range list {
		names[i] = p.String()
	}
	return shape.Named(names, func(i int) party.Party { return list[i] })
}

// anyone is who a state, a cause or an obligation may name.
func anyone() shape.Of[party.Party] {
	return partyAmong(party.Provider, party.Customer, party.ThirdParty, party.ForceMajeure, party.Maintenance)
}

// others is everyone whose part may be taken off the provider.
func others() shape.Of[party.Party] {
	return partyAmong(party.Customer, party.ThirdParty, party.ForceMajeure, party.Maintenance)
}
