package workspace

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"io/fs"
	"os"
	"slices"
	"testing"
	"testing/fstest"
)

// Digests are those of the bytes that were read, of every file once.
func TestFilesAreDigestedAsTheyWereRead(t *testing.T) {
	w := load(t, "full")
	var names []string
	for _, f := range w.Files {
		data, err := os.ReadFile("testdata/full/" + f.File)
		if err != nil {
			t.Fatal(err)
		}
		if sum := sha256.Sum256(data); hex.EncodeToString(sum[:]) != f.SHA256 {
			t.Errorf("%s has the digest %s", f.File, f.SHA256)
		}
		if slices.Contains(names, f.File) {
			t.Errorf("%s is there twice", f.File)
		}
		names = append(names, f.File)
	}
	for _, a := range w.Agreements {
		if !slices.Contains(names, a.Place.File) {
			t.Errorf("%s has no digest", a.Place.File)
		}
	}
	if names[0] != File || w.Brand.LogoFile != "" && !slices.Contains(names, w.Brand.LogoFile) {
		t.Errorf("digests of %v", names)
	}
}

// interruptedAfter is a file system whose context ends when so many files were opened.
type interruptedAfter struct {
	fs.FS
	files int
}

func (e *interruptedAfter) Open(name string) (fs.File, error) {
	if e.files--; e.files < 0 {
		return nil, context.Canceled
	}
	return e.FS.Open(name)
}

// The end of the context is no fault of the agreement that was being read.
func TestLoadingEndsWithTheContext(t *testing.T) {
	files := images(t)
	files[File] = &fstest.MapFile{Data: []byte(goodSettings)}
	files["agreements/a.yaml"] = &fstest.MapFile{Data: []byte(goodAgreement)}
	whole := 3 // slareport.yaml, the folder of agreements, and one of them
	for n := range whole {
		if w, _, err := Load(&interruptedAfter{files, n}); err == nil || w != nil {
			t.Errorf("after %d: %v", n, err)
		}
	}
	if _, _, err := Load(&interruptedAfter{files, whole}); err != nil {
		t.Error(err)
	}
}
