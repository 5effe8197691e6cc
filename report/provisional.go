package report

// Provisional says that a figure rests on evidence that could not be read, and what it is at best and at worst
// (rules §13).
type Provisional struct {
	// Key is the same in every language: source-unread, file-missing, not-covered, rows-rejected, cells-unread,
	// records-doubtful.
	Key     string `json:"key"`
	Source  string `json:"source"`          // id in slareport.yaml
	Records string `json:"records"`         // type of the records that are missing
	For     string `json:"for"`             // measurement, or excuses: who answers for misses
	Count   int    `json:"count,omitempty"` // records that are missing; 0 where nobody knows how many
	Text    string `json:"text"`            // in a sentence
	Best    Bound  `json:"best"`            // of everything that could not be read
	Worst   Bound  `json:"worst"`
	Between string `json:"between"` // money between both cases; "" where nothing bounds it
}

// Bound is what an objective, or the credit of an agreement, is in one of the cases. Value is "" where nothing bounds
// it, and for an agreement.
type Bound struct {
	Value   string  `json:"value"`
	Shown   string  `json:"shown"`
	Verdict Verdict `json:"verdict,omitempty"`
	Payable string  `json:"payable"` // "" where nothing bounds it
}

// Standing is what every document says first of a report that is provisional.
type Standing struct {
	Text       string        `json:"text"`       // what could not be read and what hangs on it, in a few sentences
	Missing    []Provisional `json:"missing"`    // by source; the bounds are those of the whole credit
	Objectives []string      `json:"objectives"` // ids of those that are not certain
}
