// Package input is a file of a source while it is read.
//
//  1. A File is opened, its header found and its columns bound to the fields of records (file.go). What is wrong with
//     it as a whole is written into its books.
//  2. What its rows hold in columns that nothing reads tells rows apart that are otherwise equal (ignored.go).
//  3. SheetRow shows one row of a workbook to a person (sheetrow.go).
package input
