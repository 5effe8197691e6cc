package files

import (
	"strings"
)

// Text writes an export in text form, with the habits of the system it comes from.
type Text struct {
	Path  string
	Comma string
	Bom   bool // starts with the mark of UTF-8, as Excel wants it
	Latin bool // in Windows-1252
	All   bool // every cell in quotes
	Dos   bool // lines end with CR LF
	Out   strings.Builder
	Lines int // physical lines written
	Rows  int // records written
}

// Row writes one record and gives the line at which it begins.
func (t *Text) Row(cells ...string) int {
	for i, c := range cells {
		if i > 0 {
			t.Out.WriteString(t.Comma)
		}
		if t.All || strings.ContainsAny(c, "\"\n"+t.Comma) {
			c = `"` + strings.ReplaceAll(c, `"`, `""`) + `"`
		}
		t.Out.WriteString(c)
	}
	line := t.Lines + 1
	t.Rows++
	t.Lines += 1 + strings.Count(strings.Join(cells, ""), "\n")
	if t.Dos {
		t.Out.WriteByte('\r')
	}
	t.Out.WriteByte('\n')
	return line
}

func (t *Text) Bytes() []byte {
	s := t.Out.String()
	if t.Bom {
		s = "\ufeff" + s
	}
	if !t.Latin {
		return []byte(s)
	}
	b := make([]byte, 0, len(s))
	for _, r := range s {
		switch {
		case r < 0x100:
			b = append(b, byte(r)) // German letters stand in Windows-1252 where Unicode has them
		case r == '€':
			b = append(b, 0x80)
		default:
			panic("no such letter in Windows-1252: " + string(r))
		}
	}
	return b
}
