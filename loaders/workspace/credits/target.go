package credits

import (
	"math/big"
	"regexp"
	"strings"

	"github.com/invopop/jsonschema"
	"github.com/slareport/slareport/loaders/workspace/scalars"
	"github.com/slareport/slareport/loaders/workspace/scope"
	"github.com/slareport/slareport/loaders/workspace/shape"
	"github.com/slareport/slareport/report/agreement"
	"github.com/slareport/slareport/report/kinds/availability"
	"github.com/slareport/slareport/report/kinds/count"
	"github.com/slareport/slareport/report/kinds/share"
	"github.com/slareport/slareport/report/kinds/statistic"
	"github.com/slareport/slareport/report/kinds/timeliness"
)

const targetPattern = `^(at least |at most |more than |less than )?[0-9]+(\.[0-9]+)? ?(%|[A-Za-zµ€/]+)?$`

var targetForm = regexp.MustCompile(
	`^(at least |at most |more than |less than )?([0-9]+(?:\.[0-9]+)?) ?(%|[A-Za-zµ€/]+)?$`)

// bound is a target as it is written, before the objective's kind says what it may be.
type bound struct {
	atMost, said bool // said: at least, at most, more than or less than is written
	strict       bool // more than, or less than
	value        *big.Rat
	time         *big.Rat // in seconds, of what may be a length of time; nil for what is none
	unit, text   string
}

// TargetSchema is that of every target; the objective's kind narrows it when it is read.
func TargetSchema() *jsonschema.Schema {
	return scope.Versions(bounds("")).Schema
}

func bounds(wanted string) shape.Of[bound] {
	return shape.Parsed(shape.NumberSchema(targetPattern), wanted, func(s string) (bound, string, bool) {
		m := targetForm.FindStringSubmatch(s)
		if m == nil {
			return bound{}, boundHint(s), false
		}
		v, ok := scalars.ParseNumber(m[2])
		return bound{
			atMost: m[1] == "at most " || m[1] == "less than ", strict: strings.HasSuffix(m[1], "than "), said: m[1] != "",
			value: v, unit: m[3], text: s,
		}, "the number has too many digits", ok
	})
}

func boundHint(s string) string {
	for _, other := range []struct{ sign, words string }{{">=", "at least"}, {"≥", "at least"}, {"<=", "at most"},
		{"≤", "at most"}, {">", "more than"}, {"<", "less than"}} {
		if rest, ok := strings.CutPrefix(s, other.sign); ok {
			return "did you mean " + other.words + " " + strings.TrimSpace(rest) + "?"
		}
	}
	return scalars.NumberHint(s, "")
}

// Targets are the target or the minimum of an objective. A side that is not said is that of a percentage,
// at least, or for a minimum that of the target.
func Targets(s *scope.Scope, o *agreement.Objective, minimum bool) shape.Of[[]agreement.Dated[agreement.Target]] {
	wanted := wantedTarget(o)
	return scope.Dated(s, shape.Check(bounds(wanted),
		func(r *shape.Reader, n *shape.Node, b bound) (agreement.Target, bool) {
			if minimum && !b.said && len(o.Targets) > 0 {
				b.atMost, b.said = o.Targets[0].Value.AtMost, true
			}
			t := agreement.Target{AtMost: b.atMost, Strict: b.strict, Value: b.value, Unit: b.unit, Text: b.text}
			if hint, ok := fits(o, b, &t); !ok {
				r.Wrong(n, wanted, hint)
				return t, false
			}
			return t, true
		}))
}

// wantedTarget is what a message asks for.
func wantedTarget(o *agreement.Objective) string {
	switch terms := o.Terms.(type) {
	case *statistic.Terms:
		return strings.TrimSpace("a bound such as at most 50 " + terms.Unit)
	case *count.Terms:
		return "a whole number such as at most 2"
	case nil:
		return "a target such as 95% or at most 50 ms"
	}
	return "a percentage such as 95%"
}

// fits tells whether a bound suits the objective's kind, and completes its unit.
func fits(o *agreement.Objective, b bound, t *agreement.Target) (hint string, ok bool) {
	switch terms := o.Terms.(type) {
	case *statistic.Terms:
		return fitsStatistic(terms, b, t)
	case *count.Terms:
		if b.unit != "" || !b.value.IsInt() {
			return "events are counted: no unit, no decimals", false
		}
		if b.strict {
			return "events are whole: say at most or at least a number", false
		}
		return sideHint(b)
	case *share.Terms, *availability.Terms, *timeliness.Terms:
		return fitsShare(o, b)
	}
	return "", true
}

// Convention measures (share-of-samples-bound): *Shares of samples* take no upper bound: their value is what was
// delivered or succeeded. Set by `objectives.target`.
func fitsShare(o *agreement.Objective, b bound) (hint string, ok bool) {
	terms, ofRecords := o.Terms.(*share.Terms)
	switch {
	case b.unit == "":
		return "did you mean " + likelyPercent(b) + "?", false
	case b.unit != "%":
		return "the value is a share: its target is a percentage", false
	case b.value.Cmp(scalars.Hundred()) > 0:
		return "a percentage lies between 0% and 100%", false
	case b.strict && (b.atMost && b.value.Sign() == 0 || !b.atMost && b.value.Cmp(scalars.Hundred()) == 0):
		return "no percentage is " + b.text, false
	case b.atMost && o.Kind() == availability.Kind:
		return "the value is the share of time that is up, so its target is at least", false
	case b.atMost && o.Kind() == timeliness.Kind:
		return "the value is the share of cases in time, so its target is at least", false
	case b.atMost && ofRecords && terms.Of == "samples":
		return "the value is the share that was received or succeeded, so its target is at least", false
	}
	return "", true
}

// likelyPercent is the percentage that a bare number was meant to be: 0.999 is a part of one.
func likelyPercent(b bound) string {
	if b.said || b.value.Sign() == 0 || b.value.Cmp(big.NewRat(1, 1)) > 0 {
		return b.text + "%"
	}
	points := new(big.Rat).Mul(b.value, scalars.Hundred()).FloatString(6)
	return strings.TrimSuffix(strings.TrimRight(points, "0"), ".") + "%"
}

func fitsStatistic(st *statistic.Terms, b bound, t *agreement.Target) (hint string, ok bool) {
	if st.Unit == "" {
		st.Unit = b.unit
	}
	t.Unit = st.Unit
	switch {
	case b.unit != "" && b.unit != st.Unit:
		return "the statistic's unit is " + st.Unit, false
	case b.unit == "%" && !b.said:
		return "", true
	}
	return sideHint(b)
}

func sideHint(b bound) (hint string, ok bool) {
	if b.said {
		return "", true
	}
	return "say which side: at least " + b.text + " or at most " + b.text, false
}

// CheckMinimum refuses, at a node, a minimum that is better than the target at any time.
func CheckMinimum(r *shape.Reader, node *shape.Node, o *agreement.Objective) bool {
	for _, changes := range [][]agreement.Dated[agreement.Target]{o.Targets, o.Minimum} {
		for _, change := range changes {
			target, has := agreement.At(o.Targets, change.From)
			minimum, both := agreement.At(o.Minimum, change.From)
			if hint, bad := wrongSide(target, minimum, has && both); bad {
				r.Problem(node, hint, "minimum %s lies on the wrong side of the target %s", minimum.Text, target.Text)
				return false
			}
		}
	}
	return true
}

func wrongSide(target, minimum agreement.Target, both bool) (hint string, bad bool) {
	if !both {
		return "", false
	}
	switch d := minimum.Value.Cmp(target.Value); {
	case target.AtMost != minimum.AtMost:
		return "both are at least, or both at most", true
	case d == 0 && minimum.Strict && !target.Strict:
		return "the minimum is the level at which a miss becomes serious: not the target itself", true
	case !target.AtMost && d > 0:
		return "the minimum is the level at which a miss becomes serious: below the target", true
	case target.AtMost && d < 0:
		return "the minimum is the level at which a miss becomes serious: above the target", true
	}
	return "", false
}
