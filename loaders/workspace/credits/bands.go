package credits

import (
	"math/big"
	"regexp"
	"slices"
	"strings"

	"github.com/slareport/slareport/loaders/workspace/scalars"
	"github.com/slareport/slareport/loaders/workspace/shape"
	"github.com/slareport/slareport/report/agreement"
)

const bandPattern = `^((below|above) [0-9]+(\.[0-9]+)? ?(%|[A-Za-zµ€/]+)?|[0-9]+(\.[0-9]+)? ?(%|[A-Za-zµ€/]+)? to [0-9]+(\.[0-9]+)? ?(%|[A-Za-zµ€/]+)?)$`

var bandForm = regexp.MustCompile(bandPattern)

// span is the key of a band: below or above an edge, or from one edge to the other.
type span struct {
	side string // below, above, or "" for a range
	a, b bound  // b only for a range
	text string
}

// band is one line of a credit: a span, what it pays, and where it stands.
type band struct {
	agreement.Band
	far  *big.Rat // the other end of a range, nil when it is open
	node *shape.Node
}

func spans() shape.Of[span] {
	wanted := "a band such as below 95%, or 90% to 95%"
	return shape.Parsed(shape.Exactly(bandPattern), wanted, func(s string) (span, string, bool) {
		if !bandForm.MatchString(s) {
			return span{}, bandHint(s), false
		}
		out := span{text: s}
		body := s
		if side, rest, ok := strings.Cut(s, " "); ok && (side == "below" || side == "above") {
			out.side, body = side, rest
		}
		first, second, _ := strings.Cut(body, " to ")
		out.a, out.b = edge(first), edge(second)
		ok := out.a.value != nil && (out.side != "" || out.b.value != nil)
		return out, "the number has too many digits", ok
	})
}

func edge(s string) bound {
	m := targetForm.FindStringSubmatch(s)
	if m == nil {
		return bound{}
	}
	v, _ := scalars.ParseNumber(m[2])
	return bound{value: v, unit: m[3], text: s}
}

func bandHint(s string) string {
	for _, other := range []struct{ sign, word string }{{"<", "below"}, {"under", "below"}, {">", "above"}, {"over", "above"}} {
		if rest, ok := strings.CutPrefix(s, other.sign); ok {
			return "did you mean " + other.word + " " + strings.TrimLeft(rest, "= ") + "?"
		}
	}
	if parsed := edge(s); parsed.value != nil {
		return "did you mean below " + s + "?"
	}
	return ""
}

// bands are the lines of an objective's credit in order of falling performance, each with a rate.
func bands(o *agreement.Objective, rate shape.Of[*big.Rat]) shape.Of[[]agreement.Band] {
	entries := shape.Entries(spans(), rate)
	return shape.Check(entries, func(
		r *shape.Reader, n *shape.Node, list []shape.Entry[span, *big.Rat],
	) ([]agreement.Band, bool) {
		if len(o.Targets) == 0 { // what is wrong there was said
			return nil, false
		}
		target := o.Targets[0].Value
		all := make([]band, 0, len(list))
		for _, e := range list {
			b, hint := e.Key.band(target, e.Value)
			if hint != "" {
				r.Problem(e.Node, hint, "the band %s does not fit the target %s", shape.Quote(e.Key.text), target.Text)
				return nil, false
			}
			b.node = e.Node
			all = append(all, b)
		}
		slices.SortStableFunc(all, func(a, b band) int { return fall(target, a.Edge, b.Edge) })
		return plainBands(all), contiguous(r, target, all) && meetsTarget(r, o, all[0])
	})
}

// fall orders values by falling performance.
func fall(target agreement.Target, a, b *big.Rat) int {
	if target.AtMost {
		return a.Cmp(b)
	}
	return b.Cmp(a)
}

// band turns a key into a band for an objective with the given target; hint says why it cannot.
func (s span) band(target agreement.Target, rate *big.Rat) (band, string) {
	for _, e := range []bound{s.a, s.b} {
		switch {
		case e.value == nil:
		case target.Unit == "%" && e.unit != "%":
			return band{}, "write the edge as a percentage"
		case e.unit != "" && e.unit != target.Unit:
			return band{}, "write the edge in the unit of the target"
		case e.unit == "%" && e.value.Cmp(scalars.Hundred()) > 0:
			return band{}, "a percentage lies between 0% and 100%"
		}
	}
	out := band{Band: agreement.Band{Above: target.AtMost, Edge: s.a.value, Rate: rate, Text: s.text}}
	switch {
	case s.side == "below" && target.AtMost:
		return band{}, "a target of at most is missed above an edge: write above"
	case s.side == "above" && !target.AtMost:
		return band{}, "a target of at least is missed below an edge: write below"
	case s.side != "":
		return out, ""
	}
	low, high := s.a.value, s.b.value
	if low.Cmp(high) >= 0 {
		return band{}, "write the lower end first"
	}
	out.Edge, out.far = high, low
	if target.AtMost {
		out.Edge, out.far = low, high
	}
	return out, ""
}

// contiguous refuses gaps, overlaps, edges that are there twice and rates that fall with performance.
func contiguous(r *shape.Reader, target agreement.Target, all []band) bool {
	ok := true
	for i, b := range all {
		var next *big.Rat
		if i+1 < len(all) {
			next = all[i+1].Edge
			if next.Cmp(b.Edge) == 0 {
				r.Problem(all[i+1].node, "", "the bands %s and %s begin at the same edge", b.Text, all[i+1].Text)
				ok = false
			} else if all[i+1].Rate.Cmp(b.Rate) < 0 {
				r.Problem(all[i+1].node, "a worse value pays at least as much", "the band %s pays less than the better band %s",
					all[i+1].Text, b.Text)
				ok = false
			}
		}
		ok = b.reaches(r, target, next) && ok
	}
	return ok
}

// reaches tells whether a range ends where the next band begins.
func (b band) reaches(r *shape.Reader, target agreement.Target, next *big.Rat) bool {
	switch {
	case b.far == nil, next == nil && !target.AtMost && b.far.Sign() == 0:
		return true
	case next == nil:
		r.Problem(b.node, "end with a band below or above an edge", "nothing is said about values beyond the band %s", b.Text)
		return false
	}
	switch d := fall(target, b.far, next); {
	case d < 0:
		r.Problem(b.node, "each band begins where the one before it ends", "there is a gap after the band %s", b.Text)
		return false
	case d > 0:
		r.Problem(b.node, "each band begins where the one before it ends", "the band %s overlaps the next one", b.Text)
		return false
	}
	return true
}

// meetsTarget compares the first edge with the easiest target the objective ever has: paying for a value
// that meets it is a mistake, paying nothing for some misses may be meant.
func meetsTarget(r *shape.Reader, o *agreement.Objective, first band) bool {
	easiest := o.Targets[0].Value
	for _, t := range o.Targets[1:] {
		if fall(easiest, t.Value.Value, easiest.Value) > 0 {
			easiest = t.Value
		}
	}
	switch d := fall(easiest, first.Edge, easiest.Value); {
	case d < 0 && len(o.Targets) == 1:
		r.Problem(first.node, "let the first band begin at the target", "the band %s pays although the target %s is met",
			first.Text, easiest.Text)
		return false
	case d > 0:
		r.Warn(first.node, "let the first band begin at the target, or pay 0% between",
			"a miss between the target %s and the band %s pays nothing", easiest.Text, first.Text)
	}
	return true
}

func plainBands(all []band) []agreement.Band {
	out := make([]agreement.Band, len(all))
	for i, b := range all {
		out[i] = b.Band
	}
	return out
}
