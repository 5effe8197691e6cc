package score_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"github.com/slareport/slareport/report/evidence"
	"github.com/slareport/slareport/report/evidence/texttest"
)

// What a file has of other clients changes nothing in a client's report, whether its rows come before the client's own
// or after them, also where cells could not be read or times are known to the day only.
func TestRowsOfOtherClientsChangeNothing(t *testing.T) {
	for seed := range 40 {
		t.Run(fmt.Sprint("seed ", seed), func(t *testing.T) {
			g := anything.Example(seed)
			h := &hiding{Rand: rand.New(rand.NewPCG(uint64(seed), 11)), hidden: *copied(g.e), most: 3}
			h.outages(g.e.Newest)
			h.tickets(g.e.Newest)
			h.surveys()
			h.tallies()
			byTheDay(&h.hidden)
			own := *g
			own.e = &h.hidden
			want := own.report(t, g.period)
			for _, before := range []bool{true, false} {
				shared := *g
				shared.e = withStrangers(t, &h.hidden, before)
				same(t, fmt.Sprint(h.said, " strangers before: ", before), shared.report(t, g.period), want)
			}
		})
	}
}

// byTheDay has every third ticket and claim begin on a day of which the hour is not known.
func byTheDay(e *evidence.Evidence) {
	for i := range e.Tickets {
		if i%3 == 0 {
			e.Tickets[i].Days |= evidence.DayBegun
		}
	}
	for i := range e.Claims {
		if i%3 == 0 {
			e.Claims[i].Days |= evidence.DayBegun
		}
	}
}

// withStrangers adds a record of another client to each type.
func withStrangers(t rapid.TB, e *evidence.Evidence, before bool) *evidence.Evidence {
	t.Helper()
	out := copied(e)
	stranger := texttest.T("A stranger")
	pos := func(row uint32) evidence.Pos { return evidence.Pos{Origin: 0, Row: 1_000_000 + row} }
	from := e.Newest - 1
	out.Tickets = beside(out.Tickets, before, evidence.Ticket{
		Pos: pos(1), ID: "stranger-1", Client: stranger, Opened: from, Service: texttest.T("stranger's service"),
	})
	out.Outages = beside(out.Outages, before, evidence.Outage{
		Pos: pos(2), ID: "stranger-2", Client: stranger, From: from, To: e.Newest, Share: evidence.NoFixed,
	})
	out.Surveys = beside(out.Surveys, before, evidence.Survey{Pos: pos(3), Client: stranger, At: from})
	out.Claims = beside(out.Claims, before, evidence.Claim{
		Pos: pos(4), ID: "stranger-4", Client: stranger, Party: texttest.T("customer"), From: from, To: e.Newest,
	})
	out.Events = beside(out.Events, before, evidence.Event{
		Pos: pos(5), Ticket: "stranger-1", Client: stranger, At: from, What: evidence.ChangeState,
	})
	return out
}

func beside[R any](list []R, before bool, r R) []R {
	if before {
		return slices.Concat([]R{r}, list)
	}
	return append(list, r)
}
