package report

// Report is one client's period, complete: the PDF, the site, the workbook and the message are drawn from it
// and from nothing else. It is what report.json holds. Instants are RFC 3339 in UTC, money and figures are
// decimal strings; a missing figure is "".
type Report struct {
	Schema    int    `json:"schema"`
	Agreement string `json:"agreement"`
	Client    string `json:"client"`
	Slug      string `json:"slug"` // folder of the client's documents
	Provider  string `json:"provider"`
	// the side that builds the reports: provider, or client where a supplier owes the credits
	WeAre      string      `json:"we_are"`
	Currency   string      `json:"currency"`
	Locale     string      `json:"locale"`
	Contacts   Contacts    `json:"contacts"`
	Brand      Brand       `json:"brand"`
	Period     Period      `json:"period"`
	AsOf       string      `json:"as_of"`
	Unfinished string      `json:"unfinished,omitempty"`  // that the period is not over at as_of; "" for one that is
	Headline   string      `json:"headline"`              // the month in one sentence
	Standing   *Standing   `json:"provisional,omitempty"` // nil where everything was read that any objective rests on
	Objectives []Objective `json:"objectives"`
	Groups     []Group     `json:"groups,omitempty"` // objectives for each of many items, taken together
	Kept       int         `json:"kept"`             // objectives that were met, if only for what others answer for
	Before     *Before     `json:"before,omitempty"` // nil where there is no period before
	// downtime and missed deadlines, by whose fault; none where nothing was counted
	Losses     []Loss      `json:"losses"`
	Credits    Credits     `json:"credits"`
	CreditNote *CreditNote `json:"credit_note,omitempty"` // nil where no objective pays anything
	// credits that must be claimed: of the period, and earlier ones that are not settled
	Entitlements []Entitlement  `json:"entitlements"`
	WatchList    []Watch        `json:"watch_list"` // how far chronic breaches and rights to terminate are
	Claims       Claims         `json:"claims"`
	Incidents    Many[Incident] `json:"incidents"` // the major ones of the period, in order of time
	Workload     []Load         `json:"workload"`
	Outlook      []Outlook      `json:"outlook"` // in the order of the objectives
	Calendars    []Calendar     `json:"calendars"`
	Rules        []string       `json:"rules"` // conventions applied, one sentence each
	Integrity    []Check        `json:"integrity"`
	Lint         []Check        `json:"lint"`
	Sources      []Source       `json:"sources"`
	Findings     []Finding      `json:"findings"` // of the computation; those of loading stand with their source
}

// Before is what the period before came to.
type Before struct {
	Period  string `json:"period"`
	Kept    int    `json:"kept"`    // objectives that were met, if only for what others answer for
	Payable string `json:"payable"` // negative where the client owed
}

// Contacts are the addresses for the message.
type Contacts struct {
	AccountManager string   `json:"account_manager"`
	Client         []string `json:"client"`
	Finance        []string `json:"finance"`
}

// Brand is the look that the provider asked for; Logo is the bytes of a PNG or JPEG, base64 in JSON.
type Brand struct {
	Color string `json:"color"`
	Logo  []byte `json:"logo,omitempty"`
}

// Period is half-open, in UTC, with the zone whose midnights bound it.
type Period struct {
	Label    string `json:"label"`
	From     string `json:"from"`
	To       string `json:"to"`
	Timezone string `json:"timezone"`
}

// Objective is one promise, judged.
type Objective struct {
	ID      string `json:"id"`
	Group   string `json:"group,omitempty"` // id of the objective that is there once for each of many items
	Item    string `json:"item,omitempty"`  // the one of them that it is about
	Tier    string `json:"tier,omitempty"`  // of the item; "" for none
	Name    string `json:"name"`
	Service string `json:"service"`
	Kind    string `json:"kind"`
	// unit judged: case, second, request, packet, record, value, answer, event
	Unit         string  `json:"unit"`
	ValueUnit    string  `json:"value_unit"` // unit of the value: "%" for shares, else as the agreement declares
	Target       string  `json:"target"`     // as the agreement writes it, in force at the period's end
	TargetValue  string  `json:"target_value"`
	AtMost       bool    `json:"at_most"`          // lower is better
	Strict       bool    `json:"strict,omitempty"` // a value at the target misses it
	Minimum      string  `json:"minimum"`          // value, "" for none
	RequestedBy  string  `json:"requested_by"`
	Why          string  `json:"why"`
	Definition   string  `json:"definition"` // one sentence: what is measured and how
	Plan         Plan    `json:"plan"`
	Verdict      Verdict `json:"verdict"`
	BelowMinimum bool    `json:"below_minimum"`
	Sentence     string  `json:"sentence"` // the objective's result in one sentence
	Experienced  Score   `json:"experienced"`
	Attributable Score   `json:"attributable"`
	Contractual  Score   `json:"contractual"`
	// the other convention for excused units, where its verdict differs
	Alternative *Alternative `json:"alternative,omitempty"`
	// that the agreement leaves open, and that decide the verdict or the money
	Choices      []Choice      `json:"choices,omitempty"`
	Provisional  []Provisional `json:"provisional,omitempty"`  // what could not be read of what it rests on, by source
	Undetermined *Undetermined `json:"undetermined,omitempty"` // both outcomes, where anything is undetermined
	Best         *Score        `json:"best,omitempty"`
	Worst        *Score        `json:"worst,omitempty"`
	Coverage     string        `json:"coverage,omitempty"` // percent of the agreed time that the samples speak for
	Volume       string        `json:"volume"`             // units judged in the period
	Asides       []Aside       `json:"asides,omitempty"`   // further figures beside the value, never judged
	Open         int           `json:"open"`               // cases open and undecided: listed, not scored
	// these cases, the one that passes its target first first; those whose clock stands last
	OpenCases   []OpenCase `json:"open_cases,omitempty"`
	Attribution []Amount   `json:"attribution"` // parts of the experienced misses; they sum to total - good
	// from all misses (party "") by what is taken away to the provider's
	Waterfall []Amount   `json:"waterfall"`
	Misses    Many[Miss] `json:"misses"` // the heaviest first
	Trend     []Point    `json:"trend"`  // oldest first, this period last
	Credit    Credit     `json:"credit"`
}

// Plan is the measurement plan.
type Plan struct {
	Source        string `json:"source"`
	Owner         string `json:"owner"`
	Frequency     string `json:"frequency"`
	Formula       string `json:"formula"`
	Calendar      string `json:"calendar"`
	Exclusions    string `json:"exclusions"`
	Rounding      string `json:"rounding"`
	MinimumVolume int64  `json:"minimum_volume"`
}

// Score is one of the three measurements. Good and Total are exact decimals ("" for statistics and counts);
// Value is the figure to six decimals, Shown is how documents print it (before the locale's marks); neither
// is ever rounded across the target, nor to 100 when it is less. Value is "" without volume.
type Score struct {
	Good  string `json:"good"`
	Total string `json:"total"`
	Value string `json:"value"`
	Shown string `json:"shown"`
}

// Alternative is what the other convention for excused units would give.
type Alternative struct {
	Convention string  `json:"convention"` // kept or removed
	Score      Score   `json:"score"`
	Verdict    Verdict `json:"verdict"`
}

// Choice is what an objective would have come to, had the agreement said something about which it is silent.
type Choice struct {
	Key     string  `json:"key"`     // what the agreement is silent about
	Taken   string  `json:"taken"`   // what the convention takes
	Other   string  `json:"other"`   // what the agreement could have said
	Score   Score   `json:"score"`   // contractual, with the other choice
	Verdict Verdict `json:"verdict"` // with the other choice
	Payable string  `json:"payable"` // of all objectives together, with the other choice
	Text    string  `json:"text"`    // the same in a sentence
}

// Undetermined holds both outcomes of what nobody could attribute.
type Undetermined struct {
	Account          string  `json:"account"` // party on whose account the agreement puts it
	OnProvider       Score   `json:"on_provider"`
	OnOthers         Score   `json:"on_others"`
	ProviderVerdict  Verdict `json:"provider_verdict"`
	OthersVerdict    Verdict `json:"others_verdict"`
	CreditOnProvider string  `json:"credit_on_provider"`
	CreditOnOthers   string  `json:"credit_on_others"`
}

// Aside is a named figure beside the value: the response rate of a survey, the other way to count.
type Aside struct {
	Name  string `json:"name"`
	Value string `json:"value"`
	Unit  string `json:"unit"`
}

// Verdict is how an objective ended (rules §6).
type Verdict string

// The verdicts.
const (
	Met        Verdict = "met"
	Missed     Verdict = "missed"
	Excused    Verdict = "excused"
	NoVolume   Verdict = "no volume"
	NotDue     Verdict = "not due"
	NotInForce Verdict = "not in force"
	Unclear    Verdict = "undetermined"
)

// Verdicts lists them in the order of documents.
func Verdicts() []Verdict {
	return []Verdict{Missed, Unclear, Excused, Met, NoVolume, NotDue, NotInForce}
}

// Kept tells whether an objective was met, if only for what others answer for.
func (v Verdict) Kept() bool { return v == Met || v == Excused }

// Judged tells whether an objective was held against its target. One without volume or with too little measured was
// not: it is neither kept nor missed, so no document counts it among those that were.
func (v Verdict) Judged() bool { return v == Met || v == Missed || v == Excused }

// Bound is the catalogue's key of the side that the target is on: "at least {0}".
func (o *Objective) Bound() string {
	switch {
	case o.AtMost && o.Strict:
		return "target.less-than"
	case o.AtMost:
		return "target.at-most"
	case o.Strict:
		return "target.more-than"
	}
	return "target.at-least"
}

// Amount is a party's part. Party is "" for a whole, and NotCounted for what the agreement does not count.
type Amount struct {
	Party  string `json:"party"`
	Amount string `json:"amount"`
	Unit   string `json:"unit"`
}

// NotCounted stands in a waterfall for a party: the part that nobody is excused for and that the agreement does not
// count.
const NotCounted = "not-counted"

// Outcome is how one miss counts.
type Outcome string

// A miss is the provider's, excused, nobody's yet, or may be none at all.
const (
	OutcomeMissed       Outcome = "missed"
	OutcomeExcused      Outcome = "excused"
	OutcomeUndetermined Outcome = "undetermined"
	OutcomeUncounted    Outcome = "not counted" // nobody is excused, and the agreement does not count it
	OutcomeOpen         Outcome = "open"        // by what could not be read it may be no miss, or excused
)

// Miss is one experienced miss: a case, an outage, a failing run, a bad answer. Seconds are decimal strings
// of whole seconds where possible; fields that do not apply are empty.
type Miss struct {
	ID       string             `json:"id"`
	Title    string             `json:"title,omitempty"`
	Party    string             `json:"party"` // who answers for most of it
	Outcome  Outcome            `json:"outcome"`
	Weight   string             `json:"weight"` // units of the objective it costs: 1 for a case, seconds for an outage
	Parts    []Amount           `json:"parts"`  // weight by party
	Elapsed  float64            `json:"elapsed_s"`
	ByParty  map[string]float64 `json:"by_party_s,omitempty"`
	Target   float64            `json:"target_s,omitempty"`
	From     string             `json:"from,omitempty"`
	To       string             `json:"to,omitempty"`
	Segments []Segment          `json:"segments,omitempty"` // the case's timeline, in order
	// Superseded is what the clock said under the other priorities that the case had.
	Superseded []Superseded `json:"superseded,omitempty"`
	Group      string       `json:"group,omitempty"` // priority or site
	Rule       string       `json:"rule"`            // clause of the rule that decided
	Why        string       `json:"why"`             // one plain sentence
	Rows       []string     `json:"rows"`            // file:row or file:sheet!row
}

// OpenCase is a case that is open and undecided: listed, not scored. Fields that do not apply are empty.
type OpenCase struct {
	ID      string  `json:"id"`
	Title   string  `json:"title,omitempty"`
	Group   string  `json:"group,omitempty"` // priority
	Since   string  `json:"since"`           // when its clock started, or the case where that is still to come
	Elapsed float64 `json:"elapsed_s"`       // what the contract has counted so far
	Target  float64 `json:"target_s,omitempty"`
	// when the contract's clock passes the target if it runs on; "" while it stands
	Passes string   `json:"passes,omitempty"`
	Rows   []string `json:"rows"`
}

// Superseded is a clock that a change of priority set aside: how far it had run until then.
type Superseded struct {
	Group   string  `json:"group"`
	Until   string  `json:"until"`
	Target  float64 `json:"target_s"`
	Elapsed float64 `json:"elapsed_s"`
}

// Segment is a stretch of a case's timeline. Counted is false outside the calendar.
type Segment struct {
	From    string  `json:"from"`
	To      string  `json:"to"`
	Party   string  `json:"party"`
	Label   string  `json:"label,omitempty"` // the state, claim or obligation behind it
	Counted bool    `json:"counted"`
	Seconds float64 `json:"seconds,omitempty"` // counted, of a long stretch that is told with the closed hours in it
}

// Point is one period of the trend. Value fields are "" without volume.
type Point struct {
	Period       string   `json:"period"`
	Experienced  string   `json:"experienced"`
	Attributable string   `json:"attributable"`
	Contractual  string   `json:"contractual"`
	Target       string   `json:"target"`
	Verdict      Verdict  `json:"verdict"`
	Volume       string   `json:"volume"`
	Attribution  []Amount `json:"attribution"`
	Payable      string   `json:"payable"`
	Provisional  bool     `json:"provisional,omitempty"` // evidence could not be read, and leaves the value open
	// without a verdict: the values between which it lies; "" for no end
	Best  string `json:"best,omitempty"`
	Worst string `json:"worst,omitempty"`
}

// Claims lists what was accepted and what was refused.
type Claims struct {
	Accepted Many[Claim] `json:"accepted"`
	Refused  Many[Claim] `json:"refused"`
	// DisputeUntil is the local date up to which the client may dispute the report, 2006-01-02; "" for none agreed.
	DisputeUntil string `json:"dispute_until,omitempty"`
}

// Claim is a claim judged. Lacks is empty for an accepted one; Changes says what accepting it would have done.
type Claim struct {
	ID        string   `json:"id"`
	Party     string   `json:"party"`
	From      string   `json:"from,omitempty"`
	To        string   `json:"to,omitempty"`
	Of        []string `json:"of,omitempty"`
	Reason    string   `json:"reason"`
	Reference string   `json:"reference"`
	Lacks     []string `json:"lacks,omitempty"`
	Seconds   float64  `json:"seconds"` // accepted time, or time that was claimed
	Changes   []Change `json:"changes,omitempty"`
	// local date up to which a refused claim may be completed, 2006-01-02; "" for no such date
	FileUntil string `json:"file_until,omitempty"`
	Row       string `json:"row"`
	// Completable tells whether a refused claim can still get what it lacks.
	Completable bool `json:"completable,omitempty"`
}

// Change is what a figure would be if a claim had been accepted.
type Change struct {
	Objective string  `json:"objective"`
	Value     string  `json:"value"`
	Verdict   Verdict `json:"verdict"`
	Payable   string  `json:"payable"`
}

// Calendar is a calendar the period used, with the holidays that fell in it.
type Calendar struct {
	Name     string   `json:"name"`
	Zone     string   `json:"timezone"`
	Hours    string   `json:"hours"`
	Agreed   string   `json:"agreed_s"`
	Holidays []string `json:"holidays"` // "2026-10-03 Tag der Deutschen Einheit"
}

// Check is a finding of the integrity checks or of lint.
type Check struct {
	ID   string   `json:"id"`
	Text string   `json:"text"`
	Rows []string `json:"rows,omitempty"`
}
