package filter

import (
	"math/big"
	"strconv"
	"strings"
	"testing"

	"github.com/slareport/slareport/report/evidence"
)

// Sixteen digits are more than binary floating point tells apart, and sums of 64 bits begin anew below zero.
func TestNumbersAreWhatIsWrittenAndComputed(t *testing.T) {
	for expression, want := range map[string]string{
		"0.1": "1/10", "2.5": "5/2", ".5": "1/2", "1e-7": "1/10000000", "1e22": "10000000000000000000000",
		"1_000.5":            "2001/2",
		"9007199254740993.0": "9007199254740993", "9007199254.740993": "9007199254740993/1000000",
		"-9007199254.740995":     "-1801439850948199/200000",
		"0.12345678901234567890": "1234567890123456789/10000000000000000000", "0x7fffffffffffffff": "9223372036854775807",
		"0.1 + 0.2": "3/10", "-0.1 - 0.2": "-3/10", "1 / 3 * 3": "1", "7 / 2": "7/2", "1e16 + 1": "10000000000000001",
		"9223372036854775807 + 1": "9223372036854775808", "-9223372036854775807 - 2": "-9223372036854775809",
		"9223372036854775807 * 2": "18446744073709551614",
		"3000000000 * 4000000000": "12000000000000000000", "-(-9223372036854775807 - 1)": "9223372036854775808",
		"9223372036854775807 / 0.5":            "18446744073709551614",
		"(true ? 9223372036854775807 : 1) + 1": "9223372036854775808",
		"let x = 9223372036854775807; x - -x":  "18446744073709551614", "+5 - -5": "10", "-cost": "-25/2",
		`len("äöü") * 9223372036854775807`: "27670116110564327421", `-len("€")`: "-1", `-duration("90s")`: "-90",
		`duration("1h") * -0.5`: "-1800",
		`duration("0.000001s")`: "1/1000000", `true ? cost : 0`: "25/2", "cost ?? 0": "25/2",
	} {
		p, err := Compile[evidence.Ticket](expression, nil)
		if err != nil {
			t.Error(err)
			continue
		}
		exact, known := new(big.Rat).SetString(want)
		if got, ok, err := p.Amount(incident(t)); !known || !ok || err != nil || got.Rat().Cmp(exact) != 0 {
			t.Errorf("%s = %v, %v, %v, want %s", expression, got.Rat(), ok, err, want)
		}
	}
}

func TestNumbersThatCannotBeAreSaidToBe(t *testing.T) {
	for expression, want := range map[string]string{
		"cost > 9223372036854775807":            "",
		"cost > 9223372036854775808":            "a number has at most 18 digits before the point",
		"cost > 0x8000000000000000":             "a number has at most 18 digits before the point",
		"cost > 1e-400":                         "",
		"cost > 1e-4000":                        "a number has more digits than any measurement",
		"cost > 1e-99999999":                    "a number has more digits than any measurement",
		"cost > 1e400":                          "a number has at most 18 digits before the point",
		`-channel == "x"`:                       "the sign - stands before a number or a length of time",
		`+opened > opened`:                      "the sign + stands before a number or a length of time",
		`-first_contact`:                        "the sign - stands before a number or a length of time",
		`-duration("1h") > 5`:                   "mismatched types length of time and number",
		`on_hold > duration("1ns")`:             "is no length of time",
		`on_hold > duration("65536d")`:          "is no length of time",
		`on_hold > duration("65535d")`:          "",
		`opened > date("0000-12-31T23:59:59Z")`: "is no date",
	} {
		if got := message(Check("tickets", expression)); want == "" && got != "" || !strings.Contains(got, want) {
			t.Errorf("%s: %q, want %q", expression, got, want)
		}
	}
}

// Squares of squares double in length with every step. A thousand digits are computed, many more are none.
func TestNumbersDoNotGrowWithoutBound(t *testing.T) {
	for squares, fails := range map[int]bool{3: false, 4: true, 60: true} {
		expression := "let x0 = 1e150 + cost; " // 499 bits
		for i := range squares {
			expression += strings.NewReplacer("N", string(rune('a'+i%26))+strings.Repeat("x", i/26+1), "P",
				previous(i)).Replace("let N = P * P; ")
		}
		p, err := Compile[evidence.Ticket](expression+previous(squares)+" > 1", nil)
		if err != nil {
			t.Fatal(err)
		}
		holds, err := p.Bool(incident(t))
		if fails != (err != nil) || !fails && !holds || fails && !strings.Contains(err.Error(), "cannot be computed") {
			t.Errorf("%d squares: %v, %v", squares, holds, err)
		}
	}
}

func previous(i int) string {
	if i == 0 {
		return "x0"
	}
	return string(rune('a'+(i-1)%26)) + strings.Repeat("x", (i-1)/26+1)
}

// The length of an expression counts characters, and what is quoted of it ends between two.
func TestTheLengthOfAnExpressionCountsCharacters(t *testing.T) {
	quoted := "expression " + strconv.Quote(`title == "`+strings.Repeat("€", 30)+"…")
	for length, want := range map[int]string{
		maxLength: "", maxLength + 1: quoted + ": too long: it has 4097 characters, and an expression may have 4096",
	} {
		expression := `title == "` + strings.Repeat("€", length-11) + `"`
		if got := message(Check("tickets", expression)); got != want {
			t.Errorf("%d characters: %q, want %q", length, got, want)
		}
	}
}
