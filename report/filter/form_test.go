package filter

import (
	"fmt"
	"sync"
	"testing"
	"time"

	"github.com/slareport/slareport/report/evidence"
	"github.com/slareport/slareport/report/evidence/texttest"
	"github.com/slareport/slareport/report/timeline"
)

func formIn(t *testing.T, expression string, zone *time.Location) *form[evidence.Ticket] {
	t.Helper()
	p, err := Compile[evidence.Ticket](expression, zone)
	if err != nil {
		t.Fatal(err)
	}
	return p.form
}

func TestAnExpressionIsCompiledOnce(t *testing.T) {
	berlin, tokyo := time.FixedZone("Berlin", 3600), time.FixedZone("Tokyo", 9*3600)
	if formIn(t, `priority == "P1"`, berlin) != formIn(t, `priority == "P1"`, tokyo) {
		t.Error("without a date, the zone matters")
	}
	dated := `opened >= date("2026-10-01")`
	if formIn(t, dated, nil) != formIn(t, dated, time.UTC) {
		t.Error("no zone is not UTC")
	}
	if first := formIn(t, dated, berlin); formIn(t, dated, berlin) != first {
		t.Error("with a date, it is compiled again")
	}
	ticket := &evidence.Ticket{Opened: instant(t, "2026-09-30T20:00:00Z")}
	for zone, want := range map[*time.Location]bool{time.UTC: false, berlin: false, tokyo: true} {
		p, err := Compile[evidence.Ticket](dated, zone)
		if err != nil {
			t.Fatal(err)
		}
		if got, err := p.Bool(ticket); err != nil || got != want {
			t.Errorf("in %v: %v, %v", zone, got, err)
		}
	}
	ofTickets := formIn(t, `client == "A"`, nil)
	ofOutages, err := Compile[evidence.Outage](`client == "A"`, nil)
	if err != nil || any(ofOutages.form) == any(ofTickets) {
		t.Errorf("outages are asked as tickets are, %v", err)
	}
}

func TestFormsThatAreKeptAreBounded(t *testing.T) {
	for n := range 2 * maxForms {
		formIn(t, fmt.Sprintf("reopened > %d", n), nil)
	}
	forms.mu.Lock()
	defer forms.mu.Unlock()
	if n := len(forms.of); n > maxForms {
		t.Errorf("%d are kept", n)
	}
}

// A form forgets the records that it was asked about, so that what was read can go.
func TestAFormForgetsRecords(t *testing.T) {
	p, err := Compile[evidence.Ticket](`let x = title; x contains "a" and lower(id) != "b"`, nil)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := p.Bool(&evidence.Ticket{ID: "a", Title: texttest.T("an")}); err != nil {
		t.Fatal(err)
	}
	m := p.take()
	defer p.giveBack(m)
	for _, kept := range append(m.vm.Stack[:cap(m.vm.Stack)], m.vm.Variables...) {
		if kept != nil {
			t.Errorf("%v is kept", kept)
		}
	}
	if len(m.env) > 0 {
		t.Errorf("%v is kept", m.env)
	}
}

// Many clients ask the same at the same time, also what lasts, where each evaluation guesses for itself.
func TestFormsAreForConcurrentUse(t *testing.T) {
	asOf := instant(t, "2026-10-10T00:00:00Z")
	opened := instant(t, "2026-10-01T00:00:00Z")
	lasting := &evidence.Ticket{Opened: opened, Resolved: timeline.NoInstant, Closed: timeline.NoInstant}
	short := *lasting
	short.Resolved = opened + timeline.Instant(timeline.Day)
	expressions := map[string][2]Answer{ // of the ticket that lasts, and of the short one
		`resolved - opened > duration("2d")`:                                       {Yes, No},
		`resolved - opened > duration("20d")`:                                      {Pending, No},
		`resolved - opened > duration("20d") or closed - opened > duration("30d")`: {Pending, No},
		`resolved - opened > duration("20d") and on_hold / 0 > duration("1h")`:     {Failed, No},
		`let d = resolved - opened; d > duration("2d") or d < duration("2h")`:      {Yes, No},
	}
	var all sync.WaitGroup
	for range 8 {
		for expression, want := range expressions {
			all.Go(func() {
				for range 50 {
					p, err := Compile[evidence.Ticket](expression, nil)
					if err != nil {
						t.Error(err)
						return
					}
					for i, ticket := range []*evidence.Ticket{lasting, &short} {
						if got, err := p.Decide(ticket, asOf); err != nil || got != want[i] {
							t.Errorf("%s: %v, %v; want %v", expression, got, err, want[i])
						}
					}
				}
			})
		}
	}
	all.Wait()
}
