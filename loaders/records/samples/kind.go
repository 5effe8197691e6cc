package samples

import (
	"maps"
	"slices"

	"github.com/slareport/slareport/loaders/presets"
	"github.com/slareport/slareport/loaders/records/columns"
	"github.com/slareport/slareport/loaders/records/headers"
	"github.com/slareport/slareport/loaders/records/recordset"
	"github.com/slareport/slareport/loaders/records/rows"
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

// Kind is the plain path of samples: any file, any form of cell. Filters see the series of a sample.
func Kind() twoPaths {
	type row = sampleRow
	text := func(get func(*row) *evidence.Text) rows.Slot[row] { return rows.Slot[row]{Text: get} }
	number := func(get func(*row) *evidence.Fixed) rows.Slot[row] {
		return rows.Slot[row]{Number: get, NotNegative: true, NoAnswer: func(r *row) { r.lost = true }}
	}
	whole := func(get func(*row) *int64) rows.Slot[row] { return rows.Slot[row]{Whole: get, NotNegative: true} }
	return twoPaths{rows.Kind[row, evidence.Series]{
		Name:  presets.Samples,
		Blank: sampleRow{sample: blankSample},
		Slots: map[string]rows.Slot[row]{
			"at":       {Instant: func(r *row) *timeline.Instant { return &r.sample.At }},
			"client":   text(func(r *row) *evidence.Text { return &r.Client }),
			"service":  text(func(r *row) *evidence.Text { return &r.Service }),
			"site":     text(func(r *row) *evidence.Text { return &r.Site }),
			"provider": text(func(r *row) *evidence.Text { return &r.Provider }),
			"sent":     whole(func(r *row) *int64 { return &r.sample.Sent }),
			"received": whole(func(r *row) *int64 { return &r.sample.Received }),
			"latency":  number(func(r *row) *evidence.Fixed { return &r.sample.Latency }),
			"jitter":   number(func(r *row) *evidence.Fixed { return &r.sample.Jitter }),
			"ok":       {Flag: func(r *row) *evidence.Flag { return &r.sample.OK }},
		},
		Record: func(r *row) *evidence.Series { return &r.Series },
		Client: func(e *evidence.Series) evidence.Text { return e.Client },
		Pos:    func(r *row) *evidence.Pos { return &r.pos },
		Finish: finishSample,
		Keep: func(r *row, h *recordset.Set) {
			r.sample.Row, r.sample.Series = r.pos.Row, h.Samples.Index(r.Series)
			*h.Samples.Extend() = r.sample
		},
	}}
}

// twoPaths is the kind of samples, whose files mostly take a fast path.
type twoPaths struct {
	rows.Kind[sampleRow, evidence.Series]
}

// Parser gives the fast path of a file, or the plain one where rows must take that.
func (k twoPaths) Parser(b *columns.Binding, source *rows.Source, h *headers.Row) (rows.Parser, error) {
	plain, err := rows.NewReader(k.Kind, b, source, h)
	if err != nil {
		return nil, err
	}
	return newFast(plain, b, source), nil
}

// blankSample is a sample of which nothing is known.
var blankSample = evidence.Sample{
	At: timeline.NoInstant, Sent: -1, Received: -1, Latency: evidence.NoFixed, Jitter: evidence.NoFixed,
}

// notBlank notes what a sample should say and leaves blank.
//
// Convention doubt (samples-blank): A sample that leaves its state blank in a file with a column for it, and has no
// counters, may have succeeded or failed. One that was answered and leaves its latency blank, in a file with a column
// for it, had one that nobody knows. Without a column for the state a sample without a latency, and without any other
// reading, may have failed; one with a latency was answered. Where the mapping of words says that one of them says
// nothing, as maintenance says nothing of a service, a blank state is silence: a gap, for which coverage is agreed.
func notBlank(r *sampleRow, e *rows.Entry) {
	s := &r.sample
	counted := s.Sent >= 0 && s.Received >= 0
	measured := s.Latency.Known() || s.Jitter.Known()
	unstated := s.OK == evidence.Blank && !counted && !slices.Contains(e.Missing, "ok") &&
		!mapsToNothing(e.Bound.Column("ok"))
	if unstated && (e.Headers["ok"] != "" || e.Headers["latency"] != "" && !measured) {
		e.Find(evidence.Severe, "ok", "load.state-blank", "")
	}
	if !r.lost && latencyBlank(s) && e.Headers["latency"] != "" && !slices.Contains(e.Missing, "latency") {
		e.Find(evidence.Severe, "latency", "load.latency-blank", "")
	}
}

// mapsToNothing tells whether a word of a column says nothing.
func mapsToNothing(c *columns.Column) bool {
	return c != nil && slices.Contains(slices.Collect(maps.Values(c.Values)), "")
}

// latencyBlank tells whether a sample was answered, or may have been, and leaves its latency blank.
func latencyBlank(s *evidence.Sample) bool {
	answered := s.OK == evidence.Yes || s.OK == evidence.Blank && s.Received != 0
	return answered && !s.Latency.Known() && (s.OK == evidence.Yes || !s.Jitter.Known())
}

// finishSample looks at what the cells of a sample say together.
func finishSample(r *sampleRow, e *rows.Entry) string {
	if r.lost {
		switch r.sample.OK {
		case evidence.Blank:
			r.sample.OK = evidence.No
		case evidence.Yes:
			e.Find(evidence.Severe, "ok", "load.lost-but-ok", "")
		}
	}
	notBlank(r, e)
	if e.Headers["sent"] == "" || e.Headers["received"] == "" || !e.Source.Counted() {
		return ""
	}
	switch {
	case slices.Contains(e.Missing, "sent"), slices.Contains(e.Missing, "received"): // one of them is enough
	case r.sample.Sent < 0:
		e.Find(evidence.Severe, "sent", "load.counter-blank", "")
	case r.sample.Received < 0:
		e.Find(evidence.Severe, "received", "load.counter-blank", "")
	}
	return ""
}
