// Package cell reads one cell: what a file holds there becomes an instant, a duration, a decimal or a
// yes/no, once for all file formats.
//
// A column has one reader: Times, Numbers, Durations or Bools. A reader is used in two steps. Observe
// may be shown cells of the column first, so that 03/04/2026 and 1,234 can be settled by what the rest
// of the column looks like; Read then reads cell by cell. Read never changes what the reader has settled
// on, so the same column gives the same values in any order of rows and on any number of goroutines
// (each goroutine takes its own copy of a reader, by Clone where there is one).
//
// Read answers with a value, a Note about how it was come by, and an error. A blank cell is no error:
// it is the absent value of its type (timeline.NoInstant, evidence.NoFixed, NoMicros, evidence.Blank).
// Every error is a *finding.Problem, which says what was found, what was wanted and which mistake is likely.
package cell
