package palette

import "github.com/slareport/slareport/report"

// Tone is the colour of a party or a verdict on white paper and on a dark screen, "#rrggbb". Each stands out
// from its ground by at least 3:1 (a verdict, which also colours words, by 4.5:1), and from the others of its
// kind under protanopia, deuteranopia and tritanopia too; a test keeps both. Verdicts that judge nothing share one
// grey. Sign goes with it wherever the colour does: status is never colour alone.
type Tone struct {
	Light, Dark string
	Sign        string
}

// Paper is the ground of light pages, Night that of dark ones.
const (
	Paper = "#ffffff"
	Night = "#14181d"
)

var parties = map[string]Tone{
	"":              {"#14181d", "#ffffff", "Σ"},
	"provider":      {"#9d2511", "#c33c20", "■"},
	"customer":      {"#1e54ca", "#3588f8", "●"},
	"third-party":   {"#5c166a", "#e0b3f1", "◆"},
	"force-majeure": {"#05a56e", "#0beca0", "▲"},
	"maintenance":   {"#c87d04", "#fba309", "▼"},
	"undetermined":  {"#4d4d4d", "#6c6f73", "?"},
}

var verdicts = map[report.Verdict]Tone{
	report.Met:        {"#0a7f47", "#7df2b4", "✓"},
	report.Missed:     {"#9b1f1c", "#f58e62", "✗"},
	report.Excused:    {"#1f44b4", "#4388d9", "◐"},
	report.Unclear:    {"#9c6c04", "#f7ef47", "?"},
	report.NoVolume:   {"#55595e", "#acb3be", "○"},
	report.NotDue:     {"#55595e", "#acb3be", "…"},
	report.NotInForce: {"#55595e", "#acb3be", "–"},
}

// severe is a missed objective below its minimum level.
var severe = Tone{"#420003", "#e54a73", "✘"}

// OfParty is a party's tone by its name in report.json; "" is the whole.
func OfParty(name string) Tone {
	if t, ok := parties[name]; ok {
		return t
	}
	return parties["undetermined"]
}

// OfVerdict is a verdict's tone; below marks one below the minimum level.
func OfVerdict(v report.Verdict, below bool) Tone {
	if below {
		return severe
	}
	if t, ok := verdicts[v]; ok {
		return t
	}
	return verdicts[report.NoVolume]
}
