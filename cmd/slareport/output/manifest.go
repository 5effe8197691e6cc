package output

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"io"
	"io/fs"
	"os"
	"slices"
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
	SHA256    string   `json:"sha256"`          // of the manifest itself with nothing here: who changes it owns it
}

// Text is the manifest as a file, with its digest.
func (m Manifest) Text() ([]byte, error) {
	m.SHA256 = ""
	content, err := json.MarshalIndent(m, "", "  ")
	if err != nil {
		return nil, err
	}
	m.SHA256 = digestOfText(append(content, '\n'))
	content, err = json.MarshalIndent(m, "", "  ")
	return append(content, '\n'), err
}

// unchanged tells whether a text is that of a manifest as a build wrote it, of whatever version.
func (m *Manifest) unchanged(text []byte) bool {
	member := `"sha256": "` + m.SHA256 + `"`
	at := bytes.LastIndex(text, []byte(member))
	if m.SHA256 == "" || at < 0 {
		return false
	}
	return digestOfText(slices.Concat(text[:at], []byte(`"sha256": ""`), text[at+len(member):])) == m.SHA256
}

func digestOfText(text []byte) string {
	sum := sha256.Sum256(text)
	return hex.EncodeToString(sum[:])
}

// Digest is a file, with forward slashes, and the SHA-256 of its content in hexadecimal.
type Digest struct {
	File   string `json:"file"`
	SHA256 string `json:"sha256"`
}

// readManifest reads the manifest of a folder, nil if it has none that a build wrote, as it was written.
func readManifest(root *os.Root) *Manifest {
	if m, unchanged := parseManifest(root); unchanged {
		return m
	}
	return nil
}

// parseManifest reads what may be a manifest; unchanged tells whether it is as a build wrote it. Whatever lies in the
// folder may have been put there to mislead: a manifest that names a file outside the folder is none.
func parseManifest(root *os.Root) (m *Manifest, unchanged bool) {
	if info, err := root.Lstat(ManifestName); err != nil || !info.Mode().IsRegular() || info.Size() > maxManifest {
		return nil, false
	}
	content, err := root.ReadFile(ManifestName)
	if err != nil {
		return nil, false
	}
	m = &Manifest{}
	if json.Unmarshal(content, m) != nil || m.Slareport == "" || m.Period == "" || m.AsOf == "" || len(m.Outputs) == 0 {
		return nil, false
	}
	for _, o := range m.Outputs {
		sum, err := hex.DecodeString(o.SHA256)
		if err != nil || len(sum) != sha256.Size || !fs.ValidPath(o.File) || o.File == "." {
			return nil, false
		}
	}
	return m, m.unchanged(content)
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
