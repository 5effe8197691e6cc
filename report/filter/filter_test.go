package filter

import (
	"errors"
	"math/big"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"github.com/slareport/slareport/report/evidence"
	"github.com/slareport/slareport/report/evidence/texttest"
	"github.com/slareport/slareport/report/timeline"
)

func instant(t testing.TB, text string) timeline.Instant {
	t.Helper()
	at, err := time.Parse(time.RFC3339, text)
	if err != nil {
		t.Fatal(err)
	}
	return timeline.Of(at)
}

// incident is a ticket with something in every kind of field.
func incident(t testing.TB) *evidence.Ticket {
	return &evidence.Ticket{
		ID: "INC1", Priority: texttest.T("P1"), Channel: texttest.T("phone"), Title: texttest.T("Printer on fire"),
		Opened: instant(t, "2026-10-01T08:00:00Z"), Resolved: instant(t, "2026-10-01T12:00:00Z"), Closed: timeline.NoInstant,
		Responded: timeline.NoInstant, Due: timeline.NoInstant, Changed: timeline.NoInstant,
		OnHold: 30 * timeline.Minute, Cost: 12_500_000, Reopened: -1, FirstContact: evidence.Yes,
	}
}

// Decides: filter-texts.
func TestExpressionsOverATicket(t *testing.T) {
	for expression, want := range map[string]bool{
		`priority == "P1"`:             true,
		`priority == "p1"`:             true, // texts compare as names do everywhere
		`priority == " P1 "`:           true,
		`priority == "p2"`:             false,
		`priority != "p1"`:             false,
		`priority != "p2"`:             true,
		`priority in ["p2", "p1"]`:     true,
		`priority not in ["p2", "p1"]`: false,
		`priority in ["p2"]`:           false,
		`title contains "PRINTER"`:     true,
		`title startsWith "printer"`:   true, `title endsWith "FIRE"`: true, `title endsWith "smoke"`: false,
		`lower(priority) == "p1"`:                          true,
		`priority in ["P1", "P2"]`:                         true,
		`priority not in ["P1", "P2"]`:                     false,
		`category == ""`:                                   true,
		`title contains "fire"`:                            true,
		`title matches "^P.*e$"`:                           true,
		`trim(title) startsWith "Printer"`:                 true,
		`len(priority) == 2`:                               true,
		`first_contact`:                                    true,
		`not first_contact`:                                false,
		`first_contact and channel == "phone"`:             true,
		`cost > 12.4`:                                      true,
		`cost == 12.5`:                                     true,
		`12.5 == cost`:                                     true,
		`cost * 2 == 25`:                                   true,
		`cost / 2 - 0.25 == 6`:                             true,
		`cost + cost > 24.9`:                               true,
		`cost != nil`:                                      true,
		`reopened == nil`:                                  true,
		`reopened > 0`:                                     false, // a comparison with a blank is false
		`reopened <= 0`:                                    false,
		`reopened == 0`:                                    false,
		`reopened != 0`:                                    true,
		`closed == nil`:                                    true,
		`closed > opened`:                                  false,
		`closed <= opened`:                                 false,
		`resolved - opened == duration("4h")`:              true,
		`resolved - opened < duration("3h59m")`:            false,
		`(resolved - opened) / 2 == duration("2h")`:        true,
		`2 * on_hold == duration("1h")`:                    true,
		`on_hold / duration("1h") == 0.5`:                  true,
		`on_hold + duration("30m") == duration("1h")`:      true,
		`opened + duration("1d") > resolved`:               true,
		`resolved - duration("4h") == opened`:              true,
		`opened == date("2026-10-01 10:00")`:               true, // in the zone of the agreement
		`opened == date("2026-10-01T08:00:00Z")`:           true,
		`opened >= date("2026-10-02")`:                     false,
		`opened == date("2026-10-01 10:00:00")`:            true,
		`let limit = cost; limit > 12`:                     true,
		`cost > 5 ? channel == "phone" : channel == "web"`: true,
		"priority == \"P1\" and\ncost > 12":                true,
	} {
		berlin, err := time.LoadLocation("Europe/Berlin")
		if err != nil {
			t.Fatal(err)
		}
		holds, err := Bool[evidence.Ticket](expression, berlin)
		if err != nil {
			t.Errorf("%s: %v", expression, err)
			continue
		}
		for range 2 { // the second answer may be a remembered one
			if got, err := holds(incident(t)); err != nil || got != want {
				t.Errorf("%s = %v, %v, want %v", expression, got, err, want)
			}
		}
	}
}

func TestAnEmptyExpressionHoldsForEveryRecord(t *testing.T) {
	holds, err := Bool[evidence.Ticket]("  ", nil)
	if err != nil {
		t.Fatal(err)
	}
	if got, err := holds(incident(t)); !got || err != nil {
		t.Errorf("got %v, %v", got, err)
	}
}

func TestNumbersAreExact(t *testing.T) {
	for expression, want := range map[string]string{
		"cost": "25/2", "on_hold": "1800/1", "resolved - opened": "14400/1", "cost / 3": "25/6",
		"cost * 0.1 + cost * 0.2": "15/4",
		"3":                       "3/1", "0.1": "1/10", "1 / 3 * cost": "25/6", "cost - 12.4": "1/10",
		"9000000000000 * cost":           "112500000000000/1",
		"9000000000000000 * cost - cost": "224999999999999975/2",
	} {
		p, err := Compile[evidence.Ticket](expression, nil)
		if err != nil {
			t.Fatal(err)
		}
		got, ok, err := p.Amount(incident(t))
		if err != nil || !ok || got.Rat().String() != want {
			t.Errorf("%s = %v, %v, %v, want %s", expression, got.Rat(), ok, err, want)
		}
	}
}

func TestACountOfAFieldIsANumber(t *testing.T) {
	p, err := Compile[evidence.Ticket]("reopened", nil)
	if err != nil {
		t.Fatal(err)
	}
	if got, ok, err := p.Amount(&evidence.Ticket{Reopened: 3}); !ok || err != nil || got.Millionths != 3_000_000 {
		t.Errorf("%v, %v, %v", got, ok, err)
	}
	if p.Result() != Number || p.Gives(Number, Length) != nil || p.Gives(Truth) == nil {
		t.Errorf("gives %v", p.Result())
	}
	title, err := Compile[evidence.Ticket]("title", nil)
	if err != nil {
		t.Fatal(err)
	}
	if got, ok, _ := title.Amount(incident(t)); ok {
		t.Errorf("a text is %v", got)
	}
}

func TestABlankLeavesNoNumber(t *testing.T) {
	for _, expression := range []string{
		"reopened", "reopened + 1", "closed - opened", "opened - closed", "closed - closed", "(closed - opened) / 2",
		"cost / 0", "2 * reopened",
	} {
		p, err := Compile[evidence.Ticket](expression, nil)
		if err != nil {
			t.Fatal(err)
		}
		if got, ok, err := p.Amount(incident(t)); ok || err != nil {
			t.Errorf("%s = %v, %v, want nothing", expression, got.Rat(), err)
		}
	}
}

func TestAnInstantBeyondTheYearsIsNone(t *testing.T) {
	holds, err := Bool[evidence.Ticket](`opened + 60000000 * duration("100d") == nil`, nil)
	if err != nil {
		t.Fatal(err)
	}
	if got, err := holds(incident(t)); !got || err != nil {
		t.Errorf("got %v, %v", got, err)
	}
}

func TestEveryRecordTypeHasItsFields(t *testing.T) {
	for records, expression := range map[string]string{
		"tickets": `on_hold > duration("1h") or assignee == "" or tier + impact + urgency + item + cause + fault + ` +
			`state + client + service + provider + site + requester == ""`,
		"ticket-events": `what == "state" and from == "new" and to == "" and actor == "" and at > recorded and ticket == ""`,
		"samples":       `client == "" and service == "" and site == "" and provider == ""`,
		"outages": `share >= 0.5 and severity == "" and detected < acknowledged and notified < to and from < to and ` +
			`id + client + service + site + provider + cause + fault + title == ""`,
		"claims": `party == "" and ids contains "O1" and services == "" and from < to and recorded < announced and ` +
			`approved_at == nil and reason + reference + approved_by + mitigation + id + client == ""`,
		"surveys": `score >= 4 and scale == 5 and ticket == "" and requester == "" and at > date("2026-01-01") and ` +
			`client + service + provider == ""`,
		"tallies": `good / total > 0.5 and value > 1 and objective == "" and client == "" and from < to`,
		"obligations": `due < provided and party == "" and what == "" and tickets == "" and services == "" and id + client ` +
			`== ""`,
	} {
		if err := Check(records, expression, Truth); err != nil {
			t.Errorf("%s: %v", records, err)
		}
	}
}

func TestListsAndChangesAreTexts(t *testing.T) {
	claim := &evidence.Claim{IDs: []string{"O1", "O2"}}
	if got := claims["ids"].word(claim); got != "O1, O2" {
		t.Errorf("ids = %q", got)
	}
	if got := events["what"].word(&evidence.Event{What: evidence.ChangePublicUpdate}); got != "public-update" {
		t.Errorf("what = %q", got)
	}
}

func TestMistakesAreExplained(t *testing.T) {
	for expression, want := range map[string]string{
		`priorty == "P1"`: `column 1: there is no field priorty (did you mean priority?)`,
		`first-contact`:   `column 1: there is no field first-contact (did you mean first_contact?)`,
		`priority == P1`: `column 13: there is no field P1 (write "P1" if it is a text; ` +
			`the fields are assignee, `,
		`now() > opened`:        `column 1: there is no field now (`,
		`priority = "P1"`:       `column 10: did not expect = here (write == to compare)`,
		`cost > 1 AND cost < 2`: `column 10: did not expect AND here (write and, or, not in lower case)`,
		`cost > 1 OR cost < 2`:  `column 10: did not expect OR here (write and, or, not in lower case)`,
		`priority == 1`: `column 10: invalid operation: == (mismatched types text and number) ` +
			`(numbers stand without quotation marks, texts with them)`,
		`reopened == "1"`:         `column 10: invalid operation: == (mismatched types number and text)`,
		`opened == "x"`:           `column 8: invalid operation: == (mismatched types time and text)`,
		`on_hold > 5`:             `column 9: invalid operation: > (mismatched types length of time and number)`,
		`first_contact and`:       `column 17: it ends too early`,
		"cost > 1 and\n cots > 2": `line 2, column 2: there is no field cots (did you mean cost?)`,
		`opened.Year() == 2026`:   `column 8: fields have no parts: . and [ ] are not part of this language`,
		`id[0] == "x"`:            `column 3: fields have no parts`,
		`priority?.x == "x"`:      `column 11: fields have no parts`,
		`all([1], # > 0)`:         `loops and maps are not part of this language`,
		`{"a": 1}`:                `loops and maps are not part of this language`,
		`cost in 1..5`:            `column 10: the operator .. is not part of this language`,
		`cost in [1, 2]`:          `column 6: in looks a text up in a list (write a == 1 or a == 2 for numbers)`,
		`title matches category`:  `column 7: matches takes a pattern in quotation marks`,
		`title matches "["`:       `column 7: error parsing regexp: missing closing ]`,
		`$env`:                    `column 1: there is no field $env`,
		`lower(cost) == "x"`:      `column 7: cannot use number as argument (type text) to call lower`,
		`opened > date("x")`: `column 10: "x" is no date: want 2026-10-01, 2026-10-01 08:00 or ` +
			`2026-10-01T08:00:00+02:00`,
		`on_hold > duration("4 ` +
			`hours")`: `column 11: "4 hours" is no length of time: want such as 30s, 15m, 4h, 1h30m or 2d`,
		`on_hold > duration("xd")`:  `is no length of time`,
		`on_hold > duration("-4h")`: `is no length of time`,
		`on_hold > duration(title)`: `column 11: duration takes a text in quotation marks`,
		`on_hold > duration()`:      `not enough arguments to call duration`,
		`cause == nil`:              `column 7: a text is never nil (a blank text is "")`,
		`nil != first_contact`:      `column 5: true or false is never nil (a blank flag is false)`,
		`(first_contact ? cost : "0") ` +
			`> 5`: `column 30: invalid operation: > (mismatched types unknown and number) (both results of ?: must be ` +
			`numbers, or both texts)`,
		`(first_contact ? cost : "0") == ` +
			`"5"`: `cannot tell whether this is a number or a text (both results of ?: must be numbers, or both texts)`,
		`cost > 5 ? 1 : "x"`: `: gives values of several types (both results of ?: must be numbers, or ` +
			`both texts)`,
		strings.Repeat("cost + ", 700) + "1": `too long: it has 4901 characters, and an expression may have 4096`,
		strings.Repeat("1+", 1500) + "1":     `compilation failed: expression exceeds maximum allowed nodes`,
	} {
		err := Check("tickets", expression)
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%.60s: %v, want %q", expression, err, want)
		}
		var e *Error
		if !errors.As(err, &e) {
			t.Errorf("%.60s: %T is no *Error", expression, err)
		}
	}
}

func TestADateBeforeAllYearsIsAMistake(t *testing.T) {
	_, err := Compile[evidence.Ticket](`opened > date("0001-01-01")`, time.FixedZone("east", 3600))
	if err == nil || !strings.Contains(err.Error(), "is outside the years 1 to 9999 in UTC") {
		t.Error(err)
	}
}

func TestAPlaceSaysWhatItWants(t *testing.T) {
	for _, c := range []struct {
		records, expression string
		want                []Result
		message             string
	}{
		{"surveys", "score", []Result{Truth}, `expression "score": gives a number, want true or false`},
		{"tickets", "title", []Result{Truth, Number}, `expression "title": gives a text, want true or false or a number`},
		{"tickets", "opened", []Result{Number, Length},
			`expression "opened": gives a time, want a number or a length of time`},
		{"tickets", "on_hold", []Result{Truth}, `expression "on_hold": gives a length of time, want true or false`},
		{"widgets", "score", nil, `expression "score": there are no records of type widgets`},
		{"surveys", "score", []Result{Truth, Number}, ""},
		{"surveys", " ", []Result{Truth}, ""},
	} {
		err := Check(c.records, c.expression, c.want...)
		if got := message(err); got != c.message {
			t.Errorf("%s %s: %q, want %q", c.records, c.expression, got, c.message)
		}
	}
	if _, err := Bool[evidence.Survey]("score", nil); err == nil {
		t.Error("a number passed for true or false")
	}
	if _, err := Bool[evidence.Survey]("scor", nil); err == nil {
		t.Error("an unknown field passed")
	}
}

func message(err error) string {
	if err == nil {
		return ""
	}
	return err.Error()
}

func TestFieldsByName(t *testing.T) {
	ticket := incident(t)
	if got := Text[evidence.Ticket]("priority")(ticket); got != texttest.T("P1") {
		t.Errorf("priority = %v", got)
	}
	if got := Instant[evidence.Ticket]("opened")(ticket); got != ticket.Opened {
		t.Errorf("opened = %v", got)
	}
	if Text[evidence.Ticket]("opened") != nil || Instant[evidence.Outage]("opened") != nil {
		t.Error("a field of another type was found")
	}
}

// What is remembered must not differ from what is computed, and more distinct records than fit are answered too.
func TestRememberedAnswersAreTheComputedOnes(t *testing.T) { rapid.Check(t, rememberedIsComputed) }

func FuzzRememberedAnswers(f *testing.F) { f.Fuzz(rapid.MakeFuzz(rememberedIsComputed)) }

func rememberedIsComputed(t *rapid.T) {
	expression := rapid.SampledFrom([]string{
		`priority == "a" or reopened > 1 and first_contact`, `category in ["a", "b"]`, `reopened == 1 or site != "c"`,
	}).Draw(t, "expression")
	word := rapid.SampledFrom([]string{"", "a", "b", "c"})
	p, err := Compile[evidence.Ticket](expression, nil)
	if err != nil {
		t.Fatal(err)
	}
	for range 20 {
		ticket := &evidence.Ticket{
			Priority: texttest.T(word.Draw(t, "priority")), Category: texttest.T(word.Draw(t, "category")),
			Site:         texttest.T(word.Draw(t, "site")),
			Reopened:     rapid.Int32Range(-1, 2).Draw(t, "reopened"),
			FirstContact: evidence.Flag(rapid.IntRange(0, 2).Draw(t, "flag")),
		}
		got, err := p.Bool(ticket)
		if err != nil {
			t.Fatal(err)
		}
		plain, err := p.run(ticket, timeline.NoInstant)
		if err != nil || plain != got {
			t.Fatalf("remembered %v, computed %v, %v", got, plain, err)
		}
	}
}

func TestTheMemoIsBounded(t *testing.T) {
	p, err := Compile[evidence.Ticket]("reopened > 5", nil)
	if err != nil {
		t.Fatal(err)
	}
	for i := range maxMemoAnswers + 10 {
		if got, err := p.Bool(&evidence.Ticket{Reopened: int32(i)}); err != nil || got != (i > 5) {
			t.Fatalf("%d: %v, %v", i, got, err)
		}
	}
	if len(p.memo.answers) != maxMemoAnswers {
		t.Errorf("%d answers are kept", len(p.memo.answers))
	}
}

// Amounts follow rational arithmetic, whichever way they are held.
func TestAmountsAreRationals(t *testing.T) { rapid.Check(t, amountsAreRationals) }

func FuzzAmounts(f *testing.F) { f.Fuzz(rapid.MakeFuzz(amountsAreRationals)) }

func amountsAreRationals(t *rapid.T) {
	amount := rapid.Custom(func(t *rapid.T) Amount {
		if rapid.Bool().Draw(t, "ratio") {
			return AmountOf(big.NewRat(rapid.Int64().Draw(t, "num"), rapid.Int64Range(1, 1<<40).Draw(t, "den")))
		}
		return Amount{Millionths: rapid.Int64().Draw(t, "millionths")}
	})
	a, b := amount.Draw(t, "a"), amount.Draw(t, "b")
	if got := a.Plus(b).Rat(); got.Cmp(new(big.Rat).Add(a.Rat(), b.Rat())) != 0 {
		t.Fatalf("sum %v", got)
	}
	if got := a.Minus(b).Rat(); got.Cmp(new(big.Rat).Sub(a.Rat(), b.Rat())) != 0 {
		t.Fatalf("difference %v", got)
	}
	if got := a.Times(b).Rat(); got.Cmp(new(big.Rat).Mul(a.Rat(), b.Rat())) != 0 {
		t.Fatalf("product %v", got)
	}
	if got, ok := a.over(b); ok && got.Rat().Cmp(new(big.Rat).Quo(a.Rat(), b.Rat())) != 0 {
		t.Fatalf("quotient %v", got)
	}
	if got := a.Cmp(b); got != a.Rat().Cmp(b.Rat()) {
		t.Fatalf("comparison %d", got)
	}
	if a.Sign() != a.Rat().Sign() {
		t.Fatalf("sign %d", a.Sign())
	}
	if n := rapid.Int64().Draw(t, "n"); ofInt(n).Rat().Cmp(new(big.Rat).SetInt64(n)) != 0 {
		t.Fatalf("integer %v", ofInt(n).Rat())
	}
}

// sameAnswers fails unless an expression gives by its short ways, for a field alone and for the difference of two
// times, and from its memory what evaluating it gives.
func sameAnswers(t interface{ Fatalf(string, ...any) }, p *Program[evidence.Ticket], ticket *evidence.Ticket) {
	want, wantErr := p.run(ticket, timeline.NoInstant)
	switch p.Result() {
	case Truth:
		for range 2 { // the second time from memory
			if got, err := p.Bool(ticket); message(err) != message(wantErr) || err == nil && got != (want == true) {
				t.Fatalf("%s: %v, %v; want %v, %v", p.expression, got, err, want, wantErr)
			}
		}
	case Number, Length:
		got, ok, err := p.Amount(ticket)
		if message(err) != message(wantErr) || err == nil && ok != (want != nil) || ok && got.Cmp(amountOf(want)) != 0 {
			t.Fatalf("%s: %v, %v, %v; want %v, %v", p.expression, got, ok, err, want, wantErr)
		}
	}
}

func TestShortWaysOfExpressionsAgreeWithEvaluation(t *testing.T) {
	instant := rapid.OneOf(rapid.Just(timeline.NoInstant),
		rapid.Map(rapid.Int64Range(int64(timeline.MinInstant), int64(timeline.MaxInstant)),
			func(i int64) timeline.Instant { return timeline.Instant(i) }))
	rapid.Check(t, func(t *rapid.T) {
		expression := rapid.SampledFrom([]string{
			"first_contact", "reopened", "cost", "on_hold", "resolved - opened", "closed - resolved", "opened - opened",
			`reopened > 0`, `first_contact and reopened == 0`,
		}).Draw(t, "expression")
		p, err := Compile[evidence.Ticket](expression, time.UTC)
		if err != nil {
			t.Fatal(err)
		}
		sameAnswers(t, p, &evidence.Ticket{
			Opened: instant.Draw(t, "opened"), Resolved: instant.Draw(t, "resolved"), Closed: instant.Draw(t, "closed"),
			OnHold: timeline.Micros(rapid.Int64().Draw(t, "on hold")), Cost: evidence.Fixed(rapid.Int64().Draw(t, "cost")),
			Reopened:     rapid.Int32().Draw(t, "reopened"),
			FirstContact: evidence.Flag(rapid.IntRange(0, 2).Draw(t, "first contact")),
		})
	})
}

// Whatever is written, an expression is refused or answers, alike by every way; it never panics.
func FuzzCompile(f *testing.F) {
	for _, seed := range []string{
		`priority == "P1" and cost / 3 > 1.5`, `let x = on_hold; x > duration("1h")`, `title matches "a|b"`,
		`if cost > 1 { true } else { false }`,
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, expression string) {
		p, err := Compile[evidence.Ticket](expression, time.UTC)
		if err != nil {
			return
		}
		sameAnswers(t, p, incident(t))
		sameAnswers(t, p, &evidence.Ticket{Opened: timeline.NoInstant, OnHold: -1, Cost: evidence.NoFixed, Reopened: -1})
	})
}
