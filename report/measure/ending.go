package measure

import (
	"math/big"

	"github.com/slareport/slareport/report/agreement"
	"github.com/slareport/slareport/report/calendar"
)

// Judge judges a part of a period by itself, such as a day, against the targets of an objective. It gives nil where
// nothing is promised, or there is nothing to judge. Judging follows measuring, so whoever measures is handed it.
type Judge func(o *agreement.Objective, r *Result, part calendar.Period) *Ending

// Ending is how a part of a period ended.
type Ending struct {
	Judged     *big.Rat // the contractual value after the contract's rounding
	Open       bool     // undetermined
	Missed     bool     // as experienced, without doubt
	OnProvider bool     // missed with everything undetermined on the provider's account
	OnOthers   bool     // missed with everything undetermined excused
}
