package attribution

import (
	"github.com/slareport/slareport/report/agreement"
	"github.com/slareport/slareport/report/party"
)

// IsOther tells whether a party is known and not the provider.
func IsOther(p party.Party) bool { return p != party.Provider && p != party.Undetermined }

// OtherThanProvider is a party other than the provider, Undetermined for the provider.
func OtherThanProvider(p party.Party) party.Party {
	if IsOther(p) {
		return p
	}
	return party.Undetermined
}

// Elsewhere tells whether the agreement puts the undetermined on another account than the provider's.
func ExcusesUndetermined(f *agreement.Fault) bool {
	return f.Undetermined != party.Provider && f.Undetermined != party.Undetermined
}
