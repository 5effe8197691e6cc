package comparisons

import (
	"strings"
	"testing"
)

func TestTheTextsThatAFieldIsComparedWith(t *testing.T) {
	for _, c := range []struct {
		expression, texts string
		ok                bool
	}{
		{``, "", true}, {`priority == "P1"`, "P1", true}, {`priority != "P1" and channel == "x"`, "P1", true},
		{`priority in ["P1", "P2"] or not (priority == "P3")`, "P1 P2 P3", true}, {`channel == "x"`, "", true},
		{`priority == nil`, "", true}, {`priority startsWith "P"`, "", false}, {`priority == channel`, "", false},
		{`priority == "P1" and priority matches "P."`, "", false},
	} {
		got, ok := Texts("priority", c.expression)
		if ok != c.ok || ok && strings.Join(got, " ") != c.texts {
			t.Errorf("%s: %q %v", c.expression, got, ok)
		}
	}
}
