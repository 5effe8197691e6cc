package xlsx

import (
	"strings"

	"github.com/xuri/excelize/v2"

	"github.com/slareport/slareport/report"
	"github.com/slareport/slareport/report/render/palette"
	"github.com/slareport/slareport/report/render/table"
)

// Look is what tells one cell style from another.
type Look struct {
	Kind    table.Kind
	Format  string // number format, "" for general
	head    bool
	Strong  bool
	Total   bool // below a table: a rule above it
	Input   bool // a figure that may be changed: everything else is locked
	Wrap    bool
	Title   bool // of the document
	inset   bool // a text clear of what stands on its left
	First   bool // of the rows about one thing: a rule above it
	Quiet   bool // small print, and the cells that lead to a figure
	verdict string
}

// styles makes each style of a workbook once.
type styles struct {
	file  *excelize.File
	ids   map[Look]int
	brand string
}

func (s *styles) id(l Look) (int, error) {
	if id, ok := s.ids[l]; ok {
		return id, nil
	}
	id, err := s.file.NewStyle(s.style(l))
	if err != nil {
		return 0, err
	}
	s.ids[l] = id
	return id, nil
}

func (s *styles) style(l Look) *excelize.Style {
	st := &excelize.Style{
		Font:       &excelize.Font{Family: "Calibri", Size: 10.5, Bold: l.Strong || l.head},
		Alignment:  &excelize.Alignment{Vertical: "top", WrapText: l.Wrap || l.head},
		Protection: &excelize.Protection{Locked: !l.Input},
	}
	if l.Title {
		st.Font.Size, st.Font.Bold, st.Font.Color = 16, true, s.brand
	}
	if l.Quiet {
		st.Font.Color = "5F6670"
	}
	if l.Format != "" {
		st.CustomNumFmt = &l.Format
	}
	if l.verdict != "" { // the word says it, in the colour that it has in every document
		st.Font.Color, st.Font.Bold = strings.TrimPrefix(palette.OfVerdict(report.Verdict(l.verdict), false).Light, "#"), true
	}
	switch {
	case l.head:
		st.Font.Color = "FFFFFF"
		st.Fill = excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{s.brand}}
		st.Alignment.Vertical = "center"
	case l.Input:
		st.Font.Color = "1F3F9E"
		st.Fill = excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{"FFF9E5"}}
	}
	if l.First {
		st.Border = []excelize.Border{{Type: "top", Style: 1, Color: "C9CED6"}}
	}
	if l.Total {
		st.Border = []excelize.Border{{Type: "top", Style: 1, Color: "8A929C"}}
	}
	switch {
	case right(l.Kind):
		st.Alignment.Horizontal = "right"
	case l.inset:
		st.Alignment.Horizontal, st.Alignment.Indent = "left", 1
	}
	return st
}

func right(k table.Kind) bool {
	switch k {
	case table.KindNumber, table.KindPercent, table.KindMoney, table.KindDuration:
		return true
	}
	return false
}
