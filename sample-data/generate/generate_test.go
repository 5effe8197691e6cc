package main

import (
	"bytes"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"sync"
	"testing"
	"time"

	ws "github.com/slareport/slareport/loaders/workspace"
	"github.com/slareport/slareport/sample-data/generate/clock"
)

// generated is everything, made once for all tests.
var generated = sync.OnceValue(generate)

// The files in the repository are those that the generator gives: no byte more, no byte less.
func TestCommittedFilesAreGenerated(t *testing.T) {
	out := generated()
	readme, err := os.ReadFile(filepath.Join(workspace(), readmeName))
	if err != nil {
		t.Fatal(err)
	}
	all := maps.Clone(out.files)
	if all[readmeName], err = withExamples(readme, out.examples); err != nil {
		t.Fatal(err)
	}
	for path, want := range all {
		got, err := os.ReadFile(filepath.Join(workspace(), path))
		if err != nil {
			t.Error(err)
		} else if !bytes.Equal(got, want) {
			t.Errorf("%s differs from what the generator gives: go run ./sample-data/generate", path)
		}
	}
	for _, path := range committed(t) {
		if out.files[path] == nil {
			t.Errorf("%s is none of the generator's files", path)
		}
	}
}

// committed lists the files under data.
func committed(t *testing.T) (list []string) {
	t.Helper()
	err := fs.WalkDir(os.DirFS(workspace()), "data", func(path string, entry fs.DirEntry, err error) error {
		if err == nil && !entry.IsDir() {
			list = append(list, path)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return list
}

func TestSampleIsSmall(t *testing.T) {
	size := 0
	for _, content := range generated().files {
		size += len(content)
	}
	if size > 15_000_000 {
		t.Errorf("the sample has %d bytes, at most 15 MB are wanted", size)
	}
}

func TestWorkspaceHasNoProblems(t *testing.T) {
	w, problems, err := ws.Open(t.Context(), workspace(), "en", "de")
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range problems {
		t.Errorf("%s:%d:%d: %s (%s)", p.File, p.Line, p.Column, p.Text, p.Hint)
	}
	if n := len(w.Agreements); n != 5 {
		t.Errorf("%d agreements were read, there are 5", n)
	}
}

// What was still open when an export was made is in the next one too; else it would stay open for ever.
func TestNoCaseIsLostBetweenExports(t *testing.T) {
	for i, e := range incidentExports[:len(incidentExports)-1] {
		run, next := clock.At(e.run), clock.At(incidentExports[i+1].from+" 00:00")
		for _, c := range newDesk(newBrightwater()).tickets {
			if c.opened.Before(next) && c.opened.After(clock.At(e.from+" 00:00")) && c.resolved.After(run) {
				t.Errorf("%s of %s is open in %s and not in the next export", c.id, stamp(c.opened), e.path)
			}
		}
	}
}

// Nothing happened after the exports were made. Only announced maintenance lies ahead.
func TestNothingHappenedAfterTheExports(t *testing.T) {
	b := newBrightwater()
	r := &register{}
	newDesk(b)
	harbourOutages(r)
	harbourOctober(r)
	portal(r)
	b.addClaims(r)
	var times []time.Time
	for _, c := range b.tickets {
		k := c.known(clock.AsOf)
		times = append(times, k.opened, k.responded, k.resolved, k.closed, k.changed)
		for _, l := range k.log {
			times = append(times, l.at)
		}
	}
	for _, s := range b.surveys {
		times = append(times, s.at)
	}
	for _, o := range r.outages {
		times = append(times, o.from, o.to, o.detected, o.accepted, o.notified)
	}
	for _, c := range r.claims {
		times = append(times, c.recorded, c.announced, c.approved)
	}
	for _, at := range times {
		if at.After(clock.AsOf) {
			t.Errorf("%s is later than %s", at, clock.AsOf)
		}
	}
}
