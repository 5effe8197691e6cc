package main

import (
	"maps"
	"slices"
	"strings"

	"github.com/slareport/slareport/cmd/slareport/console"
	"github.com/slareport/slareport/cmd/slareport/output"
	"github.com/slareport/slareport/report"
	"github.com/slareport/slareport/report/render"
)

// A build replaces the documents of a period. Those of a client that could not be built this time are neither current
// nor to be lost: they stay, in a folder whose name says so, until a build of the client succeeds or its agreement is
// taken away.

// outdatedMark ends the name of such a folder. No slug has a dot, and pages find their assets as before.
const outdatedMark = ".outdated"

// olderDocuments says what becomes of the documents that stand in place and that this build did not write.
type olderDocuments struct {
	whole  bool // all clients and formats: what was not written is there no more
	built  map[string]bool
	drawn  map[string]bool // files of the formats of this build: one that a built client has no more is not kept
	failed map[string]bool
	broken bool            // agreements that cannot be read: nobody knows the folders of their clients
	known  map[string]bool // folders of the clients of the others

	outdated, removed map[string]bool // what came of it, by folder
	stale             []string        // documents that stay and were drawn from other data
}

// olderDocuments looks at how the build went.
func (l *loadedData) olderDocuments(built []*report.Report, formats []render.Format, whole bool) *olderDocuments {
	c := &olderDocuments{whole: whole, broken: len(l.broken) > 0 && len(l.options.clients) == 0}
	for _, set := range []*map[string]bool{&c.built, &c.drawn, &c.failed, &c.known, &c.outdated, &c.removed} {
		*set = map[string]bool{}
	}
	for _, r := range built {
		c.built[r.Slug] = true
	}
	for _, f := range formats {
		c.drawn[f.File] = true
	}
	for i, slug := range l.slugs {
		c.known[slug] = true
		c.failed[slug] = slices.Contains(l.chosen, i) && !c.built[slug]
	}
	return c
}

// to is the name under which a document is kept, "" when it is not.
func (c *olderDocuments) to(name string) string {
	folder, rest, inFolder := strings.Cut(name, "/")
	client := strings.TrimSuffix(folder, outdatedMark)
	switch {
	case name == output.ManifestName:
		return ""
	case !inFolder || folder == "assets":
		return c.unlessWhole(name)
	case c.built[client]:
		if folder != client || c.drawn[rest] {
			return ""
		}
		return c.unlessWhole(name)
	case c.failed[client] || c.broken && !c.known[client]:
		c.outdated[client+outdatedMark] = true
		return client + outdatedMark + "/" + rest
	case c.whole:
		c.removed[folder] = true
		return ""
	}
	return name
}

func (c *olderDocuments) unlessWhole(name string) string {
	if c.whole {
		return ""
	}
	return name
}

// tell says which folders hold no documents of this build, or are gone.
func (c *olderDocuments) tell(a *app) {
	for _, folder := range slices.Sorted(maps.Keys(c.outdated)) {
		a.summaryLine(folder, "documents of an earlier build: there are none of this one")
	}
	for _, folder := range slices.Sorted(maps.Keys(c.removed)) {
		a.summaryLine(folder, "removed: no agreement is with this client any more")
	}
	stale := slices.DeleteFunc(slices.Clone(c.stale), func(name string) bool {
		return strings.HasPrefix(name, "assets/") || strings.Contains(name, outdatedMark+"/")
	})
	if len(stale) > 0 {
		console.Say(a.stdout, "%d older documents stay, whose data or agreements were others: %s\n", len(stale), stale[0])
		console.Say(a.stdout, "  hint: build without --only and --client to renew them\n")
	}
}
