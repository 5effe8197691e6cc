// Package interrupt ends a command that a signal interrupts: the work stops, what it began is removed, and nothing that
// a user sees is changed halfway.
package interrupt

import (
	"context"
	"errors"
	"io"
	"os"
	"sync"
	"syscall"
	"time"

	"github.com/slareport/slareport/cmd/slareport/console"
)

// How long an interrupt lets the work go on. Loops and reads look at the context and end at once; a calculation, a
// drawing or a blocked pipe may not, and then the program tidies up and leaves without it, within a second.
const (
	grace   = 400 * time.Millisecond // for the work to end by itself
	tidying = 400 * time.Millisecond // for removing what it began
)

// interruption is the signal that ended a context.
type interruption struct{ signal os.Signal }

func (i interruption) Error() string { return "interrupted: " + i.signal.String() }

// interruptedCode is the exit code that shells give to what a signal ended: 130 for an interrupt, 143 for a
// termination.
func interruptedCode(ctx context.Context) int {
	number := syscall.SIGINT
	var i interruption
	if errors.As(context.Cause(ctx), &i) {
		if s, known := i.signal.(syscall.Signal); known {
			number = s
		}
	}
	return 128 + int(number)
}

// Supervise does the work until it is done or a signal comes, and gives the exit code. The first signal ends the
// context; work that does not end with it is abandoned. The second signal ends the program at once.
func Supervise(signals <-chan os.Signal, work func(context.Context) int, abandon func(context.Context)) int {
	ctx, end := context.WithCancelCause(context.Background())
	defer end(nil)
	done := make(chan int, 1)
	go func() { done <- work(ctx) }()
	select {
	case code := <-done:
		return code
	case s := <-signals:
		end(interruption{s})
	}
	select {
	case code := <-done:
		return code
	case <-signals:
		return interruptedCode(ctx)
	case <-time.After(grace):
	}
	left := make(chan struct{})
	go func() {
		abandon(ctx)
		close(left)
	}()
	select {
	case <-left:
	case <-signals:
	case <-time.After(tidying):
	}
	return interruptedCode(ctx)
}

// Unfinished is what a command has begun. Whatever ends the command, what it began is either put in place or removed.
type Unfinished struct {
	mu       sync.Mutex // held while documents are put in place, so that an interrupt comes before that or after it
	removals []func() error
	place    string // of documents that were put in place
	said     bool   // that the command was interrupted
}

// Removing has something removed by the function it gives, or by an interrupt that comes before.
func (u *Unfinished) Removing(remove func() error) (end func() error) {
	u.mu.Lock()
	defer u.mu.Unlock()
	once := sync.OnceValue(remove)
	u.removals = append(u.removals, once)
	return once
}

// PutInPlace is the one step that changes what a user sees. Once it has begun it is not interrupted.
func (u *Unfinished) PutInPlace(ctx context.Context, place string, put func() error) error {
	u.mu.Lock()
	defer u.mu.Unlock()
	if err := ctx.Err(); err != nil {
		return err
	}
	err := put()
	if err == nil {
		u.place = place
	}
	return err
}

// Interrupted is the error of a command that a signal ended.
func (u *Unfinished) Interrupted(ctx context.Context) error {
	u.mu.Lock()
	defer u.mu.Unlock()
	return u.outcome(ctx)
}

func (u *Unfinished) outcome(ctx context.Context) error {
	text := "interrupted: nothing was changed"
	u.said = true
	if u.place != "" {
		text = "interrupted: the documents were already in " + u.place
	}
	return console.Leaving(errors.New(text), interruptedCode(ctx))
}

// Abandon removes what was begun while the work still goes on, which can put nothing in place any more.
func (u *Unfinished) Abandon(ctx context.Context, screen io.Writer) {
	u.mu.Lock() // for good: the program ends
	for _, remove := range u.removals {
		_ = remove() // what is left is removed by the next build
	}
	if !u.said {
		console.Complain(screen, u.outcome(ctx))
	}
}
