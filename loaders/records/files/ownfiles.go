package files

import (
	"encoding/json"
	"io/fs"
	"path"
	"slices"
	"strings"

	"github.com/slareport/slareport/loaders/disk"
	"github.com/slareport/slareport/loaders/workspace"
	"github.com/slareport/slareport/report/evidence"
	"github.com/slareport/slareport/report/finding"
)

// ownFiles knows what in a workspace is no export, whatever pattern matches it: the workspace's own files, and the
// documents that earlier builds wrote, which would come back as data. Findings name folders only, since names of
// agreements and of documents are those of clients.
type ownFiles struct {
	root    fs.FS
	written map[string]map[string]bool // what a folder's manifest says was written there
	left    map[string]int             // files that were left out, by folder
}

// Names that builds give to what they write.
const (
	manifestName = "manifest.json"
	draftMark    = ".slareport-draft-" // in the name of a folder that a build writes
)

// has tells whether a file is one of these, and counts it.
func (o *ownFiles) has(file string) bool {
	folder, own := o.folderOf(file)
	if own {
		if o.left == nil {
			o.left = map[string]int{}
		}
		o.left[folder]++
	}
	return own
}

// folderOf is the folder that makes a file one of these.
func (o *ownFiles) folderOf(file string) (folder string, own bool) {
	parent, ext := path.Dir(file), strings.ToLower(path.Ext(file))
	if file == workspace.File || parent == workspace.Agreements && (ext == ".yaml" || ext == ".yml") {
		return parent, true
	}
	for folder := parent; folder != "."; folder = path.Dir(folder) {
		name := strings.TrimPrefix(file, folder+"/")
		if strings.Contains(path.Base(folder), draftMark) || o.documents(folder)[name] {
			return folder, true
		}
	}
	return "", false
}

// mostManifest is more bytes than the manifest of thousands of clients has.
const mostManifest = 16 << 20

// documents lists what a build wrote into a folder, the manifest among it. What cannot be read is no manifest.
func (o *ownFiles) documents(folder string) map[string]bool {
	if list, known := o.written[folder]; known {
		return list
	}
	var m struct {
		Slareport string
		Outputs   []struct{ File string }
	}
	list := map[string]bool{}
	data, err := disk.ReadFile(o.root, path.Join(folder, manifestName), mostManifest)
	if err == nil && json.Unmarshal(data, &m) == nil && m.Slareport != "" {
		list[manifestName] = true
		for _, d := range m.Outputs {
			list[d.File] = true
		}
	}
	if o.written == nil {
		o.written = map[string]map[string]bool{}
	}
	o.written[folder] = list
	return list
}

// findings tells what was left out.
func (o *ownFiles) findings() (list []evidence.Finding) {
	for folder, count := range o.left {
		list = append(list, evidence.Finding{
			Severity: evidence.Note, File: folder, Count: count,
			Message: finding.Say("load.own-file"), Hint: finding.Say("hint.narrow-pattern"),
		})
	}
	slices.SortFunc(list, func(a, b evidence.Finding) int { return strings.Compare(a.File, b.File) })
	return list
}
