package availability

import (
	"cmp"
	"math/big"

	"github.com/slareport/slareport/report/agreement"
	"github.com/slareport/slareport/report/filter"
	"github.com/slareport/slareport/report/kinds/availability/downtime"
	"github.com/slareport/slareport/report/timeline"
)

// Method is how availability comes from samples.
type Method string

// The methods of rules §3.
const (
	ByRequest  Method = "request"
	BySlot     Method = "slot"
	BySlotMean Method = "slot-mean" // the mean of the slots' error rates
	ByRun      Method = "run"
)

// Terms promise up ÷ agreed service time.
type Terms struct {
	Samples   bool   // from samples, else from outages
	Calendar  string // "" or "always": 24×7
	Where     string // filter on outages or series
	By        Method
	Failures  int             // by run: down from this many failures in a row
	Minutes   timeline.Micros // by run: or down for at least this long; 0: not used
	Every     timeline.Micros // time between two samples as agreed; what exceeds twice this is a gap
	Coverage  *big.Rat        // minimum coverage in percent; nil: none agreed
	Slot      timeline.Micros
	Threshold *big.Rat
	Above     bool              // a slot at the threshold is up: it is down when more of it failed
	IdleGood  bool              // by the mean of the slots' error rates: a slot without a request is good, not left out
	Counted   agreement.Counted // from outages: how much of each
	Weighted  bool              // an outage counts by the share of users it hit
	PerSite   bool              // the mean over the sites; otherwise the service is down while any of them is
	Worst     bool              // with PerSite: the worst site counts, not the mean
	MonthDays int64             // every month is measured against so many days of 24 hours; 0: against its agreed time
	Silent    agreement.Silent
	Sites     []string // with PerSite: the sites, by name without case; nil: those that the data names
}

// rules are what the terms say about the time of outages.
func (t *Terms) rules() *downtime.Rules {
	return &downtime.Rules{
		Calendar: t.Calendar, Counted: t.Counted, Weighted: t.Weighted, PerSite: t.PerSite, Worst: t.Worst,
		MonthDays: t.MonthDays, Sites: t.Sites, Samples: t.Samples,
	}
}

// Kind is the name of this kind.
const Kind = "availability"

// Kind is Kind.
func (*Terms) Kind() string { return Kind }

// Doc is the kind in a phrase.
func (*Terms) Doc() string { return "the share of the agreed service time in which a service was up" }

// Records are the outages or samples that say when the service was down.
func (t *Terms) Records() string {
	if t.Samples {
		return "samples"
	}
	return "outages"
}

// Filter is the filter on them.
func (t *Terms) Filter() (records, where string) { return t.Records(), t.Where }

// Fields are the times of outages, who was hit and, of a mean over sites, where; of samples how they went.
func (t *Terms) Fields() []string {
	own := []string{"from", "to", "share"}
	if t.Samples {
		own = []string{"at", "ok", "sent", "received"}
	} else if t.PerSite {
		own = append(own, "site")
	}
	return append(own, filter.Fields(t.Records(), t.Where)...)
}

// Calendars is that of the agreed service time.
func (t *Terms) Calendars() []string { return []string{cmp.Or(t.Calendar, agreement.Always)} }

// ValueUnit is percent.
func (*Terms) ValueUnit(agreement.Target) string { return "%" }

// Events is false: the value is no number of events.
func (*Terms) Events() bool { return false }
