// Package samples is the record type of samples, of which a file has millions of rows.
//
//  1. The plain path reads any form of cell, as that of every other type does (kind.go).
//  2. The fast path stands in front of it and reads the usual forms in a fraction of the time (fast.go). Series are
//     found by the names that the file writes (seriestable.go).
package samples
