// Package workbook reads the sheets of XLSX files (ECMA-376) as rows of cells.
//
// It is its own reader because a library that is made for editing workbooks loses rows in silence when a
// sheet is damaged, and takes thirty times as long. The steps are these:
//
//  1. Open (book.go, package.go) finds the parts of the file: sheets, styles (styles.go, numberformat.go)
//     and shared texts (sharedtexts.go).
//  2. Sheet.Split (sheet.go) inflates a sheet and cuts it into chunks of whole rows. It alone is sequential
//     and looks only for the beginnings of rows.
//  3. Reader (rows.go) takes a chunk apart. Each goroutine has its own.
//
// All of them read XML with one strict tokenizer (xml.go) that takes nothing on trust: tags must nest and
// close, document types are refused, and the end of a part must be reached, where its checksum is compared.
//
// The tokenizer is not encoding/xml because it is on the way of every row, of every shared text and of every cell that
// is blank but has a style: on a sheet of 200,000 rows encoding/xml takes as long for the start tags of the rows alone
// (0.44 s, 2.4 million allocations) as this package for everything (0.40 s), and seven times as long for the shared
// texts. Random documents are read as encoding/xml reads them, which a test and a fuzz test compare.
package workbook
