package mutant

import (
	"bytes"
	"fmt"
	"regexp"
	"slices"
	"strings"
)

// yamlChanges suit YAML, of which they know lines, keys, values and indentation.
var yamlChanges = slices.Concat(lineChanges, []change{
	edit("values", func(c *chance, text []byte) ([]byte, string) {
		return matches(
			c, yamlValue, text, 2,
			func([]byte) []byte { return []byte(": " + pick(c, slices.Concat(hostile, yamlValues, yamlValues))) },
		)
	}),
	edit("values of each other", func(c *chance, text []byte) ([]byte, string) {
		other := pick(c, yamlValue.FindAll(append(text, ": x"...), -1))
		return matches(c, yamlValue, text, 1, func([]byte) []byte { return other })
	}),
	edit("numbers", func(c *chance, text []byte) ([]byte, string) {
		return matches(c, yamlNumber, text, 2, func([]byte) []byte { return []byte(pick(c, yamlNumbers)) })
	}),
	edit("words of each other", func(c *chance, text []byte) ([]byte, string) {
		other := pick(c, yamlWord.FindAll(append(text, " x"...), -1))
		return matches(c, yamlWord, text, 1, func([]byte) []byte { return other })
	}),
	edit("keys", func(c *chance, text []byte) ([]byte, string) {
		return matches(c, yamlKey, text, 1, func(key []byte) []byte {
			return []byte(
				pick(
					c,
					[]string{
						"", "?", "<<", "*x", "&x a", "!!str a", "- " + string(key), string(key) + "x", "[a, b]", "0", "~",
						strings.ToUpper(string(key)),
					},
				),
			)
		})
	}),
	rows("indentation", func(c *chance, lines [][]byte) ([][]byte, string) {
		from, to := c.span(len(lines), 4)
		for i := from; i < to; i++ {
			lines[i] = append(
				[]byte(pick(c, []string{"", "  ", "\t", "    ", "- "})), bytes.TrimPrefix(lines[i], []byte("  "))...,
			)
		}
		return lines, fmt.Sprintf("of line %d to %d", from+1, to)
	}),
	rows("an anchor and its aliases", func(c *chance, lines [][]byte) ([][]byte, string) {
		bomb := []string{"x0: &x0 [a, a, a, a, a, a, a, a, a]"}
		for i := range 1 + c.IntN(9) {
			bomb = append(bomb, fmt.Sprintf("x%d: &x%d [%s]", i+1, i+1, strings.Repeat(fmt.Sprintf("*x%d, ", i), 9)))
		}
		return slices.Insert(lines, 0, []byte(strings.Join(bomb, "\n"))), ""
	}),
	rows("another document", func(c *chance, lines [][]byte) ([][]byte, string) {
		return slices.Insert(
			lines, c.place(len(lines)), []byte(pick(c, []string{"---", "...", "%YAML 9.9\n---", "--- !!set"})),
		), ""
	}),
})

// yamlValues are values of every other form.
var yamlValues = []string{
	"[", "]", "{", "}", "[]", "{}", "[[[[[[[[[[]]]]]]]]]]", "{a: {a: {a: {a: {}}}}}", strings.Repeat("[", 2000),
	strings.Repeat("{a: ", 2000),
	"&a [*a]", "*nobody", "!!binary aGFsbG8=", "!!float 1", "!custom x", "|", ">", "|9\n x", `"\u0000"`, `"\ud800"`,
	`"unclosed`, "'", "~", "null", "? a",
	"2026-13-01", "-1wd", "0wd", "99999999wd", "1e9999%", "below", "at most", "at most -1", "[P1, P1]", "{P1: 4h, P1: 5h}",
	"..", "/etc/passwd", "data/*/*/*/*",
	"data/**", "data/{a,b,c,d}*.csv", "[a-", `col["x"] == "y"`, "score >= ", "1 / 0 > 1", `title matches "(a+)+$"`,
	`duration("x") > 1`, "utf-7", "Europe/Nowhere",
}

var yamlNumbers = []string{
	"0", "-1", "1", "00", "0.0", "1e30", "99999999999999999999", "0.000000000001", "100.0000001", "2026", "1e-30", "08",
	"0x7fffffffffffffff",
}

// The pieces of a YAML file.
var (
	yamlValue  = regexp.MustCompile(`: [^\n{}\[\],]+`)
	yamlNumber = regexp.MustCompile(`\b[0-9]+(\.[0-9]+)?\b`)
	yamlWord   = regexp.MustCompile(`\b[a-z_-]+\b`)
	yamlKey    = regexp.MustCompile(`\b[A-Za-z_-]+:`)
)
