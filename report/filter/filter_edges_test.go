package filter

import (
	"math"
	"math/big"
	"strings"
	"testing"
	"time"

	"github.com/slareport/slareport/report/evidence"
	"github.com/slareport/slareport/report/timeline"
)

// holds answers a condition for a ticket.
func holds(t *testing.T, expression string, ticket *evidence.Ticket) bool {
	t.Helper()
	condition, err := Bool[evidence.Ticket](expression, nil)
	if err != nil {
		t.Fatal(err)
	}
	answer, err := condition(ticket)
	if err != nil {
		t.Fatal(err)
	}
	return answer
}

// figure answers a number or a length of time for a ticket, "" where there is none.
func figure(t *testing.T, expression string, ticket *evidence.Ticket) string {
	t.Helper()
	p, err := Compile[evidence.Ticket](expression, nil)
	if err != nil {
		t.Fatal(err)
	}
	got, ok, err := p.Amount(ticket)
	if err != nil {
		t.Fatal(err)
	}
	if !ok {
		return ""
	}
	return got.Rat().RatString()
}

func TestEveryComparisonTellsLessEqualAndMore(t *testing.T) {
	for sign, want := range map[string][3]bool{
		"==": {false, true, false}, "!=": {true, false, true}, "<": {true, false, false},
		"<=": {true, true, false}, ">": {false, false, true}, ">=": {false, true, true},
	} {
		for i, others := range [3][4]string{ // more than, equal to and less than the field
			{"12.6", "cost + 1", `duration("31m")`, `date("2026-10-01T08:00:01Z")`},
			{"12.5", "cost + 0", `duration("30m")`, `date("2026-10-01T08:00:00Z")`},
			{"12.4", "cost - 1", `duration("29m")`, `date("2026-10-01T07:59:59Z")`},
		} {
			for k, field := range []string{"cost", "cost", "on_hold", "opened"} {
				expression := field + " " + sign + " " + others[k]
				if got := holds(t, expression, incident(t)); got != want[i] {
					t.Errorf("%s is %v", expression, got)
				}
			}
		}
	}
}

func TestDecimalsStandOnEitherSide(t *testing.T) {
	for expression, want := range map[string]string{
		"1.5 + cost": "14", "cost + 1.5": "14", "1.5 - cost": "-11", "cost - 1.5": "11", "1.5 * cost": "75/4",
		"cost * 1.5": "75/4",
		"1.5 / cost": "3/25", "cost / 1.5": "25/3", "2 / cost": "4/25", "cost / 2": "25/4", "1 / 3": "1/3",
		"on_hold * 1.5": "2700", "1.5 * on_hold": "2700", "on_hold / 1.5": "1200", "on_hold + on_hold": "3600",
		"on_hold - on_hold": "0",
		"cost + cost":       "25", "cost * cost": "625/4", "cost / cost": "1",
	} {
		if got := figure(t, expression, incident(t)); got != want {
			t.Errorf("%s = %s, want %s", expression, got, want)
		}
	}
}

// A length from or to a fixed date is one like that between two fields.
func TestALengthMayBeginOrEndAtADate(t *testing.T) {
	for expression, want := range map[string]string{
		`resolved - opened`: "14400", `opened - resolved`: "-14400",
		`date("2026-10-01 09:00") - opened`: "3600", `resolved - date("2026-10-01 09:00")`: "10800",
		`closed - date("2026-10-01")`:                         "",
		`date("2026-10-01 09:00") - date("2026-10-01 08:00")`: "3600",
	} {
		if got := figure(t, expression, incident(t)); got != want {
			t.Errorf("%s = %q, want %q", expression, got, want)
		}
	}
}

// Nothing and none are not the same: zero is a count and a length, what is negative is a blank cell.
func TestZeroIsAFigureAndABlankIsNone(t *testing.T) {
	for _, c := range []struct {
		reopened       int32
		onHold         timeline.Micros
		count, waiting string
	}{{0, 0, "0", "0"}, {1, 1, "1", "1/1000000"}, {-1, -1, "", ""}} {
		ticket := incident(t)
		ticket.Reopened, ticket.OnHold = c.reopened, c.onHold
		if a, b := figure(t, "reopened", ticket), figure(t, "on_hold", ticket); a != c.count || b != c.waiting {
			t.Errorf("%d and %d: %q and %q", c.reopened, c.onHold, a, b)
		}
		if blank := holds(t, "reopened == nil and on_hold == nil", ticket); blank != (c.count == "") {
			t.Errorf("%d and %d: blank %v", c.reopened, c.onHold, blank)
		}
	}
}

func TestInstantsEndWithTheYear9999(t *testing.T) {
	ticket := incident(t)
	for _, c := range []struct {
		opened     timeline.Instant
		expression string
		want       bool
	}{
		{timeline.MaxInstant, `opened + duration("0s") == opened`, true},
		{timeline.MaxInstant, `opened + duration("1us") == nil`, true},
		{timeline.MaxInstant - 1, `opened + duration("1us") == nil`, false},
		{timeline.MinInstant, `opened - duration("0s") == opened`, true},
		{timeline.MinInstant, `opened - duration("1us") == nil`, true},
		{timeline.MinInstant + 1, `opened - duration("1us") == nil`, false},
	} {
		if ticket.Opened = c.opened; holds(t, c.expression, ticket) != c.want {
			t.Errorf("%v: %s is not %v", c.opened, c.expression, c.want)
		}
	}
}

func TestLengthsOfTimeAsTheyAreWritten(t *testing.T) {
	for text, want := range map[string]string{
		"30s": "30", "15m": "900", "4h": "14400", "1h30m": "5400", "2d": "172800", "12d": "1036800", "1d12h": "129600",
		"65535d": "5662224000", "0s": "0", "1us": "1/1000000",
	} {
		if got := figure(t, `duration("`+text+`") + duration("0s")`, incident(t)); got != want {
			t.Errorf("%s is %s s, want %s", text, got, want)
		}
	}
	for _, text := range []string{"", "d", "65536d", "1.5d", "-1ns", "-1d", "4", "4 h", "1h1d"} {
		if err := Check("tickets", `on_hold > duration("`+text+`")`); err == nil ||
			!strings.Contains(err.Error(), "is no length of time") {
			t.Errorf("%q: %v", text, err)
		}
	}
}

// A number keeps the shape in which equal ones look equal, up to the last that millionths hold.
func TestANumberThatFitsIsKeptInMillionths(t *testing.T) {
	const most, least = math.MaxInt64 / 1_000_000, math.MinInt64 / 1_000_000
	for n, fits := range map[int64]bool{most: true, most + 1: false, least: true, least - 1: false, 0: true} {
		if got := ofInt(n); (got.Ratio == nil) != fits || got.Rat().Cmp(new(big.Rat).SetInt64(n)) != 0 {
			t.Errorf("%d: %+v", n, got)
		}
	}
}

// Sums and differences leave 64 bits without a wrong sign.
func TestAmountsDoNotWrapRound(t *testing.T) {
	const most, least = math.MaxInt64, math.MinInt64
	for _, c := range [][2]int64{
		{most, 1}, {most, most}, {least, -1}, {least, least}, {most, 0}, {0, least}, {least, 0}, {most, least}, {-1, least},
		{1, most}, {-1, 1},
	} {
		a, b := Amount{Millionths: c[0]}, Amount{Millionths: c[1]}
		if got := a.Plus(b).Rat(); got.Cmp(new(big.Rat).Add(a.Rat(), b.Rat())) != 0 {
			t.Errorf("%d + %d = %v", c[0], c[1], got)
		}
		if got := a.Minus(b).Rat(); got.Cmp(new(big.Rat).Sub(a.Rat(), b.Rat())) != 0 {
			t.Errorf("%d - %d = %v", c[0], c[1], got)
		}
	}
}

func TestAnExpressionHasItsBounds(t *testing.T) {
	long := `title == "` + strings.Repeat("x", maxLength)
	for length, want := range map[int]string{
		4096: "",
		4097: `expression "title == \"` + strings.Repeat("x", 30) +
			`…": too long: it has 4097 characters, and an expression may have 4096`,
	} {
		if got := message(Check("tickets", long[:length-1]+`"`)); got != want {
			t.Errorf("%d: %q, want %q", length, got, want)
		}
	}
	for parts, refused := range map[int]bool{999: false, 1000: false, 1001: true, 1002: true} {
		expression := strings.Repeat("1+", (parts-1)/2) + "1"
		if parts%2 == 0 {
			expression = "-" + expression
		}
		if err := Check("tickets", expression); (err != nil) != refused {
			t.Errorf("%d parts: %v", parts, err)
		}
	}
}

func TestAPlaceThatWantsNothingTakesAnything(t *testing.T) {
	for _, expression := range []string{
		"cost", "title", "opened", "on_hold", "first_contact", "cost > 1", `title ?? nil`, "closed ?? resolved",
		"upper(title)",
	} {
		if err := Check("tickets", expression); err != nil {
			t.Error(err)
		}
	}
}

// What stands in for a blank field is compared like the field.
func TestABlankFieldMayBeStoodInFor(t *testing.T) {
	for expression, want := range map[string]bool{
		`(closed ?? resolved) == resolved`: true, `(closed ?? opened) == resolved`: false,
		`(resolved ?? opened) == resolved`: true,
		`upper(channel) == "PHONE"`:        true, `upper(channel) == "phone"`: true, `upper(channel) == "mail"`: false,
	} {
		if got := holds(t, expression, incident(t)); got != want {
			t.Errorf("%s is %v", expression, got)
		}
	}
}

// The whole messages: where, what, and what was probably meant.
func TestMistakesReadAsOneSentence(t *testing.T) {
	const fields = `the fields are client, provider, service, site`
	for expression, want := range map[string]string{
		`region == "x"`: `expression "region == \"x\"", column 1: there is no field region (write ` +
			`"region" if it is a text; ` + fields + `)`,
		`site == 1.5`: `column 6: invalid operation: == (mismatched types text and number) (numbers ` +
			`stand without quotation marks, texts with them)`,
		`site == true`: `column 6: invalid operation: == (mismatched types text and true or false) ` +
			`(numbers stand without quotation marks, texts with them)`,
		`site ==`:                          `column 7: it ends too early`,
		"site == \"x\" and\n sit == \"y\"": `line 2, column 2: there is no field sit (did you mean site?)`,
		`$env`:                             `column 1: there is no field $env`,
		`site.x`:                           `column 6: fields have no parts: . and [ ] are not part of this language`,
		`{"a": 1}`:                         `column 1: loops and maps are not part of this language`,
		`1 .. 2`:                           `column 3: the operator .. is not part of this language`,
		`1 ** 2`:                           `column 3: the operator ** is not part of this language`,
		`1 % 2`:                            `column 3: the operator % is not part of this language`,
		`site matches service`:             `column 6: matches takes a pattern in quotation marks`,
		`date(site)`:                       `column 1: date takes a text in quotation marks`,
		`date()`:                           `column 1: not enough arguments to call date`,
		`date("x")`: `column 1: "x" is no date: want 2026-10-01, 2026-10-01 08:00 or ` +
			`2026-10-01T08:00:00+02:00`,
		`duration("x")`:                     `column 1: "x" is no length of time: want such as 30s, 15m, 4h, 1h30m or 2d`,
		`site == nil`:                       `column 6: a text is never nil (a blank text is "")`,
		`sites == "x"`:                      `column 1: there is no field sites (did you mean site?)`,
		`dat("2026-10-01") == nil`:          `column 1: there is no field dat (did you mean date?)`,
		`duratoin("1h") == nil`:             `column 1: there is no field duratoin (did you mean duration?)`,
		`site == "x" and lowr(site) == "x"`: `column 17: there is no field lowr (did you mean lower?)`,
	} {
		if got := message(Check("samples", expression)); got != want && !strings.HasSuffix(got, `", `+want) {
			t.Errorf("%s: %s", expression, got)
		}
	}
}

// A name with a dash is read as a difference, wherever it stands.
func TestADashForAnUnderscoreIsFoundWhereverItStands(t *testing.T) {
	for _, before := range []string{
		"", "cost > 1 and ", "cost > 1 and\n", "cost > 1 and\n\n  ", "cost > 1\nand cost > 2\n and ",
	} {
		err := Check("tickets", before+"first-contact")
		if err == nil || !strings.HasSuffix(err.Error(), ": there is no field first-contact (did you mean first_contact?)") {
			t.Errorf("%q: %v", before, err)
		}
	}
	if err := Check("tickets", "first-contact and frst"); err == nil ||
		!strings.Contains(err.Error(), "first-contact (did") {
		t.Errorf("the first mistake is not told first: %v", err)
	}
	if err := Check("tickets", "first_contact and frst"); err == nil || strings.Contains(err.Error(), "first-contact") {
		t.Errorf("%v", err)
	}
}

// A name is taken for another one as long as two letters, and a third for every three, are not exceeded.
func TestANameIsTakenForOneThatIsNear(t *testing.T) {
	for name, want := range map[string]string{
		"sitexy": "did you mean site?", "sitexyz": "did you mean site?", "sixyzw": `write "sixyzw"`, "s": `write "s"`,
		"sit": "did you mean site?", "SITE": "did you mean site?",
	} {
		if err := Check("samples", name+` == "x"`); err == nil || !strings.Contains(err.Error(), "("+want) {
			t.Errorf("%s: %v, want %s", name, err, want)
		}
	}
}

func TestEveryChangeHasItsWord(t *testing.T) {
	for change, want := range map[evidence.Change]string{
		evidence.ChangeOther: "other", evidence.ChangeState: "state", evidence.ChangePriority: "priority",
		evidence.ChangeOwner:        "owner",
		evidence.ChangePublicUpdate: "public-update", evidence.ChangePrivateNote: "private-note",
	} {
		condition, err := Bool[evidence.Event](`what == "`+want+`"`, time.UTC)
		if err != nil {
			t.Fatal(err)
		}
		if got, err := condition(&evidence.Event{What: change}); !got || err != nil {
			t.Errorf("%d is not %q: %v", change, want, err)
		}
	}
}
