package words

import (
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// key finds the keys that code asks a catalogue for as a whole: T("…"), and the names of asides.
var key = regexp.MustCompile(`\.T\("([^"]+)"[,)]|"(aside\.[a-z-]+)"`)

// TestEveryKeyThatCodeAsksForHasItsWords reads the repository's code; keys that are put together at run time are
// seen by the tests of documents, which look for brackets.
func TestEveryKeyThatCodeAsksForHasItsWords(t *testing.T) {
	c, err := Load("en-GB")
	if err != nil {
		t.Fatal(err)
	}
	found := 0
	err = filepath.WalkDir("../..", func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") {
			return err
		}
		code, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		calls := strings.ReplaceAll(string(code), "evidence.T(", "") // makes texts of records
		for _, m := range key.FindAllStringSubmatch(calls, -1) {
			found++
			if name := m[1] + m[2]; !c.Has(name) {
				t.Errorf("%s asks for %q, which has no words", path, name)
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if found < 100 {
		t.Errorf("only %d keys found: the pattern no longer fits the code", found)
	}
}
