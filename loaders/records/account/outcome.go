package account

import "github.com/slareport/slareport/report/finding"

// Outcome is what became of a row for one record type.
type Outcome struct {
	Kind string // Filtered, Rejected, Duplicate, or "" when a record came of it
	Cause
	ByFilter bool // the cause names the source's filter
}

// Cause is why a row is not loaded: a key and the name that its sentence has a place for, if any.
type Cause struct{ Key, Name string }

// None says that there is no reason to leave the row out.
func (c Cause) None() bool { return c.Key == "" }

// Message is the sentence of the cause.
func (c Cause) Message() finding.Message {
	if c.Name == "" {
		return finding.Say(c.Key)
	}
	return finding.Say(c.Key, c.Name)
}

// Or is what became of a row that feeds two record types: it is loaded when any record came of it, and filtered
// only when nothing was wrong with it.
func (o Outcome) Or(other Outcome) Outcome {
	if o.Kind == "" || o.Kind == Rejected && other.Kind != "" {
		return o
	}
	if other.Kind == Filtered {
		return o
	}
	return other
}
