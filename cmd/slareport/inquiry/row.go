package inquiry

import (
	"bufio"
	"context"
	"io/fs"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/slareport/slareport/loaders/disk"
	"github.com/slareport/slareport/loaders/records/input"
	"github.com/slareport/slareport/loaders/workspace"
)

// Row shows the row that a place such as data/a.csv:12 or data/a.xlsx:Sheet!12 names, so that a reader of explain
// need not open the file. What cannot be shown gives nothing.
func Row(ctx context.Context, ws *workspace.Workspace, place string) string {
	file, row, found := cutLast(place, ':')
	if !found {
		return ""
	}
	if sheet, number, is := cutLast(row, '!'); is {
		n, err := strconv.Atoi(number)
		if err != nil {
			return ""
		}
		return input.SheetRow(ctx, ws, file, sheet, n)
	}
	n, err := strconv.Atoi(row)
	if err != nil {
		return ""
	}
	return textLine(disk.In(ctx, ws.Dir), file, n)
}

// cutLast parts a text at the last of a mark. No sheet has a colon in its name.
func cutLast(text string, mark byte) (before, after string, found bool) {
	i := strings.LastIndexByte(text, mark)
	if i < 0 {
		return text, "", false
	}
	return text[:i], text[i+1:], true
}

// textLine is a line of a text file.
func textLine(root fs.FS, file string, n int) string {
	f, err := root.Open(file)
	if err != nil {
		return ""
	}
	defer f.Close()
	lines := bufio.NewScanner(f)
	lines.Buffer(nil, 1<<20)
	for at := 1; lines.Scan(); at++ {
		if at == n && utf8.Valid(lines.Bytes()) {
			return lines.Text()
		}
	}
	return ""
}
