package message

import (
	"bytes"
	"html/template"
	"strings"
	"sync"
	"unicode"

	"github.com/slareport/slareport/report"
	"github.com/slareport/slareport/report/words"
	"github.com/slareport/slareport/templates"
)

// letter is what the client reads; its fields are those of templates/html/message.html.
type letter struct {
	Language, Subject, Greeting string
	Sentences                   []string
	Attached                    string // names of the files, "" for none
	Signature                   []string
}

func letterOf(r *report.Report, c *words.Catalogue, d *draft) letter {
	l := letter{
		Language: words.LanguageOf(c.Locale()), Subject: d.subject, Greeting: c.T("message.greeting"),
		Sentences: sentences(r, c),
		Signature: []string{c.T("message.regards"), plain(writer(r))},
	}
	if d.from != nil {
		l.Signature = append(l.Signature, d.from.Address)
	}
	var names []string
	for _, f := range d.files {
		names = append(names, f.name)
	}
	if names != nil {
		l.Attached = c.T("message.attached", c.List(names))
	}
	return l
}

// writer is who signs: those who build the reports.
func writer(r *report.Report) string {
	if r.WeClaim() {
		return r.Client
	}
	return r.Provider
}

// page parses the template once.
var page = sync.OnceValues(func() (*template.Template, error) {
	return template.ParseFS(templates.HTML, "html/message.html")
})

// bodies writes the letter as plain text and as HTML.
func (l letter) bodies() (text, html string, err error) {
	paragraphs := append([]string{l.Greeting}, l.Sentences...)
	if l.Attached != "" {
		paragraphs = append(paragraphs, l.Attached)
	}
	text = strings.Join(append(paragraphs, strings.Join(l.Signature, "\r\n")), "\r\n\r\n") + "\r\n"
	t, err := page()
	if err != nil {
		return "", "", err
	}
	var b bytes.Buffer
	err = t.Execute(&b, l)
	return text, b.String(), err
}

// plain makes one line of a text from the data, without characters that turn the order of the others about: a name
// must not pass for another one.
func plain(text string) string {
	text = strings.Map(func(r rune) rune {
		switch {
		case unicode.Is(unicode.Bidi_Control, r):
			return -1
		case unicode.IsControl(r):
			return ' '
		}
		return r
	}, text)
	return strings.Join(strings.Fields(text), " ")
}

// headed makes a text from the data fit for a header. What looks like an encoded word would be read as one (RFC 2047).
func headed(text string) string { return short(strings.ReplaceAll(plain(text), "=?", "= ?")) }

const longestName = 100 // characters of a name in a header or finding

// short cuts a long text.
func short(text string) string {
	runes := []rune(text)
	if len(runes) <= longestName {
		return text
	}
	return strings.TrimSpace(string(runes[:longestName-1])) + "…"
}
