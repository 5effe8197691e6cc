package rulebook

import (
	"bytes"
	"flag"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "write report/RULES.md and report/CONVENTIONS.md anew")

const root = "../.."

// testFiles finds the file of every test function of the repository.
func testFiles(t *testing.T) map[string]string {
	t.Helper()
	found := map[string]string{}
	err := filepath.WalkDir(root, func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() || !strings.HasSuffix(path, "_test.go") {
			return err
		}
		file, err := parser.ParseFile(token.NewFileSet(), path, nil, parser.SkipObjectResolution)
		if err != nil {
			return err
		}
		for _, d := range file.Decls {
			if f, ok := d.(*ast.FuncDecl); ok && f.Recv == nil && strings.HasPrefix(f.Name.Name, "Test") {
				rel, err := filepath.Rel(root, path)
				if err != nil {
					return err
				}
				found[f.Name.Name] = filepath.ToSlash(rel)
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return found
}

// shown sees that some test shows a line of the book, and that the tests it names are there.
func shown(t *testing.T, tests map[string]string, line string, names []string) {
	t.Helper()
	if len(names) == 0 {
		t.Errorf("%s: no test shows it", line)
	}
	for _, name := range names {
		if tests[name] == "" {
			t.Errorf("%s: there is no test %s", line, name)
		}
	}
}

func TestEveryRuleHasItsFileAndItsTests(t *testing.T) {
	tests := testFiles(t)
	for _, r := range Rules {
		line := fmt.Sprintf("§%s %s", r.Clause, r.Says)
		if _, err := os.Stat(filepath.Join(root, filepath.FromSlash(r.Lives))); err != nil {
			t.Errorf("%s: %v", line, err)
		}
		shown(t, tests, line, r.Shown)
	}
}

// Each convention has tests, each test of a convention has its line, and no line stands there twice.
func TestEveryConventionHasItsTests(t *testing.T) {
	tests := testFiles(t)
	named, said := map[string]bool{"TestConventionsChangeByKeysThatThereAre": true}, map[string]bool{}
	for _, c := range Conventions {
		line := c.Section + ": " + c.Says
		shown(t, tests, line, c.Shown)
		if said[line] {
			t.Errorf("%s: it is said twice", line)
		}
		said[line] = true
		for _, name := range c.Shown {
			named[name] = true
		}
	}
	for name, file := range tests {
		if strings.HasPrefix(name, "TestConvention") && !named[name] {
			t.Errorf("%s in %s is the test of no convention", name, file)
		}
	}
}

// links are the tests that show a line of the book.
func links(tests map[string]string, names []string) string {
	var out []string
	for _, name := range names {
		out = append(out, fmt.Sprintf("[%s](../%s)", name, tests[name]))
	}
	return strings.Join(out, ", ")
}

// TestTableIsUpToDate compares report/RULES.md with the table above.
func TestTableIsUpToDate(t *testing.T) {
	tests := testFiles(t)
	var b bytes.Buffer
	fmt.Fprintln(&b, "# The rules, where they live, and which tests show them\n\nMade from `report/rulebook`: `go test ./report/rulebook -update`.")
	clause := ""
	for _, r := range Rules {
		if r.Clause != clause {
			clause = r.Clause
			fmt.Fprintf(&b, "\n## §%s\n\n| rule | lives in | shown by |\n| --- | --- | --- |\n", clause)
		}
		fmt.Fprintf(&b, "| %s | [%s](../%s) | %s |\n", r.Says, r.Lives, r.Lives, links(tests, r.Shown))
	}
	compare(t, "RULES.md", b.Bytes())
}

const conventionsHead = "# Conventions\n\n" +
	"What the computation does where an agreement leaves it open. Each line is a choice that both sides can read before\n" +
	"they sign. *Set by* names the keys that change it: those of the agreement, which `slareport schema agreement` explains,\n" +
	"and under `sources` those of slareport.yaml. A line without them is fixed. *Decides in* names the tests in which the\n" +
	"choice decides, with what another one would give.\n\n" +
	"§ numbers are the rule book's, as the code cites them. Made from `report/rulebook`: `go test ./report/rulebook -update`.\n"

// TestListOfConventionsIsUpToDate compares report/CONVENTIONS.md with the list.
func TestListOfConventionsIsUpToDate(t *testing.T) {
	tests := testFiles(t)
	b := bytes.NewBufferString(conventionsHead)
	section := ""
	for _, c := range Conventions {
		if c.Section != section {
			section = c.Section
			fmt.Fprintf(b, "\n## %s\n\n", section)
		}
		setting := ""
		if c.Setting != "" {
			setting = fmt.Sprintf("*Set by* `%s`. ", strings.ReplaceAll(c.Setting, ", ", "`, `"))
		}
		fmt.Fprintf(b, "- %s\\\n  %s*Decides in* %s.\n", c.Says, setting, links(tests, c.Shown))
	}
	compare(t, "CONVENTIONS.md", b.Bytes())
}

// compare holds a file of the folder report against what the tables make of it.
func compare(t *testing.T, name string, want []byte) {
	t.Helper()
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
		t.Errorf("report/%s differs from the table: go test ./report/rulebook -update", name)
	}
}

// Sections follow each other, so that each has one heading.
func TestSectionsStandTogether(t *testing.T) {
	var clauses, sections []string
	for _, r := range Rules {
		clauses = append(clauses, r.Clause)
	}
	for _, c := range Conventions {
		sections = append(sections, c.Section)
	}
	for _, list := range [][]string{clauses, sections} {
		parts := slices.Compact(slices.Clone(list))
		slices.Sort(list)
		if n := len(slices.Compact(list)); n != len(parts) {
			t.Errorf("%d headings for %d sections: %v", len(parts), n, parts)
		}
	}
}
