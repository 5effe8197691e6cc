package records

import (
	"slices"

	"github.com/slareport/slareport/loaders/records/account"
	"github.com/slareport/slareport/loaders/records/duplicates"
	"github.com/slareport/slareport/loaders/records/input"
	"github.com/slareport/slareport/loaders/records/owners"
	"github.com/slareport/slareport/loaders/records/recordset"
	"github.com/slareport/slareport/report/evidence"
	"github.com/slareport/slareport/report/finding"
)

// Reasons for duplicates.
var (
	equalRow = account.Cause{Key: "load.equal-row"}
	olderRow = account.Cause{Key: "load.older-row"}
)

// settle makes one record of what several rows tell of, and puts the rows that are left over into the books.
func (r *sourceRun) settle() {
	h := &r.harvest
	rivals := newRivals(h, len(r.evidence.Origins), r.clients, r.owners, r.readers.Cases, input.Ignored(r.inputs, r.loader.inputs))
	out := removeDuplicates(h, r.jobs, rivals)
	var unchanged []placed
	if slices.ContainsFunc(r.inputs, func(in *input.File) bool { return in.ValuesOnly }) {
		unchanged = fillBefore(h, rivals, func(origin uint32) bool { return r.loader.inputs[origin].ValuesOnly })
	}
	repeats, stoodIn := assemble(h, r.jobs, rivals)
	out = append(out, repeats...)
	for _, first := range stoodIn {
		r.loader.inputs[first.pos.Origin].Books.FindOf(first.owner, "opened", evidence.Finding{
			Severity: evidence.Note, Row: int(first.pos.Row), Message: finding.Say("load.opened-by-first-row"),
		})
	}
	left := survivors(h, out, unchanged)
	for _, d := range out {
		if in := r.loader.inputs[d.Pos.Origin]; left.take(d.Pos) {
			r.trace.Replaced(&d, duplicate(in, d, r.evidence))
		}
	}
	for _, row := range unchanged {
		if in := r.loader.inputs[row.pos.Origin]; left.take(row.pos) {
			in.Books.Unload(row.owner, account.Outcome{Kind: account.Filtered, Cause: runningRow}, int(row.pos.Row))
		}
	}
}

// duplicate moves a row from loaded to duplicates, and says why.
func duplicate(in *input.File, d duplicates.Dropped, e *evidence.Evidence) account.Cause {
	row, why := int(d.Pos.Row), equalRow
	if d.Why != "" {
		why = olderRow
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
		if d.Why == changedLater || d.Alike {
			f.Severity, f.Hint = evidence.Note, finding.Message{}
		}
		in.Books.FindOf(d.Owner, conflict+": "+d.Why, f)
	}
	in.Books.Unload(d.Owner, account.Outcome{Kind: account.Duplicate, Cause: why}, row)
	return why
}

// placed is a row and whose it is.
type placed struct {
	pos   evidence.Pos
	owner owners.Owner
}

// positions are rows that have not been accounted for yet.
type positions map[evidence.Pos]bool

// take tells, once for each row, whether it is among them.
func (p positions) take(pos evidence.Pos) bool {
	there := p[pos]
	delete(p, pos)
	return there
}

// survivors gives the rows of dropped records from which no other record was kept.
func survivors(h *recordset.Set, out []duplicates.Dropped, unchanged []placed) positions {
	left := positions{}
	for _, d := range out {
		left[d.Pos] = true
	}
	for _, row := range unchanged {
		left[row.pos] = true
	}
	if len(left) == 0 {
		return left
	}
	without(left, h.Tickets, func(r *evidence.Ticket) evidence.Pos { return r.Pos })
	without(left, h.Events, func(r *evidence.Event) evidence.Pos { return r.Pos })
	without(left, h.Outages, func(r *evidence.Outage) evidence.Pos { return r.Pos })
	without(left, h.Claims, func(r *evidence.Claim) evidence.Pos { return r.Pos })
	without(left, h.Surveys, func(r *evidence.Survey) evidence.Pos { return r.Pos })
	without(left, h.Tallies, func(r *evidence.Tally) evidence.Pos { return r.Pos })
	without(left, h.Obligations, func(r *evidence.Obligation) evidence.Pos { return r.Pos })
	without(left, h.CreditClaims, func(r *evidence.CreditClaim) evidence.Pos { return r.Pos })
	return left
}

func without[R any](left positions, list []R, pos func(*R) evidence.Pos) {
	for i := range list {
		delete(left, pos(&list[i]))
	}
}

// removeDuplicates takes the duplicates out of what a source gave.
func removeDuplicates(h *recordset.Set, jobs int, r *rivals) []duplicates.Dropped {
	var all []duplicates.Dropped
	h.Tickets = settleOne(h.Tickets, r.tickets(), jobs, &all)
	r.back = r.returnsOf(h.Events)
	h.Events = settleOne(h.Events, r.events(), jobs, &all)
	h.Outages = settleOne(h.Outages, r.outages(), jobs, &all)
	h.Claims = settleOne(h.Claims, r.claims(), jobs, &all)
	h.Surveys = settleOne(h.Surveys, r.surveys(), jobs, &all)
	h.Tallies = settleOne(h.Tallies, r.tallies(), jobs, &all)
	h.Obligations = settleOne(h.Obligations, r.obligations(), jobs, &all)
	h.CreditClaims = settleOne(h.CreditClaims, r.creditClaims(), jobs, &all)
	slices.SortStableFunc(all, func(a, b duplicates.Dropped) int { return evidence.ComparePos(a.Pos, b.Pos) })
	return all
}

func settleOne[R any](list []R, is duplicates.Identity[R], jobs int, all *[]duplicates.Dropped) []R {
	kept, out := duplicates.Remove(list, is, jobs)
	*all = append(*all, out...)
	return kept
}
