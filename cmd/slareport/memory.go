package main

import (
	"os"
	"runtime"
	"runtime/debug"
	"runtime/metrics"
	"sync/atomic"
)

// heapGrowth is by how many percent the heap may outgrow what is alive before it is cleaned up, within the limit below.
// Go's own 100 means that half of the memory a build takes is waste; 40 takes a quarter more time for many small
// clients.
const heapGrowth = 70

// A build takes at most ten times the size of its data and 100 MB, of which the program itself is some.
const (
	memoryPerByte = 10
	memoryOfNone  = 55 << 20
)

// leastGrowth is by which part the heap may outgrow what is alive where that is hardly within the limit, or is not: a
// fixed limit would then be all cleaning up.
const leastGrowth = 3

// memory keeps what the program takes near the size of its data. Nothing is kept by a nil one.
type memory struct{ limit atomic.Int64 }

// newMemory is nil where the user has chosen otherwise.
func newMemory() *memory {
	if os.Getenv("GOGC") != "" || os.Getenv("GOMEMLIMIT") != "" {
		return nil
	}
	debug.SetGCPercent(heapGrowth)
	m := &memory{}
	m.afterCleaning()
	return m
}

// expect takes note of data of a size, in bytes, that is going to be read.
func (m *memory) expect(size int64) {
	if m == nil {
		return
	}
	if limit := memoryPerByte*size + memoryOfNone; limit > m.limit.Load() {
		m.limit.Store(limit)
		m.set()
	}
}

// set sets the limit, or as much as is needed beyond what is alive.
func (m *memory) set() {
	limit := m.limit.Load()
	if limit == 0 {
		return
	}
	sample := []metrics.Sample{{Name: "/gc/heap/live:bytes"}}
	metrics.Read(sample)
	alive := int64(sample[0].Value.Uint64())
	debug.SetMemoryLimit(max(limit, alive+alive/leastGrowth))
}

// afterCleaning sets the limit each time the heap was cleaned up.
func (m *memory) afterCleaning() {
	type mark struct{ _ *byte } // with a pointer, so that it shares its place with no other value
	runtime.SetFinalizer(&mark{}, func(*mark) {
		m.set()
		m.afterCleaning()
	})
}
