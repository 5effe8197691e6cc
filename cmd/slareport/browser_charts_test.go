package main

import (
	"testing"
	"time"

	"github.com/chromedp/chromedp"
)

// drawing is a chart as a reader has it.
type drawing struct {
	ID, Role, Label, Caption string
	Width, Height            float64
	Shapes                   int      // that have a size
	Words                    []string // written in it
	Rows                     int      // of the table behind it
	Behind                   string   // the table as text
}

// allDrawn waits until every chart has something to show: they are drawn one after the other.
func allDrawn(p *tab) {
	p.t.Helper()
	const all = `[...document.querySelectorAll("[data-chart]")].every(e => e.querySelector("svg, canvas"))`
	if _, err := chromedp.Run(
		p.ctx,
		chromedp.Poll[bool](all, chromedp.WithPollingInterval(50*time.Millisecond),
			chromedp.WithPollingTimeout(20*time.Second)),
	); err != nil {
		p.t.Errorf("not every chart is drawn: %v", err)
	}
}

// chartsAreDrawn looks at every chart: it has a name, a size and shapes, and a table behind it says the same.
func chartsAreDrawn(t *testing.T, p *tab) {
	allDrawn(p)
	for _, d := range read[[]drawing](p, drawings) {
		if d.Role != "img" || d.Label == "" {
			t.Errorf("the chart %s has the role %q and the name %q", d.ID, d.Role, d.Label)
		}
		if d.Caption == "" {
			t.Errorf("the chart %s has no caption", d.ID)
		}
		if d.Width < 200 || d.Height < 40 || d.Shapes < 3 || len(d.Words) < 2 {
			t.Errorf("the chart %s is %v by %v with %d shapes and the words %q", d.ID, d.Width, d.Height, d.Shapes, d.Words)
		}
		if d.Rows == 0 {
			t.Errorf("the chart %s has no table behind it", d.ID)
		}
	}
}

const drawings = `[...document.querySelectorAll("[data-chart]")].map(box => {
	const figure = box.closest("figure"), drawing = box.querySelector("svg"), size = drawing.getBoundingClientRect();
	const table = figure.querySelector("table");
	return {
		ID: box.dataset.chart, Role: box.getAttribute("role") ?? "", Label: box.getAttribute("aria-label") ?? "", Caption: figure.querySelector("figcaption").textContent,
		Width: size.width, Height: size.height,
		Shapes: [...drawing.querySelectorAll("path, rect, circle, polyline")].filter(e => { const b = e.getBBox(); return b.width + b.height > 1; }).length,
		Words: [...drawing.querySelectorAll("text")].map(e => e.textContent),
		Rows: table?.tBodies[0]?.rows.length ?? 0, Behind: table?.textContent ?? "",
	};
})`
