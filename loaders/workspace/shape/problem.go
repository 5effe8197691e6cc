package shape

import (
	"cmp"
	"fmt"
	"slices"
)

// Problem is something wrong at a place of a file. A Warning is not wrong by itself: work may go on.
type Problem struct {
	File, Sheet  string // the sheet of a workbook; "" for a text file
	Line, Column int    // from 1; where the whole file is meant, both are 1
	Text         string
	Hint         string // the likely mistake and what to do, or ""
	Warning      bool
}

// Where is the place as messages name it: a.yaml:3:14, or a.xlsx:Objectives!N3.
func (p Problem) Where() string {
	if p.Sheet == "" {
		return fmt.Sprintf("%s:%d:%d", p.File, p.Line, p.Column)
	}
	return fmt.Sprintf("%s:%s!%s", p.File, p.Sheet, cellName(p.Line, p.Column))
}

// Sort orders problems by file and place and drops what is there twice.
func Sort(list []Problem) []Problem {
	slices.SortStableFunc(list, func(a, b Problem) int {
		return cmp.Or(cmp.Compare(a.File, b.File), cmp.Compare(a.Sheet, b.Sheet), cmp.Compare(a.Line, b.Line),
			cmp.Compare(a.Column, b.Column), cmp.Compare(a.Text, b.Text))
	})
	return slices.Compact(list)
}

// Failed tells whether there is more than warnings.
func Failed(list []Problem) bool {
	return slices.ContainsFunc(list, func(p Problem) bool { return !p.Warning })
}
