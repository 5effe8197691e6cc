package fault

import (
	"strings"

	"github.com/slareport/slareport/report/agreement"
	"github.com/slareport/slareport/report/calendar"
	"github.com/slareport/slareport/report/evidence"
	"github.com/slareport/slareport/report/party"
	"github.com/slareport/slareport/report/timeline"
)

// JudgeClaims decides which of a client's claims are accepted (rules §5): each against what the agreement
// asks of a claim, and maintenance together against its window and its allowance in every period. Nothing
// later than asOf is known, NoInstant for no such date.
//
// Convention answers (claim-nothing-asked): An agreement that asks nothing of claims accepts every one for a party
// that it excuses, even a mere statement. Set by `fault.claims.need`, `fault.claims.within`.
//
// Rule §5 (claim-earned): A claim has to be earned: one that lacks something is refused.
func JudgeClaims(
	a *agreement.Agreement, view *evidence.View, periods []calendar.Period, asOf timeline.Instant,
) *Claims {
	asOf = limit(asOf)
	cases := casesNamed(view, asOf)
	claims := &Claims{Decisions: make([]Decision, 0, len(view.Claims))}
	for _, i := range view.Claims {
		if c, known := knownClaim(&view.All.Claims[i], asOf); known {
			claims.Decisions = append(claims.Decisions, decide(a, cases, c, i))
		}
	}
	limitMaintenance(a, claims.Decisions, periods, asOf)
	return claims
}

// decide judges one claim by itself.
//
// Convention answers (claim-refused-evidence): A claim counts for the *attributable* score when it has an approval or
// a reference, whatever else it lacks. A claim with neither is only a statement, and a provider cannot excuse itself
// by stating.
//
// Rule §5 (claim-needs): A claim has its deadline, and needs what the agreement lists: approval, reference,
// mitigation.
func decide(a *agreement.Agreement, cases map[string]timeline.Set, c *evidence.Claim, index int32) Decision {
	d := Decision{Claim: index, Time: timeOf(c, cases)}
	var known bool
	d.Party, known = PartyOf(a, c.Party.String())
	if !known || !Excuses(a, d.Party) {
		d.Lacks = append(d.Lacks, LackParty)
	}
	if len(d.Time) == 0 {
		d.Lacks = append(d.Lacks, LackSubject)
	}
	terms := &a.Fault.Claims
	approved, reference := approved(a, c), strings.TrimSpace(c.Reference) != ""
	d.Evident = known && d.Party != party.Provider && (approved || reference)
	if terms.Approval && !approved {
		d.Lacks = append(d.Lacks, LackApproval)
	}
	if terms.Reference && !reference {
		d.Lacks = append(d.Lacks, LackReference)
	}
	if terms.Mitigation && strings.TrimSpace(c.Mitigation) == "" {
		d.Lacks = append(d.Lacks, LackMitigation)
	}
	d.Lacks = append(d.Lacks, late(terms, c, d.Time)...)
	if d.Party == party.Maintenance {
		d.Lacks = append(d.Lacks, unannounced(terms, c, d.Time)...)
	}
	if len(d.Lacks) == 0 {
		d.Accepted = d.Time
	}
	return d
}

// approved tells whether the other side approved: the provider cannot approve its own excuse.
//
// Convention answers (claim-own-approval): An approval by the provider itself does not count.
func approved(a *agreement.Agreement, c *evidence.Claim) bool {
	by := strings.TrimSpace(c.ApprovedBy)
	if notYet[evidence.Fold(by)] {
		return false
	}
	if p, known := PartyOf(a, by); known && p == party.Provider {
		return false
	}
	return by != "" || c.ApprovedAt.Known()
}

// notYet are the words by which an approval says that there is none, in the languages of the documents.
//
// Convention answers (claim-approval-words): An approval that says "no", "rejected", "pending" or the like, in English,
// German or French, is none: nobody approved.
var notYet = func() map[string]bool {
	words := map[string]bool{}
	for _, word := range strings.Fields("- -- – — ? n/a na n.a. none nobody null nil no not false 0 tbd tba unknown " +
		"rejected refused declined denied disputed pending open outstanding requested awaited waiting submitted draft " +
		"nein keine keiner niemand abgelehnt zurückgewiesen strittig offen ausstehend angefragt beantragt eingereicht " +
		"unbekannt non aucun aucune personne refusé refusée rejeté rejetée contesté contestée demandé demandée inconnu") {
		words[word] = true
	}
	for _, phrase := range []string{
		"not approved", "not yet", "to be confirmed", "under review", "no approval", "nicht genehmigt", "noch nicht",
		"in prüfung", "en attente", "en cours", "pas encore", "non approuvé",
	} {
		words[phrase] = true
	}
	return words
}()

// late tells whether a claim was recorded within its time after the event's end, that instant included.
//
// Convention answers (claim-deadline): The time in which a claim must be recorded runs from the end of the event; its
// last instant is in time. Set by `fault.claims.within`.
//
// Convention answers (claim-deadline-of-cases): The event of a claim that names cases is the time of these, as far as
// it lies in the interval of the claim where that has one: it ends with the claim or the last case, whichever is
// earlier. One that still lasts counts from its beginning.
func late(terms *agreement.ClaimTerms, c *evidence.Claim, time timeline.Set) []Lack {
	switch {
	case terms.Within == 0 || len(time) == 0:
		return nil
	case !c.Recorded.Known():
		return []Lack{LackRecorded}
	case c.Recorded > EndOf(time).Add(terms.Within):
		return []Lack{LackLate}
	}
	return nil
}

// EndOf is when an event ended; one that still lasts counts from its beginning.
func EndOf(time timeline.Set) timeline.Instant {
	last := time[len(time)-1]
	if last.To == timeline.MaxInstant {
		return last.From
	}
	return last.To
}

// unannounced tells whether maintenance was announced far enough ahead; exactly as far will do.
func unannounced(terms *agreement.ClaimTerms, c *evidence.Claim, time timeline.Set) []Lack {
	switch {
	case terms.Announced == 0 || len(time) == 0:
		return nil
	case !c.Announced.Known():
		return []Lack{LackUnannounced}
	case time[0].From < c.Announced.Add(terms.Announced):
		return []Lack{LackAnnouncedLate}
	}
	return nil
}
