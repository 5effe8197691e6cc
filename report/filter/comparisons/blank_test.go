package comparisons

import "testing"

func TestExpressionsThatAskForABlankField(t *testing.T) {
	for expression, want := range map[string]bool{
		``: false, `cause ==`: false,
		`cause == ""`:                     true,
		`"" != cause`:                     true,
		`cause == " "`:                    true,
		`cause == nil`:                    true,
		`cause in ["own", ""]`:            true,
		`cause not in ["own", ""]`:        true,
		`len(cause) > 0`:                  true,
		`category == "" or cause == "x"`:  false,
		`cause == "own"`:                  false,
		`cause in ["own", "theirs"]`:      false,
		`len(category) > 0 and cause > 2`: false,
	} {
		if got := AskBlank("cause", expression); got != want {
			t.Errorf("%s: %v, want %v", expression, got, want)
		}
	}
}
