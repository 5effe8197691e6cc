package main

import (
	"os"

	"github.com/schollz/progressbar/v3"
	"golang.org/x/term"
)

// bar is a progress bar on a terminal, and nothing in a pipe.
type bar struct{ b *progressbar.ProgressBar }

func (a *app) bar(total int, what string) bar {
	f, ok := a.screen.(*os.File)
	if !ok || !term.IsTerminal(int(f.Fd())) {
		return bar{}
	}
	return bar{progressbar.NewOptions(total, progressbar.OptionSetWriter(f), progressbar.OptionSetDescription(what),
		progressbar.OptionSetWidth(30), progressbar.OptionClearOnFinish(), progressbar.OptionThrottle(65_000_000))}
}

// reading is a bar for the bytes of the exports: what the record loader is to tell as it goes on, and what ends
// the bar. The total is known with the first call.
func (a *app) reading() (tell func(done, total int64), end func()) {
	var b bar
	tell = func(done, total int64) {
		if b.b == nil {
			b = a.bar(int(total), "reading")
		}
		if b.b != nil {
			_ = b.b.Set64(done) // a bar that cannot be drawn stops nothing
		}
	}
	return tell, func() { b.done() }
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
