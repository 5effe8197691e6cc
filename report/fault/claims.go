package fault

import (
	"slices"

	"github.com/slareport/slareport/report/agreement"
	"github.com/slareport/slareport/report/party"
	"github.com/slareport/slareport/report/timeline"
)

// Lack is something that a claim needed and did not have. Each has a sentence "lack.…" in the catalogues.
type Lack string

// What a claim may lack (rules §5).
const (
	LackParty         Lack = "party" // its party does not excuse under the agreement, or is unknown
	LackApproval      Lack = "approval"
	LackReference     Lack = "reference"
	LackLate          Lack = "late"     // recorded too late after the event
	LackRecorded      Lack = "recorded" // no date of recording, though the agreement sets a limit
	LackUnannounced   Lack = "unannounced"
	LackAnnouncedLate Lack = "announced-late"
	LackWindow        Lack = "window"    // maintenance outside its window
	LackAllowance     Lack = "allowance" // maintenance beyond the period's allowance
	LackMitigation    Lack = "mitigation"
	LackSubject       Lack = "subject" // names neither an interval nor a known case
)

// CanBeSupplied tells whether a claim can still get what it lacks. Nobody can announce maintenance in the past, move it
// into its window or make its allowance larger.
func (l Lack) CanBeSupplied() bool {
	switch l {
	case LackApproval, LackReference, LackMitigation, LackRecorded, LackSubject:
		return true
	}
	return false
}

// Decision is one claim judged. A claim for maintenance can be accepted in part: up to its allowance.
type Decision struct {
	Claim    int32 // index into Evidence.Claims
	Party    party.Party
	Evident  bool         // has an approval or a reference: counts for the attributable score, formalities aside
	Lacks    []Lack       // empty: accepted in full
	Time     timeline.Set // the time it speaks of; for a claim by ids, the time of those cases
	Accepted timeline.Set // the part of Time that is accepted
}

// Claims are all of a client's claims, judged, in canonical order.
type Claims struct{ Decisions []Decision }

// Accepting are the same claims with one of them accepted whatever it lacks, as long as its party can excuse at all:
// that is how a report tells what a refused claim would have changed. Nothing else is judged again.
func (c *Claims) Accepting(a *agreement.Agreement, claim int32) *Claims {
	other := &Claims{Decisions: slices.Clone(c.Decisions)}
	for k := range other.Decisions {
		if d := &other.Decisions[k]; d.Claim == claim && Excuses(a, d.Party) {
			d.Lacks, d.Accepted = nil, d.Time
		}
	}
	return other
}
