// Package sampling reduces streams of samples to partial results that can be merged, so that memory does not
// grow with the number of samples. It knows no files and no agreements; measure says what it wants to know.
//
//  1. A Plan says, for each series, where its cells end, which values to keep and how a gap is told.
//  2. A Pass is one reading of all samples. Each goroutine has a Worker, which turns a batch into one Partial
//     per series: the sums of each cell, the values kept, the stretches of good and failing
//     readings, and slots.
//     A series of a few readings is not reduced: its readings are kept, and summed up whenever it is asked for.
//  3. The Pass merges Partials: cells add up in any order, stretches join in order of time.
//  4. Pass.Finish gives the Set. Where a series came out of order between batches, its sums cannot be trusted
//     (a duplicate may have been counted, a run torn), nor where a batch ended while a check was pending: Finish
//     asks for a second Pass, which keeps the readings of those series alone, sorts them and reduces them by the
//     same function.
//
// So the figures depend on the readings, never on their order, on how they were cut into files and batches, or on the
// number of workers. A Partial holds no readings: a database that can group and sum could deliver the same.
package sampling
