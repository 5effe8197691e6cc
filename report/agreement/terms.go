package agreement

// Terms are what an objective promises. Each kind of objective has a type of its own for them, in report/kinds; what
// stands here is what every package may ask of them.
type Terms interface {
	// Kind is the name of the kind, as agreements write it (rules §3).
	Kind() string

	// ValueUnit is the unit of the value under a target: "%" for shares, "" for plain numbers.
	ValueUnit(Target) string

	// Events tells whether the value is a number of events: what lies beyond a limit are whole ones.
	Events() bool
}

// Kind is the name of an objective's kind; "" while it has no terms.
func (o *Objective) Kind() string {
	if o.Terms == nil {
		return ""
	}
	return o.Terms.Kind()
}
