package table_test

import (
	"testing"

	"github.com/slareport/slareport/report/render/table"
)

// A client that owes has a positive amount to pay.
func TestWhatAClientOwes(t *testing.T) {
	for amount, want := range map[string]string{"-0.01": "0.01", "0.00": "", "0.01": "", "": "", "-0.00": ""} {
		if got := table.Owed(amount); got != want {
			t.Errorf("of %q the client owes %q, want %q", amount, got, want)
		}
	}
}

func TestChangeNeedsBothSides(t *testing.T) {
	for _, x := range [][3]string{
		{"3", "2", "1"}, {"2.00", "2.00", "0.00"}, {"1.00", "2.50", "-1.50"}, {"", "1", ""}, {"1", "", ""},
	} {
		if got := table.Change(x[0], x[1]); got != x[2] {
			t.Errorf("%s after %s: %q", x[0], x[1], got)
		}
	}
}
