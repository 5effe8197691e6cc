// Package xlsx writes workbooks: a Book has Sheets, which are written row by row from top to bottom, and everything in
// them is a Cell with a value or a formula and a Look. It knows typed cells and catalogues, but no report.
//
//  1. Book begins the file with its sheets in order, and finishes it: properties, names for formulas, print set-up
//     (book.go, zip.go).
//  2. Sheet writes rows and tables whose readers can filter them (sheet.go); cell.go turns typed cells into values of a
//     spreadsheet, so that no text from the data is ever a formula.
//  3. Look becomes a style (style.go), with the number formats of a locale (numbers.go).
//  4. A Formula carries the value that it gives; Check is one that compares two amounts (check.go). chart.go draws
//     columns.
//
// Sheets go through the stream writer, so that a book with very many rows costs little memory. The same calls give the
// same bytes. Only this package talks to the spreadsheet library.
package xlsx
