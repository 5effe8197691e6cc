// Package records turns the sources of a workspace into evidence: records with positions, and an account of
// every row of every file.
//
//  1. A source's globs name files (package files). Every file, or sheet of one, is an Origin and a Source, and is
//     opened as an input (package input).
//  2. Each file's headers are matched to the fields of the source's record types (package columns), whose table is
//     presets.Fields; what each field's cell becomes is told in one file per record type (packages recordtypes and
//     samples).
//  3. The beginnings of a source's files settle how its dates and numbers are written (package rows), and its
//     agreements in which time zone (package zones).
//  4. The rows are read in blocks, on several goroutines, and put together in the order of the file (source.go,
//     blocks.go, pool.go): cell by cell, rules between fields, then the source's filter (packages rows and rowfilter).
//  5. Records that several rows tell of become one: event logs and overlapping exports (package merge).
//  6. Books (package account) account for the rows: rows = loaded + duplicates + filtered + rejected (rules §2). A
//     file that feeds several record types counts its rows once; a row is loaded when any record came of it.
//  7. When everything is read, the records of all sources are held against each other (package crosscheck), and the
//     time of which sources say nothing is looked for (package timegaps).
//
// Load does that for everything but samples, which StreamSamples hands on in batches and never keeps.
//
// A cell that cannot be read rejects its row where the field is required, and is left blank, with an error
// finding, where it is not. Findings of one kind in one column are told once, with their number and first place.
// Results do not depend on the number of jobs nor on the order in which a file system lists files.
package records
