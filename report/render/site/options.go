package site

import (
	"encoding/json"
	"html/template"
	"strconv"

	"github.com/go-echarts/go-echarts/v2/charts"
	"github.com/go-echarts/go-echarts/v2/opts"

	"github.com/slareport/slareport/report"
	"github.com/slareport/slareport/report/party"
	"github.com/slareport/slareport/report/render/chart"
	"github.com/slareport/slareport/report/words"
)

// block is what a chart's JSON block holds: the library's options, and what the script needs beside them. The
// axis is the one that the PDF draws with, label by label.
type block struct {
	Options map[string]any    `json:"options"`
	Dark    map[string]string `json:"dark"`  // colour on paper → colour on a dark screen
	Step    float64           `json:"step"`  // between two ticks
	Ticks   map[string]string `json:"ticks"` // label of each tick
	Texts   [][]string        `json:"texts"` // per series and place: the value as documents print it, "" for none
}

// script makes the JSON of a block. json.Marshal escapes what could end the block it stands in, and fails on
// what is no number instead of leaving a blank chart.
func (b block) script() (template.JS, error) {
	text, err := json.Marshal(b)
	return template.JS(text), err
}

const (
	paperInk, nightInk   = "#1c2430", "#e8ebef"
	paperSoft, nightSoft = "#8fa1b5", "#5f7387"
	paperBar, nightBar   = "#2f5d8a", "#8fb8e6"
)

func newBlock(options map[string]any, scale chart.Scale) block {
	b := block{Options: options, Step: scale.Step, Ticks: map[string]string{}, Dark: map[string]string{paperInk: nightInk, paperSoft: nightSoft, paperBar: nightBar}}
	for _, t := range scale.Ticks {
		b.Ticks[tickKey(t.Value)] = t.Label
	}
	return b
}

// tickKey names a tick as the script does: twelve digits undo what binary steps add to decimal ones.
func tickKey(v float64) string {
	short, err := strconv.ParseFloat(strconv.FormatFloat(v, 'g', 12, 64), 64)
	if err != nil {
		short = v
	}
	return strconv.FormatFloat(short, 'f', -1, 64)
}

func bars(id string, scale chart.Scale, axis []string) *charts.Bar {
	bar := charts.NewBar()
	bar.SetGlobalOptions(
		charts.WithInitializationOpts(opts.Initialization{ChartID: id}),
		charts.WithYAxisOpts(opts.YAxis{Min: scale.Min, Max: scale.Max}),
		charts.WithGridOpts(opts.Grid{Left: "8", Right: "16", Top: "40", Bottom: "8", ContainLabel: opts.Bool(true)}),
		charts.WithLegendOpts(opts.Legend{Show: opts.Bool(true), Left: "0", Top: "0"}),
	)
	bar.SetXAxis(axis)
	return bar
}

// options gives the chart's options. Only Validate puts the categories on their axis.
func options(bar *charts.Bar) map[string]any {
	bar.Validate()
	return bar.JSON()
}

// history is the chart of an objective's periods: the experienced and the contractual score as columns, the
// target as a line with its steps.
func history(id string, h chart.History, c *words.Catalogue) (template.JS, error) {
	var axis []string
	var felt, judged []opts.BarData
	var target []opts.LineData
	texts := make([][]string, 3)
	for _, m := range h.Months {
		axis = append(axis, m.Label)
		felt = append(felt, opts.BarData{Value: value(m.Experienced), ItemStyle: &opts.ItemStyle{Color: paperSoft}})
		judged = append(judged, opts.BarData{Value: value(m.Contractual), ItemStyle: &opts.ItemStyle{Color: paperBar}})
		target = append(target, opts.LineData{Value: value(m.Target)})
		for i, mark := range []chart.Mark{m.Experienced, m.Contractual, m.Target} {
			texts[i] = append(texts[i], mark.Text)
		}
	}
	bar := bars(id, h.Scale, axis)
	bar.AddSeries(c.T("score.experienced"), felt, charts.WithItemStyleOpts(opts.ItemStyle{Color: paperSoft}))
	bar.AddSeries(c.T("score.contractual"), judged, charts.WithItemStyleOpts(opts.ItemStyle{Color: paperBar}))
	line := charts.NewLine()
	line.AddSeries(c.T("chart.target"), target, charts.WithLineChartOpts(opts.LineChart{Step: "middle", Symbol: "none"}),
		charts.WithLineStyleOpts(opts.LineStyle{Color: paperInk, Type: "dashed", Width: 1.5}), charts.WithItemStyleOpts(opts.ItemStyle{Color: paperInk}))
	bar.Overlap(line)
	b := newBlock(options(bar), h.Scale)
	b.Texts = texts
	return b.script()
}

// value is null where nothing is known: an echarts null is a gap, a NaN a blank chart.
func value(m chart.Mark) any {
	if !m.Known {
		return nil
	}
	return m.Value
}

// fall is the waterfall from all misses to the provider's: floating columns on invisible ones.
func fall(id string, f chart.Fall, c *words.Catalogue) (template.JS, error) {
	var axis []string
	var hidden, shown []opts.BarData
	texts := make([][]string, 2)
	dark := map[string]string{}
	for _, x := range f.Bars {
		low, high := min(x.From, x.To), max(x.From, x.To)
		tone := chart.OfParty(x.Party)
		dark[tone.Light] = tone.Dark
		axis = append(axis, x.Label)
		hidden = append(hidden, opts.BarData{Value: low, ItemStyle: &opts.ItemStyle{Color: "transparent"}})
		shown = append(shown, opts.BarData{Value: high - low, ItemStyle: &opts.ItemStyle{Color: tone.Light}})
		texts[0], texts[1] = append(texts[0], ""), append(texts[1], x.Text)
	}
	bar := bars(id, f.Scale, axis)
	bar.SetGlobalOptions(charts.WithLegendOpts(opts.Legend{Show: opts.Bool(false)}))
	bar.AddSeries("", hidden, charts.WithBarChartOpts(opts.BarChart{Stack: "all"}))
	bar.AddSeries(c.T("chart.waterfall"), shown, charts.WithBarChartOpts(opts.BarChart{Stack: "all"}))
	b := newBlock(options(bar), f.Scale)
	b.Texts = texts
	for light, night := range dark {
		b.Dark[light] = night
	}
	return b.script()
}

// stack is the chart of parties over periods: shares of the misses as stacked columns.
func stack(id string, labels []string, shares map[string][]float64, c *words.Catalogue) (template.JS, error) {
	scale := chart.Scale{Min: 0, Max: 100, Step: 25}
	for v := 0.0; v <= 100; v += 25 {
		scale.Ticks = append(scale.Ticks, chart.Tick{Value: v, Label: c.Figure(strconv.Itoa(int(v)), "%")})
	}
	bar := bars(id, scale, labels)
	b := newBlock(nil, scale)
	for _, p := range partiesOf(shares) {
		list := shares[p]
		tone := chart.OfParty(p)
		b.Dark[tone.Light] = tone.Dark
		var data []opts.BarData
		var texts []string
		for _, v := range list {
			data = append(data, opts.BarData{Value: v})
			texts = append(texts, c.Figure(strconv.FormatFloat(v, 'f', 1, 64), "%"))
		}
		b.Texts = append(b.Texts, texts)
		bar.AddSeries(c.T("party."+p), data, charts.WithBarChartOpts(opts.BarChart{Stack: "all"}), charts.WithItemStyleOpts(opts.ItemStyle{Color: tone.Light}))
	}
	b.Options = options(bar)
	return b.script()
}

// overTime averages, period by period, the parties' shares of every objective's misses over all reports.
func overTime(all []*report.Report) (labels []string, shares map[string][]float64) {
	sums := map[string]map[string]float64{}
	counts := map[string]int{}
	for _, r := range all {
		for i := range r.Objectives {
			for _, p := range r.Objectives[i].Trend {
				if _, seen := counts[p.Period]; !seen {
					labels = append(labels, p.Period)
					counts[p.Period] = 0
				}
				addShares(sums, counts, p)
			}
		}
	}
	return labels, columnsOf(labels, sums, counts)
}

// partiesOf lists the parties that have a share, in display order.
func partiesOf(shares map[string][]float64) []string {
	var names []string
	for _, p := range party.All() {
		if shares[p.String()] != nil {
			names = append(names, p.String())
		}
	}
	return names
}

func addShares(sums map[string]map[string]float64, counts map[string]int, p report.Point) {
	total := 0.0
	for _, a := range p.Attribution {
		total += amount(a)
	}
	if total == 0 {
		return
	}
	counts[p.Period]++
	for _, a := range p.Attribution {
		if sums[a.Party] == nil {
			sums[a.Party] = map[string]float64{}
		}
		sums[a.Party][p.Period] += 100 * amount(a) / total
	}
}

func columnsOf(labels []string, sums map[string]map[string]float64, counts map[string]int) map[string][]float64 {
	out := map[string][]float64{}
	for name, byPeriod := range sums {
		for _, l := range labels {
			share := 0.0
			if counts[l] > 0 {
				share = byPeriod[l] / float64(counts[l])
			}
			out[name] = append(out[name], share)
		}
	}
	return out
}

func amount(a report.Amount) float64 {
	f, err := strconv.ParseFloat(a.Amount, 64)
	if err != nil {
		return 0
	}
	return f
}
