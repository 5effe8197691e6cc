package main

import (
	"fmt"
	"math/big"
	"strings"
	"testing"

	"github.com/slareport/slareport/report"
)

// claimedBy is an agreement that pays 100.00 for the outage of October, if it is claimed by these terms.
func claimedBy(claim string) string {
	return "fees: {wan: 1000.00}\nobjectives: [{id: up, service: wan, availability: {from: outages}, target: 99.5%, " +
		"credit: {of: wan, bands: {below 99.5%: 10%}}}]\ncredits: {claim: " + claim + "}"
}

const (
	ofIncident      = "{within: 30d, of: incident-end}"
	creditClaimHead = "period,objective,at,state,amount,reference"
)

// sixHoursDown lasts six hours: 99.19 % of October.
func sixHoursDown() map[string]string {
	return rows("outages", "id,service,from,to", "O1,wan,2026-10-05 10:00,2026-10-05 16:00")
}

// claimedWith are the outage of October and a register of claims for credit.
func claimedWith(lines ...string) map[string]string {
	return with(sixHoursDown(), rows("credit-claims", creditClaimHead, lines...))
}

// statesOf says of each entitlement its period, amount, state, deadline, and what of it is open and in doubt.
func statesOf(r *report.Report) string {
	var list []string
	for i := range r.Entitlements {
		e := &r.Entitlements[i]
		period := e.Period
		if e.SoFar {
			period += " so far"
		}
		list = append(list,
			fmt.Sprint(period, " ", e.Amount, " ", e.State, " ", e.Deadline, " open ", e.Open, " doubtful ", e.Doubtful))
	}
	return strings.Join(list, "; ")
}

// Decides: entitlements, entitlement-state.
func TestACreditThatMustBeClaimedIsPaidWhenItWas(t *testing.T) {
	for name, c := range map[string]struct {
		asOf    string
		claims  []string
		state   string
		payable string
	}{
		"nobody claimed yet": {"2026-11-04T16:00:00Z", nil, "entitled open 100.00", "0.00"},
		"nobody claimed":     {"2026-11-04T16:00:01Z", nil, "lapsed open 0.00", "0.00"},
		"claimed at the last instant": {"2026-12-01T00:00:00Z", []string{"2026-10,up,2026-11-04 16:00:00,,,R-7"},
			"claimed open 0.00", "100.00"},
		"claimed a second later": {"2026-12-01T00:00:00Z", []string{"2026-10,up,2026-11-04 16:00:01,,,R-7"},
			"lapsed open 0.00", "0.00"},
		"claimed after the date of data": {"2026-11-02T00:00:00Z", []string{"2026-10,up,2026-11-03 09:00,,,R-7"},
			"entitled open 100.00", "0.00"},
		"claimed for every objective": {"2026-12-01T00:00:00Z", []string{"2026-10,,2026-11-02 09:00,,,R-7"},
			"claimed open 0.00", "100.00"},
		"claimed in part, time left": {"2026-11-03T00:00:00Z", []string{"2026-10,up,2026-11-02 09:00,,40.00,R-7"},
			"entitled open 60.00", "40.00"},
		"claimed in part, the rest lapsed": {"2026-12-01T00:00:00Z", []string{"2026-10,up,2026-11-02 09:00,,40.00,R-7"},
			"claimed open 0.00", "40.00"},
		"granted": {
			"2026-12-01T00:00:00Z", []string{"2026-10,up,2026-11-02 09:00,,,R-7", "2026-10,up,2026-11-20 09:00,granted,,"},
			"granted open 0.00", "100.00",
		},
		"issued": {"2026-12-01T00:00:00Z", []string{"2026-10,up,2026-11-02 09:00,issued,,R-7"}, "issued open 0.00",
			"100.00"},
		"refused": {"2026-12-01T00:00:00Z",
			[]string{"2026-10,up,2026-11-02 09:00,,,R-7", "2026-10,up,2026-11-20 09:00,refused,,"}, "refused open 0.00", "0.00"},
	} {
		r := trial{asOf: c.asOf, terms: claimedBy(ofIncident), rows: claimedWith(c.claims...)}.report(t)
		state, open, _ := strings.Cut(c.state, " open ")
		want := "2026-10 100.00 " + state + " 2026-11-04T16:00:00Z open " + open + " doubtful 0.00"
		if got := statesOf(r); got != want || r.Credits.Payable != c.payable {
			t.Errorf("%s: %s, %s payable; want %s, %s payable", name, got, r.Credits.Payable, want, c.payable)
		}
		if len(c.claims) > 0 && !strings.Contains(c.asOf, "11-02T") {
			if e := r.Entitlements[0]; e.Reference != "R-7" || e.ClaimedAt == "" ||
				e.Late != (name == "claimed a second later") || len(e.Rows) != len(c.claims) {
				t.Errorf("%s: %+v", name, e)
			}
		}
	}
}

// An amount in another currency than the agreement's says nothing of how much was claimed: the credit is between lapsed
// and payable. A currency may stand beside the amount, in the head of its column, or in a column of its own.
//
// Decides: claim-unclear.
func TestAClaimInAnotherCurrencyIsOfAnUnknownAmount(t *testing.T) {
	other := map[string]string{"agreements/b.yaml": "id: B-1\nclient: Beta\ncurrency: USD\n" + claimedBy(ofIncident)}
	for _, c := range []struct {
		name, head, row string
		others          map[string]string
		doubtful, pays  string
	}{
		{"beside the amount", creditClaimHead, "2026-10,up,2026-11-02 09:00,,60 USD,R-7", other, "100.00", "0.00"},
		{"a sign beside the amount", creditClaimHead, "2026-10,up,2026-11-02 09:00,,$60,R-7", other, "100.00", "0.00"},
		{"that of the agreement", creditClaimHead, "2026-10,up,2026-11-02 09:00,,60 EUR,R-7", other, "0.00", "60.00"},
		{"one agreement alone", creditClaimHead, "2026-10,up,2026-11-02 09:00,,60 USD,R-7", nil, "100.00", "0.00"},
		{"in the head", "period,objective,at,state,amount (USD),reference", "2026-10,up,2026-11-02 09:00,,60,R-7", other,
			"100.00", "0.00"},
		{"in the head, one agreement", "period,objective,at,state,amount_usd,reference",
			"2026-10,up,2026-11-02 09:00,,60,R-7", nil, "100.00", "0.00"},
		{"that of the agreement in the head", "period,objective,at,state,Amount in €,reference",
			"2026-10,up,2026-11-02 09:00,,60,R-7", other, "0.00", "60.00"},
		{"in a column", creditClaimHead + ",currency", "2026-10,up,2026-11-02 09:00,,60,R-7,usd", nil, "100.00", "0.00"},
		{"that of the agreement in a column", creditClaimHead + ",currency", "2026-10,up,2026-11-02 09:00,,60,R-7,€", nil,
			"0.00", "60.00"},
		{"no amount", creditClaimHead + ",currency", "2026-10,up,2026-11-02 09:00,,,R-7,USD", nil, "0.00", "100.00"},
		{"no currency in the column", creditClaimHead + ",currency", "2026-10,up,2026-11-02 09:00,,60,R-7,", nil, "0.00",
			"60.00"},
	} {
		r := trial{asOf: "2026-12-01T00:00:00Z", terms: claimedBy(ofIncident), others: c.others,
			rows: with(sixHoursDown(), rows("credit-claims", c.head, c.row))}.report(t)
		if got := r.Entitlements[0].Doubtful; got != c.doubtful || r.Credits.Payable != c.pays {
			t.Errorf("%s: %s in doubt, %s payable; want %s and %s", c.name, got, r.Credits.Payable, c.doubtful, c.pays)
		}
	}
	r := trial{asOf: "2026-12-01T00:00:00Z", terms: claimedBy(ofIncident),
		rows: with(sixHoursDown(),
			rows("credit-claims", creditClaimHead+",currency", "2026-10,up,2026-11-02 09:00,,60,R-7,USD"))}.report(t)
	if !found(r, "a claim for credit is in \"USD\", but the agreement in EUR") {
		t.Error("no finding names the currency")
	}
}

// A claim of the year before is most likely one of this year, and nobody knows.
func TestAClaimDatedBeforeItsPeriodIsNamed(t *testing.T) {
	for day, want := range map[string]bool{"2026-09-30 23:59": true, "2026-10-01 00:00": false} {
		r := trial{asOf: "2026-12-01T00:00:00Z", terms: claimedBy(ofIncident),
			rows: claimedWith("2026-10,up," + day + ",,,")}.report(t)
		if found(r, "before the period 2026-10 that it is for began") != want {
			t.Errorf("%s: the finding is there: %v, want %v", day, !want, want)
		}
	}
}

// The credit of a quarter or of a year may be claimed before its last month begins.
func TestAClaimWithinTheQuarterIsInTime(t *testing.T) {
	for day, want := range map[string]string{"2026-06-30": "0.00", "2026-07-01": "300.00", "2026-07-31": "300.00"} {
		r := trial{period: "2026-09", asOf: "2026-12-01T00:00:00Z",
			terms: strings.Replace(claimedBy(ofIncident), "target:", "period: quarter, target:", 1),
			rows: with(rows("outages", "id,from,to,service", "O1,2026-07-02 10:00,2026-07-03 10:00,wan"),
				rows("credit-claims", creditClaimHead, "2026-09,up,"+day+" 09:00,,,"))}.report(t)
		if r.Credits.Payable != want {
			t.Errorf("claimed on %s: %s payable, want %s", day, r.Credits.Payable, want)
		}
	}
}

// Two credits of 100.00 each, of which one was claimed: a cap leaves more or less of the other.
//
// Decides: claimable-after-limits.
func TestWhatMayStillBeClaimedIsToldWithWhatTheLimitsLeaveOfIt(t *testing.T) {
	const o = ", service: wan, availability: {from: outages}, target: 99.5%, " +
		"credit: {of: wan, bands: {below 99.5%: 10%}}}"
	for limit, want := range map[string]string{
		"10%": "0.00", "10.1%": "1.00", "19.99%": "99.90", "20%": "100.00", "100%": "100.00",
	} {
		r := trial{asOf: "2026-11-04T00:00:00Z", terms: "fees: {wan: 1000.00}\nobjectives: [{id: up" + o +
			", {id: again" + o + "]\ncredits: {cap: {month: " + limit + "}, claim: " + ofIncident + "}",
			rows: claimedWith("2026-10,up,2026-11-02 09:00,,,R-7")}.report(t)
		if got := r.Credits.Claimable; got != want || r.Credits.Payable != "100.00" {
			t.Errorf("a cap of %s: %s may be claimed beside %s, want %s", limit, got, r.Credits.Payable, want)
		}
	}
	// Two months of 100.00 each share the limit of a year.
	for limit, want := range map[string]string{"99.99": "99.99", "150.00": "150.00", "200.00": "200.00", "": "200.00"} {
		terms := "fees: {wan: 1000.00}\nobjectives: [{id: up" + o + "]\ncredits: {claim: {within: 60d, of: period-end}"
		if limit != "" {
			terms += ", cap: {year: " + limit + "}"
		}
		r := trial{asOf: "2026-11-04T00:00:00Z", terms: terms + "}", rows: rows("outages", "service,from,to",
			"wan,2026-09-05 10:00,2026-09-05 16:00", "wan,2026-10-05 10:00,2026-10-05 16:00")}.report(t)
		if got := r.Credits.Claimable; got != want || r.Credits.Payable != "0.00" {
			t.Errorf("a limit of %s a year: %s may be claimed, %s is payable, want %s and 0.00", limit, got,
				r.Credits.Payable, want)
		}
	}
	r := trial{asOf: "2026-12-04T00:00:00Z", terms: claimedBy(ofIncident), rows: claimedWith()}.report(t)
	if got := r.Credits.Claimable; got != "" {
		t.Errorf("%s may be claimed of what lapsed", got)
	}
}

// What was granted rules: of a claim for 100.00 of which 60.00 were granted, 60.00 are payable and not 100.00.
func TestWhatWasGrantedOfAClaimIsPayable(t *testing.T) {
	const claim = "2026-10,up,2026-11-02 09:00,,,R-7"
	granted := func(amount string) string { return "2026-10,up,2026-11-20 09:00,granted," + amount + ",CN-1" }
	for name, c := range map[string]struct {
		claims        []string
		payable, rest string
		beyond        int
	}{
		"all of it":              {[]string{claim, granted("100.00")}, "100.00", "0.00", 0},
		"a part":                 {[]string{claim, granted("60.00")}, "60.00", "40.00", 0},
		"a cent less":            {[]string{claim, granted("99.99")}, "99.99", "0.01", 0},
		"a cent more":            {[]string{claim, granted("100.01")}, "100.00", "0.00", 1},
		"a part, then the rest":  {[]string{claim, granted("60.00"), granted("40.00")}, "100.00", "0.00", 0},
		"a part of a part":       {[]string{"2026-10,up,2026-11-02 09:00,,80.00,R-7", granted("60.00")}, "60.00", "20.00", 0},
		"more than was claimed":  {[]string{"2026-10,up,2026-11-02 09:00,,80.00,R-7", granted("90.00")}, "90.00", "0.00", 0},
		"issued without a grant": {[]string{claim, "2026-10,up,2026-11-20 09:00,issued,60.00,CN-1"}, "60.00", "40.00", 0},
	} {
		r := trial{asOf: "2026-12-01T00:00:00Z", terms: claimedBy(ofIncident), rows: claimedWith(c.claims...)}.report(t)
		if e := &r.Entitlements[0]; r.Credits.Payable != c.payable || e.Refused != c.rest {
			t.Errorf("%s: %s payable, %s refused, want %s and %s", name, r.Credits.Payable, e.Refused, c.payable, c.rest)
		}
		told := 0
		for _, f := range r.Findings {
			if strings.Contains(f.Text, "0.01") && strings.Contains(f.Text, "entitles to") {
				told++
			}
		}
		if told != c.beyond {
			t.Errorf("%s: %d findings, want %d: %v", name, told, c.beyond, r.Findings)
		}
	}
}

// Decides: claim-within.
func TestTheTimeToClaimRunsFromWhatIsAgreed(t *testing.T) {
	lasts := rows("outages", "id,service,from,to", "O1,wan,2026-10-05 10:00,2026-10-05 16:00", "O2,wan,2026-10-30 10:00,")
	over := rows("outages", "id,service,from,to", "O1,wan,2026-10-05 10:00,2026-10-05 16:00",
		"O2,wan,2026-10-31 10:00,2026-11-02 08:00")
	excused := with(sixHoursDown(), rows("outages2", "id,service,from,to", "O2,wan,2026-10-20 10:00,2026-10-20 11:00"),
		rows("claims", "id,party,from,to,reference", "C1,customer,2026-10-20 10:00,2026-10-20 11:00,R"))
	answers := "fees: {desk: 1000.00}\nobjectives: [{id: p, timeliness: {from: opened, to: resolved, within: 4h}, " +
		"target: 100%, " +
		"credit: {of: desk, whole: yes, claim: {within: 10d, of: incident-end}}}]"
	calls := "fees: {desk: 1000.00}\nobjectives: [{id: p, share: {of: tickets, good: first_contact}, target: 100%, " +
		"credit: {of: desk, whole: yes, claim: {within: 10d, of: incident-end}}}]"
	late := rows("tickets", "id,opened,resolved,first_contact", "T1,2026-10-05 09:00,2026-10-05 18:00,no",
		"T2,2026-10-06 09:00,2026-10-06 10:00,no")
	for name, c := range map[string]struct {
		terms string
		rows  map[string]string
		want  string
	}{
		"the incident": {claimedBy(ofIncident), sixHoursDown(), "2026-11-04T16:00:00Z"},
		"the period":   {claimedBy("{within: 30d}"), sixHoursDown(), "2026-12-01T00:00:00Z"},
		"the report": {claimedBy("{within: 10d, of: report}, reported: {2026-10: 2026-11-05}"),
			sixHoursDown(), "2026-11-16T00:00:00Z"},
		"a report that nobody dates":  {claimedBy("{within: 10d, of: report}"), sixHoursDown(), ""},
		"an incident that lasts":      {claimedBy(ofIncident), lasts, ""},
		"an incident past the period": {claimedBy(ofIncident), over, "2026-12-02T08:00:00Z"},
		"an incident that does not count": {"fault: {excuses: [customer]}\n" + claimedBy(ofIncident), excused,
			"2026-11-04T16:00:00Z"},
		"a late case":              {answers, late, "2026-10-15T18:00:00Z"},
		"misses that are no cases": {calls, late, "2026-11-11T00:00:00Z"},
	} {
		r := trial{
			asOf: "2026-11-03T12:00:00Z", terms: c.terms, rows: with(c.rows, rows("credit-claims", creditClaimHead)),
		}.report(t)
		if len(r.Entitlements) != 1 || r.Entitlements[0].Deadline != c.want {
			t.Errorf("%s: %s, want until %s", name, statesOf(r), c.want)
		}
	}
}

// The credits of earlier periods are told until they are settled.
func TestEarlierCreditsAreToldUntilTheyAreSettled(t *testing.T) {
	w := trial{period: "2026-11", asOf: "2026-12-01T00:00:00Z", terms: claimedBy("{within: 60d}")}
	for name, c := range map[string]struct {
		claims []string
		asOf   string
		want   string
	}{
		"still to be claimed": {nil, "2026-12-01T00:00:00Z",
			"2026-10 100.00 entitled 2026-12-31T00:00:00Z open 100.00 doubtful 0.00"},
		"waits for an answer": {[]string{"2026-10,up,2026-11-02 09:00,,,"}, "2026-12-01T00:00:00Z",
			"2026-10 100.00 claimed 2026-12-31T00:00:00Z open 0.00 doubtful 0.00"},
		"issued": {[]string{"2026-10,up,2026-11-02 09:00,issued,,"}, "2026-12-01T00:00:00Z", ""},
		"lapsed": {nil, "2027-01-01T00:00:00Z", ""},
	} {
		w.rows, w.asOf = claimedWith(c.claims...), c.asOf
		if got := statesOf(w.report(t)); got != c.want {
			t.Errorf("%s: %q, want %q", name, got, c.want)
		}
	}
	dated := claimedBy("{within: 10d, of: report}, reported: {2026-10: 2026-11-05}")
	for asOf, want := range map[string]string{
		"2026-11-16T00:00:00Z": "open 100.00", "2026-11-16T00:00:01Z": "open 0.00", "2027-01-31T00:00:00Z": "open 0.00",
	} {
		got := statesOf(trial{asOf: asOf, terms: dated, rows: claimedWith()}.report(t))
		if !strings.Contains(got, " 2026-11-16T00:00:00Z "+want) {
			t.Errorf("built with data of %s: %s, want %s", asOf, got, want)
		}
	}
	w = trial{
		period: "2026-11", asOf: "2026-12-01T00:00:00Z", terms: claimedBy("{within: 10d, of: report}"), rows: claimedWith(),
	}
	if got := statesOf(w.report(t)); got != "2026-10 100.00 entitled  open 100.00 doubtful 0.00" {
		t.Errorf("nobody knows when the report of October was made: %s", got)
	}
}

// Both sides of thirty days.
func TestWhatLapsesWithinThirtyDaysIsPointedOut(t *testing.T) {
	for asOf, want := range map[string]bool{
		"2026-11-30T23:59:59Z": false, "2026-12-01T00:00:00Z": true, "2026-12-31T00:00:00Z": true,
		"2026-12-31T00:00:01Z": false,
	} {
		r := trial{asOf: asOf, terms: claimedBy("{within: 60d}"), rows: claimedWith()}.report(t)
		if r.Entitlements[0].LapseSoon != want {
			t.Errorf("%s: %s, lapses soon %v, want %v", asOf, statesOf(r), !want, want)
		}
	}
}

// Decides: claim-unclear, claims-unread, claims-silence.
func TestWhatMayBeAClaimInTimeIsBounded(t *testing.T) {
	const lapsed = "2026-12-01T00:00:00Z"
	known := func(lines ...string) trial {
		return trial{asOf: lapsed, terms: claimedBy(ofIncident), rows: claimedWith(lines...)}
	}
	covers := func(until string) trial {
		w := known()
		w.rows = with(w.rows)
		w.keys = ", covers: " + until
		return w
	}
	two := strings.Replace(
		claimedBy(ofIncident), "}]",
		"}, {id: also, service: wan, availability: {from: outages}, target: 99.5%, credit: {of: wan, bands: {below 99.5%: "+
			"5%}}}]", 1,
	)
	for name, c := range map[string]struct {
		trial
		doubtful, worst string // the worst is payable; "" where nothing is provisional
	}{
		"a day before the last":       {known("2026-10,up,2026-11-03,,,"), "0.00", ""},
		"the day of the deadline":     {known("2026-10,up,2026-11-04,,,"), "100.00", "100.00"},
		"the day after":               {known("2026-10,up,2026-11-05,,,"), "0.00", ""},
		"a time that nobody can read": {known("2026-10,up,soon,,,"), "100.00", "100.00"},
		"before its period":           {known("2026-10,up,2026-09-30 23:59,,,"), "100.00", "100.00"},
		"as its period begins":        {known("2026-10,up,2026-10-01 00:00,,,"), "0.00", ""},
		"a grant before its period":   {known("2026-10,up,2025-11-02,granted,,"), "100.00", "100.00"},
		"no time":                     {known("2026-10,up,,,,"), "100.00", "100.00"},
		"a period of another kind":    {known("10/2026,up,2026-11-02 09:00,,,"), "100.00", "100.00"},
		"a period of a spreadsheet":   {known("Oct-26,up,2026-11-02 09:00,,,"), "100.00", "100.00"},
		"a state that nobody knows":   {known("2026-10,up,2026-11-02 09:00,pondered,,"), "100.00", "100.00"},
		"withdrawn, and nobody can read when": {
			known("2026-10,up,2026-11-02 09:00,,,", "2026-10,up,soon,withdrawn,,"), "100.00", "100.00"},
		"refused, and nobody can read when": {
			known("2026-10,up,2026-11-02 09:00,,,", "2026-10,up,soon,refused,,"), "100.00", "100.00"},
		"granted, and nobody can read how much": {
			known("2026-10,up,2026-11-02 09:00,,,", "2026-10,up,2026-11-09 09:00,granted,much,"), "100.00", "100.00"},
		"another one withdrawn, and nobody can read when": {
			known("2026-10,up,2026-11-02 09:00,,,R-7", "2026-10,up,2026-11-02 09:00,,,R-8",
				"2026-10,up,soon,withdrawn,,R-8"), "0.00", ""},
		"granted before, and withdrawn when nobody can read": {
			known("2026-10,up,2026-11-02 09:00,granted,,", "2026-10,up,soon,withdrawn,,"), "0.00", ""},
		"refused on the day of the deadline": {
			known("2026-10,up,2026-11-02 09:00,,,", "2026-10,up,2026-11-04,refused,,"), "0.00", ""},
		"claimed in time beside it": {known("2026-10,up,soon,,,", "2026-10,up,2026-11-02 09:00,,,"), "0.00", ""},
		"an amount for one of two": {
			trial{asOf: lapsed, terms: two, rows: claimedWith("2026-10,,2026-11-02 09:00,,100.00,")}, "100.00", "150.00",
		},
		"a register up to the deadline":  {covers("2026-11-04 16:00:01"), "0.00", ""},
		"a register that ends before it": {covers("2026-11-04 16:00"), "100.00", "100.00"},
		"no register": {trial{asOf: lapsed, terms: claimedBy(ofIncident), rows: sixHoursDown()},
			"100.00", "100.00"},
		"no register, and time is left": {
			trial{asOf: "2026-11-04T16:00:00Z", terms: claimedBy(ofIncident), rows: sixHoursDown()}, "0.00", "",
		},
		"a short register, and time is left": {
			trial{asOf: "2026-11-04T16:00:00Z", terms: claimedBy(ofIncident), rows: claimedWith(), keys: ", covers: 2026-11-01"},
			"0.00", "",
		},
	} {
		r := c.report(t)
		if got := r.Entitlements[0].Doubtful; got != c.doubtful {
			t.Errorf("%s: %s in doubt, want %s", name, got, c.doubtful)
		}
		if worst := worstOf(r); worst != c.worst {
			t.Errorf("%s: up to %q may be payable, want %q", name, worst, c.worst)
		}
		if unclear := r.Entitlements[0].State == report.ClaimUnclear; unclear != (c.doubtful != "0.00") {
			t.Errorf("%s: %s", name, r.Entitlements[0].State)
		}
	}
	damaged := known()
	damaged.others = map[string]string{"data/credit-claims.csv": "x\n1\n"}
	r, err := damaged.openAnyway(t, damaged.dir(t)).report(0)
	if err != nil {
		t.Fatal(err)
	}
	if r.Entitlements[0].State != report.ClaimUnclear || worstOf(r) != "100.00" {
		t.Errorf("a register that cannot be read: %s, up to %q", statesOf(r), worstOf(r))
	}
}

// worstOf is what is payable in the worst case; "" where nothing is provisional.
func worstOf(r *report.Report) string {
	if r.Standing == nil {
		return ""
	}
	return r.Standing.Missing[0].Worst.Payable
}

// Decides: credit-claims-of-nothing.
func TestClaimsForNothingAreAFinding(t *testing.T) {
	const text = "is about no credit of this agreement that must be claimed"
	for line, want := range map[string]bool{
		"2026-10,up,2026-11-02 09:00,,,": false, "2026-10,UP,2026-11-02 09:00,,,": false,
		"2026-10,,2026-11-02 09:00,,,":     false,
		"2019-03,up,2026-11-02 09:00,,,":   false, // before anything that is priced
		"2026-10,down,2026-11-02 09:00,,,": true, "October,up,2026-11-02 09:00,,,": true,
		"2026-10,down,2026-12-02 09:00,,,": false, // nobody knows of it yet
	} {
		r := trial{terms: claimedBy(ofIncident), rows: claimedWith(line)}.report(t)
		if found(r, text) != want {
			t.Errorf("%s: found %v, want %v", line, !want, want)
		}
	}
	paid := strings.Replace(claimedBy(ofIncident), "claim: "+ofIncident, "", 1)
	if r := (trial{terms: paid, rows: claimedWith("2026-10,up,2026-11-02 09:00,,,")}).report(t); !found(r, text) ||
		r.Credits.Payable != "100.00" || len(r.Entitlements) > 0 {
		t.Errorf("what needs no claim: %s payable, %s", r.Credits.Payable, statesOf(r))
	}
}

// A claim for the table is one for both circuits; with an amount nobody knows for which.
//
// Decides: claim-of-items.
func TestAClaimForATableIsAboutAllItsItems(t *testing.T) {
	for name, c := range map[string]struct{ claim, payable, doubtful string }{
		"the table":               {"2026-10,up,2026-11-02 09:00,,,", "200.00", "0.00"},
		"an item":                 {"2026-10,up/A,2026-11-02 09:00,,,", "100.00", "0.00"},
		"the table and an amount": {"2026-10,up,2026-11-02 09:00,,150.00,", "0.00", "200.00"},
	} {
		w := trial{
			asOf: "2026-11-20T00:00:00Z",
			terms: "objectives: [{id: up, for-each: data/circuits.csv, availability: {from: outages}, target: 99.5%, " +
				"credit: {bands: {below 99.5%: 10%}}}]\ncredits: {claim: " + ofIncident + "}",
			rows: with(rows("outages", "id,service,from,to", "O1,A,2026-10-05 10:00,2026-10-05 16:00",
				"O2,B,2026-10-05 10:00,2026-10-05 16:00"),
				rows("credit-claims", creditClaimHead, c.claim)),
			others: map[string]string{"data/circuits.csv": "id,fee\nA,1000.00\nB,1000.00\n"},
		}
		r := w.report(t)
		doubtful := new(big.Rat)
		for i := range r.Entitlements {
			part, _ := new(big.Rat).SetString(r.Entitlements[i].Doubtful)
			doubtful.Add(doubtful, part)
		}
		if r.Credits.Payable != c.payable || doubtful.FloatString(2) != c.doubtful {
			t.Errorf("%s: %s payable, %s in doubt, want %s and %s: %s", name, r.Credits.Payable, doubtful.FloatString(2),
				c.payable, c.doubtful, statesOf(r))
		}
	}
}

// A credit of 100.00, claimed on the 1st or the 2nd of November, withdrawn on the 2nd, and claimed again. What was done
// within a minute or a day goes by the rows of the file.
//
// Decides: claim-order.
func TestStepsOfOneMomentGoByTheOrderOfTheirRows(t *testing.T) {
	const (
		minute = "2026-10,up,2026-11-02 09:00,%s,%s,%s"
		day    = "2026-10,up,2026-11-02,%s,%s,%s"
		first  = "2026-10,up,2026-11-01 09:00,%s,%s,%s"
	)
	step := func(format, state string, more ...string) string {
		more = append(more, "", "")
		return fmt.Sprintf(format, state, more[0], more[1])
	}
	const payable, lapsed, doubt = "100.00 payable", "0.00 payable", "0.00 payable, up to 100.00"
	for name, c := range map[string]struct {
		rows, others []string // of one file and of another one
		want         string
	}{
		"claimed again in the minute": {
			[]string{step(minute, "claimed"), step(minute, "withdrawn"), step(minute, "claimed")}, nil, payable},
		"claimed again under its reference": {
			[]string{step(minute, "claimed", "", "R-7"), step(minute, "withdrawn", "", "R-7"),
				step(minute, "claimed", "", "R-7")}, nil, payable},
		"withdrawn again in the minute": {
			[]string{step(minute, "claimed"), step(minute, "withdrawn"), step(minute, "claimed"),
				step(minute, "withdrawn")}, nil, lapsed},
		"claimed twice, then withdrawn": {
			[]string{step(minute, "claimed"), step(minute, "claimed"), step(minute, "withdrawn")}, nil, lapsed},
		"claimed again after a refusal": {
			[]string{step(minute, "claimed"), step(minute, "refused"), step(minute, "claimed")}, nil, lapsed},
		"granted after a refusal": {
			[]string{step(minute, "claimed"), step(minute, "refused"), step(minute, "granted")}, nil, payable},
		"days alone": {[]string{step(day, "claimed"), step(day, "withdrawn"), step(day, "claimed")}, nil, payable},
		"days alone, withdrawn at last": {
			[]string{step(day, "claimed"), step(day, "claimed", "", "R-8"), step(day, "withdrawn")}, nil, lapsed},
		"a minute, then its day": {[]string{step(minute, "claimed"), step(day, "withdrawn")}, nil, lapsed},
		"a day, then a minute of it": {
			[]string{step(day, "claimed"), step(day, "withdrawn"), step(minute, "claimed")}, nil, payable},
		"the newest row first": {
			[]string{step(day, "claimed"), step(day, "withdrawn"), step(first, "claimed")}, nil, payable},
		"the newest row first, withdrawn at last": {
			[]string{step(day, "withdrawn"), step(day, "claimed"), step(first, "claimed")}, nil, lapsed},
		"below a row with a slip in its year": {
			[]string{"2026-10,up,2027-11-02,claimed,,", step(day, "claimed"), step(day, "withdrawn")}, nil, lapsed},
		"the oldest row last, of another period": {
			[]string{step(day, "claimed"), step(day, "withdrawn"), "2026-09,up,2026-10-02,claimed,,"}, nil, lapsed},
		"withdrawn in the row before": {[]string{step(day, "withdrawn"), step(day, "claimed")}, nil, lapsed},
		"withdrawn in another file":   {[]string{step(day, "claimed")}, []string{step(day, "withdrawn")}, lapsed},
		"withdrawn in another file, claimed twice": {
			[]string{step(first, "claimed"), step(day, "claimed")}, []string{step(day, "withdrawn")}, doubt},
		"refused in another file, claimed twice": {
			[]string{step(first, "claimed"), step(minute, "claimed")}, []string{step(minute, "withdrawn")}, doubt},
		"another reference in another file": {
			[]string{step(first, "claimed", "", "R-7"), step(day, "claimed", "", "R-7")},
			[]string{step(day, "withdrawn", "", "R-8"), step(first, "claimed", "", "R-8")}, payable},
		"an hour before in another file": {[]string{step(first, "claimed"), step(minute, "claimed")},
			[]string{"2026-10,up,2026-11-02 08:00,withdrawn,,"}, payable},
		"an order that its file does not keep": {
			[]string{step(day, "claimed"), step(first, "claimed"), step(day, "withdrawn"), step(day, "claimed", "", "R-8")},
			nil, doubt},
	} {
		w := trial{asOf: "2026-12-01T00:00:00Z", terms: claimedBy(ofIncident), rows: claimedWith(c.rows...)}
		if c.others != nil {
			w.rows = with(w.rows, rows("credit-claims-b", creditClaimHead, c.others...))
		}
		r := w.report(t)
		got := r.Credits.Payable + " payable"
		if worst := worstOf(r); worst != "" {
			got += ", up to " + worst
		}
		if got != c.want {
			t.Errorf("%s: %s, want %s: %s", name, got, c.want, statesOf(r))
		}
	}
}

// Two circuits for 1,000.00 each, of which each pays 100.00 for six hours; or one of them alone was down, or neither.
// An amount for the table, or for all objectives, is that of the credit that is due; of two it is all, or nobody knows.
//
// Decides: claim-unclear, credit-claims-shared.
func TestAnAmountForSeveralCreditsIsOfThoseThatAreDue(t *testing.T) {
	const claim, early, foreign = "2026-10,%s,2026-11-02 09:00,,%s,R-7", "2026-10,%s,2026-09-02 09:00,,%s,R-7",
		"2026-10,%s,2026-11-02 09:00,,%s USD,R-7"
	const shared, before, other = "does not say for which of several credits", "dated before the period of its credit",
		"in another currency than the agreement"
	for name, c := range map[string]struct {
		down          string // circuits
		of, amount    string
		row           string
		pays, doubted string
		why           string // text of what is open; "" for nothing
	}{
		"one is due, the table":            {"A", "up", "100.00", claim, "100.00", "0.00", ""},
		"one is due, every objective":      {"A", "", "100.00", claim, "100.00", "0.00", ""},
		"one is due, a part of it":         {"A", "up", "40.00", claim, "40.00", "0.00", ""},
		"one is due, more than it":         {"A", "", "150.00", claim, "100.00", "0.00", ""},
		"none is due":                      {"", "", "150.00", claim, "0.00", "0.00", ""},
		"two are due, all of both":         {"A B", "up", "200.00", claim, "200.00", "0.00", ""},
		"two are due, more than both":      {"A B", "", "250.00", claim, "200.00", "0.00", ""},
		"two are due, a cent less":         {"A B", "up", "199.99", claim, "0.00", "200.00", shared},
		"two are due, a cent less, any":    {"A B", "", "199.99", claim, "0.00", "200.00", shared},
		"two are due, an item":             {"A B", "up/A", "100.00", claim, "100.00", "0.00", ""},
		"two are due, no amount":           {"A B", "up", "", claim, "200.00", "0.00", ""},
		"before its period":                {"A", "up/A", "100.00", early, "0.00", "100.00", before},
		"in another currency":              {"A", "up/A", "100.00", foreign, "0.00", "100.00", other},
		"in another currency, for several": {"A B", "up", "100.00", foreign, "0.00", "200.00", other},
	} {
		for _, weAre := range []string{"provider", "client"} {
			var down []string
			for _, circuit := range strings.Fields(c.down) {
				down = append(down, "O"+circuit+","+circuit+",2026-10-05 10:00,2026-10-05 16:00")
			}
			r := trial{
				asOf: "2026-11-20T00:00:00Z",
				terms: "we-are: " + weAre + "\nobjectives: [{id: up, for-each: data/circuits.csv, " +
					"availability: {from: outages}, target: 99.5%, credit: {bands: {below 99.5%: 10%}}}]\n" +
					"credits: {claim: " + ofIncident + "}",
				rows: with(rows("outages", "id,service,from,to", down...),
					rows("credit-claims", creditClaimHead, fmt.Sprintf(c.row, c.of, c.amount))),
				others: map[string]string{"data/circuits.csv": "id,fee\nA,1000.00\nB,1000.00\n",
					"agreements/b.yaml": "id: B-1\nclient: Beta\ncurrency: USD\nfees: {x: 1.00}\nobjectives: [{id: up, " +
						"service: x, availability: {from: outages}, target: 99.5%}]"},
			}.report(t)
			doubted := new(big.Rat)
			for i := range r.Entitlements {
				part, _ := new(big.Rat).SetString(r.Entitlements[i].Doubtful)
				doubted.Add(doubted, part)
			}
			if r.Credits.Payable != c.pays || doubted.FloatString(2) != c.doubted {
				t.Errorf("%s: %s payable, %s in doubt, want %s and %s: %s", name, r.Credits.Payable, doubted.FloatString(2),
					c.pays, c.doubted, statesOf(r))
			}
			text := ""
			if r.Standing != nil {
				text = r.Standing.Text
			}
			if !strings.Contains(text, c.why) || c.why == "" && text != "" {
				t.Errorf("%s: %q, want %q", name, text, c.why)
			}
			if told := found(r, "does not say for which of 2 credits of 2026-10"); told != (c.why == shared) {
				t.Errorf("%s: the finding is there: %v", name, told)
			}
		}
	}
}

// Decides: credit-claims-later.
func TestAClaimDatedAfterTheDataIsTold(t *testing.T) {
	for day, want := range map[string]bool{
		"2027-11-02 09:00": true, "2026-12-01 00:00:01": true, "2026-12-01 00:00": false, "2026-11-02 09:00": false,
	} {
		r := trial{asOf: "2026-12-01T00:00:00Z", terms: claimedBy(ofIncident),
			rows: claimedWith("2026-10,up," + day + ",,,")}.report(t)
		if told := found(r, "after the date of the data (1 Dec 2026 00:00): it is not counted"); told != want {
			t.Errorf("%s: told %v, want %v: %v", day, told, want, r.Findings)
		}
	}
}

// ofQuarter is an agreement whose credit of a quarter must be claimed within thirty days of its last incident. A day of
// July that the line was down is 1,488 h of 2,208: 98.9 %, below the target, and pays 10 % of three fees of 1,000.00.
func ofQuarter(period, weAre string) string {
	return "we-are: " + weAre + "\n" +
		strings.Replace(claimedBy(ofIncident), "target:", "period: "+period+", target:", 1)
}

const dayOfJuly = "O1,2026-07-02 10:00,2026-07-03 10:00,wan"

// The credit of a quarter lapses thirty days after the incident of 3 July, before the quarter is over: the
// reports of July and of August tell what it comes to so far. In July that is 10 % of one fee, in August of two.
//
// Decides: claim-so-far.
func TestTheCreditOfAQuarterIsToldWhileItMayBeClaimed(t *testing.T) {
	const early, claim, granted = "2026-08-02T10:00:00Z", "2026-Q3,up,2026-07-10 09:00,,,R-7",
		"2026-Q3,up,2026-07-20 09:00,granted,,R-7"
	for name, c := range map[string]struct {
		period, month, asOf string
		claims              []string
		want                string
	}{
		"in July": {"quarter", "2026-07", "2026-08-01T00:00:00Z", nil,
			"2026-Q3 so far 100.00 entitled " + early + " open 100.00"},
		"in July, at the last instant": {"quarter", "2026-07", early, nil,
			"2026-Q3 so far 100.00 entitled " + early + " open 100.00"},
		"in July, a second later": {"quarter", "2026-07", "2026-08-02T10:00:01Z", nil,
			"2026-Q3 so far 100.00 lapsed " + early + " open 0.00"},
		"in July, claimed": {"quarter", "2026-07", "2026-08-03T00:00:00Z", []string{claim},
			"2026-Q3 so far 100.00 claimed " + early + " open 0.00"},
		"in July, granted": {"quarter", "2026-07", "2026-08-03T00:00:00Z", []string{claim, granted},
			"2026-Q3 so far 100.00 granted " + early + " open 0.00"},
		"in August, claimed": {"quarter", "2026-08", "2026-09-03T00:00:00Z", []string{claim},
			"2026-Q3 so far 200.00 claimed " + early + " open 0.00"},
		"in September": {"quarter", "2026-09", "2026-10-03T00:00:00Z", nil,
			"2026-09 300.00 lapsed " + early + " open 0.00"},
		"in September, claimed": {"quarter", "2026-09", "2026-10-03T00:00:00Z", []string{claim},
			"2026-09 300.00 claimed " + early + " open 0.00"},
		"in October": {"quarter", "2026-10", "2026-11-03T00:00:00Z", nil, ""},
		"the half-year": {"half-year", "2026-07", "2026-08-01T00:00:00Z", nil,
			"2026-H2 so far 100.00 entitled " + early + " open 100.00"},
		"the year, of which 99.53 % are no miss": {"year", "2026-07", "2026-08-01T00:00:00Z", nil, ""},
		"a window of two months": {"last 2 periods", "2026-07", "2026-08-01T00:00:00Z", nil,
			"2026-07 100.00 entitled " + early + " open 100.00"},
	} {
		for _, weAre := range []string{"provider", "client"} {
			r := trial{period: c.month, asOf: c.asOf, terms: ofQuarter(c.period, weAre), rows: with(
				rows("outages", "id,from,to,service", dayOfJuly, "O0,2026-01-02 10:00,2026-01-02 10:01,wan"),
				rows("credit-claims", creditClaimHead, c.claims...),
			)}.report(t)
			if got := strings.TrimSuffix(statesOf(r), " doubtful 0.00"); got != c.want {
				t.Errorf("%s, %s: %q, want %q", name, weAre, got, c.want)
			}
		}
	}
}

// Beside the quarter stands an objective of the month, which pays 100.00 for a day of September.
//
// Decides: claim-of-own-period.
func TestAClaimNamesAQuarterOrAMonthOfIt(t *testing.T) {
	const nothing = "is about no credit of this agreement that must be claimed"
	terms := "fees: {wan: 1000.00}\nobjectives: [" + strings.Join([]string{
		"{id: up, service: wan, period: quarter, availability: {from: outages}, target: 99.5%, " +
			"credit: {of: wan, bands: {below 99.5%: 10%}}}",
		"{id: month, service: wan, availability: {from: outages}, target: 99.5%, " +
			"credit: {of: wan, bands: {below 99.5%: 10%}}}"}, ", ") + "]\ncredits: {claim: {within: 30d}}"
	for label, c := range map[string]struct {
		objective, pays string
		stray, doubt    bool
	}{
		"2026-Q3":        {"up", "300.00", false, false},
		"2026-07":        {"up", "300.00", false, false},
		"2026-08":        {"up", "300.00", false, false},
		"2026-09":        {"up", "300.00", false, false},
		"2026-06":        {"up", "0.00", false, false},
		"2026-10":        {"up", "0.00", false, false},
		"2026-Q2":        {"up", "0.00", false, false},
		"2026-H2":        {"up", "0.00", true, true},
		"2026":           {"up", "0.00", true, true},
		"2026-Q3 ":       {"up", "300.00", false, false},
		"2026-Q3  ":      {"", "300.00", false, false},
		"2026-09 ":       {"", "400.00", false, false},
		"2026-07 ":       {"", "0.00", false, false}, // that of July, which had no credit of a quarter yet
		"2026-09  ":      {"month", "100.00", false, false},
		"2026-Q3    ":    {"month", "0.00", true, true},
		"third quarter":  {"up", "0.00", true, true},
		"2026-13":        {"up", "0.00", true, true},
		"2026-09-30":     {"up", "0.00", true, true},
		"2026-09       ": {"nobody", "0.00", true, false},
	} {
		r := trial{period: "2026-09", asOf: "2026-11-20T00:00:00Z", terms: terms, rows: with(
			rows("outages", "id,from,to,service", dayOfJuly, "O2,2026-09-02 10:00,2026-09-03 10:00,wan"),
			rows("credit-claims", creditClaimHead, label+","+c.objective+",2026-10-09 09:00,,,"),
		)}.report(t)
		if r.Credits.Payable != c.pays || found(r, nothing) != c.stray || (r.Standing != nil) != c.doubt {
			t.Errorf("%q for %q: %s payable, no credit %v, in doubt %v, want %+v: %s", label, c.objective, r.Credits.Payable,
				found(r, nothing), r.Standing != nil, c, statesOf(r))
		}
	}
}

// Where credits of quarters are all that can be claimed, a claim for a month of one is about that of its quarter,
// whether it names the objective or none.
//
// Decides: claim-of-own-period.
func TestAClaimForAMonthIsOfTheQuarterWhereThereIsNothingElse(t *testing.T) {
	for _, objective := range []string{"", "up"} {
		r := trial{period: "2026-09", asOf: "2026-11-20T00:00:00Z",
			terms: "fees: {wan: 1000.00}\nobjectives: [{id: up, service: wan, period: quarter, availability: {from: outages}, " +
				"target: 99.5%, credit: {of: wan, bands: {below 99.5%: 10%}}}]\ncredits: {claim: {within: 30d}}",
			rows: with(rows("outages", "id,from,to,service", dayOfJuly),
				rows("credit-claims", creditClaimHead, "2026-07,"+objective+",2026-10-09 09:00,,,")),
		}.report(t)
		if r.Credits.Payable != "300.00" {
			t.Errorf("for %q: %s payable: %s", objective, r.Credits.Payable, statesOf(r))
		}
	}
}

// A claim that names an item without its table is about nothing, and the hint is the item's objective.
func TestAClaimForAnItemWithoutItsTableIsHelped(t *testing.T) {
	for of, want := range map[string]string{
		"HAM-1": "did you mean gold/HAM-1?", "ham-1": "did you mean gold/HAM-1?", "HAM-2": "did you mean gold/HAM-2?",
		"HAM-3": "objective the id of an objective", "BOTH": "objective the id of an objective",
	} {
		const item = "availability: {from: outages}, target: 99.5%, credit: {bands: {below 99.5%: 10%}}}"
		r := trial{
			asOf: "2026-11-20T00:00:00Z",
			terms: "objectives: [{id: gold, for-each: data/circuits.csv, " + item + ", {id: iron, for-each: data/more.csv, " +
				item + "]\ncredits: {claim: " + ofIncident + "}",
			rows: with(rows("outages", "id,service,from,to", "O1,HAM-1,2026-10-05 10:00,2026-10-05 16:00"),
				rows("credit-claims", creditClaimHead, "2026-10,"+of+",2026-11-02 09:00,,,")),
			others: map[string]string{"data/circuits.csv": "id,fee\nHAM-1,1000.00\nHAM-2,1000.00\nBOTH,1.00\n",
				"data/more.csv": "id,fee\nBOTH,1.00\n"},
		}.report(t)
		told := false
		for _, f := range r.Findings {
			told = told || strings.Contains(f.Text, "is about no credit") && strings.Contains(f.Hint, want)
		}
		if !told {
			t.Errorf("%s: no finding with %q: %v", of, want, r.Findings)
		}
	}
}

// A day is taken to its end in the zone of the workspace.
//
// Decides: as-of-day.
func TestADayIsTheDateOfTheDataToItsEnd(t *testing.T) {
	for zone, want := range map[string]string{"UTC": "2026-11-05T00:00:00Z", "Europe/Berlin": "2026-11-04T23:00:00Z"} {
		w := trial{zone: zone, asOf: "2026-11-04", terms: claimedBy(ofIncident), rows: claimedWith()}
		if l := w.open(t, w.dir(t)); l.asOf.String() != want {
			t.Errorf("%s: %s, want %s", zone, l.asOf, want)
		}
	}
}
