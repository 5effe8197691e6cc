package main

import (
	"context"
	"errors"
	"io"
	"path/filepath"
	"strings"
	"testing"

	"github.com/slareport/slareport/cmd/slareport/output"
	"github.com/slareport/slareport/report/evidence"
	"github.com/slareport/slareport/report/render"
)

// Some of a client's documents would pass for all of them: a client that fails leaves none, and the other's are
// whole.
func TestAClientThatFailsLeavesNoDocuments(t *testing.T) {
	good := render.Format{Name: "good", File: "good.txt",
		Client: func(w io.Writer, s *render.Set) ([]evidence.Finding, error) {
			_, err := io.WriteString(w, s.Report.Client)
			return nil, err
		}}
	bad := render.Format{Name: "bad", File: "bad.txt",
		Client: func(_ io.Writer, s *render.Set) ([]evidence.Finding, error) {
			if s.Report.Client == "Bolt Works" {
				panic("no ink")
			}
			return nil, errors.New("no paper")
		}}
	a := &app{
		swap: output.Swap, stdin: strings.NewReader(""), stdout: io.Discard, stderr: io.Discard, workspace: "testdata/base",
	}
	l, err := a.openPeriod(context.Background(), reportOptions{jobs: 2})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(l.close)
	place := filepath.Join(t.TempDir(), "out")
	tr, err := l.begin(place)
	if err != nil {
		t.Fatal(err)
	}
	built, failures := l.buildClients(context.Background(), tr, []render.Format{good, bad})
	if len(built) != 0 || len(failures) != 2 {
		t.Fatalf("%d built, %d failed", len(built), len(failures))
	}
	text := errors.Join(failures...).Error()
	for _, want := range []string{"bad.txt of Acme Retail: no paper", "bad.txt of Bolt Works: internal error: no ink"} {
		if !strings.Contains(text, want) {
			t.Errorf("the failures are %q and do not say %q", text, want)
		}
	}
	if got := tr.Names(); len(got) != 0 {
		t.Errorf("the manifest would list %v", got)
	}
	if _, err := tr.Finish(output.Manifest{}); err != nil {
		t.Fatal(err)
	}
	if got := readTree(t, place); len(got) != 1 {
		t.Errorf("%d documents are left", len(got)-1)
	}
}
