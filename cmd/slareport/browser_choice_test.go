package main

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// choice is a value of a control that narrows or sorts a list.
type choice struct {
	Form        int // which of the page
	Name, Value string
	Text        string // of the option; "" for what is typed
}

// choicesOf lists the options of every form that searches, without those that choose nothing.
const choicesOf = `[...document.querySelectorAll("form[role=search]")].flatMap((form, i) => [...form.elements].filter(e => e.name).flatMap(e =>
	e.localName === "select" ? [...e.options].filter(o => o.value).map(o => ({Form: i, Name: e.name, Value: o.value, Text: o.text})) : [{Form: i, Name: e.name, Value: "", Text: ""}]))`

// choiceStandsInAddress chooses whatever can be chosen on the page. What is seen then is what the report says, and
// what the address brings back: after a reload, and in another window.
func choiceStandsInAddress(t *testing.T, p *tab) {
	choices := read[[]choice](p, choicesOf)
	if len(choices) < 5 {
		t.Errorf("only %v can be chosen", choices)
	}
	home, reloaded := read[string](p, `location.href`), map[string]bool{}
	for _, c := range choices {
		before := p.shown(c.Form)
		if c.Text == "" {
			c.Value = p.wanted(c.Name)
		}
		p.choose(c)
		after := p.shown(c.Form)
		p.suits(c)
		if c.Name != "sort" && after == before {
			t.Errorf("%s %q changes nothing", c.Name, c.Value)
		}
		if !reloaded[c.Name] { // once for each control: all its values go the same way
			reloaded[c.Name] = true
			if err := chromedp.Do(p.ctx, chromedp.Reload()); err != nil {
				t.Fatal(err)
			}
			p.shows(c, after, "after a reload")
		}
		p.reset()
		p.shows(c, before, "after a reset")
	}
	all := choices[:1]
	for _, c := range choices { // the last of each control, all at once
		if c.Text != "" {
			p.choose(c)
			all = append(all, c)
		}
	}
	last := all[len(all)-1]
	after, link := p.shown(last.Form), read[string](p, `location.href`)
	p.visit("about:blank")
	p.visit(link)
	p.shows(last, after, "in another window")
	p.reset()
	p.visit("about:blank")
	p.visit(home)
	t.Logf("%d choices", len(choices))
}

// reset takes every choice back.
func (p *tab) reset() {
	p.t.Helper()
	read[bool](
		p,
		`document.querySelectorAll("form[role=search]").forEach(f => f.querySelector("[type=reset]").click()); `+
			`new Promise(f => setTimeout(() => f(true), 0))`,
	)
}

// choose does what a reader does, with the keyboard where something is typed.
func (p *tab) choose(c choice) {
	p.t.Helper()
	control := fmt.Sprintf(`document.querySelectorAll("form[role=search]")[%d].elements[%q]`, c.Form, c.Name)
	if c.Text != "" {
		read[bool](
			p,
			control+fmt.Sprintf(`.value = %q; `, c.Value)+control+`.dispatchEvent(new Event("input", {bubbles: true})); `+
				control+`.dispatchEvent(new Event("change", {bubbles: true})); true`,
		)
		return
	}
	read[bool](p, control+`.focus(); true`)
	if err := chromedp.Do(p.ctx, chromedp.KeyEvent(c.Value), chromedp.KeyEvent(kb.Enter)); err != nil {
		p.t.Fatal(err)
	}
}

// shown is what a reader sees of the list that a form narrows.
func (p *tab) shown(form int) string {
	p.t.Helper()
	return squeezed(
		read[string](
			p,
			fmt.Sprintf(
				`(f => f.closest("section").innerText + [...f.elements].map(e => e.name && e.name + "=" + `+
					`e.value))(document.querySelectorAll("form[role=search]")[%d])`, form,
			),
		),
	)
}

func (p *tab) shows(c choice, want, when string) {
	p.t.Helper()
	if got := p.shown(c.Form); got != want {
		p.t.Errorf("%s of %s %q the page shows %q, expected %q", when, c.Name, c.Value, got, want)
	}
}

// wanted is something to type that finds little: a name without its accents, the id of a case.
func (p *tab) wanted(control string) string {
	if control == "client" {
		return "markische"
	}
	for _, o := range p.report().Objectives {
		if o.Misses.Len() > 0 {
			return o.Misses.At(0).ID
		}
	}
	p.t.Fatalf("nothing to type into %s", control)
	return ""
}

// suits compares the list with what the report says suits the choice.
func (p *tab) suits(c choice) {
	p.t.Helper()
	if p.file != "index.html" {
		p.missesSuit(c)
		return
	}
	var want []string
	words := wordsOf(p.t, p.site.reports[0].Locale)
	for _, r := range p.site.reports {
		for i := range r.Objectives {
			o := &r.Objectives[i]
			if map[string]bool{
				"client": strings.HasPrefix(r.Slug, c.Value), "service": o.Service == c.Value,
				"manager": r.Contacts.AccountManager == c.Value, "sort": true,
				"verdict": strings.HasSuffix(c.Text, " "+verdictWord(o, words)),
			}[c.Name] {
				want = append(want, r.Slug+"/summary.html#o-"+o.ID)
			}
		}
	}
	got := read[[]string](
		p,
		fmt.Sprintf(
			`[...document.querySelectorAll("form[role=search]")[%d].closest("section").`+
				`querySelectorAll("a[href*='#']")].filter(e => e.checkVisibility()).map(e => e.getAttribute("href"))`, c.Form,
		),
	)
	slices.Sort(want)
	slices.Sort(got)
	if !slices.Equal(got, want) {
		p.t.Errorf("%s %q shows %v, the reports have %v", c.Name, c.Value, got, want)
	}
}

// entry is a miss that can be seen.
type entry struct {
	Data map[string]string
	Text string
}

// missesSuit looks at every miss that is left over.
func (p *tab) missesSuit(c choice) {
	p.t.Helper()
	left := read[[]entry](
		p,
		`[...document.querySelectorAll("[data-outcome]")].filter(e => e.checkVisibility()).map(e => ({Data: `+
			`{...e.dataset}, Text: e.textContent}))`,
	)
	if len(left) == 0 {
		p.t.Errorf("%s %q leaves nothing", c.Name, c.Value)
	}
	for _, e := range left {
		if c.Text == "" && !strings.Contains(e.Text, c.Value) || c.Text != "" && e.Data[c.Name] != c.Value {
			p.t.Errorf("%s %q shows %.80q", c.Name, c.Value, strings.TrimSpace(e.Text))
		}
	}
}
