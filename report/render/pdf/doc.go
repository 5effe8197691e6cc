// Package pdf draws a report as the document that account managers send: a cover, the month on one page, a
// section for each objective, the claims, the credits line by line, and an appendix from which every figure can
// be walked back to its rows.
//
// A document comes about in four steps: sections (cover.go, month.go, objective.go, …) put blocks one below
// the other on a sheet (flow.go), a block measures its words before it draws them (wrap.go), charts take
// their geometry from package chart, and when all pages are there the page numbers are put on them
// (furniture.go). Only sheet.go talks to the PDF library.
package pdf
