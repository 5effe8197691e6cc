package downtime

import (
	"github.com/slareport/slareport/report/agreement"
	"github.com/slareport/slareport/report/evidence"
	"github.com/slareport/slareport/report/measure/attribution"
	"github.com/slareport/slareport/report/timeline"
)

// Rules are what the terms of an objective say about the time of outages, wherever it comes from.
type Rules struct {
	Calendar  string            // of the agreed service time; "" or always: 24×7
	Counted   agreement.Counted // how much of each outage
	Weighted  bool              // an outage counts by the share of users it hit
	PerSite   bool              // the mean over the sites; otherwise the service is down while any of them is
	Worst     bool              // with PerSite: the worst site counts, not the mean
	MonthDays int64             // every month is measured against so many days of 24 hours; 0: against its agreed time
	Sites     []string          // with PerSite: the sites, by name without case; nil: those that the data names
	Samples   bool              // the time comes from samples, whose coverage is a figure of its own
}

// Outage is a time without the service, of the register or of samples that failed, over all periods.
type Outage struct {
	Time   timeline.Set // with holes where nothing is known
	Share  evidence.Fixed
	Of     Source
	Blames []attribution.Blame // who answers for it by its own evidence; nil for samples that failed
}

// Source is what reported an outage. It is asked for names and rows only where a miss is reported: there may be
// hundreds of thousands of outages.
type Source interface {
	ID() string
	Title() string
	Incident() string // that the outage belongs to; "" for none
	Rows() []evidence.Pos
	Lasts() bool // to the date of the data, and on
	Lost() bool  // it has an end that could not be read
}

// Site is what is known of one site of a service, or of the service as a whole, over all periods.
type Site struct {
	Name    string
	Outages []Outage
	Known   timeline.Set // the time about which something is known
	Gappy   bool         // whether there is time that nothing is known about

	uncounted uncounted
}
