package message

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"github.com/slareport/slareport/report"
)

// kinds are the media types of what can be attached, by the ending of its name.
var kinds = map[string]string{
	".pdf":  "application/pdf",
	".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}

// mostRunes of a client's name stand in the name of a file: encoded, even letters of four bytes stay far below the
// 998 octets of a line (RFC 5322, 2.1.1).
const mostRunes = 60

// fileName names an attachment after the client and the period, with nothing that Windows or a shell takes amiss.
func fileName(r *report.Report, ending string) string {
	name := safe(r.Client)
	if name == "" {
		name = r.Slug
	}
	return strings.TrimSpace(name+" "+safe(r.Period.Label)) + ending
}

// safe keeps letters, digits and a few marks; everything else is a space.
func safe(text string) string {
	text = strings.Map(func(r rune) rune {
		if unicode.In(r, unicode.L, unicode.N, unicode.M) || strings.ContainsRune("-_.,&+()'", r) {
			return r
		}
		return ' '
	}, norm.NFC.String(plain(text)))
	runes := []rune(strings.Join(strings.Fields(text), " "))
	return strings.Trim(string(runes[:min(len(runes), mostRunes)]), " .-")
}
