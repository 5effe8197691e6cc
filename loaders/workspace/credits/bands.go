package credits

import (
	"math/big"
	"regexp"
	"slices"
	"strings"

	"github.com/slareport/slareport/loaders/workspace/scalars"
	"github.com/slareport/slareport/loaders/workspace/shape"
	"github.com/slareport/slareport/report/agreement"
	"github.com/slareport/slareport/report/kinds/share"
	"github.com/slareport/slareport/report/kinds/statistic"
	"github.com/slareport/slareport/report/timeline"
)

const (
	edgePattern = `([0-9]+(\.[0-9]+)? ?(%|[A-Za-zµ€/]+)?|([0-9]+(\.[0-9]+)?[dhms])+)`
	bandPattern = `^((below|above|from|up to) ` + edgePattern + `|` + edgePattern + ` to ` + edgePattern + `)$`
)

var (
	bandForm = regexp.MustCompile(bandPattern)
	sideForm = regexp.MustCompile(`^(below|above|from|up to) (.*)$`)
)

// span is the key of a band: beyond an edge, or from one edge to the other.
type span struct {
	side string // below, above, from or up to; "" for a range
	a, b bound  // b only for a range
	text string
}

// band is one line of a credit: a span, what it pays, and where it stands.
type band struct {
	agreement.Band
	far  *big.Rat // the other end of a range, nil when it is open
	node *shape.Node
}

// table is the bands of a credit and what they go by.
type table struct {
	measure agreement.Measure
	bands   []agreement.Band
}

func spans() shape.Of[span] {
	wanted := "a band such as below 95%, 90% to 95%, from 4h or from 2 misses"
	return shape.Parsed(shape.Exactly(bandPattern), wanted, func(s string) (span, string, bool) {
		if !bandForm.MatchString(s) {
			return span{}, bandHint(s), false
		}
		out := span{text: s}
		body := s
		if m := sideForm.FindStringSubmatch(s); m != nil {
			out.side, body = m[1], m[2]
		}
		first, second, _ := strings.Cut(body, " to ")
		out.a, out.b = edge(first), edge(second)
		ok := out.a.value != nil && (out.side != "" || out.b.value != nil)
		return out, "the number has too many digits", ok
	})
}

// edge reads a value with its unit, or a length of time in seconds.
func edge(s string) bound {
	if d, isTime := scalars.ParseDuration(s); isTime {
		m := targetForm.FindStringSubmatch(s)
		b := bound{time: new(big.Rat).SetFrac64(int64(d), int64(timeline.Second)), text: s}
		if m != nil {
			b.value, _ = scalars.ParseNumber(m[2])
			b.unit = m[3]
		} else {
			b.value = b.time
		}
		return b
	}
	m := targetForm.FindStringSubmatch(s)
	if m == nil {
		return bound{}
	}
	v, _ := scalars.ParseNumber(m[2])
	return bound{value: v, unit: m[3], text: s}
}

func bandHint(s string) string {
	if hint := timeHint(s); hint != "" {
		return hint
	}
	for _, other := range []struct{ sign, word string }{
		{"<=", "up to"}, {"≤", "up to"}, {">=", "from"}, {"≥", "from"}, {"at least", "from"}, {"at most", "up to"},
		{"<", "below"}, {"under", "below"}, {">", "above"}, {"over", "above"}, {"more than", "above"}, {"less than", "below"},
	} {
		if rest, ok := strings.CutPrefix(s, other.sign); ok {
			return "did you mean " + other.word + " " + strings.TrimLeft(rest, "= ") + "?"
		}
	}
	if parsed := edge(s); parsed.value != nil {
		return "did you mean below " + s + "?"
	}
	return ""
}

// bands are the lines of an objective's credit in order of falling performance. Their edges say what they go by: the
// judged value, the lost time, or the number of misses.
func bands(o *agreement.Objective, pays shape.Of[*agreement.Price]) shape.Of[table] {
	entries := shape.Entries(spans(), pays)
	return shape.Check(entries, func(
		r *shape.Reader, n *shape.Node, list []shape.Entry[span, *agreement.Price],
	) (table, bool) {
		if len(o.Targets) == 0 { // what is wrong there was said
			return table{}, false
		}
		measure, ok := measureOf(r, o, list)
		if !ok {
			return table{}, false
		}
		all := make([]band, 0, len(list))
		for _, e := range list {
			b, hint := e.Key.of(measure, o.Targets[0].Value)
			if hint != "" && timeHint(e.Key.text) != "" {
				hint = timeHint(e.Key.text)
			}
			if hint != "" {
				r.Problem(e.Node, hint, "the band %s does not fit the target %s", shape.Quote(e.Key.text), o.Targets[0].Value.Text)
				return table{}, false
			}
			if b.Rate = rate(e.Value); b.Rate == nil {
				b.Pays = e.Value
			}
			b.node = e.Node
			all = append(all, b)
		}
		ok = ordered(r, o, measure, all)
		return table{measure, plainBands(all)}, ok
	})
}

// pointBands are bands of the judged value that give points.
func pointBands(o *agreement.Objective) shape.Of[[]agreement.Band] {
	entries := shape.Entries(spans(), number("a number of points such as 2"))
	return shape.Check(entries, func(
		r *shape.Reader, n *shape.Node, list []shape.Entry[span, *big.Rat],
	) ([]agreement.Band, bool) {
		if len(o.Targets) == 0 {
			return nil, false
		}
		all := make([]band, 0, len(list))
		for _, e := range list {
			b, hint := e.Key.of(agreement.ByValue, o.Targets[0].Value)
			if hint != "" {
				r.Problem(e.Node, hint, "the band %s does not fit the target %s", shape.Quote(e.Key.text), o.Targets[0].Value.Text)
				return nil, false
			}
			b.Rate, b.node = e.Value, e.Node
			all = append(all, b)
		}
		return plainBands(all), ordered(r, o, agreement.ByValue, all)
	})
}

// ordered puts bands in order of falling performance and refuses those that do not fit together.
func ordered(r *shape.Reader, o *agreement.Objective, measure agreement.Measure, all []band) bool {
	target := o.Targets[0].Value
	if measure != agreement.ByValue { // more of it is worse
		target = agreement.Target{AtMost: true}
	}
	slices.SortStableFunc(all, func(a, b band) int { return byFallingPerformance(target, a.Edge, b.Edge) })
	return contiguous(r, target, all) && (measure != agreement.ByValue || meetsTarget(r, o, all[0]))
}

// measureOf is what the edges of bands are about.
func measureOf(
	r *shape.Reader, o *agreement.Objective, list []shape.Entry[span, *agreement.Price],
) (m agreement.Measure, ok bool) {
	for k, e := range list {
		of := e.Key.measure(o)
		if k > 0 && of != m {
			r.Problem(e.Node, "all bands of a credit go by the value, by lost time such as 4h, or by misses",
				"the band %s goes by something else than %s", shape.Quote(e.Key.text), shape.Quote(list[0].Key.text))
			return m, false
		}
		m = of
	}
	if m == agreement.ByMisses && !countsCases(o) {
		r.Problem(list[0].Node, "let the bands go by the value, or by lost time such as from 4h",
			"the objective counts no misses")
		return m, false
	}
	return m, true
}

// measure is what a band is about. Lengths of time are lost time, unless the value itself is one.
func (s span) measure(o *agreement.Objective) agreement.Measure {
	_, isValue := o.Terms.(*statistic.Terms)
	switch {
	case s.a.unit == "miss" || s.a.unit == "misses":
		return agreement.ByMisses
	case s.a.time != nil && !isValue:
		return agreement.ByTime
	}
	return agreement.ByValue
}

// countsCases tells whether the misses of an objective are cases or events.
func countsCases(o *agreement.Objective) bool {
	if o.Terms != nil && o.Terms.Events() {
		return true
	}
	switch terms := o.Terms.(type) {
	case *share.Terms:
		return terms.All == ""
	case *statistic.Terms:
		return false
	}
	return o.Kind() != "availability"
}

// byFallingPerformance orders values by falling performance.
func byFallingPerformance(target agreement.Target, a, b *big.Rat) int {
	if target.AtMost {
		return a.Cmp(b)
	}
	return b.Cmp(a)
}

// of turns a key into a band of a measure; hint says why it cannot.
func (s span) of(measure agreement.Measure, target agreement.Target) (band, string) {
	if measure == agreement.ByValue {
		return s.ofValue(target)
	}
	if s.side == "below" || s.side == "up to" {
		return band{}, "more is worse: write from " + s.a.text + ", or above " + s.a.text
	}
	out := band{Band: agreement.Band{Above: true, Closed: s.side != "above", Edge: s.a.value, Text: s.text},
		far: s.b.value}
	if measure == agreement.ByTime {
		out.Edge, out.far = s.a.time, s.b.time
		if s.side == "" && out.far == nil {
			return band{}, "write both ends as lengths of time such as 5m to 4h"
		}
	}
	if out.far != nil && out.Edge.Cmp(out.far) >= 0 {
		return band{}, "write the lower end first"
	}
	return out, ""
}

func (s span) ofValue(target agreement.Target) (band, string) {
	for _, e := range []bound{s.a, s.b} {
		switch {
		case e.value == nil:
		case e.unit == "outages" || e.unit == "cases" || e.unit == "events":
			return band{}, "write the number of misses as from " + strings.TrimSuffix(e.text, e.unit) + "misses"
		case target.Unit == "%" && e.unit != "%":
			return band{}, "write the edge as a percentage"
		case e.unit != "" && e.unit != target.Unit:
			return band{}, "write the edge in the unit of the target"
		case e.unit == "%" && e.value.Cmp(scalars.Hundred()) > 0:
			return band{}, "a percentage lies between 0% and 100%"
		}
	}
	closed := s.side == "from" || s.side == "up to"
	out := band{Band: agreement.Band{Above: target.AtMost, Closed: closed, Edge: s.a.value, Text: s.text}}
	switch {
	case (s.side == "below" || s.side == "up to") && target.AtMost:
		return band{}, "a target of at most is missed above an edge: write above"
	case (s.side == "above" || s.side == "from") && !target.AtMost:
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

// pays is what the band gives, for comparison with another.
func (b *band) pays() *agreement.Price {
	if b.Pays != nil {
		return b.Pays
	}
	return &agreement.Price{Cap: agreement.Cap{Percent: b.Rate}}
}

// contiguous refuses gaps, overlaps, edges that are there twice and rates that fall with performance.
func contiguous(r *shape.Reader, target agreement.Target, all []band) bool {
	ok := true
	for i, b := range all {
		var next *big.Rat
		if i+1 < len(all) {
			next = all[i+1].Edge
			better, worse, comparable := sameKind(b.pays(), all[i+1].pays())
			if next.Cmp(b.Edge) == 0 {
				r.Problem(all[i+1].node, "", "the bands %s and %s begin at the same edge", b.Text, all[i+1].Text)
				ok = false
			} else if comparable && worse.Cmp(better) < 0 {
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
	switch d := byFallingPerformance(target, b.far, next); {
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
		if byFallingPerformance(easiest, t.Value.Value, easiest.Value) > 0 {
			easiest = t.Value
		}
	}
	switch d := byFallingPerformance(easiest, first.Edge, easiest.Value); {
	case (d < 0 || d == 0 && first.Closed) && len(o.Targets) == 1:
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
