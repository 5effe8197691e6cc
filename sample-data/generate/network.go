package main

import (
	"fmt"
	"math/big"
	"slices"
	"time"

	"github.com/slareport/slareport/sample-data/generate/clock"
	"github.com/slareport/slareport/sample-data/generate/dice"
	"github.com/slareport/slareport/sample-data/generate/files"
)

// Measurements of Harbour & Lane's network: a probe of Berlin every five minutes, counters of every site by the hour.

const probeEvery = 5 * time.Minute

// silence is the stretch of the reported month in which the probe itself was broken.
var silence = clock.Stretch{From: clock.At("2026-10-17 08:00"), To: clock.At("2026-10-18 14:00")}

// probes writes the probe's readings, a year a file, with times in UTC, and tells how long it saw Berlin down in
// the reported month.
func probes(out *output, r *register) *tally {
	seen := newTally()
	down := siteOutages(r, "Berlin")
	years := map[int]*files.Text{}
	for _, year := range []int{2025, 2026} {
		years[year] = &files.Text{Path: fmt.Sprintf("data/network/probes-%d.csv", year), Comma: ","}
		years[year].Row("time", "target_up", "rtt_ms")
	}
	for _, m := range clock.Months() {
		d := dice.New("probes " + m.String())
		quiet := gaps(d, m)
		lastBlip := m.From(clock.Berlin)
		end := m.To(clock.Berlin)
		if end.After(clock.AsOf) {
			end = clock.AsOf.Add(time.Second)
		}
		for now := m.From(clock.Berlin); now.Before(end); now = now.Add(probeEvery) {
			rtt := 96 + load(now)/4 + m.Index() + d.Between(0, 25)
			blip := d.Chance(1) && now.Sub(lastBlip) > time.Hour
			if within(quiet, now) {
				continue
			}
			if m != clock.Reported && d.Chance(1) {
				continue // now and then a reading is lost
			}
			utc := now.UTC()
			f := years[utc.Year()]
			if o := hit(down, now); o != nil || blip && !near(down, now) {
				if blip {
					lastBlip = now
				}
				f.Row(utc.Format("2006-01-02 15:04"), "down", "")
				continue
			}
			line := f.Row(utc.Format("2006-01-02 15:04"), "up", tenths(rtt))
			if now.Add(probeEvery).Equal(silence.From) {
				out.addExample(
					example{
						f.Path, "", line,
						"the last reading before the probe was silent for 30 h: neither up nor down, so the verdict is undetermined",
					},
				)
			}
		}
	}
	for _, o := range down {
		seconds := int64(0)
		for now := o.from.Truncate(probeEvery); now.Before(o.to); now = now.Add(probeEvery) {
			if !now.Before(o.from) {
				seconds += int64(probeEvery / time.Second)
			}
		}
		if clock.Reported.Of(o.from.In(clock.Berlin)) == clock.Reported && seconds >= 900 { // three failures in a row
			seen.miss(big.NewRat(seconds, 1), excusedBy(r, o.from))
		}
	}
	out.file(years[2025], "probes", 1)
	out.file(years[2026], "probes", 1)
	return seen
}

// gaps are the stretches in which there are no readings.
func gaps(d *dice.Dice, m clock.Month) []clock.Stretch {
	if m == clock.Reported {
		return []clock.Stretch{silence}
	}
	var list []clock.Stretch
	for range d.Between(0, 2) {
		from := m.From(clock.Berlin).AddDate(0, 0, d.Between(1, 26)).Add(time.Duration(d.Between(0, 23)) * time.Hour)
		list = append(list, clock.Stretch{From: from, To: from.Add(time.Duration(d.Between(20, 90)) * time.Minute)})
	}
	return list
}

func within(list []clock.Stretch, at time.Time) bool {
	return slices.ContainsFunc(list, func(s clock.Stretch) bool { return !at.Before(s.From) && at.Before(s.To) })
}

// siteOutages are the network's outages at one site.
func siteOutages(r *register, site string) (list []*outage) {
	for _, o := range r.outages {
		if o.service == "wan" && o.site == site {
			list = append(list, o)
		}
	}
	return list
}

func hit(list []*outage, at time.Time) *outage {
	for _, o := range list {
		if !at.Before(o.from) && at.Before(o.to) {
			return o
		}
	}
	return nil
}

func near(list []*outage, at time.Time) bool {
	return slices.ContainsFunc(list, func(o *outage) bool {
		return at.After(o.from.Add(-time.Hour)) && at.Before(o.to.Add(time.Hour))
	})
}

// excusedBy is the party of the accepted claim for the network that covers an instant, "" for none. The only
// claim that is refused has no approval.
func excusedBy(r *register, at time.Time) string {
	for _, c := range r.claims {
		if c.services == "wan" && c.approver != "" && !at.Before(c.from) && at.Before(c.to) {
			return c.party
		}
	}
	return ""
}

// load is how busy the network is, in tenths of a millisecond.
func load(at time.Time) int {
	switch h := at.In(clock.Berlin).Hour(); {
	case h >= 9 && h < 17:
		return 60
	case h >= 7 && h < 20:
		return 30
	}
	return 8
}

func tenths(n int) string { return fmt.Sprintf("%d.%d", n/10, n%10) }

// measured is what the counters say of the reported month.
type measured struct {
	packets         *tally
	latency, jitter []int // tenths of a millisecond
}

// counters writes the routers' counters, stamped with the end of each hour and the offset of the day.
func counters(out *output, r *register) measured {
	got := measured{packets: newTally()}
	f := &files.Text{Path: "data/network/counters.tsv", Comma: "\t"}
	f.Row("poller net-01: hourly counters, stamped with the end of the hour")
	f.Row("stamp", "site", "sent", "received", "rtt_ms", "jitter_ms")
	for _, m := range clock.Months() {
		d := dice.New("counters " + m.String())
		end := m.To(clock.Berlin)
		if end.After(clock.AsOf) {
			end = clock.AsOf
		}
		for now := m.From(clock.Berlin); now.Before(end); now = now.Add(time.Hour) {
			for i, site := range harbourSites {
				c := reading(d, m, i, now)
				c.lost = min(3600, c.lost+c.overlap(siteOutages(r, site), now))
				if m == clock.Reported {
					got.add(c, excusedBy(r, now))
				}
				received := 3600 - c.lost
				if site == "Leipzig" && now.Equal(clock.At("2026-06-15 10:00")) {
					received = 3601
				}
				rtt, jitter := tenths(c.latency), tenths(c.jitter)
				if received == 0 {
					rtt, jitter = "", ""
				}
				line := f.Row(now.In(clock.Berlin).Format(time.RFC3339), site, "3600", fmt.Sprint(received), rtt, jitter)
				if received > 3600 {
					out.addExample(example{f.Path, "", line, "more received than sent: a finding, never cut down in silence"})
				}
			}
		}
	}
	out.file(f, "counters", 2)
	return got
}

// counter is one hour of one site.
type counter struct{ lost, latency, jitter int }

func reading(d *dice.Dice, m clock.Month, site int, at time.Time) counter {
	c := counter{
		latency: []int{178, 236, 205}[site] + load(at) + 4*m.Index() + d.Between(0, 40), jitter: d.Between(12, 24),
	}
	if d.Chance(4 + m.Index()*3/2) { // congestion, more often month by month
		c.latency += d.Between(90, 380)
		c.jitter += d.Between(30, 110)
	}
	if d.Chance(12) {
		c.lost = d.Between(5, 60)
	}
	if at.In(clock.Berlin).Format(time.DateOnly) == "2026-10-28" {
		c.lost = 0
	}
	return c
}

// overlap is how many packets outages cost in the hour before an instant: one is sent every second.
func (c counter) overlap(list []*outage, end time.Time) int {
	var sum time.Duration
	for _, o := range list {
		from, to := o.from, o.to
		if begin := end.Add(-time.Hour); from.Before(begin) {
			from = begin
		}
		if to.After(end) {
			to = end
		}
		sum += max(0, to.Sub(from))
	}
	return int(sum / time.Second)
}

func (g *measured) add(c counter, party string) {
	g.packets.good(int64(3600 - c.lost))
	if c.lost > 0 {
		g.packets.miss(big.NewRat(int64(c.lost), 1), party)
	}
	if c.lost < 3600 {
		g.latency = append(g.latency, c.latency)
		g.jitter = append(g.jitter, c.jitter)
	}
}
