package site

import (
	"fmt"
	"strings"

	"github.com/slareport/slareport/report"
	"github.com/slareport/slareport/report/party"
	"github.com/slareport/slareport/report/render/chart"
)

// palette is the style sheet of the parties' and verdicts' colours, on paper and on a dark screen.
func palette() []byte {
	var light, dark strings.Builder
	rule := func(format, name string, t chart.Tone) {
		fmt.Fprintf(&light, format+"\n", name, t.Light)
		fmt.Fprintf(&dark, "  "+format+"\n", name, t.Dark)
	}
	for _, p := range party.All() {
		rule(".p-%[1]s { fill: %[2]s; background: %[2]s; }", p.String(), chart.OfParty(p.String()))
	}
	for _, v := range report.Verdicts() {
		rule(".v-%s { color: %s; }", verdictClass(v), chart.OfVerdict(v, false))
	}
	return []byte(light.String() + "@media screen and (prefers-color-scheme: dark) {\n" + dark.String() + "}\n")
}
