// Package pdf draws a report as the document that account managers send: a cover, the month on one page, a
// section for each objective, the claims, the credits line by line, and an appendix from which every figure can
// be walked back to its rows.
//
// A document comes about in five steps: sections (cover.go, month.go, objective.go, …) put blocks one below
// the other on a sheet (flow.go), a block measures its words before it draws them (wrap.go, grid.go), charts take
// their geometry from package chart, when all pages are there the page numbers are put on them (furniture.go),
// and the library's file is rewritten with what it cannot say and the files that travel inside (finish.go,
// attach.go). Only sheet.go talks to the PDF library; everything it draws can be heard (sheet.drawn), which is
// how the layout is tested.
package pdf
