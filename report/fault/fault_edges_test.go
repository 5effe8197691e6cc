package fault

import (
	"testing"

	"github.com/slareport/slareport/report/agreement"
	"github.com/slareport/slareport/report/evidence"
	"github.com/slareport/slareport/report/party"
	"github.com/slareport/slareport/report/timeline"
)

// The words stand in report.json and are the ends of the catalogues' keys.
func TestWhatAClaimLacksHasItsWord(t *testing.T) {
	for lack, want := range map[Lack]string{
		LackParty: "party", LackApproval: "approval", LackReference: "reference", LackLate: "late", LackRecorded: "recorded",
		LackUnannounced: "unannounced", LackAnnouncedLate: "announced-late", LackWindow: "window", LackAllowance: "allowance",
		LackMitigation: "mitigation", LackSubject: "subject",
	} {
		if string(lack) != want {
			t.Errorf("%q, want %q", lack, want)
		}
	}
}

// Decides: parties.
func TestOtherWordsForPartiesAreKnown(t *testing.T) {
	a := &newCourt().a
	for cell, want := range map[string]party.Party{
		"Client": party.Customer, "vendor": party.ThirdParty, "SUPPLIER": party.ThirdParty,
		"Planned maintenance": party.Maintenance, "scheduled_maintenance": party.Maintenance,
	} {
		if got, ok := PartyOf(a, cell); !ok || got != want {
			t.Errorf("%q is %v, %v, want %v", cell, got, ok, want)
		}
	}
}

func TestABlankCellNamesNobody(t *testing.T) {
	nameless := &agreement.Agreement{Aliases: []string{""}} // names that are blank themselves are no reason
	for _, cell := range []string{"", " \t"} {
		if got, ok := PartyOf(nameless, cell); ok || got != party.Undetermined {
			t.Errorf("%q is %v", cell, got)
		}
	}
}

func TestABlankIDNamesNoCase(t *testing.T) {
	c := newCourt()
	c.outage("", "wan", "2026-10-05T09:00", "2026-10-05T10:00")
	c.claim(naming(" "))
	p := c.proofs()
	same(t, told(p.Outage(0, "", always).Layers), nil)
	same(t, told(p.Services("", "wan").Layers), nil)
}

func TestAStateOfNoLengthIsNoEvidence(t *testing.T) {
	c := newCourt()
	c.ticket("T", "2026-10-05T09:00", "2026-10-05T18:00")
	c.state("T", "2026-10-05T10:00", "new", "pending customer")
	c.state("T", "2026-10-05T10:00", "pending customer", "assigned")
	same(t, told(c.proofs().Ticket(0, "", always).Layers), nil)
	c.all.Events[1].At++ // one instant is evidence of one instant
	if got := c.proofs().Ticket(0, "", always).Layers; len(got) != 1 || got[0].Length() != 1 {
		t.Errorf("%v", got)
	}
}

// Two chains begin at one instant, neither where the other ends: what was written down first comes first.
func TestOfSeveralBeginningsTheOneRecordedFirstIsFirst(t *testing.T) {
	c := newCourt()
	c.ticket("T", "2026-10-05T09:00", "2026-10-05T18:00")
	c.state("T", "2026-10-05T10:00", "x", "y")
	c.state("T", "2026-10-05T10:00", "", "z")
	c.all.Events[0].Recorded, c.all.Events[1].Recorded = at("2026-10-05T10:01"), at("2026-10-05T10:02")
	list := Changes(c.view(), 0, evidence.ChangeState, timeline.MaxInstant, nil)
	if len(list) != 2 || list[0].To != T("y") || list[1].To != T("z") {
		t.Errorf("to %v, then %v", list[0].To, list[1].To)
	}
}

// The evidence about a record is not gathered in the order in which the agreement believes it.
func TestAWholeRecordFollowsTheAgreementsPrecedence(t *testing.T) {
	c := newCourt()
	c.ticket("T", "2026-10-05T11:00", "2026-10-05T18:00", func(t *evidence.Ticket) { t.Fault = T("vendor") })
	c.claim(naming("T"))
	for _, x := range []struct {
		order []agreement.Proof
		want  party.Party
	}{
		{nil, party.Customer},
		{[]agreement.Proof{proofClaim, proofCause}, party.Customer},
		{[]agreement.Proof{proofCause, proofClaim}, party.ThirdParty},
		{[]agreement.Proof{proofCause}, party.ThirdParty}, // what is not in the list is weakest
	} {
		c.a.Fault.Precedence = x.order
		a := c.proofs().TicketRecord(0, "")
		if a.Evident != x.want || a.Accepted != x.want || a.Layer != a.Contract || a.Layer.Party != x.want {
			t.Errorf("%v: %v and %v, want %v", x.order, a.Evident, a.Accepted, x.want)
		}
	}
}

// Refused evidence is passed over by the contract alone, on whichever side of the accepted one it stands.
func TestTheContractLooksForTheStrongestAcceptedEvidence(t *testing.T) {
	c := newCourt()
	c.a.Fault.Claims.Mitigation = true
	c.ticket("T", "2026-10-05T11:00", "2026-10-05T18:00", func(t *evidence.Ticket) { t.Fault = T("vendor") })
	c.claim(naming("T"), func(x *evidence.Claim) { x.Mitigation = "" })
	c.obligation("client", "2026-10-05T08:00", "", func(o *evidence.Obligation) { o.Tickets = []string{"T"} })
	for _, x := range []struct {
		order    []agreement.Proof
		accepted party.Party
	}{
		{[]agreement.Proof{proofClaim, proofObligation, proofCause}, party.Customer},
		{[]agreement.Proof{proofClaim, proofCause, proofObligation}, party.ThirdParty},
	} {
		c.a.Fault.Precedence = x.order
		if a := c.proofs().TicketRecord(0, ""); a.Evident != party.Customer || a.Layer.Proof != proofClaim ||
			a.Accepted != x.accepted {
			t.Errorf("%v: %v by %v, contract %v, want %v", x.order, a.Evident, a.Layer.Proof, a.Accepted, x.accepted)
		}
	}
}

// Nothing but the rows tells two like pieces of evidence apart: the one that comes first is cited.
func TestOfLikeEvidenceTheFirstIsCited(t *testing.T) {
	c := newCourt()
	c.ticket("T", "2026-10-05T11:00", "2026-10-05T18:00")
	for range 2 {
		c.obligation("client", "2026-10-05T08:00", "", func(o *evidence.Obligation) { o.Tickets = []string{"T"} })
	}
	a := c.proofs().TicketRecord(0, "")
	if want := c.all.Obligations[0].Pos; a.Layer.Rows[0] != want || a.Contract.Rows[0] != want {
		t.Errorf("cites %v and %v, want %v", a.Layer.Rows, a.Contract.Rows, want)
	}
}

// What was approved on the date of the data is approved, whatever else of the claim came later.
func TestAnApprovalOnTheDateOfTheDataIsKnown(t *testing.T) {
	asOf := at("2026-10-06")
	for late, want := range map[timeline.Micros]bool{0: true, 1: false} {
		c := newCourt()
		c.a.Fault.Claims.Approval = true
		c.claim(func(x *evidence.Claim) { x.ApprovedAt, x.Announced = asOf.Add(late), asOf.Add(timeline.Day) })
		if d := c.judgeAsOf(asOf).Decisions[0]; (len(d.Accepted) > 0) != want {
			t.Errorf("%d µs late: %v, lacks %v", late, d.Accepted, d.Lacks)
		}
	}
}
