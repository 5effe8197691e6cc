package words

import (
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// Keys as code and pages write them.
var (
	asked = regexp.MustCompile(
		`\.[TN]\("([^"]+)"[,)]|finding\.Say\("([^"]+)"[,)]|"((?:aside|hint|flaw|cell|row|date|note|wanted)\.[a-z-]+)"`,
	)
	literal = regexp.MustCompile("\"((?:[^\"\\\\\\n]|\\\\.)*)\"|`([^`\\n]*)`")
)

// code is the text of what may ask a catalogue for words: the program and the pages.
func code(t *testing.T, visit func(path, text string)) {
	t.Helper()
	for _, folder := range []string{"report", "loaders", "cmd", "templates/html"} {
		err := filepath.WalkDir(filepath.Join("../..", folder), func(path string, entry fs.DirEntry, err error) error {
			if err == nil && entry.IsDir() && strings.HasSuffix(entry.Name(), "test") {
				return fs.SkipDir // what only tests import, such as kindtest
			}
			if err != nil || entry.IsDir() || strings.HasSuffix(path, "_test.go") ||
				!slices.Contains([]string{".go", ".html"}, filepath.Ext(path)) {
				return err
			}
			text, err := os.ReadFile(path)
			visit(path, string(text))
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
}

// TestEveryKeyThatCodeAsksForHasItsWords reads the repository's code; keys that are put together at run time are
// seen by the tests of documents, which look for brackets.
func TestEveryKeyThatCodeAsksForHasItsWords(t *testing.T) {
	c, err := Load("en-GB")
	if err != nil {
		t.Fatal(err)
	}
	found := 0
	code(t, func(path, text string) {
		text = strings.ReplaceAll(text, "texttest.T(", "(") // texts of the data are no keys
		for _, m := range asked.FindAllStringSubmatch(text, -1) {
			found++
			if key := m[1] + m[2] + m[3]; !c.Has(key) && !c.Has(key+".other") {
				t.Errorf("%s asks for %q, which has no words", path, key)
			}
		}
	})
	if found < 400 {
		t.Errorf("only %d keys found: the pattern no longer fits the code", found)
	}
}

// TestEveryKeyIsAskedFor: a sentence that nothing says is no part of a catalogue.
func TestEveryKeyIsAskedFor(t *testing.T) {
	u := usage{literals: map[string]bool{}}
	code(t, func(path, text string) {
		for _, m := range literal.FindAllStringSubmatch(text, -1) {
			u.literals[m[1]+m[2]] = true
		}
		if filepath.Ext(path) == ".html" {
			u.pages += text
		}
	})
	for key := range entries(t, "en") {
		if !u.of(key) {
			t.Errorf("en.yaml: nothing asks for %q", key)
		}
	}
}

type usage struct {
	literals map[string]bool // of the program
	pages    string
}

// of tells whether a key stands in the code: as a whole, without its plural form, without the end that another line of
// a table has, or as parts that are put together.
func (u usage) of(key string) bool {
	// the glossary takes all terms
	if u.composed(key) || strings.Contains(u.pages, `"`+key+`"`) || strings.HasPrefix(key, "term.") {
		return true
	}
	for _, end := range []string{
		".one", ".two", ".few", ".many", ".other", ".note", ".means", ".how", ".hint", ".exact", ".nothing", ".text",
		".reached", ".several",
	} {
		if base, ends := strings.CutSuffix(key, end); ends && u.of(base) {
			return true
		}
	}
	return false
}

// composed tells whether code has the parts of a key as texts of their own: "month." and a number, "col." and "client".
func (u usage) composed(key string) bool {
	if _, err := strconv.Atoi(key); err == nil || u.literals[key] {
		return true
	}
	for i := range key {
		if key[i] != '.' {
			continue
		}
		begin, end := key[:i+1], key[i+1:]
		if u.literals[begin+"%d"] || u.literals[begin] && u.composed(end) {
			return true
		}
	}
	return false
}
