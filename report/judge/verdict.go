// Package judge compares a measurement with what was promised and gives the verdict (rules §6).
package judge

import (
	"math/big"

	"github.com/slareport/slareport/report/agreement"
	"github.com/slareport/slareport/report/exact"
	"github.com/slareport/slareport/report/measure"
)

// Verdict is how an objective ended in a period. The zero Verdict is Undetermined: nothing is met by accident.
//
// Rule §6 (verdicts): An objective is met, missed, excused, undetermined or without volume; being below the minimum
// makes a miss severe.
type Verdict uint8

// The verdicts of rules §6.
const (
	Undetermined Verdict = iota
	Met
	Missed
	Excused    // missed with nothing excused, contractual met
	NoVolume   // nothing to judge: never shown as met, pays nothing
	NotDue     // what is judged together ends in a later period
	NotInForce // nothing is promised yet
)

var names = [...]string{"undetermined", "met", "missed", "excused", "no volume", "not due", "not in force"}

// String is the word in report.json.
func (v Verdict) String() string { return names[v] }

// Judgement is an objective judged in one period.
type Judgement struct {
	Verdict      Verdict
	BelowMinimum bool // a missed objective that also fell short of its minimum
	FewUnits     bool // the volume is under the agreed minimum, whose rule decided
	Target       agreement.Target
	Minimum      *agreement.Target
	Judged       *big.Rat // the contractual value after the contract's rounding; nil without volume
	Experienced  *big.Rat // the experienced value after it
	Other        Verdict  // by the other convention for excused units
	OnProvider   Verdict  // with everything undetermined on the provider's account
	OnOthers     Verdict  // with everything undetermined excused
	Best, Worst  Verdict  // in the best and the worst case; NoVolume where there are no such cases
}

// Objective judges a result against a target. Minimum may be nil.
func Objective(
	o *agreement.Objective, r *measure.Result, target agreement.Target, minimum *agreement.Target,
) Judgement {
	j := Judgement{Target: target, Minimum: minimum}
	j.Judged, j.Experienced = Rounded(o, r.Contractual.Value), Rounded(o, r.Experienced.Value)
	j.Verdict = verdict(o, r, target, r.Contractual)
	j.Other = verdict(o, r, target, r.Other)
	j.OnProvider = verdict(o, r, target, r.OnProvider)
	j.OnOthers = verdict(o, r, target, r.OnOthers)
	j.FewUnits = r.Experienced.Value != nil && fewUnits(o, r)
	j.Best, j.Worst = bounds(o, r, target)
	differ := disagree(j.Best, j.Worst) || !r.Unread.OnlySilent() && disagree(j.Verdict, j.Best)
	if uncertain(r) && hasCases(r) && differ {
		j.Verdict = Undetermined
	}
	j.BelowMinimum = j.Verdict == Missed && minimum != nil && !Reaches(j.Judged, *minimum)
	return j
}

// verdict judges one contractual score.
//
// Convention scores (all-excused): Where everything is taken away, what was experienced as a miss is excused; only a
// period with nothing in it, or with less than the minimum volume, is without volume.
func verdict(o *agreement.Objective, r *measure.Result, target agreement.Target, s measure.Score) Verdict {
	if r.Experienced.Value == nil {
		return NoVolume
	}
	felt := Reaches(Rounded(o, r.Unexcused().Value), target)
	switch {
	case s.Value == nil && felt: // everything was taken away, and no miss was
		return NoVolume
	case fewUnits(o, r):
		return underMinimumVolume(o, r, s)
	case s.Value == nil:
		return Excused
	case !Reaches(Rounded(o, s.Value), target) && relieved(r):
		return Excused
	case !Reaches(Rounded(o, s.Value), target):
		return Missed
	case felt:
		return Met
	}
	return Excused
}

// relieved tells whether the volume is beyond what excuses a miss.
func relieved(r *measure.Result) bool {
	return r.Relief != nil && r.Volume != nil && r.Volume.Cmp(r.Relief) > 0
}

// fewUnits tells whether the volume is under the agreed minimum.
func fewUnits(o *agreement.Objective, r *measure.Result) bool {
	return o.MinimumVolume > 0 && r.Volume.Cmp(big.NewRat(o.MinimumVolume, 1)) < 0
}

// underMinimumVolume applies the agreement's rule for small numbers: so many misses are allowed, or there is
// no verdict.
//
// Convention scores (few-units): Under the minimum volume the number of allowed misses decides; without one there is
// no verdict. Set by `objectives.plan.minimum-volume`, `objectives.plan.allowed-misses`.
//
// Rule §6 (minimum-volume): Under the agreed minimum volume the agreed number of misses is allowed.
func underMinimumVolume(o *agreement.Objective, r *measure.Result, s measure.Score) Verdict {
	if o.AllowedMisses < 0 || s.Total == nil {
		return NoVolume
	}
	allowed := big.NewRat(o.AllowedMisses, 1)
	switch {
	case s.Misses().Cmp(allowed) > 0:
		return Missed
	case r.Unexcused().Misses().Cmp(allowed) > 0:
		return Excused
	}
	return Met
}

// uncertain tells whether the best and the worst case decide: evidence could not be read, or the samples cover less
// than what was agreed (rules §3, §13). Where both agree about the target, the verdict stands.
//
// Rule §3 (samples-coverage): Too little coverage leaves the verdict undetermined where the best and the worst case
// disagree.
//
// Rule §13 (unread-undetermined): An objective that rests on evidence that could not be read is undetermined where the
// best and the worst case disagree about the target.
func uncertain(r *measure.Result) bool {
	if !r.Unread.None() {
		return true
	}
	return r.Coverage != nil && r.CoverageAgreed != nil && r.Coverage.Cmp(r.CoverageAgreed) < 0
}

// disagree tells whether two cases end differently: one is missed and the other is not, or has nothing to judge.
//
// Rule §13 (volume-open): Where nobody knows whether there is anything to judge, or enough of it, an objective is
// neither without volume nor met.
func disagree(a, b Verdict) bool {
	return (a == Missed) != (b == Missed) || (a == NoVolume) != (b == NoVolume)
}

// bounds judges the best and the worst case, NoVolume where there are none.
func bounds(o *agreement.Objective, r *measure.Result, target agreement.Target) (best, worst Verdict) {
	if !hasCases(r) {
		return NoVolume, NoVolume
	}
	lenient, strict := Met, Missed
	for k, v := range endings(o, r, target, *r.Best, Met) {
		if k == 0 || worse(lenient, v) {
			lenient = v
		}
	}
	for k, v := range endings(o, r, target, *r.Worst, Missed) {
		if k == 0 || worse(v, strict) {
			strict = v
		}
	}
	return lenient, strict
}

// hasCases tells whether there are a best and a worst case to judge. Where silence of samples leaves one of them
// without a value, there are none.
func hasCases(r *measure.Result) bool {
	return r.Best != nil && r.Worst != nil && (!r.Unread.None() || r.Best.Value != nil && r.Worst.Value != nil)
}

// worse tells whether a verdict is worse than another one for the provider.
func worse(a, b Verdict) bool {
	rank := map[Verdict]int{NoVolume: 1, Missed: 2}
	return rank[a] > rank[b]
}

// endings are the ways in which one of the cases may end, with as much or as little volume as there may be. A case
// without a value is as good, or as bad, as can be where evidence could not be read; one without anything in it has no
// volume.
//
// Convention doubt (volume-bounded): Where nobody knows how many units there are, the agreed minimum of them and the
// volume that excuses a miss are each reached in one case and missed in the other, as long as either is possible.
func endings(
	o *agreement.Objective, r *measure.Result, target agreement.Target, s measure.Score, without Verdict,
) (list []Verdict) {
	least, most := r.Volumes()
	switch {
	case o.Terms != nil && o.Terms.Events(): // none of them is a value, too
	case most != nil && most.Sign() == 0:
		return []Verdict{NoVolume}
	case least.Sign() == 0 && !r.Unread.OnlySilent(): // there may be nothing at all
		list = append(list, NoVolume)
	}
	minimum := big.NewRat(o.MinimumVolume, 1)
	if o.MinimumVolume > 0 && least.Cmp(minimum) < 0 {
		list = append(list, few(o, r, s, without))
	}
	if o.MinimumVolume > 0 && most != nil && most.Cmp(minimum) < 0 {
		return list
	}
	switch {
	case s.Total != nil && s.Total.Sign() == 0: // all that there is was taken away
		return append(list, Excused)
	case s.Value == nil && without == Met, s.Value != nil && Reaches(Rounded(o, s.Value), target):
		return append(list, Met)
	case r.Relief == nil:
		return append(list, Missed)
	}
	if most == nil || most.Cmp(r.Relief) > 0 {
		list = append(list, Excused)
	}
	if least.Cmp(r.Relief) <= 0 {
		list = append(list, Missed)
	}
	return list
}

// few is how a case ends by the agreement's rule for small numbers. Of records that may be there or not the share with
// the most misses need not be the worst.
func few(o *agreement.Objective, r *measure.Result, s measure.Score, without Verdict) Verdict {
	if o.AllowedMisses < 0 {
		return NoVolume
	}
	misses := s.Misses()
	switch {
	case misses == nil:
		return without
	case without == Met && r.Fewer != nil:
		misses = r.Fewer
	case without == Missed && r.More != nil:
		misses = r.More
	}
	if misses.Cmp(big.NewRat(o.AllowedMisses, 1)) > 0 {
		return Missed
	}
	return Met
}

// Reaches tells whether a value is on the good side of a bound; reaching it exactly is good, unless the bound is
// strict.
//
// Rule §7 (target-as-written): A target is "at least" or "more than", "at most" or "less than", as the agreement writes
// it.
//
// Rule §6 (compared-exactly): Figures are compared exactly, or as the contract rounds.
func Reaches(value *big.Rat, t agreement.Target) bool {
	d := value.Cmp(t.Value)
	if d == 0 {
		return !t.Strict
	}
	return d < 0 == t.AtMost
}

// Rounded rounds as the contract says before judging; exactly where it says nothing.
//
// Convention scores (judged-rounding): Values are judged exactly, unless the contract rounds them first: then halves
// go to the even neighbour. Set by `objectives.decimals`.
func Rounded(o *agreement.Objective, value *big.Rat) *big.Rat {
	if value == nil || o.Decimals < 0 {
		return value
	}
	return exact.Round(value, o.Decimals, exact.HalfEven)
}
