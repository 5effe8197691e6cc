package interrupt

import (
	"bytes"
	"context"
	"errors"
	"os"
	"strings"
	"syscall"
	"testing"

	"github.com/slareport/slareport/cmd/slareport/console"
)

// stuck is work that does not end with its context.
func stuck(begun chan<- struct{}) func(context.Context) int {
	return func(context.Context) int {
		close(begun)
		select {}
	}
}

func TestWorkIsSupervised(t *testing.T) {
	obedient := func(ctx context.Context) int {
		<-ctx.Done()
		return interruptedCode(ctx)
	}
	for name, c := range map[string]struct {
		signals   []os.Signal
		work      func(begun chan<- struct{}) func(context.Context) int
		abandoned bool
		want      int
	}{
		"done": {nil, func(chan<- struct{}) func(context.Context) int {
			return func(context.Context) int { return console.ExitFailOn }
		}, false, console.ExitFailOn},
		"interrupted": {[]os.Signal{os.Interrupt}, func(chan<- struct{}) func(context.Context) int { return obedient },
			false, 130},
		"terminated": {[]os.Signal{syscall.SIGTERM}, func(chan<- struct{}) func(context.Context) int { return obedient },
			false, 143},
		"stuck":           {[]os.Signal{syscall.SIGTERM}, stuck, true, 143},
		"a second signal": {[]os.Signal{os.Interrupt, syscall.SIGTERM}, stuck, false, 130},
	} {
		signals, abandoned := make(chan os.Signal, 2), false
		for _, s := range c.signals {
			signals <- s
		}
		got := Supervise(signals, c.work(make(chan struct{})), func(context.Context) { abandoned = true })
		if got != c.want || abandoned != c.abandoned {
			t.Errorf("%s: code %d, abandoned %t", name, got, abandoned)
		}
	}
}

// Tidying that hangs, as on a drive that is gone, does not keep the program.
func TestTidyingMayHang(t *testing.T) {
	signals := make(chan os.Signal, 2)
	signals <- os.Interrupt
	if got := Supervise(signals, stuck(make(chan struct{})), func(context.Context) { select {} }); got != 130 {
		t.Errorf("code %d", got)
	}
}

// Whatever was begun is removed once; documents are put in place before an interrupt or not at all.
func TestWhatIsUnfinishedIsRemoved(t *testing.T) {
	interrupted, end := context.WithCancelCause(t.Context())
	end(interruption{syscall.SIGTERM})
	var errs bytes.Buffer
	u, removed := &Unfinished{}, 0
	done := u.Removing(func() error { removed++; return errors.New("gone") })
	if err := u.PutInPlace(
		interrupted, "out", func() error { t.Error("put in place"); return nil },
	); !errors.Is(err, context.Canceled) {
		t.Error(err)
	}
	u.Abandon(interrupted, &errs)
	done()
	if got := errs.String(); removed != 1 || got != "slareport: interrupted: nothing was changed\n" {
		t.Errorf("removed %d times, %q", removed, got)
	}

	errs.Reset()
	u = &Unfinished{}
	broken := errors.New("no room")
	if err := u.PutInPlace(t.Context(), "out", func() error { return broken }); err != broken || u.place != "" {
		t.Errorf("%v, in %q", err, u.place)
	}
	if err := u.PutInPlace(t.Context(), "out", func() error { return nil }); err != nil {
		t.Error(err)
	}
	if code := console.Complain(&errs, u.Interrupted(interrupted)); code != 143 ||
		errs.String() != "slareport: interrupted: the documents were already in out\n" {
		t.Errorf("code %d, %q", code, errs.String())
	}
	u.Abandon(interrupted, &errs) // says nothing twice
	if strings.Count(errs.String(), "\n") != 1 {
		t.Error(errs.String())
	}
}
