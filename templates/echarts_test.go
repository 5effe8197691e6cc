package templates_test

import (
	"bytes"
	"regexp"
	"testing"

	"github.com/slareport/slareport/templates"
)

func script(t *testing.T) []byte {
	t.Helper()
	b, err := templates.Echarts.ReadFile("echarts/echarts.min.js")
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// The names of XML namespaces are the only addresses that the script may hold;
// nothing is fetched from them.
var namespace = regexp.MustCompile(`^https?://www\.w3\.org/`)

func TestTheChartScriptNamesNoAddressOnANetwork(t *testing.T) {
	for _, address := range regexp.MustCompile(`https?://[^"'\x60\s)]*`).FindAll(script(t), -1) {
		if !namespace.Match(address) {
			t.Errorf("address %s", address)
		}
	}
}

func TestTheChartScriptMayStandInsideAPage(t *testing.T) {
	js := script(t)
	for _, end := range []string{"</script", "<!--", "\r"} {
		if bytes.Contains(bytes.ToLower(js), []byte(end)) {
			t.Errorf("%q would end or change the element", end)
		}
	}
	for i, c := range js {
		if c > 0x7e {
			t.Fatalf("byte %d is %#x: the text and so its hash would depend on the page's encoding", i, c)
		}
	}
}

func TestTheChartScriptEvaluatesNoText(t *testing.T) {
	js := script(t)
	for _, call := range []string{
		`\beval\(`, `\bnew Function\b`, `[^.\w]Function\(`, `\bimport\(`, `\bXMLHttpRequest\b`, `\bfetch\(`, `\bWebSocket\b`,
	} {
		if m := regexp.MustCompile(call).Find(js); m != nil {
			t.Errorf("found %s", m)
		}
	}
}

func TestTheChartScriptTravelsWithItsLicences(t *testing.T) {
	if !bytes.HasPrefix(script(t), []byte("/*! Apache ECharts 6.1.0")) {
		t.Error("the script does not say what it is")
	}
	for file, words := range map[string][]string{
		"echarts/LICENSE": {"Apache License", "Mike Bostock", "Baidu Inc.", "Microsoft Corporation"},
		"echarts/NOTICE":  {"The Apache Software Foundation"},
	} {
		text, err := templates.Echarts.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for _, w := range words {
			if !bytes.Contains(text, []byte(w)) {
				t.Errorf("%s lacks %s", file, w)
			}
		}
	}
}
