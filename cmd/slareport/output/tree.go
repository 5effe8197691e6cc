package output

import (
	"errors"
	"io"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"

	"github.com/slareport/slareport/loaders/disk"
)

// Target is where documents go, and what must not come to harm there.
type Target struct {
	Folder    string   // as the user names it
	Periods   []string // the period of the build, then others whose documents the folder may hold
	Workspace string   // its folder
	Inputs    []string // files and folders that the build reads; some need not exist
	Swap      Swapper
}

// Tree is a folder of documents that is written beside its place and put there whole.
type Tree struct {
	target  Target
	place   string       // the folder, absolute and without links
	writing sync.RWMutex // documents are written side by side, and none once the draft is removed
	draft   *draft       // nil once it is removed
	made    []string
	earlier *Manifest // of the documents that were kept
	kept    []string  // names of documents of earlier builds
	mu      sync.Mutex
	digests map[string]string // name with forward slashes → SHA-256
}

// Begin begins a folder of documents, and sets right what a killed build left beside it. It fails with a Refusal
// before anything is written if the documents cannot go there.
func Begin(t Target) (*Tree, error) {
	place, err := resolve(t.Folder)
	if err != nil {
		return nil, err
	}
	for _, step := range []func(string) error{t.checkInputs, t.checkAbove, restore, clearDrafts, t.audit} {
		if err := step(place); err != nil {
			return nil, err
		}
	}
	tree := &Tree{target: t, place: place, digests: map[string]string{}}
	parent, name := filepath.Split(place)
	if tree.made, err = makeFolders(filepath.Clean(parent)); err == nil {
		tree.draft, err = newDraft(parent, name)
	}
	if err != nil {
		tree.removeMadeFolders()
		return nil, &Refusal{Text: "there can be no documents in " + t.Folder, Hint: hintOther, Err: err}
	}
	return tree, nil
}

// Write adds a document. The name is relative, with forward slashes.
func (t *Tree) Write(name string, content []byte) error {
	return t.WriteBy(name, func(w io.Writer) error {
		_, err := w.Write(content)
		return err
	})
}

// WriteBy adds a document that is written piece by piece. Of one that ends with an error nothing is left. An interrupt
// does not wait for the pieces: what comes after Abandon gets no name.
func (t *Tree) WriteBy(name string, content func(io.Writer) error) error {
	t.writing.RLock()
	into := t.draft
	t.writing.RUnlock()
	if into == nil {
		return errRemoved
	}
	path, digest, err := into.write(name, content)
	if err != nil {
		return err
	}
	t.writing.RLock()
	defer t.writing.RUnlock()
	if t.draft == nil {
		return errRemoved
	}
	if err := into.place(digest, path); err != nil {
		return err
	}
	t.note(digest)
	return nil
}

func (t *Tree) note(d Digest) {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.digests[d.File] = d.SHA256
}

// Keep carries over documents of earlier builds that this one did not write. to gives the name under which one is
// kept, "" when it is not.
func (t *Tree) Keep(to func(name string) string) error {
	m, err := t.earlierManifest()
	if m == nil || err != nil {
		return err
	}
	t.earlier = m
	byFolder := func(a, b Digest) int { return slices.Compare(strings.Split(a.File, "/"), strings.Split(b.File, "/")) }
	for _, old := range slices.SortedFunc(slices.Values(m.Outputs), byFolder) {
		if t.digests[old.File] != "" {
			continue
		}
		from := filepath.Join(t.place, filepath.FromSlash(old.File))
		if _, err := os.Lstat(from); errors.Is(err, fs.ErrNotExist) {
			continue // somebody has removed it
		}
		name := to(old.File)
		if name == "" || t.digests[name] != "" {
			continue
		}
		if err := t.linkOrCopy(Digest{name, old.SHA256}, from); err != nil {
			return err
		}
		t.kept = append(t.kept, name)
	}
	return nil
}

// Stale lists the documents that were kept and are of a build that read other inputs than these: their figures may
// be others than those of the documents beside them.
func (t *Tree) Stale(inputs []Digest) (names []string) {
	if t.earlier == nil {
		return nil
	}
	same := slices.Equal(t.earlier.Inputs, inputs)
	for _, name := range t.kept {
		if !same || slices.Contains(t.earlier.Stale, name) {
			names = append(names, name)
		}
	}
	return names
}

// earlierManifest is the manifest of the documents in place, nil if there is none.
func (t *Tree) earlierManifest() (*Manifest, error) {
	root, err := disk.OpenRoot(t.place)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	return readManifest(root), root.Close()
}

// linkOrCopy puts a document of the place into the draft by linking it, or by copying where links are not to be had.
// Nothing is ever written into a document that has its name, so that whoever linked it elsewhere keeps it.
func (t *Tree) linkOrCopy(d Digest, from string) error {
	t.writing.RLock()
	defer t.writing.RUnlock()
	if t.draft == nil {
		return errRemoved
	}
	err := t.draft.enter(d, func(path string) error { return os.Link(from, path) })
	if err != nil {
		d, err = t.copied(d.File, from)
	}
	t.note(d)
	return err
}

func (t *Tree) copied(name, from string) (Digest, error) {
	old, err := disk.Open(from)
	if err != nil {
		return Digest{}, err
	}
	defer old.Close()
	path, digest, err := t.draft.write(name, func(w io.Writer) error {
		_, err := io.Copy(w, old)
		return err
	})
	if err != nil {
		return Digest{}, err
	}
	return digest, t.draft.place(digest, path)
}

// Forget removes the documents of a client that failed: some of them would pass for all.
func (t *Tree) Forget(folder string) error {
	t.writing.RLock()
	defer t.writing.RUnlock()
	if t.draft == nil {
		return errRemoved
	}
	t.mu.Lock()
	defer t.mu.Unlock()
	maps.DeleteFunc(t.digests, func(name, _ string) bool { return strings.HasPrefix(name, folder+"/") })
	return os.RemoveAll(filepath.Join(t.draft.documents(), folder))
}

// Names lists what was written, in order.
func (t *Tree) Names() []string { return slices.Sorted(maps.Keys(t.digests)) }

// First is the path of the document to open first: the page over all clients, else a client's report, else what there
// is.
func (t *Tree) First() string {
	names := t.Names()
	for _, end := range []string{"index.html", "/report.pdf", ""} {
		i := slices.IndexFunc(names, func(name string) bool { return strings.HasSuffix(name, end) })
		if i >= 0 {
			return filepath.Join(t.target.Folder, filepath.FromSlash(names[i]))
		}
	}
	return ""
}

// Scratch is a folder for what drawings do not hold in memory. Whatever removes the draft removes the files that the
// workbook library leaves there.
func (t *Tree) Scratch() string { return t.draft.dir }

// Folder is where the documents go, as the user names it.
func (t *Tree) Folder() string { return t.target.Folder }

// Has tells whether a document is in the folder in place, from an earlier build.
func (t *Tree) Has(name string) bool {
	_, err := os.Stat(filepath.Join(t.place, filepath.FromSlash(name)))
	return err == nil
}

// Finish writes the manifest, to which it adds the documents, and puts the folder in its place. kept lists where
// files are now that somebody else saved into the folder while the build ran.
func (t *Tree) Finish(m Manifest) (kept []string, err error) {
	for _, name := range t.Names() {
		m.Outputs = append(m.Outputs, Digest{name, t.digests[name]})
	}
	content, err := m.Text()
	if err != nil {
		return nil, err
	}
	if err := t.Write(ManifestName, content); err != nil {
		return nil, err
	}
	if err := t.target.audit(t.place); err != nil {
		return nil, err
	}
	if err := t.exchange(); err != nil {
		return nil, &Refusal{Text: "the documents cannot be put into " + t.target.Folder, Hint: hintFor(err), Err: err}
	}
	old := t.draft.dir
	if kept, err = t.close(); err != nil {
		text := "the documents are in " + t.target.Folder + ", but the ones before cannot be removed"
		return kept, &Refusal{Text: text, Hint: "remove " + old, Err: err}
	}
	return kept, nil
}

// errRemoved is the error of a document that comes when the build was given up.
var errRemoved = errors.New("the folder of this build was removed")

// Abandon removes what was written so far; what comes later is not written. After Finish there is nothing left to
// remove.
func (t *Tree) Abandon() error {
	_, err := t.close()
	t.removeMadeFolders()
	return err
}

func (t *Tree) close() ([]string, error) {
	t.writing.Lock()
	defer t.writing.Unlock()
	if t.draft == nil {
		return nil, nil
	}
	d := t.draft
	t.draft = nil
	return d.close(t.place)
}

// removeMadeFolders removes the folders that were made for the documents, unless something is in them.
func (t *Tree) removeMadeFolders() {
	for _, dir := range t.made {
		_ = os.Remove(dir) // one that is not empty stays
	}
}
