package bounds

import (
	"cmp"
	"maps"
	"math/big"
	"slices"
	"strings"

	"github.com/slareport/slareport/report/agreement"
	"github.com/slareport/slareport/report/evidence"
	"github.com/slareport/slareport/report/exact"
	"github.com/slareport/slareport/report/filter"
	"github.com/slareport/slareport/report/finding"
	"github.com/slareport/slareport/report/kinds"
	"github.com/slareport/slareport/report/kinds/share"
	"github.com/slareport/slareport/report/measure"
)

// answersApart are the answers of surveys that an objective sees, by their scale, where they have several.
type answersApart struct {
	scales []evidence.Fixed                // on one of which the agreement counts, the most frequent one first
	of     map[evidence.Pos]evidence.Fixed // the scale of each answer; one that nobody knows is otherScale
	shown  string                          // the scales, as the finding names them
}

// otherScale is none of the scales that an agreement may count on.
const otherScale = evidence.NoFixed

// severalBeyond is how many scores beyond a scale that slareport.yaml declares for all of them show that it is not that
// of all: a single one is a slip.
const severalBeyond = 2

// apart parts the answers of an objective by their scales; nil where it asks for the scale itself, or all are on one.
//
// Convention doubt (mixed-scales): Where the answers that an objective compares are on several scales, and it does not
// ask for the scale, nobody knows on which of them it counts. It is measured on each on which its condition can hold
// and fail: the answers on that scale count as they are, and those on others, or on a scale that nobody knows, are
// unread. Two scores beyond a scale that slareport.yaml declares for a source show that nobody knows the scale of any
// of its answers.
func (m *Measurer) apart(o *agreement.Objective) *answersApart {
	if x, known := m.apartBy[o.ID]; known {
		return x
	}
	x := m.partAnswers(o)
	if m.apartBy == nil {
		m.apartBy = map[string]*answersApart{}
	}
	m.apartBy[o.ID] = x
	return x
}

func (m *Measurer) partAnswers(o *agreement.Objective) *answersApart {
	terms := m.Kind(o)
	if terms == nil || terms.Records() != "surveys" {
		return nil
	}
	if asked := m.fieldsOf(terms); !slices.Contains(asked, "score") || slices.Contains(asked, "scale") {
		return nil
	}
	x := &answersApart{of: map[evidence.Pos]evidence.Fixed{}}
	counts := map[evidence.Fixed]int{}
	all := m.whole.Evidence.All
	for _, i := range m.surveys {
		s := &all.Surveys[i]
		source := all.Origins[s.Pos.Origin].Source
		if !s.Score.Known() || !measure.Concerns(o.Service, s.Service.String()) ||
			o.Plan.Source != "" && o.Plan.Source != source {
			continue
		}
		scale := s.Scale
		if m.misdeclared[source] {
			scale = otherScale
		}
		x.of[s.Pos] = scale
		counts[scale]++
	}
	if len(counts) == 0 || len(counts) == 1 && len(m.misdeclared) == 0 {
		return nil
	}
	x.scales = m.possibleScales(terms, counts)
	var shown []string
	for _, scale := range slices.Sorted(maps.Keys(counts)) {
		if scale.Known() {
			shown = append(shown, exact.Decimal(big.NewRat(int64(scale), int64(evidence.One))))
		} else {
			shown = append(shown, "?")
		}
	}
	x.shown = strings.Join(shown, ", ")
	return x
}

// misdeclared are the sources for all of whose answers slareport.yaml declares a scale that is not that of all.
func misdeclared(all *evidence.Evidence, gaps []evidence.Gap) map[string]bool {
	beyond := map[string]map[evidence.Pos]bool{}
	for i := range gaps {
		g := &gaps[i]
		if g.Records != "surveys" || g.Cause != evidence.CellUnread || g.Field != "scale" {
			continue
		}
		for _, r := range g.Of {
			if s := &all.Surveys[r.Index]; !s.Score.Known() && s.Scale.Known() {
				if beyond[g.Source] == nil {
					beyond[g.Source] = map[evidence.Pos]bool{}
				}
				beyond[g.Source][r.Pos] = true
			}
		}
	}
	out := map[string]bool{}
	for source, rows := range beyond {
		out[source] = len(rows) >= severalBeyond
	}
	maps.DeleteFunc(out, func(_ string, several bool) bool { return !several })
	return out
}

// possibleScales are those on which an objective may count its answers, the most frequent first; otherScale alone where
// nobody knows any.
func (m *Measurer) possibleScales(terms kinds.Terms, counts map[evidence.Fixed]int) (list []evidence.Fixed) {
	known := slices.DeleteFunc(slices.Sorted(maps.Keys(counts)), func(s evidence.Fixed) bool { return !s.Known() })
	for _, scale := range known {
		if m.partsAnswers(terms, scale) {
			list = append(list, scale)
		}
	}
	if len(list) == 0 {
		list = known
	}
	slices.SortStableFunc(list, func(a, b evidence.Fixed) int { return cmp.Compare(counts[b], counts[a]) })
	if len(list) == 0 {
		return []evidence.Fixed{otherScale}
	}
	return list
}

// partsAnswers tells whether the condition of a share holds for some answers on a scale and fails for others.
func (m *Measurer) partsAnswers(terms kinds.Terms, scale evidence.Fixed) bool {
	t, is := terms.(*share.Terms)
	if !is {
		return true
	}
	holds, err := filter.Bool[evidence.Survey](t.Good, m.whole.Agreement.Zone)
	if err != nil { // it is a number
		return true
	}
	low, errLow := holds(&evidence.Survey{Scale: scale})
	high, errHigh := holds(&evidence.Survey{Score: scale, Scale: scale})
	return errLow != nil || errHigh != nil || low != high
}

// byScales measures an objective on each of the scales on which it may count.
func (m *Measurer) byScales(ctx *measure.Context, o *agreement.Objective, x *answersApart) ([]measure.Result, error) {
	raw, err := m.onOneScale(ctx, o)
	if err != nil {
		return nil, err
	}
	var results []measure.Result
	ranges, others := make([]valueRange, len(raw)), make([]int64, len(raw))
	for i, scale := range x.scales {
		as, hidden := m.onScale(ctx, o, x, scale)
		on, err := m.onOneScale(as, o)
		if err != nil {
			return nil, err
		}
		for p := range on {
			ranges[p].add(&on[p])
		}
		if i == 0 {
			results, others = on, hidden
		}
	}
	for p := range results {
		results[p].Asides = raw[p].Asides
		if ranges[p].open() {
			ranges[p].bound(&results[p], measure.Unread{}, o.AtMost())
		}
		if others[p] > 0 {
			results[p].Findings = append(results[p].Findings, evidence.Finding{
				Severity: "warning", Message: finding.Say("finding.scales", o.ID, x.shown), Hint: finding.Say("hint.scales"),
				Count: int(others[p]),
			})
		}
	}
	return results, nil
}

// onScale is the evidence on one scale: the answers on others are rows that could not be read, as many as there are in
// each period.
func (m *Measurer) onScale(
	ctx *measure.Context, o *agreement.Objective, x *answersApart, scale evidence.Fixed,
) (*measure.Context, []int64) {
	gone, hidden := map[evidence.Pos]bool{}, make([]int64, len(ctx.Periods))
	_, where := m.Kind(o).Filter()
	passes, err := filter.Bool[evidence.Survey](where, m.whole.Agreement.Zone)
	for _, i := range ctx.Evidence.Surveys {
		s := &ctx.Evidence.All.Surveys[i]
		if of, answered := x.of[s.Pos]; !answered || of == scale && scale != otherScale {
			continue
		}
		if err == nil && where != "" {
			if in, err := passes(s); err == nil && !in {
				continue
			}
		}
		gone[s.Pos] = true
		if p := measure.PeriodAt(ctx.Periods, s.At); p >= 0 && s.At <= ctx.AsOf {
			hidden[p]++
		}
	}
	as := *ctx
	as.Evidence = ctx.Evidence.Without(gone)
	as.Unread = withRows(ctx, o, hidden)
	return &as, hidden
}
