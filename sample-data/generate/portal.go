package main

import (
	"fmt"
	"math/big"
	"time"
)

// Brightwater's partner portal, the claims and obligations about its cases, and its surveys.

// portalOwn is how many minutes a month the portal was down by the provider's own fault.
var portalOwn = []int{52, 30, 61, 20, 35, 18, 47, 25, 12, 30, 22, 15, 28}

// portal fills the registers and tells what is true of the reported month.
func portal(r *register) *tally {
	for i, m := range months() {
		d := newDice("portal " + m.String())
		if i >= len(portalOwn) {
			break
		}
		from := m.from(berlin).AddDate(0, 0, d.between(1, 26)).Add(time.Duration(d.between(6*3600, 21*3600)) * time.Second)
		severity := "minor"
		if portalOwn[i] >= 30 {
			severity = "major"
		}
		r.outages = append(r.outages, (&outage{id: fmt.Sprintf(
			"OUT-%02d%02d-P", m.year%100, int(m.name),
		), client: brightwaterName, service: "portal", from: from,
			to: from.Add(
				time.Duration(portalOwn[i]) * time.Minute,
			), severity: severity, cause: "own equipment", title: d.pick(
				"Database full", "Release rolled back", "Certificate expired",
			)}).seen(d))
		r.maintenance(brightwaterName, "portal", "", sunday(m, d.between(1, 3)).Add(2*time.Hour), 2*time.Hour, 3*time.Hour)
	}
	d := newDice("portal october")
	r.outages = append(r.outages, (&outage{id: "OUT-2610-P", client: brightwaterName, service: "portal", from: at("2026-10-07 10:12"), to: at("2026-10-07 10:56"),
		severity: "major", cause: "own equipment", title: "Database full", sight: "44 min of the provider's own: enough if the move below is kept as good, too much if it is removed"}).seen(d))
	r.outages = append(r.outages, &outage{id: "MNT-2610-portal", client: brightwaterName, service: "portal", from: at("2026-10-16 18:00"), to: at("2026-10-19 06:00"),
		severity: "planned", cause: "maintenance", title: "Move to the new data centre", sight: "60 h of planned maintenance with an accepted claim"})
	r.claims = append(r.claims, &claim{id: "M-2610-portal", client: brightwaterName, party: "maintenance", services: "portal", from: at("2026-10-16 18:00"), to: at("2026-10-19 06:00"),
		reason: "Move to the new data centre", reference: "CHG-2610-4", recorded: at("2026-09-14 09:00"), announced: at("2026-09-15 09:00"), approver: "Change board", approved: at("2026-09-22 16:00"),
		mitigation: "Read-only copy of the tariffs by mail"})
	up := newTally()
	up.miss(big.NewRat(44*60, 1), "")
	up.miss(big.NewRat(60*3600, 1), "maintenance")
	up.total = big.NewRat(745*3600, 1)
	return up
}

// pleas adds the claim and the obligations that speak of the desk's cases, which have their numbers by now.
func (b *brightwater) pleas(r *register) {
	r.claims = append(r.claims, &claim{id: "C-2610-4", client: "Brightwater", party: "force-majeure", services: "desk", ids: ids(b.storm.id), reason: "Storm surge, branch flooded",
		reference: "Warnung DWD 21.10.", recorded: at("2026-10-23 11:00"), approver: "P. Okafor", approved: at("2026-10-26 09:30"), sight: "speaks of a case instead of a time"})
	due := brightwaterHours.after(b.access.opened, hm(3, 0))
	r.obligations = append(r.obligations,
		&obligation{
			id: "OB-17", client: "Brightwater", party: "customer", what: "Rating data for the autumn release",
			due: at("2026-09-18 12:00"), provided: at("2026-09-17 10:00"), sight: "provided in time: it excuses nothing",
		},
		&obligation{id: "OB-18", client: "Brightwater", party: "customer", what: "Access to the server room", due: due, provided: brightwaterHours.after(due, hm(4, 0)), tickets: ids(b.access.id),
			sight: "provided 4 h late, and " + b.access.id + " waited for it"})
}

// feedback writes the desk's surveys: a title, notes, and the heads in the fourth row.
func (b *brightwater) feedback(out *output) {
	s := &sheet{name: "Responses", widths: []int{9, 20, 14, 24, 24, 34}, merged: []string{"A1:F1"}}
	s.row(title("How did we do? Responses"))
	s.row("A row without a score was sent and not answered.")
	s.row()
	s.row(heads("No", "Submitted", "Case no", "Name", "How did we do? (1-5)", "Remark")...)
	for i, v := range b.surveys {
		var score any = v.score
		if v.score == 0 {
			score = nil
		}
		s.row(4000+i, date(v.at.In(berlin)), v.ticket.id, v.ticket.requester, score, v.note)
	}
	summary := &sheet{name: "Summary", widths: []int{12, 12}, rows: [][]any{heads("Year", "Sent")}}
	for _, year := range []int{2025, 2026} {
		n := 0
		for _, v := range b.surveys {
			if v.at.In(berlin).Year() == year {
				n++
			}
		}
		summary.row(year, n)
	}
	out.account("csat").Rows = len(b.surveys)
	out.files["data/desk/surveys.xlsx"] = workbook(summary, s)
}
