package message

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"io"
	"mime"
	"mime/multipart"
	"mime/quotedprintable"
	"net/textproto"
	"strings"
	"time"

	mail "github.com/wneessen/go-mail"
)

// draft is a message before it is written.
type draft struct {
	people
	at         time.Time
	subject    string
	text, html string
	files      []file
}

type file struct {
	name, kind string // kind is its media type
	content    []byte
}

// write writes the message. Mail programs know by X-Unsent that nobody has sent it.
func (d *draft) write(w io.Writer) error {
	digest := d.digest()
	body, err := d.alternatives("alternative-" + digest)
	if err != nil {
		return err
	}
	m := mail.NewMsg(mail.WithNoDefaultUserAgent(), mail.WithBoundary("mixed-"+digest))
	m.SetGenHeader("X-Unsent", "1")
	m.SetDateWithValue(d.at)
	m.SetMessageIDWithValue(digest + "@" + d.domain())
	m.Subject(d.subject)
	if d.from != nil {
		m.FromMailAddress(d.from)
	}
	if len(d.to) > 0 {
		m.ToMailAddress(d.to...)
	}
	if len(d.cc) > 0 {
		m.CcMailAddress(d.cc...)
	}
	kind := mail.ContentType("multipart/alternative; boundary=alternative-" + digest)
	m.SetBodyWriter(
		kind, func(w io.Writer) (int64, error) { return bytes.NewReader(body).WriteTo(w) },
		mail.WithPartEncoding(mail.NoEncoding),
	)
	for _, f := range d.files {
		m.AttachReadSeeker(f.name, bytes.NewReader(f.content), f.headers)
	}
	_, err = m.WriteTo(w)
	return err
}

// headers name the file as RFC 2231 has it; the library would put encoded words into quotes, which RFC 2047 forbids.
func (f file) headers(to *mail.File) {
	to.Header.Set("Content-Type", mime.FormatMediaType(f.kind, map[string]string{"name": f.name}))
	to.Header.Set("Content-Disposition", mime.FormatMediaType("attachment", map[string]string{"filename": f.name}))
}

// alternatives writes both bodies. The library gives every multipart the one boundary that it is told, and a part
// within a part needs its own (RFC 2046, 5.1.2).
func (d *draft) alternatives(boundary string) ([]byte, error) {
	var b bytes.Buffer
	parts := multipart.NewWriter(&b)
	if err := parts.SetBoundary(boundary); err != nil {
		return nil, err
	}
	for _, body := range []struct{ kind, text string }{{"text/plain", d.text}, {"text/html", d.html}} {
		w, err := parts.CreatePart(textproto.MIMEHeader{
			"Content-Type": {body.kind + "; charset=UTF-8"}, "Content-Transfer-Encoding": {"quoted-printable"},
		})
		if err != nil {
			return nil, err
		}
		encoded := quotedprintable.NewWriter(w)
		if _, err := io.WriteString(encoded, body.text); err != nil {
			return nil, err
		}
		if err := encoded.Close(); err != nil {
			return nil, err
		}
	}
	err := parts.Close()
	return b.Bytes(), err
}

// digest stands for all that the message holds: another message has another one, the same message the same.
func (d *draft) digest() string {
	h := sha256.New()
	add := func(texts ...string) {
		for _, t := range texts {
			sum := sha256.Sum256([]byte(t))
			h.Write(sum[:])
		}
	}
	if d.from != nil {
		add(d.from.String())
	}
	for _, a := range d.to {
		add("to", a.Address)
	}
	for _, a := range d.cc {
		add("cc", a.Address)
	}
	add(d.at.UTC().Format(time.RFC3339Nano), d.subject, d.text, d.html)
	for _, f := range d.files {
		add(f.name, string(f.content))
	}
	return hex.EncodeToString(h.Sum(nil)[:16])
}

// domain is the right side of the message's identifier: that of whoever sends it, and no host's.
func (d *draft) domain() string {
	if d.from == nil {
		return "slareport.invalid" // RFC 2606
	}
	_, domain, _ := strings.Cut(d.from.Address, "@")
	return domain
}
