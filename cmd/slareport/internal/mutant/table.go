package mutant

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
)

// lineChanges suit text files.
var lineChanges = []change{
	rows("rows removed", func(c *chance, lines [][]byte) ([][]byte, string) {
		from, to := c.span(len(lines), 5)
		return slices.Delete(lines, from, to), fmt.Sprintf("from line %d to %d", from+1, to)
	}),
	rows("rows repeated", func(c *chance, lines [][]byte) ([][]byte, string) {
		from, to := c.span(len(lines), 5)
		return slices.Insert(
			lines, c.place(len(lines)), slices.Repeat(lines[from:to], 1+c.IntN(20))...,
		), fmt.Sprintf("from line %d to %d", from+1, to)
	}),
	rows("rows swapped", func(c *chance, lines [][]byte) ([][]byte, string) {
		a, b := c.place(len(lines)), c.place(len(lines))
		lines[a], lines[b] = lines[b], lines[a]
		return lines, fmt.Sprintf("lines %d and %d", a+1, b+1)
	}),
	rows("rows out of order", func(c *chance, lines [][]byte) ([][]byte, string) {
		c.Shuffle(len(lines)-1, func(a, b int) { lines[a+1], lines[b+1] = lines[b+1], lines[a+1] })
		return lines, ""
	}),
	rows("blank lines", func(c *chance, lines [][]byte) ([][]byte, string) {
		n := 1 + c.IntN(5000)
		return slices.Insert(lines, c.place(len(lines)), slices.Repeat([][]byte{nil}, n)...), fmt.Sprint(n)
	}),
}

// tableChanges suit text files of rows. They cut at line ends and delimiters alone and know nothing of quotes: what
// a quoted cell becomes is one more damage.
var tableChanges = slices.Concat(lineChanges, []change{
	columns("columns swapped", func(c *chance, width int) func([][]byte) [][]byte {
		a, b := c.IntN(width), c.IntN(width)
		return func(cells [][]byte) [][]byte {
			if max(a, b) < len(cells) {
				cells[a], cells[b] = cells[b], cells[a]
			}
			return cells
		}
	}),
	columns("a column removed", func(c *chance, width int) func([][]byte) [][]byte {
		n := c.IntN(width)
		return func(cells [][]byte) [][]byte { return slices.Delete(cells, min(n, len(cells)), min(n+1, len(cells))) }
	}),
	columns("a column twice", func(c *chance, width int) func([][]byte) [][]byte {
		n := c.IntN(width)
		return func(cells [][]byte) [][]byte { return append(cells, cells[min(n, len(cells)-1)]) }
	}),
	cells("a cell", 1, instead),
	cells("cells", 20, instead),
	cells("quotes about cells", 3, func(c *chance, old []byte) string {
		return fmt.Sprintf(pick(c, []string{`"%s`, `%s"`, `"%s"`, `""%s""`, `"%s"x`}), old)
	}),
	columns("a column all alike", func(c *chance, width int) func([][]byte) [][]byte {
		n, text := c.IntN(width), []byte(pick(c, hostile))
		return func(cells [][]byte) [][]byte {
			cells[min(n, len(cells)-1)] = text
			return cells
		}
	}),
	edit("delimiter", func(c *chance, content []byte) ([]byte, string) {
		to := pick(c, []string{",", ";", "\t", "|", " ", "\x00", "ü"})
		return bytes.ReplaceAll(content, []byte{delimiter(content)}, []byte(to)), fmt.Sprintf("%q", to)
	}),
})

// delimiter is what the first lines are full of.
func delimiter(content []byte) byte {
	head, best := content[:min(len(content), 1000)], byte(',')
	for _, d := range []byte(";\t") {
		if bytes.Count(head, []byte{d}) > bytes.Count(head, []byte{best}) {
			best = d
		}
	}
	return best
}

// rows makes a change of lines, of which there is always one.
func rows(name string, of func(c *chance, lines [][]byte) ([][]byte, string)) change {
	return edit(name, func(c *chance, content []byte) ([]byte, string) {
		lines, detail := of(c, bytes.Split(content, newline))
		return bytes.Join(lines, newline), detail
	})
}

var newline = []byte("\n")

// columns makes a change of the cells of every line, of which there is always one.
func columns(name string, of func(c *chance, width int) func(cells [][]byte) [][]byte) change {
	return edit(name, func(c *chance, content []byte) ([]byte, string) {
		mark := []byte{delimiter(content)}
		lines := bytes.Split(content, newline)
		each := of(c, bytes.Count(lines[len(lines)/2], mark)+1)
		for i, line := range lines {
			if len(line) > 0 {
				lines[i] = bytes.Join(each(bytes.Split(line, mark)), mark)
			}
		}
		return bytes.Join(lines, newline), ""
	})
}

// cells makes a change of up to most cells, each of a line and a column of its own.
func cells(name string, most int, of func(c *chance, old []byte) string) change {
	return edit(name, func(c *chance, content []byte) ([]byte, string) {
		mark := []byte{delimiter(content)}
		lines, detail := bytes.Split(content, newline), []string{}
		for range 1 + c.IntN(most) {
			at := c.place(len(lines))
			row := bytes.Split(lines[at], mark)
			column := c.place(len(row))
			row[column] = []byte(of(c, row[column]))
			detail = append(detail, fmt.Sprintf("cell %d of line %d: %.40q", column+1, at+1, row[column]))
			lines[at] = bytes.Join(row, mark)
		}
		return bytes.Join(lines, newline), strings.Join(detail, ", ")
	})
}
