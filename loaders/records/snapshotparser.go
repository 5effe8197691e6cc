package records

import (
	"github.com/slareport/slareport/loaders/presets"
	"github.com/slareport/slareport/loaders/records/account"
	"github.com/slareport/slareport/loaders/records/owners"
	"github.com/slareport/slareport/loaders/records/recordset"
	"github.com/slareport/slareport/loaders/records/rows"
	"github.com/slareport/slareport/loaders/table"
	"github.com/slareport/slareport/report/evidence"
)

// snapshotParser makes snapshots of rows: what is rejected or filtered as one of the two is so altogether.
type snapshotParser struct {
	tickets, events rows.Parser
	scratch         recordset.Set
}

// Row gives both parsers the row. Whose it is the ticket tells.
func (p *snapshotParser) Row(
	r *table.Row, pos evidence.Pos, books *account.Books, out *recordset.Set,
) (account.Outcome, owners.Owner) {
	p.scratch.Reset()
	what, whose := p.tickets.Row(r, pos, books, &p.scratch)
	if what.Kind != "" {
		out.Passed = append(out.Passed, p.scratch.Passed...)
		p.missed(what, whose, presets.TicketEvents, books)
		return what, whose
	}
	if what, whose = p.events.Row(r, pos, books, &p.scratch); what.Kind != "" {
		t := &p.scratch.Tickets[0]
		out.Passed = append(out.Passed, evidence.Passed{ID: t.ID, Client: t.Client})
		p.missed(what, whose, presets.Tickets, books)
		return what, whose
	}
	s := recordset.Snapshot{Ticket: p.scratch.Tickets[0], Event: p.scratch.Events[0]}
	s.Ticket.Pos = evidence.Pos{} // the event has it
	out.Snapshots = append(out.Snapshots, s)
	return account.Outcome{}, whose
}

// missed notes that a row which was rejected as one of the two makes no record of the other either.
func (p *snapshotParser) missed(what account.Outcome, o owners.Owner, other string, books *account.Books) {
	if what.Kind == account.Rejected {
		books.MissRow(o, account.Nothing(other))
	}
}
