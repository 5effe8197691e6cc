package main

import (
	"fmt"
	"strings"
	"testing"
)

// A hundred unknown clients are named, those with the most rows first; how many more there are, and on how many rows,
// is said once.
func TestUnknownClientsBeyondAHundredAreCounted(t *testing.T) {
	for n, want := range map[int]string{100: "", 101: "1: 1 rows", 140: "40: 40 rows"} {
		var lines []string
		for k := range n {
			lines = append(lines, fmt.Sprintf("T%d,Client %03d,2026-10-05 09:00", k, k))
		}
		lines = append(lines, "X1,Client 099,2026-10-05 09:00")
		w := trial{
			terms: "objectives: [{id: o, count: {of: tickets}, target: at most 0}]",
			rows:  rows("tickets", "id,client,opened", lines...),
		}
		l := w.open(t, w.dir(t))
		found := l.unknownClients()
		if len(found) < 100 || found[0].Count != 2 || !strings.Contains(fmt.Sprint(found[0].Message), "099") {
			t.Fatalf("%d: %d findings, first %v", n, len(found), found[0])
		}
		got := ""
		for _, f := range found[100:] {
			got = fmt.Sprintf("%v: %d rows", f.Message.Args[0], f.Count)
		}
		if got != want {
			t.Errorf("%d clients: %q, want %q", n, got, want)
		}
	}
}
