package rulebook

import (
	"bytes"
	"encoding/json"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"github.com/slareport/slareport/loaders/workspace"
)

var update = flag.Bool("update", false, "write report/RULES.md and report/CONVENTIONS.md anew")

// repository reads the books of this repository.
func repository(t *testing.T) book {
	t.Helper()
	b, err := read(os.DirFS("../.."))
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// Every rule and convention has tests, every such test names one, and no id is used twice.
func TestRulesAndTestsBelongTogether(t *testing.T) {
	b := repository(t)
	for _, p := range b.problems {
		t.Error(p)
	}
	if len(b.rules) == 0 || len(b.conventions) == 0 {
		t.Errorf("found %d rules and %d conventions", len(b.rules), len(b.conventions))
	}
}

func TestBooksAreUpToDate(t *testing.T) {
	b := repository(t)
	if len(b.problems) > 0 {
		t.Fatal("the comments have problems: see TestRulesAndTestsBelongTogether")
	}
	for name, want := range map[string][]byte{
		"RULES.md": writeRules(b.rules), "CONVENTIONS.md": writeConventions(b.conventions),
	} {
		path := filepath.Join("..", name)
		if *update {
			if err := os.WriteFile(path, want, 0o644); err != nil {
				t.Fatal(err)
			}
		}
		have, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(have, want) {
			t.Errorf("report/%s is not what the comments say: go test ./report/rulebook -update", name)
		}
	}
}

// The keys that change a convention are keys that an agreement, or a source, can have.
func TestKeysThatSetConventionsExist(t *testing.T) {
	known := map[string]bool{}
	for _, name := range workspace.SchemaNames() {
		schema, err := workspace.Schema(name)
		if err != nil {
			t.Fatal(err)
		}
		text, err := json.Marshal(schema)
		if err != nil {
			t.Fatal(err)
		}
		var plain any
		if err := json.Unmarshal(text, &plain); err != nil {
			t.Fatal(err)
		}
		addKeys(plain, "", known)
	}
	for _, e := range repository(t).conventions {
		for _, key := range e.settings {
			if !known[key] {
				t.Errorf("%s:%d: %s is set by %s, which is no key", e.file, e.line, e.id, key)
			}
		}
	}
}

// addKeys gathers the keys of a schema, each with those of the objects that it is in.
func addKeys(schema any, in string, known map[string]bool) {
	switch s := schema.(type) {
	case []any:
		for _, part := range s {
			addKeys(part, in, known)
		}
	case map[string]any:
		for _, way := range []string{"items", "anyOf", "oneOf", "allOf", "additionalProperties"} {
			addKeys(s[way], in, known)
		}
		properties, _ := s["properties"].(map[string]any)
		for key, value := range properties {
			path := strings.TrimPrefix(in+"."+key, ".")
			known[path] = true
			addKeys(value, path, known)
		}
		patterns, _ := s["patternProperties"].(map[string]any)
		for _, value := range patterns {
			addKeys(value, in, known)
		}
	}
}

// source is a file with a comment on a function.
func source(comment, name string) *fstest.MapFile {
	return &fstest.MapFile{Data: []byte("package p\n\n" + comment + "\nfunc " + name + "() {}\n")}
}

func TestCommentsBecomeBooks(t *testing.T) {
	b, err := read(fstest.MapFS{
		"p/a.go": source("// a rounds.\n//\n// Rule §10 (round-late): Amounts are rounded\n// at one line.\n//\n"+
			"// Convention time (day): Days are local. Set by `timezone`, `sources.timezone`.", "a"),
		"p/b.go":          source("// Rule §2 (rows): Rows are counted. Conventions (of others) are not this one.", "b"),
		"p/a_test.go":     source("// Both.\n//\n// Decides: round-late, day.", "TestA"),
		"p/b_test.go":     source("// Decides: rows, day.", "TestConventionB"),
		"p/testdata/c.go": source("// Rule §1 (other): Not of this repository.", "c"),
	})
	if err != nil || len(b.problems) > 0 {
		t.Fatal(err, b.problems)
	}
	wantRules := rulesHead + `
## §2

| id | rule | implemented in | decided by |
| --- | --- | --- | --- |
| rows | Rows are counted. Conventions (of others) are not this one. | [p/b.go](../p/b.go) | [TestConventionB](../p/b_test.go) |

## §10

| id | rule | implemented in | decided by |
| --- | --- | --- | --- |
| round-late | Amounts are rounded at one line. | [p/a.go](../p/a.go) | [TestA](../p/a_test.go) |
`
	if d := cmp.Diff(wantRules, string(writeRules(b.rules))); d != "" {
		t.Error(d)
	}
	wantConventions := conventionsHead + `
## Time (§1)

- **day** Days are local.\
  *Set by* ` + "`timezone`, `sources.timezone`" + `. *Implemented in* [p/a.go](../p/a.go). *Decided by* [TestA](../p/a_test.go), [TestConventionB](../p/b_test.go).
`
	if d := cmp.Diff(wantConventions, string(writeConventions(b.conventions))); d != "" {
		t.Error(d)
	}
}

func TestWhatDoesNotBelongTogetherIsAProblem(t *testing.T) {
	const rule, test = "// Rule §2 (rows): Rows are counted.", "// Decides: rows."
	for _, c := range []struct{ code, test, name, want string }{
		{rule, test, "TestRows", ""},
		{rule, "", "TestRows", "a.go:3: no test decides rows"},
		{rule, test, "helper",
			`a_test.go:3: want Decides: id, id. as a paragraph in the comment of a test, found "Decides: rows."`},
		{rule, "// Decides: rows", "TestRows",
			`a_test.go:3: want Decides: id, id. as a paragraph in the comment of a test, found "Decides: rows"`},
		{rule, "// Decides: rows, lines.", "TestRows",
			"a_test.go:3: TestRows decides lines, which is neither a rule nor a convention"},
		{"// a is plain.", "", "TestConventionRows", "a_test.go:4: TestConventionRows decides no convention"},
		{rule + "\n//\n// Rule §3 (rows): Others too.", test, "TestRows", "a.go:3: the id rows is used in a.go already"},
		{"// Convention stars (rows): Rows are stars.", test, "TestRows", "a.go:3: there is no topic stars"},
		{"// Rule §2 (rows) Rows are counted.", "", "TestRows",
			`a.go:3: want Rule §3 (id): text, or Convention topic (id): text, found "Rule §2 (rows) Rows are counted."`},
		{"// Rule 2 (rows): Rows are counted.", "", "TestRows",
			`a.go:3: want Rule §3 (id): text, or Convention topic (id): text, found "Rule 2 (rows): Rows are counted."`},
		{"// Convention time (rows): Rows. Set by timezone.", test, "TestRows",
			`a.go:3: want keys in back quotes with commas between them after Set by, found "timezone"`},
	} {
		b, err := read(fstest.MapFS{"a.go": source(c.code, "a"), "a_test.go": source(c.test, c.name)})
		if err != nil {
			t.Fatal(err)
		}
		if got := strings.Join(b.problems, "\n"); !strings.HasPrefix(got, c.want) || (c.want == "") != (got == "") {
			t.Errorf("%s %s: got %q, want %q", c.code, c.test, got, c.want)
		}
	}
}
