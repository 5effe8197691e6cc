// Package recordset holds the records of some rows, of a block, a file or a source, before they become evidence.
//
//  1. A Set has a list of each type, in the order of the rows (set.go), and knows when something happened last in its
//     records (latest.go).
//  2. Samples are not kept: a Batcher fills one batch after the other with them (batcher.go).
package recordset
