package main

import (
	"bufio"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"unicode/utf8"
)

// row shows the line that a place such as data/a.csv:12 names, so that a reader of explain need not open the
// file. Places in workbooks, and files that are not text, give nothing.
func (l *line) row(place string) string {
	i := strings.LastIndexByte(place, ':')
	if i < 0 {
		return ""
	}
	n, err := strconv.Atoi(place[i+1:])
	if err != nil {
		return ""
	}
	f, err := os.Open(filepath.Join(l.ws.Dir, filepath.FromSlash(place[:i])))
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
