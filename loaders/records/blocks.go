package records

import (
	"context"
	"io"
	"sync"

	"github.com/slareport/slareport/loaders/records/account"
	"github.com/slareport/slareport/loaders/records/input"
	"github.com/slareport/slareport/loaders/records/recordset"
	"github.com/slareport/slareport/loaders/records/rows"
	"github.com/slareport/slareport/loaders/table"
	"github.com/slareport/slareport/report/evidence"
)

// part is what came of one block of a file, or of several.
type part struct {
	index int
	share float64 // of the file, with what comes before it; 0 where nobody knows
	recordset.Set
	account.Books
	others input.IgnoredCells
	damage []error // of blocks: their rows before the damage are in the part, those after it are lost
}

// reset empties a part; its slices are used again.
func (p *part) reset(index int) {
	h, others := p.Set, p.others
	h.Reset()
	others.Reset()
	*p = part{index: index, Set: h, others: others}
}

// rows makes records of the rows of a worker's block.
func (p *part) rows(w *worker, origin uint32) {
	for w.block.Next() {
		r := &w.block.Row
		if r.Err != nil {
			p.Books.FindOf(w.unread, r.Err.Hint.Key, evidence.Finding{
				Severity: evidence.Severe, Row: r.Number, Message: rows.NotLoaded(r.Err.Message), Hint: r.Err.Hint,
			})
			p.Books.Settle(w.unread, account.Outcome{Kind: account.Rejected, Cause: account.Cause{Key: "load.malformed"}},
				r.Number)
			for _, records := range w.records {
				p.Books.MissRow(w.unread, account.Nothing(records))
			}
			continue
		}
		pos := evidence.Pos{Origin: origin, Row: uint32(r.Number)}
		parsers, clientless := w.parsersOf(r)
		what, whose := parsers[0].Row(r, pos, &p.Books, &p.Set)
		for _, parser := range parsers[1:] {
			other, also := parser.Row(r, pos, &p.Books, &p.Set)
			what, whose = what.Or(other), max(whose, also) // the first two places of owners know less than the others
		}
		if clientless && what.Kind != account.Filtered {
			p.Books.MeetNoClient(r.Number)
		}
		if w.trace.Meets(r) {
			w.trace.Note(pos, what, w.owners.List[whose])
		}
		p.Books.Settle(whose, what, r.Number)
		if what.Kind == "" && w.others != nil {
			p.others.Add(pos.Row, w.others.Hash(r))
		}
	}
	if err := w.block.Err(); err != nil {
		p.damage = append(p.damage, err)
	}
}

// readWhole reads all rows of a file.
func (p *part) readWhole(ctx context.Context, in *input.File, w *worker) error {
	pass, err := in.Table.Scan()
	if err != nil {
		return err
	}
	for ctx.Err() == nil && pass.Next(&w.block) == nil {
		p.rows(w, in.Origin)
	}
	in.AddFindings(pass)
	return passError(ctx, pass)
}

// ahead is how many blocks a goroutine may be ahead of the one that is merged.
const ahead = 4

// inOrder reads the blocks of a file on several goroutines and merges what came of them in the order of the file.
func (r *sourceRun) inOrder(ctx context.Context, in *input.File, pass *table.Pass) error {
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
				p.share = w.block.Share
				p.rows(w, in.Origin)
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
