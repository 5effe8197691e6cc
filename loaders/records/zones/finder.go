package zones

import (
	"github.com/slareport/slareport/loaders/cell"
	"github.com/slareport/slareport/loaders/presets"
	"github.com/slareport/slareport/loaders/records/columns"
	"github.com/slareport/slareport/loaders/records/values"
	"github.com/slareport/slareport/loaders/table"
	"github.com/slareport/slareport/loaders/workspace/sources"
	"github.com/slareport/slareport/report/evidence"
	"github.com/slareport/slareport/report/evidence/lookup"
)

// Finder finds the place of the zone that a row's local times are of, for one goroutine, where there are several.
type Finder struct {
	column   *columns.Column // of the client, or of the ticket; nil: the row names neither, or all rows name the same
	meanings values.Meanings
	place    func(name []byte) int
	last     []byte // the cell of the row before …
	found    int    // … and the place of its zone
}

// NewFinder looks for the column that tells whose a row is: its client, or the ticket of an event. nil is one zone
// for all rows of all files; nil tickets: the rows do not go by theirs.
func NewFinder(bound []*columns.Binding, all *Set, tickets func(id []byte) int) *Finder {
	if !all.Several() {
		return nil
	}
	z := &Finder{found: NoClient, place: all.clientPlaces()}
	c := columnOf(bound, "client")
	if c == nil && tickets != nil {
		c, z.place = columnOf(bound, "ticket"), tickets
	}
	if c == nil {
		return z
	}
	z.meanings = values.NewMeanings(c.Values)
	if c.Fixed {
		z.found = z.read(cell.Plain(c.Constant))
		return z
	}
	z.column = c
	return z
}

// columnOf is the first column of a field in any of the record types.
func columnOf(bound []*columns.Binding, field string) *columns.Column {
	for _, b := range bound {
		if c := b.Column(field); c != nil {
			return c
		}
	}
	return nil
}

// Of is the place of a row's zone. Mostly it is that of the row before.
func (z *Finder) Of(r *table.Row) int {
	if z.column == nil {
		return z.found
	}
	raw := r.Cell(z.column.Index)
	if raw.Kind() != cell.Text {
		return z.read(raw)
	}
	if string(raw.Text) != string(z.last) {
		z.last, z.found = append(z.last[:0], raw.Text...), z.read(raw)
	}
	return z.found
}

// read understands a cell as the column of the record does.
func (z *Finder) read(raw cell.Raw) int {
	text, err := values.TextOf(z.meanings.Of(raw))
	if err != nil || len(text) == 0 {
		return NoClient
	}
	return z.place(text)
}

// clientPlaces gives the places of clients' zones by names as files write them, for one goroutine.
func (z *Set) clientPlaces() func(name []byte) int {
	known := map[string]int{}
	return func(name []byte) int {
		place, met := known[string(name)]
		if !met {
			if place = z.ofClient(string(name)); len(known) < values.MaxKnown {
				known[string(name)] = place
			}
		}
		return place
	}
}

// NeedTickets tells whether the local times of a source are of the zones of its events' tickets, which must have
// been read before.
func NeedTickets(spec *sources.Spec) bool {
	return len(spec.Records) == 1 && spec.Records[0].Type == presets.TicketEvents && spec.Zone == nil
}

// OfTickets gives the places of the zones of tickets' clients by id. Where several tickets have an id, it is
// that of the ticket that gets the events, which is the last (evidence.Split).
//
// Convention time (zone-of-event): An event of a ticket is read in the zone of the ticket's client, whichever source
// it comes from. Set by `sources.timezone`.
func OfTickets(tickets []evidence.Ticket, z *Set) func(id []byte) int {
	table, places := lookup.New(len(tickets)), map[evidence.Text]int{}
	same := func(i, j int32) bool { return tickets[i].ID == tickets[j].ID }
	for i := range int32(len(tickets)) {
		t := &tickets[i]
		if _, met := places[t.Client]; !met {
			places[t.Client] = z.ofClient(t.Client.String())
		}
		if first, met := table.Find(lookup.Text(t.ID), i, same); met {
			table.Replace(lookup.Text(t.ID), first, i)
		}
	}
	return func(id []byte) int {
		_, i := table.Look(lookup.Bytes(id), func(i int32) bool { return tickets[i].ID == string(id) })
		if i < 0 {
			return NoClient
		}
		return places[tickets[i].Client]
	}
}
