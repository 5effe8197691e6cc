package records

import (
	"github.com/slareport/slareport/loaders/presets"
	"github.com/slareport/slareport/loaders/records/recordset"
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
		keep: func(r *row, h *recordset.Set) {
			r.sample.Row, r.sample.Series = r.pos.Row, h.Samples.Index(r.Series)
			*h.Samples.Extend() = r.sample
		},
	}
}

// blankSample is a sample of which nothing is known.
var blankSample = evidence.Sample{
	At: timeline.NoInstant, Sent: -1, Received: -1, Latency: evidence.NoFixed, Jitter: evidence.NoFixed,
}
