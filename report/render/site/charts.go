package site

import (
	"encoding/json"
	"html/template"
	"strconv"

	"github.com/go-echarts/go-echarts/v2/charts"
	"github.com/go-echarts/go-echarts/v2/opts"

	"github.com/slareport/slareport/report/render/chart"
	"github.com/slareport/slareport/report/render/palette"
)

// block is what a chart's JSON block holds: the library's options, and what the script needs beside them. The
// axis is the one that the PDF draws with, label by label.
type block struct {
	Options map[string]any    `json:"options"`
	Dark    map[string]string `json:"dark"`  // colour on paper → colour on a dark screen
	Step    float64           `json:"step"`  // between two ticks
	Ticks   map[string]string `json:"ticks"` // label of each tick
	Texts   [][]string        `json:"texts"` // per series and place: the value as documents print it, "" for none
	Bars    int               `json:"bars"`  // of a chart that lies: how many, which makes its height; 0 stands
}

// script makes the JSON of a block. json.Marshal escapes what could end the block it stands in, and fails on
// what is no number instead of leaving a blank chart.
func (b block) script() (template.JS, error) {
	text, err := json.Marshal(b)
	return template.JS(text), err
}

// inkPair is the colour of lines: the PDF's ink, and its twin on a dark screen.
var inkPair = palette.Tone{Light: "#1c2430", Dark: "#e8ebef"}

func newBlock(scale chart.Scale) block {
	b := block{Step: scale.Step, Ticks: map[string]string{}, Dark: map[string]string{}}
	for _, t := range scale.Ticks {
		b.Ticks[tickKey(t.Value)] = t.Label
	}
	return b
}

// paint gives the colour on paper and remembers its twin.
func (b block) paint(t palette.Tone) *opts.ItemStyle {
	b.Dark[t.Light] = t.Dark
	return &opts.ItemStyle{Color: t.Light}
}

// tickKey names a tick as the script does: twelve digits undo what binary steps add to decimal ones.
func tickKey(v float64) string {
	short, err := strconv.ParseFloat(strconv.FormatFloat(v, 'g', 12, 64), 64)
	if err != nil {
		short = v
	}
	return strconv.FormatFloat(short, 'f', -1, 64)
}

// columnChart begins a chart of columns over periods.
func columnChart(id string, scale chart.Scale, axis []string) *charts.Bar {
	bar := charts.NewBar()
	bar.SetGlobalOptions(
		charts.WithInitializationOpts(opts.Initialization{ChartID: id}),
		charts.WithYAxisOpts(opts.YAxis{Min: scale.Min, Max: scale.Max}),
		charts.WithGridOpts(opts.Grid{Left: "8", Right: "16", Top: "52", Bottom: "8", ContainLabel: opts.Bool(true)}),
		charts.WithLegendOpts(opts.Legend{Show: opts.Bool(true), Left: "0", Top: "0"}),
	)
	bar.SetXAxis(axis)
	return bar
}

// horizontalBars begins a chart of bars from left to right, the first one on top, with room for a value after each.
func horizontalBars(id string, scale chart.Scale, axis []string) *charts.Bar {
	bar := charts.NewBar()
	bar.SetGlobalOptions(
		charts.WithInitializationOpts(opts.Initialization{ChartID: id}),
		charts.WithXAxisOpts(opts.XAxis{Type: "value", Min: scale.Min, Max: scale.Max}),
		charts.WithYAxisOpts(opts.YAxis{Type: "category", Data: axis}),
		charts.WithGridOpts(opts.Grid{Left: "0", Right: "96", Top: "4", Bottom: "4", ContainLabel: opts.Bool(true)}),
		charts.WithLegendOpts(opts.Legend{Show: opts.Bool(false)}),
	)
	return bar
}

// options gives the chart's options. Only Validate puts the categories on their axis.
func options(bar *charts.Bar) map[string]any {
	bar.Validate()
	return bar.JSON()
}
