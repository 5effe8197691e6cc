package xlsx

import "github.com/xuri/excelize/v2"

// DrawColumns draws figures over categories, both given as references.
func (b *Book) DrawColumns(sheet, place, title, name, categories, values string) error {
	small := excelize.Font{Color: "404854", Size: 9}
	return b.file.AddChart(sheet, place, &excelize.Chart{
		Type: excelize.Col,
		Series: []excelize.ChartSeries{
			{
				Name: name, Categories: categories, Values: values,
				Fill: excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{b.styles.brand}},
			},
		},
		Title: excelize.ChartTitle{
			Paragraph: []excelize.RichTextRun{{Text: plain(title), Font: &excelize.Font{Bold: true, Size: 12}}},
		},
		Legend:    excelize.ChartLegend{Position: "none"},
		Dimension: excelize.ChartDimension{Width: 760, Height: 320},
		XAxis:     excelize.ChartAxis{Font: small},
		YAxis:     excelize.ChartAxis{Font: small, NumFmt: excelize.ChartNumFmt{CustomNumFmt: "#,##0"}},
	})
}
