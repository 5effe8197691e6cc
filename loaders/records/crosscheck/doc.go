// Package crosscheck holds the records of all sources against each other once they are read. It changes nothing: what
// it finds is written into the books of the files.
//
//  1. Two sources, or two clients, may have cases with the same id (sharedids.go).
//  2. Rows may name a ticket or an outage that is in no data (references.go).
package crosscheck
