package report

import "github.com/slareport/slareport/report/ledger"

// Credit is an objective's part of the service credits, as the steps of the waterfall of rules §7.
type Credit struct {
	Steps   []Step `json:"steps"`
	Payable string `json:"payable"`
	// the most that a miss pays in a period; "" where it pays nothing or nothing bounds it
	Stake string `json:"stake,omitempty"`
}

// Step is one line that finance can follow. Formula says in words how Amount follows from the line before.
type Step struct {
	// Key is the same in every language. An objective's: fee-base, pool, allocation, one formula of band, per-miss,
	// per-step, points and whole, then repeat, minimum, incident, cap-objective, rounded, claimed, limited. The
	// agreement's: sum, cap-service, at-risk, cap-period, carried, cap-year, earn-back, minimum-payout, bonus, payable.
	Key     string `json:"key"`
	Name    string `json:"name"`
	Amount  string `json:"amount"`         // money
	Rate    string `json:"rate,omitempty"` // percent, where the line applies one
	Formula string `json:"formula,omitempty"`
	Count   string `json:"count,omitempty"`  // misses, steps or points that the line counts
	Times   string `json:"times,omitempty"`  // factor that the line multiplies by
	Clause  string `json:"clause,omitempty"` // rule it rests on
}

// Keys of steps that others than their printers speak of.
const (
	StepPayable = "payable" // the agreement's last
	stepRounded = "rounded" // in which an objective's own formula ends
	stepClaimed = "claimed" // what of that was claimed, where it must be
)

// Credits is what is owed for the period.
type Credits struct {
	Steps        []Step  `json:"steps"`
	Payable      string  `json:"payable"`
	Undetermined string  `json:"undetermined"` // money between both outcomes of the undetermined
	Fees         []Fee   `json:"fees"`
	FeesTotal    string  `json:"fees_total"`   // of all services; "" without any
	YearToDate   string  `json:"year_to_date"` // credits of earlier periods of the contract year, payable before this one
	Limits       []Limit `json:"limits"`
	// Claimable is what all that may still be claimed would add to what is payable, after the limits of the agreement; ""
	// where nothing may be claimed.
	Claimable  string `json:"claimable,omitempty"`
	MinorUnits int    `json:"minor_units"`           // decimals of the currency
	CostCentre string `json:"cost_centre,omitempty"` // that credits are booked on
	Account    string `json:"account,omitempty"`     // likewise
	// Shared counts the incidents, where the agreement credits each of them once.
	Shared []SharedBreach `json:"shared,omitempty"`
	// Ledger is how the credits were worked out, each figure with its formula; nil where nothing was.
	Ledger *ledger.Ledger `json:"ledger,omitempty"`
}

// SharedBreach counts incidents that broke the same objectives. Names are some of them.
type SharedBreach struct {
	Objectives []string `json:"objectives"` // ids
	Incidents  int      `json:"incidents"`
	Names      []string `json:"names"`
}

// Limit is a bound on the credits: at-risk, cap-period or cap-year, as a percentage of Of or as an amount.
type Limit struct {
	Key     string `json:"key"` // that of the step it governs
	Percent string `json:"percent,omitempty"`
	Of      string `json:"of,omitempty"` // the fees the percentage is taken of
	Amount  string `json:"amount"`       // the limit in money
}

// Watch is how far an objective is from a chronic breach, or from the right to terminate: Misses of Limit in the
// last In periods, or outages, see Of.
type Watch struct {
	Objective    string   `json:"objective"`      // id
	Rule         string   `json:"rule"`           // chronic or terminate
	Of           string   `json:"of"`             // misses, outages or downtime
	What         string   `json:"what,omitempty"` // the outages that count, in words
	Misses       int      `json:"misses"`         // of outages, how many lie together
	Limit        int      `json:"limit"`
	In           int      `json:"in"`             // periods; 0 of outages in so many Days
	Days         int      `json:"days,omitempty"` // of 24 hours
	Distance     int      `json:"distance"`       // misses or outages that are left, 0 when it is reached; 1 of downtime
	Reached      bool     `json:"reached"`
	BelowMinimum bool     `json:"below_minimum"` // only misses below the minimum level count
	Periods      []string `json:"periods"`       // labels of the misses, oldest first
	// of figures in doubt: Misses, or Downtime in seconds, at least and at most; Most is "" where nothing bounds it, both
	// where nothing is in doubt. Misses and Downtime are the least then
	Least string `json:"least,omitempty"`
	Most  string `json:"most,omitempty"`
	Open  bool   `json:"open,omitempty"` // it may be reached: nobody knows, so that it is not Reached
	// labels of the periods of which evidence could not be read, so that they may count otherwise
	Undecided []string `json:"undecided,omitempty"`
	Text      string   `json:"text"`

	// seconds, where it goes by downtime: the most that lies together
	Downtime      float64       `json:"downtime,omitempty"`
	DowntimeLimit float64       `json:"downtime_limit,omitempty"` // seconds
	Arose         string        `json:"arose,omitempty"`          // the instant at which it was reached by outages
	Outages       []WatchOutage `json:"outages,omitempty"`        // that lie together, oldest first
}

// WatchOutage is an outage that counts towards a chronic breach or the right to terminate.
type WatchOutage struct {
	ID      string   `json:"id"`
	Site    string   `json:"site,omitempty"`
	From    string   `json:"from"`
	Seconds float64  `json:"seconds"` // that the contract counts, in the time that is looked at
	Rows    []string `json:"rows"`
}

// What a Watch counts.
const (
	WatchMisses   = "misses"
	WatchOutages  = "outages"
	WatchDowntime = "downtime"
)

// Fee is the fee of a service in the period.
type Fee struct {
	Service string `json:"service"`
	Items   string `json:"items,omitempty"` // the table that it is the fee of an item of; "" for none
	Amount  string `json:"amount"`
}
