package sampling

import (
	"slices"

	"github.com/slareport/slareport/report/evidence"
)

// Worker takes batches in for one goroutine. It groups the readings of a batch by series, so that each series
// is reduced in one loop over neighbouring memory and nothing is looked up per row.
type Worker struct {
	pass    *Pass
	source  string
	names   []evidence.Series // the dictionary last seen …
	series  []*Series         // … and what its entries are
	place   []int32           // by series: where its part of order ends
	order   []int32           // the samples of the batch, by series
	rows    []reading         // of one series
	reducer reducer
}

// Worker makes a worker.
func (p *Pass) Worker() *Worker {
	return &Worker{pass: p, reducer: reducer{packer: packer{again: true}}}
}

// Add takes a batch in; the batch may be reused afterwards. Batches of some thousand samples or more are
// fast, smaller ones only right. What the batches of a file hold counts once, however they are cut.
func (w *Worker) Add(b *evidence.Batch) {
	if len(b.Samples) == 0 {
		return
	}
	w.translate(b)
	w.group(b)
	from := int32(0)
	for i, g := range w.series {
		part := w.order[from:w.place[i]]
		from = w.place[i]
		if len(part) == 0 {
			continue
		}
		if g.spec == nil {
			w.pass.count(g, len(part))
			continue
		}
		list := w.gather(b, part)
		if w.pass.keep(g, list, &w.reducer) {
			continue
		}
		made := w.reducer.reduce(g.spec, list)
		w.pass.put(g, b.Origin, b.Chunk, &made)
	}
}

// translate finds the series of the batch's dictionary, as far as it differs from the last one.
func (w *Worker) translate(b *evidence.Batch) {
	if source := w.pass.specs.plan.Source(b.Origin); source != w.source {
		w.source, w.names, w.series = source, w.names[:0], w.series[:0]
	}
	for i, name := range b.Series {
		if i < len(w.names) && w.names[i] == name {
			continue
		}
		g := w.pass.find(Key{name, w.source})
		if i < len(w.names) {
			w.names[i], w.series[i] = name, g
			continue
		}
		w.names, w.series = append(w.names, name), append(w.series, g)
	}
	w.names, w.series = w.names[:len(b.Series)], w.series[:len(b.Series)]
}

// group sorts the batch by series in two counting passes; place then says where each series ends in order.
// Readings later than the date of the data are left out.
func (w *Worker) group(b *evidence.Batch) {
	w.place = append(w.place[:0], make([]int32, len(b.Series))...)
	end := w.pass.specs.plan.end()
	for i := range b.Samples {
		if b.Samples[i].At <= end {
			w.place[b.Samples[i].Series]++
		}
	}
	sum := int32(0)
	for i, n := range w.place {
		w.place[i] = sum
		sum += n
	}
	w.order = slices.Grow(w.order[:0], int(sum))[:sum]
	for i := range b.Samples {
		if s := &b.Samples[i]; s.At <= end {
			w.order[w.place[s.Series]] = int32(i)
			w.place[s.Series]++
		}
	}
}

// gather puts the readings of one series side by side.
func (w *Worker) gather(b *evidence.Batch, order []int32) []reading {
	w.rows = slices.Grow(w.rows[:0], len(order))[:len(order)]
	for i, n := range order {
		s := &b.Samples[n]
		w.rows[i] = reading{s.At, s.Sent, s.Received, s.Latency, s.Jitter, b.Origin, s.Row, int32(b.Chunk), state(s)}
	}
	return w.rows
}
