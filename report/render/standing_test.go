package render_test

import (
	"bytes"
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"github.com/slareport/slareport/report"
)

// Every document says before the month's result that its figures are provisional.
//
// Decides: provisional-first.
func TestEveryDocumentSaysFirstThatItsFiguresAreProvisional(t *testing.T) {
	s := newSet(t)
	const said = "The source register (outages) could not be read."
	s.Report.Standing = &report.Standing{Text: said, Objectives: []string{s.Report.Objectives[0].ID}}
	result := strings.Fields(s.Report.Headline)
	for format, text := range map[string]func(content []byte) string{
		"html": func(content []byte) string { return string(content) },
		"json": func(content []byte) string {
			var r report.Report
			if err := json.Unmarshal(content, &r); err != nil || r.Standing == nil {
				t.Fatal(err)
			}
			return r.Standing.Text + r.Headline
		},
		"xlsx": func(content []byte) string {
			f, err := excelize.OpenReader(bytes.NewReader(content))
			if err != nil {
				t.Fatal(err)
			}
			rows, err := f.GetRows(f.GetSheetName(0))
			if err != nil {
				t.Fatal(err)
			}
			var all []string
			for _, row := range rows {
				all = append(all, row...)
			}
			return strings.Join(all, " ")
		},
		"pdf": func(content []byte) string { return pdfText(t, content) },
	} {
		content, _, err := s.Bytes(pick(t, format))
		if err != nil {
			t.Fatal(err)
		}
		body := strings.Join(strings.Fields(text(content)), " ")
		if at := strings.Index(body, "<body"); at >= 0 {
			body = body[at:]
		}
		first, then := strings.Index(body, said), strings.Index(body, strings.Join(result[:3], " "))
		if first < 0 || then < first {
			t.Errorf("%s: it is said at %d, and the result at %d", format, first, then)
		}
	}
}

// pdfText is what pdftotext reads.
func pdfText(t *testing.T, content []byte) string {
	t.Helper()
	tool, err := exec.LookPath("pdftotext")
	if err != nil {
		t.Skip("pdftotext is missing: it comes with poppler-utils")
	}
	path := filepath.Join(t.TempDir(), "report.pdf")
	if err := os.WriteFile(path, content, 0o644); err != nil {
		t.Fatal(err)
	}
	text, err := exec.Command(tool, path, "-").Output()
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}
