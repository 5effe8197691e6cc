package site

import (
	"html/template"
	"slices"
	"strconv"

	"github.com/go-echarts/go-echarts/v2/charts"
	"github.com/go-echarts/go-echarts/v2/opts"

	"github.com/slareport/slareport/report/render/chart"
	"github.com/slareport/slareport/report/render/palette"
	"github.com/slareport/slareport/report/render/table"
	"github.com/slareport/slareport/report/words"
)

// waterfallBars is a waterfall that lies: floating bars after invisible ones, each in the colour that tone gives it.
func waterfallBars(id, name string, f chart.Fall, tone func(chart.Bar) palette.Tone) (template.JS, error) {
	b := newBlock(f.Scale)
	var axis []string
	var hidden, shown []opts.BarData
	texts := make([][]string, 2)
	for _, x := range slices.Backward(f.Bars) { // a category axis begins below
		axis = append(axis, x.Label)
		hidden = append(hidden, opts.BarData{Value: x.From, ItemStyle: &opts.ItemStyle{Color: "transparent"}})
		shown = append(shown, opts.BarData{Value: x.To - x.From, ItemStyle: b.paint(tone(x))})
		texts[0], texts[1] = append(texts[0], ""), append(texts[1], x.Text)
	}
	bar := horizontalBars(id, f.Scale, axis)
	bar.AddSeries("", hidden, charts.WithBarChartOpts(opts.BarChart{Stack: "all"}))
	bar.AddSeries(name, shown, charts.WithBarChartOpts(opts.BarChart{Stack: "all"}))
	b.Options, b.Texts, b.Bars = options(bar), texts, len(f.Bars)
	return b.script()
}

// ofParty colours a bar of a waterfall of misses.
func ofParty(x chart.Bar) palette.Tone { return palette.OfParty(x.Party) }

// ofMoney colours a bar of a waterfall of money as the PDF does: what adds or takes off pale, sums in the brand.
func ofMoney(brand string) func(chart.Bar) palette.Tone {
	dark, pale := brandTone(brand), paleTone(brand)
	return func(x chart.Bar) palette.Tone {
		if x.Whole {
			return dark
		}
		return pale
	}
}

// columns is a chart of one series over periods.
func columns(id, name string, f chart.Fall, brand string) (template.JS, error) {
	b := newBlock(f.Scale)
	tone := b.paint(brandTone(brand))
	var axis, texts []string
	var data []opts.BarData
	for _, x := range f.Bars {
		axis = append(axis, x.Label)
		data = append(data, opts.BarData{Value: x.From + x.To})
		texts = append(texts, x.Text)
	}
	bar := columnChart(id, f.Scale, axis)
	bar.AddSeries(name, data, charts.WithItemStyleOpts(*tone))
	b.Options, b.Texts = options(bar), [][]string{texts}
	return b.script()
}

// stack is the chart of parties over periods: shares of the misses as stacked columns.
func stack(id string, t table.Table, c *words.Catalogue) (template.JS, error) {
	scale := chart.Scale{Min: 0, Max: 100, Step: 25}
	for v := 0; v <= 100; v += 25 {
		scale.Ticks = append(scale.Ticks, chart.Tick{Value: float64(v), Label: c.Figure(strconv.Itoa(v), "%")})
	}
	b := newBlock(scale)
	var axis []string
	for _, row := range t.Rows {
		axis = append(axis, row[0].Print(c))
	}
	bar := columnChart(id, scale, axis)
	for i, col := range t.Columns[1:] {
		var data []opts.BarData
		var texts []string
		for _, row := range t.Rows {
			x := row[i+1]
			v, err := strconv.ParseFloat(x.Raw, 64)
			if err != nil {
				data, texts = append(data, opts.BarData{}), append(texts, "")
				continue
			}
			data, texts = append(data, opts.BarData{Value: v}), append(texts, x.Print(c))
		}
		b.Texts = append(b.Texts, texts)
		tone := palette.OfParty(col.Key)
		bar.AddSeries(
			tone.Sign+" "+col.Head, data, charts.WithBarChartOpts(opts.BarChart{Stack: "all"}),
			charts.WithItemStyleOpts(*b.paint(tone)),
		)
	}
	b.Options = options(bar)
	return b.script()
}
