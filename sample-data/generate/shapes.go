package main

import (
	"time"

	"github.com/slareport/slareport/sample-data/generate/dice"
)

// How a case goes. The names say what becomes of it under the agreement.
const (
	fine     = iota // in time, sometimes with a short wait
	late            // the provider's own work takes too long
	customer        // in time but for the waiting for the customer
	vendor          // in time but for the waiting for a third party
	partly          // waiting for the customer, and late without it too
)

// stagesOf makes the stages of a case that goes a certain way: so much working time until it was taken up,
// and the rest of it by chance.
func stagesOf(d *dice.Dice, way int, start, allowance time.Duration) []stage {
	take := func(low, high int) time.Duration { return part(allowance, d.Between(low, high)) }
	begin := stage{state: "New", work: start}
	work := func(w time.Duration) stage { return stage{state: "In Progress", work: w} }
	asked := func(w time.Duration) stage {
		return stage{state: "Awaiting Caller", party: "customer", work: w}
	}
	switch way {
	case late:
		return []stage{begin, work(take(1060, 1500) - start)}
	case customer, vendor:
		own := take(350, 800)
		wait := allowance - own + take(80, 500)
		between := asked(wait)
		if way == vendor {
			between = stage{state: "Awaiting Vendor", party: "third-party", work: wait}
		}
		return []stage{begin, work(own * 2 / 5), between, work(own - own*2/5)}
	case partly:
		return []stage{begin, work(take(500, 600)), asked(take(150, 300)), work(take(550, 700))}
	}
	own := take(60, 640)
	if d.Chance(150) {
		return []stage{begin, work(own / 2), asked(take(50, 180)), work(own - own/2)}
	}
	return []stage{begin, work(own)}
}
