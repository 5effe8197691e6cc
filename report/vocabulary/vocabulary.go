package vocabulary

// Vocabulary is the values of one field in the records of one source.
type Vocabulary struct {
	Source      string  `json:"source"`                 // id in slareport.yaml
	Records     string  `json:"records"`                // type of the records
	Field       string  `json:"field"`                  // of the records
	Values      []Value `json:"values"`                 // the most frequent first
	Further     int     `json:"further,omitempty"`      // values beyond those listed
	FurtherRows int     `json:"further_rows,omitempty"` // rows that have one of them
}

// Value is a value of a field, in the spelling that comes first in the alphabet.
type Value struct {
	Value  string    `json:"value"`
	Count  int       `json:"count"`   // rows that have it; of a history the changes from it or to it
	MapsTo []Meaning `json:"maps_to"` // by agreement whose client has rows with it; empty: nobody's rows
}

// Meaning is what an agreement makes of a value.
type Meaning struct {
	Agreement string   `json:"agreement"` // its id
	To        []string `json:"to"`        // party, targets, objectives; empty: nothing
}

// longest is how many values of a field are listed.
const longest = 1000
