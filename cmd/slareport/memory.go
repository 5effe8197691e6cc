package main

import (
	"os"
	"runtime/debug"
)

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
