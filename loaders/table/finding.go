package table

import (
	"fmt"
	"slices"
	"strings"
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

// Finding is something about a file that a reader of the report should know.
type Finding struct {
	Kind  Kind
	Text  string // a sentence without full stop
	Row   int    // where first, 0 if it is about the file
	Count int    // how often, 0 if it is about the file
}

// sentences are the texts of findings that are counted over all blocks of a file.
var sentences = map[Kind]string{
	MixedEncoding:  "%s not UTF-8 and read as Windows-1252",
	BlankRows:      "%s blank and skipped",
	RepeatedHeader: "%s the header once more and skipped",
	ShortRows:      "%s fewer cells than the header: the missing ones count as blank; a line break in a cell without quotes does this too",
	BeyondHeader:   "%s right of the header, where no column has a name: they are not read",
	HiddenRows:     "%s hidden or filtered in the workbook and read all the same",
	MergedCells:    "%s below the header: only the first cell of each has the value, the others are blank",
}

// subjects are what is counted and the verb, for one and for many.
var subjects = map[Kind][2]string{
	MixedEncoding:  {"1 line is", "%d lines are"},
	BlankRows:      {"1 row is", "%d rows are"},
	RepeatedHeader: {"1 row is", "%d rows are"},
	ShortRows:      {"1 row has", "%d rows have"},
	BeyondHeader:   {"1 row has cells", "%d rows have cells"},
	HiddenRows:     {"1 row is", "%d rows are"},
	MergedCells:    {"1 merged area reaches", "%d merged areas reach"},
}

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

// findings puts what was counted into sentences, in the order of the kinds.
func (t tally) findings() []Finding {
	var all []Finding
	for kind, f := range t {
		subject := subjects[kind][0]
		if f.Count > 1 {
			subject = fmt.Sprintf(subjects[kind][1], f.Count)
		}
		f.Kind, f.Text = kind, fmt.Sprintf(sentences[kind], subject)
		all = append(all, f)
	}
	slices.SortFunc(all, func(a, b Finding) int { return strings.Compare(string(a.Kind), string(b.Kind)) })
	return all
}
