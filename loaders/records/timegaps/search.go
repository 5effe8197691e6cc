package timegaps

import (
	"github.com/slareport/slareport/loaders/presets"
	"github.com/slareport/slareport/loaders/records/account"
	"github.com/slareport/slareport/loaders/records/files"
	"github.com/slareport/slareport/loaders/records/zones"
	"github.com/slareport/slareport/loaders/workspace"
	"github.com/slareport/slareport/loaders/workspace/sources"
	"github.com/slareport/slareport/report/calendar"
	"github.com/slareport/slareport/report/evidence"
	"github.com/slareport/slareport/report/finding"
	"github.com/slareport/slareport/report/timeline"
)

// Find adds to the evidence in which time sources say nothing: after what registers cover, and where files are missing
// from their series. It is for when the samples have been read as well. What it finds is in the findings of the
// Sources, and given back.
func Find(w *workspace.Workspace, e *evidence.Evidence) (found []evidence.Finding) {
	t := search{workspace: w, evidence: e}
	for i := range w.Sources {
		spec := &w.Sources[i]
		t.zone = zones.OfSource(spec, w)
		t.origins = nil
		for o := range e.Origins {
			if e.Origins[o].Source == spec.ID {
				t.origins = append(t.origins, o)
			}
		}
		t.unextracted(spec)
		t.covers(spec)
		t.series(spec)
	}
	return t.found
}

// search is the search for what is missing of time, at one source after the other.
type search struct {
	workspace *workspace.Workspace
	evidence  *evidence.Evidence
	found     []evidence.Finding

	zone    *calendar.Zone // of the source's local times
	origins []int          // of the source
}

// say writes a finding into the account of a file, for those whose the file is.
func (t *search) say(origin int, f evidence.Finding) {
	account.Say(&t.evidence.Sources[origin], f)
	t.found = append(t.found, f)
}

// Extractions are when the sources were extracted, by id, of those that say it.
func Extractions(w *workspace.Workspace, e *evidence.Evidence) map[string]timeline.Instant {
	var all map[string]timeline.Instant
	for i := range w.Sources {
		spec := &w.Sources[i]
		zone := zones.LocalTime(zones.OfSource(spec, w))
		for _, o := range e.Origins {
			if o.Source != spec.ID {
				continue
			}
			at := spec.Extracted.Of(o.File, zone)
			if before, said := all[spec.ID]; !at.Known() || said && at <= before {
				continue
			}
			if all == nil {
				all = map[string]timeline.Instant{}
			}
			all[spec.ID] = at
		}
	}
	return all
}

// unextracted names the files that do not tell by their names when they were extracted.
func (t *search) unextracted(spec *sources.Spec) {
	for _, o := range t.origins {
		file := t.evidence.Origins[o].File
		if !spec.Extracted.ByName() || file == files.Patterns(spec) ||
			spec.Extracted.Of(file, zones.LocalTime(t.zone)).Known() {
			continue
		}
		t.say(o, evidence.Finding{
			Severity: evidence.Severe, File: file, Count: 1,
			Message: finding.Say("load.no-extraction", string(spec.Extracted)), Hint: finding.Say("hint.extraction"),
		})
	}
}

// covers notes what time a source says nothing of.
//
// Rule §13 (register-covers): A register of outages, claims, obligations or claims for credit says that nothing
// happened up to the time that `covers` names, else up to when it was extracted, else to the date of the data. The time
// after that is unknown. So is, for every other type of records, the time after the source was extracted.
func (t *search) covers(spec *sources.Spec) {
	extracted, known := t.evidence.Extracted[spec.ID]
	after := func(at timeline.Instant) timeline.Interval {
		return timeline.Interval{From: at, To: timeline.MaxInstant}
	}
	if spec.Covers != "" {
		t.missing(spec, evidence.NotCovered, "", after(spec.Covers.In(zones.LocalTime(t.zone))), presets.IsRegister)
	} else if known {
		t.missing(spec, evidence.NotCovered, "", after(extracted), presets.IsRegister)
	}
	if known {
		t.missing(spec, evidence.NotCovered, "", after(extracted),
			func(records string) bool { return !presets.IsRegister(records) })
	}
}

// missing adds gaps for the records of a source that are asked for.
func (t *search) missing(
	spec *sources.Spec, cause evidence.GapCause, file string, span timeline.Interval, of func(records string) bool,
) {
	s := &t.evidence.Sources[t.origins[0]]
	var list []evidence.Gap
	for _, records := range s.Records {
		if of(records) {
			list = append(list, evidence.Gap{
				Records: records, Source: spec.ID, File: file, Audience: s.Of, Cause: cause, Span: span,
			})
		}
	}
	t.evidence.Gaps = append(t.evidence.Gaps, account.OfSource(spec, list, t.evidence.Texts)...)
}
