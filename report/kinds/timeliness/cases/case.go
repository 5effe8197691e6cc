package cases

import (
	"github.com/slareport/slareport/report/evidence"
	"github.com/slareport/slareport/report/measure/records"
	"github.com/slareport/slareport/report/timeline"
)

// Case is a case as the records tell it, nothing later than the date of the data known.
type Case struct {
	Ticket, Outage           int32 // index into the evidence; the other is -1
	ID                       string
	Record                   string // id of the ticket or outage; that of a gap between two updates is longer
	Title, service, Priority evidence.Text
	requester, site          evidence.Text // the site of an outage
	Pos                      evidence.Pos
	Opened, Resolved, Closed timeline.Instant // an outage opens with its begin and is over with its end
	responded                timeline.Instant
	Start, Stop              timeline.Instant
	Due                      timeline.Instant // the promised date, where the objective goes by one
	Keys                     records.KeyValues
	More                     []evidence.Pos // rows of the events that bound the case
	Lost                     evidence.Days  // times of the record that could not be read
	Days                     evidence.Days  // times of the record that are known to the day only
	Gap                      bool           // a gap between two updates: its bounds are what they are
}

func (x *Reader) ticketCase(s *Case, i int32, t *evidence.Ticket) {
	*s = Case{
		Ticket: i, Outage: -1, ID: t.ID, Record: t.ID, Title: t.Title, service: t.Service, Priority: t.Priority, Pos: t.Pos,
		requester: t.Requester,
		Opened:    t.Opened, responded: x.known(t.Responded), Resolved: x.known(t.Resolved),
		Closed: x.known(t.Closed), Days: t.Days,
		Lost: t.Lost,
	}
}

func (x *Reader) outageCase(s *Case, i int32, o *evidence.Outage) {
	*s = Case{
		Ticket: -1, Outage: i, ID: records.OutageID(o), Record: records.OutageID(o), Title: o.Title, service: o.Service,
		site: o.Site, Priority: o.Severity, Pos: o.Pos,
		Opened: o.From, responded: x.known(o.Acknowledged), Resolved: x.known(o.To), Closed: x.known(o.To), Days: o.Days,
		Lost: o.Lost,
	}
}
