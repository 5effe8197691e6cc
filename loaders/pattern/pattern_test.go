package pattern

import (
	"strings"
	"testing"
)

func TestAlternatives(t *testing.T) {
	const open, root, leaves = "the pattern has an open [ or {, or a } too many",
		"paths begin at the folder of slareport.yaml", "paths cannot leave"
	for text, want := range map[string]string{
		"data/a.csv":             "data/a.csv",
		"./data/t*":              "data/t*",
		"data//t*":               "data/t*",
		"data/./x":               "data/x",
		"././data///.//x":        "data/x",
		"**/*.csv":               "**/*.csv",
		"a/**/**/./**/*.csv":     "a/**/*.csv",
		"**/**":                  "**",
		"data/{a,b}.csv":         "data/a.csv data/b.csv",
		"{data,more}/{a,b}{1,2}": "data/a1 data/a2 data/b1 data/b2 more/a1 more/a2 more/b1 more/b2",
		"data/{a,{b,c{1,2}}}":    "data/a data/b data/c1 data/c2",
		"data/{,old/}a":          "data/a data/old/a",
		"data/{./,}a":            "data/a",
		"data/{a}":               "data/a",
		"data/a{}":               "data/a",
		"data/[{,}]a{b,c}":       "data/[{,}]ab data/[{,}]ac",
		"data/[!a-c]":            "data/[!a-c]",
		"data/..a":               "data/..a",
		"data/":                  "! it names a folder: write data/* for the files in it",
		"data/.":                 "! it names a folder: write data/* for the files in it",
		".":                      "! it names a folder: write * for the files in it",
		"./":                     "! it names a folder: write * for the files in it",
		"":                       "! an empty pattern names no file",
		"{,a}":                   "! it names a folder: write * for the files in it",
		"data/{a,b/}":            "! it names a folder: write data/b/* for the files in it",
		"../data/a":              "! " + leaves,
		"data/../a":              "! " + leaves,
		"{a,../b}":               "! " + leaves,
		"/data/a":                "! " + root,
		"{a,/b}":                 "! " + root,
		"C:/data/a":              "! " + root,
		"~/a":                    "! " + root,
		`data\a`:                 "! write / between folders",
		"data/[a":                "! " + open,
		"data/{a":                "! " + open,
		"data/a}":                "! " + open,
		"data/[]":                "! " + open,
		"data[/]a":               "! " + open,
	} {
		list, err := Alternatives(text)
		got := strings.Join(list, " ")
		if err != nil {
			got = "! " + err.Error()
		}
		if got != want && (!strings.HasPrefix(want, "! ") || !strings.HasPrefix(got, want)) {
			t.Errorf("%q: got %q, want %q", text, got, want)
		}
	}
}

// A pattern of a few characters can stand for more names than there are files in the world.
func TestAlternativesOnBothSidesOfTheirLimit(t *testing.T) {
	if list, err := Alternatives(strings.Repeat("{a,b}", 8)); err != nil || len(list) != MostAlternatives {
		t.Errorf("%d alternatives, %v", len(list), err)
	}
	for _, text := range []string{
		strings.Repeat("{a,b}", 8) + "{a,b}", strings.Repeat("{a,b}", 25), strings.Repeat("{a,b}", 800),
		"{" + strings.Repeat("a,", 256) + "}",
	} {
		if _, err := Alternatives(text); err == nil ||
			!strings.HasPrefix(err.Error(), "its braces stand for more than 256 names") {
			t.Errorf("%.30s: %v", text, err)
		}
	}
	for n, fits := range map[int]bool{maxBytes: true, maxBytes + 1: false} {
		if _, err := Alternatives(strings.Repeat("a", n)); fits != (err == nil) {
			t.Errorf("%d bytes: %v", n, err)
		}
	}
	if _, err := Alternatives(strings.Repeat("{", maxBytes/2-1) + "a" + strings.Repeat("}", maxBytes/2-1)); err != nil {
		t.Error(err)
	}
}

func TestSet(t *testing.T) {
	for _, c := range []struct {
		pattern, file string
		want          bool
	}{
		{"./data//t*", "data/t1.csv", true},
		{"data/t*", "data/old/t1.csv", false},
		{"data/**", "data/old/t1.csv", true},
		{"{data,more}/{t,u}*", "more/u1.csv", true},
		{"data/[", "data/[", false},
	} {
		if got := NewSet([]string{"none", c.pattern}).Has(c.file); got != c.want {
			t.Errorf("%s names %s: %t", c.pattern, c.file, got)
		}
	}
}

func TestCrossesInto(t *testing.T) {
	for _, c := range []struct {
		pattern, folder string
		want            bool
	}{
		{"data/*/t.csv", "data/old", true},
		{"data/**/*.csv", "data/old", true},
		{"data/**/*.csv", "data/old/older", true},
		{"**/*.csv", "data", true},
		{"data/*", "data/old", false},
		{"data/n*/t.csv", "data/old", false},
	} {
		if got := CrossesInto(c.pattern, c.folder); got != c.want {
			t.Errorf("%s looks into %s: %t", c.pattern, c.folder, got)
		}
	}
}
