package main

import (
	"path/filepath"
	"strings"
	"testing"

	"github.com/slareport/slareport/cmd/slareport/output"
	"github.com/slareport/slareport/report/agreement"
)

// A panic while a client is scored costs that client its documents, and is named for what it is.
func TestAPanicIsAnInternalErrorOfItsClient(t *testing.T) {
	place := filepath.Join(t.TempDir(), "out")
	tree, err := output.Begin(output.Target{Folder: place, Periods: []string{"2026-10"}, Swap: output.Swap})
	if err != nil {
		t.Fatal(err)
	}
	defer tree.Abandon()
	// nothing was read
	l := &loadedData{agreements: []*agreement.Agreement{{Client: "Acme"}}, chosen: []int{0}, slugs: []string{"acme"}}
	if _, err := l.buildClient(t.Context(), 0, tree, nil); err == nil ||
		!strings.HasPrefix(err.Error(), "Acme: internal error: runtime error: ") {
		t.Error(err)
	}
}
