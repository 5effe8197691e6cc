package rows

import (
	"github.com/slareport/slareport/loaders/presets"
)

// Where samples have counters, a blank one is not one request: nobody knows how many there were.
//
// Rule §13 (unread-counters): A sample of which sent or received is blank or could not be read, in a file with columns
// for both of a source in which any row fills them, stands for nobody knows how many requests. In a source in which no
// row fills them, each sample is one request.

// Counted tells whether samples of the source have counters.
func (r *Source) Counted() bool {
	for _, field := range []string{"sent", "received"} {
		if n := r.Number(presets.Samples, field); n != nil && n.Filled() {
			return true
		}
	}
	return false
}

// uncounted tells whether files have columns for counters and no row has shown any number in them yet.
func (r *Source) uncounted() bool {
	met := r.seen[presets.Samples]
	return met["sent"] && met["received"] && !r.Counted()
}
