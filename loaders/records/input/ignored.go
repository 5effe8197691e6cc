package input

import (
	"cmp"
	"slices"
	"strings"

	"github.com/slareport/slareport/loaders/records/values"
	"github.com/slareport/slareport/loaders/table"
	"github.com/slareport/slareport/report/evidence"
	"github.com/slareport/slareport/report/evidence/lookup"
)

// Rows that are equal in all that is read of them may differ in a column that nothing reads: two regions with the same
// figures. What the rows of a file hold in such columns is kept as a number for each row until the source is settled.
//
// Rule §13 (equal-rows): Rows are equal when every column of the file is equal, read or not.
//
// Convention records (columns-of-overlaps): Where the files of a source do not have the same unread columns, rows of
// them are equal when all is equal that is read: a column that was added to an export makes no new records of old rows.

// IgnoredColumns are the columns of a file that nothing reads: by column, the hash of its name; 0 for those that are
// read.
type IgnoredColumns []uint64

// IgnoredIn lists those of a file; it is nil where all are read.
func IgnoredIn(in *File) (o IgnoredColumns) {
	for _, i := range in.ignored() {
		if o == nil {
			o = make(IgnoredColumns, len(in.Heads.Names))
		}
		o[i] = lookup.Text(table.Fold(in.Heads.Names[i])) | 1
	}
	return o
}

// ignored are the indexes of those columns.
func (in *File) ignored() (list []int) {
	read := map[int]bool{}
	for _, b := range in.Bound {
		for i := range b.Columns {
			read[b.Columns[i].Index] = read[b.Columns[i].Index] || !b.Columns[i].Fixed
		}
	}
	for i := range in.Heads.Names {
		if !read[i] {
			list = append(list, i)
		}
	}
	return list
}

// Hash is what a row holds in them, whatever their order; 0 where all are blank.
func (o IgnoredColumns) Hash(r *table.Row) (sum uint64) {
	for i := range r.Columns() {
		if i >= len(o) {
			break
		}
		if o[i] == 0 {
			continue
		}
		if text := values.Trim(r.Cell(i).Text); len(text) > 0 {
			sum += lookup.Mix(o[i], lookup.Bytes(text))
		}
	}
	return sum
}

// ignoredKey tells files in which rows can be compared by these columns.
func (in *File) ignoredKey() string {
	var names []string
	for _, i := range in.ignored() {
		names = append(names, table.Fold(in.Heads.Names[i]))
	}
	slices.Sort(names)
	if in.Sheet != "" {
		names = append(names, "\x00sheet") // a workbook does not hold dates and numbers as text does
	}
	return strings.Join(names, "\x00")
}

// IgnoredCells are the hashes of some rows of a file, in the order of the rows.
type IgnoredCells struct {
	rows   []uint32
	hashes []uint64
}

// Add takes in the hash of the next row.
func (c *IgnoredCells) Add(row uint32, hash uint64) {
	c.rows, c.hashes = append(c.rows, row), append(c.hashes, hash)
}

// Reset forgets the rows; their room is used again.
func (c *IgnoredCells) Reset() { c.rows, c.hashes = c.rows[:0], c.hashes[:0] }

// IgnoredRows are those of all rows of a file, block after block, so that no list has to grow with the file.
type IgnoredRows []IgnoredCells

// Append takes in copies of the hashes of later rows.
func (c *IgnoredRows) Append(o *IgnoredCells) {
	if len(o.rows) > 0 {
		*c = append(*c, IgnoredCells{slices.Clone(o.rows), slices.Clone(o.hashes)})
	}
}

func (c IgnoredRows) of(row uint32) uint64 {
	block, _ := slices.BinarySearchFunc(c, row, func(b IgnoredCells, row uint32) int {
		return cmp.Compare(b.rows[len(b.rows)-1], row)
	})
	if block == len(c) {
		return 0
	}
	if i, there := slices.BinarySearch(c[block].rows, row); there {
		return c[block].hashes[i]
	}
	return 0
}

// Ignored tells what a row holds where nothing reads it; nil where the files of the source cannot be compared by
// that. all are the files of the workspace by origin.
func Ignored(inputs, all []*File) func(evidence.Pos) uint64 {
	var key *string
	for _, in := range inputs {
		if in.Heads == nil {
			continue
		}
		k := in.ignoredKey()
		if key == nil {
			key = &k
		}
		if k != *key {
			return nil
		}
	}
	return func(pos evidence.Pos) uint64 {
		if in := all[pos.Origin]; in != nil {
			return in.Ignored.of(pos.Row)
		}
		return 0
	}
}
