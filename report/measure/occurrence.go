package measure

import "github.com/slareport/slareport/report/timeline"

// Occurrence is an outage or a case as a credit by time prices it: how long the contract counts it against the
// provider.
type Occurrence struct {
	ID       string
	Incident string           // what outages of one incident have in common; the ID where there is nothing
	Group    string           // priority of a ticket, severity of an outage
	From     timeline.Instant // when it began to be lost or late
	End      timeline.Instant // when it was over, in whatever period; NoInstant while it lasts
	// of an outage whose time counts: when it began, in whatever period; NoInstant of everything else
	Began  timeline.Instant
	Before [Readings]timeline.Micros // what of it, or of its incident, earlier periods counted
	Time   [Readings]timeline.Micros // lost in the period, or by which it was late; NotMissed where it does not count
	Days   [Readings]int64           // of a case, calendar days after the one on which it was due
}

// Reading is on whose account what nobody answers for goes.
type Reading uint8

// The readings.
const (
	AsAgreed Reading = iota
	OnProvider
	OnOthers
	Readings // how many there are
)

// NotMissed is the time of an occurrence that does not count under a reading. One that counts may have taken no time.
const NotMissed timeline.Micros = -1
