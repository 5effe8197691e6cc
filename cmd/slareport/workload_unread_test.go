package main

import (
	"testing"
)

// Two records of October and a limit of two. What was not read is work as well: of a file that is missing or a
// register that ends in the month nobody knows how much, of a row without a readable time it is one, and of a row
// that names nobody beside another client's one too. Where nobody knows how much, no part of the limit is told, and
// the trend leaves the month out.
//
// Decides: workload-unread.
func TestWorkloadThatWasNotReadIsNotNothing(t *testing.T) {
	for records, x := range map[string]struct{ head, first, second, bad string }{
		"tickets": {"client,id,opened", ",A,2026-10-05 08:00", ",B,2026-10-06 08:00", ",C,bad"},
		"outages": {"client,id,from,to", ",A,2026-10-05 08:00,2026-10-05 09:00", ",B,2026-10-06 08:00,2026-10-06 09:00",
			",C,bad,2026-10-06 09:00"},
		"surveys": {"client,at,score", ",2026-10-05 08:00,5", ",2026-10-06 08:00,5", ",bad,5"},
	} {
		for name, c := range map[string]struct {
			keys              string
			rows              map[string]string
			value, most, part string
			open              bool
		}{
			"all read": {rows: rows(records, x.head, x.first, x.second), value: "2", part: "100"},
			"missing":  {rows: map[string]string{records: "missing"}, value: "0", open: true},
			"a rejected row": {rows: rows(records, x.head, x.first, x.second, x.bad), value: "2", most: "3",
				part: "100", open: true},
			"nobody's": {rows: rows(records, x.head, "Acme Retail"+x.first, "Bolt"+x.first, x.second), value: "1",
				most: "2", part: "50", open: true},
			"ends early": {keys: ", covers: 2026-10-20", rows: rows(records, x.head, x.first, x.second), value: "2",
				open: true},
		} {
			if name == "ends early" && records != "outages" {
				continue
			}
			bolt := map[string]string{"agreements/b.yaml": "id: B-1\nclient: Bolt\ncurrency: EUR\n" +
				"objectives: [{id: o, count: {of: " + records + "}, target: at most 9}]\n"}
			r := damagedBy(t, trial{keys: c.keys, rows: c.rows, others: bolt, terms: "workload: [{name: w, of: " + records +
				", at-most: 2}]\nobjectives: [{id: o, count: {of: " + records + "}, target: at most 9}]"})
			w := r.Workload[0]
			last := w.Trend[len(w.Trend)-1].Value
			if w.Value != c.value || w.Most != c.most || w.Open != c.open || w.Share != c.part || w.Over ||
				(last == "") != (c.part == "") || found(r, "more of w may have come") != c.open {
				t.Errorf("%s, %s: %+v", records, name, w)
			}
		}
	}
}
