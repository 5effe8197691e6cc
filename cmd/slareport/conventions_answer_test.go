package main

import (
	"strings"
	"testing"

	"github.com/slareport/slareport/report"
)

// slow is a ticket that took nine hours of four: whoever answers for its time decides.
func slow(cells string) map[string]string {
	return rows("tickets", "id,service,opened,resolved,fault,cause,first_contact",
		"T1,desk,2026-10-05 09:00,2026-10-05 18:00,"+cells)
}

// four asks for a resolution within four hours.
const four = `objectives: [{id: o, service: desk, timeliness: {to: resolved, within: 4h}, target: 60%}]`

const eventHead = "ticket,at,actor,what,from,to"

// inState is a ticket that was in one state all the time.
func inState(state string) map[string]string {
	return rows("ticket-events", eventHead, "T1,2026-10-05 09:00,Joe,state,new,"+state,
		"T1,2026-10-05 18:00,Joe,state,"+state+",resolved")
}

// Two pieces of evidence speak of the same nine hours, one for the client, who excuses, and one for the provider. The
// stronger one decides, until the agreement turns their order. Were the weaker one to decide, each verdict would be
// the other.
//
// Decides: evidence-strongest, evidence-order.
func TestConventionAnswerEvidenceYieldsInItsOrder(t *testing.T) {
	claim := rows("claims", "id,party,ids,reference", "C1,customer,T1,R-1")
	owed := func(by string) map[string]string {
		return rows("obligations", "id,party,due,provided,tickets", "B1,"+by+",2026-10-05 09:00,2026-10-05 18:00,T1")
	}
	dark := func(service string) map[string]string {
		return rows("outages", outageHead, "O1,"+service+",,2026-10-05 09:00,2026-10-05 18:00,")
	}
	for _, c := range []struct {
		stronger, weaker string
		client, provider map[string]string // by whom the stronger one names; a claim cannot name the provider
	}{
		{"claim", "state", with(slow(",,"), claim, inState("working")), nil},
		{"state", "obligation", with(slow(",,"), inState("waiting"), owed("provider")),
			with(slow(",,"), inState("working"), owed("customer"))},
		{"obligation", "cause", with(slow(",ours,"), owed("customer")), with(slow(",theirs,"), owed("provider"))},
		{"cause", "upstream", with(slow(",theirs,"), dark("our power")), with(slow(",ours,"), dark("their power"))},
	} {
		terms := func(order string) string {
			return "fault: {excuses: [customer], states: {waiting: customer, working: provider}, causes: {theirs: customer, " +
				"ours: provider}, " +
				"depends: [{service: desk, on: our power, party: provider}, {service: desk, on: their power, party: customer}]" +
				order + "}\n" + four
		}
		turned := ", precedence: [" + c.weaker + ", " + c.stronger + "]"
		sides := []flip{
			{"for the client", trial{terms: terms(""), rows: c.client}, report.Excused, "100"},
			{"for the client, turned", trial{terms: terms(turned), rows: c.client}, report.Missed, "0"},
		}
		if c.provider != nil {
			sides = append(sides, flip{"for the provider", trial{terms: terms(""), rows: c.provider}, report.Missed, "0"},
				flip{"for the provider, turned", trial{terms: terms(turned), rows: c.provider}, report.Excused, "100"})
		}
		t.Run(c.stronger+" before "+c.weaker, func(t *testing.T) { decides(t, sides...) })
	}
}

// The client and a supplier both owed something all day. The client is listed first, so the time is the client's: it
// excuses where the client does, and does not where only the supplier does, whatever the order of the rows.
//
// Decides: evidence-equal.
func TestConventionAnswerOfEqualEvidenceThePartyListedFirstDecides(t *testing.T) {
	const theirs, suppliers = "B1,customer,2026-10-05 09:00,2026-10-05 18:00,T1",
		"B2,third-party,2026-10-05 09:00,2026-10-05 18:00,T1"
	both := func(excuses string, lines ...string) trial {
		return trial{
			terms: "fault: {excuses: [" + excuses + "]}\n" + four,
			rows:  with(slow(",,"), rows("obligations", "id,party,due,provided,tickets", lines...)),
		}
	}
	decides(t,
		flip{"the client excuses", both("customer", theirs, suppliers), report.Excused, "100"},
		flip{"the rows turned", both("customer", suppliers, theirs), report.Excused, "100"},
		flip{"the supplier excuses", both("third-party", theirs, suppliers), report.Missed, "0"},
		flip{"the supplier excuses, the rows turned", both("third-party", suppliers, theirs), report.Missed, "0"},
		flip{"the supplier alone", both("third-party", suppliers), report.Excused, "100"},
	)
}

// Nine hours in a state. Where the agreement maps it to the client they are the client's; where it does not they are
// the provider's, although what is undetermined goes on the client's account here. Without any history nobody can
// tell, and it does go there.
//
// Decides: state-mapped.
func TestConventionAnswerOnlyMappedStatesSpeakAndTheRestOfAHistoryIsTheProviders(t *testing.T) {
	fault := func(states string) string {
		return "fault: {excuses: [customer], undetermined: customer" + states + "}\n" + four
	}
	decides(t,
		flip{"mapped", trial{terms: fault(", states: {Waiting: customer}"), rows: with(slow(",,"), inState("waiting"))},
			report.Excused, "100"},
		flip{"not mapped", trial{terms: fault(""), rows: with(slow(",,"), inState("waiting"))}, report.Missed, "0"},
		flip{"no history", trial{terms: fault(""), rows: slow(",,")}, report.Excused, "100"},
	)
}

// Nine hours of which nothing tells whose they are. On the provider's account the case is missed, on the client's
// excused; either way the part of nobody stands under its own name.
//
// Decides: evidence-missing, evidence-none.
func TestConventionAnswerWithoutEvidenceTimeIsUndetermined(t *testing.T) {
	for terms, want := range map[string]struct {
		verdict report.Verdict
		value   string
	}{"": {report.Missed, "0"}, "fault: {undetermined: customer}\n": {report.Excused, "100"}} {
		o := trial{terms: terms + four, rows: slow(",,")}.judged(t, want.verdict, want.value)
		if partsOf(o) != "undetermined 1" {
			t.Errorf("%q: the miss is of %s", terms, partsOf(o))
		}
		if u := o.Undetermined; u == nil || u.ProviderVerdict != report.Missed || u.OthersVerdict != report.Excused {
			t.Errorf("%q: both outcomes are %v", terms, u)
		}
	}
}

// The cell says the client, the cause code something of the provider's. As a cause it goes before the code, and after
// an obligation that was overdue. Were it passed over, the first case would be missed.
//
// Decides: cause-from-cell.
func TestConventionAnswerAFaultCellCountsAsACause(t *testing.T) {
	const terms = "fault: {excuses: [customer], causes: {ours: provider}}\n" + four
	owed := rows("obligations", "id,party,due,provided,tickets", "B1,provider,2026-10-05 09:00,2026-10-05 18:00,T1")
	decides(t,
		flip{"before the code", trial{terms: terms, rows: slow("Client,ours,")}, report.Excused, "100"},
		flip{"of no party that it names", trial{terms: terms, rows: slow("undetermined,ours,")}, report.Missed, "0"},
		flip{"a word that nobody understands", trial{terms: terms, rows: slow("unclear,ours,")}, report.Unclear, "0"},
		flip{"after an obligation", trial{terms: terms, rows: with(slow("Client,,"), owed)}, report.Missed, "0"},
	)
}

// claimed is a claim about the slow ticket, under an agreement that asks for an approval.
func claimed(terms, claim string) trial {
	return trial{
		terms: "fault: {excuses: [customer, maintenance], claims: {" + terms + "}}\n" + four,
		rows:  with(slow(",,"), rows("claims", claimHead, claim)),
	}
}

const claimHead = "id,party,ids,reference,recorded,approved_by"

// No claim here has the approval, so that each is refused and the case is missed. One with a reference is evidence:
// as far as fault goes the case is good, 1 of 1. One without either is only a statement: 0 of 1.
//
// Decides: claim-refused-evidence.
func TestConventionAnswerARefusedClaimIsEvidenceWhenItHasAnApprovalOrAReference(t *testing.T) {
	for _, c := range []struct{ terms, claim, attributable string }{
		{"need: [approval]", "C1,customer,T1,R-1,,", "100"},
		{"need: [reference]", "C1,customer,T1,,,Ann", "100"},
		{"need: [approval]", "C1,customer,T1,,,", "0"},
		{"need: [reference]", "C1,customer,T1,,,", "0"},
	} {
		if o := claimed(c.terms, c.claim).judged(t, report.Missed, "0"); o.Attributable.Value != c.attributable {
			t.Errorf("%s with %s: attributable %s, want %s", c.terms, c.claim, o.Attributable.Value, c.attributable)
		}
	}
}

// A claim that has nothing but its party and its ticket. Where the agreement asks nothing of claims it excuses all the
// same; each thing that is asked for refuses it. A claim for a party that does not excuse is refused anyhow.
//
// Decides: claim-nothing-asked.
func TestConventionAnswerAnAgreementThatAsksNothingOfClaimsAcceptsThem(t *testing.T) {
	bare := func(terms, party string) trial {
		w := claimed(terms, "C1,"+party+",T1,,,")
		if terms == "" {
			w.terms = strings.Replace(w.terms, ", claims: {}", "", 1)
		}
		return w
	}
	decides(t,
		flip{"nothing asked", bare("", "customer"), report.Excused, "100"},
		flip{"an approval asked", bare("need: [approval]", "customer"), report.Missed, "0"},
		flip{"a reference asked", bare("need: [reference]", "customer"), report.Missed, "0"},
		flip{"the mitigation asked", bare("need: [mitigation]", "customer"), report.Missed, "0"},
		flip{"a deadline asked", bare("within: 10d", "customer"), report.Missed, "0"},
		flip{"for a party that does not excuse", bare("", "third-party"), report.Missed, "0"},
	)
}

// What is undetermined goes on the client's account. A refused claim determines it: the time is not the client's by
// the contract, so it stays with the provider. Were it as undetermined as without the claim, the case would be excused.
//
// Decides: claim-refused-time.
func TestConventionAnswerWhatWasRefusedStaysWithTheProvider(t *testing.T) {
	account := func(w trial) trial {
		w.terms = strings.Replace(w.terms, "fault: {", "fault: {undetermined: customer, ", 1)
		return w
	}
	decides(t,
		flip{"refused", account(claimed("need: [approval]", "C1,customer,T1,R-1,,")), report.Missed, "0"},
		flip{"of another ticket", account(claimed("need: [approval]", "C1,customer,T2,R-1,,")), report.Excused, "100"},
		flip{"accepted", account(claimed("need: [approval]", "C1,customer,T1,R-1,,Ann")), report.Excused, "100"},
	)
}

// The event ended on 5 October at six in the evening: ten days end on the 15th at six. From its beginning they would
// have ended at nine in the morning. The end itself is in time.
//
// Decides: claim-needs, claim-deadline.
func TestConventionAnswerAClaimsDeadlineRunsFromTheEndOfTheEvent(t *testing.T) {
	recorded := func(at string) trial { return claimed("within: 10d", "C1,customer,T1,R-1,"+at+",") }
	decides(t,
		flip{"exactly then", recorded("2026-10-15 18:00:00"), report.Excused, "100"},
		flip{"a second later", recorded("2026-10-15 18:00:01"), report.Missed, "0"},
		flip{"never", recorded(""), report.Missed, "0"},
	)
}

// An approval by the provider itself is none, whether it goes by its name or by its part.
//
// Decides: claim-own-approval.
func TestConventionAnswerTheProviderCannotApproveItsOwnExcuse(t *testing.T) {
	by := func(who string) trial { return claimed("need: [approval]", "C1,customer,T1,R-1,,"+who) }
	decides(t,
		flip{"somebody else", by("Ann"), report.Excused, "100"},
		flip{"the provider by its name", by("MERIDIAN"), report.Missed, "0"},
		flip{"the provider by its part", by("Provider"), report.Missed, "0"},
	)
}

// Eight hours of maintenance a month are allowed. Of two works of eight hours the earlier one uses them up, so that
// the downtime of the second is the provider's: 736 of 744 hours. The earlier one uses nothing if it was not announced
// in time; if it did, nothing of the second would be excused.
//
// Decides: maintenance-allowance.
func TestConventionAnswerMaintenanceUsesUpItsAllowanceInOrderOfTime(t *testing.T) {
	works := func(announced string) trial {
		return trial{
			terms: "fault: {excuses: [maintenance], claims: {maintenance: {announced: 5d, allowance: 8h}}}\n" +
				strings.Replace(up98, "98%", "99%", 1),
			rows: with(rows("outages", outageHead, "O1,wan,,2026-10-20 00:00,2026-10-20 08:00,"),
				rows("claims", "id,party,from,to,announced",
					"M2,maintenance,2026-10-20 00:00,2026-10-20 08:00,2026-10-01 00:00",
					"M1,maintenance,2026-10-10 00:00,2026-10-10 08:00,"+announced)),
		}
	}
	decides(t,
		flip{"both announced", works("2026-10-05 00:00:00"), report.Missed, "98.924731"},
		flip{"the first too late", works("2026-10-05 00:00:01"), report.Excused, "100"},
	)
}

// A ticket that is judged as a whole was in the client's hands all day: whose turn it was does not say whose doing
// it is that it was not solved at the first contact. A cause does. If states spoke, the first one would be excused.
//
// Decides: record-as-whole.
func TestConventionAnswerStatesDoNotSpeakForARecordAsAWhole(t *testing.T) {
	const terms = "fault: {excuses: [customer], states: {waiting: customer}, causes: {theirs: customer}}\n"
	const first = terms + `objectives: [{id: o, service: desk, share: {of: tickets, good: first_contact}, target: 60%}]`
	decides(t,
		flip{"its state", trial{terms: first, rows: with(slow(",,no"), inState("waiting"))}, report.Missed, "0"},
		flip{"its cause", trial{terms: first, rows: with(slow(",theirs,no"), inState("waiting"))}, report.Excused, "100"},
		flip{"its time", trial{terms: terms + four, rows: with(slow(",,no"), inState("waiting"))}, report.Excused, "100"},
	)
}

// A bad answer about a ticket that the client caused is the client's. About another ticket, or none, nobody is known
// to answer for it.
//
// Decides: survey-of-ticket.
func TestConventionAnswerASurveyIsWhoseItsTicketIs(t *testing.T) {
	about := func(ticket string) trial {
		return trial{terms: "fault: {excuses: [customer], causes: {theirs: customer}}\n" +
			`objectives: [{id: o, share: {of: surveys, good: score >= 4}, target: 60%}]`,
			rows: with(slow(",theirs,"), rows("surveys", "at,ticket,score", "2026-10-06 12:00,"+ticket+",1"))}
	}
	decides(t,
		flip{"the client's ticket", about("T1"), report.Excused, "100"},
		flip{"another one", about("T2"), report.Missed, "0"},
		flip{"none", about(""), report.Missed, "0"},
	)
}

// 9 h 12 min of 4 h. With 5 h 40 min of waiting 3 h 32 min remain: excused, all of it the client's. With 5 h there
// remain 4 h 12 min: missed, all of it the provider's, where a division by time would give the client 5/9.2. Of two
// that excuse, four hours and one, the first has 0.8 of the miss.
//
// Decides: but-for, miss-shared.
func TestConventionAnswerAMissIsTheProvidersWholeOrSharedByWhoeverExcuses(t *testing.T) {
	const terms = "fault: {excuses: [customer, third-party], states: {waiting: customer, vendor: third-party}}\n" + four
	for _, c := range []struct {
		until, to string
		verdict   report.Verdict
		parts     string
	}{
		{"14:40", "working", report.Excused, "customer 1"},
		{"14:00", "working", report.Missed, "provider 1"},
		{"13:00", "vendor", report.Excused, "customer 0.8, third-party 0.2"},
	} {
		w := trial{terms: terms,
			rows: with(rows("tickets", "id,service,opened,resolved", "T1,desk,2026-10-05 09:00,2026-10-05 18:12"),
				rows("ticket-events", eventHead, "T1,2026-10-05 09:00,Joe,state,new,waiting",
					"T1,2026-10-05 "+c.until+",Ann,state,waiting,"+c.to))}
		if c.to == "vendor" {
			w.rows["ticket-events"] += "T1,2026-10-05 14:00,Joe,state,vendor,working\n"
			w.rows["tickets"] = strings.Replace(w.rows["tickets"], "18:12", "17:00", 1)
		}
		value := map[report.Verdict]string{report.Excused: "100", report.Missed: "0"}[c.verdict]
		if o := w.judged(t, c.verdict, value); partsOf(o) != c.parts {
			t.Errorf("until %s: the miss is of %s, want %s", c.until, partsOf(o), c.parts)
		}
	}
}
