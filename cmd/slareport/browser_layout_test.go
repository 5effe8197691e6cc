package main

import (
	"testing"

	"github.com/chromedp/cdproto/emulation"
)

// fitsEveryWidth looks for anything that makes the page scroll sideways, from a telephone to a wall.
func fitsEveryWidth(t *testing.T, p *tab) {
	for _, width := range []int64{2560, 768, 360} { // 1440 is what pages open with
		p.size(width, 900)
		for _, culprit := range settled(p, wider) {
			t.Errorf("at %d pixels: %s", width, culprit)
		}
	}
	p.size(1440, 900)
	for _, culprit := range settled(p, wider) {
		t.Errorf("at 1440 pixels: %s", culprit)
	}
}

// settled asks until nothing is found or the page had its time: charts are drawn again one after the other.
func settled(p *tab, expression string) []string {
	p.t.Helper()
	return read[[]string](p, `new Promise(async done => {
		let found;
		for (const wait of [0, 50, 100, 200, 400, 800, 1600, 3200, 6400, 12800]) {
			await new Promise(f => setTimeout(f, wait));
			if (!(found = `+expression+`).length) break;
		}
		done(found);
	})`)
}

// wider names what reaches beyond the window, where the page can be scrolled sideways.
const wider = `(() => {
	const root = document.documentElement;
	if (root.scrollWidth <= innerWidth) return [];
	const beyond = [...document.querySelectorAll("body *")].filter(e => {
		if (e.getBoundingClientRect().right <= innerWidth + 0.5) return false;
		for (let a = e.parentElement; a; a = a.parentElement) if (getComputedStyle(a).overflowX !== "visible") return false;
		return true;
	});
	return ["the page is " + root.scrollWidth + " wide: " + beyond.slice(0, 4).map(e => e.tagName + "." + e.className + " reaches to " + Math.round(e.getBoundingClientRect().right) + " " + e.textContent.replace(/\s+/g, " ").slice(0, 40)).join("; ")];
})()`

// paperWidth and paperHeight are A4 less the margins that browsers leave, in CSS pixels.
const paperWidth, paperHeight = 718, 1047

// printsWhole looks for anything that paper would cut off.
func printsWhole(t *testing.T, p *tab) {
	ask(p, emulation.SetEmulatedMedia.Method, emulation.SetEmulatedMediaParams{Media: "print"})
	p.size(paperWidth, paperHeight)
	for _, culprit := range append(settled(p, wider), settled(p, cutOff)...) {
		t.Error(culprit)
	}
	ask(p, emulation.SetEmulatedMedia.Method, emulation.SetEmulatedMediaParams{})
	p.size(1440, 900)
}

// cutOff names the charts that do not fit on a sheet or may break over two, and the tables that reach beyond it.
const cutOff = `(() => {
	const found = [];
	for (const box of document.querySelectorAll("[data-chart]")) {
		const drawing = box.querySelector("svg, canvas")?.getBoundingClientRect(), frame = box.getBoundingClientRect();
		if (!drawing) continue;
		if (drawing.left < -0.5 || drawing.right > innerWidth + 0.5 || drawing.bottom > frame.bottom + 0.5 || drawing.height > innerHeight) found.push("the chart " + box.dataset.chart + " is cut off: " + JSON.stringify(drawing));
		let whole = false;
		for (let e = box; e; e = e.parentElement) whole ||= /avoid/.test(getComputedStyle(e).breakInside);
		if (!whole) found.push("the chart " + box.dataset.chart + " may break over two sheets");
	}
	for (const table of document.querySelectorAll("table")) {
		const right = Math.round(table.getBoundingClientRect().right);
		if (table.checkVisibility() && right > innerWidth) found.push("the table " + (table.caption?.textContent ?? "").trim().slice(0, 40) + " reaches to " + right + " of " + innerWidth);
	}
	return found;
})()`
