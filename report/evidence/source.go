package evidence

import "slices"

// Source reconciles one file of a source. A file that feeds several record types counts its rows once; a row is
// loaded when any record came of it. Its own Account is over all rows, for the provider; the Parts divide it by
// whose rows they are, for the documents of clients.
type Source struct {
	ID      string   `json:"id"`
	File    string   `json:"file"`
	Sheet   string   `json:"sheet,omitempty"`
	SHA256  string   `json:"sha256"`
	Records []string `json:"records"`
	Account
	Parts      []Part   `json:"-"` // in no order that means anything
	Incomplete bool     `json:"-"` // it is missing, or could not be read whole
	Of         Audience `json:"-"` // the client that the source names for all its rows, if any
}

// Account says what became of rows, and what was found in them: Rows = Loaded + Duplicates + Filtered + Rejected
// (rules §2).
type Account struct {
	Rows       int       `json:"rows"`
	Loaded     int       `json:"loaded"`
	Duplicates int       `json:"duplicates"`
	Filtered   int       `json:"filtered"`
	Rejected   int       `json:"rejected"`
	Reasons    []Reason  `json:"reasons,omitempty"`
	Findings   []Finding `json:"findings"`
}

// Part is the account of the rows of one Audience.
type Part struct {
	Audience Audience
	Account
}

// Reason counts the rows that were not loaded for one cause.
type Reason struct {
	Kind  string `json:"kind"` // duplicates, filtered, rejected
	Text  string `json:"text"`
	Count int    `json:"count"`
	Row   int    `json:"first_row"` // first row it happened to
}

// Count adds rows that were not loaded to those of the same cause.
func (a *Account) Count(r Reason) {
	i := slices.IndexFunc(a.Reasons, func(x Reason) bool { return x.Kind == r.Kind && x.Text == r.Text })
	if i < 0 {
		a.Reasons = append(a.Reasons, r)
		return
	}
	known := &a.Reasons[i]
	known.Count, known.Row = known.Count+r.Count, min(known.Row, r.Row)
}

// Finding is something a reader should know about a place in the data. It never stops the work by itself.
type Finding struct {
	Severity string `json:"severity"` // error: rows lost to it; warning; note
	File     string `json:"file,omitempty"`
	Sheet    string `json:"sheet,omitempty"`
	Row      int    `json:"row,omitempty"`
	Column   string `json:"column,omitempty"`
	Text     string `json:"text"`
	Hint     string `json:"hint,omitempty"`
	Count    int    `json:"count,omitempty"` // how often the same thing was met; the place is the first
}
