package workbook_test

import (
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/slareport/slareport/report"
	"github.com/slareport/slareport/report/render/workbook"
)

// looking is a writer that sees how many files lie in a folder while it is written to.
type looking struct {
	dir  string
	most int
}

func (l *looking) Write(p []byte) (int, error) {
	entries, err := os.ReadDir(l.dir)
	l.most = max(l.most, len(entries))
	return len(p), err
}

// A sheet that is too large for memory goes into the scratch folder, where whoever ends the program can find it, and is
// gone with the end of the drawing.
func TestLargeSheetsGoIntoTheScratchFolder(t *testing.T) {
	r := newContract(4).report(t)
	list := make([]report.Miss, 0, 20_000)
	for i := range cap(list) {
		list = append(list, report.Miss{ID: fmt.Sprint(i), Title: strings.Repeat("a long title ", 80), Party: "provider",
			Outcome: report.OutcomeMissed, Weight: "1"})
	}
	r.Objectives[0].Misses = new(report.Collector[report.Miss]).Collect(slices.Values(list))
	w := &looking{dir: t.TempDir()}
	if err := workbook.Render(w, r, words(t, "en-GB"), w.dir); err != nil {
		t.Fatal(err)
	}
	left, err := os.ReadDir(w.dir)
	if err != nil || len(left) > 0 || w.most == 0 {
		t.Errorf("%d files at most, %d at the end, %v", w.most, len(left), err)
	}
}
