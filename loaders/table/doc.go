// Package table reads files as rows of cells with positions: CSV, TSV and their kin, and the sheets of XLSX
// workbooks. It knows nothing of what the columns mean.
//
//	t, err := table.Open("jan.xlsx", file, size, table.Options{Want: []string{"Number", "Opened"}})
//	pass, err := t.Scan()
//	for b := (table.Block{}); pass.Next(&b) == nil; {
//		for b.Next() { … b.Row.Number, b.Row.Cell(0) … }
//	}
//
// Open looks at the beginning: what the file is (format.go), which sheet, and which row holds the names
// of the columns (header.go). A Pass (pass.go) then cuts the file into numbered blocks of whole rows, which
// may be read on several goroutines.
//
// Nothing is lost in silence. A row that cannot be used comes with Row.Err. What is skipped or mended is
// counted and told as a Finding: blank rows, repeated headers, rows with too few cells, lines in another
// encoding, merged areas. A file that is damaged as a whole ends a Pass with an error.
package table
