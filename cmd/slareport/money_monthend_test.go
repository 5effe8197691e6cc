package main

import (
	"fmt"
	"strings"
	"testing"
)

// The steps of outages that are priced one by one are told: four and a half hours are five that began, of which an
// earlier month paid for three.
func TestTheStepsOfSingleOutagesAreCounted(t *testing.T) {
	for month, want := range map[string]string{"2026-10": "3", "2026-11": "2"} {
		o := objective(t, trial{
			period: month,
			terms: "fees: {line: 1000.00}\nobjectives: [{id: o, service: line, availability: {from: outages}, target: 100%, " +
				"credit: {of: line, per: outage, per-step: {each: started 1h, pays: 1%}, cap: none}}]",
			rows: rows("outages", "id,service,from,to", "O1,line,2026-10-31 21:30,2026-11-01 02:00"),
		}.report(t), "o")
		for _, step := range o.Credit.Steps {
			if step.Key == "per-step" && step.Count != want {
				t.Errorf("%s: %s steps, want %s", month, step.Count, want)
			}
		}
	}
}

// An outage over the end of October is one outage wherever outages are priced one by one: November pays what it comes
// to in all, less what October paid. The fee is 1,000.00, and the line may be down for no second.
//
// Decides: occurrence-over-periods.
func TestAnOutageOverTheEndOfAPeriodIsPricedAsOne(t *testing.T) {
	const hourly = "per: outage, per-step: {each: started 1h, pays: 5%, at-most: 20%}, cap: none"
	for name, c := range map[string]struct {
		credit, period  string
		target          string
		outages         []string // from,to,parent
		october, second string   // what October and November pay, or the third and the fourth quarter
	}{
		"the limit of one outage, half of it in each": {hourly, "", "100%",
			[]string{"2026-10-31 20:00,2026-11-01 04:00,"}, "200.00", "0.00"},
		// three hours, and five in all: four pay
		"a part of the limit is left": {hourly, "", "100%", []string{"2026-10-31 21:00,2026-11-01 02:00,"},
			"150.00", "50.00"},
		// two and a half hours are three that began, four and a half are five
		"an hour that began before": {
			"per: outage, per-step: {each: started 1h, pays: 1%}, cap: none", "", "100%",
			[]string{"2026-10-31 21:30,2026-11-01 02:00,"}, "30.00", "20.00"},
		// one and a half hours are one that is full, and three and a half are three
		"full hours": {"per: outage, per-step: {each: full 1h, pays: 1%}, cap: none", "", "100%",
			[]string{"2026-10-31 22:30,2026-11-01 02:00,"}, "10.00", "20.00"},
		"a grace once": {"per: outage, after: 2h, per-step: {each: started 1h, pays: 1%}, cap: none", "", "100%",
			[]string{"2026-10-31 21:00,2026-11-01 03:00,"}, "10.00", "30.00"},
		"a grace that begins before": {"per: outage, after: 4h, per-step: {each: started 1h, pays: 1%}, cap: none", "",
			"100%", []string{"2026-10-31 21:00,2026-11-01 03:00,"}, "0.00", "20.00"},
		"bands": {"per: outage, bands: {5m to 4h: 5%, 4h to 8h: 10%, from 8h: 15%}", "", "100%",
			[]string{"2026-10-31 21:00,2026-11-01 02:00,"}, "50.00", "50.00"},
		"bands of another outage beside it": {"per: outage, bands: {5m to 4h: 5%, 4h to 8h: 10%, from 8h: 15%}", "", "100%",
			[]string{"2026-10-31 21:00,2026-11-01 02:00,", "2026-11-05 10:00,2026-11-05 11:00,"}, "50.00", "100.00"},
		"two outages that only look like one": {hourly, "", "100%",
			[]string{"2026-10-31 20:00,2026-10-31 23:59,", "2026-11-01 00:00,2026-11-01 04:00,"}, "200.00", "200.00"},
		"two that overlap at the end": {hourly, "", "100%",
			[]string{"2026-10-31 22:00,2026-11-01 01:00,", "2026-10-31 21:00,2026-10-31 23:00,"}, "150.00", "50.00"},
		"an incident of two outages": {strings.Replace(hourly, "outage", "incident", 1), "", "100%",
			[]string{"2026-10-31 10:00,2026-10-31 13:00,P1", "2026-11-01 10:00,2026-11-01 13:00,P1"}, "150.00", "50.00"},
		"two incidents": {strings.Replace(hourly, "outage", "incident", 1), "", "100%",
			[]string{"2026-10-31 10:00,2026-10-31 13:00,P1", "2026-11-01 10:00,2026-11-01 13:00,P2"}, "150.00", "150.00"},
		// October was met: nothing of it was paid
		"October was met": {hourly, "", "99%", []string{"2026-10-31 20:00,2026-11-01 09:00,"}, "0.00", "200.00"},
		// quarters have three fees
		"quarters": {"per: outage, per-step: {each: started 1h, pays: 5%, at-most: 20%}, cap: none", "quarter", "100%",
			[]string{"2026-09-30 21:00,2026-10-01 02:00,"}, "450.00", "150.00"},
	} {
		kind := ""
		months := []string{"2026-10", "2026-11"}
		if c.period != "" {
			kind, months = "period: "+c.period+", ", []string{"2026-09", "2026-12"}
		}
		var list []string
		for i, o := range c.outages {
			list = append(list, fmt.Sprintf("O%d,line,%s", i+1, o))
		}
		for i, want := range []string{c.october, c.second} {
			o := objective(t, trial{
				period: months[i], asOf: "2027-01-02T00:00:00Z",
				terms: "effective: {from: 2026-01-01}\nfees: {line: 1000.00}\nobjectives: [{id: o, service: line, " + kind +
					"availability: {from: outages}, target: " + c.target + ", credit: {of: line, " + c.credit + "}}]",
				rows: rows("outages", "id,service,from,to,parent", list...),
			}.report(t), "o")
			if o.Credit.Payable != want {
				t.Errorf("%s, %s: %s, want %s: %+v", name, months[i], o.Credit.Payable, want, o.Credit.Steps)
			}
		}
	}
}
