package records

import (
	"slices"

	"github.com/slareport/slareport/loaders/presets"
	"github.com/slareport/slareport/loaders/records/asof"
	"github.com/slareport/slareport/report/evidence"
	"github.com/slareport/slareport/report/timeline"
)

// sampleRow is what is read of a row for a sample.
type sampleRow struct {
	evidence.Series
	sample evidence.Sample
	pos    evidence.Pos
	lost   bool // a word says that no answer came
}

// sampleKind is the plain path of samples: any file, any form of cell. Filters see the series of a sample.
func sampleKind() kind[sampleRow, evidence.Series] {
	type row = sampleRow
	text := func(get func(*row) *evidence.Text) slot[row] { return slot[row]{text: get} }
	number := func(get func(*row) *evidence.Fixed) slot[row] {
		return slot[row]{number: get, natural: true, lost: func(r *row) { r.lost = true }}
	}
	whole := func(get func(*row) *int64) slot[row] { return slot[row]{whole: get, natural: true} }
	return kind[row, evidence.Series]{
		name:  presets.Samples,
		blank: sampleRow{sample: blankSample},
		slots: map[string]slot[row]{
			"at":       {instant: func(r *row) *timeline.Instant { return &r.sample.At }},
			"client":   text(func(r *row) *evidence.Text { return &r.Client }),
			"service":  text(func(r *row) *evidence.Text { return &r.Service }),
			"site":     text(func(r *row) *evidence.Text { return &r.Site }),
			"provider": text(func(r *row) *evidence.Text { return &r.Provider }),
			"sent":     whole(func(r *row) *int64 { return &r.sample.Sent }),
			"received": whole(func(r *row) *int64 { return &r.sample.Received }),
			"latency":  number(func(r *row) *evidence.Fixed { return &r.sample.Latency }),
			"jitter":   number(func(r *row) *evidence.Fixed { return &r.sample.Jitter }),
			"ok":       {flag: func(r *row) *evidence.Flag { return &r.sample.OK }},
		},
		record: func(r *row) *evidence.Series { return &r.Series },
		client: func(e *evidence.Series) evidence.Text { return e.Client },
		pos:    func(r *row) *evidence.Pos { return &r.pos },
		finish: finishSample,
		keep: func(r *row, h *harvest) {
			r.sample.Row, r.sample.Series = r.pos.Row, h.samples.index(r.Series)
			*h.samples.extend() = r.sample
		},
	}
}

// blankSample is a sample of which nothing is known.
var blankSample = evidence.Sample{
	At: timeline.NoInstant, Sent: -1, Received: -1, Latency: evidence.NoFixed, Jitter: evidence.NoFixed,
}

// batcher fills the batches of one goroutine. The dictionary of series grows from batch to batch, so that a
// receiver need not look the same series up again, and begins anew when it has become long.
type batcher struct {
	evidence.Batch
	known map[evidence.Series]int32
	dates asof.Dates
}

// longDictionary is so many series that copying them from batch to batch would cost more than finding them.
const longDictionary = 4096

// begin empties the batch; fresh tells whether the dictionary began anew.
func (b *batcher) begin(origin uint32, chunk int) (fresh bool) {
	b.Origin, b.Chunk, b.Samples = origin, chunk, b.Samples[:0]
	if fresh = b.known == nil || len(b.Series) > longDictionary; fresh {
		b.known, b.Series = map[evidence.Series]int32{}, b.Series[:0]
	}
	return fresh
}

// index is the place of a series in the dictionary.
func (b *batcher) index(s evidence.Series) int32 {
	i, known := b.known[s]
	if !known {
		i = int32(len(b.Batch.Series))
		b.known[s] = i
		b.Batch.Series = append(b.Batch.Series, s)
	}
	return i
}

// extend makes room for a sample at the end of the batch; shrink takes it back.
func (b *batcher) extend() *evidence.Sample {
	if len(b.Samples) == cap(b.Samples) {
		b.Samples = slices.Grow(b.Samples, 1)
	}
	b.Samples = b.Samples[:len(b.Samples)+1]
	return &b.Samples[len(b.Samples)-1]
}

func (b *batcher) shrink() { b.Samples = b.Samples[:len(b.Samples)-1] }

// end takes note of when the samples of the batch were taken.
func (b *batcher) end() {
	for i := range b.Samples {
		b.dates.Meet(b.Samples[i].At, evidence.Pos{Origin: b.Origin, Row: b.Samples[i].Row}, "at")
	}
}
