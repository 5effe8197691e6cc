package judge

import (
	"fmt"
	"math/big"
	"strings"

	"github.com/slareport/slareport/report/agreement"
	"github.com/slareport/slareport/report/calendar"
	"github.com/slareport/slareport/report/timeline"
)

// Target is the bound by which a period is judged: the one in force at its end, or, where the agreement counts pro
// rata, the exact mean of those in force on its local days. Days on which the agreement is not in force, or names no
// bound, do not count. Its text then tells the parts: "95% × 15/31 + 97% × 16/31". ok is false without any.
//
// Convention measures (target-at-end): *Targets by date*: a period is judged by the target in force at its end,
// unless the mean over its local days is agreed. Set by `credits.pro-rata`.
//
// Rule §3 (target-pro-rata): A target that changes within a period counts pro rata where the agreement says so.
func Target(
	a *agreement.Agreement, list []agreement.Dated[agreement.Target], p calendar.Period,
) (t agreement.Target, ok bool) {
	t, ok = agreement.At(list, p.To-1)
	if !a.Credits.ProRata {
		return t, ok
	}
	parts, days := byDays(a, list, p)
	if days == 0 {
		return t, ok
	}
	sum, texts := new(big.Rat), make([]string, len(parts))
	for i, part := range parts {
		weight := big.NewRat(part.days, days)
		sum.Add(sum, new(big.Rat).Mul(weight, part.target.Value))
		texts[i] = fmt.Sprintf("%s × %d/%d", part.target.Text, part.days, days)
	}
	last := parts[len(parts)-1].target
	if len(parts) == 1 {
		return last, true
	}
	return agreement.Target{
		AtMost: last.AtMost, Strict: last.Strict, Value: sum, Unit: last.Unit, Text: strings.Join(texts, " + "),
	}, true
}

// stretch is how many days of a period one bound was in force.
type stretch struct {
	target agreement.Target
	days   int64
}

// byDays divides a period by the bounds in force, in order.
//
// Convention credits (bounds-pro-rata): With pro rata the verdict, the steps and the minimum level go by the mean of
// the bounds over the days on which the agreement was in force. Set by `credits.pro-rata`.
func byDays(
	a *agreement.Agreement, list []agreement.Dated[agreement.Target], p calendar.Period,
) (parts []stretch, days int64) {
	zone := calendar.NewZone(a.Zone)
	var from timeline.Instant // of the bound before
	for d := zone.DateOf(p.From); zone.StartOfDay(d) < p.To; d = d.AddDays(1) {
		at := max(zone.StartOfDay(d), p.From)
		k := inForce(list, at)
		if k < 0 || a.From.Known() && at < a.From || a.To.Known() && at >= a.To {
			continue
		}
		if len(parts) == 0 || list[k].From != from {
			parts, from = append(parts, stretch{target: list[k].Value}), list[k].From
		}
		parts[len(parts)-1].days++
		days++
	}
	return parts, days
}

// inForce is the index of the bound in force at an instant, -1 for none.
func inForce(list []agreement.Dated[agreement.Target], at timeline.Instant) int {
	k := -1
	for i, d := range list {
		if d.From.Known() && d.From > at {
			break
		}
		k = i
	}
	return k
}
