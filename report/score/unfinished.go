package score

import (
	"math/big"

	"github.com/slareport/slareport/report/agreement"
	"github.com/slareport/slareport/report/evidence"
	"github.com/slareport/slareport/report/finding"
	"github.com/slareport/slareport/report/judge"
	"github.com/slareport/slareport/report/kinds/availability"
	"github.com/slareport/slareport/report/measure/samples"
	"github.com/slareport/slareport/report/timeline"
)

// unfinishedIn is the sentence about a period that is not over, for the top of every document; "" for one that is.
func (b *build) unfinishedIn(p int) string {
	switch period := &b.Periods[p]; {
	case b.AsOf >= period.To:
		return ""
	case b.AsOf <= period.From:
		return b.Words.T("headline.not-begun", b.Words.DateTime(b.AsOf))
	}
	return b.Words.T("headline.not-over", b.Words.DateTime(b.AsOf))
}

// unfinished says, once for all objectives, that a period is not over at the date of the data.
//
// Convention time (period-unfinished): A period that is not over at `as_of` is measured up to there, and that is a
// finding, whatever its objectives measure, and the first sentence of every document. One that has not begun has no
// volume.
func (b *build) unfinished(p int) []evidence.Finding {
	period := &b.Periods[p]
	if b.AsOf >= period.To {
		return nil
	}
	return []evidence.Finding{{
		Severity: "note", Message: finding.Say("finding.period-cut", period.Label, period.To, b.AsOf), Count: 1,
	}}
}

// longSilence is longer than a weekend on which nobody probes.
const longSilence = 3 * timeline.Day

// silentSamples says of objectives from samples of which nobody says how far they are apart that a long part of the
// period has none.
//
// Convention doubt (samples-silent): Where a share or a value of *samples* is judged, or availability by samples that
// have no usual distance and hold until the next, more than three days of a period before the first or after the last
// of all of an objective's samples are a finding: the verdict rests on the rest of the period, and stands. Samples
// that are further apart as a rule are silent only where they are silent for twice as long.
func (b *build) silentSamples(p int) (list []evidence.Finding) {
	for i := range b.Agreement.Objectives {
		o, res := &b.Agreement.Objectives[i], &b.Results[i][p]
		up, is := b.Kind(o).(*availability.Terms)
		told := res.Coverage != nil && (!is || up.Every > 0 || res.Coverage.Cmp(big.NewRat(100, 1)) < 0)
		if b.Kind(o).Records() != "samples" || told || b.Judged[i][p].Verdict == judge.NoVolume {
			continue
		}
		for _, v := range b.unsampled(o, b.Window(o, p)) {
			list = append(list, evidence.Finding{
				Severity: evidence.Warning, Message: finding.Say("finding.samples-silent", o.ID, v.From, v.To),
				Hint: finding.Say("hint.samples-silent"), Count: 1,
			})
		}
	}
	return list
}

// unsampled are the long stretches of a time before the first and after the last sample of an objective.
func (b *build) unsampled(o *agreement.Objective, window timeline.Interval) (long timeline.Set) {
	_, where := b.Kind(o).Filter()
	series, err := samples.SeriesOf(b.Context, o, where)
	if err != nil || len(series) == 0 {
		return nil
	}
	sampled := timeline.Interval{From: timeline.MaxInstant, To: timeline.MinInstant}
	least := longSilence
	for _, s := range series {
		sampled.From, sampled.To = min(sampled.From, s.First), max(sampled.To, s.Last+1)
		if s.Readings > 1 {
			least = max(least, 2*s.Last.Sub(s.First)/timeline.Micros(s.Readings-1))
		}
	}
	window.To = min(window.To, b.AsOf)
	if from := b.Agreement.From; from.Known() {
		window.From = max(window.From, from)
	}
	if window.Empty() {
		return nil
	}
	for _, v := range (timeline.Set{window}).Subtract(timeline.Set{sampled}) {
		if v.To.Sub(v.From) > least {
			long = append(long, v)
		}
	}
	return long
}
