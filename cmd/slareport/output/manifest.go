package output

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"io"
	"io/fs"
	"os"
)

// ManifestName is the file that says what a folder of documents was made from.
const ManifestName = "manifest.json"

// maxManifest is far more than the manifest of ten thousand clients has, in bytes.
const maxManifest = 64 << 20

// Manifest says what a folder of documents was made from, and what is in it.
type Manifest struct {
	Slareport string   `json:"slareport"` // version of the program
	Zones     string   `json:"zones"`     // release of the time zones, such as 2026f
	Period    string   `json:"period"`
	AsOf      string   `json:"as_of"`
	Inputs    []Digest `json:"inputs"`
	Outputs   []Digest `json:"outputs"`         // every document but the manifest itself
	Stale     []string `json:"stale,omitempty"` // of these, documents of earlier builds that read other inputs
}

// Digest is a file, with forward slashes, and the SHA-256 of its content in hexadecimal.
type Digest struct {
	File   string `json:"file"`
	SHA256 string `json:"sha256"`
}

// readManifest reads the manifest of a folder, nil if it has none that a build wrote. Whatever lies in the folder may
// have been put there to mislead: a manifest that names a file outside the folder is none.
func readManifest(root *os.Root) *Manifest {
	if info, err := root.Lstat(ManifestName); err != nil || !info.Mode().IsRegular() || info.Size() > maxManifest {
		return nil
	}
	content, err := root.ReadFile(ManifestName)
	if err != nil {
		return nil
	}
	m := &Manifest{}
	if json.Unmarshal(content, m) != nil || m.Slareport == "" || m.Period == "" || m.AsOf == "" || len(m.Outputs) == 0 {
		return nil
	}
	for _, o := range m.Outputs {
		sum, err := hex.DecodeString(o.SHA256)
		if err != nil || len(sum) != sha256.Size || !fs.ValidPath(o.File) || o.File == "." {
			return nil
		}
	}
	return m
}

// digestOf reads a file of a folder and gives its SHA-256 in hexadecimal.
func digestOf(root *os.Root, name string) (string, error) {
	f, err := root.Open(name)
	if err != nil {
		return "", err
	}
	defer f.Close()
	h := sha256.New()
	_, err = io.Copy(h, f)
	return hex.EncodeToString(h.Sum(nil)), err
}
