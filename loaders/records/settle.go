package records

import (
	"slices"

	"github.com/slareport/slareport/report/evidence"
	"github.com/slareport/slareport/report/finding"
)

// Reasons for duplicates.
var (
	equalRow = cause{key: "load.equal-row"}
	olderRow = cause{key: "load.older-row"}
)

// settle makes one record of what several rows tell of, and puts the rows that are left over into the books.
func (r *sourceRun) settle() {
	h := &r.harvest
	rivals := newRivals(h, len(r.evidence.Origins), r.clients, r.readers)
	out := h.settle(r.jobs, rivals)
	var unchanged []placed
	if slices.ContainsFunc(r.inputs, func(in *input) bool { return in.values }) {
		unchanged = h.runOn(rivals, func(origin uint32) bool { return r.loader.inputs[origin].values })
	}
	repeats, stoodIn := h.assemble(r.jobs, rivals)
	out = append(out, repeats...)
	for _, first := range stoodIn {
		r.loader.inputs[first.pos.Origin].books.findOf(first.owner, "opened", evidence.Finding{Severity: note, Row: int(first.pos.Row),
			Message: finding.Say("load.opened-by-first-row")})
	}
	left := h.survivors(out, unchanged)
	for _, d := range out {
		if in := r.loader.inputs[d.pos.Origin]; left.take(d.pos) {
			in.duplicate(d, r.evidence)
		}
	}
	for _, row := range unchanged {
		if in := r.loader.inputs[row.pos.Origin]; left.take(row.pos) {
			in.books.unload(row.owner, outcome{kind: isFiltered, cause: runningRow}, int(row.pos.Row))
		}
	}
}

// duplicate moves a row from loaded to duplicates.
func (in *input) duplicate(d dropped, e *evidence.Evidence) {
	row, why := int(d.pos.Row), equalRow
	if d.why != "" {
		why = olderRow
		f := evidence.Finding{
			Severity: warning, Row: row, Hint: finding.Say(d.hint),
			Message: finding.Say(
				"load.conflict", finding.Say(d.what.key, finding.Shown(d.what.name)), e.Where(d.by), finding.Say(d.why),
			),
		}
		if d.why == changedLater {
			f.Severity, f.Hint = note, finding.Message{}
		}
		in.books.findOf(d.owner, "conflict: "+d.why, f)
	}
	in.books.unload(d.owner, outcome{kind: isDuplicate, cause: why}, row)
}

// placed is a row and whose it is.
type placed struct {
	pos   evidence.Pos
	owner owner
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
func (h *harvest) survivors(out []dropped, unchanged []placed) positions {
	left := positions{}
	for _, d := range out {
		left[d.pos] = true
	}
	for _, row := range unchanged {
		left[row.pos] = true
	}
	if len(left) == 0 {
		return left
	}
	without(left, h.tickets, func(r *evidence.Ticket) evidence.Pos { return r.Pos })
	without(left, h.events, func(r *evidence.Event) evidence.Pos { return r.Pos })
	without(left, h.outages, func(r *evidence.Outage) evidence.Pos { return r.Pos })
	without(left, h.claims, func(r *evidence.Claim) evidence.Pos { return r.Pos })
	without(left, h.surveys, func(r *evidence.Survey) evidence.Pos { return r.Pos })
	without(left, h.tallies, func(r *evidence.Tally) evidence.Pos { return r.Pos })
	without(left, h.obligations, func(r *evidence.Obligation) evidence.Pos { return r.Pos })
	return left
}

func without[R any](left positions, list []R, pos func(*R) evidence.Pos) {
	for i := range list {
		delete(left, pos(&list[i]))
	}
}
