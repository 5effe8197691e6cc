package main

import (
	"strings"
)

// text writes an export in text form, with the habits of the system it comes from.
type text struct {
	path  string
	comma string
	bom   bool // starts with the mark of UTF-8, as Excel wants it
	latin bool // in Windows-1252
	all   bool // every cell in quotes
	dos   bool // lines end with CR LF
	out   strings.Builder
	lines int // physical lines written
	rows  int // records written
}

// row writes one record and gives the line at which it begins.
func (t *text) row(cells ...string) int {
	for i, c := range cells {
		if i > 0 {
			t.out.WriteString(t.comma)
		}
		if t.all || strings.ContainsAny(c, "\"\n"+t.comma) {
			c = `"` + strings.ReplaceAll(c, `"`, `""`) + `"`
		}
		t.out.WriteString(c)
	}
	line := t.lines + 1
	t.rows++
	t.lines += 1 + strings.Count(strings.Join(cells, ""), "\n")
	if t.dos {
		t.out.WriteByte('\r')
	}
	t.out.WriteByte('\n')
	return line
}

func (t *text) bytes() []byte {
	s := t.out.String()
	if t.bom {
		s = "\ufeff" + s
	}
	if !t.latin {
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
