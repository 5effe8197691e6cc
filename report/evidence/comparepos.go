package evidence

import "cmp"

// ComparePos orders positions by file and row.
func ComparePos(a, b Pos) int {
	return cmp.Or(cmp.Compare(a.Origin, b.Origin), cmp.Compare(a.Row, b.Row))
}
