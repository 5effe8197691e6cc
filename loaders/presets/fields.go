package presets

import (
	"github.com/slareport/slareport/loaders/cell/numbers"
	"github.com/slareport/slareport/loaders/cell/times"
)

// Type is what the cell of a field holds.
type Type string

// The types of cells.
const (
	Text     Type = "text"
	Instant  Type = "instant"  // a date and time; a bare date is its local midnight
	Duration Type = "duration" // a length: with units, as h:mm:ss, or a number in the unit the source names
	Number   Type = "number"   // a decimal; see Field.Whole
	Flag     Type = "flag"     // yes or no
	List     Type = "list"     // texts separated by comma, semicolon or line break
)

// Field is one field of a record type. Its name is the one name that workspaces, presets, filters and the
// record loader share.
type Field struct {
	Name     string
	Type     Type
	Required bool             // a row without it is rejected
	Whole    bool             // a Number without decimals
	Of       numbers.Quantity // of a Number: what it says how much of
	Day      times.DayPart    // of an Instant: what a date without a time stands for
	Follows  bool             // of an Instant: the beginning of its record comes before it
	Happened bool             // of an Instant: when on the day of such a date it happened is not known
	Doc      string
}

// Record is one record type (rules §2) with its fields in the order in which documentation lists them.
type Record struct {
	Name   string // as `records` in slareport.yaml writes it
	Doc    string
	Fields []Field
}

// The names of the record types.
const (
	Tickets      = "tickets"
	TicketEvents = "ticket-events"
	Samples      = "samples"
	Outages      = "outages"
	Claims       = "claims"
	Surveys      = "surveys"
	Tallies      = "tallies"
	Obligations  = "obligations"
	CreditClaims = "credit-claims"
)

// Fields is every record type with every field: the one table that the record loader dispatches on, that
// workspaces are checked against and that the schema lists. It is read only.
//
// Rule §2 (record-types): There are nine record types with their fields.
var Fields = []Record{
	{Tickets, "one row is an incident, request, call or e-mail", ticketFields},
	{TicketEvents, "one row is one change in a ticket's life", eventFields},
	{Samples, "one row is one probe or counter reading", sampleFields},
	{Outages, "one row is an interval in which a service was down or degraded", outageFields},
	{
		Claims,
		"one row says that somebody other than the provider answers for an interval, an outage or a ticket, or announces " +
			"maintenance",
		claimFields,
	},
	{Surveys, "one row is one survey sent; without a score it was not answered", surveyFields},
	{Tallies, "one row is a figure that was aggregated before", tallyFields},
	{Obligations, "one row is something the client or a third party owed the provider", obligationFields},
	{
		CreditClaims, "one row is a step in claiming a credit: it was claimed, granted, refused, issued or withdrawn",
		creditClaimFields,
	},
}

var ticketFields = []Field{
	{Name: "id", Type: Text, Required: true, Doc: "number or key of the ticket"},
	{Name: "client", Type: Text, Doc: "client, by name or alias; blank belongs to every agreement"},
	{Name: "service", Type: Text, Doc: "service it is about; blank: every service, or any of those that other rows name"},
	{Name: "provider", Type: Text, Doc: "who worked on it, for comparing providers"},
	{Name: "site", Type: Text, Doc: "place it happened at"},
	{Name: "opened", Type: Instant, Required: true, Happened: true, Doc: "when it was opened"},
	{Name: "responded", Type: Instant, Follows: true, Happened: true, Doc: "first response"},
	{Name: "resolved", Type: Instant, Follows: true, Happened: true, Doc: "when it was resolved"},
	{Name: "closed", Type: Instant, Follows: true, Happened: true, Doc: "when it was closed"},
	{Name: "due", Type: Instant, Day: times.DayLast, Doc: "date promised to the client"},
	{Name: "changed", Type: Instant, Happened: true, Doc: "last change known to the export"},
	{
		Name: "response_time", Type: Duration,
		Doc: "time from opened to the first response; gives responded where that is blank",
	},
	{
		Name: "resolution_time", Type: Duration,
		Doc: "time from opened to the resolution; gives resolved where that is blank",
	},
	{Name: "on_hold", Type: Duration, Doc: "total hold time as exported; shown, never added to a due date"},
	{Name: "priority", Type: Text, Doc: "priority, such as P1"},
	{Name: "impact", Type: Text, Doc: "impact"},
	{Name: "urgency", Type: Text, Doc: "urgency"},
	{Name: "tier", Type: Text, Doc: "service tier"},
	{Name: "channel", Type: Text, Doc: "how it came in: phone, e-mail, portal, …"},
	{Name: "requester", Type: Text, Doc: "who asked"},
	{Name: "item", Type: Text, Doc: "configuration item or product"},
	{Name: "category", Type: Text, Doc: "category or type"},
	{Name: "cause", Type: Text, Doc: "cause or resolution code, for the agreement's fault.causes"},
	{Name: "fault", Type: Text, Doc: "party at fault, where the export says so"},
	{Name: "state", Type: Text, Doc: "state now"},
	{Name: "assignee", Type: Text, Doc: "person or group it is with"},
	{Name: "title", Type: Text, Doc: "short description"},
	{Name: "reopened", Type: Number, Whole: true, Doc: "how often it was reopened"},
	{Name: "first_contact", Type: Flag, Doc: "solved at the first contact, as the agent says"},
	{Name: "cost", Type: Number, Of: numbers.Money, Doc: "cost in the agreement's currency"},
}

var eventFields = []Field{
	{Name: "ticket", Type: Text, Required: true, Doc: "id of the ticket"},
	{
		Name: "client", Type: Text,
		Doc: "client of the ticket, by name or alias, where two clients have tickets of one id; blank is that of the ticket",
	},
	{Name: "at", Type: Instant, Required: true, Happened: true, Doc: "when it happened"},
	{Name: "recorded", Type: Instant, Happened: true, Doc: "when it was written down"},
	{Name: "actor", Type: Text, Doc: "who did it: provider, customer, system or a name that fault.actors maps"},
	{Name: "what", Type: Text, Doc: "what changed: state, priority, owner, public-update or private-note"},
	{Name: "from", Type: Text, Doc: "value before"},
	{Name: "to", Type: Text, Doc: "value after"},
}

var sampleFields = []Field{
	{Name: "at", Type: Instant, Required: true, Happened: true, Doc: "when it was taken"},
	{Name: "client", Type: Text, Doc: "client, by name or alias; blank belongs to every agreement"},
	{Name: "service", Type: Text, Doc: "service probed; blank belongs to every service"},
	{Name: "site", Type: Text, Doc: "place it was taken at"},
	{Name: "provider", Type: Text, Doc: "who runs the service, for comparing providers"},
	{Name: "sent", Type: Number, Whole: true, Doc: "packets or requests sent"},
	{Name: "received", Type: Number, Whole: true, Doc: "packets or answers received"},
	{Name: "latency", Type: Number, Of: numbers.Time,
		Doc: "round trip time; a bare number is in the unit of its objective"},
	{Name: "jitter", Type: Number, Of: numbers.Time, Doc: "variation of the latency, as latency"},
	{Name: "ok", Type: Flag, Doc: "whether the probe succeeded, or pending while it is tried again"},
}

var outageFields = []Field{
	{Name: "id", Type: Text, Doc: "number of the outage"},
	{Name: "client", Type: Text, Doc: "client, by name or alias; blank belongs to every agreement"},
	{
		Name: "service", Type: Text,
		Doc: "service that was down; blank: every service, or any of those that other rows name",
	},
	{Name: "site", Type: Text, Doc: "place it happened at"},
	{Name: "provider", Type: Text, Doc: "who runs the service, for comparing providers"},
	{Name: "from", Type: Instant, Required: true, Doc: "begin"},
	{Name: "to", Type: Instant, Day: times.DayPast, Doc: "end; blank while it lasts"},
	{Name: "duration", Type: Duration, Doc: "length; gives to where that is blank"},
	{Name: "detected", Type: Instant, Follows: true, Happened: true, Doc: "when it was detected"},
	{Name: "acknowledged", Type: Instant, Follows: true, Happened: true, Doc: "when it was acknowledged"},
	{Name: "notified", Type: Instant, Follows: true, Happened: true, Doc: "when the client was told"},
	{Name: "severity", Type: Text, Doc: "severity or impact"},
	{Name: "parent", Type: Text, Doc: "number of the incident that several outages belong to"},
	{Name: "state", Type: Text,
		Doc: "state now; rows that say up are left out, and one that says open is not ended by its duration"},
	{Name: "cause", Type: Text, Doc: "cause code, for the agreement's fault.causes"},
	{Name: "fault", Type: Text, Doc: "party at fault, where the export says so"},
	{Name: "title", Type: Text, Doc: "short description"},
	{Name: "share", Type: Number, Of: numbers.Part, Doc: "part of the users hit, from 0 to 1 or in percent with its sign"},
}

var claimFields = []Field{
	{Name: "id", Type: Text, Doc: "number of the claim"},
	{Name: "client", Type: Text, Doc: "client, by name or alias; blank belongs to every agreement"},
	{Name: "party", Type: Text, Required: true, Doc: "who answers: customer, third-party, force-majeure or maintenance"},
	{Name: "from", Type: Instant, Doc: "begin of the interval claimed"},
	{Name: "to", Type: Instant, Day: times.DayPast, Doc: "end of the interval claimed"},
	{Name: "ids", Type: List, Doc: "tickets or outages claimed, instead of an interval"},
	{Name: "services", Type: List, Doc: "services it covers; blank covers all"},
	{Name: "reason", Type: Text, Doc: "why"},
	{Name: "reference", Type: Text, Doc: "number of the change, contract clause or letter"},
	{Name: "recorded", Type: Instant, Happened: true, Doc: "when it was written down"},
	{Name: "announced", Type: Instant, Happened: true, Doc: "when the client was told ahead"},
	{Name: "approved_by", Type: Text, Doc: "who approved it on the other side"},
	{Name: "approved_at", Type: Instant, Happened: true, Doc: "when it was approved"},
	{Name: "mitigation", Type: Text, Doc: "what the provider did to soften it"},
}

var surveyFields = []Field{
	{Name: "at", Type: Instant, Required: true, Happened: true, Doc: "when it was sent or answered"},
	{Name: "client", Type: Text, Doc: "client, by name or alias; blank belongs to every agreement"},
	{Name: "service", Type: Text, Doc: "service asked about; blank: every service, or any of those that other rows name"},
	{Name: "provider", Type: Text, Doc: "who was rated, for comparing providers"},
	{Name: "ticket", Type: Text, Doc: "id of the ticket it is about"},
	{Name: "requester", Type: Text, Doc: "who was asked"},
	{Name: "score", Type: Number, Of: numbers.Percentage, Doc: "score given; blank: sent and not answered"},
	{Name: "scale", Type: Number, Of: numbers.Percentage, Doc: "highest score possible"},
}

var tallyFields = []Field{
	{Name: "period", Type: Text, Doc: "period it stands for: 2026-10 or a day; gives from and to"},
	{Name: "from", Type: Instant, Doc: "begin of the period, instead of period"},
	{Name: "to", Type: Instant, Day: times.DayPast, Doc: "end of the period, instead of period"},
	{Name: "client", Type: Text, Doc: "client, by name or alias; blank belongs to every agreement"},
	{Name: "objective", Type: Text, Required: true, Doc: "id of the objective in the agreement"},
	{Name: "good", Type: Number, Doc: "good units"},
	{Name: "total", Type: Number, Doc: "all units, or the volume behind value"},
	{Name: "value", Type: Number, Of: numbers.Percentage,
		Doc: "value, instead of good and total; a percentage in percent points"},
}

var obligationFields = []Field{
	{Name: "id", Type: Text, Doc: "number of the obligation"},
	{Name: "client", Type: Text, Doc: "client, by name or alias; blank belongs to every agreement"},
	{Name: "party", Type: Text, Required: true, Doc: "who owed it: customer or third-party"},
	{Name: "what", Type: Text, Doc: "what was owed: an input, an approval, access"},
	{Name: "due", Type: Instant, Required: true, Day: times.DayLast, Doc: "when it was due"},
	{Name: "provided", Type: Instant, Happened: true, Doc: "when it came; blank while owed"},
	{Name: "tickets", Type: List, Doc: "tickets that waited for it"},
	{Name: "services", Type: List, Doc: "services that waited for it"},
}

var creditClaimFields = []Field{
	{Name: "client", Type: Text, Doc: "client, by name or alias; blank belongs to every agreement"},
	{Name: "period", Type: Text, Required: true, Doc: "period whose credit it is about, such as 2026-10"},
	{Name: "objective", Type: Text, Doc: "id of the objective in the agreement; blank is every credit of the period"},
	{Name: "at", Type: Instant, Happened: true, Doc: "when it was claimed, granted, refused, issued or withdrawn"},
	{Name: "state", Type: Text, Doc: "claimed, granted, refused, issued or withdrawn; blank is claimed"},
	{Name: "amount", Type: Number, Of: numbers.Money,
		Doc: "how much of the credit, in the agreement's currency; blank is all of it"},
	{Name: "currency", Type: Text, Doc: "currency of the amount; that of the agreement unless told"},
	{Name: "by", Type: Text, Doc: "who did it"},
	{Name: "reference", Type: Text, Doc: "number of the claim, the letter or the credit note"},
}

// RecordOf gives the record type of a name.
func RecordOf(name string) (Record, bool) {
	for _, r := range Fields {
		if r.Name == name {
			return r, true
		}
	}
	return Record{}, false
}

// Field gives a field of the record type by its name.
func (r Record) Field(name string) (Field, bool) {
	for _, f := range r.Fields {
		if f.Name == name {
			return f, true
		}
	}
	return Field{}, false
}

// IsRegister tells whether records are exceptions, so that a file without a row says that nothing happened.
func IsRegister(records string) bool {
	return records == Outages || records == Claims || records == Obligations || records == CreditClaims
}
