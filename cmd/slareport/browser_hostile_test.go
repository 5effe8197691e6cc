package main

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"maps"
	"net/http"
	"net/http/httptest"
	"path/filepath"
	"slices"
	"strings"
	"sync/atomic"
	"testing"

	"github.com/chromedp/cdproto/input"

	"github.com/slareport/slareport/loaders/presets"
)

// attacks are texts that break out of pages, scripts, attributes, links and charts, that turn the direction of
// writing, or that are longer than any line. Each stands in every text field of an agreement of its own and of its
// data.
var attacks = map[string]string{
	"breakout": `</script><script>window.hacked=1</script><!--<script>"'><svg onload=window.hacked=2><img src=x ` +
		`onerror=window.hacked=3>` + "\u202Eelif.exe שלום" +
		`</title></textarea>{{"a".constructor}}${1}{a|b}{value}&lt;b&gt;`,
	"function": `__f__window.hacked=4,alert(1)__f__`,
	"link":     `javascript:window.hacked=5//"onfocus="window.hacked=6" autofocus='`,
	"long":     strings.Repeat("Donaudampfschifffahrt", 15),
}

// hostileWorkspace is a workspace with an agreement for every attack. Its data have every field that there is.
func hostileWorkspace(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	files := map[string]string{}
	var sources []any
	for _, record := range presets.Fields {
		sources = append(sources,
			map[string]any{"id": record.Name, "files": "data/" + record.Name + ".csv", "records": record.Name})
		files["data/"+record.Name+".csv"] = hostileRows(t, record)
	}
	files["slareport.yaml"] = asYAML(t, map[string]any{
		"provider": "Provider " + attacks["breakout"], "timezone": "Europe/Berlin", "sources": sources,
	})
	for i, name := range slices.Sorted(maps.Keys(attacks)) {
		files["agreements/"+name+".yaml"] = asYAML(t, hostileAgreement(i, name))
	}
	writeFiles(t, dir, files)
	return dir
}

// asYAML writes a value as JSON, which is YAML.
func asYAML(t *testing.T, value any) string {
	t.Helper()
	text, err := json.MarshalIndent(value, "", " ")
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// longest is how many characters a text of an agreement may have.
const longest = 300

// hostile gives the text of a field: what it is called, so that it can be found, and the attack.
func hostile(field, attack string) string {
	text := []rune(field + " " + attacks[attack])
	return string(text[:min(len(text), longest)])
}

func hostileAgreement(i int, attack string) map[string]any {
	say := func(field string) string { return hostile(field, attack) }
	objective := func(id string, promise map[string]any) map[string]any {
		o := map[string]any{
			"id": id, "name": say(id), "service": say("service"), "requested-by": say("asker"), "why": say("why"),
			"plan": map[string]any{
				"owner": say("owner"), "frequency": say("frequency"), "formula": say("formula"), "exclusions": say("exclusions"),
				"rounding": say("rounding"),
			},
		}
		maps.Copy(o, promise)
		return o
	}
	credit := map[string]any{"of": say("service"), "bands": map[string]any{"below 95%": "5%"}}
	return map[string]any{
		"id": say("agreement"), "client": say("client"), "provider": say("provider"), "currency": "EUR",
		"timezone": "Europe/Berlin",
		"contacts": map[string]any{"account-manager": fmt.Sprintf("'&%d{{1}}`${1}@x.example", i)},
		"fees":     map[string]any{say("service"): "1000.00"},
		"calendars": map[string]any{
			say("calendar"): map[string]any{
				"hours": map[string]any{"mon-fri": "08:00-18:00"}, "holidays": []any{map[string]any{"2026-10-12": say("holiday")}},
			},
		},
		"fault": map[string]any{
			"excuses": []any{"customer", "third-party"}, "states": map[string]any{say("from"): "customer"},
			"causes": map[string]any{say("cause"): "third-party"}, "actors": map[string]any{say("actor"): "provider"},
			"claims":  map[string]any{"need": []any{"approval", "reference"}, "dispute": "14d"},
			"depends": []any{map[string]any{"service": say("service"), "on": say("upstream"), "party": "third-party"}},
		},
		"objectives": []any{
			objective(
				"resolve",
				map[string]any{
					"timeliness": map[string]any{"from": "opened", "to": "resolved", "calendar": say("calendar"), "within": "4h"},
					"target":     "95%", "credit": credit,
				},
			),
			objective(
				"uptime",
				map[string]any{
					"availability": map[string]any{"from": "outages"}, "target": "99.9%", "credit": credit,
					"chronic": map[string]any{"misses": 2, "in": 6},
				},
			),
			objective("fcr", map[string]any{"share": map[string]any{"of": "tickets", "good": "first_contact"}, "target": "90%"}),
			objective(
				"csat",
				map[string]any{
					"share": map[string]any{"of": "surveys", "where": "score != nil", "good": "score >= 4"}, "target": "90%",
				},
			),
			objective(
				"latency",
				map[string]any{
					"statistic": map[string]any{"of": "samples", "value": "latency", "take": "p95", "unit": "ms"},
					"target":    "at most 40 ms",
				},
			),
			objective("outages", map[string]any{"count": map[string]any{"of": "outages"}, "target": "at most 0"}),
			objective("told",
				map[string]any{"share": map[string]any{"of": "tallies", "good": "good", "all": "total"}, "target": "90%"}),
		},
		"major":    map[string]any{"outages": "true", "tickets": "true"},
		"workload": []any{map[string]any{"name": say("workload"), "service": say("service"), "of": "tickets", "at-most": 1}},
		"credits":  map[string]any{"cap": map[string]any{"month": "15%"}},
	}
}

// hostileRows writes two rows of every attack, of which the second misses. A text field holds its name and the attack.
func hostileRows(t *testing.T, record presets.Record) string {
	t.Helper()
	var text bytes.Buffer
	w := csv.NewWriter(&text)
	var head []string
	for _, f := range record.Fields {
		head = append(head, f.Name)
	}
	rows := [][]string{head}
	for _, attack := range slices.Sorted(maps.Keys(attacks)) {
		for n := range 2 {
			row := make([]string, len(head))
			for i, f := range record.Fields {
				row[i] = hostileCell(record.Name, f, attack, n)
			}
			rows = append(rows, row)
		}
	}
	if err := w.WriteAll(rows); err != nil {
		t.Fatal(err)
	}
	return text.String()
}

// innocent are the cells whose values the rules fix, by field; the second is that of the row that misses.
var innocent = map[string][2]string{
	"opened": {"2026-10-05 09:00", "2026-10-06 09:00"}, "responded": {"2026-10-05 09:05", "2026-10-06 12:00"},
	"resolved": {"2026-10-05 10:00", "2026-10-06 17:00"}, "closed": {"2026-10-05 10:00", "2026-10-06 17:00"},
	"at": {"2026-10-06 11:00", "2026-10-06 12:00"}, "from": {"2026-10-07 09:00", "2026-10-08 09:00"},
	"to":       {"2026-10-07 10:00", "2026-10-08 15:00"},
	"recorded": {"2026-10-08 10:00", "2026-10-08 16:00"}, "announced": {"2026-10-01 10:00", "2026-10-01 10:00"},
	"approved_at": {"2026-10-09 10:00", "2026-10-09 16:00"},
	"due":         {"2026-10-06 10:00", "2026-10-06 10:00"}, "provided": {"2026-10-06 12:00", "2026-10-06 13:00"},
	"period":   {"2026-10", "2026-10"},
	"detected": {"2026-10-07 09:01", "2026-10-08 09:01"}, "acknowledged": {"2026-10-07 09:02", "2026-10-08 09:02"},
	"notified": {"2026-10-07 09:03", "2026-10-08 11:00"},
	"sent":     {"100", "100"}, "received": {"100", "50"}, "latency": {"10", "90"}, "jitter": {"1", "9"},
	"ok": {"yes", "no"}, "first_contact": {"yes", "no"},
	"score": {"5", "1"}, "scale": {"5", "5"}, "good": {"9", "5"}, "total": {"10", "10"}, "cost": {"1", "2"},
	"reopened": {"0", "0"}, "share": {"1", "1"},
	"party": {"customer", "third-party"}, "objective": {"told", "told"}, "what": {"state", "state"},
}

func hostileCell(record string, f presets.Field, attack string, n int) string {
	id := func(of string) string { return hostile(fmt.Sprintf("%s %d", of, n+1), attack) }
	switch {
	case record == presets.TicketEvents && (f.Name == "from" || f.Name == "to"):
		return hostile([2]string{"from", "state"}[n], attack)
	case f.Name == "what" && record != presets.TicketEvents:
		return hostile("what", attack)
	case f.Name == "id":
		return id(record)
	case f.Name == "ticket":
		return hostile("tickets 2", attack)
	case n == 1 && (f.Name == "cause" || f.Name == "reference"): // so that the provider answers, and a claim is refused
		return ""
	case f.Type == presets.List || f.Name == "response_time" || f.Name == "resolution_time" || f.Name == "on_hold" ||
		f.Name == "duration" || f.Name == "fault":
		return ""
	case f.Name == "to" && record == presets.Tallies, f.Name == "from" && record == presets.Tallies, f.Name == "value":
		return ""
	}
	if cell, ok := innocent[f.Name]; ok {
		return cell[n]
	}
	if f.Type != presets.Text {
		return ""
	}
	return hostile(f.Name, attack)
}

func hostileSite(t *testing.T) site {
	t.Helper()
	out := filepath.Join(t.TempDir(), "out")
	if _, err := call(
		"build", "-w", hostileWorkspace(t), "-o", out, "--period", october, "--only", "html,json",
	); err != nil {
		t.Fatal(err)
	}
	return siteOf(t, "hostile", out)
}

// namesStayText looks for anything on the page that an attack has made.
func namesStayText(t *testing.T, p *tab) {
	read[bool](p, `document.querySelectorAll("details").forEach(d => d.open = true); true`)
	allDrawn(p)
	// a pointer over a chart shows names, too
	for i := range min(4, read[int](p, `document.querySelectorAll("[data-chart]").length`)) {
		at := read[[2]float64](
			p,
			fmt.Sprintf(
				`(e => { e.scrollIntoView({block: "center"}); const b = e.getBoundingClientRect(); `+
					`return [b.x + b.width / 2, b.y + b.height / 2]; })(document.querySelectorAll("[data-chart]")[%d])`, i,
			),
		)
		ask(p, input.DispatchMouseEvent.Method,
			input.DispatchMouseEventParams{Type: input.DispatchMouseEventTypeMouseMoved, X: at[0], Y: at[1]})
	}
	for _, made := range read[[]string](p, intruders) {
		t.Error(made)
	}
	read[bool](p, `document.querySelectorAll("details").forEach(d => d.open = false); true`)
}

const intruders = `(() => {
	const found = [];
	if (window.hacked !== undefined) found.push("an attack ran: " + window.hacked);
	for (const e of document.querySelectorAll("*")) {
		const mark = e.outerHTML.slice(0, 200);
		if (e.localName === "script" && !(e.type === "application/json" ? e.id : /\/assets\/[a-z.]+$/.test(e.src) && !e.textContent)) found.push("a script is no part of the site: " + mark);
		if (/^(img|iframe|object|embed|base|textarea)$/.test(e.localName)) found.push("an element is no part of the site: " + mark);
		for (const a of e.attributes) {
			if (/^on/.test(a.name) || a.name === "autofocus" || a.name === "srcdoc") found.push("a handler: " + mark);
			if (/^\s*javascript:/i.test(a.value) && /^(href|src|action|formaction|xlink:href)$/.test(a.name)) found.push("a link that runs: " + mark);
		}
	}
	const comments = document.createTreeWalker(document, NodeFilter.SHOW_COMMENT);
	while (comments.nextNode()) found.push("a comment: " + comments.currentNode.data.slice(0, 200));
	return found;
})()`

// policyHolds tries what an attack would do if it came through after all. A server on this machine stands for the
// world, and nobody may ask it.
func policyHolds(t *testing.T, lent *tab) {
	var asked atomic.Int32
	world := httptest.NewServer(http.HandlerFunc(func(http.ResponseWriter, *http.Request) { asked.Add(1) }))
	defer world.Close()
	p := lent.browser.open(t, lent.site, lent.file)
	refused := read[[]string](p, fmt.Sprintf(attempts, world.URL))
	p.forgive() // the browser's words about the attempts
	for _, directive := range []string{
		"script-src-elem", "script-src-attr", "script-src", "connect-src", "img-src", "style-src-elem", "frame-src",
		"base-uri", "form-action", "object-src", "font-src",
	} {
		if !slices.Contains(refused, directive) {
			t.Errorf("the policy let pass what %s should refuse; it refused %q", directive, refused)
		}
	}
	if read[bool](p, `window.hacked !== undefined`) {
		t.Error("a script ran that was put into the page")
	}
	if n := asked.Load(); n > 0 {
		t.Errorf("the world was asked %d times", n)
	}
}

// attempts gives the directives that refused something.
const attempts = `new Promise(done => {
	const world = %q, refused = new Set();
	document.addEventListener("securitypolicyviolation", e => refused.add(e.effectiveDirective));
	const put = (name, set) => { const e = document.createElement(name); Object.assign(e, set); document.body.append(e); return e; };
	put("script", {textContent: "window.hacked = 'inline'"});
	put("script", {src: world + "/x.js"});
	put("div", {}).setAttribute("onclick", "window.hacked = 'handler'");
	document.body.lastChild.click();
	setTimeout(() => { try { new Function("window.hacked = 'eval'")(); } catch {} }, 0);
	fetch(world + "/data").catch(() => {});
	put("img", {src: world + "/pixel.png"});
	put("link", {rel: "stylesheet", href: world + "/x.css"});
	put("iframe", {src: world + "/frame"});
	put("object", {data: world + "/object"});
	put("base", {href: world});
	new FontFace("x", "url(" + world + "/x.woff)").load().catch(() => {});
	const form = put("form", {action: world + "/form", method: "post"});
	form.submit();
	const begun = Date.now(), wait = () => {
		const passed = Date.now() - begun; if (refused.size >= 11 && passed > 500 || passed > 30000) done([...refused]); else setTimeout(wait, 50);
	};
	wait();
})`
