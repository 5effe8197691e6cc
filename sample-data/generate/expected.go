package main

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/slareport/slareport/sample-data/generate/clock"
	"github.com/slareport/slareport/sample-data/generate/files"
)

// generate makes everything.
func generate() *output {
	out := &output{
		files:  map[string][]byte{},
		truths: truths{Period: clock.Reported.String(), AsOf: clock.AsOf.Format(time.RFC3339)},
	}
	register := &register{}
	harbourOutages(register)
	wan := harbourOctober(register)
	moved := portal(register)
	water := newBrightwater()
	desk := newDesk(water)
	water.addClaims(register)
	colleagues, clinic := newCalder(), newMaerkische()

	register.write(out)
	probed := probes(out, register)
	counted := counters(out, register)
	desk.incidents(out)
	desk.history(out)
	out.examples = append(out.examples, desk.examples...)
	water.feedback(out)
	colleagues.write(out)
	clinic.write(out)

	out.harbour(wan, probed, counted)
	out.brightwater(water, moved)
	out.calder(colleagues)
	out.maerkische(clinic)
	out.add(
		&truth{
			Client: "Lindenhof Bakery", Objective: "care", Verdict: "no volume", Unit: "case", Total: "0", Bad: "0", Stays: "0",
		},
	)
	out.files["expected.json"] = out.truths.bytes()
	out.files["brand/logo.png"] = files.Logo()
	return out
}

func (o *output) add(t *truth) *truth {
	o.truths.Objectives = append(o.truths.Objectives, t)
	return t
}

func (o *output) harbour(wan, probed *tally, c measured) {
	o.add(wan.truth(harbourName, "wan-uptime", "second", "missed"))
	p := o.add(probed.truth(harbourName, "berlin-probe", "second", "undetermined"))
	p.Total = ""
	p.Coverage = hundredths(10000*(745-30)*12, 745*12) // all hours of the month but the 30 of silence
	o.add(c.packets.truth(harbourName, "wan-loss", "packet", "excused"))
	o.add(
		&truth{
			Client: harbourName, Objective: "wan-latency", Verdict: "met", Unit: "value", Total: fmt.Sprint(len(c.latency)),
			Value: tenths(nearestRank(c.latency, 95)),
		},
	)
	o.add(
		&truth{
			Client: harbourName, Objective: "wan-jitter", Verdict: "met", Unit: "value", Total: fmt.Sprint(len(c.jitter)),
			Value: mean(c.jitter),
		},
	)
	o.add(&truth{Client: harbourName, Objective: "told", Verdict: "met", Unit: "case", Total: "8", Bad: "1", Stays: "1"})
}

func (o *output) brightwater(b *brightwater, moved *tally) {
	o.add(b.resolve.truth(brightwaterName, "resolve", "case", "excused"))
	o.add(b.mail.truth(brightwaterName, "mail", "case", "met"))
	o.add(b.told.truth(brightwaterName, "first-update", "case", "missed")).Below = true
	o.add(b.calls.truth(brightwaterName, "fcr", "record", "missed"))
	o.add(b.happy.truth(brightwaterName, "csat", "answer", "met"))
	o.add(moved.truth(brightwaterName, "portal-uptime", "second", "excused")).Removed = "missed"
	o.add(&truth{Client: brightwaterName, Objective: "major", Verdict: "met", Unit: "event", Value: "1"})
}

func (o *output) calder(c *calder) {
	verdicts := map[string]string{
		"resolve-internal": "met", "resolve-outsourced": "missed", "fcr-internal": "met", "fcr-outsourced": "missed",
		"csat-internal": "met", "csat-outsourced": "missed",
	}
	names := make([]string, 0, len(verdicts))
	for name := range verdicts {
		names = append(names, name)
	}
	slices.Sort(names)
	for _, name := range names {
		unit := map[string]string{"resolve": "case", "fcr": "record", "csat": "answer"}[strings.Split(name, "-")[0]]
		o.add(c.truth[name].truth(calderName, name, unit, verdicts[name]))
	}
}

func (o *output) maerkische(k *maerkische) {
	o.add(k.resolve.truth(maerkischeName, "loesung", "case", "missed")).Below = true
	o.add(k.answer.truth(maerkischeName, "antwort", "case", "missed"))
	o.add(k.shop.truth(maerkischeName, "shop", "second", "missed")).Below = true
	o.add(
		&truth{
			Client: maerkischeName, Objective: "zufriedenheit", Verdict: "missed", Unit: "answer", Total: fmt.Sprint(k.answers),
			Value: hundredths(k.points*10, k.answers),
		},
	)
	o.add(&truth{Client: maerkischeName, Objective: "grossstoerungen", Verdict: "missed", Unit: "event", Value: "3"})
}

// nearestRank is the smallest value that so many percent of all values do not exceed.
func nearestRank(values []int, percent int) int {
	sorted := slices.Sorted(slices.Values(values))
	return sorted[(len(sorted)*percent+99)/100-1]
}

// mean of tenths, cut off after four decimals.
func mean(tenthsOf []int) string {
	sum := 0
	for _, v := range tenthsOf {
		sum += v
	}
	n := sum * 1000 / len(tenthsOf)
	return fmt.Sprintf("%d.%04d", n/10000, n%10000)
}

// hundredths is a quotient, cut off after two decimals.
func hundredths(hundredfold, by int) string {
	n := hundredfold / by
	return fmt.Sprintf("%d.%02d", n/100, n%100)
}
