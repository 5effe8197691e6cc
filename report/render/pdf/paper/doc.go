// Package paper is what documents are drawn on: pages of one paper and one scale of type, in millimetres from the top
// left corner. It knows nothing of reports and tables.
//
//  1. A Sheet is a document being drawn, with a cursor Y that says where the next block begins (sheet.go).
//  2. Blocks are put one below the other in columns, and pages begin where one does not fit (flow.go). A block measures
//     its words before it draws them (wrap.go), in the faces and colours that all documents share (face.go).
//  3. Texts of any kind can be drawn: what the fonts lack becomes a box and a finding (runes.go).
//  4. Text, Fill, Stroke and Picture put ink on the page (draw.go, picture.go); anchors are what contents, bookmarks
//     and links lead to (anchors.go).
//
// Everything drawn can be heard (Sheet.Heard), which is how the layout is tested. Only this package talks to the PDF
// library.
package paper
