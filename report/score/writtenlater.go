package score

import (
	"cmp"
	"maps"
	"slices"

	"github.com/slareport/slareport/report/agreement"
	"github.com/slareport/slareport/report/evidence"
	"github.com/slareport/slareport/report/finding"
	"github.com/slareport/slareport/report/kinds"
	"github.com/slareport/slareport/report/measure"
)

// writtenLater finds the fields that an objective rests on and that tickets have from after the date of the data,
// because no history tells what they were: one finding for each field.
func (b *build) writtenLater() (found []evidence.Finding) {
	all := b.Evidence.All
	for _, field := range slices.Sorted(maps.Keys(all.Later)) {
		var first *evidence.Ticket // in an order that the order of rows does not change
		n := 0
		for _, i := range all.Later[field] {
			t := &all.Tickets[i]
			if !b.Evidence.HasTicket(t) || !b.restsOnField(field, t.Service.String()) {
				continue
			}
			if n++; n == 1 || cmp.Or(cmp.Compare(t.Opened, first.Opened), cmp.Compare(t.ID, first.ID)) < 0 {
				first = t
			}
		}
		if n == 0 {
			continue
		}
		o := all.Origins[first.Pos.Origin]
		found = append(found, evidence.Finding{
			Severity: evidence.Warning, File: o.File, Sheet: o.Sheet, Row: int(first.Pos.Row), Column: field, Count: n,
			Message: finding.Say("finding.written-later", field, b.AsOf), Hint: finding.Say("hint.written-later"),
		})
	}
	return found
}

// restsOnField tells whether a field of tickets of a service decides any objective, for what it measures or for who
// answers.
func (b *build) restsOnField(field, service string) bool {
	f := &b.Agreement.Fault
	if len(f.Excuses) > 0 && (field == "fault" || field == "cause" && len(f.Causes) > 0) {
		return true
	}
	return slices.ContainsFunc(b.Agreement.Objectives, func(o agreement.Objective) bool {
		terms, err := kinds.Of(&o)
		if err != nil || terms.Records() != "tickets" || !measure.Concerns(o.Service, service) {
			return false
		}
		return slices.Contains(terms.Fields(), field)
	})
}
