package console

import (
	"fmt"
	"slices"
	"strings"

	"github.com/lithammer/fuzzysearch/fuzzy"

	"github.com/slareport/slareport/loaders/workspace/shape"
)

// Suggest names what comes close to a word that was not found, else the first of what there is.
func Suggest(word string, known []string, otherwise string) string {
	if len(known) == 0 {
		return otherwise + "none"
	}
	if near := Nearest(word, known); near != "" {
		return fmt.Sprintf("did you mean %q?", near)
	}
	return otherwise + strings.Join(Few(known), ", ")
}

// Nearest is the name that was probably meant, "" if none looks like it.
func Nearest(word string, known []string) string {
	near := shape.Nearest(word, known)
	if ranked := fuzzy.RankFindFold(word, known); near == "" && len(ranked) > 0 {
		near = slices.MinFunc(ranked, func(a, b fuzzy.Rank) int { return a.Distance - b.Distance }).Target
	}
	return near
}

// Few cuts a list of names to what a hint has room for.
func Few(names []string) []string {
	if len(names) > 12 {
		return append(names[:12:12], "…")
	}
	return names
}
