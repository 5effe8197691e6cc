package table

import (
	"context"
	"io"

	"golang.org/x/sync/errgroup"
)

// waiting is how many blocks for each worker may be read and not yet merged.
const waiting = 4

// result is what became of a block.
type result[T any] struct {
	index int
	value T
	err   error
}

// InOrder reads a table on several goroutines. read makes a value of each block, side by side and in any
// order; worker counts from 0 and tells which of them calls, so that each can have its own column readers.
// merge is given the values in the order of the file, one at a time, up to the first error in that order:
// what comes out does not depend on timing. The findings are those of the rows.
func InOrder[T any](t *Table, workers int, read func(worker int, b *Block) (T, error), merge func(T) error) ([]Finding, error) {
	pass, err := t.Scan()
	if err != nil {
		return nil, err
	}
	workers = max(workers, 1)
	room := make(chan struct{}, workers*waiting)
	results := make(chan result[T], workers*waiting) // never full: every result has a place in room
	ctx, stop := context.WithCancel(context.Background())
	defer stop()
	var group errgroup.Group
	for worker := range workers {
		group.Go(func() error {
			readBlocks(ctx, pass, room, results, func(b *Block) (T, error) { return read(worker, b) })
			return nil
		})
	}
	go func() {
		group.Wait()
		close(results)
	}()
	err = mergeInOrder(results, room, merge)
	stop()
	group.Wait()
	return pass.Findings(), err
}

// readBlocks is one worker.
func readBlocks[T any](ctx context.Context, pass *Pass, room chan<- struct{}, results chan<- result[T], read func(*Block) (T, error)) {
	for b := (Block{}); ; {
		select {
		case room <- struct{}{}:
		case <-ctx.Done():
			return
		}
		err := pass.Next(&b)
		if err == io.EOF {
			return
		}
		r := result[T]{index: b.Index, err: err}
		if err == nil {
			if r.value, r.err = read(&b); r.err == nil {
				r.err = b.rest()
			}
		}
		results <- r
		if r.err != nil {
			return
		}
	}
}

// mergeInOrder hands values on in the order of their blocks.
func mergeInOrder[T any](results <-chan result[T], room <-chan struct{}, merge func(T) error) error {
	early := map[int]result[T]{}
	next := 0
	for r := range results {
		early[r.index] = r
		for r, ok := early[next]; ok; r, ok = early[next] {
			delete(early, next)
			next++
			if r.err != nil {
				return r.err
			}
			if err := merge(r.value); err != nil {
				return err
			}
			<-room
		}
	}
	return nil
}

// rest reads what a reader left of a block, so that the counts are complete and damage is seen.
func (b *Block) rest() error {
	for b.Next() {
	}
	return b.Err()
}

// Each calls f for every row in the order of the file, on one goroutine, until it gives an error.
func (t *Table) Each(f func(*Row) error) ([]Finding, error) {
	pass, err := t.Scan()
	if err != nil {
		return nil, err
	}
	for b := (Block{}); ; {
		if err := pass.Next(&b); err == io.EOF {
			return pass.Findings(), nil
		} else if err != nil {
			return pass.Findings(), err
		}
		for b.Next() {
			if err := f(&b.Row); err != nil {
				return pass.Findings(), err
			}
		}
		if err := b.Err(); err != nil {
			return pass.Findings(), err
		}
	}
}
