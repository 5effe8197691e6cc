package records

import (
	"slices"

	"github.com/slareport/slareport/loaders/records/account"
	"github.com/slareport/slareport/loaders/records/duplicates"
	"github.com/slareport/slareport/loaders/records/input"
	"github.com/slareport/slareport/loaders/records/merge"
	"github.com/slareport/slareport/loaders/records/owners"
	"github.com/slareport/slareport/report/evidence"
	"github.com/slareport/slareport/report/finding"
)

// mergeRecords makes one record of what several rows tell of, and puts the rows that are left over into the books.
func (r *sourceRun) mergeRecords() {
	rules := merge.NewRules(
		&r.set, len(r.evidence.Origins), r.clients, r.owners, r.readers.Cases, input.Ignored(r.inputs, r.loader.inputs),
	)
	var valuesOnly func(origin uint32) bool
	if slices.ContainsFunc(r.inputs, func(in *input.File) bool { return in.ValuesOnly }) {
		valuesOnly = func(origin uint32) bool { return r.loader.inputs[origin].ValuesOnly }
	}
	done := merge.Rows(&r.set, rules, r.jobs, valuesOnly)
	for _, first := range done.OpenedByFirst {
		r.loader.inputs[first.Pos.Origin].Books.FindOf(first.Owner, "opened", evidence.Finding{
			Severity: evidence.Note, Row: int(first.Pos.Row), Message: finding.Say("load.opened-by-first-row"),
		})
	}
	for _, d := range done.Dropped {
		r.contradict(&d)
		r.trace.Replaced(&d, duplicate(r.loader.inputs[d.Pos.Origin], d, r.evidence))
	}
	for _, row := range done.Unchanged {
		outcome := account.Outcome{Kind: account.Filtered, Cause: merge.NoChange}
		r.loader.inputs[row.Pos.Origin].Books.Unload(row.Owner, outcome, int(row.Pos.Row))
	}
}

// contradict notes what two rows about one record say differently. Rows of a client that no agreement names leave
// nothing open.
func (r *sourceRun) contradict(d *duplicates.Dropped) {
	if d.Conflict == nil || d.Owner == owners.Nobody {
		return
	}
	beside := d.Beside
	beside.Times = d.Times
	for _, x := range d.Differ {
		r.loader.inputs[d.By.Origin].Books.Contradict(d.Owner, beside, x.Field, x.End)
	}
}

// duplicate moves a row from loaded to duplicates, and says why.
func duplicate(in *input.File, d duplicates.Dropped, e *evidence.Evidence) account.Cause {
	row, why := int(d.Pos.Row), merge.EqualRow
	if d.Conflict != nil {
		why = merge.OlderRow
		conflict := "load.conflict"
		if d.Alike {
			conflict = "load.conflict-unread"
		}
		f := evidence.Finding{
			Severity: evidence.Warning, Row: row, Hint: finding.Say(d.Hint),
			Message: finding.Say(
				conflict, finding.Say(d.What.Key, finding.Shown(d.What.Name)), e.Where(d.By), finding.Say(d.Why),
			),
		}
		if d.Why == merge.ChangedLater || d.Alike {
			f.Severity, f.Hint = evidence.Note, finding.Message{}
		}
		in.Books.FindOf(d.Owner, conflict+": "+d.Why, f)
	}
	in.Books.Unload(d.Owner, account.Outcome{Kind: account.Duplicate, Cause: why}, row)
	return why
}
