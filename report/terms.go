package report

// Terms are the numbers that price an objective beside its fees and its bands: what was agreed, and what this period
// found. With them a reader can work the credit out again, and see what another number would make of it. "" is what
// was not agreed or not found.
type Terms struct {
	Form       string      `json:"form"` // key of the step that is its formula: band, per-miss, per-step, points or whole
	Judging    Judging     `json:"judging"`
	Allocation string      `json:"allocation,omitempty"` // percent of the at-risk pool
	Pays       *Price      `json:"pays,omitempty"`       // of one miss, step or point
	Most       *Price      `json:"most,omitempty"`       // that misses or steps pay
	Step       string      `json:"step,omitempty"`       // in the unit of the value
	Points     []Band      `json:"points,omitempty"`     // Rate is a number of points
	Weight     string      `json:"weight,omitempty"`     // of the points
	Table      []PointRate `json:"table,omitempty"`      // what points pay; of several the last one that applies
	Repeats    []Repeat    `json:"repeats,omitempty"`
	Severe     *Severe     `json:"severe,omitempty"` // below the minimum level
	Cap        *Price      `json:"cap,omitempty"`    // a percentage is of the fee base
	Bonus      *Bonus      `json:"bonus,omitempty"`
	EarnBack   *EarnBack   `json:"earn_back,omitempty"`
	Carried    string      `json:"carried,omitempty"` // under the minimum payout of earlier periods
}

// Judging is what the verdict follows from. Values are exact to twelve decimals.
type Judging struct {
	Value          string `json:"value"` // contractual, before the contract's rounding
	Experienced    string `json:"experienced"`
	Decimals       int    `json:"decimals"` // to which the contract rounds a value, halves to the even neighbour; -1: not at all
	Target         string `json:"target"`
	Minimum        string `json:"minimum,omitempty"`
	MinimumAtMost  bool   `json:"minimum_at_most,omitempty"`
	Total          string `json:"total,omitempty"`  // units of the contractual score
	Misses         string `json:"misses"`           // of these, missed; of a count the events beyond the target
	Beyond         bool   `json:"beyond,omitempty"` // Misses follow from the value: they are the whole events beyond the target
	Volume         string `json:"volume,omitempty"` // with MinimumVolume
	MinimumVolume  string `json:"minimum_volume,omitempty"`
	AllowedMisses  string `json:"allowed_misses,omitempty"` // under the minimum volume so many still meet; "" for no verdict then
	Coverage       string `json:"coverage,omitempty"`       // with CoverageAgreed, Best and Worst
	CoverageAgreed string `json:"coverage_agreed,omitempty"`
	Best           string `json:"best,omitempty"`
	Worst          string `json:"worst,omitempty"`
}

// Price is a part of a fee: in percent of it, or as an amount.
type Price struct {
	Percent string `json:"percent,omitempty"`
	Amount  string `json:"amount,omitempty"`
}

// PointRate pays Rate percent of the base from a number of points on.
type PointRate struct {
	From string `json:"from"`
	Rate string `json:"rate"`
}

// Repeat multiplies a miss by Times when it and earlier ones of the last In periods make Misses.
type Repeat struct {
	Misses int    `json:"misses"`
	In     int    `json:"in"`
	Times  string `json:"times"`
	Before int    `json:"before"` // misses found in the In-1 periods before this one
}

// Severe is what a value below the minimum level pays, if that is more: Rate percent of the base; of the whole fee
// base where it is the pool that is lost.
type Severe struct {
	Rate string `json:"rate,omitempty"`
	Pool bool   `json:"pool,omitempty"` // the at-risk share, or all where none is agreed
}

// Bonus is earned for a good value better than Beyond.
type Bonus struct {
	Beyond string `json:"beyond"`
	Pays   Price  `json:"pays"`
	Earned string `json:"earned"` // money
}

// EarnBack is what a good period returns of earlier credits: Returns if enough good periods lie before it, and
// AverageReturns if the mean of its value and of Count earlier ones, whose sum is Sum, reaches the target.
type EarnBack struct {
	After          int    `json:"after,omitempty"`
	Returns        string `json:"returns,omitempty"`
	Average        int    `json:"average,omitempty"`
	Sum            string `json:"sum,omitempty"`
	Count          int    `json:"count,omitempty"`
	AverageReturns string `json:"average_returns,omitempty"`
	Earned         string `json:"earned"` // money, what this period returned
}

// Settling is what the limits of an agreement are worked out from, beside the objectives' credits.
type Settling struct {
	AtRisk         string         `json:"at_risk,omitempty"`
	CapServices    []ServiceCap   `json:"cap_services,omitempty"`
	CapPeriod      *Price         `json:"cap_period,omitempty"`
	CapYear        *Price         `json:"cap_year,omitempty"`
	FeesBefore     string         `json:"fees_before,omitempty"`    // of earlier periods of the contract year, with CapYear
	PeriodsLeft    int            `json:"periods_left,omitempty"`   // of the contract year, this one included
	Owed           string         `json:"owed,omitempty"`           // earned back in earlier periods and not set off yet
	MinimumPayout  string         `json:"minimum_payout,omitempty"` // "" for none
	BonusBelowZero bool           `json:"bonus_below_zero,omitempty"`
	OncePerEvent   bool           `json:"once_per_event,omitempty"`
	CostCentre     string         `json:"cost_centre,omitempty"` // that credits are booked on
	Account        string         `json:"account,omitempty"`     // likewise
	Shared         []SharedBreach `json:"shared,omitempty"`      // with OncePerEvent
}

// ServiceCap is the most that the objectives pay whose fee base is the one service.
type ServiceCap struct {
	Service string `json:"service"`
	Cap     Price  `json:"cap"`
}

// SharedBreach counts incidents that broke the same objectives. Names are some of them.
type SharedBreach struct {
	Objectives []string `json:"objectives"` // ids
	Incidents  int      `json:"incidents"`
	Names      []string `json:"names"`
}
