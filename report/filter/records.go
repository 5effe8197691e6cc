package filter

import (
	"strings"

	"github.com/slareport/slareport/report/evidence"
	"github.com/slareport/slareport/report/timeline"
)

// tickets are the fields of a ticket. Times are instants, on_hold is a length, cost is money in the agreement's
// currency, reopened a number, first_contact true or false.
var tickets = table[evidence.Ticket]{
	"id":            word(func(t *evidence.Ticket) string { return t.ID }),
	"client":        text(func(t *evidence.Ticket) evidence.Text { return t.Client }),
	"service":       text(func(t *evidence.Ticket) evidence.Text { return t.Service }),
	"provider":      text(func(t *evidence.Ticket) evidence.Text { return t.Provider }),
	"site":          text(func(t *evidence.Ticket) evidence.Text { return t.Site }),
	"priority":      text(func(t *evidence.Ticket) evidence.Text { return t.Priority }),
	"impact":        text(func(t *evidence.Ticket) evidence.Text { return t.Impact }),
	"urgency":       text(func(t *evidence.Ticket) evidence.Text { return t.Urgency }),
	"tier":          text(func(t *evidence.Ticket) evidence.Text { return t.Tier }),
	"channel":       text(func(t *evidence.Ticket) evidence.Text { return t.Channel }),
	"requester":     word(func(t *evidence.Ticket) string { return t.Requester.String() }),
	"item":          text(func(t *evidence.Ticket) evidence.Text { return t.Item }),
	"category":      text(func(t *evidence.Ticket) evidence.Text { return t.Category }),
	"cause":         text(func(t *evidence.Ticket) evidence.Text { return t.Cause }),
	"fault":         text(func(t *evidence.Ticket) evidence.Text { return t.Fault }),
	"state":         text(func(t *evidence.Ticket) evidence.Text { return t.State }),
	"assignee":      text(func(t *evidence.Ticket) evidence.Text { return t.Assignee }),
	"title":         word(func(t *evidence.Ticket) string { return t.Title.String() }),
	"opened":        at(func(t *evidence.Ticket) timeline.Instant { return t.Opened }),
	"responded":     yet(func(t *evidence.Ticket) timeline.Instant { return t.Responded }, ticketLasts),
	"resolved":      yet(func(t *evidence.Ticket) timeline.Instant { return t.Resolved }, ticketLasts),
	"closed":        yet(func(t *evidence.Ticket) timeline.Instant { return t.Closed }, ticketLasts),
	"due":           at(func(t *evidence.Ticket) timeline.Instant { return t.Due }),
	"changed":       at(func(t *evidence.Ticket) timeline.Instant { return t.Changed }),
	"on_hold":       length(func(t *evidence.Ticket) timeline.Micros { return t.OnHold }),
	"cost":          number(func(t *evidence.Ticket) evidence.Fixed { return t.Cost }),
	"reopened":      count(func(t *evidence.Ticket) int64 { return int64(t.Reopened) }),
	"first_contact": flag(func(t *evidence.Ticket) evidence.Flag { return t.FirstContact }),
}

// ticketLasts tells whether a ticket is open: it was neither resolved nor closed.
func ticketLasts(t *evidence.Ticket) bool { return !t.Resolved.Known() && !t.Closed.Known() }

// outageLasts tells whether an outage has no end yet.
func outageLasts(o *evidence.Outage) bool { return !o.To.Known() }

// events are the fields of a ticket event; what is state, priority, owner, public-update, private-note or other.
var events = table[evidence.Event]{
	"ticket":   word(func(e *evidence.Event) string { return e.Ticket }),
	"client":   text(func(e *evidence.Event) evidence.Text { return e.Client }),
	"at":       at(func(e *evidence.Event) timeline.Instant { return e.At }),
	"recorded": at(func(e *evidence.Event) timeline.Instant { return e.Recorded }),
	"actor":    text(func(e *evidence.Event) evidence.Text { return e.Actor }),
	"from":     text(func(e *evidence.Event) evidence.Text { return e.From }),
	"to":       text(func(e *evidence.Event) evidence.Text { return e.To }),
	"what":     word(func(e *evidence.Event) string { return changes[e.What] }),
}

// outages are the fields of an outage; share is the part of the users that it hit, 1 is all.
var outages = table[evidence.Outage]{
	"id":           word(func(o *evidence.Outage) string { return o.ID }),
	"client":       text(func(o *evidence.Outage) evidence.Text { return o.Client }),
	"service":      text(func(o *evidence.Outage) evidence.Text { return o.Service }),
	"site":         text(func(o *evidence.Outage) evidence.Text { return o.Site }),
	"provider":     text(func(o *evidence.Outage) evidence.Text { return o.Provider }),
	"severity":     text(func(o *evidence.Outage) evidence.Text { return o.Severity }),
	"parent":       text(func(o *evidence.Outage) evidence.Text { return o.Parent }),
	"state":        text(func(o *evidence.Outage) evidence.Text { return o.State }),
	"cause":        text(func(o *evidence.Outage) evidence.Text { return o.Cause }),
	"fault":        text(func(o *evidence.Outage) evidence.Text { return o.Fault }),
	"title":        word(func(o *evidence.Outage) string { return o.Title.String() }),
	"from":         at(func(o *evidence.Outage) timeline.Instant { return o.From }),
	"to":           yet(func(o *evidence.Outage) timeline.Instant { return o.To }, outageLasts),
	"detected":     yet(func(o *evidence.Outage) timeline.Instant { return o.Detected }, outageLasts),
	"acknowledged": yet(func(o *evidence.Outage) timeline.Instant { return o.Acknowledged }, outageLasts),
	"notified":     yet(func(o *evidence.Outage) timeline.Instant { return o.Notified }, outageLasts),
	"share":        number(func(o *evidence.Outage) evidence.Fixed { return o.Share }),
}

// claims are the fields of a claim; lists are texts joined by ", ".
var claims = table[evidence.Claim]{
	"id":          word(func(c *evidence.Claim) string { return c.ID }),
	"client":      text(func(c *evidence.Claim) evidence.Text { return c.Client }),
	"party":       text(func(c *evidence.Claim) evidence.Text { return c.Party }),
	"ids":         word(func(c *evidence.Claim) string { return strings.Join(c.IDs, ", ") }),
	"services":    word(func(c *evidence.Claim) string { return strings.Join(c.Services, ", ") }),
	"from":        at(func(c *evidence.Claim) timeline.Instant { return c.From }),
	"to":          at(func(c *evidence.Claim) timeline.Instant { return c.To }),
	"reason":      word(func(c *evidence.Claim) string { return c.Reason }),
	"reference":   word(func(c *evidence.Claim) string { return c.Reference }),
	"approved_by": word(func(c *evidence.Claim) string { return c.ApprovedBy }),
	"mitigation":  word(func(c *evidence.Claim) string { return c.Mitigation }),
	"recorded":    at(func(c *evidence.Claim) timeline.Instant { return c.Recorded }),
	"announced":   at(func(c *evidence.Claim) timeline.Instant { return c.Announced }),
	"approved_at": at(func(c *evidence.Claim) timeline.Instant { return c.ApprovedAt }),
}

// surveys are the fields of a survey; score is nil until it is answered.
var surveys = table[evidence.Survey]{
	"at":        at(func(s *evidence.Survey) timeline.Instant { return s.At }),
	"client":    text(func(s *evidence.Survey) evidence.Text { return s.Client }),
	"service":   text(func(s *evidence.Survey) evidence.Text { return s.Service }),
	"provider":  text(func(s *evidence.Survey) evidence.Text { return s.Provider }),
	"ticket":    word(func(s *evidence.Survey) string { return s.Ticket }),
	"requester": word(func(s *evidence.Survey) string { return s.Requester.String() }),
	"score":     number(func(s *evidence.Survey) evidence.Fixed { return s.Score }),
	"scale":     number(func(s *evidence.Survey) evidence.Fixed { return s.Scale }),
}

// series are what an expression over samples may read: it is asked once per series, not per sample.
var series = table[evidence.Series]{
	"client":   text(func(s *evidence.Series) evidence.Text { return s.Client }),
	"service":  text(func(s *evidence.Series) evidence.Text { return s.Service }),
	"site":     text(func(s *evidence.Series) evidence.Text { return s.Site }),
	"provider": text(func(s *evidence.Series) evidence.Text { return s.Provider }),
}

// tallies are the fields of an aggregated figure.
var tallies = table[evidence.Tally]{
	"from":      at(func(t *evidence.Tally) timeline.Instant { return t.From }),
	"to":        at(func(t *evidence.Tally) timeline.Instant { return t.To }),
	"client":    text(func(t *evidence.Tally) evidence.Text { return t.Client }),
	"objective": text(func(t *evidence.Tally) evidence.Text { return t.Objective }),
	"good":      number(func(t *evidence.Tally) evidence.Fixed { return t.Good }),
	"total":     number(func(t *evidence.Tally) evidence.Fixed { return t.Total }),
	"value":     number(func(t *evidence.Tally) evidence.Fixed { return t.Value }),
}

// obligations are the fields of an obligation; lists are texts joined by ", ".
var obligations = table[evidence.Obligation]{
	"id":       text(func(o *evidence.Obligation) evidence.Text { return o.ID }),
	"client":   text(func(o *evidence.Obligation) evidence.Text { return o.Client }),
	"party":    text(func(o *evidence.Obligation) evidence.Text { return o.Party }),
	"what":     word(func(o *evidence.Obligation) string { return o.What }),
	"due":      at(func(o *evidence.Obligation) timeline.Instant { return o.Due }),
	"provided": at(func(o *evidence.Obligation) timeline.Instant { return o.Provided }),
	"tickets":  word(func(o *evidence.Obligation) string { return strings.Join(o.Tickets, ", ") }),
	"services": word(func(o *evidence.Obligation) string { return strings.Join(o.Services, ", ") }),
}

// creditClaims are the fields of a step in claiming a credit.
var creditClaims = table[evidence.CreditClaim]{
	"client":    text(func(c *evidence.CreditClaim) evidence.Text { return c.Client }),
	"period":    text(func(c *evidence.CreditClaim) evidence.Text { return c.Period }),
	"objective": text(func(c *evidence.CreditClaim) evidence.Text { return c.Objective }),
	"at":        at(func(c *evidence.CreditClaim) timeline.Instant { return c.At }),
	"state":     word(func(c *evidence.CreditClaim) string { return claimSteps[c.State] }),
	"amount":    number(func(c *evidence.CreditClaim) evidence.Fixed { return c.Amount }),
	"currency":  text(func(c *evidence.CreditClaim) evidence.Text { return c.Currency }),
	"by":        word(func(c *evidence.CreditClaim) string { return c.By }),
	"reference": word(func(c *evidence.CreditClaim) string { return c.Reference }),
}

// claimSteps names what was done about a credit.
var claimSteps = map[evidence.ClaimStep]string{
	evidence.StepClaimed: "claimed", evidence.StepGranted: "granted", evidence.StepRefused: "refused",
	evidence.StepIssued: "issued", evidence.StepWithdrawn: "withdrawn",
}

// changes names what an event can be about.
var changes = map[evidence.Change]string{
	evidence.ChangeOther: "other", evidence.ChangeState: "state", evidence.ChangePriority: "priority",
	evidence.ChangeOwner:        "owner",
	evidence.ChangePublicUpdate: "public-update", evidence.ChangePrivateNote: "private-note",
}
