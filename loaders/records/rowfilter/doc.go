// Package rowfilter compiles the filter of a source (where), which speaks of the fields of a record and of the
// cells of its row: where.go takes it apart, wherecells.go runs what speaks of cells.
package rowfilter
