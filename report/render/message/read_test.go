package message_test

import (
	"bytes"
	"encoding/base64"
	"io"
	"mime"
	"mime/multipart"
	"net/mail"
	"strings"
	"testing"

	"github.com/slareport/slareport/report"
	"github.com/slareport/slareport/report/evidence"
	"github.com/slareport/slareport/report/render/internal/fixture"
	"github.com/slareport/slareport/report/render/message"
)

// received is a message as a mail program reads it.
type received struct {
	head       mail.Header
	subject    string
	text, html string
	files      []attached
	raw        []byte
}

type attached struct {
	name, kind string
	content    []byte
}

var (
	paper = message.Attachment{Ending: ".pdf", Content: []byte("%PDF-1.7\r\nbytes \x00\xff\n.\r\n--mixed\r\n")}
	book  = message.Attachment{Ending: ".xlsx", Content: bytes.Repeat([]byte("PK\x03\x04"), 999)}
)

// draw gives the draft of a report with the attachments and the findings.
func draw(t testing.TB, r *report.Report, files ...message.Attachment) (received, []evidence.Finding) {
	t.Helper()
	var b bytes.Buffer
	findings, err := message.Render(&b, r, fixture.Words(t, r.Locale), files)
	if err != nil {
		t.Fatal(err)
	}
	return read(t, b.Bytes()), findings
}

// read takes a message apart: a mixture of two alternative bodies and files.
func read(t testing.TB, raw []byte) received {
	t.Helper()
	for i, line := range strings.Split(strings.TrimSuffix(string(raw), "\r\n"), "\r\n") {
		if len(line) > 998 || strings.ContainsAny(line, "\r\n") ||
			strings.ContainsFunc(line, func(r rune) bool { return r > 126 }) {
			t.Fatalf("line %d is longer than 998 octets, ends otherwise than by CRLF, or is no ASCII: %.80q", i+1, line)
		}
	}
	m, err := mail.ReadMessage(bytes.NewReader(raw))
	if err != nil {
		t.Fatal(err)
	}
	got := received{head: m.Header, raw: raw, subject: decoded(t, m.Header.Get("Subject"))}
	parts := within(t, m.Header.Get("Content-Type"), "multipart/mixed", m.Body)
	for i := 0; ; i++ {
		p, err := parts.NextPart()
		if err == io.EOF {
			return got
		}
		if err != nil {
			t.Fatal(err)
		}
		if i == 0 {
			bodies := within(t, p.Header.Get("Content-Type"), "multipart/alternative", p)
			got.text, got.html = body(t, bodies, "text/plain"), body(t, bodies, "text/html")
			if _, err := bodies.NextPart(); err != io.EOF {
				t.Fatalf("a third body: %v", err)
			}
			continue
		}
		got.files = append(got.files, file(t, p))
	}
}

func decoded(t testing.TB, header string) string {
	t.Helper()
	text, err := new(mime.WordDecoder).DecodeHeader(header)
	if err != nil {
		t.Fatal(err)
	}
	return text
}

func within(t testing.TB, kind, want string, r io.Reader) *multipart.Reader {
	t.Helper()
	media, parameters, err := mime.ParseMediaType(kind)
	if err != nil || media != want {
		t.Fatalf("Content-Type %q (%v), want %s", kind, err, want)
	}
	return multipart.NewReader(r, parameters["boundary"])
}

func body(t testing.TB, parts *multipart.Reader, want string) string {
	t.Helper()
	p, err := parts.NextPart()
	if err != nil {
		t.Fatal(err)
	}
	if kind := p.Header.Get("Content-Type"); kind != want+"; charset=UTF-8" {
		t.Fatalf("body of type %q, want %s", kind, want)
	}
	content, err := io.ReadAll(p) // which undoes quoted-printable
	if err != nil {
		t.Fatal(err)
	}
	return string(content)
}

func file(t testing.TB, p *multipart.Part) attached {
	t.Helper()
	kind, parameters, err := mime.ParseMediaType(p.Header.Get("Content-Type"))
	if err != nil {
		t.Fatal(err)
	}
	how, named, err := mime.ParseMediaType(p.Header.Get("Content-Disposition"))
	if err != nil || how != "attachment" || named["filename"] != parameters["name"] {
		t.Fatalf("%q with %q (%v)", p.Header.Get("Content-Disposition"), p.Header.Get("Content-Type"), err)
	}
	if e := p.Header.Get("Content-Transfer-Encoding"); e != "base64" {
		t.Fatalf("%s is encoded as %s", named["filename"], e)
	}
	content, err := io.ReadAll(base64.NewDecoder(base64.StdEncoding, p))
	if err != nil {
		t.Fatal(err)
	}
	return attached{named["filename"], kind, content}
}

// addresses are those of a header, without names.
func (m received) addresses(t testing.TB, header string) (all []string) {
	t.Helper()
	list, err := m.head.AddressList(header)
	if err != nil && err != mail.ErrHeaderNotPresent {
		t.Fatal(err)
	}
	for _, a := range list {
		all = append(all, a.Address)
	}
	return all
}

// told are the three sentences: the paragraphs after the greeting.
func (m received) told(t testing.TB) []string {
	t.Helper()
	paragraphs := strings.Split(m.text, "\r\n\r\n")
	if len(paragraphs) < 4 {
		t.Fatalf("the text has %d paragraphs: %q", len(paragraphs), m.text)
	}
	return paragraphs[1:4]
}
