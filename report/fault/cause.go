package fault

import (
	"strings"

	"github.com/slareport/slareport/report/agreement"
	"github.com/slareport/slareport/report/evidence"
	"github.com/slareport/slareport/report/party"
)

// Short names of the proofs.
const (
	proofClaim      = agreement.ProofClaim
	proofState      = agreement.ProofState
	proofObligation = agreement.ProofObligation
	proofCause      = agreement.ProofCause
	proofUpstream   = agreement.ProofUpstream
)

// proofStatement is a refused claim with neither an approval nor a reference. It says nothing about its party; as the
// weakest of all evidence it leaves with the provider what would be undetermined otherwise.
//
// Convention answers (claim-mere-statement): Time for which a claim was refused that came with neither an approval nor
// a reference is the provider's too, unless other evidence says more.
//
// Rule §5 (less-evidence): Less evidence never pays better: a refused claim that came with nothing is treated no better
// than one that came with a reference.
const proofStatement agreement.Proof = "statement"

// Kept is a layer that leaves time with the provider and says nothing more about it, for what rows say.
func Kept(rows []evidence.Pos) *Layer {
	return &Layer{Interval: always, Party: party.Provider, Proof: proofStatement, Rows: rows}
}

// causeLayers say who caused a case: the party that its fault cell names, else the one to which the agreement
// gives its cause code.
//
// Rule §5 (evidence-causes): A case's cause says who answers, through the agreement's map of causes.
func (p *Proofs) causeLayers(fault, cause evidence.Text, row evidence.Pos) []*Layer {
	who, named := p.faultParty(fault)
	word := fault
	if !named {
		who, named = p.causeParty(cause)
		word = cause
	}
	if !named { // as mostly, of millions of cases
		return nil
	}
	return []*Layer{{
		Interval: always, Party: who, Proof: proofCause, Label: strings.TrimSpace(word.String()), Accepted: true,
		Rows: []evidence.Pos{row},
	}}
}

// hasCause tells whether it is said who caused a case.
func (p *Proofs) hasCause(fault, cause evidence.Text) bool {
	_, named := p.faultParty(fault)
	_, mapped := p.causeParty(cause)
	return named || mapped
}

// Convention answers (cause-from-cell): A `fault` cell that names a party counts as a cause, and takes precedence
// over the cause code.
func (p *Proofs) faultParty(fault evidence.Text) (party.Party, bool) {
	return lookUp(p.faults, fault, func(s string) (party.Party, bool) { return PartyOf(p.agreement, s) })
}

func (p *Proofs) causeParty(cause evidence.Text) (party.Party, bool) {
	return lookUp(p.causes, cause, func(s string) (party.Party, bool) {
		who, mapped := p.agreement.Fault.Causes[s]
		return who, mapped
	})
}
