package score_test

import (
	"fmt"
	"math/big"

	"github.com/slareport/slareport/report/agreement"
	"github.com/slareport/slareport/report/kinds/availability"
	"github.com/slareport/slareport/report/kinds/count"
	"github.com/slareport/slareport/report/kinds/share"
	"github.com/slareport/slareport/report/kinds/statistic"
	"github.com/slareport/slareport/report/kinds/timeliness"
	"github.com/slareport/slareport/report/kinds/timeliness/course"
	"github.com/slareport/slareport/report/kinds/timeliness/targets"
	"github.com/slareport/slareport/report/timeline"
)

// draws are the kinds of objectives that an agreement may have, each with a drawing of its terms.
var draws = []func(lot, *agreement.Objective){
	lot.timeliness, lot.timeliness, lot.cases, lot.availability, lot.availability, lot.probes, lot.ofTickets, lot.ofOthers,
	lot.ofTallies, lot.repeats,
	lot.packets, lot.statistic, lot.meanTally, lot.betweenFailures, lot.latency, lot.count,
}

func (l lot) objectives(a *agreement.Agreement) {
	for i := range l.n(1, 5) {
		o := agreement.Objective{ID: fmt.Sprint("o", i), Name: fmt.Sprint("Objective ", i),
			Service: one(l, "desk", "wan", "", "desk"), Decimals: one(l, -1, -1, 0, 1, 2), AllowedMisses: -1,
			CountsIn: one(l, agreement.Decided, agreement.Decided, agreement.Opened, agreement.Resolved, agreement.Closed)}
		one(l, draws...)(l, &o)
		if l.oneIn(4) {
			o.MinimumVolume, o.AllowedMisses = int64(l.n(1, 20)), int64(l.n(-1, 3))
		}
		if l.oneIn(2) {
			o.Credit = l.pays(o.Targets[0].Value)
		}
		if l.oneIn(4) {
			o.Chronic = []agreement.Breach{{Misses: 2, In: 3}}
		}
		a.Objectives = append(a.Objectives, o)
	}
}

// least sets a target in percent, with a lower minimum, from a day in the middle on perhaps another one.
func (l lot) least(o *agreement.Objective) {
	percent := func(below int) agreement.Target {
		value := one(l, 10000, 9995, 9950, 9900, 9000, 5000, 3333) - below
		return agreement.Target{Value: big.NewRat(int64(value), 100), Unit: "%", Text: fmt.Sprint(float64(value)/100, "%")}
	}
	o.Targets = since(percent(0))
	if l.oneIn(4) {
		o.Targets = append(o.Targets,
			agreement.Dated[agreement.Target]{From: dawn.Add(timeline.Micros(l.n(20, 60)) * timeline.Day), Value: percent(0)})
	}
	if l.oneIn(3) {
		o.Minimum = since(percent(2000))
	}
}

// most sets an upper bound on a value, least on one of which more is better.
func (l lot) bound(o *agreement.Objective, atMost bool, unit string, from, to int) {
	v := l.hundredths(from*100, to*100)
	o.Targets = since(agreement.Target{AtMost: atMost, Value: v, Unit: unit, Text: v.FloatString(2) + " " + unit})
}

func (l lot) allowance() []agreement.Dated[targets.Allowance] {
	of := func() targets.Allowance {
		if l.oneIn(4) {
			return targets.Allowance{WorkingDays: l.n(1, 3), SameTime: l.oneIn(2), Text: "wd"}
		}
		return targets.Allowance{Time: timeline.Micros(l.n(0, 20_000)) * timeline.Minute / 10, Text: "some time"}
	}
	list := since(of())
	if l.oneIn(4) {
		list = append(list, agreement.Dated[targets.Allowance]{From: dawn.Add(40 * timeline.Day), Value: of()})
	}
	return list
}

func (l lot) clock() *timeliness.Terms {
	t := &timeliness.Terms{Of: "tickets", From: "opened", To: "resolved",
		Calendar: one(l, "office", "nights", "", "always"), Where: one(l, "", "", `priority != "P3"`),
		Priority: one(l, targets.Carry, targets.AtStart, targets.AtStop, targets.Restart),
		Reopen:   one(l, course.Resume, course.First, course.Restart),
		Floor:    one(l, 0, 5*timeline.Second)}
	if l.oneIn(2) {
		t.Within = []targets.Within{{Key: "priority", Match: "P1", Allowances: l.allowance()},
			{Key: "priority", Match: "P2", Allowances: l.allowance()}}
	}
	if t.Within == nil || l.oneIn(2) {
		t.Within = append(t.Within, targets.Within{Allowances: l.allowance()})
	}
	return t
}

// timeliness is about tickets and when they are resolved.
func (l lot) timeliness(o *agreement.Objective) {
	l.least(o)
	o.Terms = l.clock()
}

// cases is timeliness of every other form.
func (l lot) cases(o *agreement.Objective) {
	l.timeliness(o)
	t := o.Terms.(*timeliness.Terms)
	switch l.n(0, 5) {
	case 0:
		t.To = "closed"
	case 1:
		t.To = one(l, "responded", "first-response")
	case 2:
		t.By, t.Within = "due", nil
	case 3:
		t.Of, t.Floor = "updates", 0
	case 4:
		t.Of, t.From, t.To, t.Where, t.Within = "outages", "from", one(l, "notified", "to"), "",
			[]targets.Within{{Allowances: l.allowance()}}
	case 5:
		t.From, t.To, t.Event = one(l, "opened", "resolved"), "event", `to == "report"`
	}
}

func (l lot) availability(o *agreement.Objective) {
	l.least(o)
	o.Terms = &availability.Terms{
		Calendar: one(l, "", "always", "office"), Weighted: l.oneIn(2), PerSite: l.oneIn(4),
		Where: one(l, "", `severity == "major"`),
	}
}

func (l lot) probes(o *agreement.Objective) {
	l.least(o)
	o.Service = one(l, "wan", "wan", "")
	a := &availability.Terms{
		Samples: true, By: one(l, availability.ByRun, availability.BySlot, availability.ByRequest),
		Calendar: one(l, "", "office"), PerSite: l.oneIn(3),
	}
	a.Failures, a.Every, a.Slot = l.n(1, 3), one(l, 0, timeline.Hour, 6*timeline.Hour),
		one(l, timeline.Hour, 5*timeline.Hour)
	if l.oneIn(2) {
		a.Minutes = timeline.Micros(l.n(1, 20)) * timeline.Hour
	}
	if l.oneIn(2) {
		a.Coverage = l.hundredths(0, 10000)
	}
	if l.oneIn(2) {
		a.Threshold = l.hundredths(0, 10000)
	}
	o.Terms = a
}

// share is one of which there should be much, or of records also one of which there should be little.
func (l lot) share(o *agreement.Objective, s share.Terms) {
	l.least(o)
	o.Terms = &s
	if s.Of == "samples" || !l.oneIn(3) {
		return
	}
	for _, list := range [][]agreement.Dated[agreement.Target]{o.Targets, o.Minimum} {
		for i := range list {
			t := &list[i].Value
			t.AtMost, t.Value = true, new(big.Rat).Sub(big.NewRat(100, 1), t.Value)
			t.Text = "at most " + t.Value.FloatString(2) + "%"
		}
	}
}

func (l lot) ofTickets(o *agreement.Objective) {
	l.share(o,
		one(l, share.Terms{Of: "tickets", Good: "first_contact"},
			share.Terms{Of: "tickets", Good: `channel == "phone"`, Where: `priority == "P1"`},
			share.Terms{Of: "tickets", Good: "cost / 4", All: "cost"}))
}

func (l lot) ofOthers(o *agreement.Objective) {
	l.share(o,
		one(l, share.Terms{Of: "surveys", Good: "score >= 4"}, share.Terms{Of: "outages", Good: `severity == "minor"`}))
}

func (l lot) ofTallies(o *agreement.Objective) {
	l.share(o, share.Terms{Of: "tallies", Good: "good", All: "total"})
	o.Service = ""
}

func (l lot) repeats(o *agreement.Objective) {
	l.share(
		o,
		share.Terms{
			Of: "tickets", Good: one(l, share.NoRepeat, "first_contact"),
			Repeat: &share.Contact{
				Within: timeline.Micros(l.n(1, 20)) * timeline.Day,
				By:     one(l, []string{"requester"}, []string{"requester", "item"}),
			},
		},
	)
}

func (l lot) packets(o *agreement.Objective) {
	l.share(o, one(l, share.Terms{Of: "samples", Good: "received", All: "sent"}, share.Terms{Of: "samples", Good: "ok"}))
	o.Service = "wan"
}

func (l lot) take() statistic.Terms {
	s := statistic.Terms{Take: one(l, "mean", "median", "max", "percentile")}
	if s.Take == "percentile" {
		s.Percent, s.Interpolate = one(l, big.NewRat(95, 1), big.NewRat(100, 1), big.NewRat(1, 3)), l.oneIn(2)
	}
	return s
}

func (l lot) statistic(o *agreement.Objective) {
	s := l.take()
	o.Terms = &s
	switch l.n(0, 2) {
	case 0:
		s.Of, s.Value, s.Unit = "tickets", "resolved - opened", "h"
		l.bound(o, true, "h", 0, 100)
	case 1:
		s.Of, s.Value, s.Unit = "outages", statistic.Restore, "min"
		l.bound(o, true, "min", 0, 1000)
	case 2:
		s.Of, s.Value, s.Unit = "surveys", "score", "points"
		l.bound(o, false, "points", 1, 5)
	}
}

func (l lot) meanTally(o *agreement.Objective) {
	o.Terms, o.Service = &statistic.Terms{Of: "tallies", Value: "value", Take: one(l, "mean", "max"), Unit: "s"}, ""
	l.bound(o, true, "s", 0, 100)
}

func (l lot) betweenFailures(o *agreement.Objective) {
	o.Terms = &statistic.Terms{Of: "outages", Value: statistic.BetweenFailures, Take: "mean", Unit: "h"}
	l.bound(o, false, "h", 1, 700)
}

func (l lot) latency(o *agreement.Objective) {
	s := l.take()
	s.Of, s.Value, s.Unit = "samples", one(l, "latency", "jitter"), "ms"
	o.Terms, o.Service = &s, "wan"
	l.bound(o, true, "ms", 0, 100)
}

func (l lot) count(o *agreement.Objective) {
	o.Terms = &count.Terms{Of: "outages", Where: one(l, "", `severity == "major"`)}
	if l.oneIn(2) {
		o.Terms = &count.Terms{Of: "tickets", Where: `priority == "P1"`}
	}
	limit := int64(l.n(0, 4))
	o.Targets = since(agreement.Target{AtMost: true, Value: big.NewRat(limit, 1), Text: fmt.Sprint("at most ", limit)})
}
