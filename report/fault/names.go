package fault

import (
	"slices"
	"strings"

	"github.com/slareport/slareport/report/agreement"
	"github.com/slareport/slareport/report/evidence"
	"github.com/slareport/slareport/report/party"
)

// words are what exports call a party beside its name.
var words = map[string]party.Party{
	"subcontractor": party.Provider, "sub-contractor": party.Provider, // a provider's own, rules §5
	"client": party.Customer, "vendor": party.ThirdParty, "supplier": party.ThirdParty,
	"planned-maintenance": party.Maintenance, "scheduled-maintenance": party.Maintenance,
}

// PartyOf reads who answers from a cell: a party's name ("Third party", "force_majeure"), another word for it
// ("client", "vendor"), the client's name or an alias, or the provider's name. ok is false for anything else.
//
// Rule §5 (parties): There are six parties, each known by its name or by another word.
func PartyOf(a *agreement.Agreement, cell string) (p party.Party, ok bool) {
	name := evidence.Fold(cell)
	if name == "" {
		return party.Undetermined, false
	}
	key := strings.Map(hyphened, name)
	if p, err := party.Parse(key); err == nil {
		return p, p != party.Undetermined
	}
	if p, known := words[key]; known {
		return p, true
	}
	switch {
	case slices.ContainsFunc(a.Names(), func(n string) bool { return evidence.Same(n, cell) }):
		return party.Customer, true
	case evidence.Same(a.Provider, cell):
		return party.Provider, true
	}
	return party.Undetermined, false
}

// hyphened writes what parts the words of a name as a hyphen.
func hyphened(r rune) rune {
	if r == ' ' || r == '_' {
		return '-'
	}
	return r
}

// Excuses tells whether a party's part does not count against the provider under the agreement.
func Excuses(a *agreement.Agreement, p party.Party) bool { return slices.Contains(a.Fault.Excuses, p) }
