package comparisons

import (
	"strings"
	"testing"
)

func TestWhatTextsAloneLeaveOut(t *testing.T) {
	read := map[string]string{"category": "B", "priority": "P2"}
	for expression, want := range map[string]bool{
		``:                         false,
		`category == "A"`:          true,
		`category == "b"`:          false,
		`category != "B"`:          true,
		`category != "A"`:          false,
		`priority in ["P1"]`:       true,
		`priority in ["P1", "p2"]`: false,
		`category == "A" && resolved - opened > duration("1h")`: true, // whatever the length
		`category == "A" || resolved - opened > duration("1h")`: false,
		`category == "A" || priority == "P1"`:                   true,
		`category == "A" or priority == "P2"`:                   false,
		`channel == "mail"`:                                     false, // not known
		`not (category == "B")`:                                 false, // not taken apart
		`category ==`:                                           false,
	} {
		if got := Exclude(expression, read, strings.EqualFold); got != want {
			t.Errorf("%s: %v, want %v", expression, got, want)
		}
	}
}
