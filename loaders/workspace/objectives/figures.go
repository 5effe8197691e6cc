package objectives

import (
	"math/big"
	"regexp"
	"slices"
	"strings"

	"github.com/slareport/slareport/loaders/presets"
	"github.com/slareport/slareport/loaders/workspace/scalars"
	"github.com/slareport/slareport/loaders/workspace/scope"
	"github.com/slareport/slareport/loaders/workspace/shape"
	"github.com/slareport/slareport/report/agreement"
	"github.com/slareport/slareport/report/kinds/count"
	"github.com/slareport/slareport/report/kinds/share"
	"github.com/slareport/slareport/report/kinds/statistic"
)

// shareTerms is the table of Σ good ÷ Σ all (rules §3).
func shareTerms(s *scope.Scope) shape.Of[share.Terms] {
	type h = share.Terms
	expression := func(use string) func(v *h) shape.Of[string] {
		return func(v *h) shape.Of[string] { return s.Expression(use, v.Of) }
	}
	prose := shape.Prose().Schema
	return shape.Object[h]{
		Name: "share", Doc: "The share of records, or of a number in them, that is good.",
		Keys: []shape.Key[h]{
			shape.Field("of", "record type that is counted", figureOf(), func(v *h) *string { return &v.Of }).Required(),
			shape.FieldFor("where", "filter on the records", prose, expression("where"), func(v *h) *string { return &v.Where }),
			shape.FieldFor("good", "condition that a record is good, such as score >= 4; or a number of the record; for "+
				"samples received or ok; for tickets with repeat also no_repeat", prose, expression("good"),
				func(v *h) *string { return &v.Good }).Required(),
			shape.FieldFor(
				"all",
				"number of the record that good is a part of; for samples sent, for tallies total; records are counted unless told",
				prose, expression("all"), func(v *h) *string { return &v.All },
			),
			shape.Field("repeat", "what a further contact about the same thing is, such as {within: 7d, by: [requester, "+
				"item]}; good: no_repeat counts tickets without one, else it stands beside the value",
				contact(), func(v *h) **share.Contact { return &v.Repeat }),
		},
		Done: checkShare, Foreign: map[string]string{"shortest": notCounted["shortest"]},
	}.Shape()
}

// checkShare sees that a share of samples is of packets or of samples, not of both, and that repeated contacts are
// of tickets.
func checkShare(r *shape.Reader, at shape.At, v *share.Terms) {
	switch {
	case at.Given("repeat") && at.Has("of") && v.Of != presets.Tickets:
		r.Problem(at.Key("repeat"), "leave it out, or write of: tickets", "further contacts are found among tickets alone")
	case v.Of == presets.Tickets && v.Good == share.NoRepeat && !at.Given("repeat"):
		r.Problem(
			at.Key("good"), "such as repeat: {within: 7d, by: [requester, item]}", "good: %s needs the key repeat",
			share.NoRepeat,
		)
	case v.Good == share.NoRepeat && at.Given("all"):
		r.Problem(at.Key("all"), "leave it out", "with good: %s the tickets are counted", share.NoRepeat)
	case v.Of != presets.Samples || !at.Has("good"):
	case v.Good == "received" && !at.Given("all"):
		r.Problem(at.Key("good"), "add all: sent", "received is a part of what was sent: the key all is missing")
	case v.Good == "ok" && at.Given("all"):
		r.Problem(at.Key("all"), "leave it out", "with good: ok the samples are counted")
	}
}

// figureOf is a record type that shares and statistics may be of.
func figureOf() shape.Of[string] {
	return shape.Choice(presets.Tickets, presets.Samples, presets.Surveys, presets.Outages, presets.Tallies)
}

// statisticTerms is the table of a figure of values (rules §3).
func statisticTerms(s *scope.Scope) shape.Of[statistic.Terms] {
	type t = statistic.Terms
	expression := func(use string) func(v *t) shape.Of[string] {
		return func(v *t) shape.Of[string] { return s.Expression(use, v.Of) }
	}
	prose := shape.Prose().Schema
	return shape.Object[t]{
		Name: "statistic", Doc: "A mean, median, percentile or maximum of a value of the records.",
		Keys: slices.Concat([]shape.Key[t]{
			shape.Field("of", "record type whose values are taken", figureOf(), func(v *t) *string { return &v.Of }).Required(),
			shape.FieldFor("where", "filter on the records", prose, expression("where"), func(v *t) *string { return &v.Where }),
			shape.FieldFor(
				"value",
				"the value: a field such as score, or a formula; for samples latency or jitter; for outages also restore, from "+
					"begin to end, or between_failures",
				prose, expression("value"), func(v *t) *string { return &v.Value },
			).Required(),
			shape.Each(
				"take", "mean, median, max, or a percentile such as p95 or p99.9", take(),
				func(v *t, k taken) { v.Take, v.Percent = k.name, k.percent },
			).Required(),
			shape.Field(
				"interpolate", "a percentile between two values is interpolated; nearest rank unless told", shape.Truth(),
				func(v *t) *bool { return &v.Interpolate },
			),
			shape.Field(
				"unit", "unit of the value, such as ms; that of the target unless told",
				shape.Matching(`^(%|[A-Za-zµ€/]+)$`, "a unit such as ms"), func(v *t) *string { return &v.Unit },
			),
		}, counted(func(v *t) *agreement.Counted { return &v.Counted })),
		Done: func(r *shape.Reader, at shape.At, v *t) {
			v.Silent = agreement.SilentAbout(at.Without("interpolate"))
			checkCounted(r, at, v.Of)
			v.Where = countsBy(v.Where, v.Counted)
			for _, key := range []string{"whole", "grace"} {
				if at.Has(key) && v.Of == presets.Outages && at.Has("value") && v.Value != statistic.Restore {
					r.Problem(at.Key(key), "leave it out, or write value: restore",
						"%s means something only for the time to restore", key)
				}
			}
			if at.Has("interpolate") && at.Has("take") && v.Percent == nil && v.Take != "median" {
				r.Problem(at.Key("interpolate"), "leave it out", "interpolate means something only for percentiles and the median")
			}
			if v.Of == presets.Outages && v.Value == statistic.BetweenFailures && at.Has("take") && v.Take != "mean" {
				r.Problem(at.Key("take"), "write take: mean", "of the time between failures only the mean is known")
			}
		},
	}.Shape()
}

// taken is what becomes of the values: a name, and the percent of a percentile.
type taken struct {
	name    string
	percent *big.Rat
}

const takePattern = `^(mean|median|max|p[0-9]{1,2}(\.[0-9]+)?)$`

var takeForm = regexp.MustCompile(takePattern)

func take() shape.Of[taken] {
	return shape.Parsed(shape.Exactly(takePattern), "mean, median, max, or a percentile such as p95",
		func(s string) (taken, string, bool) {
			if !takeForm.MatchString(s) {
				return taken{}, takeHint(s), false
			}
			if number, ok := strings.CutPrefix(s, "p"); ok {
				v, ok := scalars.ParseNumber(number)
				return taken{"percentile", v}, "a percentile lies between p0 and p100", ok && v.Sign() > 0
			}
			return taken{name: s}, "", true
		})
}

func takeHint(s string) string {
	lower := strings.ToLower(s)
	switch {
	case lower == "average" || lower == "avg":
		return "did you mean mean?"
	case takeForm.MatchString("p" + lower):
		return "did you mean p" + lower + "?"
	case lower == "p100":
		return "did you mean max?"
	}
	return shape.Suggest(s, []string{"mean", "median", "max"})
}

// countTerms is the table of events against a limit (rules §3).
func countTerms(s *scope.Scope) shape.Of[count.Terms] {
	type c = count.Terms
	where := func(v *c) shape.Of[string] { return s.Expression("where", v.Of) }
	return shape.Object[c]{
		Name: "count", Doc: "A number of events against a limit.",
		Keys: slices.Concat([]shape.Key[c]{
			shape.Field(
				"of", "record type that is counted", shape.Choice(presets.Tickets, presets.Outages, presets.Surveys),
				func(v *c) *string { return &v.Of },
			).Required(),
			shape.FieldFor(
				"where", "filter on the records", shape.Prose().Schema, where, func(v *c) *string { return &v.Where },
			),
			shape.Field(
				"zero-length", "outages that took no time are counted, too", shape.Truth(),
				func(v *c) *bool { return &v.ZeroLength },
			),
		}, counted(func(v *c) *agreement.Counted { return &v.Counted })),
		Done: func(r *shape.Reader, at shape.At, v *c) {
			if at.Has("zero-length") && at.Has("of") && v.Of != presets.Outages {
				r.Problem(at.Key("zero-length"), "leave it out", "zero-length means something only of: outages")
			}
			checkCounted(r, at, v.Of)
			v.Where = countsBy(v.Where, v.Counted)
		},
	}.Shape()
}
