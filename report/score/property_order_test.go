package score_test

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/slareport/slareport/report"
	"github.com/slareport/slareport/report/evidence"
)

// pairs is how many clients two reports are compared for.
const pairs = 40

// copied is a client with slices of its own, so that they may be put in another order.
func (g *generated) copied() *generated {
	a, e := *g.a, *g.e
	a.Objectives = slices.Clone(a.Objectives)
	e.Origins, e.Sources, e.Tickets, e.Events, e.Outages = slices.Clone(e.Origins), slices.Clone(e.Sources),
		slices.Clone(e.Tickets), slices.Clone(e.Events), slices.Clone(e.Outages)
	e.Claims, e.Surveys, e.Tallies, e.Obligations = slices.Clone(e.Claims), slices.Clone(e.Surveys),
		slices.Clone(e.Tallies), slices.Clone(e.Obligations)
	return &generated{a: &a, e: &e, series: g.series, samples: slices.Clone(g.samples), period: g.period}
}

// same compares two reports, each as the text of its file.
func same(t rapid.TB, what string, got, want *report.Report) {
	t.Helper()
	sameFigures(t, what, indented(t, got), indented(t, want))
}

func sameFigures(t rapid.TB, what, got, want string) {
	t.Helper()
	if a, b := want, got; a != b {
		at := differs(a, b)
		t.Errorf("%s: another report, from byte %d on:\n%s\nwas\n%s", what, at, around(b, at), around(a, at))
	}
}

func indented(t rapid.TB, r *report.Report) string {
	text, err := json.MarshalIndent(r, "", " ")
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

func differs(a, b string) int {
	for i := range min(len(a), len(b)) {
		if a[i] != b[i] {
			return i
		}
	}
	return min(len(a), len(b))
}

func around(s string, at int) string { return s[max(0, at-300):min(len(s), at+300)] }

func TestTheOrderOfRecordsChangesNothing(t *testing.T) {
	always(t, pairs, func(t rapid.TB, g *generated) {
		want, other := g.report(t, g.period), g.copied()
		rng := rand.New(rand.NewPCG(uint64(len(g.e.Events)), uint64(len(g.e.Tickets))))
		shuffle(rng, other.e.Tickets)
		shuffle(rng, other.e.Events)
		shuffle(rng, other.e.Outages)
		shuffle(rng, other.e.Claims)
		shuffle(rng, other.e.Surveys)
		shuffle(rng, other.e.Tallies)
		shuffle(rng, other.e.Obligations)
		shuffle(rng, other.samples)
		same(t, "records shuffled", other.report(t, g.period), want)
	})
}

// Objectives of equal weight share what is left of a cent by their ids, so that all figures go with the objective.
func TestTheOrderOfObjectivesChangesNothing(t *testing.T) {
	always(t, pairs, func(t rapid.TB, g *generated) {
		want, other := g.report(t, g.period), g.copied()
		slices.Reverse(other.a.Objectives)
		sameFigures(t, "objectives reversed", unordered(t, other.report(t, g.period)), unordered(t, want))
	})
}

// unordered writes a report with every list in the order of its entries' texts: what is listed counts, not where.
func unordered(t rapid.TB, r *report.Report) string {
	var tree map[string]any
	if err := json.Unmarshal([]byte(indented(t, r)), &tree); err != nil {
		t.Fatal(err)
	}
	if standing, is := tree["provisional"].(map[string]any); is {
		delete(standing, "text") // a sentence names objectives in the order of the agreement
	}
	unnamed(tree["credits"].(map[string]any)["ledger"].(map[string]any)["cells"].([]any))
	return sorted(tree)
}

// unnamed takes away what names cells of a ledger, since names go by the places of objectives in the agreement: what is
// left is what each cell is about, what it is and what it came to.
func unnamed(cells []any) {
	for _, c := range cells {
		for _, key := range []string{"name", "formula", "figure", "table"} {
			delete(c.(map[string]any), key)
		}
	}
}

func sorted(tree any) string {
	var parts []string
	switch x := tree.(type) {
	case map[string]any:
		for key, part := range x {
			parts = append(parts, fmt.Sprintf("%q: %s", key, sorted(part)))
		}
	case []any:
		for _, part := range x {
			parts = append(parts, sorted(part))
		}
	default:
		return fmt.Sprintf("%#v", x)
	}
	slices.Sort(parts)
	return "{" + strings.Join(parts, "\n") + "}"
}

// Sources in another order are another order of files: rows are named as before, and only where a sentence names
// rows of several files do these change places.
func TestTheOrderOfSourcesChangesNothing(t *testing.T) {
	always(t, pairs, func(t rapid.TB, g *generated) {
		want, other := g.report(t, g.period), g.copied()
		n := uint32(len(g.e.Origins) - 1)
		slices.Reverse(other.e.Origins)
		slices.Reverse(other.e.Sources)
		eachPos(other.e, func(p *evidence.Pos) { p.Origin = n - p.Origin })
		got := other.report(t, g.period)
		slices.Reverse(got.Sources)
		for _, r := range []*report.Report{got, want} {
			for i := range r.Objectives {
				for _, m := range r.Objectives[i].Misses.All() {
					m.Why = ""
				}
			}
		}
		same(t, "sources reversed", got, want)
	})
}
