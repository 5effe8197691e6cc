package disk

import (
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// Every other place that opened a file by itself would have to think of pipes and of interrupts again.
func TestNothingElseOpensFiles(t *testing.T) {
	const root = "../.."
	except := []string{
		"loaders/disk/open.go",
		"loaders/disk/open_other.go",
	}
	opens := regexp.MustCompile(`\b(os\.(Open|ReadFile|DirFS|OpenInRoot|OpenRoot)|excelize\.OpenFile|zip\.OpenReader)\(`)
	looked := 0
	for _, folder := range []string{"cmd", "loaders"} {
		err := filepath.WalkDir(filepath.Join(root, folder), func(path string, e fs.DirEntry, err error) error {
			if err == nil && e.IsDir() && strings.HasSuffix(e.Name(), "test") {
				return fs.SkipDir // what only tests import, such as wordstest
			}
			if err != nil || e.IsDir() || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") {
				return err
			}
			name, err := filepath.Rel(root, path)
			if err != nil || slices.Contains(except, filepath.ToSlash(name)) {
				return err
			}
			looked++
			text, err := os.ReadFile(path)
			if call := opens.Find(text); call != nil {
				t.Errorf("%s calls %s), where package disk opens files", name, call)
			}
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	if looked < 100 {
		t.Errorf("only %d files were looked at", looked)
	}
}
