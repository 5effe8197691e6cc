package main

import (
	_ "embed"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/input"
)

// axe is axe-core, which knows the rules of accessibility.
//
//go:embed testdata/axe/axe.min.js
var axe string

// violation is what axe says of a page.
type violation struct {
	ID, Help string
	Nodes    []struct{ HTML, Summary string }
}

// passesAxe lets axe look at the page with everything opened: all its rules in light, those of colours in dark.
// What charts are drawn of is no content of its own, and looked at elsewhere. It is the last to look at the page.
func passesAxe(t *testing.T, p *tab) {
	read[bool](p, axe+alike+`; document.querySelectorAll("details").forEach(d => d.open = true); true`)
	const standards = `{type: "tag", values: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}`
	const colours = `{type: "rule", values: ["color-contrast", "link-in-text-block"]}`
	for _, look := range []struct {
		name, rules string
		mode        mode
	}{{"light", standards, light}, {"dark", colours, dark}} {
		look.mode(p)
		for _, v := range read[[]violation](p, inspect(look.rules)) {
			for i, n := range v.Nodes {
				if i == 3 {
					t.Errorf("%s: %s: and %d more", look.name, v.ID, len(v.Nodes)-i)
					break
				}
				t.Errorf("%s: %s (%s): %.300s: %s", look.name, v.ID, v.Help, n.HTML, n.Summary)
			}
		}
	}
}

// alike leaves a few of what repeats, the rows of a table and the tables of a list: axe takes its time for each.
const alike = `; for (const list of document.querySelectorAll("tbody, table")) [...list.children].filter(e => ` +
	`/^(TR|TBODY)$/.test(e.tagName)).slice(4).forEach(e => e.remove())`

func inspect(rules string) string {
	return `axe.run({exclude: [["[data-chart] > *"]]}, {runOnly: ` + rules +
		`, resultTypes: ["violations"], preload: false}).then(r => r.violations.map(v => (
		{ID: v.id, Help: v.help, Nodes: v.nodes.map(n => ({HTML: n.html, Summary: n.failureSummary}))})))`
}

// stop is an element that the keyboard came to.
type stop struct {
	At                 int // place among the elements that can be used, in reading order; -1 for others
	Name               string
	Outlined, Revealed bool
}

// keyboardReachesEverything presses Tab from the top of the page to its end.
func keyboardReachesEverything(t *testing.T, p *tab) {
	ask(p, emulation.SetFocusEmulationEnabled.Method, emulation.SetFocusEmulationEnabledParams{Enabled: true})
	all := read[[]string](p, usable)
	if len(all) == 0 {
		t.Fatal("nothing on the page can be used")
	}
	for range all {
		ask(
			p, input.DispatchKeyEvent.Method,
			input.DispatchKeyEventParams{
				Type: input.DispatchKeyEventTypeRawKeyDown, Key: "Tab", Code: "Tab", WindowsVirtualKeyCode: 9,
			},
		)
		ask(
			p, input.DispatchKeyEvent.Method,
			input.DispatchKeyEventParams{
				Type: input.DispatchKeyEventTypeKeyUp, Key: "Tab", Code: "Tab", WindowsVirtualKeyCode: 9,
			},
		)
	}
	reached := map[int]bool{}
	last := -1
	for _, s := range read[[]stop](p, `trail`) {
		if !s.Outlined {
			t.Errorf("nothing shows that the focus is on %s", s.Name)
		}
		if !s.Revealed {
			t.Errorf("%s has the focus and is out of sight", s.Name)
		}
		if s.At >= 0 && s.At < last {
			t.Errorf("%s comes after %s, against the order of reading", s.Name, all[last])
		}
		last = max(last, s.At)
		reached[s.At] = true
	}
	for i, name := range all {
		if !reached[i] {
			t.Errorf("Tab does not reach %s", name)
		}
	}
	t.Logf("%d elements", len(all))
}

// usable names everything that can be used, in reading order, and begins to note where the focus goes.
var usable = strings.TrimSpace(`
(() => {
	const all = [...document.querySelectorAll("a[href], button, input, select, textarea, summary, [tabindex='0']")].filter(e => !e.disabled && e.checkVisibility({visibilityProperty: true}));
	const name = e => e.tagName.toLowerCase() + " " + (e.getAttribute("aria-label") ?? e.innerText ?? "").trim().slice(0, 60);
	window.trail = [];
	window.addEventListener("keyup", () => { // by then the focus has moved and is scrolled to
		const e = document.activeElement, style = getComputedStyle(e), box = e.getBoundingClientRect();
		trail.push({
			At: all.indexOf(e), Name: name(e), Outlined: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 1 || style.boxShadow !== "none",
			Revealed: box.width > 0 && box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth,
		});
	}, true);
	return all.map(name);
})()`)
