// Command slareport turns exports of a service desk and of monitoring, and service level agreements, into
// scored, attributed and priced reports: PDF, HTML and workbooks.
package main

import (
	"context"
	"os"
	"os/signal"
	"syscall"

	"github.com/slareport/slareport/cmd/slareport/console"
	"github.com/slareport/slareport/cmd/slareport/interrupt"
	"github.com/slareport/slareport/cmd/slareport/output"
)

func main() {
	os.Exit(newApp().runWithSignals(os.Args[1:]))
}

// newApp is the program as it is started.
func newApp() *app {
	return &app{stdin: os.Stdin, stdout: os.Stdout, stderr: os.Stderr, swap: output.Swap, memory: newMemory()}
}

// runWithSignals runs a command until it is done or the process is asked to end.
func (a *app) runWithSignals(args []string) int {
	signals := make(chan os.Signal, 2) // the second one must not be lost while the first is handled
	signal.Notify(signals, os.Interrupt, syscall.SIGTERM)
	screen := console.NewTerminal(a.stderr) // the work, which may go on, has its own
	abandon := func(ctx context.Context) { a.unfinished.Abandon(ctx, screen) }
	return interrupt.Supervise(signals, func(ctx context.Context) int { return a.run(ctx, args) }, abandon)
}
