package agreement

import (
	"math/big"
	"strings"
)

// TimeUnits are the units in which an agreement may want a length of time, in words for messages.
const TimeUnits = "ms, s, min, h or d"

// unitsOfTime are their seconds, other ways to write them among them.
var unitsOfTime = map[string][2]int64{
	"ms": {1, 1000}, "s": {1, 1}, "sec": {1, 1}, "min": {60, 1}, "m": {60, 1},
	"h": {3600, 1}, "hours": {3600, 1}, "d": {86400, 1}, "days": {86400, 1},
}

// TimeUnit is the seconds of a unit of time; known is false for every other unit.
func TimeUnit(name string) (seconds *big.Rat, known bool) {
	unit, known := unitsOfTime[strings.TrimSpace(name)]
	if !known {
		return nil, false
	}
	return big.NewRat(unit[0], unit[1]), true
}
