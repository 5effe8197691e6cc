package main

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/slareport/slareport/cmd/slareport/console"
	"github.com/slareport/slareport/cmd/slareport/output"
)

// The manifest and the command version name the same release of the time zones.
func TestTheManifestNamesTheTimeZones(t *testing.T) {
	content, err := os.ReadFile(filepath.Join(sampleOut(t), output.ManifestName))
	if err != nil {
		t.Fatal(err)
	}
	var m output.Manifest
	if err := json.Unmarshal(content, &m); err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	if code := run(t.Context(), []string{"version"}, nil, &out, io.Discard); code != console.ExitDone {
		t.Fatalf("version leaves with %d", code)
	}
	if m.Zones == "" || !strings.HasSuffix(out.String(), "\ntime zones "+m.Zones+"\n") {
		t.Errorf("the manifest names the time zones %q, version prints %q", m.Zones, out.String())
	}
}

// The manifest names everything that the documents were made from, the logo too, with its digest.
func TestTheManifestNamesTheLogo(t *testing.T) {
	content, err := os.ReadFile(filepath.Join(sampleOut(t), output.ManifestName))
	if err != nil {
		t.Fatal(err)
	}
	var m output.Manifest
	if err := json.Unmarshal(content, &m); err != nil {
		t.Fatal(err)
	}
	logo, err := os.ReadFile(filepath.Join(sample, "brand", "logo.png"))
	if err != nil {
		t.Fatal(err)
	}
	sum, times := sha256.Sum256(logo), 0
	for _, in := range m.Inputs {
		if in.File == "brand/logo.png" && in.SHA256 == hex.EncodeToString(sum[:]) {
			times++
		}
	}
	if times != 1 {
		t.Errorf("the logo stands %d times among %v", times, m.Inputs)
	}
}

// The manifest has the digests of what was read, whatever the files hold when the documents are written.
func TestTheManifestHasWhatWasRead(t *testing.T) {
	w := t.TempDir()
	if err := os.CopyFS(w, os.DirFS("testdata/base")); err != nil {
		t.Fatal(err)
	}
	read := readTree(t, w)
	a := &app{stdin: strings.NewReader(""), stdout: io.Discard, stderr: io.Discard, workspace: w}
	l, err := a.open(t.Context(), reportOptions{jobs: 1})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(l.close)
	for name := range read {
		writeFiles(t, w, map[string]string{name: "something else"})
	}
	inputs := l.manifest().Inputs
	for _, in := range inputs {
		if want := digestOf(in.File, read[in.File]); in != want {
			t.Errorf("of %s the manifest has another digest than that of what was read", in.File)
		}
	}
	if len(inputs) != len(read) {
		t.Errorf("the manifest names %d of %d files that were read", len(inputs), len(read))
	}
}

func digestOf(file string, content []byte) output.Digest {
	sum := sha256.Sum256(content)
	return output.Digest{File: file, SHA256: hex.EncodeToString(sum[:])}
}
