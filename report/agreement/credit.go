package agreement

import (
	"math/big"
	"slices"

	"github.com/shopspring/decimal"

	"github.com/slareport/slareport/report/calendar"
	"github.com/slareport/slareport/report/timeline"
)

// Credit is what an objective pays when it is missed (rules §7). Exactly one of Bands, PerMiss, PerStep, LostTime,
// Points and Whole says how much of the base that is. The base is the fee, or where there is an Allocation that part of
// the at-risk pool.
type Credit struct {
	Of         string          // service whose fee is the base; "": all fees
	AlsoOf     []string        // further services whose fees join the base
	Allocation *big.Rat        // percent of the at-risk pool that the objective can lose; nil: the base is the fee itself
	Measure    Measure         // what Bands and PerStep go by
	Per        Per             // what is priced by itself
	After      timeline.Micros // of each such outage or case, the first time that pays nothing
	Bands      []Band          // in order of falling performance
	PerMiss    *PerMiss
	PerStep    *PerStep
	LostTime   *LostTime
	Points     *Points
	Whole      bool      // a miss loses the whole base
	MonthDays  int64     // days in a month, where the fee is divided by days or seconds; 0: those of the calendar
	Repeats    []Repeat  // of those that apply the greatest one counts
	Severe     *Severe   // what a value below the minimum level pays; nil: like every other miss
	Cap        *Cap      // most that the objective pays in a period; a percentage is of its fee base
	EarnBack   *EarnBack // nil: what was credited stays credited
	Bonus      *Bonus    // nil: none agreed
	Claim      *Claim    // nil: paid without a claim
}

// Measure is what a credit goes by.
type Measure uint8

// The measures. Lost time is in seconds: what the contract counts of outages, or the time by which cases were late.
const (
	ByValue  Measure = iota // the judged value
	ByTime                  // the lost time
	ByMisses                // the number of misses by the contract
)

// Per is what a credit by time prices by itself.
type Per uint8

// What is priced by itself. Outages that overlap are one, and so is a late case.
const (
	PerPeriod Per = iota // all that was lost in the period together
	PerOutage
	PerIncident // all outages of one incident together
)

// Claim is until when a credit must be claimed to be paid.
type Claim struct {
	Within timeline.Micros
	Of     ClaimStart
}

// ClaimStart is from when the time to claim a credit runs.
type ClaimStart uint8

// The beginnings.
const (
	OfPeriodEnd   ClaimStart = iota
	OfIncidentEnd            // the end of the last outage or late case that counts
	OfReport                 // the day on which the period's report was handed over
)

// Occurrences tells whether a credit needs the outages or late cases of a period one by one.
func (c *Credit) Occurrences() bool {
	return c.PricesOccurrences() || c != nil && c.Claim != nil && c.Claim.Of == OfIncidentEnd
}

// PaysForTime tells whether a band pays the fee for the lost time.
func (c *Credit) PaysForTime() bool {
	return slices.ContainsFunc(c.Bands, func(b Band) bool { return b.Pays != nil && b.Pays.Times != nil })
}

// PricesOccurrences tells whether what a credit pays goes by outages or late cases one by one.
func (c *Credit) PricesOccurrences() bool {
	return c != nil && (c.Measure == ByTime || c.LostTime != nil || c.PerMiss != nil && c.PerMiss.Groups != nil ||
		c.PaysForTime())
}

// Band pays when what the credit goes by is on the wrong side of Edge and not of a later band's Edge.
type Band struct {
	Above  bool     // for at-most targets, lost time and misses: pays above Edge
	Closed bool     // the edge itself belongs to the worse side; else to the better one
	Edge   *big.Rat // in the unit of the value, in seconds, or in misses
	Rate   *big.Rat // percent of the base; in Points a number of points
	Pays   *Price   // instead of Rate
	Text   string
}

// PerMiss pays for each case that was missed; for a count, for each event beyond the limit.
type PerMiss struct {
	Pays   Cap
	Groups []GroupPrice // by priority of a ticket or severity of an outage, instead of Pays; nil: all pay the same
	Most   *Cap         // nil: no limit
}

// GroupPrice is what a miss of one priority pays.
type GroupPrice struct {
	Group string
	Pays  Cap
}

// PerStep pays for each step by which the value falls short of the target, or for each step of lost time.
type PerStep struct {
	Step     *big.Rat // in the unit of the value, or in seconds; more than zero
	Days     bool     // each calendar day after the one on which a case was due; then Step is a number of days
	Counting Counting
	Beyond   bool // of lost time only what is more than the target allows
	Pays     Cap
	Most     *Cap // of a period, or of each outage or incident; nil: no limit
}

// Counting is how steps are counted that are not whole.
type Counting uint8

// The ways to count.
const (
	FullSteps    Counting = iota // only full ones
	StartedSteps                 // a part counts as a whole one
	PartSteps                    // a part counts as a part
)

// LostTime pays the fee for the lost time, so many times.
type LostTime struct {
	Times  *big.Rat
	Beyond bool // only of what is more than the target allows
}

// Points turns the value into points by bands, weighs them, and the points into money: each at a price, or all
// of them by a table.
type Points struct {
	Miss   *big.Rat // points of a miss whatever its value; nil: by Bands
	Pooled bool     // they pay together with those of other objectives, see Credits.Points
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

// Credits are the terms for all objectives together.
type Credits struct {
	AtRisk         *big.Rat // percent of the fees that can be lost in a period; nil: all
	CapServices    []ServiceCap
	CapMonth       *Cap
	CapYear        *Cap
	HalfUp         bool                     // rounding to the minor unit; half-even unless the agreement says so
	ProRata        bool                     // fees and targets count by the days on which they were in force
	OncePerEvent   bool                     // an incident that breaks several objectives is credited once, by the dearest
	Highest        Highest                  // which credits of a period do not add up
	Points         *PointsTogether          // what the points of all objectives together pay; nil: none do
	MinimumPayout  *decimal.Decimal         // less is not paid; nil: everything is
	PayoutAbove    bool                     // exactly the minimum payout is not paid either
	CarryOver      bool                     // what is less than MinimumPayout is paid with the next period; else it lapses
	BonusBelowZero bool                     // bonuses beyond the credits are owed by the client; else they lapse
	CostCentre     string                   // that finance books credits on, as it writes it; "" for none told
	Account        string                   // likewise
	Claim          *Claim                   // of the credits of objectives that have no other
	Reported       map[string]calendar.Date // when reports were handed over, by label of the period; for OfReport
}

// Highest says which credits of a period do not add up: only the largest of them is paid.
type Highest uint8

// The groups of credits of which the largest is paid.
const (
	AllAddUp Highest = iota
	HighestOfService
	HighestOfAll
)

// PointsTogether pays for the points of all objectives that only give points.
type PointsTogether struct {
	Of     string   // service whose fee is the base; "": all fees
	AlsoOf []string // further services whose fees join the base
	Table  []PointPrice
}

// PointPrice is what so many points pay, or more of them up to the next one.
type PointPrice struct {
	From *big.Rat
	Pays Cap
}

// ServiceCap is the most that the objectives pay in a period whose fee base is the one service.
type ServiceCap struct {
	Service string
	Cap     Cap // a percentage is of the service's fee
}

// Price is what a band pays: a part of a fee, or a multiple of the fee for the lost time.
type Price struct {
	Cap
	Times *big.Rat // the part of the base that was paid for the lost time, so many times; nil: a Cap
}

// Cap is a part of a fee: a limit, or a price. One of them is there.
type Cap struct {
	Percent *big.Rat // of the base
	Amount  *decimal.Decimal
	Days    *big.Rat // of the base, each the base divided by the days of the month
}

// OfFee tells whether anything that a credit pays is a part of a fee.
func (c *Credit) OfFee() bool {
	return c.Whole || c.LostTime != nil || c.Allocation != nil ||
		slices.ContainsFunc(c.Prices(), func(p *Cap) bool { return p.Amount == nil })
}

// Prices lists every price that the forms of a credit name.
func (c *Credit) Prices() (list []*Cap) {
	add := func(all ...*Cap) {
		for _, p := range all {
			if p != nil && *p != (Cap{}) {
				list = append(list, p)
			}
		}
	}
	for k := range c.Bands {
		if b := &c.Bands[k]; b.Pays == nil {
			add(&Cap{Percent: b.Rate})
		} else {
			add(&b.Pays.Cap)
		}
	}
	if m := c.PerMiss; m != nil {
		add(&m.Pays)
		for k := range m.Groups {
			add(&m.Groups[k].Pays)
		}
	}
	if p := c.PerStep; p != nil {
		add(&p.Pays)
	}
	if p := c.Points; p != nil {
		add(p.Pays)
		for k := range p.Table {
			add(&Cap{Percent: p.Table[k].Rate})
		}
	}
	return list
}
