package files

import "sync"

// Progress adds up the bytes that several goroutines have read.
type Progress struct {
	Tell  func(done, total int64) // one call at a time; may be nil
	Total int64                   // bytes of all files
	mu    sync.Mutex
	done  int64
}

func (p *Progress) add(n int64) {
	if p == nil || p.Tell == nil {
		return
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	p.done += n
	p.Tell(p.done, p.Total)
}
