package table

import (
	"bytes"
	"io"
	"path"
	"strings"
	"unicode/utf16"

	"github.com/slareport/slareport/loaders/cell"
)

// format is what a file is.
type format uint8

const (
	plainText format = iota
	gzipText
	xlsx
)

// headBytes is how much of a file is looked at to tell its format.
const headBytes = 4 << 10

var workbookSuffixes = []string{".xlsx", ".xlsm", ".xltx", ".xltm"}

// signatures are the first bytes of what is no table, with what to say.
var signatures = []struct{ begin, what, hint string }{
	{"%PDF", "a PDF", "export the data as .csv or .xlsx"},
	{"{\\rtf", "a text document (.rtf)", "export the data as .csv or .xlsx"},
	{"\x89PNG", "a picture", "export the data as .csv or .xlsx"},
	{"\xFF\xD8\xFF", "a picture", "export the data as .csv or .xlsx"},
	{"GIF8", "a picture", "export the data as .csv or .xlsx"},
	{"7z\xBC\xAF", "an archive (.7z)", "unpack it"},
	{"BZh", "a packed file (.bz2)", "unpack it"},
	{"\xFD7zXZ", "a packed file (.xz)", "unpack it"},
	{"\x28\xB5\x2F\xFD", "a packed file (.zst)", "unpack it"},
	{"Rar!", "an archive (.rar)", "unpack it"},
	{"SQLite format 3", "a database of SQLite", "export its table as .csv"},
	{"PAR1", "a Parquet file", "export it as .csv"},
	{"PK\x05\x06", "an empty zip file", "was the export empty?"},
}

// markups are the beginnings of texts that are no table, in lower case.
var markups = []struct{ begin, what, hint string }{
	{"<!doctype html", "a web page", "some programs export HTML and name it .xls: open it in a spreadsheet program and save it as .xlsx"},
	{"<html", "a web page", "some programs export HTML and name it .xls: open it in a spreadsheet program and save it as .xlsx"},
	{"<head", "a web page", "some programs export HTML and name it .xls: open it in a spreadsheet program and save it as .xlsx"},
	{"<meta", "a web page", "some programs export HTML and name it .xls: open it in a spreadsheet program and save it as .xlsx"},
	{"<table", "a web page", "some programs export HTML and name it .xls: open it in a spreadsheet program and save it as .xlsx"},
	{"<?xml", "an XML file", "if a spreadsheet program opens it, save it there as .xlsx"},
	{"{\"", "a JSON file", "export the data as .csv or .xlsx"},
	{"{\n", "a JSON file", "export the data as .csv or .xlsx"},
	{"{\r\n", "a JSON file", "export the data as .csv or .xlsx"},
	{"{ ", "a JSON file", "export the data as .csv or .xlsx"},
	{"[{", "a JSON file", "export the data as .csv or .xlsx"},
	{"[\n", "a JSON file", "export the data as .csv or .xlsx"},
}

// recognise tells what a file is by its content; the suffix decides only what content leaves open.
func recognise(name string, r io.ReaderAt, size int64) (format, error) {
	head := make([]byte, min(size, headBytes))
	if n, err := r.ReadAt(head, 0); err != nil && (err != io.EOF || n < len(head)) {
		return 0, err
	}
	if len(head) == 0 {
		return 0, &cell.Problem{Text: "the file is empty", Hint: "did the export finish?"}
	}
	for _, s := range signatures {
		if bytes.HasPrefix(head, []byte(s.begin)) {
			return 0, noTable(s.what, s.hint)
		}
	}
	switch {
	case bytes.HasPrefix(head, []byte("PK\x03\x04")):
		return xlsx, nil
	case bytes.HasPrefix(head, []byte{0x1F, 0x8B}):
		return gzipText, nil
	case bytes.HasPrefix(head, []byte{0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1}):
		return 0, oldOffice(r, head)
	}
	begin := strings.ToLower(string(bytes.TrimLeft(bytes.TrimPrefix(head, []byte("\xEF\xBB\xBF")), " \t\r\n")))
	for _, m := range markups {
		if strings.HasPrefix(begin, m.begin) {
			return 0, noTable(m.what, m.hint)
		}
	}
	if hasSuffix(name, append([]string{".xls", ".xlsb", ".ods", ".numbers"}, workbookSuffixes...)...) {
		return 0, &cell.Problem{Text: "the file is text, and its name says workbook", Hint: "if it is delimited text, name it .csv"}
	}
	return plainText, nil
}

func noTable(what, hint string) error {
	return &cell.Problem{Text: "the file is " + what + ", wanted delimited text (.csv, .tsv) or a workbook (.xlsx)", Hint: hint}
}

// hasSuffix compares without regard to case.
func hasSuffix(name string, suffixes ...string) bool {
	for _, s := range suffixes {
		if strings.EqualFold(path.Ext(name), s) {
			return true
		}
	}
	return false
}

// oldOffice tells what a compound file (MS-CFB) holds by the names in its directory, of which the header
// names the first sector.
func oldOffice(r io.ReaderAt, head []byte) error {
	const shiftAt, directoryAt = 0x1E, 0x30
	if len(head) > directoryAt+4 && head[shiftAt] >= 9 && head[shiftAt] <= 12 {
		sector := int64(head[directoryAt]) | int64(head[directoryAt+1])<<8 | int64(head[directoryAt+2])<<16 | int64(head[directoryAt+3])<<24
		directory := make([]byte, headBytes)
		n, _ := r.ReadAt(directory, (sector+1)<<head[shiftAt]) // what cannot be read names nothing
		switch {
		case bytes.Contains(directory[:n], wide("EncryptedPackage")):
			return &cell.Problem{Text: "the workbook is protected with a password", Hint: "open it, remove the password and save it"}
		case bytes.Contains(directory[:n], wide("Workbook")), bytes.Contains(directory[:n], wide("Book")):
			return noTable("an old workbook (.xls)", "open it in a spreadsheet program and save it as .xlsx or .csv")
		}
	}
	return noTable("an old Office file", "open it and save its table as .xlsx or .csv")
}

// wide is text as compound files write names, UTF-16 LE.
func wide(text string) []byte {
	var out []byte
	for _, unit := range utf16.Encode([]rune(text)) {
		out = append(out, byte(unit), byte(unit>>8))
	}
	return out
}
