// Package cell holds one cell as a file gives it, and what its folders need to read one. Each of them makes a value of
// a cell, once for all file formats: numbers a decimal, times an instant, durations a length of time, flags a yes or
// no. They rest on chars, digits and units, and durations on numbers; this package knows none of the four.
//
// A column has one Reader. A reader is used in two steps. Observe may be shown cells of the column first, so that
// 03/04/2026 and 1,234 can be settled by what the rest of the column looks like; Read then reads cell by cell. Read
// never changes what the reader has settled on, so the same column gives the same values in any order of rows and on
// any number of goroutines (each goroutine takes its own copy of a reader, by In where there is one).
//
// Read answers with a value, a Note about how it was come by, and an error. A blank cell is no error: it is the absent
// value of its type (timeline.NoInstant, evidence.NoFixed, durations.None, evidence.Blank). Every error is a
// *finding.Problem, which says what was found, what was wanted and which mistake is likely.
package cell
