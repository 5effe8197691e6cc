package measure

import (
	"fmt"

	"github.com/slareport/slareport/report/agreement"
)

// Availability measures up ÷ agreed service time from outages or from samples (rules §3). From outages, and
// from samples by run or by slot, the unit is a second of agreed service time; by request it is a request.
//
//  1. what was down, and what is unknown: outages (availability_outages.go), runs and slots of samples (_run.go)
//  2. who answers for the time: the evidence, cut where it changes (_blame.go)
//  3. both booked against agreed service time, period by period, with a miss for each outage (_time.go); requests
//     are booked by the cells that samples were summed up in (_request.go, samples_cells.go)
//  4. the scores of what was booked (_ledger.go)
func Availability(ctx *Context, o *agreement.Objective) ([]Result, error) {
	a := o.Availability
	if a == nil {
		return nil, fmt.Errorf("objective %s says nothing about availability", o.ID)
	}
	if !a.Samples {
		return fromOutages(ctx, o)
	}
	switch a.By {
	case agreement.ByRun:
		return byRun(ctx, o)
	case agreement.BySlot:
		return bySlot(ctx, o)
	}
	return byRequest(ctx, o)
}
