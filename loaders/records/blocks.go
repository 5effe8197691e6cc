package records

import (
	"context"
	"io"
	"sync"

	"github.com/slareport/slareport/loaders/table"
	"github.com/slareport/slareport/report/evidence"
)

// part is what came of one block of a file, or of several.
type part struct {
	index int
	harvest
	books
	damage []error // of blocks: their rows before the damage are in the part, those after it are lost
}

// reset empties a part; its slices are used again.
func (p *part) reset(index int) {
	h := &p.harvest
	*p = part{index: index, harvest: harvest{
		tickets: h.tickets[:0], events: h.events[:0], outages: h.outages[:0], claims: h.claims[:0], surveys: h.surveys[:0],
		tallies: h.tallies[:0], obligations: h.obligations[:0], snapshots: h.snapshots[:0], samples: h.samples,
	}}
}

// rows makes records of the rows of a worker's block.
func (p *part) rows(w *worker, origin uint32) {
	for w.block.Next() {
		r := &w.block.Row
		if r.Err != nil {
			p.books.findOf(w.unread, r.Err.Hint.Key, evidence.Finding{
				Severity: severe, Row: r.Number, Message: notLoaded(r.Err.Message), Hint: r.Err.Hint,
			})
			p.books.settle(w.unread, outcome{kind: isRejected, cause: cause{key: "load.malformed"}}, r.Number)
			continue
		}
		pos := evidence.Pos{Origin: origin, Row: uint32(r.Number)}
		parsers, clientless := w.parsersOf(r)
		what, whose := parsers[0].row(r, pos, &p.books, &p.harvest)
		for _, parser := range parsers[1:] {
			other, also := parser.row(r, pos, &p.books, &p.harvest)
			what, whose = what.or(other), max(whose, also) // the first two places of owners know less than the others
		}
		if clientless && what.kind != isFiltered {
			p.books.noClient = p.books.noClient.and(mark{1, r.Number})
		}
		p.books.settle(whose, what, r.Number)
	}
	if err := w.block.Err(); err != nil {
		p.damage = append(p.damage, err)
	}
}

// or is what became of a row that feeds two record types: it is loaded when any record came of it, and filtered
// only when nothing was wrong with it.
func (o outcome) or(other outcome) outcome {
	if o.kind == "" || o.kind == isRejected && other.kind != "" {
		return o
	}
	if other.kind == isFiltered {
		return o
	}
	return other
}

// ahead is how many blocks a goroutine may be ahead of the one that is merged.
const ahead = 4

// inOrder reads the blocks of a file on several goroutines and merges what came of them in the order of the file.
func (r *sourceRun) inOrder(ctx context.Context, in *input, pass *table.Pass) error {
	room := make(chan struct{}, r.jobs*ahead)
	done, free := make(chan *part, r.jobs*ahead), make(chan *part, r.jobs*ahead)
	var workers sync.WaitGroup
	for range r.jobs {
		workers.Go(func() {
			w := r.workers.take(in)
			for {
				room <- struct{}{}
				if pass.Next(&w.block) != nil || ctx.Err() != nil {
					break // the error stays with the pass
				}
				p := takePart(free)
				p.reset(w.block.Index)
				p.rows(w, in.origin)
				done <- p
			}
			<-room
			r.workers.put(in, w)
		})
	}
	go func() {
		workers.Wait()
		close(done)
	}()
	early, next := map[int]*part{}, 0
	for p := range done {
		for early[p.index] = p; early[next] != nil; next++ {
			r.merge(in, early[next])
			free <- early[next]
			delete(early, next)
			<-room
		}
	}
	return passError(ctx, pass)
}

// passError is why a pass ended: nil at the end of the file.
func passError(ctx context.Context, pass *table.Pass) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	if err := pass.Next(new(table.Block)); err != io.EOF {
		return err
	}
	return nil
}

func takePart(free chan *part) *part {
	select {
	case p := <-free:
		return p
	default:
		return new(part)
	}
}
