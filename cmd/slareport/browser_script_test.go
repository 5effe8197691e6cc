package main

import (
	"strings"
	"testing"
)

// readableWithoutScript opens the page in a browser that runs no script: the figures are there, what needs a script
// is not, and everything that a chart shows can be read.
func readableWithoutScript(t *testing.T, lent *tab) {
	p := lent.browser.open(t, lent.site, lent.file, withoutScript)
	figuresAreTheReports(t, p)
	for _, what := range read[[]string](p, leftOver) {
		t.Errorf("without script %s", what)
	}
	for _, fold := range read[[]string](
		p, `[...document.querySelectorAll("details > :first-child")].map(e => e.localName + " " + e.textContent.trim())`,
	) {
		if !strings.HasPrefix(fold, "summary ") || len(fold) == len("summary ") {
			t.Errorf("something folded away cannot be opened: %q", fold)
		}
	}
}

// leftOver names controls that do nothing without a script, and charts that leave a hole without a table to read.
const leftOver = `(() => {
	const found = [];
	for (const e of document.querySelectorAll("button, input, select, [role=status]")) if (e.checkVisibility()) found.push(e.localName + " " + (e.name || e.textContent.trim()) + " is there and does nothing");
	for (const e of document.querySelectorAll("[data-chart]")) {
		if (e.getBoundingClientRect().height > 40) found.push("the chart " + e.dataset.chart + " leaves a hole of " + Math.round(e.getBoundingClientRect().height) + " pixels");
		if (!e.closest("figure").querySelector("table tbody tr")) found.push("the chart " + e.dataset.chart + " has no table");
	}
	return found;
})()`
