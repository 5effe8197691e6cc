package mutant

import (
	"fmt"
	"maps"
	"math/rand/v2"
	"path"
	"slices"
	"strings"
)

// Files are the files of a workspace by their names, which have forward slashes.
type Files map[string][]byte

// Size is the number of bytes in all files.
func (f Files) Size() (n int64) {
	for _, content := range f {
		n += int64(len(content))
	}
	return n
}

// names are the files in a fixed order.
func (f Files) names() []string { return slices.Sorted(maps.Keys(f)) }

// Mutant is a damaged workspace.
type Mutant struct {
	Number  uint64
	Files   Files
	Changes []string // what was done, in order, for people
}

// mostChanges is how many changes a mutant has at most. More would hide each other: the first file that cannot
// be opened ends the reading of its source.
const mostChanges = 4

// Of makes the mutant of a number. The sample stays as it is.
func Of(number uint64, sample Files) *Mutant {
	m := &Mutant{Number: number, Files: maps.Clone(sample)}
	c := newChance(number)
	for range 1 + c.IntN(mostChanges) {
		name := pick(c, m.Files.names())
		change := pick(c, changesOf(name))
		m.Changes = append(m.Changes, fmt.Sprintf("%s: %s", name, change.do(c, m.Files, name)))
	}
	return m
}

// change is a way of damaging a file. do tells what it did; it replaces the content, which other mutants share.
type change struct {
	name string
	do   func(c *chance, files Files, name string) string
}

// changesOf are the ways that suit a file. Those that know its form are listed more than once: bytes alone mostly
// give what no parser takes.
func changesOf(name string) []change {
	all := slices.Concat(byteChanges, fileChanges)
	switch path.Ext(name) {
	case ".csv", ".tsv":
		all = append(all, slices.Concat(tableChanges, tableChanges, tableChanges)...)
	case ".xlsx":
		all = append(all, slices.Concat(workbookChanges, workbookChanges, workbookChanges)...)
	case ".yaml":
		all = append(all, slices.Concat(yamlChanges, yamlChanges, yamlChanges)...)
	}
	return all
}

// edit makes a change of a function from content to content.
func edit(name string, of func(c *chance, content []byte) ([]byte, string)) change {
	return change{name, func(c *chance, files Files, file string) string {
		content, detail := of(c, slices.Clone(files[file]))
		files[file] = content
		return strings.TrimSpace(name + " " + detail)
	}}
}

// chance draws what is done.
type chance struct{ *rand.Rand }

func newChance(number uint64) *chance { return &chance{rand.New(rand.NewPCG(number, 0))} }

// pick draws one of a list that is not empty.
func pick[T any](c *chance, list []T) T { return list[c.IntN(len(list))] }

// place draws an index of a list of a length, 0 where there is none.
func (c *chance) place(length int) int { return c.IntN(max(length, 1)) }

// span draws a stretch of at most most elements of a list of a length.
func (c *chance) span(length, most int) (from, to int) {
	from = c.place(length)
	return from, min(length, from+1+c.IntN(most))
}
