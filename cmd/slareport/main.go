// Command slareport turns exports of a service desk and of monitoring, and service level agreements, into
// scored, attributed and priced reports: PDF, HTML and workbooks.
package main

import (
	"context"
	"os"
	"os/signal"
	"runtime/debug"
	"syscall"

	"github.com/slareport/slareport/cmd/slareport/console"
	"github.com/slareport/slareport/cmd/slareport/interrupt"
	"github.com/slareport/slareport/cmd/slareport/output"
)

func main() {
	saveMemory()
	os.Exit((&app{stdin: os.Stdin, stdout: os.Stdout, stderr: os.Stderr, swap: output.Swap}).runWithSignals(os.Args[1:]))
}

// runWithSignals runs a command until it is done or the process is asked to end.
func (a *app) runWithSignals(args []string) int {
	signals := make(chan os.Signal, 2) // the second one must not be lost while the first is handled
	signal.Notify(signals, os.Interrupt, syscall.SIGTERM)
	screen := console.NewTerminal(a.stderr) // the work, which may go on, has its own
	abandon := func(ctx context.Context) { a.unfinished.Abandon(ctx, screen) }
	return interrupt.Supervise(signals, func(ctx context.Context) int { return a.run(ctx, args) }, abandon)
}

// heapGrowth is by how many percent the heap may outgrow what is alive before it is cleaned up. Go's own 100 means that
// half of the memory a build takes is waste; 40 costs some percent of its time. A limit that follows from the size of
// the data (debug.SetMemoryLimit) would do the same while what is alive is within it, and costs four times the time
// when it is not.
const heapGrowth = 40

// saveMemory sets it, unless the user has chosen otherwise.
func saveMemory() {
	if os.Getenv("GOGC") == "" {
		debug.SetGCPercent(heapGrowth)
	}
}
