package evidence

// Source reconciles one file of a source: Rows = Loaded + Duplicates + Filtered + Rejected (rules §2).
// A file that feeds several record types counts its rows once; a row is loaded when any record came of it.
type Source struct {
	ID         string    `json:"id"`
	File       string    `json:"file"`
	Sheet      string    `json:"sheet,omitempty"`
	SHA256     string    `json:"sha256"`
	Records    []string  `json:"records"`
	Rows       int       `json:"rows"`
	Loaded     int       `json:"loaded"`
	Duplicates int       `json:"duplicates"`
	Filtered   int       `json:"filtered"`
	Rejected   int       `json:"rejected"`
	Reasons    []Reason  `json:"reasons,omitempty"`
	Findings   []Finding `json:"findings"`
}

// Reason counts the rows that were not loaded for one cause.
type Reason struct {
	Kind  string `json:"kind"` // duplicates, filtered, rejected
	Text  string `json:"text"`
	Count int    `json:"count"`
	Row   int    `json:"first_row"` // first row it happened to
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
