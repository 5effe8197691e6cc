package attribution

import (
	"slices"

	"github.com/slareport/slareport/report/agreement"
	"github.com/slareport/slareport/report/fault"
	"github.com/slareport/slareport/report/measure"
	"github.com/slareport/slareport/report/party"
	"github.com/slareport/slareport/report/timeline"
)

// Blame is a stretch of time with the evidence about who answers for what goes wrong in it.
type Blame struct {
	timeline.Interval
	Evident  *fault.Layer // the strongest evidence of all, nil for none
	Accepted *fault.Layer // the strongest that counts under the contract, nil for none
}

// Party answers by the evidence, formalities aside.
func (b *Blame) Party() party.Party {
	if b.Evident == nil {
		return party.Undetermined
	}
	return b.Evident.Party
}

// Taken tells whether the contract takes this time off the provider: by an accepted layer of a party that excuses.
func (b *Blame) Taken(f *agreement.Fault) bool {
	return b.Accepted != nil && slices.Contains(f.Excuses, b.Accepted.Party)
}

// Contractual is the party by the evidence that the contract accepts. Where evidence was refused the time
// stays with the provider.
func (b *Blame) Contractual() party.Party {
	switch {
	case b.Accepted != nil:
		return b.Accepted.Party
	case b.Evident != nil:
		return party.Provider
	}
	return party.Undetermined
}

// Segment is a part of the stretch, as told in a miss.
func (b *Blame) Segment(v timeline.Interval, counted bool) measure.Segment {
	s := measure.Segment{Interval: v, Party: b.Party(), Counted: counted}
	if b.Evident != nil {
		s.Proof, s.Label, s.Rows = string(b.Evident.Proof), b.Evident.Label, b.Evident.Rows
	}
	return s
}
