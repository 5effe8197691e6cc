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
		{cell.Of(cell.Number, []byte("1001")), "1001"},
		{cell.Of(cell.Number, []byte("1.0123456E7")), "10123456"},
		{cell.Of(cell.Number, []byte("-1.5E-1")), "-0.15"},
		{cell.Of(cell.Bool, []byte("1")), "true"}, {cell.Of(cell.Bool, []byte("0")), "false"},
		{cell.Of(cell.Date, []byte("45000")), "2023-03-15"},
		{cell.Of(cell.Date, []byte("45000.5")), "2023-03-15 12:00:00"},
		{cell.Of(cell.Date, nil), ""}, {cell.Of(cell.Elapsed, nil), ""},
		{cell.Of(cell.Elapsed, []byte("1.5")), "36:00:00"},
		{cell.Of(cell.Clock, []byte("0.25")), "6:00:00"},
	} {
		if got, err := TextOf(c.raw); err != nil || string(got) != c.want {
			t.Errorf("%+v is %q, %v, want %q", c.raw, got, err, c.want)
		}
	}
	for want, raw := range map[string]cell.Raw{
		`"#REF!" is an error of the workbook, wanted a text`:    cell.Of(cell.Fault, []byte("#REF!")),
		"the formula has no stored result, wanted a text":       cell.Of(cell.Uncached, nil),
		`"x" is not a serial date, wanted days such as 45000.5`: cell.Of(cell.Date, []byte("x")),
		`"1E99" is too large`:                                   cell.Of(cell.Number, []byte("1E99")),
		`"x" is not a duration of a spreadsheet`:                cell.Of(cell.Clock, []byte("x")),
	} {
		if _, err := TextOf(raw); err == nil || !strings.Contains(wordstest.Error(err), want) {
			t.Errorf("%+v: error %v, want %s", raw, err, want)
		}
	}
}
