package recordset

import (
	"testing"

	"github.com/slareport/slareport/report/evidence"
)

// A list of a million records is moved hardly ever while it grows, and has hardly more room than it needs.
func TestAListIsAsLongAsItWillBe(t *testing.T) {
	const parts, each = 200, 50
	for name, c := range map[string]struct {
		size        int64 // of a row
		share       func(part int) float64
		moves, most int // moves of the list, and its room in the end
	}{
		"rows of one length":       {40, func(i int) float64 { return float64(i+1) / parts }, 1, 11_000},
		"longer rows later":        {40, func(i int) float64 { return float64((i+1)*(i+1)) / parts / parts }, 1, 20_000},
		"nobody knows":             {40, func(int) float64 { return 0 }, 40, 20_000},
		"shorter than any row is":  {2, func(i int) float64 { return float64(i+1) / parts }, 40, 20_000},
		"it seems never to get on": {40, func(int) float64 { return 1e-9 }, 1, 20_000},
	} {
		var all Set
		moves := 0
		for i := range parts {
			o := &Set{Tickets: make([]evidence.Ticket, each)}
			room := cap(all.Tickets)
			all.Reserve(o, c.share(i), c.size*parts*each)
			all.Add(o)
			if cap(all.Tickets) != room {
				moves++
			}
		}
		if len(all.Tickets) != parts*each || moves > c.moves || cap(all.Tickets) > c.most {
			t.Errorf("%s: %d tickets in room for %d, %d moves", name, len(all.Tickets), cap(all.Tickets), moves)
		}
	}
}
