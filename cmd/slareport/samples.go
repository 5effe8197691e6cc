package main

import (
	"context"

	"github.com/slareport/slareport/loaders/records"
	"github.com/slareport/slareport/report/evidence"
	"github.com/slareport/slareport/report/sampling"
	"github.com/slareport/slareport/report/score/assess"
	"github.com/slareport/slareport/report/timeline"
)

// readSamples streams the samples into partial results. Series whose readings come out of order take a second
// reading of the files.
func (l *loadedData) readSamples(ctx context.Context, options records.Options, asOf timeline.Instant) error {
	plan, err := assess.SamplePlan(l.agreements, l.views, asOf)
	if err != nil {
		return err
	}
	for pass := sampling.NewPass(plan); pass != nil; {
		newSink := func() func(*evidence.Batch) { return l.alsoTo(pass.Worker().Add) }
		if err := records.StreamSamples(ctx, l.ws, l.evidence, options, newSink); err != nil {
			return err
		}
		l.samples, pass = pass.Finish()
	}
	var repeated []records.Repeated
	for _, s := range l.samples.Series {
		for origin, odd := range s.Duplicates {
			repeated = append(
				repeated, records.Repeated{Origin: origin, Client: s.Key.Client, Count: int(odd.N), Row: int(odd.First.Row)},
			)
		}
	}
	records.CountDuplicates(l.ws, l.evidence, repeated)
	return nil
}

// alsoTo is what takes batches in, and those of an instant that is asked for.
func (l *loadedData) alsoTo(add func(*evidence.Batch)) func(*evidence.Batch) {
	if l.readings == nil {
		return add
	}
	return func(b *evidence.Batch) {
		l.readings.Add(b)
		add(b)
	}
}
