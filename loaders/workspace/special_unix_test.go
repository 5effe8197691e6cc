//go:build unix

package workspace

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

// onDisk writes a workspace whose one agreement is sound.
func onDisk(t *testing.T, settings string) (dir string, at func(name string) string) {
	t.Helper()
	dir = t.TempDir()
	at = func(name string) string { return filepath.Join(dir, filepath.FromSlash(name)) }
	err := errors.Join(os.MkdirAll(at("agreements"), 0o755),
		os.WriteFile(at("agreements/a.yaml"), []byte(goodAgreement), 0o644))
	if settings != "" {
		err = errors.Join(err, os.WriteFile(at(File), []byte(settings), 0o644))
	}
	if err != nil {
		t.Fatal(err)
	}
	return dir, at
}

// An agreement that cannot be read stops no other and is named with the reason.
func TestAgreementsThatCannotBeRead(t *testing.T) {
	dir, at := onDisk(t, goodSettings)
	err := errors.Join(
		os.Symlink("nowhere.yaml", at("agreements/dangling.yaml")),
		os.Symlink("loop.yaml", at("agreements/loop.yaml")),
		os.Mkdir(at("agreements/folder.yaml"), 0o755),
		syscall.Mkfifo(at("agreements/pipe.yaml"), 0o644),
		os.Symlink(os.DevNull, at("agreements/device.yml")),
		os.Symlink("a.yaml", at("agreements/.linked.yaml")),
		os.WriteFile(at("agreements/large.yaml"), []byte(strings.Repeat("#\n", 1<<20)), 0o644),
	)
	if err != nil {
		t.Fatal(err)
	}
	want := `agreements/dangling.yaml:1: cannot be read: it is a link to a file that does not exist
agreements/device.yml:1: cannot be read: it is a device, not a regular file
agreements/folder.yaml:1: cannot be read: it is a folder, not a regular file
agreements/large.yaml:1: the file is larger than 1 MiB
agreements/loop.yaml:1: cannot be read: ` + syscall.ELOOP.Error() + `
agreements/pipe.yaml:1: cannot be read: it is a named pipe, not a regular file
`
	if os.Geteuid() != 0 { // who may read every file can be refused none
		want += "agreements/secret.yaml:1: cannot be read: permission denied\n"
		if err := os.WriteFile(at("agreements/secret.yaml"), []byte(goodAgreement), 0); err != nil {
			t.Fatal(err)
		}
	}
	w, problems, err := Open(t.Context(), dir)
	if err != nil {
		t.Fatal(err)
	}
	var told strings.Builder
	for _, p := range problems {
		fmt.Fprintf(&told, "%s:%d: %s\n", p.File, p.Line, p.Text)
	}
	if told.String() != want {
		t.Errorf("got\n%swant\n%s", told.String(), want)
	}
	if len(w.Agreements) != 1 || w.Agreements[0].Place.File != "agreements/a.yaml" {
		t.Errorf("%d agreements", len(w.Agreements))
	}
}

// A workspace file that cannot be read is an error that says why, whatever stands there.
func TestAWorkspaceFileThatCannotBeRead(t *testing.T) {
	for _, c := range []struct {
		put  func(path string) error
		want string
	}{
		{func(path string) error { return syscall.Mkfifo(path, 0o644) }, "it is a named pipe, not a regular file"},
		{func(path string) error { return os.Mkdir(path, 0o755) }, "it is a folder, not a regular file"},
		{func(path string) error { return os.Symlink("nowhere", path) }, "it is a link to a file that does not exist"},
	} {
		dir, at := onDisk(t, "")
		if err := c.put(at(File)); err != nil {
			t.Fatal(err)
		}
		if found, err := Find(at("agreements")); err != nil || found != dir {
			t.Errorf("found %s, %v", found, err)
		}
		if _, _, err := Open(t.Context(), dir); err == nil || err.Error() != "cannot read slareport.yaml: "+c.want {
			t.Errorf("got %v, want %s", err, c.want)
		}
	}
}

// A pipe in place of a logo, a font or the folder of agreements keeps nobody waiting.
func TestPipesInAWorkspace(t *testing.T) {
	dir, at := onDisk(t,
		strings.Replace(goodSettings, "sources:", "brand: {logo: pipe}\nfonts: {regular: pipe, bold: pipe}\nsources:", 1))
	if err := syscall.Mkfifo(at("pipe"), 0o644); err != nil {
		t.Fatal(err)
	}
	_, problems, err := Open(t.Context(), dir)
	if err != nil || len(problems) != 3 {
		t.Fatalf("%v, %v", problems, err)
	}
	for _, p := range problems {
		if !strings.HasSuffix(p.Text, `the file "pipe" cannot be read: it is a named pipe, not a regular file`) {
			t.Error(p)
		}
	}
	if err := errors.Join(os.RemoveAll(at("agreements")), syscall.Mkfifo(at("agreements"), 0o644)); err != nil {
		t.Fatal(err)
	}
	if _, _, err := Open(t.Context(), dir); err == nil ||
		err.Error() != "cannot read the folder agreements: it is a named pipe, not a folder" {
		t.Error(err)
	}
}

func TestOpeningAWorkspaceEndsWithTheContext(t *testing.T) {
	dir, _ := onDisk(t, goodSettings)
	ctx, end := context.WithCancel(t.Context())
	end()
	if _, _, err := Open(ctx, dir); !errors.Is(err, context.Canceled) {
		t.Error(err)
	}
}
