package mutant

import (
	"bytes"
	"io/fs"
	"path"
	"slices"
	"strings"
)

const (
	sampleRows = 60 // of a table are kept: few enough for hundreds of mutants a minute
	headRows   = 4  // and the first ones: some sheets have lines above their header
)

// Sample reads a workspace from the folder of the sample, with the first and the last rows of each table.
func Sample(dir fs.FS) (Files, error) {
	files := Files{}
	err := fs.WalkDir(dir, ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() || !isInput(name) {
			return err
		}
		content, err := fs.ReadFile(dir, name)
		if err != nil {
			return err
		}
		switch path.Ext(name) {
		case ".csv", ".tsv":
			content = lastRows(content)
		case ".xlsx":
			content = lastSheetRows(content)
		}
		files[name] = content
		return nil
	})
	return files, err
}

// isInput tells whether a file of the sample belongs to its workspace.
func isInput(name string) bool {
	top, _, _ := strings.Cut(name, "/")
	return slices.Contains([]string{"slareport.yaml", "agreements", "data", "brand"}, top)
}

// lastRows leaves out the rows between the first and the last ones.
func lastRows(content []byte) []byte {
	lines := bytes.SplitAfter(content, newline)
	if len(lines) > headRows+sampleRows {
		lines = slices.Delete(lines, headRows, len(lines)-sampleRows)
	}
	return bytes.Join(lines, nil)
}

// lastSheetRows does the same for all sheets of a workbook.
func lastSheetRows(content []byte) []byte {
	parts := unpack(content)
	for _, name := range parts.names() {
		if !strings.HasPrefix(name, "xl/worksheets/") {
			continue
		}
		n, all := 0, sheetRow.FindAllIndex(parts[name], -1)
		parts[name] = sheetRow.ReplaceAllFunc(parts[name], func(row []byte) []byte {
			if n++; n > headRows && n <= len(all)-sampleRows {
				return nil
			}
			return row
		})
	}
	return pack(parts)
}
