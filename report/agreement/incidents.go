package agreement

// Major says which incidents the report tells one by one, by filters; "" is none.
type Major struct{ Outages, Tickets string }

// DefaultMajor is what holds where an agreement is silent: outages that the export itself calls major or critical.
func DefaultMajor() Major { return Major{Outages: `severity in ["major", "critical"]`} }

// Workload is work that periods bring, counted, and the most of it that was agreed.
type Workload struct {
	Name, Service string
	Of, Where     string         // record type (tickets, outages, surveys) and a filter on it
	Limits        []Dated[int64] // in a period; empty: none agreed
}
