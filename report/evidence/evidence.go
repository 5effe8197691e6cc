// Package evidence holds the record types that loaders produce (rules §2): values with positions, in the
// order in which they were read. It computes nothing.
package evidence

import (
	"cmp"

	"github.com/slareport/slareport/report/timeline"
)

// Pos says where a record came from: an index into Evidence.Origins and a row. The row is the line of a
// text file at which the record begins, or the row number of a sheet; both count from 1, the head included.
//
// Convention client (row-number): A row is named by the line at which it begins (text files) or by its number in the
// sheet. The header counts.
//
// Rule §2 (record-position): Every record knows its file, sheet and row.
type Pos struct {
	Origin uint32
	Row    uint32
}

// Origin is one file, or one sheet of a workbook, as named in the workspace.
type Origin struct {
	Source string // id in slareport.yaml
	File   string // path relative to the workspace, with forward slashes
	Sheet  string // empty for text files
}

// Flag is a yes/no cell that may be blank.
type Flag int8

// What a Flag says. Pending is said of samples alone: a check failed and is being tried again before the monitor calls
// its service down.
const (
	Blank Flag = iota
	Yes
	No
	Pending
)

// Fixed is a decimal cell in millionths of its unit: 12.5 ms is 12_500_000. NoFixed marks a blank cell.
type Fixed int64

// One is the Fixed of 1; NoFixed is an absent value.
const (
	One     Fixed = 1_000_000
	NoFixed Fixed = -1 << 63
)

// Known tells whether there is a value.
func (f Fixed) Known() bool { return f != NoFixed }

// Ticket is an incident, request, call or e-mail.
type Ticket struct {
	ID                                   string
	Client, Service, Provider, Site      Text
	Priority, Impact, Urgency, Tier      Text
	Channel, Requester, Item, Category   Text
	Cause, Fault, State, Assignee, Title Text
	Opened, Responded, Resolved, Closed  timeline.Instant // NoInstant when blank
	Due                                  timeline.Instant // the date promised to the client, NoInstant when blank
	Changed                              timeline.Instant // last change known to the export, NoInstant when blank
	// total hold time as exported, -1 when blank; never added to a due date (rules §4)
	OnHold       timeline.Micros
	Cost         Fixed // in the agreement's currency
	Reopened     int32 // how often, -1 when blank
	FirstContact Flag  // solved at the first contact, as the agent says
	Days         Days  // times that are known to the day only
	Lost         Days  // times that could not be read
	Pos          Pos
}

// Change says what an Event changed.
type Change uint8

// What a ticket event can be about. A state event's From and To are states, a priority event's priorities.
const (
	ChangeOther Change = iota
	ChangeState
	ChangePriority
	ChangeOwner
	ChangePublicUpdate
	ChangePrivateNote
	Changes // how many kinds of changes there are
)

// Event is one change in a ticket's life.
type Event struct {
	Ticket   string // id of the ticket
	Client   Text   // whose ticket it is; empty: the id tells
	At       timeline.Instant
	Recorded timeline.Instant // when it was written down, NoInstant when not told
	Actor    Text             // provider, customer, system, … as the export says
	From, To Text
	What     Change
	Days     Days // whether the day alone is known
	Pos      Pos
}

// Outage is an interval in which a service was down or degraded.
type Outage struct {
	ID                               string
	Client, Service, Site, Provider  Text
	Severity, State                  Text
	Parent                           Text // the incident that several outages belong to
	Cause, Fault, Title              Text
	From, To                         timeline.Instant // To is NoInstant while it lasts
	Detected, Acknowledged, Notified timeline.Instant // NoInstant when blank
	Share                            Fixed            // part of the users hit, One is all; NoFixed when not told
	Days                             Days             // times that are known to the day only
	Lost                             Days             // times that could not be read
	Pos                              Pos
}

// Claim is a statement that somebody other than the provider answers for an interval, outages or tickets.
type Claim struct {
	ID                                        string
	Client, Party                             Text
	IDs                                       []string // tickets or outages it speaks of; empty: the interval
	Services                                  []string // empty: every service of the agreement
	From, To                                  timeline.Instant
	Reason, Reference, ApprovedBy, Mitigation string
	Recorded, Announced, ApprovedAt           timeline.Instant // NoInstant when blank
	Days                                      Days             // times that are known to the day only
	Pos                                       Pos
}

// Survey is one survey sent; without a score it was not answered.
type Survey struct {
	At                        timeline.Instant
	Client, Service, Provider Text
	Ticket                    string
	Requester                 Text
	Score                     Fixed // NoFixed: sent and not answered
	Scale                     Fixed // highest score possible, NoFixed when not told
	Days                      Days  // whether the day alone is known
	Pos                       Pos
}

// Tally is a figure that was aggregated before it reached us.
type Tally struct {
	From, To           timeline.Instant // the period or day it stands for
	Client, Objective  Text
	Good, Total, Value Fixed
	Pos                Pos
}

// Obligation is something the client or a third party owed the provider.
type Obligation struct {
	ID                Text
	Client, Party     Text
	What              string
	Due, Provided     timeline.Instant // Provided is NoInstant while owed
	Tickets, Services []string         // what waited for it
	Days              Days             // times that are known to the day only
	Pos               Pos
}

// CreditClaim is a step in claiming a credit.
type CreditClaim struct {
	Client, Objective Text // an empty Objective is every credit of the period
	Period            Text // label of the period whose credit it is about
	// the first and the last instant at which it may have been; NoInstant when not known
	At, Latest    timeline.Instant
	State         ClaimStep
	Amount        Fixed // in the agreement's currency; NoFixed is all of it
	Currency      Text  // code of the currency that the amount is in; empty is the agreement's
	By, Reference string
	Unclear       bool // its time, state or amount could not be read
	Pos           Pos
}

// ClaimStep is what was done about a credit.
type ClaimStep uint8

// The steps.
const (
	StepClaimed ClaimStep = iota
	StepGranted
	StepRefused
	StepIssued
	StepWithdrawn
)

// Evidence is everything loaded for a workspace except samples, which are streamed (see Sample).
type Evidence struct {
	Texts        *Texts // of all records
	Origins      []Origin
	Tickets      []Ticket
	Events       []Event
	Outages      []Outage
	Claims       []Claim
	Surveys      []Survey
	Tallies      []Tally
	Obligations  []Obligation
	CreditClaims []CreditClaim
	Passed       []Passed // tickets and outages that are no records here, and have an id
	Sources      []Source
	Gaps         []Gap                       // what could not be read, of samples as well
	Dates        map[string]Dates            // by id of the source, samples included
	Extracted    map[string]timeline.Instant // by id of the source, of those that say when they were extracted
	// tickets by field, of those changed after the date of the data: nothing says what it was then
	Later map[string][]int32
	// how far the data reaches: the newest instant that is not alone; NoInstant until it is settled
	Newest timeline.Instant
}

// Passed is a ticket or an outage that was read and not loaded, since a filter left it out or a cell of it was wrong.
// A row that names its id and no client may speak of it.
type Passed struct {
	ID     string
	Client Text
	Outage bool // an outage; else a ticket
	Anyone bool // its client could not be read
}

// ComparePos orders positions by file and row.
func ComparePos(a, b Pos) int {
	return cmp.Or(cmp.Compare(a.Origin, b.Origin), cmp.Compare(a.Row, b.Row))
}
