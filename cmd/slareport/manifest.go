package main

import (
	"crypto/sha256"
	"encoding/hex"
	"os"
	"path/filepath"
	"slices"

	"github.com/slareport/slareport/loaders/workspace"
)

const manifestName = "manifest.json"

// manifest says what a folder of documents was made from.
type manifest struct {
	Slareport string   `json:"slareport"`
	Period    string   `json:"period"`
	AsOf      string   `json:"as_of"`
	Inputs    []digest `json:"inputs"`
	Outputs   []digest `json:"outputs"`
}

type digest struct {
	File   string `json:"file"`
	SHA256 string `json:"sha256"`
}

func (l *line) manifest(t *tree) (manifest, error) {
	inputs, err := l.inputs()
	m := manifest{Slareport: version(), Period: l.label(), AsOf: l.asOf.String(), Inputs: inputs}
	for _, name := range t.names() {
		m.Outputs = append(m.Outputs, digest{name, t.digests[name]})
	}
	return m, err
}

// inputs lists the digests of what was read: the workspace's own files, logos, then the exports.
func (l *line) inputs() ([]digest, error) {
	own := []string{workspace.File}
	for _, a := range l.agreements {
		own = append(own, a.Place.File)
	}
	var all []digest
	for _, name := range own {
		content, err := os.ReadFile(filepath.Join(l.ws.Dir, filepath.FromSlash(name)))
		if err != nil {
			return nil, err
		}
		all = append(all, digestOf(name, content))
	}
	for _, a := range l.agreements {
		if logo := digestOf(a.Brand.LogoFile, a.Brand.Logo); logo.File != "" && !slices.Contains(all, logo) {
			all = append(all, logo)
		}
	}
	if f := l.ws.Fonts; f != nil {
		all = append(all, digestOf(f.Regular.File, f.Regular.Data), digestOf(f.Bold.File, f.Bold.Data))
	}
	for _, s := range l.evidence.Sources {
		d := digest{s.File, s.SHA256}
		if d.SHA256 != "" && !slices.Contains(all, d) { // without one there was no such file
			all = append(all, d)
		}
	}
	return all, nil
}

func digestOf(file string, content []byte) digest {
	sum := sha256.Sum256(content)
	return digest{file, hex.EncodeToString(sum[:])}
}
