package site

import (
	"html/template"
	"slices"

	"github.com/go-echarts/go-echarts/v2/charts"
	"github.com/go-echarts/go-echarts/v2/opts"

	"github.com/slareport/slareport/report"
	"github.com/slareport/slareport/report/render/chart"
	"github.com/slareport/slareport/report/render/palette"
	"github.com/slareport/slareport/report/words"
)

// history is the chart of an objective's periods as the PDF draws it: the experienced score as pale columns, the
// contractual one in the brand's colour or in that of a miss, the target as a line with its steps.
func history(id string, h chart.History, brand string, c *words.Catalogue) (template.JS, error) {
	b := newBlock(h.Scale)
	dark, pale := brandTone(brand), paleTone(brand)
	var axis []string
	var felt, judged []opts.BarData
	var target []opts.LineData
	texts := make([][]string, 3)
	for _, m := range h.Months {
		axis = append(axis, m.Label)
		tone := dark
		if m.Verdict == report.Missed {
			tone = palette.OfVerdict(m.Verdict, false)
		}
		felt = append(felt, opts.BarData{Value: value(m.Experienced)})
		judged = append(judged, opts.BarData{Value: value(m.Contractual), ItemStyle: b.paint(tone)})
		target = append(target, opts.LineData{Value: value(m.Target)})
		for i, mark := range []chart.Mark{m.Experienced, m.Contractual, m.Target} {
			texts[i] = append(texts[i], mark.Text)
		}
		if m.Open {
			texts[1][len(axis)-1] = ""
		}
	}
	bar := columnChart(id, h.Scale, axis)
	bar.AddSeries(c.T("score.experienced"), felt, charts.WithItemStyleOpts(*b.paint(pale)))
	bar.AddSeries(c.T("score.contractual"), judged, charts.WithItemStyleOpts(*b.paint(dark)),
		charts.WithBarChartOpts(opts.BarChart{Stack: judgedStack}))
	names := []string{c.T("score.experienced"), c.T("score.contractual")}
	if base, open := ranges(h); open != nil {
		name, upon := c.T("chart.range"), charts.WithBarChartOpts(opts.BarChart{Stack: judgedStack})
		bar.AddSeries("", base, upon)
		bar.AddSeries(name, open, upon, charts.WithItemStyleOpts(opts.ItemStyle{Color: clear, BorderColor: inkPair.Light}))
		names, texts = append(names, name), slices.Insert(texts, 2, make([]string, len(axis)), rangeTexts(h))
	}
	bar.Legend.Data = append(names, c.T("chart.target"))
	line := charts.NewLine()
	line.AddSeries(c.T("chart.target"), target, charts.WithLineChartOpts(opts.LineChart{Step: "middle", Symbol: "none"}),
		charts.WithLineStyleOpts(opts.LineStyle{Color: inkPair.Light, Width: 2}), charts.WithItemStyleOpts(*b.paint(inkPair)))
	bar.Overlap(line)
	b.Options, b.Texts = options(bar), texts
	return b.script()
}

// judgedStack holds the contractual scores, and where a period has none what it lies between.
const judgedStack = "judged"

// clear fills a column that only its edge shows.
const clear = "transparent"

// ranges are hollow columns between the ends of the periods without a verdict, and what they float on; none where every
// period has one. An end that nobody knows is that of the axis.
func ranges(h chart.History) (base, open []opts.BarData) {
	found := false
	for _, m := range h.Months {
		var from, length any
		if m.Open {
			low, high := h.Ends(m)
			from, length, found = low, high-low, true
		}
		base = append(base, opts.BarData{Value: from, ItemStyle: &opts.ItemStyle{Color: clear}})
		open = append(open, opts.BarData{
			Value: length, ItemStyle: &opts.ItemStyle{Color: clear, BorderColor: inkPair.Light, BorderWidth: 1.5},
		})
	}
	if !found {
		return nil, nil
	}
	return base, open
}

// rangeTexts are what the periods without a verdict lie between, in words.
func rangeTexts(h chart.History) []string {
	texts := make([]string, len(h.Months))
	for i, m := range h.Months {
		if m.Open {
			texts[i] = m.Contractual.Text
		}
	}
	return texts
}

// brandTone is the provider's colour, on a dark screen lightened until it stands out as it does on paper.
func brandTone(brand string) palette.Tone {
	light := palette.Brand(brand)
	night, _ := palette.Hex(palette.Night)
	paper, _ := palette.Hex(palette.Paper)
	dark := light
	for step := 0.05; step < 1 && palette.Contrast(dark, night) < 4.5; step += 0.05 {
		dark = light.Mix(paper, step)
	}
	return palette.Tone{Light: light.String(), Dark: dark.String()}
}

// paleTone is the brand as the PDF thins it for what stands behind.
func paleTone(brand string) palette.Tone {
	t := brandTone(brand)
	paper, _ := palette.Hex(palette.Paper)
	night, _ := palette.Hex(palette.Night)
	light, _ := palette.Hex(t.Light)
	dark, _ := palette.Hex(t.Dark)
	return palette.Tone{Light: light.Mix(paper, 0.72).String(), Dark: dark.Mix(night, 0.6).String()}
}

// value is null where nothing is known: an echarts null is a gap, a NaN a blank chart.
func value(m chart.Mark) any {
	if !m.Known {
		return nil
	}
	return m.Value
}
