package input

import (
	"testing"

	"pgregory.net/rapid"
)

// What a row holds is found whatever blocks the file was read in, and rows that were not kept hold nothing.
func TestIgnoredCellsAreFoundByRow(t *testing.T) { rapid.Check(t, ignoredByRow) }

func ignoredByRow(t *rapid.T) {
	var file IgnoredRows
	var block IgnoredCells
	want := map[uint32]uint64{}
	row := uint32(0)
	for range rapid.IntRange(0, 5).Draw(t, "blocks") {
		block.Reset()
		for range rapid.IntRange(0, 5).Draw(t, "rows") {
			if row++; rapid.Bool().Draw(t, "kept") {
				want[row] = rapid.Uint64().Draw(t, "hash")
				block.Add(row, want[row])
			}
		}
		file.Append(&block)
	}
	for r := range row + 2 {
		if got := file.of(r); got != want[r] {
			t.Fatalf("row %d of %v holds %d, want %d", r, file, got, want[r])
		}
	}
}
