package records

import (
	"bytes"
	"slices"
	"unsafe"

	"github.com/slareport/slareport/loaders/presets"
	"github.com/slareport/slareport/loaders/records/input"
	"github.com/slareport/slareport/report/evidence"
)

// Places of a file at which its rows are counted.
const (
	samplePlaces = 4
	sampleSize   = 32 << 10 // bytes at each
)

// reserve makes room for the rows of a source at once, since growing by and by would hold them twice. How many there
// are is a guess, so that only costs memory, and little: see roomFor.
func (r *sourceRun) reserve(in *input.File) {
	if r.set.Tickets != nil || r.set.Events != nil || in.EventLog {
		return
	}
	lines, sample := int64(0), make([]byte, sampleSize)
	for place := range int64(samplePlaces) {
		n, _ := in.Content.Readable.ReadAt(sample, in.Size/samplePlaces*place)
		lines += int64(bytes.Count(sample[:n], []byte{'\n'}))
	}
	rows := r.size * lines / (samplePlaces * sampleSize) * 17 / 16
	for _, record := range r.spec().Records {
		switch record.Type {
		case presets.Tickets:
			r.set.Tickets = roomFor(r.set.Tickets, rows, r.size)
		case presets.TicketEvents:
			r.set.Events = roomFor(r.set.Events, rows, r.size)
		}
	}
}

// roomFor makes room for about so many records, and for no more than fit into twice the size of their files: lines
// need not be rows. Real rows are hardly shorter than that; where they are, the list grows as any other.
func roomFor[R evidence.Ticket | evidence.Event](list []R, rows, size int64) []R {
	return slices.Grow(list, int(min(rows, 2*size/int64(unsafe.Sizeof(*new(R))))))
}
