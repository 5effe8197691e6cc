package output

import (
	"os"
	"path/filepath"
	"slices"
	"testing"
)

// workspaceOf is a workspace with exports, some of them behind links, and earlier documents.
func workspaceOf(t *testing.T) (top string, in func(folder string) Target) {
	t.Helper()
	top = t.TempDir()
	dir := filepath.Join(top, "ws")
	put(t, top, map[string]string{
		"ws/slareport.yaml": "", "ws/agreements/acme.yaml": "", "ws/data/october/t.csv": "", "ws/tickets.csv": "",
		"exports/linked.csv": "", "ws/brand/logo.png": "", "ws/empty/x": "",
	})
	built(t, filepath.Join(dir, "out", october), "index.html")
	for name, to := range map[string]string{
		"ws/linked.csv": "../exports/linked.csv", "to-workspace": "ws", "to-data": "ws/data/october", "dangling": "nowhere",
		"loop": "loop", "ws/again": ".",
	} {
		if err := os.Symlink(to, filepath.Join(top, filepath.FromSlash(name))); err != nil {
			t.Skip(err)
		}
	}
	if err := os.Remove(filepath.Join(dir, "empty", "x")); err != nil {
		t.Fatal(err)
	}
	var inputs []string
	for _, name := range []string{"slareport.yaml", "agreements", "closed", "data", "data/october/t.csv", "tickets.csv",
		"linked.csv", "brand/logo.png", "again", "missing/x.csv"} {
		inputs = append(inputs, filepath.Join(dir, filepath.FromSlash(name)))
	}
	return top, func(folder string) Target {
		return Target{Folder: folder, Periods: []string{october}, Workspace: dir, Inputs: inputs, Swap: Swap}
	}
}

// What the build reads is not to be replaced, and no documents go among it, by whatever path.
func TestAFolderOfInputsIsRefused(t *testing.T) {
	top, in := workspaceOf(t)
	t.Chdir(top)
	for folder, want := range map[string]string{
		"ws":                      "ws holds ",
		"ws/":                     "ws/ holds ",
		"ws/out/../":              "holds ",
		".":                       ". holds ",
		top:                       "holds ",
		"/":                       "/ holds ",
		"to-workspace":            "to-workspace holds ",
		"ws/again":                "ws/again holds ",
		"ws/data":                 "holds ",
		"ws/data/october":         "where the build reads files",
		"to-data":                 "where the build reads files",
		"ws/agreements":           "holds ",
		"ws/brand":                "holds ",
		"exports":                 "holds ",
		"ws/data/new":             "where the build reads files",
		"ws/data/october/a/b":     "where the build reads files",
		"ws/data/../data/new":     "where the build reads files",
		"to-data/new":             "where the build reads files",
		"to-workspace/data/new":   "where the build reads files",
		"ws/again/agreements/new": "where the build reads files",
		"ws/brand/new":            "where the build reads files",
		"exports/new":             "where the build reads files",
		"ws/out":                  "holds files that no build wrote, or that were changed since: 2026-10/",
		"ws/tickets.csv":          "is a file, and documents need a folder",
		"ws/tickets.csv/new":      "there can be no documents in",
		"dangling":                "dangling leads nowhere: ",
		"dangling/new":            "is a link to something that does not exist",
		"loop":                    "loop leads nowhere: ",
		"ws/out/2026-10/acme":     "which holds the documents of 2026-10",
	} {
		refused(t, top, in(folder), want)
	}
}

// The usual places are fine: below the workspace, outside of it, empty, new, behind a link.
func TestAFolderBesideTheInputsIsFine(t *testing.T) {
	top, in := workspaceOf(t)
	t.Chdir(top)
	for _, folder := range []string{"ws/out/2026-10", "ws/out/2026-10/", "to-workspace/out/2026-10",
		"ws/again/out/2026-10",
		"ws/out/new", "ws/new", "ws/empty", "new", "new/deep/out", filepath.Join(top, "abs"), "data", "ws/database"} {
		before := contents(t, top)
		tree, err := Begin(in(folder))
		if err != nil {
			t.Errorf("%s: %v", folder, err)
			continue
		}
		if err := tree.Abandon(); err != nil {
			t.Error(err)
		}
		holds(t, top, before)
	}
}

// A manifest that names the inputs makes them no documents.
func TestAManifestDoesNotMakeInputsDocuments(t *testing.T) {
	top, in := workspaceOf(t)
	dir := filepath.Join(top, "ws", "data")
	put(t, dir, map[string]string{ManifestName: manifestNaming(t, "october/t.csv", "")})
	refused(t, top, in(dir), "which the build reads")
}

// The workspace may be named from a folder beside it, which is fine, and from one below, into which no documents go
// that holds what is read.
func TestRelativeInputsAreWhereTheyAre(t *testing.T) {
	top, in := workspaceOf(t)
	beside := filepath.Join(top, "beside")
	if err := os.Mkdir(beside, 0o755); err != nil {
		t.Fatal(err)
	}
	t.Chdir(beside)
	relative := func(folder string) Target {
		target := in(folder)
		target.Workspace, target.Inputs = filepath.Join("..", "ws"), slices.Clone(target.Inputs)
		for i, input := range target.Inputs {
			rel, err := filepath.Rel(beside, input)
			if err != nil {
				t.Fatal(err)
			}
			target.Inputs[i] = rel
		}
		return target
	}
	tree, err := Begin(relative("."))
	if err != nil {
		t.Fatal(err)
	}
	if err := tree.Abandon(); err != nil {
		t.Error(err)
	}
	refused(t, top, relative(".."), ".. holds ")
	refused(t, top, relative("../ws/data/new"), "where the build reads files")
}
