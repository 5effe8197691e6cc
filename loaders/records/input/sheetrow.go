package input

import (
	"context"
	"encoding/csv"
	"io/fs"
	"strings"

	"github.com/slareport/slareport/loaders/disk"
	"github.com/slareport/slareport/loaders/pattern"
	"github.com/slareport/slareport/loaders/records/columns"
	"github.com/slareport/slareport/loaders/records/values"
	"github.com/slareport/slareport/loaders/table"
	"github.com/slareport/slareport/loaders/workspace"
	"github.com/slareport/slareport/loaders/workspace/sources"
)

// SheetRow shows a row of a workbook that a source reads as a line of CSV: what a person sees in its cells. It is ""
// where there is no such row or it cannot be read, which Load tells.
func SheetRow(ctx context.Context, w *workspace.Workspace, file, sheet string, row int) string {
	for i := range w.Sources {
		spec := &w.Sources[i]
		if text := rowOfSource(disk.In(ctx, w.Dir), spec, file, sheet, row); text != "" {
			return text
		}
	}
	return ""
}

// rowOfSource shows the row if the source reads the sheet of the file.
func rowOfSource(root fs.FS, spec *sources.Spec, file, sheet string, row int) string {
	in := &File{Binder: columns.NewBinder(spec), Path: file}
	if !in.reads() || !in.Open(root) {
		return ""
	}
	defer in.Close()
	if in.Sheet != sheet {
		return ""
	}
	pass, err := in.Table.Scan()
	if err != nil {
		return ""
	}
	for b := (table.Block{}); pass.Next(&b) == nil; {
		for b.Next() {
			if b.Row.Number == row {
				return lineOf(&b.Row)
			}
		}
	}
	return ""
}

// reads tells whether the file is one of the source's.
func (in *File) reads() bool {
	return pattern.NewSet(in.Spec.Files).Has(in.Path) && !pattern.NewSet(in.Spec.Exclude).Has(in.Path)
}

func lineOf(r *table.Row) string {
	cells := make([]string, r.Len())
	for i := range cells {
		text, err := values.TextOf(r.Cell(i))
		if err != nil {
			text = r.Cell(i).Text
		}
		cells[i] = string(text)
	}
	var b strings.Builder
	w := csv.NewWriter(&b)
	if err := w.Write(cells); err != nil {
		return ""
	}
	w.Flush()
	return strings.TrimSpace(b.String())
}
