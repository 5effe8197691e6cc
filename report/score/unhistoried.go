package score

import (
	"slices"

	"github.com/slareport/slareport/report/evidence"
	"github.com/slareport/slareport/report/fault"
	"github.com/slareport/slareport/report/filter"
	"github.com/slareport/slareport/report/finding"
	"github.com/slareport/slareport/report/kinds/timeliness"
)

// unhistoried finds what the agreement asks of the histories of tickets while no source has any: by which states others
// are waited for, and what a reopening or a change of priority does to a clock.
//
// Convention doubt (no-history): Where an agreement writes what states, reopenings or changes of priority do, and no
// source has ticket-events, a finding says that nothing of it was applied: tickets are judged by their rows, and who
// answers for their time is undetermined.
func (b *build) unhistoried() (out []evidence.Finding) {
	has := func(s evidence.Source) bool { return slices.Contains(s.Records, "ticket-events") }
	if slices.ContainsFunc(b.Evidence.All.Sources, has) {
		return b.neverHappened()
	}
	judgesTickets := false
	for i := range b.Agreement.Objectives {
		o := &b.Agreement.Objectives[i]
		t, is := o.Terms.(*timeliness.Terms)
		if !is || t.Of != "tickets" || !b.HasSource(o) {
			continue
		}
		judgesTickets = true
		var asked []string
		if stops := t.To == "resolved" || t.To == "closed"; stops && !t.Silent.About("on_reopen") {
			asked = append(asked, "on_reopen")
		}
		if _, _, open := t.AnyPriority(); open && !t.Silent.About("on_priority_change") {
			asked = append(asked, "on_priority_change")
		}
		if len(asked) > 0 {
			out = append(out, evidence.Finding{
				Severity: evidence.Warning, File: o.Place.File, Sheet: o.Place.Sheet, Row: o.Place.Line,
				Message: finding.Say("finding.no-history", o.ID, finding.All(finding.Names(asked))),
				Hint:    finding.Say("hint.written-later"),
			})
		}
	}
	if f := &b.Agreement.Fault; judgesTickets && len(f.States) > 0 && len(f.Excuses) > 0 {
		at := b.Agreement.Place
		out = append(out, evidence.Finding{
			Severity: evidence.Warning, File: at.File, Sheet: at.Sheet, Row: at.Line,
			Message: finding.Say("finding.no-history.states"), Hint: finding.Say("hint.written-later"),
		})
	}
	return out
}

// neverHappened finds clocks that run until an event that no history has at all: its kind may not be exported.
func (b *build) neverHappened() (out []evidence.Finding) {
	for i := range b.Agreement.Objectives {
		o := &b.Agreement.Objectives[i]
		t, is := o.Terms.(*timeliness.Terms)
		if !is || t.Event == "" || !b.HasSource(o) {
			continue
		}
		holds, err := filter.Bool[evidence.Event](t.Event, b.Agreement.Zone)
		if err != nil || b.happened(holds) {
			continue
		}
		out = append(out, evidence.Finding{
			Severity: evidence.Warning, File: o.Place.File, Sheet: o.Place.Sheet, Row: o.Place.Line,
			Message: finding.Say("finding.never-happened", o.ID), Hint: finding.Say("hint.never-happened"),
		})
	}
	return out
}

// happened tells whether a condition holds for any event of the client's tickets up to the date of the data.
func (b *build) happened(holds func(*evidence.Event) (bool, error)) bool {
	for _, i := range b.Evidence.Tickets {
		for _, e := range b.Evidence.EventsOf(i) {
			event := &b.Evidence.All.Events[e]
			if is, err := holds(event); err != nil || is && fault.KnownEvent(event, b.AsOf) {
				return true
			}
		}
	}
	return false
}
