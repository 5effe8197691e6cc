package assess

import (
	"github.com/slareport/slareport/report/agreement"
	"github.com/slareport/slareport/report/calendar"
	"github.com/slareport/slareport/report/evidence"
	"github.com/slareport/slareport/report/measure"
	"github.com/slareport/slareport/report/timeline"
	"github.com/slareport/slareport/report/words"
)

// Input is what is scored of one client.
type Input struct {
	Agreement *agreement.Agreement
	Evidence  *evidence.View
	Samples   measure.Samples
	Period    calendar.Period
	AsOf      timeline.Instant // nothing after it is known
	Words     *words.Catalogue
	Slug      string
}

// oldest is the first instant any record tells of: earlier periods have no data and no verdict.
//
// Convention time (period-before-data): A period that ends before the first record of the client has no volume: no
// data is not a good month. Where a client has no record at all, the first one of all clients counts.
func (in *Input) oldest() timeline.Instant {
	first := in.Evidence.Oldest
	if in.Samples == nil {
		return first
	}
	for _, s := range in.Samples.Series {
		if !first.Known() || s.First < first {
			first = s.First
		}
	}
	return first
}
