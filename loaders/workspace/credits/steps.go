package credits

import (
	"math/big"
	"regexp"
	"strings"

	"github.com/slareport/slareport/loaders/workspace/scalars"
	"github.com/slareport/slareport/loaders/workspace/scope"
	"github.com/slareport/slareport/loaders/workspace/shape"
	"github.com/slareport/slareport/report/agreement"
	"github.com/slareport/slareport/report/kinds/statistic"
	"github.com/slareport/slareport/report/kinds/timeliness"
	"github.com/slareport/slareport/report/timeline"
)

const (
	stepPattern = `^((full|started|pro-rata) )?(calendar day|` + edgePattern + `)$`
	stepWanted  = "a step such as 0.1%, started 1h, pro-rata 1d or calendar day"
)

var stepForm = regexp.MustCompile(stepPattern)

var countings = map[string]agreement.Counting{
	"": agreement.FullSteps, "full": agreement.FullSteps, "started": agreement.StartedSteps,
	"pro-rata": agreement.PartSteps,
}

// step is the size of a step and how a part of one counts.
type step struct {
	size     *big.Rat
	time     bool
	days     bool
	counting agreement.Counting
}

// perStep is the table of a price for each step.
func perStep(s *scope.Scope, o *agreement.Objective) shape.Of[stepped] {
	type p = stepped
	return shape.Object[p]{
		Name: "per-step",
		Doc:  "A price for each step by which the value falls short of the target, or for each step of lost time.",
		Keys: []shape.Key[p]{
			shape.Each(
				"each",
				"the step: 0.1% in the unit of the target, or a length of lost time such as 1h; full steps count unless told "+
					"started (a part of a step is a step) or pro-rata; calendar day is each day after the one a case was due",
				steps(o),
				func(v *p, x step) {
					v.Step, v.Counting, v.Days, v.time = x.size, x.counting, x.days, x.time
				},
			).Required(),
			shape.Field("beyond", "target: of lost time only what is more than the target allows", beyondTarget(),
				func(v *p) *bool { return &v.Beyond }),
			pays(s, "what one step pays", func(v *p) *agreement.Cap { return &v.Pays }),
			shape.Field(
				"at-most", "most that the steps pay in a period, or of each outage or incident where the credit goes by these",
				maximumPay(s),
				func(v *p) **agreement.Cap { return &v.Most },
			),
		},
		Done: func(r *shape.Reader, at shape.At, v *p) {
			if v.Beyond && !v.time {
				r.Problem(at.Key("beyond"), "leave it out: such steps count from the target anyway",
					"beyond: target means something only with steps of lost time")
			}
			if v.Days && o.Kind() != timeliness.Kind {
				r.Problem(at.Key("each"), "write each: started 1d", "calendar days are counted of late cases only")
			}
		},
	}.Shape()
}

// stepped is a price for steps and whether they are of lost time.
type stepped struct {
	agreement.PerStep
	time bool
}

func beyondTarget() shape.Of[bool] {
	return shape.Named([]string{"target"}, func(int) bool { return true })
}

// steps reads a step, in the unit of the target or as a length of time.
func steps(o *agreement.Objective) shape.Of[step] {
	return shape.Parsed(shape.NumberSchema(stepPattern), stepWanted, func(text string) (step, string, bool) {
		m := stepForm.FindStringSubmatch(text)
		if m == nil {
			return step{}, stepHint(text, unitOf(o)), false
		}
		out := step{counting: countings[m[2]]}
		if m[3] == "calendar day" {
			out.size, out.days, out.time = big.NewRat(1, 1), true, true
			return out, "", true
		}
		if d, isTime := scalars.ParseDuration(m[3]); isTime && !measuresTime(o) {
			out.size, out.time = new(big.Rat).SetFrac64(int64(d), int64(timeline.Second)), true
			return out, "", true
		}
		v, hint, ok := levelOf(o, m[3])
		if inWords := timeHint(text); !ok && inWords != "" {
			hint = inWords
		}
		if ok && v.Sign() == 0 {
			return step{}, "a step is more than nothing", false
		}
		out.size = v
		return out, hint, ok
	})
}

// measuresTime tells whether the value of an objective is a length of time itself.
func measuresTime(o *agreement.Objective) bool {
	_, is := o.Terms.(*statistic.Terms)
	return is
}

func unitOf(o *agreement.Objective) string {
	if len(o.Targets) > 0 {
		return o.Targets[0].Value.Unit
	}
	return ""
}

// lostTimeTerms is the table of the fee for lost time, paid several times.
func lostTimeTerms() shape.Of[*agreement.LostTime] {
	type l = agreement.LostTime
	times := shape.Parsed(shape.NumberSchema(`^[0-9]+(\.[0-9]+)?x$`), "a factor such as 10x",
		func(s string) (*big.Rat, string, bool) {
			number, signed := strings.CutSuffix(s, "x")
			v, ok := scalars.ParseNumber(number)
			return v, "write ten times as 10x", signed && ok && v.Sign() > 0
		})
	return Pointed(shape.Object[l]{
		Name: "lost-time", Doc: "The fee for the lost time, several times.",
		Keys: []shape.Key[l]{
			shape.Field("pays", "how many times the fee for the lost time, such as 10x", times,
				func(v *l) **big.Rat { return &v.Times }).Required(),
			shape.Field("beyond", "target: only of the time that is more than the target allows", beyondTarget(),
				func(v *l) *bool { return &v.Beyond }),
		},
	})
}
