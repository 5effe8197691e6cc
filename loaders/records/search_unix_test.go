//go:build unix

package records

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"github.com/slareport/slareport/report/evidence"
)

// odd puts what is no regular file into a folder, by name.
func odd(t *testing.T, dir string, put map[string]func(path string) error) {
	t.Helper()
	for name, make := range put {
		path := filepath.Join(dir, filepath.FromSlash(name))
		if err := errors.Join(os.MkdirAll(filepath.Dir(path), 0o755), make(path)); err != nil {
			t.Fatal(err)
		}
	}
}

func pipe(path string) error { return syscall.Mkfifo(path, 0o644) }

func link(to string) func(string) error {
	return func(path string) error { return os.Symlink(to, path) }
}

const oneTicket = "id,opened\n1,2026-10-01T00:00:00Z\n"

// What cannot be read among the files of a source is an error of that file, and the others are read; it is so for
// records and for samples.
func TestWhatIsNoFileAmongTheData(t *testing.T) {
	files := folder{"data/t1.csv": oneTicket, "data/s1.csv": "at,client,service,ok\n2026-10-01T00:00:00Z,Acme,wan,true\n"}
	dir := files.write(t)
	put := map[string]func(string) error{}
	for _, kind := range []string{"t", "s"} {
		put["data/"+kind+"2.csv"] = pipe
		put["data/"+kind+"3.csv"] = link("nowhere.csv")
		put["data/"+kind+"4.csv"] = link(os.DevNull)
		put["data/"+kind+"5.csv"] = link(kind + "5.csv")
		put["data/"+kind+"6.csv"] = link("../away")
	}
	put["away/old.csv"] = func(path string) error { return os.WriteFile(path, []byte(oneTicket), 0o644) }
	put["data/.#t1.csv"] = link("me@here.4711:1")
	odd(t, dir, put)
	w := openWorkspace(t, dir,
		"\n  - {id: t, files: data/*t?.csv, records: tickets}\n  - {id: s, files: data/s*, records: samples}")
	samples, e := streamAll(t, w, 2)
	if len(e.Tickets) != 1 || len(samples) != 1 {
		t.Errorf("%d tickets and %d samples", len(e.Tickets), len(samples))
	}
	for _, kind := range []string{"t", "s"} {
		wantFindings(t, e,
			"error data/"+kind+"2.csv: cannot be read: it is a named pipe, not a regular file",
			"error data/"+kind+"3.csv: cannot be read: it is a link to a file that does not exist",
			"error data/"+kind+"4.csv: cannot be read: it is a device, not a regular file",
			"error data/"+kind+"5.csv: cannot be read: "+syscall.ELOOP.Error())
	}
	if got := findingsOf(e); strings.Contains(got, "6.csv") {
		t.Errorf("a link to a folder is told as a file:\n%s", got)
	}
}

// A file that is named without wildcards is found whatever it is, and said to be what it is.
func TestWhatIsNamedAndNoFile(t *testing.T) {
	dir := folder{}.write(t)
	odd(t, dir, map[string]func(string) error{"pipe": pipe, "dangling": link("nowhere"), "loop": link("loop")})
	w := openWorkspace(
		t, dir,
		"\n  - {id: t, files: [pipe, dangling, loop, none], records: tickets}\n  - {id: s, files: pipe, records: samples}\n"+
			"  - {id: n, files: none, records: samples}",
	)
	_, e := streamAll(t, w, 1)
	got := findingsOf(e)
	want := `error dangling: cannot be read: it is a link to a file that does not exist
error none: no file has this name (the folder . has loop, pipe, dangling, …)
error loop: cannot be read: ` + syscall.ELOOP.Error() + `
error pipe: cannot be read: it is a named pipe, not a regular file
error pipe: cannot be read: it is a named pipe, not a regular file
error none: no file has this name`
	for _, line := range strings.Split(want, "\n") {
		if strings.Count(got, line) < strings.Count(want, line) {
			t.Errorf("no finding %q in\n%s", line, got)
		}
	}
}

// Links to folders are not followed by wildcards, since they may lead in circles; that files behind them are not read
// is told where a pattern would look there. A path may go through a link.
func TestLinksToFolders(t *testing.T) {
	dir := folder{"data/new/t1.csv": oneTicket, "away/t2.csv": oneTicket}.write(t)
	odd(t, dir,
		map[string]func(string) error{"data/old": link("../away"), "data/circle": link(".."), "data/new/down": link("..")})
	const told = ": not searched: it is a link to a folder, and wildcards do not follow links"
	for files, want := range map[string]struct {
		rows int
		told string
	}{
		"data/*/*.csv":        {1, "warning data/old" + told + " (name its files in a pattern of their own: data/old/*)"},
		"data/**/*.csv":       {1, "warning data/new/down" + told},
		"data/old/*.csv":      {1, ""},
		"data/{new,old}/*":    {2, ""},
		"data/n*/*.csv":       {1, ""},
		"data/circle/away/t*": {1, ""},
	} {
		e, err := Load(t.Context(), openWorkspace(t, dir, "\n  - {id: t, files: '"+files+"', records: tickets}"), Options{})
		if err != nil {
			t.Fatal(err)
		}
		rows := 0
		for _, s := range e.Sources {
			rows += s.Rows
		}
		if got := findingsOf(e); rows != want.rows || !strings.Contains(got, want.told) ||
			want.told == "" && strings.Contains(got, told) {
			t.Errorf("%s: %d rows, want %d, and findings\n%s", files, rows, want.rows, got)
		}
	}
}

// A folder that cannot be read hides its own files only.
func TestAFolderThatCannotBeSearched(t *testing.T) {
	if os.Geteuid() == 0 {
		t.Log("everything may be read here: the case rests on TestGlobs")
		return
	}
	dir := folder{"data/open/t1.csv": oneTicket, "data/shut/t2.csv": oneTicket}.write(t)
	shut := filepath.Join(dir, "data/shut")
	if err := os.Chmod(shut, 0); err != nil {
		t.Fatal(err)
	}
	defer os.Chmod(shut, 0o755)
	e, err := Load(t.Context(), openWorkspace(t, dir, "\n  - {id: t, files: 'data/**/*.csv', records: tickets}"),
		Options{})
	if err != nil || len(e.Tickets) != 1 {
		t.Errorf("%d tickets, %v", len(e.Tickets), err)
	}
	wantFindings(t, e, "error data/shut: cannot be searched: permission denied")
}

// The search in a large tree ends with the context, and is no finding.
func TestASearchEndsWithTheContext(t *testing.T) {
	dir := t.TempDir()
	for _, a := range strings.Split("abcdefgh", "") {
		for _, b := range strings.Split("abcdefgh", "") {
			if err := os.MkdirAll(filepath.Join(dir, "data", a, b, a), 0o755); err != nil {
				t.Fatal(err)
			}
		}
	}
	w := openWorkspace(t, dir,
		"\n  - {id: t, files: '**/*.csv', records: tickets}\n  - {id: s, files: '**/*.txt', records: samples}")
	ctx, end := context.WithCancel(t.Context())
	end()
	if _, err := Load(ctx, w, Options{}); !errors.Is(err, context.Canceled) {
		t.Error(err)
	}
	e := &evidence.Evidence{}
	err := StreamSamples(ctx, w, e, Options{}, func() func(*evidence.Batch) { return func(*evidence.Batch) {} })
	if !errors.Is(err, context.Canceled) {
		t.Error(err)
	}
}
