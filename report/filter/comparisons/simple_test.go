package comparisons

import (
	"fmt"
	"testing"
)

func TestSimpleFiltersAreTakenApart(t *testing.T) {
	for _, c := range []struct{ expression, want string }{
		{`channel == "phone"`, `[{channel == [{phone true}]}] false`},
		{`channel != "web" and score >= 4`, `[{channel != [{web true}]} {score >= [{4 false}]}] false`},
		{`a == "x" && b == "y" && c == "z"`, `[{a == [{x true}]} {b == [{y true}]} {c == [{z true}]}] false`},
		{`priority == "P1" or priority == "P2"`, `[{priority == [{P1 true}]} {priority == [{P2 true}]}] true`},
		{`severity in ["major", "critical"]`, `[{severity == [{major true} {critical true}]}] false`},
		{`score != nil and closed == nil`, `[{score != []} {closed == []}] false`},
		{`on_hold > duration("5m")`, `[{on_hold > [{5m false}]}] false`},
		{`opened < date("2026-10-05")`, `[{opened < [{2026-10-05 false}]}] false`},
	} {
		list, any, ok := Of(c.expression)
		if got := fmt.Sprint(list, any); !ok || got != c.want {
			t.Errorf("%s: %s, %v, want %s", c.expression, got, ok, c.want)
		}
	}
}

func TestOtherFiltersAreNotSimple(t *testing.T) {
	for _, expression := range []string{
		``, `first_contact`, `not first_contact`, `channel ==`, `channel == ""`, `"phone" == channel`, `resolved > nil`,
		`score == 4.5`,
		`a == "x" and b == "y" or c == "z"`, `a == "x" and not (b == "y")`, `title contains "printer"`,
		`title matches "^VIP"`,
		`resolved - opened < duration("5m")`, `on_hold > on_hold`, `severity in []`, `severity in ["major", lower(title)]`,
		`severity not in ["major"]`, `opened < date(title)`, `a == lower("x", "y")`,
	} {
		if list, _, ok := Of(expression); ok {
			t.Errorf("%s: %v", expression, list)
		}
	}
}
