// Package delimited reads text files of records: CSV, TSV and their kin.
//
// A file is read in three steps that keep two processors busy without a lock on the hot path:
//
//  1. File (file.go, encoding.go, vote.go) looks at the beginning once: encoding, line ends, delimiter.
//  2. Splitter (split.go) reads on and cuts the bytes into chunks of whole records. It is the only
//     sequential part and looks at quotes and line ends only.
//  3. Scanner (scan.go, quoted.go) takes a chunk apart into records. Each goroutine has its own.
//
// The grammar is RFC 4180 with LF, CRLF or CR as line end. Malformed quoting never swallows rows: the
// record becomes an error of the line on which it begins, and reading goes on at the next line.
package delimited
