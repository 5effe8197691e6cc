package measure

import (
	"github.com/slareport/slareport/report/evidence"
	"github.com/slareport/slareport/report/timeline"
)

// Down is an outage, or several that overlap, as a contract counts it over all periods.
type Down struct {
	ID, Site string
	From     timeline.Instant // when it began, whoever answers
	Counts   timeline.Set     // what of it the contract counts against the provider; not empty
	Lasts    bool             // it goes on after the date of the data
	Rows     []evidence.Pos
}
