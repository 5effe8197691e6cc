package units

import "testing"

// TestTheHeadOfAColumnNamesItsUnit holds which units are read from heads, and which are not.
//
// Decides: unit-of-head.
func TestTheHeadOfAColumnNamesItsUnit(t *testing.T) {
	for _, c := range []struct{ head, unit, bare string }{
		{"Duration (min)", "min", "Duration"},
		{"Duration (in mins.)", "mins", "Duration"},
		{"latency_ms", "ms", "latency"},
		{"Duration [h]", "h", "Duration"},
		{"duration_s", "s", "duration"},
		{"Response time in seconds", "seconds", "Response time"},
		{"First response time (mins)", "mins", "First response time"},
		{"resolution_hours", "hours", "resolution"},
		{"durationMs", "ms", "duration"},
		{"responseTimeSeconds", "seconds", "responseTime"},
		{"Dauer in Minuten", "minuten", "Dauer"},
		{"Lösungszeit (Std.)", "std", "Lösungszeit"},
		{"Dauer/h", "h", "Dauer"},
		{"Durée (heures)", "heures", "Durée"},
		{"Durée en minutes", "minutes", "Durée"},
		{"Délai [jours]", "jours", "Délai"},
		{"seconds_to_resolve", "seconds", ""},
		{"Minutes to respond", "minutes", ""},
		{"minutes", "minutes", ""},
		{"First reply time in minutes within business hours", "minutes", ""},
		{"On hold (hh:mm)", "hh:mm", "On hold"},
		{"On hold (mm:ss)", "mm:ss", "On hold"},
		{"On hold (hh:mm:ss)", "", ""},
		{"Resolution time (business hours)", "", ""},
		{"Working days", "", ""},
		{"Duration", "", ""},
		{"m", "", ""},
		{"Size m", "", ""},
		{"Tickets per day", "", ""},
		{"Time (s) in ms", "", ""},
		{"Second line", "", ""},
		{"Users hit (%)", "", "Users hit"},
		{"share %", "", "share"},
		{"Dauer (geschätzt)", "", ""},
		{"", "", ""},
		{"(min)", "min", ""},
	} {
		if got := OfHead(c.head); got != c.unit {
			t.Errorf("%q names %q, want %q", c.head, got, c.unit)
		}
		if got := BareHead(c.head); got != c.bare {
			t.Errorf("%q is %q without its unit, want %q", c.head, got, c.bare)
		}
	}
	for head, want := range map[string]bool{
		"share (%)": true, "users_hit_pct": true, "Anteil in Prozent": true, "share": false, "percentile": false,
	} {
		if got := HeadInPercent(head); got != want {
			t.Errorf("%q in percent: %v", head, got)
		}
	}
}
