package main

import (
	"strings"
	"testing"
)

// A file of which every row is rejected did not arrive, and check fails on it as on one that cannot be read. One row
// that is loaded makes it a file with faults.
func TestCheckFailsOnAFileOfWhichEveryRowIsRejected(t *testing.T) {
	for rows, fails := range map[string]bool{"a\nb\n": true, "a\nT2,2026-10-05 09:00\n": false} {
		dir := t.TempDir()
		writeFiles(t, dir, map[string]string{
			"slareport.yaml": "provider: Meridian\ntimezone: UTC\nsources:\n" +
				"  - {id: t, files: data/t.csv, records: tickets}\n  - {id: x, files: data/x.csv, records: tickets}\n",
			"agreements/a.yaml": "id: A\nclient: Acme\ncurrency: EUR\n" +
				promised("{id: r, timeliness: {from: opened, to: resolved, within: 4h}, target: 90%}"),
			"data/t.csv": "id,opened\nT1,2026-10-05 09:00\n",
			"data/x.csv": "id,opened\n" + rows,
		})
		_, err := call("check", "-w", dir)
		if (err != nil) != fails || fails && !strings.Contains(err.Error(), "could not be read: data/x.csv") {
			t.Errorf("rows %q: check ends with %v", rows, err)
		}
	}
}
