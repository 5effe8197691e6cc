// Package slugs names the folders of clients.
package slugs

import (
	"fmt"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"github.com/slareport/slareport/report/agreement"
)

// Of makes a client's name safe as a folder on any system: lower-case letters and digits of ASCII with
// hyphens between. A name that leaves nothing gives "client".
func Of(name string) string {
	name = strings.NewReplacer(
		"ß", "ss", "æ", "ae", "Æ", "ae", "ø", "o", "Ø", "o", "ł", "l", "Ł", "l", "ı", "i", "đ", "d", "Đ", "d", "&", " and ",
	).Replace(name)
	var b strings.Builder
	gap := false
	for _, r := range norm.NFKD.String(name) {
		switch r = unicode.ToLower(r); {
		case unicode.Is(unicode.Mn, r) || r == '\'' || r == '’':
		case r >= 'a' && r <= 'z' || r >= '0' && r <= '9':
			if gap && b.Len() > 0 {
				b.WriteByte('-')
			}
			b.WriteRune(r)
			gap = false
		default:
			gap = true
		}
	}
	text := b.String()
	if len(text) > 60 {
		text = strings.TrimRight(text[:60], "-")
	}
	switch text {
	case "", "assets", "con", "prn", "aux", "nul": // taken by the site or by Windows
		return strings.TrimLeft(text+"-client", "-")
	}
	if n := len(text); n == 4 && (text[:3] == "com" || text[:3] == "lpt") && text[3] >= '0' && text[3] <= '9' { // likewise
		return text + "-client"
	}
	return text
}

// All gives each agreement a folder of its own: clients with the same slug are told apart by number, in
// the order of their agreements.
func All(all []*agreement.Agreement) []string {
	out := make([]string, len(all))
	taken := map[string]bool{}
	for i, a := range all {
		s := Of(a.Client)
		for n := 2; taken[s]; n++ {
			s = fmt.Sprintf("%s-%d", Of(a.Client), n)
		}
		taken[s], out[i] = true, s
	}
	return out
}
