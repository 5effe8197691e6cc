package main

import (
	"archive/zip"
	"bytes"
	"compress/zlib"
	"encoding/base64"
	"io"
	"io/fs"
	"mime"
	"mime/multipart"
	"mime/quotedprintable"
	"net/mail"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// contents are the documents in a folder with all that is packed into them, by path: parts of workbooks, attachments
// of messages and reports, streams and text of PDFs.
type contents map[string]string

func contentsOf(t *testing.T, dir string) contents {
	t.Helper()
	all := contents{}
	err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		content, err := os.ReadFile(path)
		if err == nil {
			all.unpack(t, filepath.ToSlash(strings.TrimPrefix(path, dir)), content)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	if len(all) == 0 {
		t.Fatalf("%s holds no documents", dir)
	}
	return all
}

func (c contents) unpack(t *testing.T, path string, content []byte) {
	t.Helper()
	switch {
	case bytes.HasPrefix(content, []byte("PK\x03\x04")):
		c.archive(t, path, content)
	case bytes.HasPrefix(content, []byte("%PDF")):
		c.pdf(t, path, content)
	case strings.HasSuffix(path, ".eml"):
		m, err := mail.ReadMessage(bytes.NewReader(content))
		if err != nil {
			t.Fatal(err)
		}
		for name, values := range m.Header {
			decoded, _ := new(mime.WordDecoder).DecodeHeader(strings.Join(values, " "))
			c[path+"/"+name] = decoded
		}
		c.mime(t, path, m.Header.Get("Content-Type"), m.Header.Get("Content-Transfer-Encoding"), m.Body)
	default:
		c[path] = string(content)
	}
}

func (c contents) archive(t *testing.T, path string, content []byte) {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(content), int64(len(content)))
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range z.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		part, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		c.unpack(t, path+"/"+f.Name, part)
	}
}

var streams = regexp.MustCompile(`(?s)stream\r?\n(.*?)\r?\nendstream`)

func (c contents) pdf(t *testing.T, path string, content []byte) {
	t.Helper()
	var all bytes.Buffer
	all.Write(streams.ReplaceAll(content, nil))
	for _, m := range streams.FindAllSubmatch(content, -1) {
		if z, err := zlib.NewReader(bytes.NewReader(m[1])); err == nil {
			unpacked, _ := io.ReadAll(z)
			if bytes.HasPrefix(unpacked, []byte("PK\x03\x04")) {
				c.archive(t, path+"/attached", unpacked)
			}
			all.Write(unpacked)
		}
	}
	c[path+"/streams"] = all.String()
	command := exec.Command("pdftotext", "-layout", "-", "-")
	command.Stdin = bytes.NewReader(content)
	if text, err := command.Output(); err == nil {
		c[path+"/text"] = string(text)
	} else {
		t.Logf("%s: only its streams were looked at: %v", path, err)
	}
}

func (c contents) mime(t *testing.T, path, kind, encoding string, body io.Reader) {
	t.Helper()
	switch strings.ToLower(encoding) {
	case "base64":
		body = base64.NewDecoder(base64.StdEncoding, body)
	case "quoted-printable":
		body = quotedprintable.NewReader(body)
	}
	media, params, err := mime.ParseMediaType(kind)
	if err != nil {
		t.Fatal(err)
	}
	if !strings.HasPrefix(media, "multipart/") {
		content, err := io.ReadAll(body)
		if err != nil {
			t.Fatal(err)
		}
		c.unpack(t, path+"/"+media, content)
		return
	}
	for parts := multipart.NewReader(body, params["boundary"]); ; {
		part, err := parts.NextRawPart()
		if err == io.EOF {
			return
		}
		if err != nil {
			t.Fatal(err)
		}
		c[path+"/"+part.FileName()] = part.Header.Get("Content-Disposition")
		c.mime(t, path, part.Header.Get("Content-Type"), part.Header.Get("Content-Transfer-Encoding"), part)
	}
}

func buildLeak(t *testing.T, exports []export, ending, only string) (dir, out string) {
	t.Helper()
	dir = leakWorkspace(t, exports, ending)
	return dir, build(t, dir, "--period", "2026-10", "--as-of", "2026-11-02T00:00:00Z", "--attach", "--only", only)
}

// Every cell of the other client holds a secret word. None of the client's documents does, whatever is wrong with the
// rows; those of the provider say what it is.
//
// Decides: clients-apart, rows-of-nobody.
func TestDocumentsHoldNothingOfAnotherClient(t *testing.T) {
	for _, ending := range []string{"csv", "xlsx"} {
		t.Run(ending, func(t *testing.T) {
			dir, out := buildLeak(t, exportsOfBoth(), ending, "pdf,html,xlsx,json,eml")
			for path, content := range contentsOf(t, filepath.Join(out, "bolt-works")) {
				lower := strings.ToLower(content)
				if i := strings.Index(lower, secret); i >= 0 {
					t.Errorf("%s holds %q", path, lower[max(0, i-120):min(len(lower), i+120)])
				}
			}
			reconciled(t, filepath.Join(out, "bolt-works", "report.json"))
			for _, s := range readReport(t, filepath.Join(out, "bolt-works", "report.json")).Sources {
				if want := map[string]int{
					"tickets": 5, "events": 2, "outages": 2, "claims": 2, "surveys": 2, "obligations": 1, "credit-claims": 1,
					"tallies": 1, "samples": 200,
				}[s.ID]; s.Rows != want {
					t.Errorf("%s: %d rows are the client's, want %d", s.File, s.Rows, want)
				}
			}
			reconciled(t, filepath.Join(out, "zqxsecret-holding", "report.json"))
			told, err := call("check", "-w", dir)
			if err == nil {
				t.Error("check does not fail on what could not be read")
			}
			page := contentsOf(t, out)
			page["/check"] = told
			for _, place := range []string{"/check", "/index.html", "/penalties.xlsx"} {
				found := false
				for path, text := range page {
					found = found || strings.HasPrefix(path, place) && strings.Contains(text, "row not loaded")
				}
				if !found {
					t.Errorf("%s says nothing about the other client's rows", place)
				}
			}
		})
	}
}

// reconciled checks the account of every file of a client, and that there are findings at all.
func reconciled(t *testing.T, path string) {
	t.Helper()
	r, findings, rows := readReport(t, path), 0, 0
	for _, s := range r.Sources {
		if s.Rows != s.Loaded+s.Duplicates+s.Filtered+s.Rejected {
			t.Errorf("%s: %s: %d rows, but %d + %d + %d + %d", path, s.File, s.Rows, s.Loaded, s.Duplicates, s.Filtered,
				s.Rejected)
		}
		reasons := 0
		for _, reason := range s.Reasons {
			reasons += reason.Count
		}
		if reasons != s.Rows-s.Loaded {
			t.Errorf("%s: %s: %d rows were not loaded, and %d have a reason", path, s.File, s.Rows-s.Loaded, reasons)
		}
		findings, rows = findings+len(s.Findings), rows+s.Rows
	}
	if findings == 0 || rows == 0 {
		t.Errorf("%s: %d rows, %d findings", path, rows, findings)
	}
}

// garbled are the ways in which the rows of the other client may differ while the client's stand where they stand.
var garbled = map[string]func(x *export){
	"other words": func(x *export) {
		for _, row := range x.rows[1:] {
			for i := range row {
				if isOther(row) && row[i] != other {
					row[i] += " " + secret
				}
			}
		}
	},
	"other clients": func(x *export) {
		for _, row := range x.rows[1:] {
			for i := range row {
				if isOther(row) && row[i] == other {
					row[i] = secret
				}
			}
		}
	},
	"more rows": func(x *export) {
		for _, row := range x.rows[1:] {
			if isOther(row) && !x.torn(row) {
				x.rows = append(x.rows, row)
			}
		}
	},
	"fewer rows": func(x *export) {
		for n := len(x.rows); n > 1 && isOther(x.rows[n-1]) && !x.torn(x.rows[n-1]); n-- {
			x.rows = x.rows[:len(x.rows)-1]
		}
	},
}

var digests = regexp.MustCompile(`[0-9a-f]{64}`)

// What stands in the other client's rows, and how many there are, changes nothing in the client's documents but the
// digests of the files.
//
// Decides: clients-apart, digest-shared.
func TestAnotherClientsRowsChangeNothing(t *testing.T) {
	const only = "pdf,html,xlsx,json"
	clean := func(exports []export) contents {
		_, out := buildLeak(t, exports, "csv", only)
		all := contentsOf(t, filepath.Join(out, "bolt-works"))
		for path, content := range all {
			if strings.HasSuffix(path, "/streams") || strings.Contains(path, "/attached/") {
				delete(all, path) // the digests are drawn in them, and the parts are those of the other documents
				continue
			}
			content = digests.ReplaceAllString(content, "digest")
			if strings.HasSuffix(path, "/text") { // how far apart columns are told depends on how wide a digest happens to be
				content = gaps.ReplaceAllString(content, "  ")
			}
			all[path] = content
		}
		return all
	}
	want := clean(exportsOfBoth())
	for name, garble := range garbled {
		exports := exportsOfBoth()
		for i := range exports {
			garble(&exports[i])
		}
		got := clean(exports)
		if len(got) != len(want) {
			t.Errorf("%s: %d documents and parts, want %d", name, len(got), len(want))
		}
		for path, content := range want {
			if got[path] != content {
				t.Errorf("%s: %s differs: %s", name, path, difference(content, got[path]))
			}
		}
	}
}

var gaps = regexp.MustCompile(` {2,}`)

// difference shows where two texts part.
func difference(a, b string) string {
	i := 0
	for i < min(len(a), len(b)) && a[i] == b[i] {
		i++
	}
	return a[max(0, i-200):min(len(a), i+100)] + "\n… is now …\n" + b[max(0, i-200):min(len(b), i+100)]
}
