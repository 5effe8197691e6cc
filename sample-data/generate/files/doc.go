// Package files writes files with the habits of the systems that the sample's exports come from: text with its
// separators, encodings and line ends (text.go), workbooks (workbook.go), and the logo of the provider (logo.go). Every
// file has the same bytes with every version of Go: nothing is compressed and nothing carries a time.
package files
