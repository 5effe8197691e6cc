// Package pattern is how slareport.yaml names files: paths in the workspace with forward slashes, where * and ? stand
// for characters, [a-z] for one of some, {a,b} for either, and ** for any folders.
package pattern

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/bmatcuk/doublestar/v4"
)

// Limits on a pattern: as many names as anybody lists in braces, each of which is searched for by itself, and as long
// as paths can be.
const (
	MostAlternatives = 256
	maxBytes         = 4096
)

// Alternatives gives what the braces of a pattern stand for, each in its shortest form: ./data//a{1,2} is data/a1 or
// data/a2. The error is a hint at what to write instead.
func Alternatives(text string) ([]string, error) {
	switch {
	case text == "":
		return nil, errors.New("an empty pattern names no file")
	case len(text) > maxBytes:
		return nil, fmt.Errorf("a pattern has at most %d bytes", maxBytes)
	case strings.Contains(text, `\`):
		return nil, errors.New("write / between folders")
	case strings.HasPrefix(text, "~") || len(text) > 1 && text[1] == ':':
		return nil, errOutsideRoot
	case !doublestar.ValidatePattern(text):
		return nil, errOpen
	}
	list, err := expand(text)
	if err != nil {
		return nil, err
	}
	for i := range list {
		if list[i], err = shortest(list[i]); err != nil {
			return nil, err
		}
	}
	slices.Sort(list)
	return slices.Compact(list), nil
}

var (
	errOutsideRoot = errors.New("paths begin at the folder of slareport.yaml")
	errLeaves      = errors.New("paths cannot leave the folder of slareport.yaml: put the file there, or a link to it")
	errOpen        = errors.New("the pattern has an open [ or {, or a } too many")
)

// expand resolves the braces, the first ones first.
func expand(text string) ([]string, error) {
	done, open := []string(nil), []string{text}
	for len(open) > 0 {
		next := open[len(open)-1]
		open = open[:len(open)-1]
		before, options, after := braces(next)
		if options == nil {
			done = append(done, next)
			continue
		}
		for _, option := range options {
			open = append(open, before+option+after)
		}
		if len(done)+len(open) > MostAlternatives {
			return nil, fmt.Errorf("its braces stand for more than %d names: write * for what differs, or list several patterns",
				MostAlternatives)
		}
	}
	return done, nil
}

// braces parts a pattern at its first braces; there are no options when it has none. The pattern is a valid one.
func braces(text string) (before string, options []string, after string) {
	depth, from := 0, 0
	for i := 0; i < len(text); i++ {
		switch c := text[i]; {
		case c == '[':
			i += strings.IndexByte(text[i+1:], ']') + 1 // braces in a class are characters
		case c == '{':
			if depth++; depth == 1 {
				before, from = text[:i], i+1
			}
		case c == ',' && depth == 1:
			options, from = append(options, text[from:i]), i+1
		case c == '}':
			if depth--; depth == 0 {
				return before, append(options, text[from:i]), text[i+1:]
			}
		}
	}
	return text, nil, ""
}

// shortest leaves out the parts of a path that say nothing.
func shortest(text string) (string, error) {
	if strings.HasPrefix(text, "/") {
		return "", errOutsideRoot
	}
	var parts []string
	for part := range strings.SplitSeq(text, "/") {
		switch {
		case part == "..":
			return "", errLeaves
		case !doublestar.ValidatePattern(part):
			return "", errOpen
		case part == "**" && len(parts) > 0 && parts[len(parts)-1] == "**": // each would search all folders again
		case part != "" && part != ".":
			parts = append(parts, part)
		}
	}
	short := strings.Join(parts, "/")
	if short == "" || strings.HasSuffix(text, "/") || strings.HasSuffix(text, "/.") {
		return "", FolderHint(short)
	}
	return short, nil
}

// FolderHint is what to write instead of a folder.
func FolderHint(folder string) error {
	return fmt.Errorf("it names a folder: write %s for the files in it", strings.TrimPrefix(folder+"/*", "/"))
}

// IsExact tells whether one of the alternatives names a single file.
func IsExact(alternative string) bool { return !strings.ContainsAny(alternative, "*?[") }

// Set is several patterns together.
type Set struct{ alternatives []string }

// NewSet takes patterns together. One that is none names nothing.
func NewSet(patterns []string) Set {
	var s Set
	for _, text := range patterns {
		list, _ := Alternatives(text) // the workspace has refused it
		s.alternatives = append(s.alternatives, list...)
	}
	return s
}

// Has tells whether any of the patterns names a file.
func (s Set) Has(file string) bool {
	return slices.ContainsFunc(s.alternatives, func(a string) bool { return doublestar.MatchUnvalidated(a, file) })
}

// CrossesInto tells whether an alternative looks for files inside a folder.
func CrossesInto(alternative, folder string) bool {
	for i, c := range alternative {
		if c == '/' && doublestar.MatchUnvalidated(alternative[:i], folder) {
			return true
		}
	}
	return false
}
