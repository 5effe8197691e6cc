package records

import (
	"crypto/sha256"
	"encoding/hex"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/slareport/slareport/report/evidence"
)

// Samples may be read twice. The digest is that of the first reading, and a file that has changed by the second one
// is a finding, even if its size and its time are the same.
func TestAFileThatChangesBetweenTwoReadingsIsAFinding(t *testing.T) {
	const sample = "at,service,latency\n2026-10-01 10:00,wan,10\n2026-10-01 10:01,wan,20\n"
	dir := folder{"data/s.csv": sample}.write(t)
	w := openWorkspace(t, dir, "\n  - {id: s, files: data/*.csv, records: samples}")
	e, err := Load(t.Context(), w, Options{})
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(dir, "data", "s.csv")
	info, err := os.Stat(path)
	if err != nil {
		t.Fatal(err)
	}
	sum := sha256.Sum256([]byte(sample))
	for pass, change := range []func() error{
		func() error { return nil },
		func() error { return nil },
		func() error { return os.WriteFile(path, []byte(strings.Replace(sample, ",20", ",90", 1)), 0o644) },
	} {
		if err := change(); err != nil {
			t.Fatal(err)
		}
		if err := os.Chtimes(path, info.ModTime(), info.ModTime()); err != nil {
			t.Fatal(err)
		}
		ignore := func() func(*evidence.Batch) { return func(*evidence.Batch) {} }
		if err := StreamSamples(t.Context(), w, e, Options{}, ignore); err != nil {
			t.Fatal(err)
		}
		if got := e.Sources[0].SHA256; got != hex.EncodeToString(sum[:]) {
			t.Errorf("the digest of reading %d is %s", pass, got)
		}
		found := strings.Contains(findingsOf(e), "the file changed while it was read")
		if want := pass == 2; found != want {
			t.Errorf("reading %d finds a change: %t, want %t\n%s", pass, found, want, findingsOf(e))
		}
	}
}
