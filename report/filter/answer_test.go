package filter

import (
	"testing"

	"github.com/slareport/slareport/report/evidence"
	"github.com/slareport/slareport/report/timeline"
)

// asOf is ten minutes after the outage of the tests below began.
const (
	begin = timeline.Instant(1_000_000_000_000)
	asOf  = begin + timeline.Instant(10*timeline.Minute)
)

func lasting() *evidence.Outage {
	return &evidence.Outage{
		From: begin, To: timeline.NoInstant, Detected: begin, Acknowledged: timeline.NoInstant, Notified: timeline.NoInstant,
		Share: evidence.NoFixed,
	}
}

// What has passed decides where that is enough.
//
// Decides: filters-undecided.
func TestTheLengthOfAnOutageThatLastsIsAtLeastWhatHasPassed(t *testing.T) {
	for expression, want := range map[string]Answer{
		`to - from < duration("10m")`:                                   No,
		`to - from < duration("10m1s")`:                                 Pending,
		`to - from <= duration("10m")`:                                  Pending,
		`to - from <= duration("9m59s")`:                                No,
		`to - from >= duration("10m")`:                                  Yes,
		`to - from > duration("10m")`:                                   Pending,
		`to - from > duration("9m59s")`:                                 Yes,
		`to - from == duration("9m")`:                                   No,
		`to - from != duration("9m")`:                                   Yes,
		`to - from == duration("10m")`:                                  Pending,
		`duration("5m") > to - from`:                                    No,
		`(to - from) * 2 > duration("19m")`:                             Yes,
		`(to - from) / 2 > duration("6m")`:                              Pending,
		`-1 * (to - from) > duration("1s")`:                             No,
		`to - from >= duration("1h") and to - from <= duration("2h")`:   Pending,
		`to - from >= duration("1h") or severity == ""`:                 Yes,
		`to - from >= duration("1h") and severity == "major"`:           No,
		`not (to - from < duration("5m"))`:                              Yes,
		`to == nil`:                                                     Yes,
		`to != nil`:                                                     No,
		`nil != to`:                                                     No,
		`to - from == nil`:                                              Yes,
		`to != nil and to - from > duration("5m")`:                      No,
		`notified - from <= duration("10m")`:                            Pending,
		`notified - from <= duration("9m")`:                             No,
		`detected - from <= duration("9m")`:                             Yes,
		`share > 0`:                                                     No, // blank is blank
		`to - from > duration("1h") ? severity == "" : severity == ""`:  Yes,
		`to - from > duration("1h") ? severity == "" : severity == "x"`: Pending,
		`let length = to - from; length > duration("5m") and length < duration("9m")`: No,
		`(to - from) / duration("1m") >= 10`:                                          Yes,
		`duration("1h") / (to - from) > 1`:                                            Pending,
	} {
		p, err := Compile[evidence.Outage](expression, nil)
		if err != nil {
			t.Errorf("%s: %v", expression, err)
			continue
		}
		if got, err := p.Decide(lasting(), asOf); got != want || err != nil {
			t.Errorf("%s: %d, want %d, %v", expression, got, want, err)
		}
	}
}

// A record that is over, and a date that nobody knows, leave nothing open.
func TestABlankTimeOfARecordThatIsOverIsBlank(t *testing.T) {
	over := lasting()
	over.To = asOf
	for expression, want := range map[string]Answer{
		`notified - from <= duration("1h")`: No, `to - from == duration("10m")`: Yes, `notified == nil`: Yes,
	} {
		p, err := Compile[evidence.Outage](expression, nil)
		if err != nil {
			t.Fatal(err)
		}
		if got, _ := p.Decide(over, asOf); got != want {
			t.Errorf("%s: %d, want %d", expression, got, want)
		}
	}
	p, _ := Compile[evidence.Outage](`to - from < duration("1h")`, nil)
	if got, _ := p.Decide(lasting(), timeline.NoInstant); got != No {
		t.Errorf("without a date: %d", got)
	}
	done := &evidence.Ticket{Opened: begin, Resolved: asOf, Closed: timeline.NoInstant, Responded: timeline.NoInstant}
	open := &evidence.Ticket{Opened: begin, Resolved: timeline.NoInstant, Closed: timeline.NoInstant, Responded: begin}
	for expression, want := range map[string][2]Answer{
		`closed - opened > duration("5m")`:      {No, Yes},
		`resolved - opened > duration("5m")`:    {Yes, Yes},
		`resolved - opened < duration("15m")`:   {Yes, Pending},
		`responded - opened <= duration("15m")`: {No, Yes},
	} {
		p, err := Compile[evidence.Ticket](expression, nil)
		if err != nil {
			t.Fatal(err)
		}
		for i, x := range []*evidence.Ticket{done, open} {
			if got, _ := p.Decide(x, asOf); got != want[i] {
				t.Errorf("%s of ticket %d: %d, want %d", expression, i, got, want[i])
			}
		}
	}
}

func TestWhatCannotBeComputedIsNotDecided(t *testing.T) {
	for expression, want := range map[string]Answer{
		`cost / 0 > 1`: Failed, `not (cost / 0 > 1)`: Failed, `cost / 0 > 1 or true`: Yes, `cost / 0 > 1 and false`: No,
		`cost / (cost - cost) == 1`: Failed, `cost / 0 == nil`: Yes, `cost / 0.001 > 1`: Yes,
	} {
		p, err := Compile[evidence.Ticket](expression, nil)
		if err != nil {
			t.Errorf("%s: %v", expression, err)
			continue
		}
		if got, err := p.Decide(incident(t), asOf); got != want || err != nil {
			t.Errorf("%s: %d, want %d, %v", expression, got, want, err)
		}
		if _, err := p.Bool(incident(t)); (err != nil) != (want == Failed) {
			t.Errorf("%s: %v", expression, err)
		}
	}
}

func TestAFigureOfARecordThatLastsHasBounds(t *testing.T) {
	for expression, want := range map[string][2]string{
		`to - from`: {"600", ""}, `2 * (to - from)`: {"1200", ""}, `-1 * (to - from)`: {"", "-600"},
		`(to - from) * 0`: {"0", "0"}, `to - from > duration("1h") ? 1 : 2`: {"1", "2"},
		`(to - from) / 0`: {"", ""}, `1 / (share ?? 0)`: {"", ""}, `to - from > duration("5m") ? 1 : 2`: {"1", "1"},
	} {
		p, err := Compile[evidence.Outage](expression, nil)
		if err != nil {
			t.Errorf("%s: %v", expression, err)
			continue
		}
		f, err := p.Figure(lasting(), asOf)
		if err != nil {
			t.Errorf("%s: %v", expression, err)
		}
		if f.State == Exact {
			f.Least, f.Most = &f.Amount, &f.Amount
		}
		for i, end := range []*Amount{f.Least, f.Most} {
			got := ""
			if end != nil {
				got = end.Rat().RatString()
			}
			if got != want[i] {
				t.Errorf("%s, end %d: %q, want %q", expression, i, got, want[i])
			}
		}
	}
}
