package shape

import (
	"math"
	"strings"

	"github.com/lithammer/fuzzysearch/fuzzy"
)

// Nearest gives the name that was most likely meant, "" when none is near. Case, hyphens and underscores
// do not count.
func Nearest(text string, names []string) string {
	best, nearest := "", math.MaxInt
	wanted := fold(text)
	for _, name := range names {
		d := fuzzy.LevenshteinDistance(wanted, fold(name))
		if d < nearest && d <= reach(wanted, fold(name)) {
			best, nearest = name, d
		}
	}
	return best
}

// Suggest is the hint that names the nearest name, "" when none is near.
func Suggest(text string, names []string) string {
	near := Nearest(text, names)
	if near == "" {
		return ""
	}
	return "did you mean " + near + "?"
}

func fold(text string) string {
	return strings.NewReplacer("_", "-", " ", "-").Replace(strings.ToLower(strings.TrimSpace(text)))
}

// reach is how many letters may differ. A beginning or an ending of the name counts as near.
func reach(wanted, name string) int {
	if len(wanted) >= 3 && (strings.HasPrefix(name, wanted) || strings.HasPrefix(wanted, name) && len(name) >= 3) {
		return max(len(wanted), len(name))
	}
	switch n := len(wanted); {
	case n <= 2:
		return 0
	case n <= 4:
		return 1
	case n <= 8:
		return 2
	}
	return 3
}
