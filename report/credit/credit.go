package credit

import (
	"math/big"

	"github.com/slareport/slareport/report/agreement"
	"github.com/slareport/slareport/report/measure"
	"github.com/slareport/slareport/report/timeline"
)

// Step is one printed step of a waterfall.
type Step struct {
	Key    string   // of the catalogue: credit.KEY
	Text   string   // what stands beside it: the service, the band
	Rate   *big.Rat // percent applied in this step, nil for none
	Count  *big.Rat // misses, steps or points that this step counts, nil for none
	Times  *big.Rat // factor that this step multiplies by, nil for none
	Lost   *big.Rat // lost time in seconds that this step goes by, nil for none
	Each   []Paid   // what outages, incidents or late cases pay one by one; those that pay nothing are left out
	Amount *big.Rat // money after this step, exact until the one that rounds
	Clause string
}

// Case is one objective in one period as it was measured and judged: all that its price depends on beside the
// agreement.
type Case struct {
	Objective *agreement.Objective
	At        timeline.Instant   // in the period: the fees are those in force then
	Target    *agreement.Target  // the bound by which the period was judged, nil for none in force
	Minimum   *agreement.Target  // below it a miss is serious, nil for no such level
	Value     *big.Rat           // the judged contractual value, nil without volume
	Measured  *big.Rat           // the value before the contract rounds it; nil: Value
	Missed    bool               // the verdict is missed: nothing else pays
	Good      bool               // the verdict is met or excused
	Misses    *big.Rat           // cases missed by the contract; nil: of a count the events beyond its limit, else none
	Result    *measure.Result    // the verdict follows from in the ledger; nil: Missed and Good are given
	Incidents []string           // what broke the objective, by names that other objectives share
	Breaches  Breaches           // which of its misses belong to which of them
	Lost      []Lost             // outages or late cases that a credit by time prices
	Span      timeline.Interval  // the time that was judged
	FeeSpan   timeline.Interval  // the time that the fee base is paid for; empty: Span
	Earlier   []timeline.Instant // in each earlier period whose fee is in the base as well
	Agreed    *big.Rat           // agreed service time in seconds; nil: all of the period
	Sites     *big.Rat           // of which the value is the mean; nil for one
	Claims    *Claims            // for a credit that must be claimed; nil: it is paid without
	Past      []Past             // earlier periods, oldest first, the one directly before last
}

// Lost is an outage or a late case that the contract counts against the provider.
type Lost struct {
	ID, Incident, Group string
	Time                *big.Rat // in seconds
	Before              *big.Rat // what of it, or of its incident, earlier periods counted, in seconds; nil: nothing
	Days                int64    // calendar days after the one on which a case was due
}

// Breaches says which misses of an objective belong to which incident.
type Breaches struct {
	Of     map[string]string // the incident by id of an outage or a case, in lower case
	Number map[string]int64  // of misses by incident
}

// Paid is what an outage, an incident or a late case pays by itself.
type Paid struct {
	ID     string
	Time   *big.Rat // in seconds; nil for calendar days
	Days   int64
	Amount *big.Rat // exact
}

// LostBy picks the occurrences that count under a reading.
func LostBy(occurrences []measure.Occurrence, by measure.Reading) []Lost {
	var out []Lost
	for i := range occurrences {
		if s := &occurrences[i]; s.Time[by] != measure.NotMissed {
			time := seconds(s.Time[by])
			one := Lost{ID: s.ID, Incident: s.Incident, Group: s.Group, Time: time, Days: s.Days[by]}
			if s.Before[by] > 0 {
				one.Before = seconds(s.Before[by])
			}
			out = append(out, one)
		}
	}
	return out
}

// Past is an earlier period of an objective.
type Past struct {
	Missed, Good bool
	Value        *big.Rat // nil without volume
	Paid         *big.Rat // what the objective was paid after all limits
	Recovered    bool     // earlier credits were earned back then
}

// Objective is the credit of one objective: rounded to the minor unit at its own last step, so that the lines
// of a credit note sum exactly; then its part of what the limits leave.
type Objective struct {
	Steps      []Step
	Amount     *big.Rat // before the limits of the agreement
	Balance    *Balance // of a credit that must be claimed; nil for any other
	Bonus      *big.Rat // earned for a value better than agreed
	EarnedBack *big.Rat // earlier credits that this period returns
	Recovered  bool     // EarnBack's condition holds
	Carried    *big.Rat // left for the next period by the minimum payout; nil: nothing
	Payable    *big.Rat // after the limits; the objectives' sum to the period's
}
