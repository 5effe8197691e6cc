package report

// Incident is a major incident told from its beginning to its end: what happened when, what was promised about
// it, and how long the client heard nothing. Which incidents are major is the agreement's to say.
type Incident struct {
	ID       string  `json:"id"`
	Title    string  `json:"title,omitempty"`
	Service  string  `json:"service"`
	Severity string  `json:"severity,omitempty"` // severity of the outage or priority of the ticket, as the export says
	Party    string  `json:"party"`              // who answers for it by the evidence; undetermined where nothing says
	From     string  `json:"from"`
	To       string  `json:"to,omitempty"`    // "" while it lasts
	Seconds  float64 `json:"seconds"`         // from From to To, or to the date of the data
	Users    string  `json:"users,omitempty"` // percent of the users hit
	Marks    []Mark  `json:"marks"`           // in order of time
	// the longest time without a word to the client; nil where messages are not recorded
	Silence  *Silence  `json:"silence,omitempty"`
	Promises []Promise `json:"promises"` // in the order of the objectives
	Sentence string    `json:"sentence"` // the incident in one or two plain sentences
	Rows     []string  `json:"rows"`     // file:row or file:sheet!row
}

// Mark is something that happened during an incident.
type Mark struct {
	// Key is the same in every language: began, detected, acknowledged, told, update, state, reopened, resolved, ended,
	// closed.
	Key   string  `json:"key"`
	Text  string  `json:"text"` // in words, such as "client told"
	At    string  `json:"at"`
	After float64 `json:"after_s"` // since the incident began
	Row   string  `json:"row"`
}

// Silence is a time in which the client heard nothing.
type Silence struct {
	From    string  `json:"from"`
	To      string  `json:"to"`
	Seconds float64 `json:"seconds"`
}

// Promise is what a time promise of the agreement came to for one incident.
type Promise struct {
	Objective string  `json:"objective"` // id
	Name      string  `json:"name"`
	Outcome   string  `json:"outcome"`   // kept, missed, excused or open
	Elapsed   float64 `json:"elapsed_s"` // counted time, on the promise's calendar
	Target    float64 `json:"target_s"`
	Text      string  `json:"text"` // in words: took of allowed
}

// Load is how much work a period brought, against what was agreed.
type Load struct {
	Name    string      `json:"name"`
	Service string      `json:"service"`
	Limit   string      `json:"limit,omitempty"` // most that was agreed; "" for none
	Value   string      `json:"value"`           // what was read
	Open    bool        `json:"open,omitempty"`  // more may have come that could not be read
	Most    string      `json:"most,omitempty"`  // with it, where its number is known
	Share   string      `json:"share,omitempty"` // value in percent of the limit
	Over    bool        `json:"over"`            // beyond the limit
	Trend   []LoadPoint `json:"trend"`           // oldest first, this period last
	Parts   []LoadPart  `json:"parts,omitempty"` // by priority, where tickets have one; they sum to the value
}

// LoadPoint is the work of one period; Value is "" where no data reaches, or nobody knows how much came.
type LoadPoint struct {
	Period string `json:"period"`
	Value  string `json:"value"`
}

// LoadPart is the part of the work that has one priority.
type LoadPart struct {
	Name  string `json:"name"`
	Value string `json:"value"`
}

// Outlook is what an objective's history lets one expect of the next period.
type Outlook struct {
	Objective   string `json:"objective"` // id
	Target      string `json:"target"`    // in force when the next period begins, as the agreement writes it
	TargetValue string `json:"target_value"`
	AtMost      bool   `json:"at_most"`
	Periods     int    `json:"periods"`             // periods of the history with a value, the reported one included
	Reached     int    `json:"reached"`             // of these, those whose contractual value reaches the target
	Undecided   int    `json:"undecided,omitempty"` // periods left out, since they have no verdict
	// of reaching it next period, in percent, the middle of the interval; "" with too few periods
	Chance string `json:"chance,omitempty"`
	Low    string `json:"low,omitempty"` // ends of its 90 % interval
	High   string `json:"high,omitempty"`
	// level that nine of ten periods reached, in the unit of the target; "" with fewer than ten
	Realistic string `json:"realistic,omitempty"`
	Text      string `json:"text"` // the outlook in one sentence
}
