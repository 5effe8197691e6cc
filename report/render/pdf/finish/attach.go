package finish

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
	"time"
	"unicode/utf16"
)

// Check refuses names that a viewer could not save or tell apart.
func Check(list []Attachment) error {
	seen := map[string]bool{}
	for _, a := range list {
		switch {
		case a.Name == "" || strings.ContainsAny(a.Name, "/\\\x00"):
			return fmt.Errorf("attachment %q: want a file name without a folder", a.Name)
		case seen[a.Name]:
			return fmt.Errorf("attachment %q: the name is taken by another attachment", a.Name)
		}
		seen[a.Name] = true
	}
	return nil
}

// attach writes each file as two objects numbered from first on, the stream and what describes it, and returns
// where they begin. Every file is data that the document was drawn from (AFRelationship, ISO 32000-2, 14.13).
func (f *finisher) attach(list []Attachment, first int, at time.Time) (offsets []int) {
	for i, a := range list {
		number := first + 2*i
		data, filter := f.contained(a.Content)
		offsets = append(offsets, f.out.Len())
		fmt.Fprintf(&f.out, "%d 0 obj\n<</Type /EmbeddedFile %s%s/Length %d "+
			"/Params <</Size %d /CreationDate %s /ModDate %s>>>>\nstream\n",
			number, subtype(a.MIME), filter, len(data), len(a.Content), dated(at), dated(at))
		f.out.Write(data)
		f.out.WriteString("\nendstream\nendobj\n")
		offsets = append(offsets, f.out.Len())
		fmt.Fprintf(&f.out, "%d 0 obj\n<</Type /Filespec /F %s /UF %s /Desc %s /AFRelationship /Data "+
			"/EF <</F %d 0 R /UF %d 0 R>>>>\nendobj\n",
			number+1, literal(ascii(a.Name)), wide(a.Name), wide(a.Description), number, number)
	}
	return offsets
}

// contained is a file's content as it goes into the document, and its filter. A zip, which every workbook is, is
// packed already.
func (f *finisher) contained(content []byte) (data []byte, filter string) {
	if bytes.HasPrefix(content, []byte("PK\x03\x04")) {
		return content, ""
	}
	return f.pack(content), "/Filter /FlateDecode "
}

// attached is the catalogue's entries for files whose objects begin at first: by name for those who look for
// one, in order for the document as a whole.
func attached(list []Attachment, first int) string {
	if len(list) == 0 {
		return ""
	}
	var names, order []string
	for i, a := range list {
		names = append(names, fmt.Sprintf("%s %d 0 R", wide(a.Name), first+2*i+1))
		order = append(order, fmt.Sprintf("%d 0 R", first+2*i+1))
	}
	slices.Sort(names) // a name tree is sorted by its keys; hexadecimal keeps the order of the bytes
	return fmt.Sprintf(
		"/Names <</EmbeddedFiles <</Names [%s]>>>>\n/AF [%s]\n", strings.Join(names, " "), strings.Join(order, " "),
	)
}

// wide is a text string in UTF-16 with its mark (7.9.2.2), in hexadecimal.
func wide(text string) string {
	var b strings.Builder
	b.WriteString("<FEFF")
	for _, unit := range utf16.Encode([]rune(text)) {
		fmt.Fprintf(&b, "%04X", unit)
	}
	return b.String() + ">"
}

// literal is a string of ASCII in brackets.
func literal(text string) string {
	return "(" + strings.NewReplacer(`\`, `\\`, "(", `\(`, ")", `\)`).Replace(text) + ")"
}

// ascii is a name for viewers that know no other characters.
func ascii(name string) string {
	return strings.Map(func(r rune) rune {
		if r < ' ' || r > '~' {
			return '_'
		}
		return r
	}, name)
}

// subtype is a MIME type as a name (7.3.5).
func subtype(mime string) string {
	if mime == "" {
		return ""
	}
	var b strings.Builder
	for i := range len(mime) {
		if c := mime[i]; c > ' ' && c <= '~' && !strings.ContainsRune("#/%()<>[]{}", rune(c)) {
			b.WriteByte(c)
		} else {
			fmt.Fprintf(&b, "#%02X", c)
		}
	}
	return "/Subtype /" + b.String() + " "
}

// dated is an instant as a date (7.9.4).
func dated(at time.Time) string { return at.UTC().Format("(D:20060102150405Z)") }

// Attachment is a file inside the document (PDF 1.7, 7.11.4).
type Attachment struct {
	Name        string // file name without a folder; no two are the same
	Description string
	MIME        string // "application/json"; "" says nothing
	Content     []byte
}
