package table

import (
	"slices"
	"strings"

	"github.com/slareport/slareport/report/finding"
)

// Kind names what a finding is about.
type Kind string

// The kinds of findings.
const (
	Suffix         Kind = "suffix"          // the name says another format
	Encoding       Kind = "encoding"        // the file is not UTF-8
	MixedEncoding  Kind = "mixed-encoding"  // lines that are not UTF-8 were read as Windows-1252
	Delimiter      Kind = "delimiter"       // the delimiter was voted and is not the usual one
	OneColumn      Kind = "one-column"      // no delimiter was found
	HeaderFound    Kind = "header-found"    // the header is not the first row
	SameName       Kind = "same-name"       // several columns have one name
	SheetChosen    Kind = "sheet-chosen"    // there are other sheets with data
	HiddenSheet    Kind = "hidden-sheet"    // the sheet is hidden
	BlankRows      Kind = "blank-rows"      // rows without anything
	RepeatedHeader Kind = "repeated-header" // rows that are the header again
	ShortRows      Kind = "short-rows"      // rows with too few cells
	BeyondHeader   Kind = "beyond-header"   // cells right of the header
	HiddenRows     Kind = "hidden-rows"     // hidden or filtered rows, which were read
	MergedCells    Kind = "merged-cells"    // merged areas, of which only the first cell has the value
	FewerRows      Kind = "fewer-rows"      // the sheet says that it has more rows than it has
)

// Finding is something about a file that a reader of the report should know. Its sentence has the key "file." and the
// kind.
type Finding struct {
	Kind  Kind
	Args  []any
	Row   int // where first, 0 if it is about the file
	Count int // how often, 0 if it is about the file
}

// Message is the sentence of a finding.
func (f *Finding) Message() finding.Message { return finding.Say("file."+string(f.Kind), f.Args...) }

// tally counts findings by kind.
type tally map[Kind]Finding

// add counts one more, or those of another block.
func (t tally) add(kind Kind, row, count int) {
	if count == 0 {
		return
	}
	f := t[kind]
	if f.Count == 0 || row < f.Row {
		f.Row = row
	}
	f.Count += count
	t[kind] = f
}

// findings gives what was counted, in the order of the kinds.
func (t tally) findings() []Finding {
	var all []Finding
	for kind, f := range t {
		f.Kind, f.Args = kind, []any{finding.Count(f.Count)}
		all = append(all, f)
	}
	slices.SortFunc(all, func(a, b Finding) int { return strings.Compare(string(a.Kind), string(b.Kind)) })
	return all
}
