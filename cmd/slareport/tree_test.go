package main

import (
	"context"
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/slareport/slareport/report/evidence"
	"github.com/slareport/slareport/report/render"
)

// beside lists what lies in the folder of the documents apart from them.
func beside(t *testing.T, place string) (names []string) {
	t.Helper()
	entries, err := os.ReadDir(filepath.Dir(place))
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		if e.Name() != filepath.Base(place) {
			names = append(names, e.Name())
		}
	}
	return names
}

func write(t *testing.T, tr *tree, names ...string) {
	t.Helper()
	for _, name := range names {
		if err := tr.write(name, []byte("the text of "+name)); err != nil {
			t.Fatal(err)
		}
	}
}

func begin(t *testing.T, place string) *tree {
	t.Helper()
	tr, err := newTree(place, swap)
	if err != nil {
		t.Fatal(err)
	}
	return tr
}

func finish(t *testing.T, tr *tree) {
	t.Helper()
	if err := errors.Join(tr.finish(), tr.abandon()); err != nil {
		t.Fatal(err)
	}
}

func TestNothingStandsThereBeforeATreeIsFinished(t *testing.T) {
	place := filepath.Join(t.TempDir(), "a[b] c", "out")
	old := begin(t, place)
	write(t, old, "index.html", "acme/report.json")
	if _, err := os.Stat(place); err == nil {
		t.Fatal("half a tree stands there")
	}
	finish(t, old)
	tr := begin(t, place)
	write(t, tr, "acme/report.json")
	if got := readTree(t, place); len(got) != 2 {
		t.Errorf("the old tree has become %v", tr.names())
	}
	finish(t, tr)
	if got := readTree(t, place); len(got) != 1 || string(got["acme/report.json"]) != "the text of acme/report.json" {
		t.Errorf("the new tree is %v", got)
	}
	if left := beside(t, place); left != nil {
		t.Errorf("%v is left beside it", left)
	}
}

// A folder of documents may be a link to a shared drive.
func TestALinkLeadsToTheNewTree(t *testing.T) {
	drive, link := filepath.Join(t.TempDir(), "drive"), filepath.Join(t.TempDir(), "out")
	writeFiles(t, drive, map[string]string{"index.html": "old", "acme/report.json": "old"})
	if err := os.Symlink(drive, link); err != nil {
		t.Skip(err)
	}
	tr := begin(t, link)
	write(t, tr, "index.html")
	if err := tr.keep(func(name string) string { return name }); err != nil {
		t.Fatal(err)
	}
	finish(t, tr)
	got := readTree(t, drive)
	if len(got) != 2 || string(got["index.html"]) != "the text of index.html" || string(got["acme/report.json"]) != "old" {
		t.Errorf("on the drive stand %q", got)
	}
	if info, err := os.Lstat(link); err != nil || info.Mode()&os.ModeSymlink == 0 {
		t.Errorf("the link is gone: %v", err)
	}
}

func TestAnAbandonedTreeLeavesTheOldOne(t *testing.T) {
	place := filepath.Join(t.TempDir(), "out")
	old := begin(t, place)
	write(t, old, "index.html")
	finish(t, old)
	tr := begin(t, place)
	write(t, tr, "other.html")
	if err := tr.abandon(); err != nil {
		t.Fatal(err)
	}
	if got := readTree(t, place); len(got) != 1 || got["index.html"] == nil {
		t.Errorf("%v stands there", got)
	}
	if left := beside(t, place); left != nil {
		t.Errorf("%v is left beside it", left)
	}
}

// What a killed build left is cleared away by the next one, and nothing else is.
func TestDraftsOfKilledBuildsAreCleared(t *testing.T) {
	dir := t.TempDir()
	place := filepath.Join(dir, "out")
	writeFiles(t, dir, map[string]string{".out" + draftMark + "1/acme/report.json": "half", ".out" + draftMark + "old-2/index.html": "old", ".outlook/mail": "mine", ".other" + draftMark + "3/index.html": "of another place"})
	tr := begin(t, place)
	write(t, tr, "index.html")
	finish(t, tr)
	if left := strings.Join(beside(t, place), " "); left != ".other"+draftMark+"3 .outlook" {
		t.Errorf("beside the documents lie %s", left)
	}
}

// A build that begins while another writes to the same place takes nothing from it.
func TestTwoBuildsOfOnePlaceBothFinishWhole(t *testing.T) {
	place := filepath.Join(t.TempDir(), "out")
	first := begin(t, place)
	write(t, first, "a.html")
	second := begin(t, place)
	write(t, first, "b.html")
	write(t, second, "c.html")
	finish(t, first)
	if got := readTree(t, place); len(got) != 2 || got["a.html"] == nil || got["b.html"] == nil {
		t.Errorf("of the first build stand there %v", got)
	}
	finish(t, second)
	if got := readTree(t, place); len(got) != 1 || got["c.html"] == nil {
		t.Errorf("of the second build stand there %v", got)
	}
	if left := beside(t, place); left != nil {
		t.Errorf("%v is left beside it", left)
	}
}

// Some of a client's documents would pass for all of them: a client that fails leaves none, and the other's are
// whole.
func TestAClientThatFailsLeavesNoDocuments(t *testing.T) {
	good := render.Format{Name: "good", File: "good.txt", Client: func(w io.Writer, s *render.Set) ([]evidence.Finding, error) {
		_, err := io.WriteString(w, s.Report.Client)
		return nil, err
	}}
	bad := render.Format{Name: "bad", File: "bad.txt", Client: func(_ io.Writer, s *render.Set) ([]evidence.Finding, error) {
		if s.Report.Client == "Bolt Works" {
			panic("no ink")
		}
		return nil, errors.New("no paper")
	}}
	a := &app{stdin: strings.NewReader(""), stdout: io.Discard, stderr: io.Discard, workspace: "testdata/base"}
	l, err := a.open(context.Background(), lineOptions{jobs: 2})
	if err != nil {
		t.Fatal(err)
	}
	tr := begin(t, filepath.Join(t.TempDir(), "out"))
	defer tr.abandon()
	built, failures := l.buildClients(context.Background(), tr, []render.Format{good, bad})
	if len(built) != 0 || len(failures) != 2 {
		t.Fatalf("%d built, %d failed", len(built), len(failures))
	}
	text := errors.Join(failures...).Error()
	for _, want := range []string{"bad.txt of Acme Retail: no paper", "bad.txt of Bolt Works: no ink"} {
		if !strings.Contains(text, want) {
			t.Errorf("the failures are %q and do not say %q", text, want)
		}
	}
	if got := tr.names(); len(got) != 0 {
		t.Errorf("the manifest would list %v", got)
	}
	if got := readTree(t, tr.draft); len(got) != 0 {
		t.Errorf("%d documents are left", len(got))
	}
}

func TestSlugIsSafeAsAFolderEverywhere(t *testing.T) {
	for name, want := range map[string]string{
		"Acme Retail":                   "acme-retail",
		"Märkische Klinikbedarf GmbH":   "markische-klinikbedarf-gmbh",
		"Harbour & Lane":                "harbour-and-lane",
		"Łódź — Straße №5":              "lodz-strasse-no5",
		"../../etc/passwd":              "etc-passwd",
		"O'Neill’s":                     "oneills",
		"株式会社":                          "client",
		"  ":                            "client",
		"CON":                           "con-client",
		"assets":                        "assets-client",
		"Com1":                          "com1-client",
		"Com10":                         "com10",
		strings.Repeat("very long ", 9): "very-long-very-long-very-long-very-long-very-long-very-long",
	} {
		if got := slug(name); got != want {
			t.Errorf("slug(%q) = %q, want %q", name, got, want)
		}
	}
}
