package bounds

import (
	"github.com/slareport/slareport/report/agreement"
	"github.com/slareport/slareport/report/evidence"
	"github.com/slareport/slareport/report/kinds"
	"github.com/slareport/slareport/report/measure"
)

// Measurer measures the objectives of one client.
type Measurer struct {
	Gaps []evidence.Gap // of what may be evidence of the client

	whole     *measure.Context // over all periods, with the evidence as it was read
	days      dayReadings
	reordered *bool // whether any history changes a priority, nil while nobody asked
}

// New makes ready to measure over the periods of a context, and notes there what could not be read.
func New(whole *measure.Context) *Measurer {
	m := &Measurer{whole: whole, Gaps: whole.Evidence.Gaps()}
	whole.Unread = m.Unread(whole.Periods)
	return m
}

// Kind is what the kind of an objective knows; nil for terms of no kind, which cannot be measured.
func (m *Measurer) Kind(o *agreement.Objective) kinds.Terms {
	terms, _ := kinds.Of(o)
	return terms
}
