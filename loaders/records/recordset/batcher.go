package recordset

import (
	"slices"

	"github.com/slareport/slareport/loaders/records/asof"
	"github.com/slareport/slareport/report/evidence"
)

// Batcher fills the batches of one goroutine. The dictionary of series grows from batch to batch, so that a
// receiver need not look the same series up again, and begins anew when it has become long.
type Batcher struct {
	evidence.Batch
	known map[evidence.Series]int32
	Dates asof.Dates
}

// longDictionary is so many series that copying them from batch to batch would cost more than finding them.
const longDictionary = 4096

// Begin empties the batch; fresh tells whether the dictionary began anew.
func (b *Batcher) Begin(origin uint32, chunk int) (fresh bool) {
	b.Origin, b.Chunk, b.Samples = origin, chunk, b.Samples[:0]
	if fresh = b.known == nil || len(b.Series) > longDictionary; fresh {
		b.known, b.Series = map[evidence.Series]int32{}, b.Series[:0]
	}
	return fresh
}

// Index is the place of a series in the dictionary.
func (b *Batcher) Index(s evidence.Series) int32 {
	i, known := b.known[s]
	if !known {
		i = int32(len(b.Batch.Series))
		b.known[s] = i
		b.Batch.Series = append(b.Batch.Series, s)
	}
	return i
}

// Extend makes room for a sample at the end of the batch; shrink takes it back.
func (b *Batcher) Extend() *evidence.Sample {
	if len(b.Samples) == cap(b.Samples) {
		b.Samples = slices.Grow(b.Samples, 1)
	}
	b.Samples = b.Samples[:len(b.Samples)+1]
	return &b.Samples[len(b.Samples)-1]
}

func (b *Batcher) Shrink() { b.Samples = b.Samples[:len(b.Samples)-1] }

// End takes note of when the samples of the batch were taken.
func (b *Batcher) End() {
	for i := range b.Samples {
		b.Dates.Meet(b.Samples[i].At, evidence.Pos{Origin: b.Origin, Row: b.Samples[i].Row}, "at")
	}
}
