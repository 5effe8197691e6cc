package crosscheck

import (
	"github.com/slareport/slareport/loaders/presets"
	"github.com/slareport/slareport/loaders/records/owners"
	"github.com/slareport/slareport/report/evidence"
	"github.com/slareport/slareport/report/evidence/lookup"
	"github.com/slareport/slareport/report/finding"
)

// Within a source two tickets of one client and id are one ticket (duplicates.go). Two sources may be two systems
// that number their tickets alike, or two exports of one: nothing in the rows tells, so both tickets count, and a
// finding says so.

// sharedIDs notes ids that two tickets have, or two outages, in two sources or for two clients.
//
// Convention records (same-number-in-sources): Tickets of two sources with the same number are two tickets, and that
// is a finding: two systems may number alike.
func (l *Data) sharedIDs(cases *owners.Cases) {
	if (l.severalSources(presets.Tickets) || l.severalClients()) && cases.SeveralTickets() {
		shareIDs(l, l.Evidence.Tickets, "load.ticket", func(t *evidence.Ticket) named { return named{t.ID, t.Client, t.Pos} })
	}
	if l.severalSources(presets.Outages) {
		shareIDs(l, l.Evidence.Outages, "load.outage", func(o *evidence.Outage) named { return named{o.ID, o.Client, o.Pos} })
	}
}

// named is what a record is known by.
type named struct {
	id     string
	client evidence.Text
	pos    evidence.Pos
}

func shareIDs[R any](l *Data, list []R, what string, name func(*R) named) {
	ids := lookup.New(len(list))
	same := func(i, j int32) bool { return name(&list[i]).id == name(&list[j]).id }
	for i := range int32(len(list)) {
		this := name(&list[i])
		if this.id == "" {
			continue
		}
		if first, met := ids.Find(lookup.Text(this.id), i, same); met {
			l.sharedID(what, this, name(&list[first]))
		}
	}
}

func (l *Data) sharedID(what string, this, other named) {
	key, args := "load.shared-id-of-client", []any{finding.Say(what, finding.Shown(this.id)), l.Evidence.Where(other.pos)}
	about, whose, hint := "", owners.Nobody, ""
	if l.Clients.Same(this.client, other.client) {
		origin := l.Evidence.Origins[other.pos.Origin]
		if origin.Source == l.Evidence.Origins[this.pos.Origin].Source {
			return // two outages that began at different times
		}
		key, args = "load.shared-id-of-source", append(args, origin.Source)
		about, whose, hint = key+origin.Source, l.Owners.Of(this.client), "hint.one-case"
	} else if what == "load.ticket" {
		hint = "hint.name-client"
	} else {
		return
	}
	l.Books(this.pos.Origin).FindOf(whose, about, evidence.Finding{
		Severity: evidence.Warning, Row: int(this.pos.Row), Message: finding.Say(key, args...), Hint: finding.Say(hint),
	})
}

// severalSources tells whether more than one source has records of a type.
func (l *Data) severalSources(record string) bool {
	sources := 0
	for i := range l.Workspace.Sources {
		for _, r := range l.Workspace.Sources[i].Records {
			if r.Type == record {
				sources++
			}
		}
	}
	return sources > 1
}

// severalClients tells whether more than one client has tickets.
func (l *Data) severalClients() bool {
	list := l.Evidence.Tickets
	for i := range list {
		if !l.Clients.Same(list[0].Client, list[i].Client) {
			return true
		}
	}
	return false
}
