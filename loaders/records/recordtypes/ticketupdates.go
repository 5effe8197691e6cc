package recordtypes

import (
	"github.com/slareport/slareport/loaders/presets"
	"github.com/slareport/slareport/loaders/records/rows"
	"github.com/slareport/slareport/report/evidence"
)

// UpdateTicket takes over what a later row says of a ticket.
func UpdateTicket(all, next *evidence.Ticket) {
	was, is := ticketRow{Ticket: *all}, ticketRow{Ticket: *next}
	for _, s := range ticketSlots {
		s.Update(&was, &is)
	}
	*all = was.Ticket
}

// ticketSlots are the fields of a ticket that stand for themselves.
var ticketSlots = func() (list []rows.Slot[ticketRow]) {
	k := TicketKind()
	record, _ := presets.RecordOf(k.Name)
	for _, f := range record.Fields {
		if s := k.Slots[f.Name]; s.Text != nil || s.Instant != nil || s.Number != nil || s.Flag != nil ||
			f.Name == "on_hold" {
			list = append(list, s)
		}
	}
	return list
}()
