package bounds

import (
	"slices"

	"github.com/slareport/slareport/report/agreement"
	"github.com/slareport/slareport/report/evidence"
	"github.com/slareport/slareport/report/filter"
	"github.com/slareport/slareport/report/finding"
	"github.com/slareport/slareport/report/kinds"
	"github.com/slareport/slareport/report/measure"
	"github.com/slareport/slareport/report/measure/samples"
	"github.com/slareport/slareport/report/sampling"
)

// ofSeries are the fields of series by which objectives are told apart.
var ofSeries = []string{"service", "site", "provider"}

// blankSeries are gaps of the samples that leave a field blank: their service or site, where others of their source
// name one, and what the filter of an objective asks for.
func blankSeries(a *agreement.Agreement, all measure.Samples) (list []evidence.Gap) {
	if all == nil {
		return nil
	}
	asked := map[string]bool{}
	for i := range a.Objectives {
		if terms, err := kinds.Of(&a.Objectives[i]); err == nil && terms.Records() == "samples" {
			_, where := terms.Filter()
			for _, field := range samples.Asked(where) {
				asked[field] = true
			}
		}
	}
	for _, field := range ofSeries {
		named, blank, sources := map[string][]string{}, map[string]int{}, []string(nil)
		for _, s := range all.Of(a.Names()) {
			source, text := s.Key.Source, filter.Text[evidence.Series](field)(&s.Key.Series)
			switch known := named[source]; {
			case text.Empty():
				if blank[source] == 0 {
					sources = append(sources, source)
				}
				blank[source] += int(s.Readings)
			case len(known) < 2 && !slices.Contains(known, evidence.Fold(text.String())):
				named[source] = append(known, evidence.Fold(text.String()))
			}
		}
		for _, source := range sources {
			g := evidence.Gap{Records: "samples", Source: source, Field: field, Undated: blank[source], Among: named[source]}
			if g.Cause = evidence.ServiceUnknown; field != "provider" && len(g.Among) > 0 {
				list = append(list, g)
			}
			if g.Cause, g.Blank = evidence.CellUnread, true; asked[field] {
				list = append(list, g)
			}
		}
	}
	return list
}

// mostSeries is of how many series every choice is measured.
const mostSeries = 4

// bySeries bounds an objective by the series of samples that may be of its service or site or of another one, or that
// leave blank what its filter asks for: it is measured with every choice of them.
//
// Convention client (samples-place-blank): Samples that name no service, or, for an objective that a table gives to
// each of several sites, no site, in a source of which others name one, may be of any: they count for an objective in
// one case and not in the other, series by series, and a finding says how many there are. So do samples that leave
// blank what the filter of an objective asks for. Where there are more than four such series a share may be anything,
// and a value has no bounds. Where no sample of the source names a service, or a site, they are of all.
func (m *Measurer) bySeries(ctx *measure.Context, o *agreement.Objective, results []measure.Result) error {
	blank, found := map[[2]string]bool{}, []evidence.Finding(nil)
	for g, use := range m.GapsOf(o) {
		if use != Belonging || g.Records != "samples" {
			continue
		}
		blank[[2]string{g.Source, g.Field}] = true
		f := placeBlank(o, g.Field, g.Undated)
		if g.Blank {
			f.Message = finding.Say("finding.blank-asked", o.ID, g.Field)
			f.Hint = finding.Say("hint.blank-asked", g.Field)
		}
		found = append(found, f)
	}
	if len(blank) == 0 {
		return nil
	}
	_, where := m.Kind(o).Filter()
	maybe, err := samples.MaybeOf(ctx, o, where, func(source, field string) bool {
		return blank[[2]string{source, field}]
	})
	if err != nil || len(maybe) == 0 {
		return err
	}
	ranges := make([]valueRange, len(results))
	for p := range results {
		ranges[p].add(&results[p])
	}
	if len(maybe) <= mostSeries {
		if err := m.everyChoice(ctx, o, maybe, ranges); err != nil {
			return err
		}
	}
	for p := range results {
		r, n := &results[p], readingsIn(maybe, ctx, p)
		switch {
		case n == 0:
			continue
		case len(maybe) > mostSeries && r.Contractual.Total != nil:
			r.Bound(measure.Unread{Unbounded: true}, o.AtMost())
		case len(maybe) > mostSeries:
			r.SetBounds(measure.Unread{Unbounded: true}, measure.Score{}, measure.Score{})
		case ranges[p].open():
			ranges[p].bound(r, measure.Unread{Cells: n}, o.AtMost())
			r.Fewest, r.Most = ranges[p].fewest, ranges[p].most
		}
		r.Findings = append(r.Findings, found...)
	}
	return nil
}

// everyChoice measures an objective with every choice of some series.
func (m *Measurer) everyChoice(
	ctx *measure.Context, o *agreement.Objective, maybe []*sampling.Series, ranges []valueRange,
) error {
	for choice := range 1 << len(maybe) {
		as := *ctx
		as.Doubtful = map[sampling.Key]bool{}
		for k, s := range maybe {
			as.Doubtful[s.Key] = choice>>k&1 == 1
		}
		other, err := kinds.Measure(&as, o)
		if err != nil {
			return err
		}
		for p := range ranges {
			ranges[p].add(&other[p])
		}
	}
	return nil
}

// readingsIn is how many readings some series have that may lie in a period; none where all lie elsewhere.
func readingsIn(list []*sampling.Series, ctx *measure.Context, p int) (n int64) {
	for _, s := range list {
		if period := ctx.Periods[p]; s.First < period.To && s.Last >= period.From {
			n += s.Readings
		}
	}
	return n
}
