package console

import (
	"io"
	"os"

	"github.com/schollz/progressbar/v3"
	"golang.org/x/term"
)

// bar is a progress bar on a terminal, and nothing in a pipe.
type bar struct{ b *progressbar.ProgressBar }

// NewBar begins a bar on standard error as it is: it steers the terminal.
func NewBar(screen io.Writer, total int, what string) bar {
	f, ok := screen.(*os.File)
	if !ok || !term.IsTerminal(int(f.Fd())) {
		return bar{}
	}
	return bar{progressbar.NewOptions(total, progressbar.OptionSetWriter(f), progressbar.OptionSetDescription(what),
		progressbar.OptionSetWidth(30), progressbar.OptionClearOnFinish(), progressbar.OptionThrottle(65_000_000))}
}

// Reading is a bar for the bytes of the exports: what the record loader is to tell as it goes on, and what ends
// the bar. The total is known with the first call.
func Reading(screen io.Writer) (tell func(done, total int64), end func()) {
	var b bar
	tell = func(done, total int64) {
		if b.b == nil {
			b = NewBar(screen, int(total), "reading")
		}
		if b.b != nil {
			_ = b.b.Set64(done) // a bar that cannot be drawn stops nothing
		}
	}
	return tell, func() { b.Done() }
}

func (b bar) Add(n int) {
	if b.b != nil {
		_ = b.b.Add(n) // a bar that cannot be drawn stops nothing
	}
}

func (b bar) Done() {
	if b.b != nil {
		_ = b.b.Finish() // as above
	}
}
