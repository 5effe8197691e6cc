package objectives

import (
	"cmp"
	"math/big"
	"slices"
	"strings"

	"github.com/slareport/slareport/loaders/presets"
	"github.com/slareport/slareport/loaders/workspace/calendars"
	"github.com/slareport/slareport/loaders/workspace/scalars"
	"github.com/slareport/slareport/loaders/workspace/scope"
	"github.com/slareport/slareport/loaders/workspace/shape"
	"github.com/slareport/slareport/report/agreement"
	"github.com/slareport/slareport/report/kinds/availability"
	"github.com/slareport/slareport/report/timeline"
)

// availabilityTerms is the table of up ÷ agreed service time (rules §3).
func availabilityTerms(s *scope.Scope) shape.Of[availability.Terms] {
	type a = availability.Terms
	from := shape.Named([]string{presets.Outages, presets.Samples}, func(i int) bool { return i == 1 })
	where := func(v *a) shape.Of[string] {
		if v.Samples {
			return s.Expression("where", presets.Samples)
		}
		return s.Expression("where", presets.Outages)
	}
	return shape.Object[a]{
		Name: "availability", Doc: "The share of the agreed service time in which a service was up.",
		Keys: slices.Concat([]shape.Key[a]{
			shape.Field(
				"from", "what tells that the service was down: outages or samples", from, func(v *a) *bool { return &v.Samples },
			).Required(),
			shape.Field(
				"calendar", "calendar of the agreed service time; always unless told", calendars.Name(s),
				func(v *a) *string { return &v.Calendar },
			),
			shape.FieldFor(
				"where", "filter on outages, or on series of samples", shape.Prose().Schema, where,
				func(v *a) *string { return &v.Where },
			),
			shape.Field("by", "how samples count: by request (good ÷ all), by slot of some minutes, by slot-mean (the mean of "+
				"the slots' error rates), or by run of failures; request unless told",
				shape.Choice(
					availability.ByRequest, availability.BySlot, availability.BySlotMean, availability.ByRun,
				), func(v *a) *availability.Method { return &v.By }),
			shape.Field("idle", "by slot-mean: a slot without a request is good, or left-out; left-out unless told",
				shape.Named([]string{"left-out", "good"}, func(i int) bool { return i == 1 }),
				func(v *a) *bool { return &v.IdleGood }),
			shape.Field("slot", "by slot or slot-mean: its length, such as 5m", scalars.Duration(),
				func(v *a) *timeline.Micros { return &v.Slot }),
			shape.Each(
				"threshold",
				"by slot: it is down when at least this share of it failed, such as 20%, or more than 5%; 50% unless told",
				threshold(), func(v *a, t a) { v.Threshold, v.Above = t.Threshold, t.Above },
			),
			shape.Each("runs", "by run: when a run of failures counts as down; it counts from its first failure", runs(),
				func(v *a, r a) {
					v.Failures, v.Minutes = r.Failures, r.Minutes
				}),
			shape.Field(
				"every", "time between two samples as agreed, such as 60s; more than twice that is a gap", scalars.Duration(),
				func(v *a) *timeline.Micros { return &v.Every },
			),
			shape.Field(
				"coverage", "share of the time that the samples must speak for, such as 95%", scalars.Percent(),
				func(v *a) **big.Rat { return &v.Coverage },
			),
			shape.Each("per-site", "the mean over the service's sites: yes for those that the data names, or a list of them "+
				"such as [Berlin, Bonn]; otherwise it is down while any of them is", sites(),
				func(v *a, s perSite) { v.PerSite, v.Sites = s.is, s.names }),
			shape.Field("worst-site", "yes: with per-site the worst site counts, not the mean", shape.Truth(),
				func(v *a) *bool { return &v.Worst }),
			shape.Field("month",
				"days against which every month is measured, such as 30d, whatever the calendar says; the agreed service "+
					"time unless told", scalars.MonthDays(), func(v *a) *int64 { return &v.MonthDays }),
			shape.Field(
				"weighted", "an outage counts by the share of users it hit", shape.Truth(), func(v *a) *bool { return &v.Weighted },
			),
		}, counted(func(v *a) *agreement.Counted { return &v.Counted })),
		Done: checkAvailability,
	}.Shape()
}

// threshold is a percentage, at which a slot is down or beyond which.
func threshold() shape.Of[availability.Terms] {
	return shape.Parsed(shape.Exactly(`^(more than )?(100(\.0+)?|[0-9]{1,2}(\.[0-9]+)?) ?%$`),
		"a percentage such as 20%, or more than 5%",
		func(s string) (out availability.Terms, hint string, ok bool) {
			if rest, is := strings.CutPrefix(s, ">"); is && !strings.HasPrefix(rest, "=") {
				return out, "write more than " + strings.TrimSpace(rest), false
			}
			s, out.Above = strings.CutPrefix(s, "more than ")
			out.Threshold, ok = scalars.ParsePercent(s)
			return out, scalars.NumberHint(s, "%"), ok
		})
}

// runs is when failures in a row count as down.
func runs() shape.Of[availability.Terms] {
	type a = availability.Terms
	minutes := shape.Map(
		shape.Whole(1, 24*60), func(n int) timeline.Micros { return timeline.Micros(n) * timeline.Minute },
	)
	return shape.Object[a]{
		Name: "runs", Doc: "Down from this many failures in a row, or for at least so many minutes.",
		Keys: []shape.Key[a]{
			shape.Field("failures", "failures in a row", shape.Whole(1, 10000), func(v *a) *int { return &v.Failures }),
			shape.Field(
				"minutes", "minutes that failures in a row last", minutes, func(v *a) *timeline.Micros { return &v.Minutes },
			),
		},
		Done: func(r *shape.Reader, at shape.At, v *a) {
			if len(at.Node.Content) == 0 {
				r.Problem(at.Node, "such as {failures: 3, minutes: 5}", "runs needs failures or minutes")
			}
		},
	}.Shape()
}

// perSite is whether the sites of a service are averaged, and which.
type perSite struct {
	is    bool
	names []string
}

// sites is yes, no, or a list of names.
func sites() shape.Of[perSite] {
	whether := shape.Truth()
	names := shape.Unique(shape.List(shape.Text()), func(name string) string { return name })
	return shape.Of[perSite]{
		Schema: shape.AnyOf(whether.Schema, names.Schema),
		Read: func(r *shape.Reader, n *shape.Node) (v perSite, ok bool) {
			if n.Kind == shape.Sequence {
				v.names, ok = names.Read(r, n)
				v.is = ok
				return v, ok
			}
			v.is, ok = whether.Read(r, n)
			return v, ok
		},
	}
}

// checkAvailability refuses keys that say nothing together.
func checkAvailability(r *shape.Reader, at shape.At, v *availability.Terms) {
	v.Silent = agreement.SilentAbout(at.Without("idle"))
	if v.Samples && v.By == "" {
		v.By = availability.ByRequest
	}
	if !at.Has("from") {
		return
	}
	for _, only := range []struct {
		key, when string
		fits      bool
	}{
		{"by", "from: samples", v.Samples},
		{"every", "from: samples, by anything but slot-mean", v.Samples && v.By != availability.BySlotMean},
		{"coverage", "from: samples", v.Samples},
		{"weighted", "from: outages", !v.Samples},
		{"shortest", "from: outages", !v.Samples},
		{"whole", "from: outages", !v.Samples},
		{"grace", "from: outages", !v.Samples},
		{"per-site", "from: outages, by: slot or by: run", !v.Samples || v.By == availability.BySlot ||
			v.By == availability.ByRun},
		{"worst-site", "per-site", v.PerSite},
		{"month", "calendar: always, from: outages or by: slot or by: run", cmp.Or(v.Calendar, "always") == "always" &&
			v.By != availability.ByRequest && v.By != availability.BySlotMean},
		{"slot", "by: slot or by: slot-mean", v.By == availability.BySlot || v.By == availability.BySlotMean},
		{"idle", "by: slot-mean", v.By == availability.BySlotMean},
		{"threshold", "by: slot", v.By == availability.BySlot},
		{"runs", "by: run", v.By == availability.ByRun},
	} {
		if at.Has(only.key) && !only.fits {
			r.Problem(
				at.Key(only.key), "leave it out, or write "+only.when, "%s means something only with %s", only.key, only.when,
			)
		}
	}
	if v.Samples && (v.By == availability.BySlot || v.By == availability.BySlotMean) && !at.Given("slot") {
		r.Problem(at.Key("by"), "such as slot: 5m", "by %s needs the length of a slot", v.By)
	}
	spaced := v.By == availability.ByRequest || v.By == availability.ByRun
	if v.Samples && spaced && at.Has("coverage") && !at.Given("every") {
		r.Problem(
			at.Key("coverage"), "such as every: 5m", "coverage by %s needs the time between two samples", v.By,
		)
	}
	if v.Samples && v.By == availability.ByRun && !at.Given("runs") {
		r.Problem(at.Key("by"), "such as runs: {failures: 3, minutes: 5}", "by run needs the key runs")
	}
}
