package objectives

import (
	"github.com/slareport/slareport/report/agreement"
	"github.com/slareport/slareport/report/kinds/timeliness"
)

// AskResolution tells whether an objective of the agreements measures from or to the end of a ticket.
func AskResolution(agreements []*agreement.Agreement) bool {
	for _, a := range agreements {
		for i := range a.Objectives {
			terms, timed := a.Objectives[i].Terms.(*timeliness.Terms)
			if timed && terms.Of == "tickets" && (isEnd(terms.To) || isEnd(terms.From)) {
				return true
			}
		}
	}
	return false
}

func isEnd(field string) bool { return field == "resolved" || field == "closed" }
