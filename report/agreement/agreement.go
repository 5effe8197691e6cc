// Package agreement holds the values of a service level agreement as the computation uses them: parsed,
// typed, in base units. Loaders fill them from YAML or a workbook; nothing here reads a file.
package agreement

import (
	"math/big"
	"time"

	"github.com/shopspring/decimal"

	"github.com/slareport/slareport/report/calendar"
	"github.com/slareport/slareport/report/party"
	"github.com/slareport/slareport/report/timeline"
)

// Agreement is one contract with one client.
type Agreement struct {
	ID, Client string
	Aliases    []string // other names of the client in the exports; compared without case
	Provider   string
	WeAre      Side // whose agreement it is for those who build the reports
	Contacts   Contacts
	From, To   timeline.Instant // effective, half-open; NoInstant is open-ended
	Zone       *time.Location
	Locale     string // BCP 47, such as en-GB or de-DE: language, numbers, dates, money and paper
	Currency   string // ISO 4217
	Period     PeriodRule
	Fees       []Fee
	Calendars  map[string][]calendar.Dated // by name; versions in order of date
	Fault      Fault
	Objectives []Objective
	Credits    Credits
	CreditNote *CreditNote // nil: the agreement says nothing about it
	Major      Major
	Workload   []Workload
	Skew       timeline.Micros // clocks may differ by so much: what ends before its beginning by no more took no time
	Decimals   int             // decimals of shares in documents, 2 unless the agreement says otherwise
	Brand      Brand
	Place      Place
}

// Side is one of the two sides of an agreement.
type Side string

// The sides.
const (
	WeAreProvider Side = "provider" // credits are ours to pay
	WeAreClient   Side = "client"   // credits are ours to claim
)

// Always is the calendar on which every instant counts. Every agreement has it.
const Always = "always"

// Place is where something was declared, for findings.
type Place struct {
	File, Sheet  string // the sheet of a workbook; "" for a text file
	Line, Column int    // from 1; of a cell its row and column
}

// Contacts are e-mail addresses.
type Contacts struct {
	AccountManager  string
	Client, Finance []string
}

// Brand is how the documents look.
type Brand struct {
	Color    string // #rrggbb
	Logo     []byte // PNG or JPEG, nil for none
	LogoFile string // where it lies in the workspace, with forward slashes
}

// PeriodRule is how long a period lasts and, for months, the day it starts on (1 unless told).
type PeriodRule struct {
	Kind     calendar.Kind
	StartDay int
}

// Dated is a value in force from an instant on (the local midnight of its date; NoInstant: since ever).
type Dated[T any] struct {
	From  timeline.Instant
	Value T
}

// At picks the value in force at an instant from a list in order of date; ok is false before the first.
func At[T any](list []Dated[T], at timeline.Instant) (value T, ok bool) {
	for _, d := range list {
		if d.From != timeline.NoInstant && d.From > at {
			break
		}
		value, ok = d.Value, true
	}
	return value, ok
}

// Cycle is the rule by which the agreement cuts time into periods.
func (a *Agreement) Cycle() calendar.Cycle {
	return calendar.Cycle{Kind: a.Period.Kind, StartDay: a.Period.StartDay, Zone: a.Zone}
}

// AtMost tells whether the target is an upper bound: there should be little of what is measured, as of calls that were
// abandoned. All of an objective's targets lie on one side.
func (o *Objective) AtMost() bool { return len(o.Targets) > 0 && o.Targets[0].Value.AtMost }

// Names lists what the client is called in the exports.
func (a *Agreement) Names() []string { return append([]string{a.Client}, a.Aliases...) }

// Fee is what a service costs the client in a period, before tax, in the agreement's currency: an amount, a price
// for each user, or what was invoiced.
type Fee struct {
	Service  string
	Items    string                     // the services or the table that it is one of many of; "": it stands by itself
	Amounts  []Dated[decimal.Decimal]   // of a period; the price of one user where there are Users
	Users    []Dated[int64]             // nil: the amount is no price
	Invoices map[string]decimal.Decimal // by label of the period; nil: not as invoiced
}

// Fault is what the agreement says about who answers for what (rules §5).
type Fault struct {
	Excuses      []party.Party          // parties whose part does not count against the provider
	States       map[string]party.Party // ticket state, lower case → who is waited for
	Causes       map[string]party.Party // cause code, lower case → who caused it
	Actors       map[string]string      // actor name in the export, lower case → provider, customer, third-party or system
	Claims       ClaimTerms
	Undetermined party.Party // on whose account it goes; party.Provider by default
	Removed      bool        // what becomes of excused units: false keeps them as good, true removes them (rules §6)
	Precedence   []Proof     // strongest first; DefaultPrecedence unless told
	Dependencies []Dependency
	Silent       Silent
}

// Proof is a kind of evidence for a party.
type Proof string

// The kinds of evidence (rules §5).
const (
	ProofClaim      Proof = "claim"
	ProofState      Proof = "state"
	ProofObligation Proof = "obligation"
	ProofCause      Proof = "cause"
	ProofUpstream   Proof = "upstream"
)

// DefaultPrecedence is the order in which several proofs for the same second decide.
func DefaultPrecedence() []Proof {
	return []Proof{ProofClaim, ProofState, ProofObligation, ProofCause, ProofUpstream}
}

// Dependency says that a service rests on another party's service.
type Dependency struct {
	Service, On string
	Party       party.Party
}

// ClaimTerms is what a claim needs to be accepted.
type ClaimTerms struct {
	Approval, Reference, Mitigation bool
	Within                          timeline.Micros // to be recorded within this time of the event's end; 0: no limit
	Announced                       timeline.Micros // maintenance: announced this long ahead; 0: no need
	// maintenance in a period beyond this is the provider's; 0: none agreed, no limit
	Allowance timeline.Micros
	Window    string // calendar in which maintenance must lie; "": any time
	// the client may dispute a report within this time of the date of its data; 0: none agreed
	Dispute timeline.Micros
}

// Objective is one promise.
type Objective struct {
	ID, Name, Service string
	Terms             Terms // what is promised, by the kind of the objective
	Targets           []Dated[Target]
	Minimum           []Dated[Target] // level at which a miss becomes serious; empty: none
	InWords           string          // which records count, in words for readers; "": made from the filter
	RequestedBy, Why  string
	Plan              Plan
	Credit            *Credit          // nil: pays nothing
	Span              *Span            // the time that is judged together; nil: a period of the agreement
	From              timeline.Instant // in force from then on; NoInstant: as long as the agreement is
	Relief            *Relief          // from a volume beyond the forecast; nil: none agreed
	Chronic           []Breach         // what makes a chronic breach, each by itself; nil: none agreed
	Terminate         []Breach         // what gives the right to terminate, each by itself; nil: none agreed
	CountsIn          CountsIn
	Decimals          int // decimals to which the contract rounds the value before judging, -1: exact
	MinimumVolume     int64
	AllowedMisses     int64 // under the minimum volume so many misses still meet; -1: no verdict
	Silent            Silent
	Place             Place
	Item              *Item // that it is about; nil: it is no objective of one of many items
}

// Span is the time that an objective judges together, where that is not a period of the agreement. One of the fields is
// set.
type Span struct {
	Kind calendar.Kind // a quarter, a half-year or a year, where Own is set; it is judged in the period in which it ends
	Own  bool
	Last int // the last so many periods of the agreement together
	Mean int // the mean of the values of the last so many periods
}

// Relief excuses a miss of a period whose volume is more than Above percent of the forecast.
type Relief struct {
	Above    *big.Rat
	Forecast map[string]int64 // by label of the period; "" for all others
}

// Target is a bound on the value.
type Target struct {
	AtMost bool     // false: at least
	Strict bool     // the value itself misses it: less than, or more than
	Value  *big.Rat // percent points for shares, else in Unit
	Unit   string   // "%" for shares, else as declared: ms, points, …
	Text   string   // as the agreement writes it
}

// EdgeBelow tells whether a value exactly at the bound is on the same side as lower ones.
func (t Target) EdgeBelow() bool { return t.AtMost != t.Strict }

// Plan is the measurement plan that the report prints.
type Plan struct {
	Owner, Source, Frequency, Formula, Exclusions, Rounding string
}

// CountsIn says which period a case belongs to (rules §3).
type CountsIn string

// The four forms; Decided is the default.
const (
	Decided  CountsIn = "decided"
	Opened   CountsIn = "opened"
	Resolved CountsIn = "resolved"
	Closed   CountsIn = "closed"
)
