package kinds

import (
	"fmt"
	"testing"

	"github.com/slareport/slareport/report/agreement"
	"github.com/slareport/slareport/report/kinds/availability"
	"github.com/slareport/slareport/report/kinds/share"
	"github.com/slareport/slareport/report/kinds/statistic"
	"github.com/slareport/slareport/report/kinds/timeliness/course"
	"github.com/slareport/slareport/report/kinds/timeliness/targets"
)

// The words are those of agreement files and of the report: a file that was read last year must read the same.
func TestWordsOfAgreementsStay(t *testing.T) {
	for _, c := range []struct {
		words any
		want  string
	}{
		{[]agreement.CountsIn{agreement.Decided, agreement.Opened, agreement.Resolved, agreement.Closed},
			"[decided opened resolved closed]"},
		{[]availability.Method{availability.ByRequest, availability.BySlot, availability.ByRun}, "[request slot run]"},
		{[]targets.PriorityRule{targets.AtStart, targets.AtStop, targets.Carry, targets.Restart},
			"[at-start at-stop carry restart]"},
		{[]course.ReopenRule{course.Resume, course.First, course.Restart}, "[resume first restart]"},
		{[]string{share.NoRepeat, statistic.Restore, statistic.BetweenFailures}, "[no_repeat restore between_failures]"},
	} {
		if got := fmt.Sprint(c.words); got != c.want {
			t.Errorf("%s, want %s", got, c.want)
		}
	}
}
