package table

import (
	"bytes"
	"io"
	"path"
	"strings"
	"unicode/utf16"

	"github.com/slareport/slareport/report/finding"
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

// notTables are the beginnings of what is no table, with the key of what it is, its suffix and the key of a hint.
type notTables []struct{ begin, what, suffix, hint string }

// signatures are the first bytes of files.
var signatures = notTables{
	{"%PDF", "kind.pdf", "", "hint.export-as-csv-or-xlsx"},
	{"{\\rtf", "kind.document", ".rtf", "hint.export-as-csv-or-xlsx"},
	{"\x89PNG", "kind.picture", "", "hint.export-as-csv-or-xlsx"},
	{"\xFF\xD8\xFF", "kind.picture", "", "hint.export-as-csv-or-xlsx"},
	{"GIF8", "kind.picture", "", "hint.export-as-csv-or-xlsx"},
	{"7z\xBC\xAF", "kind.archive", ".7z", "hint.unpack"},
	{"BZh", "kind.packed", ".bz2", "hint.unpack"},
	{"\xFD7zXZ", "kind.packed", ".xz", "hint.unpack"},
	{"\x28\xB5\x2F\xFD", "kind.packed", ".zst", "hint.unpack"},
	{"Rar!", "kind.archive", ".rar", "hint.unpack"},
	{"SQLite format 3", "kind.sqlite", "", "hint.export-table-as-csv"},
	{"PAR1", "kind.parquet", "", "hint.export-as-csv"},
	{"PK\x05\x06", "kind.empty-zip", "", "hint.empty-export"},
}

// markups are the beginnings of texts, in lower case.
var markups = notTables{
	{"<!doctype html", "kind.web-page", "", "hint.html-as-xls"},
	{"<html", "kind.web-page", "", "hint.html-as-xls"},
	{"<head", "kind.web-page", "", "hint.html-as-xls"},
	{"<meta", "kind.web-page", "", "hint.html-as-xls"},
	{"<table", "kind.web-page", "", "hint.html-as-xls"},
	{"<?xml", "kind.xml", "", "hint.xml-as-xlsx"},
	{"{\"", "kind.json", "", "hint.export-as-csv-or-xlsx"},
	{"{\n", "kind.json", "", "hint.export-as-csv-or-xlsx"},
	{"{\r\n", "kind.json", "", "hint.export-as-csv-or-xlsx"},
	{"{ ", "kind.json", "", "hint.export-as-csv-or-xlsx"},
	{"[{", "kind.json", "", "hint.export-as-csv-or-xlsx"},
	{"[\n", "kind.json", "", "hint.export-as-csv-or-xlsx"},
}

// problem is that of a file that begins as one of them does, nil if it does not.
func (list notTables) problem(head []byte) error {
	for _, n := range list {
		if bytes.HasPrefix(head, []byte(n.begin)) {
			return noTable(n.what, n.suffix, n.hint)
		}
	}
	return nil
}

// recognise tells what a file is by its content; the suffix decides only what content leaves open.
func recognise(name string, r io.ReaderAt, size int64) (format, error) {
	head := make([]byte, min(size, headBytes))
	if n, err := r.ReadAt(head, 0); err != nil && (err != io.EOF || n < len(head)) {
		return 0, err
	}
	if len(head) == 0 {
		return 0, finding.NewProblem("file.empty", "hint.unfinished-export")
	}
	if err := signatures.problem(head); err != nil {
		return 0, err
	}
	switch {
	case bytes.HasPrefix(head, []byte("PK\x03\x04")):
		return xlsx, nil
	case bytes.HasPrefix(head, []byte{0x1F, 0x8B}):
		return gzipText, nil
	case bytes.HasPrefix(head, []byte{0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1}):
		return 0, oldOffice(r, head)
	}
	begin := bytes.TrimLeft(bytes.TrimPrefix(head, []byte("\xEF\xBB\xBF")), " \t\r\n")
	if err := markups.problem(bytes.ToLower(begin)); err != nil {
		return 0, err
	}
	if hasSuffix(name, append([]string{".xls", ".xlsb", ".ods", ".numbers"}, workbookSuffixes...)...) {
		return 0, finding.NewProblem("file.text-named-workbook", "hint.name-csv")
	}
	return plainText, nil
}

func noTable(what, suffix, hint string) error {
	return finding.NewProblem("file.no-table", hint, finding.Say(what, suffix))
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
		sector := int64(head[directoryAt]) | int64(head[directoryAt+
			1])<<8 | int64(head[directoryAt+2])<<16 | int64(head[directoryAt+3])<<24
		directory := make([]byte, headBytes)
		n, _ := r.ReadAt(directory, (sector+1)<<head[shiftAt]) // what cannot be read names nothing
		switch {
		case bytes.Contains(directory[:n], wide("EncryptedPackage")):
			return finding.NewProblem("file.password", "hint.remove-password")
		case bytes.Contains(directory[:n], wide("Workbook")), bytes.Contains(directory[:n], wide("Book")):
			return noTable("kind.xls", "", "hint.save-as-xlsx-or-csv")
		}
	}
	return noTable("kind.old-office", "", "hint.save-table-as-xlsx-or-csv")
}

// wide is text as compound files write names, UTF-16 LE.
func wide(text string) []byte {
	var out []byte
	for _, unit := range utf16.Encode([]rune(text)) {
		out = append(out, byte(unit), byte(unit>>8))
	}
	return out
}
