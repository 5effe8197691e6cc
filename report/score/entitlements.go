package score

import (
	"cmp"
	"math/big"

	"github.com/slareport/slareport/report"
	"github.com/slareport/slareport/report/credit"
	"github.com/slareport/slareport/report/evidence"
	"github.com/slareport/slareport/report/finding"
	"github.com/slareport/slareport/report/timeline"
)

// lapseSoon is how long before its deadline a credit that nobody claimed is pointed out.
const lapseSoon = 30 * timeline.Day

// entitlements lists the credits that must be claimed: those of the reported period, and of the periods before it that
// are priced those that are not settled.
//
// Rule §7 (entitlements): A credit that must be claimed is told with its amount, its deadline and what became of it:
// entitled, claimed, granted, issued, refused or lapsed. It is not payable before it is claimed.
//
// Convention credits (entitlement-state): The state says what is to be done next: of an entitlement in parts, what may
// still be claimed comes before what waits for an answer, and that before what waits to be issued.
func (b *build) entitlements() []report.Entitlement {
	list := []report.Entitlement{}
	last := len(b.Periods) - 1
	for p := range b.Periods {
		for i := range b.Agreement.Objectives {
			balance := b.Money[p].Objectives[i].Balance
			if balance == nil || balance.Entitled.Sign() <= 0 {
				continue
			}
			e := b.entitlement(i, p, balance, b.ClaimsOn(i, p, &b.Results[i][p]))
			if p == last || !e.State.Settled() {
				list = append(list, e)
			}
		}
	}
	for i := range b.Agreement.Objectives {
		if claims, balance := b.SoFar(i); balance != nil {
			e := b.entitlement(i, last, balance, claims)
			e.SoFar, e.Period = true, b.Own(&b.Agreement.Objectives[i], last).Label
			list = append(list, e)
		}
	}
	return list
}

func (b *build) entitlement(i, p int, balance *credit.Balance, c *credit.Claims) report.Entitlement {
	doubtful := new(big.Rat)
	if len(b.ClaimLacks(i, p)) > 0 {
		doubtful.Add(balance.Open, balance.Lapsed)
	}
	e := report.Entitlement{
		Objective: b.Agreement.Objectives[i].ID, Period: b.Periods[p].Label, Amount: b.Cash(balance.Entitled),
		State: stateOf(balance, doubtful.Sign() > 0), Open: b.Cash(balance.Open), Claimed: b.Cash(balance.Claimed),
		Granted: b.Cash(balance.Granted), Issued: b.Cash(balance.Issued), Refused: b.Cash(balance.Refused),
		Lapsed: b.Cash(balance.Lapsed), Doubtful: b.Cash(doubtful), Beyond: b.Cash(balance.Beyond), Rows: []string{},
	}
	if c.Deadline.Known() {
		e.Deadline = c.Deadline.String()
		e.LapseSoon = balance.Open.Sign() > 0 && c.Deadline.Sub(b.AsOf) <= lapseSoon
	}
	b.claimant(&e, c, b.ClaimRows(i, p))
	return e
}

// grantedBeyond are credits of which more was granted or issued than the agreement entitles to.
func (b *build) grantedBeyond() (list []evidence.Finding) {
	for p := range b.Periods {
		for i := range b.Agreement.Objectives {
			balance := b.Money[p].Objectives[i].Balance
			rows := b.ClaimRows(i, p)
			if balance == nil || balance.Beyond.Sign() == 0 || len(rows) == 0 {
				continue
			}
			last := rows[len(rows)-1].Pos
			o := b.Evidence.All.Origins[last.Origin]
			list = append(list, evidence.Finding{
				Severity: evidence.Warning, File: o.File, Sheet: o.Sheet, Row: int(last.Row), Count: 1,
				Message: finding.Say("finding.granted-beyond", b.Periods[p].Label, finding.Shown(b.Agreement.Objectives[i].ID),
					b.amountOf(balance.Beyond), b.amountOf(balance.Entitled)),
				Hint: finding.Say("hint.granted-beyond"),
			})
		}
	}
	return list
}

func (b *build) amountOf(r *big.Rat) finding.Money {
	return finding.Money{Amount: b.Cash(r), Currency: b.Agreement.Currency}
}

// claimant says who claimed, when, and under which reference, and names the rows.
func (b *build) claimant(e *report.Entitlement, c *credit.Claims, rows []*evidence.CreditClaim) {
	for _, row := range rows {
		e.Rows = append(e.Rows, b.Evidence.All.Where(row.Pos))
		e.Reference = cmp.Or(e.Reference, row.Reference)
		if e.ClaimedAt == "" && row.At.Known() {
			e.ClaimedAt, e.By, e.Late = row.At.String(), row.By, !c.InTime(row.At)
		}
	}
}

// stateOf is what is to be done next.
func stateOf(b *credit.Balance, doubt bool) report.ClaimState {
	if doubt {
		return report.ClaimUnclear
	}
	for _, s := range []struct {
		part  *big.Rat
		state report.ClaimState
	}{
		{b.Open, report.ClaimEntitled}, {b.Claimed, report.ClaimClaimed}, {b.Granted, report.ClaimGranted},
		{b.Issued, report.ClaimIssued}, {b.Refused, report.ClaimRefused},
	} {
		if s.part.Sign() > 0 {
			return s.state
		}
	}
	return report.ClaimLapsed
}
