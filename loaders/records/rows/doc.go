// Package rows makes records of the rows of a file, whatever their type. What is particular to a type of record is told
// in a Kind (packages recordtypes and samples).
//
//  1. A Source is how the cells of a source are written (source.go). The beginnings of its files settle it, so that
//     03/04/2026 and 1,234 mean the same in every row (observe.go), and whether samples have counters (counters.go).
//  2. A Kind says where the cell of each field goes and which rules hold between fields (kind.go). An Entry is the row
//     at hand for these rules (entry.go).
//  3. A Reader reads row after row: each cell by a step of its own (step.go, noanswer.go), then the rules between
//     fields, then the filter of the source (reader.go). Words for parties must be known to an agreement
//     (partywords.go), and words for states tell what lasts and what is over (statewords.go).
//  4. A file may lack a column that its records need: then the field is unread in every record (absentcolumns.go,
//     absentfields.go).
package rows
