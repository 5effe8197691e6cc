package mutant

import (
	"path"
	"slices"
	"strings"
)

// Cells and values at the edges of what anything can be.
var (
	// far, impossible, ambiguous, skipped, without a zone, of another
	hostileTimes = []string{
		"9999-12-31", "9999-12-31 23:59:59", "31.12.9999 23:59:59", "3026-10-01 12:00:00", "2200-07-01T00:00:00Z",
		"2027-10-01 12:00:00",
		"0001-01-01", "0001-01-1 T00:00:00", "1900-01-01 00:00:00", "1969-12-31 23:59:59", "2016-10-01 12:00:00",
		"2026-02-30", "24:00",
		"2026-10-25 02:30:00", "2026-03-29 02:30:00", "2026-10-01T00:00:00+18:00", "03/04/2026", "2026-10-1",
		"45000.5", "1767312000",
	}
	// large, small, not any, with marks and units
	hostileNumbers = []string{
		"0", "-1", "1e308", "-1e308", "1e-308", "9223372036854775807", "-9223372036854775808", "9223372036854.775807",
		"99999999999999999999999999",
		"0.0000000001", "NaN", "Infinity", "-Inf", "0x10", "1,234", "1.234,50-", "12.5 ms", "99.95%", "1000000%", "1e4 %",
		"-0", "1 000",
		"999999999d", "106751991167h", "0s", "-5m", "1500 min", "1w 2d 3h", "PT1H",
	}
	// control characters, direction, quotes, formulas, markup, paths, formats, letters of several bytes, length
	hostileTexts = []string{
		"", " ", "\u00a0", "\x00", "\x1b[31mred\x1b[0m", "\u202Eabc", "\uFEFF", "\u2028", "\"", "\"\"", "'", "`", "\\",
		"a\nb", "a\r\nb", "a,b", "a;b", "a\tb",
		"=1+1", "@SUM(A1)", "<script>alert(1)</script>", "&amp;&#0;", "]]>", "../../etc/passwd", "con", "%s%n%d", "{{.}}",
		"${HOME}", "n/a", "null", "true", "no",
		"\xFF\xFE", "\xC3(", "\xED\xA0\x80", "🙂", "e\u0301", "İ", "ﷺ", "ẞ", strings.Repeat("x", 40_000),
		strings.Repeat("é", 300), strings.Repeat("\n", 3000),
	}
	hostile = slices.Concat(hostileTimes, hostileNumbers, hostileTexts)
)

// instead draws a hostile value for another. Most are of its own kind: a text in a column of times is only one more
// rejected row, while a far time is read and counted with.
func instead(c *chance, old []byte) string {
	digits := 0
	for _, b := range old {
		if '0' <= b && b <= '9' {
			digits++
		}
	}
	switch {
	case c.IntN(3) == 0 || digits == 0:
		return pick(c, hostile)
	case digits >= len("20261001"):
		return pick(c, hostileTimes)
	}
	return pick(c, hostileNumbers)
}

// doubled is the name of a second copy of a file that the same sources read.
func doubled(name string) string {
	ext := path.Ext(name)
	return strings.TrimSuffix(name, ext) + "-2" + ext
}
