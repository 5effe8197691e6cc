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
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "write report/RULES.md anew")

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

func TestEveryRuleHasItsFileAndItsTests(t *testing.T) {
	tests := testFiles(t)
	for _, r := range Rules {
		if _, err := os.Stat(filepath.Join(root, filepath.FromSlash(r.Lives))); err != nil {
			t.Errorf("§%s %s: %v", r.Clause, r.Says, err)
		}
		if len(r.Shown) == 0 {
			t.Errorf("§%s %s: no test shows it", r.Clause, r.Says)
		}
		for _, name := range r.Shown {
			if tests[name] == "" {
				t.Errorf("§%s %s: there is no test %s", r.Clause, r.Says, name)
			}
		}
	}
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
		var shown []string
		for _, name := range r.Shown {
			shown = append(shown, fmt.Sprintf("[%s](../%s)", name, tests[name]))
		}
		fmt.Fprintf(&b, "| %s | [%s](../%s) | %s |\n", r.Says, r.Lives, r.Lives, strings.Join(shown, ", "))
	}
	const path = "../RULES.md"
	if *update {
		if err := os.WriteFile(path, b.Bytes(), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	have, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(have, b.Bytes()) {
		t.Error("report/RULES.md differs from the table: go test ./report/rulebook -update")
	}
}
