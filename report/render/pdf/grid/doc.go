// Package grid puts tables of typed cells on paper. The width is shared among the columns and the words are wrapped
// (grid.go), then the rows are drawn over as many pages as they take, with the head repeated on each (tables.go).
// Figures stand below each other by their decimal mark, verdicts and parties carry their sign and colour, a trend is a
// line the size of a word (spark.go), and a cell that names an objective leads to its section.
package grid
