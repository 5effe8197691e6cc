package main

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"strings"
	"testing"

	"github.com/slareport/slareport/cmd/slareport/output"
	"github.com/slareport/slareport/report/evidence"
	"github.com/slareport/slareport/report/portfolio"
	"github.com/slareport/slareport/report/render"
	"github.com/slareport/slareport/report/words"
)

// drawn is a format that writes a word for every client but one.
func drawn(word, but string) render.Format {
	return render.Format{Name: "drawn", File: "drawn.txt",
		Client: func(w io.Writer, s *render.Set) ([]evidence.Finding, error) {
			if s.Report.Client == but {
				return nil, errors.New("no ink")
			}
			_, err := fmt.Fprint(w, word)
			return nil, err
		}}
}

// buildDrawn builds the base workspace with such a format, and gives the documents and what the summary adds.
func buildDrawn(t *testing.T, place string, f render.Format, o reportOptions, whole bool) (map[string][]byte, string) {
	t.Helper()
	var out bytes.Buffer
	a := &app{stdin: strings.NewReader(""), stdout: &out, stderr: io.Discard, swap: output.Swap}
	a.workspace = "testdata/base"
	o.jobs = 2
	l, err := a.openPeriod(t.Context(), o)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(l.close)
	tree, err := l.begin(place)
	if err != nil {
		t.Fatal(err)
	}
	built, _ := l.buildClients(t.Context(), tree, []render.Format{f})
	carried := l.olderDocuments(built, []render.Format{f}, whole)
	_, err = l.finish(t.Context(), tree, built, []render.Format{f}, carried)
	if err := errors.Join(err, tree.Abandon()); err != nil {
		t.Fatal(err)
	}
	carried.tell(a)
	return readTree(t, place), out.String()
}

// The documents of a client that cannot be drawn this time are kept as outdated, whatever part is built; those of a
// client that was not asked for stay as they are.
func TestDocumentsOfAClientThatFailsBecomeOutdated(t *testing.T) {
	const both, bolt = "", "Bolt Works"
	place := filepath.Join(t.TempDir(), "out")
	for i, c := range []struct {
		fails   string
		clients []string
		whole   bool
		want    map[string]string // acme-retail/drawn.txt without the file: the number of the build it is from
		summary string
	}{
		{both, nil, true, map[string]string{"acme-retail": "0", "bolt-works": "0"}, ""},
		{bolt, nil, true, map[string]string{"acme-retail": "1", "bolt-works.outdated": "0"},
			"  bolt-works.outdated          documents of an earlier build: there are none of this one\n"},
		{bolt, nil, false, map[string]string{"acme-retail": "2", "bolt-works.outdated": "0"},
			"  bolt-works.outdated          documents of an earlier build: there are none of this one\n"},
		{bolt, []string{"acme"}, false, map[string]string{"acme-retail": "3", "bolt-works.outdated": "0"}, ""},
		{both, []string{bolt}, false, map[string]string{"acme-retail": "3", "bolt-works": "4"}, ""},
		{bolt, nil, false, map[string]string{"acme-retail": "5", "bolt-works.outdated": "4"},
			"  bolt-works.outdated          documents of an earlier build: there are none of this one\n"},
		{both, nil, true, map[string]string{"acme-retail": "6", "bolt-works": "6"}, ""},
		{both, []string{"acme"}, false, map[string]string{"acme-retail": "7", "bolt-works": "6"}, ""},
	} {
		got, summary := buildDrawn(t, place, drawn(fmt.Sprint(i), c.fails), reportOptions{clients: c.clients}, c.whole)
		if summary != c.summary {
			t.Errorf("build %d says %q, want %q", i, summary, c.summary)
		}
		if len(got) != len(c.want)+1 {
			t.Errorf("build %d leaves %d documents, want %v", i, len(got), c.want)
		}
		for folder, build := range c.want {
			if text := string(got[folder+"/drawn.txt"]); text != build {
				t.Errorf("build %d leaves %q in %s, want that of build %s", i, text, folder, build)
			}
			if !strings.Contains(string(got[output.ManifestName]), `"`+folder+`/drawn.txt"`) {
				t.Errorf("the manifest of build %d does not list %s", i, folder)
			}
		}
	}
}

// Of a folder that a build of another version left both ways, the current documents are kept, once.
func TestAnOutdatedFolderIsKeptOnce(t *testing.T) {
	place := filepath.Join(t.TempDir(), "out")
	writeFiles(t, place, map[string]string{
		"bolt-works/drawn.txt": "newer", "bolt-works.outdated/drawn.txt": "older", "assets/site.css": "css",
	})
	m := output.Manifest{Slareport: "earlier", Period: october, AsOf: "2026-11-02T00:00:00Z"}
	for name, content := range readTree(t, place) {
		m.Outputs = append(m.Outputs, digestOf(name, content))
	}
	text, err := m.Text()
	if err != nil {
		t.Fatal(err)
	}
	writeFiles(t, place, map[string]string{output.ManifestName: string(text)})
	got, _ := buildDrawn(t, place, drawn("1", "Bolt Works"), reportOptions{}, true)
	if len(got) != 3 || string(got["bolt-works.outdated/drawn.txt"]) != "newer" {
		t.Errorf("the folder holds %q", got)
	}
}

// What fails for the documents over all clients is reported as that, and nothing changes.
func TestAFailureOverAllClientsIsTold(t *testing.T) {
	place := filepath.Join(t.TempDir(), "out")
	old, _ := buildDrawn(t, place, drawn("old", ""), reportOptions{}, true)
	a := &app{stdin: strings.NewReader(""), stdout: io.Discard, stderr: io.Discard, swap: output.Swap}
	a.workspace = "testdata/base"
	l, err := a.openPeriod(t.Context(), reportOptions{jobs: 2})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(l.close)
	f := drawn("new", "")
	f.Portfolio = func(*portfolio.Portfolio, *words.Catalogue, render.Options, func(string, []byte) error) error {
		return errors.New("no ink")
	}
	tree, err := l.begin(place)
	if err != nil {
		t.Fatal(err)
	}
	built, _ := l.buildClients(t.Context(), tree, []render.Format{f})
	_, err = l.finish(t.Context(), tree, built, []render.Format{f}, l.olderDocuments(built, []render.Format{f}, true))
	if err == nil || err.Error() != "documents over all clients: no ink" {
		t.Error(err)
	}
	if err := tree.Abandon(); err != nil {
		t.Fatal(err)
	}
	sameTree(t, readTree(t, place), old)
}
