// Package party names who answers for a miss (rules §5).
package party

import "fmt"

// Party answers for time or for a record. The zero value is Undetermined: nobody is blamed by default.
// A provider's own subcontractor is the provider.
type Party uint8

// The parties, in the order in which documents list them after the provider.
const (
	Undetermined Party = iota
	Provider
	Customer
	ThirdParty
	ForceMajeure
	Maintenance
	Count // how many there are
)

var names = [Count]string{"undetermined", "provider", "customer", "third-party", "force-majeure", "maintenance"}

// All lists every party in display order: the provider first, the undetermined last.
func All() []Party {
	return []Party{Provider, Customer, ThirdParty, ForceMajeure, Maintenance, Undetermined}
}

// String is the name that agreements and report.json use.
func (p Party) String() string {
	if p >= Count {
		return "undetermined"
	}
	return names[p]
}

// Parse reads a name as agreements write it.
func Parse(s string) (Party, error) {
	for p, name := range names {
		if s == name {
			return Party(p), nil
		}
	}
	return Undetermined, fmt.Errorf(
		"%q is no party: want provider, customer, third-party, force-majeure, maintenance or undetermined", s,
	)
}

// MarshalText writes the name.
func (p Party) MarshalText() ([]byte, error) { return []byte(p.String()), nil }

// UnmarshalText reads the name.
func (p *Party) UnmarshalText(b []byte) (err error) {
	*p, err = Parse(string(b))
	return err
}
