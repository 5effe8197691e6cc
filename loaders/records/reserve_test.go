package records

import (
	"runtime"
	"strings"
	"testing"
)

// A file of blank lines has as many lines as bytes, and no row: no room is made for rows that are not there.
func TestBlankLinesReserveNoRows(t *testing.T) {
	for _, records := range []string{"tickets", "ticket-events, columns: {ticket: id, at: opened}"} {
		text := "id,opened\nT1,2026-10-01 09:00\n" + strings.Repeat("\n", 8<<20)
		w := openWorkspace(t, folder{"data/a.csv": text}.write(t), "\n  - {id: t, files: data/a.csv, records: "+records+"}")
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		e, err := Load(t.Context(), w, Options{Jobs: 2})
		if err != nil || e.Sources[0].Loaded != 1 {
			t.Fatal(err, accountOf(e.Sources[0]))
		}
		runtime.ReadMemStats(&after)
		if grown := after.TotalAlloc - before.TotalAlloc; grown > uint64(5*len(text)) {
			t.Errorf("%s: %d bytes were allocated for a file of %d", records, grown, len(text))
		}
	}
}
