package main

import (
	"fmt"
	"math/big"
	"time"

	"github.com/slareport/slareport/sample-data/generate/clock"
	"github.com/slareport/slareport/sample-data/generate/dice"
	"github.com/slareport/slareport/sample-data/generate/files"
)

// Brightwater's partner portal, the claims and obligations about its cases, and its surveys.

// portalOwn is how many minutes a month the portal was down by the provider's own fault.
var portalOwn = []int{52, 30, 61, 20, 35, 18, 47, 25, 12, 30, 22, 15, 28}

// portal fills the registers and tells what is true of the reported month.
func portal(r *register) *tally {
	for i, m := range clock.Months() {
		d := dice.New("portal " + m.String())
		if i >= len(portalOwn) {
			break
		}
		from := m.From(clock.Berlin).
			AddDate(0, 0, d.Between(1, 26)).
			Add(time.Duration(d.Between(6*3600, 21*3600)) * time.Second)
		severity := "minor"
		if portalOwn[i] >= 30 {
			severity = "major"
		}
		r.outages = append(r.outages, (&outage{id: fmt.Sprintf(
			"OUT-%02d%02d-P", m.Year%100, int(m.Name),
		), client: brightwaterName, service: "portal", from: from,
			to: from.Add(
				time.Duration(portalOwn[i]) * time.Minute,
			), severity: severity, cause: "own equipment", title: d.Pick(
				"Database full", "Release rolled back", "Certificate expired",
			)}).seen(d))
		r.maintenance(brightwaterName, "portal", "", sunday(m, d.Between(1, 3)).Add(2*time.Hour), 2*time.Hour, 3*time.Hour)
	}
	d := dice.New("portal october")
	full := &outage{
		id: "OUT-2610-P", client: brightwaterName, service: "portal",
		from: clock.At("2026-10-07 10:12"), to: clock.At("2026-10-07 10:56"),
		severity: "major", cause: "own equipment", title: "Database full",
		example: "44 min of the provider's own: enough if the move below is kept as good, too much if it is removed",
	}
	r.outages = append(r.outages, full.seen(d))
	r.outages = append(
		r.outages,
		&outage{
			id:       "MNT-2610-portal",
			client:   brightwaterName,
			service:  "portal",
			from:     clock.At("2026-10-16 18:00"),
			to:       clock.At("2026-10-19 06:00"),
			severity: "planned",
			cause:    "maintenance",
			title:    "Move to the new data centre",
			example:  "60 h of planned maintenance with an accepted claim",
		},
	)
	r.claims = append(
		r.claims,
		&claim{
			id:         "M-2610-portal",
			client:     brightwaterName,
			party:      "maintenance",
			services:   "portal",
			from:       clock.At("2026-10-16 18:00"),
			to:         clock.At("2026-10-19 06:00"),
			reason:     "Move to the new data centre",
			reference:  "CHG-2610-4",
			recorded:   clock.At("2026-09-14 09:00"),
			announced:  clock.At("2026-09-15 09:00"),
			approver:   "Change board",
			approved:   clock.At("2026-09-22 16:00"),
			mitigation: "Read-only copy of the tariffs by mail",
		},
	)
	up := newTally()
	up.miss(big.NewRat(44*60, 1), "")
	up.miss(big.NewRat(60*3600, 1), "maintenance")
	up.total = big.NewRat(745*3600, 1)
	return up
}

// addClaims adds the claim and the obligations that speak of the desk's cases, which have their numbers by now.
func (b *brightwater) addClaims(r *register) {
	r.claims = append(
		r.claims,
		&claim{
			id:        "C-2610-4",
			client:    "Brightwater",
			party:     "force-majeure",
			services:  "desk",
			ids:       ids(b.storm.id),
			reason:    "Storm surge, branch flooded",
			reference: "Warnung DWD 21.10.",
			recorded:  clock.At("2026-10-23 11:00"),
			approver:  "P. Okafor",
			approved:  clock.At("2026-10-26 09:30"),
			example:   "speaks of a case instead of a time",
		},
	)
	due := brightwaterHours.After(b.access.opened, hm(3, 0))
	r.obligations = append(
		r.obligations,
		&obligation{
			id: "OB-17", client: "Brightwater", party: "customer", what: "Rating data for the autumn release",
			due: clock.At(
				"2026-09-18 12:00",
			), provided: clock.At("2026-09-17 10:00"), example: "provided in time: it excuses nothing",
		},
		&obligation{
			id:       "OB-18",
			client:   "Brightwater",
			party:    "customer",
			what:     "Access to the server room",
			due:      due,
			provided: brightwaterHours.After(due, hm(4, 0)),
			tickets:  ids(b.access.id),
			example:  "provided 4 h late, and " + b.access.id + " waited for it",
		},
	)
}

// feedback writes the desk's surveys: a title, notes, and the heads in the fourth row.
func (b *brightwater) feedback(out *output) {
	s := &files.Sheet{Name: "Responses", Widths: []int{9, 20, 14, 24, 24, 34}, Merged: []string{"A1:F1"}}
	s.Row(files.Title("How did we do? Responses"))
	s.Row("A row without a score was sent and not answered.")
	s.Row()
	s.Row(files.Heads("No", "Submitted", "Case no", "Name", "How did we do? (1-5)", "Remark")...)
	for i, v := range b.surveys {
		var score any = v.score
		if v.score == 0 {
			score = nil
		}
		s.Row(4000+i, files.Date(v.at.In(clock.Berlin)), v.ticket.id, v.ticket.requester, score, v.note)
	}
	summary := &files.Sheet{Name: "Summary", Widths: []int{12, 12}, Rows: [][]any{files.Heads("Year", "Sent")}}
	for _, year := range []int{2025, 2026} {
		n := 0
		for _, v := range b.surveys {
			if v.at.In(clock.Berlin).Year() == year {
				n++
			}
		}
		summary.Row(year, n)
	}
	out.account("csat").Rows = len(b.surveys)
	out.files["data/desk/surveys.xlsx"] = files.Workbook(summary, s)
}
