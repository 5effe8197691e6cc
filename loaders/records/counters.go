package records

import (
	"slices"

	"github.com/slareport/slareport/loaders/presets"
	"github.com/slareport/slareport/report/evidence"
)

// Where samples have counters, a blank one is not one request: nobody knows how many there were.
//
// Rule §13 (unread-counters): A sample of which sent or received is blank or could not be read, in a file with columns for
// both of a source in which any row fills them, stands for nobody knows how many requests. In a source in which no row
// fills them, each sample is one request.

// counted tells whether samples of the source have counters.
func (r *readers) counted() bool {
	for _, field := range []string{"sent", "received"} {
		if n := r.columns[fieldOf{presets.Samples, field}]; n != nil && n.Filled() {
			return true
		}
	}
	return false
}

// uncounted tells whether files have columns for counters and no row has shown any number in them yet.
func (r *readers) uncounted() bool {
	met := r.met[presets.Samples]
	return met["sent"] && met["received"] && !r.counted()
}

// finishSample looks at what the cells of a sample say together.
func finishSample(r *sampleRow, e *entry) string {
	if r.lost {
		switch r.sample.OK {
		case evidence.Blank:
			r.sample.OK = evidence.No
		case evidence.Yes:
			e.find(evidence.Severe, "ok", "load.lost-but-ok", "")
		}
	}
	if e.headers["sent"] == "" || e.headers["received"] == "" || !e.readers.counted() {
		return ""
	}
	switch {
	case slices.Contains(e.missing, "sent"), slices.Contains(e.missing, "received"): // one of them is enough
	case r.sample.Sent < 0:
		e.find(evidence.Severe, "sent", "load.counter-blank", "")
	case r.sample.Received < 0:
		e.find(evidence.Severe, "received", "load.counter-blank", "")
	}
	return ""
}
