package main

import (
	"archive/zip"
	"bytes"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"testing"
)

// The same inputs give the same bytes, whatever the number of jobs, the zone, the locale, the folder, and what the
// machine or the environment variable ZONEINFO takes for the rules of a time zone.
func TestSameInputsGiveTheSameBytes(t *testing.T) {
	want := readTree(t, sampleOut(t))
	moved := filepath.Join(t.TempDir(), "another folder", "wörk")
	copySample(t, moved)
	for _, c := range []struct {
		name, workspace string
		jobs            string
		env             []string
	}{
		{"one job west", sample, "1",
			[]string{"TZ=America/Los_Angeles", "LC_ALL=de_DE.UTF-8", "LANG=de_DE.UTF-8", "GOMAXPROCS=1"}},
		{"eight jobs east", sample, "8", []string{"TZ=Asia/Tokyo", "LC_ALL=C", "LANG=C"}},
		{"wrong zones", sample, "2", []string{"ZONEINFO=" + wrongZones(t), "TZ=Europe/Berlin"}},
		{"another folder", moved, "2", []string{"TZ=UTC", "LC_ALL=tr_TR.UTF-8"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			out := filepath.Join(t.TempDir(), "out")
			command := exec.Command("slareport", "build", "-w", c.workspace, "-o", out, "--jobs", c.jobs)
			command.Env = append(os.Environ(), c.env...)
			if text, err := command.CombinedOutput(); err != nil {
				t.Fatalf("%v: %s", err, text)
			}
			sameTree(t, readTree(t, out), want)
		})
	}
}

// wrongZones is a folder of zones, as ZONEINFO may name one, in which the clocks of Europe are those of New York.
func wrongZones(t *testing.T) string {
	t.Helper()
	archive, err := zip.OpenReader(filepath.Join(root, "report", "tzdata", "zoneinfo.zip"))
	if err != nil {
		t.Fatal(err)
	}
	defer archive.Close()
	york, err := fs.ReadFile(archive, "America/New_York")
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	if err := os.Mkdir(filepath.Join(dir, "Europe"), 0o700); err != nil {
		t.Fatal(err)
	}
	for _, city := range []string{"Berlin", "London", "Lisbon", "Vienna"} {
		if err := os.WriteFile(filepath.Join(dir, "Europe", city), york, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// readTree reads every file under a folder, by its path with forward slashes.
func readTree(t *testing.T, dir string) map[string][]byte {
	t.Helper()
	all := map[string][]byte{}
	err := fs.WalkDir(os.DirFS(dir), ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		all[name], err = os.ReadFile(filepath.Join(dir, filepath.FromSlash(name)))
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return all
}

func sameTree(t *testing.T, got, want map[string][]byte) {
	t.Helper()
	for name, content := range want {
		switch other, there := got[name]; {
		case !there:
			t.Errorf("%s is missing", name)
		case !bytes.Equal(other, content):
			t.Errorf("%s differs at byte %d of %d", name, differs(other, content), len(content))
		}
	}
	for name := range got {
		if _, there := want[name]; !there {
			t.Errorf("%s is there besides", name)
		}
	}
}

// differs is where two texts begin to differ.
func differs(a, b []byte) int {
	for i := range min(len(a), len(b)) {
		if a[i] != b[i] {
			return i
		}
	}
	return min(len(a), len(b))
}

// copySample copies the sample, but nothing that was built in it.
func copySample(t *testing.T, to string) {
	t.Helper()
	entries, err := os.ReadDir(sample)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		if !slices.Contains([]string{"slareport.yaml", "agreements", "data", "brand"}, e.Name()) {
			continue
		}
		from := filepath.Join(sample, e.Name())
		if e.IsDir() {
			err = os.CopyFS(filepath.Join(to, e.Name()), os.DirFS(from))
		} else {
			err = copyFile(filepath.Join(to, e.Name()), from)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
}

func copyFile(to, from string) error {
	content, err := os.ReadFile(from)
	if err != nil {
		return err
	}
	if err := os.MkdirAll(filepath.Dir(to), 0o755); err != nil {
		return err
	}
	return os.WriteFile(to, content, 0o644)
}
