package timeliness

import (
	"testing"

	"github.com/slareport/slareport/report/evidence"
	"github.com/slareport/slareport/report/kinds/kindtest"
	"github.com/slareport/slareport/report/measure"
	"github.com/slareport/slareport/report/timeline"
)

// Nothing is owed after the resolution: a response that nobody recorded came with it, unless the agreement says
// otherwise. Whatever it says, the time of a case that is over does not grow with the date of the data.
//
// Decides: no-response, response-missing.
func TestTheResolutionAnswersWhereNoResponseIsOnRecord(t *testing.T) {
	for _, to := range []string{"responded", "first-response"} {
		for rule, want := range map[NoResponse]string{
			"": "2/3 2/3 2/3", ResponseResolved: "2/3 2/3 2/3", ResponseMissed: "1/3 1/3 1/3", ResponseOpen: "1/1 1/1 1/1",
		} {
			for _, asOf := range []string{"2026-10-20", "2026-12-01"} {
				w := resolving()
				w.AsOf = kindtest.At(asOf)
				terms := Terms{Of: "tickets", From: "opened", To: to, Within: within("", "", kindtest.Hour), NoResponse: rule}
				w.Objective.Terms = &terms
				w.Ticket("quick", "2026-10-05T09:00", "2026-10-05T10:00")
				w.Ticket("slow", "2026-10-05T09:00", "2026-10-05T10:00:01")
				w.Ticket("answered", "2026-10-05T09:00", "2026-10-05T12:00", func(t *evidence.Ticket) {
					t.Responded = kindtest.At("2026-10-05T09:05")
				})
				r := w.Last(t)
				kindtest.Scored(t, r, want)
				if open := map[NoResponse]int{ResponseOpen: 2}[rule]; r.Open != open {
					t.Errorf("%s: %d open, want %d", rule, r.Open, open)
				}
				for _, m := range r.Misses {
					if m.ID == "slow" && (m.Elapsed != kindtest.Hour+timeline.Second || m.Open) {
						t.Errorf("%s as of %s: %v, open %t", rule, asOf, m.Elapsed, m.Open)
					}
					if m.ID == "quick" && m.Story != measure.StoryNoResponse {
						t.Errorf("%s: story %d", rule, m.Story)
					}
				}
				kindtest.FindingsAre(t, r, "the case is over and no response is on record")
			}
		}
	}
}

// A closing answers where the ticket was never resolved; nothing answers while it is open.
func TestOnlyACaseThatIsOverIsAnswered(t *testing.T) {
	w := resolving()
	w.Objective.Terms = &Terms{Of: "tickets", From: "opened", To: "responded", Within: within("", "", kindtest.Hour)}
	w.Ticket("closed", "2026-10-05T09:00", "", kindtest.Closed("2026-10-05T09:30"))
	w.Ticket("open", "2026-10-05T09:00", "")
	r := w.Last(t)
	kindtest.Scored(t, r, "1/2 1/2 1/2")
	if len(r.Misses) != 1 || r.Misses[0].ID != "open" || !r.Misses[0].Open {
		t.Errorf("%+v", r.Misses)
	}
}
