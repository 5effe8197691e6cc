package values

import (
	"strings"
	"testing"

	"github.com/slareport/slareport/loaders/cell"
	"github.com/slareport/slareport/loaders/words/wordstest"
)

func TestTextsOfCells(t *testing.T) {
	for _, c := range []struct {
		raw  cell.Raw
		want string
	}{
		{cell.Plain(" a b "), "a b"}, {cell.Plain("\u00a0x\u00a0"), "x"}, {cell.Plain("é"), "é"}, {cell.Plain(" "), ""},
		{cell.Raw{Text: []byte("1001"), Kind: cell.Number}, "1001"},
		{cell.Raw{Text: []byte("1.0123456E7"), Kind: cell.Number}, "10123456"},
		{cell.Raw{Text: []byte("-1.5E-1"), Kind: cell.Number}, "-0.15"},
		{cell.Raw{Text: []byte("1"), Kind: cell.Bool}, "true"}, {cell.Raw{Text: []byte("0"), Kind: cell.Bool}, "false"},
		{cell.Raw{Text: []byte("45000"), Kind: cell.Date}, "2023-03-15"},
		{cell.Raw{Text: []byte("45000.5"), Kind: cell.Date}, "2023-03-15 12:00:00"},
		{cell.Raw{Kind: cell.Date}, ""}, {cell.Raw{Kind: cell.Elapsed}, ""},
		{cell.Raw{Text: []byte("1.5"), Kind: cell.Elapsed}, "36:00:00"},
		{cell.Raw{Text: []byte("0.25"), Kind: cell.Clock}, "6:00:00"},
	} {
		if got, err := TextOf(c.raw); err != nil || string(got) != c.want {
			t.Errorf("%+v is %q, %v, want %q", c.raw, got, err, c.want)
		}
	}
	for want, raw := range map[string]cell.Raw{
		`"#REF!" is an error of the workbook, wanted a text`:    {Text: []byte("#REF!"), Kind: cell.Fault},
		"the formula has no stored result, wanted a text":       {Kind: cell.Uncached},
		`"x" is not a serial date, wanted days such as 45000.5`: {Text: []byte("x"), Kind: cell.Date},
		`"1E99" is too large`:                                   {Text: []byte("1E99"), Kind: cell.Number},
		`"x" is not a duration of a spreadsheet`:                {Text: []byte("x"), Kind: cell.Clock},
	} {
		if _, err := TextOf(raw); err == nil || !strings.Contains(wordstest.Error(err), want) {
			t.Errorf("%+v: error %v, want %s", raw, err, want)
		}
	}
}
