package main

import (
	"fmt"
	"math/big"
	"time"

	"github.com/slareport/slareport/sample-data/generate/clock"
	"github.com/slareport/slareport/sample-data/generate/dice"
)

// Harbour & Lane Retail buys a wide area network with three sites from the provider.

const harbourName = "Harbour & Lane Retail"

var harbourSites = []string{"Berlin", "Hamburg", "Leipzig"}

// harbourOwn is how many minutes a month the network was down by the provider's own fault.
var harbourOwn = []int{38, 12, 31, 9, 26, 14, 40, 17, 8, 12, 10, 15, 6, 0, 0}

// harbourOutages fills the registers for the months around the reported one.
func harbourOutages(r *register) {
	for i, m := range clock.Months() {
		d := dice.New("harbour outages " + m.String())
		if m == clock.Reported || m.From(clock.Berlin).After(clock.Reported.To(clock.Berlin)) || harbourOwn[i] == 0 {
			continue
		}
		own := harbourOwn[i] * 60
		split := d.Between(own/3, own*2/3)
		for _, seconds := range []int{split, own - split} {
			r.harbour(
				d, m, seconds, "own equipment", d.Pick("Line card restarted", "Router firmware loops", "Wrong route announced"),
				"minor",
			)
		}
		if i%3 == 1 {
			r.harbour(d, m, d.Between(900, 4000), "customer change", "Patch panel rewired by the store", "minor")
		}
		if i%2 == 0 {
			o := r.harbour(d, m, d.Between(3000, 9000), "cable", "Fibre cut by road works", "major")
			r.claims = append(r.claims, &claim{
				id: "C-" + m.String() + "-3", client: harbourName, party: "third-party", services: "wan",
				from: o.from.Truncate(time.Hour), to: o.to.Add(2 * time.Hour).Truncate(time.Hour),
				reason: "Fibre cut by road works", reference: "NetzBB " + m.String(),
				recorded: o.to.Add(50 * time.Hour), approver: "H. Lane", approved: o.to.Add(80 * time.Hour),
			})
		}
		r.maintenance(
			harbourName, "wan", d.Pick(harbourSites...), sunday(m, d.Between(1, 3)), 95*time.Minute, 150*time.Minute,
		)
	}
}

// sunday is the nth Sunday of a month, at two in the morning.
func sunday(m clock.Month, n int) time.Time {
	first := m.From(clock.Berlin)
	return clock.On(first.AddDate(0, 0, (7-int(first.Weekday()))%7+7*n), 2*60)
}

// harbour adds an outage of so many seconds at some time of the month.
func (r *register) harbour(d *dice.Dice, m clock.Month, seconds int, cause, what, severity string) *outage {
	from := m.From(clock.Berlin).
		AddDate(0, 0, d.Between(0, 26)).
		Add(time.Duration(d.Between(5*3600, 20*3600)) * time.Second)
	o := (&outage{id: fmt.Sprintf(
		"OUT-%02d%02d-%02d", m.Year%100, int(m.Name), len(r.outages)%90+10,
	), client: "Harbour & Lane", service: "wan", site: d.Pick(harbourSites...), from: from,
		to: from.Add(time.Duration(seconds) * time.Second), severity: severity, cause: cause, title: what}).seen(d)
	if d.Chance(90) { // now and then the client is told late
		o.notified = o.notified.Add(35 * time.Minute)
	}
	r.outages = append(r.outages, o)
	return o
}

// maintenance adds announced and approved work: a window that is claimed, and the outage within it.
func (r *register) maintenance(client, service, site string, from time.Time, down, window time.Duration) {
	name := fmt.Sprintf("%02d%02d", from.Year()%100, int(from.Month()))
	begin := from.Add(5 * time.Minute)
	r.outages = append(r.outages, &outage{
		id: "MNT-" + name + "-" + service, client: client, service: service, site: site, from: begin, to: begin.Add(down),
		severity: "planned", cause: "maintenance", title: "Planned maintenance",
	})
	r.claims = append(r.claims, &claim{
		id: "M-" + name + "-" + service, client: client, party: "maintenance", services: service,
		from: from, to: from.Add(window), reason: "Planned maintenance", reference: "CHG-" + name,
		recorded: from.AddDate(0, 0, -14), announced: from.AddDate(0, 0, -12),
		approver: "Change board", approved: from.AddDate(0, 0, -10),
	})
}

// harbourOctober is the reported month, minute by minute.
func harbourOctober(r *register) *tally {
	d := dice.New("harbour october")
	down := func(id, site, from, to, severity, cause, what string) *outage {
		o := (&outage{
			id: "OUT-2610-" + id, client: "Harbour & Lane", service: "wan", site: site, from: clock.At(from), to: clock.At(to),
			severity: severity, cause: cause, title: what,
		}).seen(d)
		r.outages = append(r.outages, o)
		return o
	}
	claimed := func(id, party, from, to, reason, reference string, announced, approved time.Time) *claim {
		c := &claim{
			id: id, client: harbourName, party: party, services: "wan", from: clock.At(from), to: clock.At(to), reason: reason,
			reference: reference, announced: announced, approved: approved,
		}
		c.recorded = c.to.Add(30 * time.Hour)
		if !approved.IsZero() {
			c.approver = "H. Lane"
		}
		r.claims = append(r.claims, c)
		return c
	}
	none := time.Time{}

	down(
		"01", "Berlin", "2026-10-06 10:17", "2026-10-06 13:29", "major", "cable", "Fibre cut by an excavator",
	).example = "3 h 12 min, third party by the accepted claim below"
	down(
		"02", "Leipzig", "2026-10-06 10:19", "2026-10-06 11:02", "minor", "cable", "Same cut, until traffic was rerouted",
	).example = "lies within the outage above: overlapping downtime counts once"
	claimed(
		"C-2610-1", "third-party", "2026-10-06 10:00", "2026-10-06 14:30", "Fibre cut by an excavator", "NetzBB 88-1407",
		none, clock.At("2026-10-09 09:00"),
	).example = "approved, with reference, in time: accepted"

	down(
		"03", "Hamburg", "2026-10-11 02:05", "2026-10-11 03:40", "planned", "maintenance", "New core switch",
	).example = "planned maintenance with an accepted claim"
	claimed(
		"M-2610-1", "maintenance", "2026-10-11 02:00", "2026-10-11 04:30", "New core switch", "CHG-2610-1",
		clock.At("2026-09-30 10:00"), clock.At("2026-10-02 15:00"),
	).recorded = clock.At("2026-09-30 10:00")

	down(
		"04", "Hamburg", "2026-10-14 16:20", "2026-10-14 17:25", "major", "power grid", "District without power",
	).example = "force majeure by an accepted claim"
	claimed(
		"C-2610-2", "force-majeure", "2026-10-14 16:00", "2026-10-14 18:30", "District of Altona without power",
		"Stromnetz HH 5521", none, clock.At("2026-10-16 12:00"),
	)

	own := down("05", "Leipzig", "2026-10-20 09:41", "2026-10-20 09:55", "minor", "own equipment", "Router firmware loops")
	own.notified, own.example = own.detected.Add(
		52*time.Minute,
	), "the provider's own fault; the client was told 52 min after detection instead of 30"

	down(
		"06", "Berlin", "2026-10-22 21:00", "2026-10-22 21:55", "planned", "maintenance", "Urgent firmware, Berlin",
	).example = "55 min that stay with the provider, since the claim for them is refused"
	refused := claimed(
		"M-2610-2", "maintenance", "2026-10-22 21:00", "2026-10-22 22:30", "Urgent firmware", "CHG-2610-9",
		clock.At("2026-10-21 16:00"), none,
	)
	refused.recorded = clock.At("2026-10-21 16:00")
	refused.example = "announced a day ahead instead of five, and nobody approved it: refused; " +
		"accepted, it would change verdict and money of WAN availability"

	down(
		"07", "Leipzig", "2026-10-08 14:02", "2026-10-08 14:27", "minor", "customer change",
		"Firewall rule of the store blocks the tunnel",
	).example = "no claim: the cause code makes it the customer's"
	down(
		"08", "Berlin", "2026-10-25 02:15", "2026-10-25 02:50", "minor", "cable", "Carrier moves a fibre",
	).example = "02:15 came twice that night: the earlier one is taken, with a finding"
	claimed(
		"C-2610-3", "third-party", "2026-10-25 02:00", "2026-10-25 03:00", "Carrier moves a fibre", "NetzBB 88-1533", none,
		clock.At("2026-10-28 09:00"),
	)

	down(
		"09", "Hamburg", "2026-10-28 10:00", "2026-10-28 10:20", "minor", "", "Tunnel lost",
	).example = "no cause noted, but the carrier's own service was down: third party by dependency"
	r.outages = append(
		r.outages,
		&outage{
			id: "NET-2610-4", client: "Harbour & Lane", service: "carrier", from: clock.At("2026-10-28 09:55"),
			to: clock.At("2026-10-28 10:25"), severity: "minor", title: "Backbone of the carrier",
		},
	)
	down(
		"10", "Berlin", "2026-10-30 04:11", "2026-10-30 04:17", "minor", "", "Tunnel lost, came back by itself",
	).example = "nothing says whose fault: undetermined, on the provider's account"

	claimed(
		"M-2611-1", "maintenance", "2026-11-15 02:00", "2026-11-15 05:00", "Second core switch", "CHG-2611-1",
		clock.At("2026-11-02 10:00"), clock.At("2026-11-02 16:00"),
	).recorded = clock.At("2026-11-02 10:00")

	up := newTally()
	minutes := func(n int64, party string) { up.miss(big.NewRat(n*60, 1), party) }
	minutes(3*60+12+35+20, "third-party")
	minutes(95, "maintenance")
	minutes(65, "force-majeure")
	minutes(25, "customer")
	minutes(14+55+6, "")
	up.total = big.NewRat(745*3600, 1) // 31 days and the hour that the clocks give back
	return up
}
