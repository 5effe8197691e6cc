package workspace

import (
	"strings"
	"testing"
	"testing/fstest"

	"github.com/slareport/slareport/report/agreement"
	"github.com/slareport/slareport/report/kinds/timeliness"
)

// What an agreement does not say is known afterwards, also where what it says is what would have been taken.
func TestAnAgreementKnowsAboutWhatItIsSilent(t *testing.T) {
	const clock = "timeliness: {from: opened, to: resolved, within: 4h%}\n    target: 95%"
	read := func(fault, terms, more string) *agreement.Agreement {
		t.Helper()
		source := fault + "\n" + strings.Replace(goodAgreement, "availability: {from: outages}\n    target: 99%",
			strings.Replace(clock, "%", terms, 1)+more, 1)
		w, problems, err := Load(
			fstest.MapFS{File: {Data: []byte(goodSettings)}, "agreements/a.yaml": {Data: []byte(source)}},
		)
		if err != nil || len(problems) > 0 {
			t.Fatalf("%s%s%s: %v %v", fault, terms, more, err, problems)
		}
		return w.Agreements[0]
	}
	silent, spoken := read("", "", ""), read("fault: {excused: kept}", ", on_reopen: resume", "\n    counts_in: decided")
	for key, of := range map[string]func(*agreement.Agreement) agreement.Silent{
		"excused":   func(a *agreement.Agreement) agreement.Silent { return a.Fault.Silent },
		"counts_in": func(a *agreement.Agreement) agreement.Silent { return a.Objectives[0].Silent },
		"on_reopen": func(a *agreement.Agreement) agreement.Silent {
			return a.Objectives[0].Terms.(*timeliness.Terms).Silent
		},
	} {
		if !of(silent).About(key) || of(spoken).About(key) {
			t.Errorf("%s: silent %q, spoken %q", key, of(silent), of(spoken))
		}
	}
	if !spoken.Objectives[0].Terms.(*timeliness.Terms).Silent.About("on_priority_change") {
		t.Error("what was not said is not among the silent keys")
	}
	if read("fault: {excuses: [customer]}", "", "").Fault.Silent != "excused" {
		t.Error("a fault without excused is not silent about it")
	}
}
