package output

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// manifestNaming is a manifest that names files: name, content, name, content …
func manifestNaming(t *testing.T, pairs ...string) string {
	t.Helper()
	m := Manifest{Slareport: "test", Period: october, AsOf: "2026-11-02T00:00:00Z"}
	for i := 0; i < len(pairs); i += 2 {
		sum := sha256.Sum256([]byte(pairs[i+1]))
		m.Outputs = append(m.Outputs, Digest{pairs[i], hex.EncodeToString(sum[:])})
	}
	text, err := m.Text()
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// refused sees that documents cannot go into a folder, and that nothing in it or around it has changed.
func refused(t *testing.T, dir string, target Target, want string) {
	t.Helper()
	before := contents(t, dir)
	tree, err := Begin(target)
	if err == nil {
		_ = tree.Abandon() // the test has failed
		t.Errorf("a build into %s begins, want %q", target.Folder, want)
		return
	}
	var r *Refusal
	if !errors.As(err, &r) || r.Hint == "" || !strings.Contains(err.Error(), want) {
		t.Errorf("a build into %s is refused with %q, want %q and a hint", target.Folder, err, want)
	}
	if after := contents(t, dir); after != before {
		t.Errorf("the refused build into %s leaves\n%s\nwant\n%s", target.Folder, after, before)
	}
}

// A folder with anything that no build wrote is refused, wherever in it that is and whatever it is.
func TestAFolderWithForeignFilesIsRefused(t *testing.T) {
	const noBuild = "holds files that no build wrote, or that were changed since: "
	for want, change := range map[string]func(place string) error{
		"note.txt":         text("note.txt"),
		"acme/note.txt":    text("acme/note.txt"),
		"assets/note.txt":  text("assets/note.txt"),
		"mine/":            text("mine/deep/note.txt"),
		".hidden":          text(".hidden"),
		"acme.old":         text("acme.old/report.json"),
		"acme/report.json": text("acme/report.json"),
		"index.html":       func(place string) error { return os.Truncate(filepath.Join(place, "index.html"), 0) },
		"empty/":           func(place string) error { return os.Mkdir(filepath.Join(place, "empty"), 0o755) },
		"link":             link("index.html", "link"),
		"assets/dangling":  link("nowhere", "assets/dangling"),
		"a, b, c and 1 more": func(place string) error {
			return errors.Join(text("a")(place), text("b")(place), text("c")(place), text("d")(place))
		},
		"assets":              replaced("assets", "acme"),
		"assets/site.css":     replaced("assets/site.css", "../index.html"),
		"acme/, assets/, ind": without(ManifestName),    // without its manifest the folder is anybody's
		"manifest.json":       more(ManifestName, "\n"), // changed, it is the user's
		"manifest":            noted,
	} {
		dir := t.TempDir()
		place := filepath.Join(dir, "out")
		built(t, place, "index.html", "acme/report.json", "assets/site.css")
		if err := change(place); err != nil {
			t.Fatal(err)
		}
		refused(t, dir, target(place, Swap), noBuild+want)
	}
}

// text writes a file that says it is the user's.
func text(name string) func(string) error {
	return func(place string) error {
		path := filepath.Join(place, filepath.FromSlash(name))
		return errors.Join(os.MkdirAll(filepath.Dir(path), 0o755), os.WriteFile(path, []byte("mine"), 0o444))
	}
}

func link(to, name string) func(string) error {
	return func(place string) error { return os.Symlink(to, filepath.Join(place, filepath.FromSlash(name))) }
}

func without(name string) func(string) error {
	return func(place string) error { return os.RemoveAll(filepath.Join(place, filepath.FromSlash(name))) }
}

// more adds a text to the end of a file.
func more(name, text string) func(string) error {
	return func(place string) error {
		path := filepath.Join(place, name)
		content, err := os.ReadFile(path)
		return errors.Join(err, os.WriteFile(path, append(content, text...), 0o644))
	}
}

// noted is a manifest with a member of the user's own.
func noted(place string) error {
	path := filepath.Join(place, ManifestName)
	content, err := os.ReadFile(path)
	changed := strings.Replace(string(content), "{", `{"note": "mine",`, 1)
	return errors.Join(err, os.WriteFile(path, []byte(changed), 0o644))
}

// replaced puts a link where documents were.
func replaced(name, to string) func(string) error {
	return func(place string) error { return errors.Join(without(name)(place), link(to, name)(place)) }
}

// Documents that somebody has removed, and read-only ones, are no reason to refuse.
func TestAFolderWithFewerDocumentsIsReplaced(t *testing.T) {
	dir := t.TempDir()
	place := filepath.Join(dir, "out")
	built(t, place, "index.html", "acme/report.json", "bolt/report.json")
	err := errors.Join(without("acme")(place), os.Chmod(filepath.Join(place, "bolt", "report.json"), 0o444))
	if err != nil {
		t.Fatal(err)
	}
	built(t, place, "next.html")
	holds(t, place, "next.html")
	onlyHolds(t, dir, "out")
}

// A manifest that leads out of its folder, or is not one of a build, makes no folder one of documents. What it names
// stays, even with the right digest.
func TestAHostileManifestLeadsNowhere(t *testing.T) {
	whole := func(s string) string { return s }
	for name, manifest := range map[string]func(string) string{
		"../mine.txt":       whole,
		"/mine.txt":         whole,
		"a/../../mine.txt":  whole,
		"./note.txt":        whole,
		"":                  whole,
		".":                 whole,
		"note.txt":          func(s string) string { return strings.Replace(s, `"slareport": "test"`, `"slareport": ""`, 1) },
		"another.txt":       func(s string) string { return strings.Replace(s, `"outputs"`, `"files"`, 1) },
		"unended.txt":       func(s string) string { return s[:len(s)-2] },
		"short-digests.txt": func(s string) string { return strings.Replace(s, `"sha256": "`, `"sha256": "00`, 1) },
	} {
		dir := t.TempDir()
		place := filepath.Join(dir, "out")
		put(t, dir, map[string]string{"mine.txt": "mine", "out/note.txt": "mine"})
		put(t, place, map[string]string{ManifestName: resealed(manifest(manifestNaming(t, name, "mine")))})
		refused(t, dir, target(place, Swap), "out holds files that no build wrote")
	}
}

// resealed gives a forged manifest its own digest.
func resealed(text string) string {
	const member = `"sha256": "`
	at := strings.LastIndex(text, member) + len(member)
	if at+64 > len(text) {
		return text
	}
	return text[:at] + digestOfText([]byte(text[:at]+text[at+64:])) + text[at+64:]
}

// A manifest may be larger than this program reads, or a link to one elsewhere.
func TestAManifestThatIsNoPlainFileIsNone(t *testing.T) {
	dir := t.TempDir()
	built(t, filepath.Join(dir, "real"), "index.html")
	put(t, dir, map[string]string{"out/index.html": "index.html"})
	if err := os.Symlink("../real/"+ManifestName, filepath.Join(dir, "out", ManifestName)); err != nil {
		t.Skip(err)
	}
	refused(t, dir, target(filepath.Join(dir, "out"), Swap), "out holds files that no build wrote")
}

// Documents of another period are not this build's to replace, nor is a folder among documents.
func TestDocumentsOfAnotherPeriodAreRefused(t *testing.T) {
	dir := t.TempDir()
	september := target(filepath.Join(dir, "out", "2026-09"), Swap)
	september.Periods = []string{"2026-09"}
	tree, err := Begin(september)
	if err != nil {
		t.Fatal(err)
	}
	write(t, tree, "index.html")
	if _, err := tree.Finish(Manifest{Slareport: "test", Period: "2026-09", AsOf: "2026-10-02T00:00:00Z"}); err != nil {
		t.Fatal(err)
	}
	refused(t, dir, target(september.Folder, Swap), "2026-09 holds the documents of 2026-09, and this build is of 2026-10")
	refused(t, dir, target(filepath.Join(september.Folder, "a", "b"), Swap), "which holds the documents of 2026-09")
	refused(t, dir, target(filepath.Join(dir, "out"), Swap),
		"out holds files that no build wrote, or that were changed since: 2026-09/")
	both := target(september.Folder, Swap)
	both.Periods = append(both.Periods, "2026-09") // another client's period
	if tree, err = Begin(both); err != nil {
		t.Fatal(err)
	}
	if err := tree.Abandon(); err != nil {
		t.Fatal(err)
	}
}

// A file saved into the folder while a build runs stops the build; the file and the old documents stay.
func TestAFileSavedDuringABuildStopsIt(t *testing.T) {
	for _, note := range []string{"note.txt", "acme/report.json"} {
		dir := t.TempDir()
		place := filepath.Join(dir, "out")
		built(t, place, "acme/report.json")
		tree := begin(t, place)
		write(t, tree, "index.html")
		if err := text(note)(place); err != nil {
			t.Fatal(err)
		}
		before := contents(t, place)
		if _, err := tree.Finish(Manifest{}); err == nil || !strings.Contains(err.Error(), note) {
			t.Errorf("with %s the build ends with %v", note, err)
		}
		if err := tree.Abandon(); err != nil {
			t.Fatal(err)
		}
		holds(t, place, before)
		onlyHolds(t, dir, "out")
	}
}

// A file saved in the very moment of the exchange moves to the new documents; where a new document has its name, it
// stays beside them. Both are reported.
func TestAFileSavedDuringTheExchangeIsKept(t *testing.T) {
	for name, swap := range map[string]Swapper{"swap": Swap, "no swap": withoutSwap} {
		dir := t.TempDir()
		place := filepath.Join(dir, "out")
		built(t, place, "acme/report.json", "bolt/report.json")
		tree := begin(t, place)
		tree.target.Swap = func(a, b string) error {
			for _, note := range []string{"bolt/mine/note.txt", "acme/report.json"} {
				if err := errors.Join(without(note)(place), text(note)(place)); err != nil {
					t.Fatal(err)
				}
			}
			return swap(a, b)
		}
		write(t, tree, "acme/report.json")
		kept, err := tree.Finish(Manifest{Slareport: "test", Period: october, AsOf: "2026-11-02T00:00:00Z"})
		if err != nil {
			t.Fatal(name, err)
		}
		holds(t, place, "acme/report.json bolt/mine/note.txt=mine")
		for _, file := range kept {
			if content, err := os.ReadFile(file); err != nil || string(content) != "mine" {
				t.Errorf("%s: %s is not the file that was saved: %v", name, file, err)
			}
		}
		if len(kept) != 2 {
			t.Errorf("%s: kept are %v", name, kept)
		}
		if err := tree.Abandon(); err != nil {
			t.Fatal(err)
		}
		refused(t, dir, target(place, Swap), "out holds files that no build wrote, or that were changed since: bolt/")
	}
}

// A document that is linked elsewhere keeps its content there, whether it is kept, replaced or dropped by a build.
func TestLinkedDocumentsKeepTheirContent(t *testing.T) {
	dir := t.TempDir()
	place := filepath.Join(dir, "out")
	names := []string{"dropped.html", "kept.html", "replaced.html"}
	built(t, place, names...)
	for _, name := range names {
		if err := os.Link(filepath.Join(place, name), filepath.Join(dir, name)); err != nil {
			t.Skip(err)
		}
	}
	for i := range 2 { // the second build replaces what the first one kept
		tree := begin(t, place)
		for _, name := range names[2-i:] {
			if err := tree.Write(name, fmt.Append(nil, "new ", i)); err != nil {
				t.Fatal(err)
			}
		}
		err := tree.Keep(func(name string) string { return strings.TrimSuffix(name, "dropped.html") })
		if err != nil {
			t.Fatal(err)
		}
		finish(t, tree)
	}
	for _, name := range names {
		if content, err := os.ReadFile(filepath.Join(dir, name)); err != nil || string(content) != name {
			t.Errorf("the linked %s holds %q: %v", name, content, err)
		}
	}
	holds(t, place, "kept.html=new 1 replaced.html=new 1")
}
