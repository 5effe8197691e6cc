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
	names := distinct(known)
	if len(names) == 0 {
		return otherwise + "none"
	}
	if near := Nearest(word, known); near != "" {
		return fmt.Sprintf("did you mean %q?", near)
	}
	return otherwise + strings.Join(Few(names), ", ")
}

// Nearest is the name that was probably meant, "" if none looks like it.
func Nearest(word string, known []string) string {
	near := shape.Nearest(word, known)
	if ranked := fuzzy.RankFindFold(word, known); near == "" && len(ranked) > 0 {
		near = slices.MinFunc(ranked, func(a, b fuzzy.Rank) int { return a.Distance - b.Distance }).Target
	}
	return near
}

// distinct leaves out the names that are blank or come a second time: a case may be a miss and a row.
func distinct(names []string) (out []string) {
	for _, name := range names {
		if name != "" && !slices.Contains(out, name) {
			out = append(out, name)
		}
		if len(out) > mostNames {
			break
		}
	}
	return out
}

// mostNames is how many names a hint has room for.
const mostNames = 12

// Few cuts a list of names to what a hint has room for.
func Few(names []string) []string {
	if len(names) > mostNames {
		return append(names[:mostNames:mostNames], "…")
	}
	return names
}
