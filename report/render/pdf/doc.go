// Package pdf draws a report as the document that account managers send: a cover, the month on one page, a section for
// each objective, the claims, the credits line by line, and an appendix from which every figure can be walked back to
// its rows.
//
// A document comes about in four steps (render.go). Its sections (cover.go, month.go, objective.go, …) put blocks one
// below the other, texts and areas with package paper and tables with package grid. Charts take their geometry from
// package chart (history.go, waterfall.go). When all pages are there the page numbers are put on them (furniture.go).
// Last, package finish rewrites the library's file with what it cannot say and the files that travel inside.
package pdf
