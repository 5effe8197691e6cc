package timeliness

import (
	"slices"

	"github.com/slareport/slareport/report/kinds/timeliness/cases"
	"github.com/slareport/slareport/report/kinds/timeliness/course"
	"github.com/slareport/slareport/report/measure"
)

// NoResponse says what becomes of a case that was resolved though no response is on record (rules §13).
type NoResponse string

// The forms; ResponseResolved is the default.
const (
	ResponseResolved NoResponse = "resolved" // the resolution answers
	ResponseMissed   NoResponse = "missed"   // it is a miss
	ResponseOpen     NoResponse = "open"     // it is listed as undecided
)

// responses are the stops of a clock that are a response.
var responses = []string{"responded", "first-response", "acknowledged", "notified", "detected"}

// IsResponse tells whether a clock stops at a response.
func (t *Terms) IsResponse() bool { return slices.Contains(responses, t.To) }

// answerMissing ends the clock of a case that is over though no response is on record: nothing is owed after the
// resolution, so its time does not depend on the date of the data.
//
// Convention measures (no-response): *Responses*: where none is on record the resolution of the case answers, else its
// closing or the end of the outage; the agreement may say that it is missed or stays open. It is a finding either way.
// Set by `objectives.timeliness.no_response`.
//
// Rule §13 (response-missing): A response that was never recorded on a ticket that was resolved: the resolution
// answers, if the agreement does not say otherwise.
func (m *meter) answerMissing(s *cases.Case, c *course.Course) {
	over := s.Resolved
	if !over.Known() {
		over = s.Closed
	}
	if c.Stop.Known() || !over.Known() || !m.terms.IsResponse() {
		return
	}
	m.Problem(s, over, measure.ProblemNoResponse)
	if m.terms.NoResponse == "" || m.terms.NoResponse == ResponseResolved {
		c.Stop = over
		return
	}
	c.Finished = over
}
