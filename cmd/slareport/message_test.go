package main

import (
	"bytes"
	"encoding/base64"
	"errors"
	"io"
	"mime"
	"mime/multipart"
	"net/mail"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/slareport/slareport/cmd/slareport/console"
	"github.com/slareport/slareport/loaders/words"
	"github.com/slareport/slareport/report"
	"github.com/slareport/slareport/report/exact"
)

// letter is a draft as a mail program reads it.
type letter struct {
	head  mail.Header
	text  string
	files map[string][]byte
}

func readLetter(t *testing.T, path string) letter {
	t.Helper()
	content, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	m, err := mail.ReadMessage(bytes.NewReader(content))
	if err != nil {
		t.Fatalf("%s: %v", path, err)
	}
	l := letter{head: m.Header, files: map[string][]byte{}}
	parts := mimeParts(t, m.Header.Get("Content-Type"), m.Body)
	first, err := parts.NextPart()
	if err != nil {
		t.Fatalf("%s: %v", path, err)
	}
	text, err := mimeParts(t, first.Header.Get("Content-Type"), first).NextPart()
	if err != nil {
		t.Fatalf("%s: %v", path, err)
	}
	l.text = strings.ReplaceAll(string(readAll(t, text)), "\r\n", "\n")
	for {
		p, err := parts.NextPart()
		if err == io.EOF {
			return l
		}
		if err != nil {
			t.Fatalf("%s: %v", path, err)
		}
		l.files[p.FileName()] = readAll(t, base64.NewDecoder(base64.StdEncoding, p))
	}
}

func mimeParts(t *testing.T, kind string, r io.Reader) *multipart.Reader {
	t.Helper()
	_, parameters, err := mime.ParseMediaType(kind)
	if err != nil || !strings.HasPrefix(kind, "multipart/") {
		t.Fatalf("%q has no parts: %v", kind, err)
	}
	return multipart.NewReader(r, parameters["boundary"])
}

func readAll(t *testing.T, r io.Reader) []byte {
	t.Helper()
	content, err := io.ReadAll(r)
	if err != nil {
		t.Fatal(err)
	}
	return content
}

func receivers(t *testing.T, l letter, header string) (all []string) {
	t.Helper()
	list, err := l.head.AddressList(header)
	if err != nil && !errors.Is(err, mail.ErrHeaderNotPresent) {
		t.Fatal(err)
	}
	for _, a := range list {
		all = append(all, a.Address)
	}
	return all
}

// A draft goes to the contacts of the agreement, holds the documents that stand beside it, and tells the figures of
// report.json.
func TestDraftsAgreeWithTheDocumentsBesideThem(t *testing.T) {
	out := sampleOut(t)
	for _, r := range readReports(t, out) {
		t.Run(r.Slug, func(t *testing.T) {
			dir := filepath.Join(out, r.Slug)
			l := readLetter(t, filepath.Join(dir, "message.eml"))
			for header, want := range map[string][]string{
				"From": {r.Contacts.AccountManager}, "To": r.Contacts.Client, "Cc": r.Contacts.Finance,
			} {
				if got := receivers(t, l, header); !slices.Equal(got, want) {
					t.Errorf("%s is %v, want %v", header, got, want)
				}
			}
			if l.head.Get("X-Unsent") != "1" {
				t.Error("it does not say that nobody has sent it")
			}
			want := map[string]string{".pdf": "report.pdf"}
			if len(r.Contacts.Finance) > 0 {
				want[".xlsx"] = "penalties.xlsx"
			}
			if len(l.files) != len(want) {
				t.Errorf("it holds %d files, want %d", len(l.files), len(want))
			}
			for name, content := range l.files {
				beside, err := os.ReadFile(filepath.Join(dir, want[filepath.Ext(name)]))
				if err != nil || !bytes.Equal(content, beside) {
					t.Errorf("%s differs from the document beside the message (%v)", name, err)
				}
			}
			for _, figure := range toldOf(t, r) {
				if !strings.Contains(l.text, figure) {
					t.Errorf("it does not say %q: %s", figure, l.text)
				}
			}
		})
	}
}

// toldOf lists the figures of a report that its message has to tell.
func toldOf(t *testing.T, r *report.Report) (all []string) {
	t.Helper()
	c, err := words.Load(r.Locale)
	if err != nil {
		t.Fatal(err)
	}
	missed := slices.DeleteFunc(slices.Clone(r.Objectives),
		func(o report.Objective) bool { return o.Verdict != report.Missed })
	if exact.Parse(r.Credits.Payable).Sign() > 0 {
		all = append(all, c.Money(r.Credits.Payable, r.Currency))
	}
	for i := range r.Losses {
		if loss := r.Losses[i].Sentence(c); loss != "" {
			all = append(all, loss)
		}
	}
	if len(missed) == 1 {
		all = append(all, missed[0].Name, c.Number(missed[0].Experienced.Shown), c.Number(missed[0].Contractual.Shown),
			c.Number(missed[0].TargetValue))
	}
	if len(missed) > 1 {
		all = append(all, c.Integer(int64(len(missed))))
	}
	return all
}

// A draft alone holds the report all the same, and a client without contacts gets one to fill in.
func TestADraftAloneHoldsTheReport(t *testing.T) {
	dir, both, alone := t.TempDir(), filepath.Join(t.TempDir(), "out"), filepath.Join(t.TempDir(), "out")
	for name, content := range map[string]string{
		"slareport.yaml": "provider: Meridian\ntimezone: Europe/Berlin\n" +
			"sources: [{id: desk, files: data.csv, records: tickets}]\n",
		"agreements/acme.yaml": "id: ACME-2026\nclient: Acme Retail\ncurrency: EUR\n" +
			"objectives: [{id: calls, share: {of: tickets, good: first_contact}, target: 90%}]\n",
		"data.csv": "id,opened,first_contact\nT1,2026-10-05 09:00,yes\nT2,2026-11-02 09:00,yes\n",
	} {
		path := filepath.Join(dir, filepath.FromSlash(name))
		if err := errors.Join(
			os.MkdirAll(filepath.Dir(path), 0o755), os.WriteFile(path, []byte(content), 0o644),
		); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := call("build", "-w", dir, "-o", both, "--only", "pdf,eml"); err != nil {
		t.Fatal(err)
	}
	var out, errs bytes.Buffer
	if code := run(
		t.Context(), []string{"build", "-w", dir, "-o", alone, "--only", "eml"}, strings.NewReader(""), &out, &errs,
	); code != console.ExitDone {
		t.Fatal(errs.String())
	}
	want := "note: the message to Acme Retail lacks a recipient and a sender\n" +
		"  hint: fill client and account-manager under contacts in the agreement ACME-2026\n"
	if errs.String() != want {
		t.Errorf("standard error is %q, want %q", errs.String(), want)
	}
	if _, err := os.Stat(filepath.Join(alone, "acme-retail", "report.pdf")); err == nil {
		t.Error("the report stands beside a message that was asked for alone")
	}
	report, err := os.ReadFile(filepath.Join(both, "acme-retail", "report.pdf"))
	if err != nil {
		t.Fatal(err)
	}
	l := readLetter(t, filepath.Join(alone, "acme-retail", "message.eml"))
	if got := l.files["Acme Retail 2026-10.pdf"]; !bytes.Equal(got, report) || len(l.files) != 1 {
		t.Errorf("%d files, a report of %d bytes, want one of %d", len(l.files), len(got), len(report))
	}
	if to, from := receivers(t, l, "To"), receivers(t, l, "From"); to != nil || from != nil {
		t.Errorf("it is from %v to %v", from, to)
	}
}

// Python's parser holds messages against the standards and lists what is wrong with one.
func TestAnotherParserFindsNothingWrong(t *testing.T) {
	const script = `
import email, email.policy, pathlib, sys
for path in sorted(pathlib.Path(sys.argv[1]).glob("*/message.eml")):
    m = email.message_from_bytes(path.read_bytes(), policy=email.policy.default)
    for part in m.walk():
        print(path.parent.name, part.get_content_type(), part.get_filename() or "-", part.defects, [h.defects for h in part.values() if h.defects])
    print(path.parent.name, "To", m["To"], "body", len(m.get_body(("html",)).get_content()) > 0)
`
	text, err := exec.Command("python3", "-c", script, sampleOut(t)).CombinedOutput()
	if errors.Is(err, exec.ErrNotFound) {
		t.Skip("python3 is missing: install python3, or run .ci/test, which does")
	}
	if err != nil {
		t.Fatalf("%v: %s", err, text)
	}
	for _, line := range strings.Split(strings.TrimSpace(string(text)), "\n") {
		if !strings.HasSuffix(line, " [] []") && !strings.HasSuffix(line, " body True") {
			t.Error(line)
		}
	}
	t.Logf("%s", text)
}
