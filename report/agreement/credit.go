package agreement

import (
	"math/big"

	"github.com/shopspring/decimal"
)

// Credit is what an objective pays when it is missed (rules §7). Exactly one of Bands, PerMiss, PerStep, Points
// and Whole says how much of the base that is. The base is the fee, or where there is an Allocation that part of
// the at-risk pool.
type Credit struct {
	Of         string   // service whose fee is the base; "": all fees
	AlsoOf     []string // further services whose fees join the base
	Allocation *big.Rat // percent of the at-risk pool that the objective can lose; nil: the base is the fee itself
	Bands      []Band   // in order of falling performance
	PerMiss    *PerMiss
	PerStep    *PerStep
	Points     *Points
	Whole      bool      // a miss loses the whole base
	Repeats    []Repeat  // of those that apply the greatest one counts
	Severe     *Severe   // what a value below the minimum level pays; nil: like every other miss
	Cap        *Cap      // most that the objective pays in a period; a percentage is of its fee base
	EarnBack   *EarnBack // nil: what was credited stays credited
	Bonus      *Bonus    // nil: none agreed
}

// Band pays Rate of the base when the value is on the wrong side of Edge and not of a later band's Edge.
type Band struct {
	Above bool     // for at-most targets: pays above Edge
	Edge  *big.Rat // the edge itself belongs to the better side
	Rate  *big.Rat // percent of the base; in Points a number of points
	Text  string
}

// PerMiss pays for each case that was missed; for a count, for each event beyond the limit.
type PerMiss struct {
	Pays Cap
	Most *Cap // nil: no limit
}

// PerStep pays for each full step by which the value falls short of the target.
type PerStep struct {
	Step *big.Rat // in the unit of the value, more than zero
	Pays Cap
	Most *Cap // nil: no limit
}

// Points turns the value into points by bands, weighs them, and the points into money: each at a price, or all
// of them by a table.
type Points struct {
	Bands  []Band
	Weight *big.Rat // nil: 1
	Pays   *Cap     // one point; nil: by Table
	Table  []PointRate
}

// PointRate pays Rate percent of the base from a number of points on.
type PointRate struct{ From, Rate *big.Rat }

// Repeat multiplies the credit of a period when it and earlier ones of the last In periods make Misses misses.
type Repeat struct {
	Misses, In int // both count the period itself; equal numbers mean in a row
	Times      *big.Rat
}

// Severe is what a value below the minimum level pays, if that is more: a part of the base, or the whole pool.
type Severe struct {
	Rate *big.Rat // percent of the base; nil: the whole pool
}

// EarnBack returns earlier credits of the objective: After so many good periods in a row, or when the mean of
// the last Average periods reaches the target. One of them is more than zero.
type EarnBack struct{ After, Average int }

// Bonus is set off against the period's credits when the value is better than Beyond.
type Bonus struct {
	Beyond *big.Rat
	Pays   Cap
}

// Breach is a number of misses in the last In periods that has consequences beyond credits.
type Breach struct {
	Misses, In int
	Severe     bool // only misses below the minimum level count
}

// Credits are the terms for all objectives together.
type Credits struct {
	AtRisk         *big.Rat // percent of the fees that can be lost in a period; nil: all
	CapServices    []ServiceCap
	CapMonth       *Cap
	CapYear        *Cap
	HalfUp         bool             // rounding to the minor unit; half-even unless the agreement says so
	ProRata        bool             // fees and targets count by the days on which they were in force
	OncePerEvent   bool             // an incident that breaks several objectives is credited once, by the dearest
	MinimumPayout  *decimal.Decimal // less is not paid; nil: everything is
	CarryOver      bool             // what is less than MinimumPayout is paid with the next period; else it lapses
	BonusBelowZero bool             // bonuses beyond the credits are owed by the client; else they lapse
	CostCentre     string           // that finance books credits on, as it writes it; "" for none told
	Account        string           // likewise
}

// ServiceCap is the most that the objectives pay in a period whose fee base is the one service.
type ServiceCap struct {
	Service string
	Cap     Cap // a percentage is of the service's fee
}

// Cap is a part of a fee, in percent of it or as an amount: a limit, or a price.
type Cap struct {
	Percent *big.Rat
	Amount  *decimal.Decimal
}
