package workbook

import (
	"bytes"
	stdxml "encoding/xml"
	"fmt"
	"io"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// tokens reads a document as "<name a=v>", "</name>" and texts. Texts beside each other are one, as no reader may
// depend on where a comment parts them; line ends are LF. err is why reading stopped.
func tokens(text string) (out []string, err error) {
	x := xml{reader: strings.NewReader(text)}
	for {
		t, err := x.next()
		switch {
		case err != nil:
			return out, err
		case t == end:
			return out, nil
		case t == tagOpen:
			piece := "<" + string(x.top())
			for _, a := range x.attrs {
				value, err := resolve(bytes.Clone(a.value))
				if err != nil {
					return out, err
				}
				piece += fmt.Sprintf(" %s=%q", a.name, lineEnds(string(value)))
			}
			out = append(out, piece+">")
		case t == tagClose:
			out = append(out, "</"+string(x.name)+">")
		case len(x.text) > 0:
			out = addText(out, lineEnds(string(x.text)))
		}
	}
}

// plainTokens reads a document with encoding/xml.
func plainTokens(text string) (out []string, err error) {
	d := stdxml.NewDecoder(strings.NewReader(text))
	depth := 0
	for {
		t, err := d.RawToken()
		if err == io.EOF {
			return out, nil
		}
		if err != nil {
			return out, err
		}
		switch t := t.(type) {
		case stdxml.StartElement:
			depth++
			piece := "<" + fullName(t.Name)
			for _, a := range t.Attr {
				piece += fmt.Sprintf(" %s=%q", local([]byte(fullName(a.Name))), lineEnds(a.Value))
			}
			out = append(out, piece+">")
		case stdxml.EndElement:
			depth--
			out = append(out, "</"+string(local([]byte(fullName(t.Name))))+">")
		case stdxml.CharData:
			if depth > 0 && len(t) > 0 {
				out = addText(out, lineEnds(string(t)))
			}
		}
	}
}

func fullName(n stdxml.Name) string {
	if n.Space == "" {
		return n.Local
	}
	return n.Space + ":" + n.Local
}

func lineEnds(s string) string { return strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(s) }

// addText appends a text, marked so that it is no tag.
func addText(out []string, text string) []string {
	if n := len(out); n > 0 && strings.HasPrefix(out[n-1], "'") {
		out[n-1] += text
		return out
	}
	return append(out, "'"+text)
}

// sameTokens fails unless a document is read as encoding/xml reads it: up to where the first of the two refuses it,
// and whole where neither does.
func sameTokens(t interface{ Fatalf(string, ...any) }, text string) {
	got, err := tokens(text)
	want, wantErr := plainTokens(text)
	n := max(min(len(got), len(want)), 0)
	if (err != nil || wantErr != nil) && n > 0 {
		n-- // the last piece may be a part of a text
	} else if err == nil && wantErr == nil {
		n = max(len(got), len(want))
	}
	if !slices.Equal(got[:min(n, len(got))], want[:min(n, len(want))]) {
		t.Fatalf("%q: %q, %v; encoding/xml: %q, %v", text, got, err, want, wantErr)
	}
}

// drawXML draws a document that both must take.
func drawXML(t *rapid.T) string {
	text := rapid.SampledFrom([]string{
		"", " ", "a", "ä", "&amp;", "&#228;", "&#xE4;", "&lt;b&gt;", "<!-- - -->", "<![CDATA[<&]]>", "<?p?>", "\r\n", "\n",
		"_x0041_", "'", `"`, "]]",
	})
	name := rapid.SampledFrom([]string{"c", "v", "row", "x:c", "é", "a.b-c_1"})
	space := rapid.SampledFrom([]string{" ", "\n", "\t ", "  "})
	var element func(depth int) string
	element = func(depth int) string {
		tag := name.Draw(t, "name")
		out := "<" + tag
		for i := range rapid.IntRange(0, 2).Draw(t, "attributes") {
			value := rapid.SampledFrom([]string{"", "1", "&quot;", "a'b", "&#10;", "a > b", "ä\n"}).Draw(t, "value")
			out += space.Draw(t, "space") + fmt.Sprintf(`%s%d="%s"`, name.Draw(t, "attribute"), i, value)
		}
		if rapid.Bool().Draw(t, "closed") {
			return out + "/>"
		}
		out += ">"
		for range rapid.IntRange(0, 3).Draw(t, "children") {
			out += text.Draw(t, "text")
			if depth < 4 {
				out += element(depth + 1)
			}
		}
		return out + "</" + tag + ">"
	}
	return rapid.SampledFrom([]string{"", `<?xml version="1.0" encoding="UTF-8"?>`, "\n", "<!-- x -->"}).Draw(t, "head") +
		element(0)
}

func TestTokensAreThoseOfEncodingXML(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := drawXML(t)
		if _, err := tokens(text); err != nil {
			t.Fatalf("%q: %v", text, err)
		}
		if _, err := plainTokens(text); err != nil {
			t.Fatalf("%q: encoding/xml: %v", text, err)
		}
		sameTokens(t, text)
	})
}

func FuzzXML(f *testing.F) {
	for _, text := range []string{
		`<a b="1" c='2'><d/>x<!-- y -->z</a>`, "<a>\r\n<![CDATA[<]]>&#xE4;</a>",
		`<?xml version="1.0" encoding="UTF-8"?><x:a xmlns:x="y"/>`, "\uFEFF<a/>", "<a>&amp;</a>",
	} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) { sameTokens(t, text) })
}
