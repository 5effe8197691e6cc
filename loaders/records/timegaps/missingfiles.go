package timegaps

import (
	"slices"

	"github.com/slareport/slareport/loaders/pattern"
	"github.com/slareport/slareport/loaders/records/series"
	"github.com/slareport/slareport/loaders/workspace/sources"
	"github.com/slareport/slareport/report/calendar"
	"github.com/slareport/slareport/report/evidence"
	"github.com/slareport/slareport/report/finding"
	"github.com/slareport/slareport/report/timeline"
)

// series looks for files that are missing from a series of the source.
//
// Rule §13 (file-of-series): A file that is missing from its series, between others or after the last one, leaves open
// what it would have said of its time.
//
// Convention doubt (series-holds-its-time): A series counts only where its files hold the time of their names: three
// quarters of the records or more begin, are resolved, closed, recorded or due in the time that the name of their own
// file says. Exports that overlap, that hold everything so far, or that are named after the day of the export are
// none. Of samples a file is looked for between other files, where no sample is known to be of its time. A register
// that says with `covers` up to when it speaks is asked no further.
func (t *search) series(spec *sources.Spec) {
	var names []string
	origins := map[string]int{}
	for _, o := range t.origins {
		file := t.evidence.Origins[o].File
		if matchedByWildcard(spec, file) {
			names = append(names, file)
		}
		origins[file] = o
	}
	for _, s := range series.Find(names) {
		switch {
		case spec.HasSamples():
			s.Missing = slices.DeleteFunc(s.Missing, func(h series.Hole) bool {
				return t.sampled(spec,
					t.span(h.First.First, h.Last.End))
			})
		case !t.holdsItsTime(s, origins):
			continue
		}
		for _, h := range s.Missing {
			t.noteMissingFiles(spec, origins[h.Before], h)
		}
		if end := s.Files[len(s.Files)-1].End; !spec.HasSamples() && spec.Covers == "" {
			span := timeline.Interval{From: t.zone.StartOfDay(end), To: timeline.MaxInstant}
			t.missing(spec, evidence.FileMissing, "", span, anyRecords)
		}
	}
}

func anyRecords(string) bool { return true }

// matchedByWildcard tells whether a file was found by a pattern, and not by its name.
func matchedByWildcard(spec *sources.Spec, file string) bool {
	for _, text := range spec.Files {
		alternatives, _ := pattern.Alternatives(text) // the workspace has refused what is none
		for _, a := range alternatives {
			if !pattern.IsExact(a) && pattern.NewSet([]string{a}).Has(file) {
				return true
			}
		}
	}
	return false
}

// noteMissingFiles notes that files are not there.
func (t *search) noteMissingFiles(spec *sources.Spec, before int, h series.Hole) {
	f := evidence.Finding{
		Severity: evidence.Severe, File: h.First.Name, Count: h.Count,
		Message: finding.Say("load.file-of-series"), Hint: finding.Say("hint.file-of-series"),
	}
	if h.Count > 1 {
		f.Message = finding.Say("load.files-of-series", h.Last.Name)
	}
	t.say(before, f)
	t.missing(spec, evidence.FileMissing, h.First.Name, t.span(h.First.First, h.Last.End), anyRecords)
}

func (t *search) span(first, end calendar.Date) timeline.Interval {
	return timeline.Interval{From: t.zone.StartOfDay(first), To: t.zone.StartOfDay(end)}
}

// sampled tells whether samples of a source were taken in some weeks. Dates are kept by stretches shorter than a month,
// of which the ends are samples.
func (t *search) sampled(spec *sources.Spec, span timeline.Interval) bool {
	return slices.ContainsFunc(t.evidence.Dates[spec.ID], func(s evidence.Stretch) bool {
		return span.Contains(s.From) || span.Contains(s.To)
	})
}

// holdsItsTime tells whether the records of the files are of the time that the names say, by any of their fields. Files
// without records are.
func (t *search) holdsItsTime(s series.Series, origins map[string]int) bool {
	spans := map[int]timeline.Interval{}
	for _, f := range s.Files {
		spans[origins[f.Name]] = t.span(f.First, f.End)
	}
	type count struct{ within, all int }
	counts := map[string]count{}
	eachTime(t.evidence, func(field string, at timeline.Instant, pos evidence.Pos) {
		span, ours := spans[int(pos.Origin)]
		if !ours || !at.Known() {
			return
		}
		c := counts[field]
		if c.all++; span.Contains(at) {
			c.within++
		}
		counts[field] = c
	})
	for _, c := range counts {
		if 4*c.within >= 3*c.all {
			return true
		}
	}
	return len(counts) == 0
}

// eachTime tells the times of all records but samples by which exports are parted into files.
func eachTime(e *evidence.Evidence, tell func(field string, at timeline.Instant, pos evidence.Pos)) {
	tellTimes(tell, e.Tickets, func(t *evidence.Ticket) evidence.Pos { return t.Pos }, fields[evidence.Ticket]{
		{"opened", func(t *evidence.Ticket) timeline.Instant { return t.Opened }},
		{"resolved", func(t *evidence.Ticket) timeline.Instant { return t.Resolved }},
		{"closed", func(t *evidence.Ticket) timeline.Instant { return t.Closed }},
	})
	tellTimes(tell, e.Events, func(v *evidence.Event) evidence.Pos { return v.Pos }, fields[evidence.Event]{
		{"event", func(v *evidence.Event) timeline.Instant { return v.At }},
	})
	tellTimes(tell, e.Outages, func(o *evidence.Outage) evidence.Pos { return o.Pos }, fields[evidence.Outage]{
		{"outage from", func(o *evidence.Outage) timeline.Instant { return o.From }},
		{"outage to", func(o *evidence.Outage) timeline.Instant { return o.To }},
	})
	tellTimes(tell, e.Claims, func(c *evidence.Claim) evidence.Pos { return c.Pos }, fields[evidence.Claim]{
		{"claim from", func(c *evidence.Claim) timeline.Instant { return c.From }},
		{"claim recorded", func(c *evidence.Claim) timeline.Instant { return c.Recorded }},
	})
	tellTimes(tell, e.Surveys, func(s *evidence.Survey) evidence.Pos { return s.Pos }, fields[evidence.Survey]{
		{"survey", func(s *evidence.Survey) timeline.Instant { return s.At }},
	})
	tellTimes(tell, e.Tallies, func(t *evidence.Tally) evidence.Pos { return t.Pos }, fields[evidence.Tally]{
		{"tally", func(t *evidence.Tally) timeline.Instant { return t.From }},
	})
	tellTimes(tell, e.Obligations, func(o *evidence.Obligation) evidence.Pos { return o.Pos }, fields[evidence.Obligation]{
		{"due", func(o *evidence.Obligation) timeline.Instant { return o.Due }},
		{"provided", func(o *evidence.Obligation) timeline.Instant { return o.Provided }},
	})
	tellTimes(tell, e.CreditClaims, func(c *evidence.CreditClaim) evidence.Pos { return c.Pos },
		fields[evidence.CreditClaim]{
			{"credit claim", func(c *evidence.CreditClaim) timeline.Instant { return c.At }},
		})
}

// fields are times of records of one type.
type fields[R any] []struct {
	name string
	at   func(*R) timeline.Instant
}

func tellTimes[R any](
	tell func(field string, at timeline.Instant, pos evidence.Pos), list []R, pos func(*R) evidence.Pos, times fields[R],
) {
	for i := range list {
		for _, f := range times {
			tell(f.name, f.at(&list[i]), pos(&list[i]))
		}
	}
}
