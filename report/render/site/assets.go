package site

import (
	"crypto/sha256"
	"encoding/base64"
	"fmt"
	"html/template"
	"strings"
	"sync"

	"github.com/slareport/slareport/report"
	"github.com/slareport/slareport/report/party"
	"github.com/slareport/slareport/report/render/palette"
	"github.com/slareport/slareport/templates"
)

// asset is a file that pages refer to, by its place under assets/.
type asset struct {
	name    string
	content []byte
}

// assets are read once. The style comes first, then the scripts in the order in which they run.
var assets = sync.OnceValues(func() ([]asset, error) {
	var list []asset
	for _, a := range []struct{ name, from string }{
		{"site.css", "html/site.css"}, {"echarts.min.js", "echarts/echarts.min.js"}, {"site.js", "html/site.js"},
		{"echarts-LICENSE.txt", "echarts/LICENSE"}, {"echarts-NOTICE.txt", "echarts/NOTICE"},
	} {
		from := templates.HTML
		if strings.HasPrefix(a.from, "echarts/") {
			from = templates.Echarts
		}
		content, err := from.ReadFile(a.from)
		if err != nil {
			return nil, fmt.Errorf("asset %s: %w", a.name, err)
		}
		list = append(list, asset{a.name, content})
	}
	list[0].content = append(paletteCSS(), list[0].content...)
	return list, nil
})

// Assets hands the files that stand beside the pages to emit; pages that hold everything themselves have none.
func Assets(o Options, emit func(name string, content []byte) error) error {
	list, err := assets()
	if err != nil || o.Single {
		return err
	}
	for _, a := range list {
		if err := emit("assets/"+a.name, a.content); err != nil {
			return err
		}
	}
	return nil
}

// head is what a page says of its style and scripts: where they stand, or all of them, and the policy that admits
// nothing else.
type head struct {
	Policy  string
	Root    string // way to the folder of assets/; with inline ones unused
	Style   template.CSS
	Scripts []template.JS
	Licence string // of the charts, where the script stands inside
}

// policy names what may run and what may style; everything else is refused.
const policy = "default-src 'none'; script-src %s; style-src %s; img-src data:; base-uri 'none'; form-action 'none'"

func headOf(root string, o Options) (head, error) {
	if !o.Single {
		return head{Policy: fmt.Sprintf(policy, "'self'", "'self'"), Root: root}, nil
	}
	list, err := assets()
	if err != nil {
		return head{}, err
	}
	style, charts, own := list[0].content, list[1].content, list[2].content
	return head{
		Policy: fmt.Sprintf(policy, digest(charts)+" "+digest(own), digest(style)),
		Style:  template.CSS(style), Scripts: []template.JS{
			template.JS(charts), template.JS(own),
		}, Licence: string(list[3].content) + "\n" + string(list[4].content),
	}, nil
}

// digest is a source expression of CSP level 2 that admits an element with exactly this text.
func digest(text []byte) string {
	sum := sha256.Sum256(text)
	return "'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "'"
}

// paletteCSS is the part of the style that gives parties and verdicts the colours of package palette, on paper and on a
// dark screen.
func paletteCSS() []byte {
	var light, dark strings.Builder
	rule := func(class string, t palette.Tone) {
		fmt.Fprintf(&light, ".%s { --tone: %s; }\n", class, t.Light)
		fmt.Fprintf(&dark, "  .%s { --tone: %s; }\n", class, t.Dark)
	}
	for _, p := range party.All() {
		rule("p-"+p.String(), palette.OfParty(p.String()))
	}
	for _, v := range report.Verdicts() {
		rule(verdictClass(v, false), palette.OfVerdict(v, false))
	}
	rule(verdictClass(report.Missed, true), palette.OfVerdict(report.Missed, true))
	return []byte(light.String() + "@media screen and (prefers-color-scheme: dark) {\n" + dark.String() + "}\n")
}

func verdictClass(v report.Verdict, below bool) string {
	switch {
	case below:
		return "v-below"
	case v == report.NoVolume:
		return "v-none"
	}
	return "v-" + strings.ReplaceAll(string(v), " ", "-")
}
