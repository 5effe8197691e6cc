package main

import (
	"os"

	"github.com/schollz/progressbar/v3"
	"golang.org/x/term"
)

// bar is a progress bar on a terminal, and nothing in a pipe.
type bar struct{ b *progressbar.ProgressBar }

func (a *app) bar(total int, what string) bar {
	f, ok := a.stderr.(*os.File)
	if !ok || !term.IsTerminal(int(f.Fd())) {
		return bar{}
	}
	return bar{progressbar.NewOptions(total, progressbar.OptionSetWriter(f), progressbar.OptionSetDescription(what),
		progressbar.OptionSetWidth(30), progressbar.OptionClearOnFinish(), progressbar.OptionThrottle(65_000_000))}
}

func (b bar) add(n int) {
	if b.b != nil {
		_ = b.b.Add(n) // a bar that cannot be drawn stops nothing
	}
}

func (b bar) done() {
	if b.b != nil {
		_ = b.b.Finish() // as above
	}
}
