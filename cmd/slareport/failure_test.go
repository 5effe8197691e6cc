package main

import (
	"path/filepath"
	"strings"
	"testing"

	"github.com/slareport/slareport/report/agreement"
)

// A panic while a client is scored costs that client its documents, and is named for what it is.
func TestAPanicIsAnInternalErrorOfItsClient(t *testing.T) {
	tr := begin(t, filepath.Join(t.TempDir(), "out"))
	defer tr.abandon()
	l := &line{agreements: []*agreement.Agreement{{Client: "Acme"}}, chosen: []int{0}, slugs: []string{"acme"}} // nothing was read
	if _, err := l.buildClient(0, tr, nil); err == nil || !strings.HasPrefix(err.Error(), "Acme: internal error: runtime error: ") {
		t.Error(err)
	}
}
