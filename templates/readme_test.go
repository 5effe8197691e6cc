package templates_test

import (
	"crypto/sha256"
	"embed"
	"encoding/hex"
	"os"
	"strings"
	"testing"

	"github.com/slareport/slareport/templates"
)

func TestEachReadmeTellsHowTheVeryFileWasMade(t *testing.T) {
	for _, made := range []struct {
		in           embed.FS
		file, readme string
	}{
		{templates.Fonts, regular, "fonts/README.md"},
		{templates.Fonts, bold, "fonts/README.md"},
		{templates.Echarts, "echarts/echarts.min.js", "echarts/README.md"},
	} {
		content, err := made.in.ReadFile(made.file)
		if err != nil {
			t.Fatal(err)
		}
		text, err := os.ReadFile(made.readme)
		if err != nil {
			t.Fatal(err)
		}
		sum := sha256.Sum256(content)
		if digest := hex.EncodeToString(sum[:]); !strings.Contains(string(text), digest) {
			t.Errorf("%s has SHA-256 %s, which %s does not name", made.file, digest, made.readme)
		}
	}
}
