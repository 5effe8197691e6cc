package main

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"os"
	"path/filepath"
	"testing"
)

// The manifest names everything that the documents were made from, the logo too, with its digest.
func TestTheManifestNamesTheLogo(t *testing.T) {
	content, err := os.ReadFile(filepath.Join(sampleOut(t), manifestName))
	if err != nil {
		t.Fatal(err)
	}
	var m manifest
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
