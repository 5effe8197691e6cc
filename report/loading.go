package report

// Loading is what came of reading the exports, over all clients. It is for the provider alone: rows of every client
// are in it, and those of which nobody knows whose they are.
//
// Rule §14 (rows-of-nobody): What is found in rows that belong to nobody, or to several clients, is reported to the
// provider.
type Loading struct {
	Sources  []Source
	Findings []Finding // those that only all sources together show
}
