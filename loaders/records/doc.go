// Package records turns the sources of a workspace into evidence: records with positions, and an account of
// every row of every file.
//
//  1. A source's globs name files (package files). Every file, or sheet of one, is an Origin and a Source.
//  2. Each file's headers are matched to the fields of the source's record types (package columns), whose table is
//     presets.Fields; what each field's cell becomes is told in one file per record type (tickets.go, events.go,
//     outages.go, claims.go, surveys.go, tallies.go, obligations.go, creditclaims.go, samples.go) in the terms of slots.go.
//  3. The beginnings of a source's files settle how its dates and numbers are written (observe.go, readers.go).
//  4. The rows are read in blocks, on several goroutines, and put together in the order of the file (blocks.go):
//     cell by cell (step.go), rules between fields, then the source's filter (row.go, package rowfilter).
//  5. Records that several rows tell of become one: event logs (snapshots.go, running.go) and overlapping exports
//     (package duplicates).
//  6. Books (package account) account for the rows: rows = loaded + duplicates + filtered + rejected (rules §2). A file
//     that feeds several record types counts its rows once; a row is loaded when any record came of it.
//
// Load does that for everything but samples, which StreamSamples hands on in batches and never keeps. Its fast
// path is in samples_fast.go and values/instants.go.
//
// A cell that cannot be read rejects its row where the field is required, and is left blank, with an error
// finding, where it is not. Findings of one kind in one column are told once, with their number and first place.
// Results do not depend on the number of jobs nor on the order in which a file system lists files.
package records
