package records

import (
	"runtime"

	"github.com/slareport/slareport/loaders/records/trace"
)

// Options are the ways to load that change no result.
type Options struct {
	Jobs     int                     // goroutines that read side by side; 0: one for each processor
	Progress func(done, total int64) // told the bytes read so far and in all, one call at a time; may be nil
	Trace    *trace.Trace            // a case to be followed; nil for none
}

func (o Options) jobs() int {
	if o.Jobs > 0 {
		return o.Jobs
	}
	return runtime.GOMAXPROCS(0)
}
