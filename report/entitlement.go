package report

import (
	"math/big"
	"slices"

	"github.com/slareport/slareport/report/exact"
	"github.com/slareport/slareport/report/words"
)

// Entitlement is a credit that must be claimed. Its parts sum to Amount.
type Entitlement struct {
	Objective string     `json:"objective"` // id
	Period    string     `json:"period"`    // label
	SoFar     bool       `json:"so_far"`    // its quarter, half-year or year is not over: what it comes to until now
	Amount    string     `json:"amount"`    // before the limits of the agreement
	State     ClaimState `json:"state"`
	Deadline  string     `json:"deadline,omitempty"` // the last instant of a claim in time; "" where it is not known yet
	// money is open and the deadline is at most 30 days after the date of the data
	LapseSoon bool     `json:"lapses_soon"`
	ClaimedAt string   `json:"claimed_at,omitempty"`
	Late      bool     `json:"claimed_late"` // the first claim came after the deadline
	By        string   `json:"by,omitempty"` // who claimed
	Reference string   `json:"reference,omitempty"`
	Open      string   `json:"open"` // entitled and not claimed, while it may still be
	Claimed   string   `json:"claimed"`
	Granted   string   `json:"granted"`
	Issued    string   `json:"issued"`
	Refused   string   `json:"refused"`
	Lapsed    string   `json:"lapsed"`
	Doubtful  string   `json:"doubtful"` // part of open or lapsed that what could not be read may have claimed in time
	Beyond    string   `json:"beyond"`   // granted or issued beside the entitlement
	Rows      []string `json:"rows"`     // of the register of claims
}

// ClaimState is what becomes of an entitlement next, or what became of it.
type ClaimState string

// The states.
const (
	ClaimUnclear  ClaimState = "undetermined" // what could not be read may be a claim in time
	ClaimEntitled ClaimState = "entitled"
	ClaimClaimed  ClaimState = "claimed"
	ClaimGranted  ClaimState = "granted"
	ClaimIssued   ClaimState = "issued"
	ClaimRefused  ClaimState = "refused"
	ClaimLapsed   ClaimState = "lapsed"
)

// PeriodIn is the period in a catalogue's language, short or long, and whether it is not over.
func (e *Entitlement) PeriodIn(c *words.Catalogue, short bool) string {
	name := c.Month(e.Period)
	if short {
		name = c.ShortMonth(e.Period)
	}
	if e.SoFar {
		return c.T("claim.period.so-far", name)
	}
	return name
}

// Settled tells whether nothing is left to be done about it.
func (s ClaimState) Settled() bool { return s == ClaimIssued || s == ClaimRefused || s == ClaimLapsed }

// WeClaim tells whether those who build the reports are the client, to whom a supplier owes the credits.
func (r *Report) WeClaim() bool { return r.WeAre == "client" }

// Direction is the key of the word for whose the credits are: ours to pay, or ours to claim.
func (r *Report) Direction() string {
	if r.WeClaim() {
		return "direction.client"
	}
	return "direction.provider"
}

// ToClaim is what may still be claimed in all, and what of it lapses first, with its deadline; "" for nothing, and
// without a deadline that is known.
func (r *Report) ToClaim() (all, first, until string) {
	sum, soonest := new(big.Rat), new(big.Rat)
	for i := range r.Entitlements {
		e := &r.Entitlements[i]
		open := exact.Parse(e.Open)
		if open == nil || open.Sign() == 0 || e.SoFar {
			continue
		}
		sum.Add(sum, open)
		switch {
		case e.Deadline == "" || until != "" && e.Deadline > until:
		case e.Deadline == until:
			soonest.Add(soonest, open)
		default:
			soonest.Set(open)
			until = e.Deadline
		}
	}
	if sum.Sign() == 0 {
		return "", "", ""
	}
	return sum.FloatString(r.Credits.MinorUnits), soonest.FloatString(r.Credits.MinorUnits), until
}

// GrantedBefore is what was granted of credits of earlier periods and not issued yet; "" for nothing.
func (r *Report) GrantedBefore() string {
	sum := new(big.Rat)
	for i := range r.Entitlements {
		e := &r.Entitlements[i]
		if granted := exact.Parse(e.Granted); granted != nil && e.Period != r.Period.Label && !e.SoFar {
			sum.Add(sum, granted)
		}
	}
	if sum.Sign() == 0 {
		return ""
	}
	return sum.FloatString(r.Credits.MinorUnits)
}

// toClaimSoFar is what may be claimed in all of periods that are not over, of how many credits, and the one of them
// that lapses first; nil for none.
func (r *Report) toClaimSoFar() (all string, n int, first *Entitlement) {
	sum := new(big.Rat)
	for i := range r.Entitlements {
		e := &r.Entitlements[i]
		open := exact.Parse(e.Open)
		if !e.SoFar || e.Deadline == "" || open == nil || open.Sign() == 0 {
			continue
		}
		sum.Add(sum, open)
		if n++; first == nil || e.Deadline < first.Deadline {
			first = e
		}
	}
	return sum.FloatString(r.Credits.MinorUnits), n, first
}

// ToClaimIn says in a catalogue's language what may still be claimed and until when, what the limits of the agreement
// leave of it, and what may be claimed so far of periods that are not over; "" for nothing.
func (r *Report) ToClaimIn(c *words.Catalogue) string {
	return c.Clauses(slices.DeleteFunc([]string{r.dueToClaimIn(c), r.soFarToClaimIn(c)}, func(s string) bool {
		return s == ""
	}))
}

func (r *Report) soFarToClaimIn(c *words.Catalogue) string {
	all, n, first := r.toClaimSoFar()
	if first == nil {
		return ""
	}
	key := "claim."
	if r.WeClaim() {
		key += "ours."
	}
	if n > 1 {
		key += "so-far.several"
	} else {
		key += "so-far.one"
	}
	return c.T(key, c.Money(all, r.Currency), c.Stamp(first.Deadline), c.Month(first.Period), r.Provider)
}

// dueToClaimIn says what may still be claimed of periods that are over.
func (r *Report) dueToClaimIn(c *words.Catalogue) string {
	all, first, until := r.ToClaim()
	if all == "" {
		return ""
	}
	key := "claim."
	if r.WeClaim() {
		key += "ours."
	}
	left, sum := exact.Parse(r.Credits.Claimable), exact.Parse(all)
	if left != nil && left.Sign() <= 0 {
		return c.T(key+"nothing-left", c.Money(all, r.Currency))
	}
	switch {
	case until == "":
		key += "undated"
	case first == all:
		key += "one"
	default:
		key += "several"
	}
	text := c.T(key, c.Money(all, r.Currency), c.Stamp(until), c.Money(first, r.Currency), r.Provider)
	if left != nil && sum != nil && left.Cmp(sum) < 0 {
		text = c.Clauses([]string{text, c.T("claim.limited", c.Money(r.Credits.Claimable, r.Currency))})
	}
	return text
}
