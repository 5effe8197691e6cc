package evidence

import "github.com/slareport/slareport/report/timeline"

// Series names what a sample measured. Samples refer to it by index, so a row costs no strings.
type Series struct{ Client, Service, Site, Provider Text }

// Sample is one probe or counter reading. Absent numbers are NoFixed, absent counters -1.
type Sample struct {
	At              timeline.Instant
	Sent, Received  int64
	Latency, Jitter Fixed // in the unit of the export's column; the agreement names the unit
	Series          int32 // index into the Batch's series
	OK              Flag
	Row             uint32
}

// Batch is a run of samples of one file in file order. Its slices are reused: a receiver keeps no reference.
type Batch struct {
	Origin  uint32
	Chunk   int // chunks of a file are numbered in file order and may be delivered side by side
	Series  []Series
	Samples []Sample
}
