package main

import (
	"strings"
	"testing"

	"github.com/slareport/slareport/report"
)

// The claim is for the seven hours from nine to four, of a case that lasted until six: ten days run from four. A claim
// that names the case alone has until six.
//
// Decides: claim-deadline-of-cases.
func TestConventionAnswerAClaimsTimeEndsWithItOrItsCases(t *testing.T) {
	recorded := func(claim string) trial {
		w := claimed("within: 10d", claim)
		w.rows["claims"] = "id,party,ids,from,to,recorded\n" + claim + "\n"
		return w
	}
	decides(t,
		flip{"its own interval, in time", recorded("C1,customer,T1,2026-10-05 09:00,2026-10-05 16:00,2026-10-15 16:00"),
			report.Excused, "100"},
		flip{"its own interval, at the case's time",
			recorded("C1,customer,T1,2026-10-05 09:00,2026-10-05 16:00,2026-10-15 18:00"), report.Missed, "0"},
		flip{"the case alone", recorded("C1,customer,T1,,,2026-10-15 18:00"), report.Excused, "100"},
	)
}

const worksHead = "id,party,services,from,to,announced"

// maintained is a downtime of WAN of eight hours in the night to the 20th, with maintenance.
func maintained(terms string, works ...string) trial {
	return trial{
		terms: "calendars: {nights: {hours: {mon-sun: [22:00-24:00, 00:00-02:00, 04:00-06:00]}}}\n" +
			"fault: {excuses: [maintenance], claims: {maintenance: {" + terms + "}}}\n" + strings.Replace(up98, "98%", "99%", 1),
		rows: with(rows("outages", outageHead, "O1,wan,,2026-10-20 00:00,2026-10-20 08:00,"),
			rows("claims", worksHead, works...)),
	}
}

// Eight hours of maintenance a month: those of LAN on the 10th leave nothing for WAN on the 20th. Had each service its
// own eight hours, WAN would be excused.
//
// Decides: maintenance-allowance-shared.
func TestConventionAnswerAllServicesShareTheAllowance(t *testing.T) {
	const wan = "M2,maintenance,wan,2026-10-20 00:00,2026-10-20 08:00,2026-10-01 00:00"
	decides(t,
		flip{"WAN alone", maintained("allowance: 8h", wan), report.Excused, "100"},
		flip{
			"after LAN",
			maintained("allowance: 8h", wan, "M1,maintenance,lan,2026-10-10 00:00,2026-10-10 08:00,2026-10-01 00:00"),
			report.Missed, "98.924731",
		},
	)
}

// The window is open until two and from four to six. Of eight hours of maintenance four lie in it: the other four are
// down, 740 of 744 hours. Were the claim refused as a whole, all eight would be.
//
// Decides: maintenance-split-window.
func TestConventionAnswerMaintenanceIsAcceptedForItsPartsInTheWindow(t *testing.T) {
	works := func(from, to string) trial {
		return maintained("window: nights", "M1,maintenance,wan,2026-10-20 "+from+",2026-10-20 "+to+",2026-10-01 00:00")
	}
	decides(t,
		flip{"both parts", works("00:00", "08:00"), report.Excused, "99.462366"},
		flip{"one part", works("00:00", "02:00"), report.Excused, "99.193548"},
		flip{"outside", works("06:00", "08:00"), report.Missed, "98.924731"},
	)
}

// Down from the fifth minute on, silent from the seventh to the tenth, down for one more: three minutes are known to be
// down. Three minutes make a run, four do not, although seven lie between its first failure and its end.
//
// Decides: samples-run-minutes.
func TestConventionMeasureTheMinutesOfARunAreThoseItsReadingsSpeakFor(t *testing.T) {
	least := func(minutes string) trial {
		return trial{terms: strings.Replace(probed, "failures: 3", "minutes: "+minutes, 1), asOf: "2026-10-01T00:20:00Z",
			rows: rows("samples", "at,service,site,ok",
				append([]string{"2026-09-30 23:59:00,wan,,yes"}, probes("", "++++--    -+++++++++")...)...)}
	}
	decides(t,
		flip{"three", least("3"), report.Met, "81.25"},
		flip{"four", least("4"), report.Met, "100"},
	)
}

// An update at nine, when the ticket was opened, and one at eleven: gaps of two hours and of one. Were the first update
// the end of a gap of no length, there would be three, and with a long second one 2 of 3 instead of 1 of 2.
//
// Decides: update-at-opening.
func TestConventionMeasureAnUpdateAtTheOpeningEndsNoGap(t *testing.T) {
	at := func(second string) trial {
		return trial{
			terms: heard,
			rows: updated("2026-10-05 12:30", "T1,2026-10-05 09:00,Joe,public-update,,",
				"T1,2026-10-05 "+second+",Joe,public-update,,"),
		}
	}
	decides(t,
		flip{"two in time", at("11:00"), report.Met, "100"},
		flip{"one too late", at("12:00"), report.Missed, "50"},
	)
}

// Two hours of downtime, half of it the client's and half the provider's: the label is the provider's, who comes first.
// With a minute more it is the client's. Both keep their parts.
//
// Decides: miss-party.
func TestConventionScoreAMissIsLabelledByItsLargestPart(t *testing.T) {
	for until, want := range map[string]string{"01:00": "provider", "01:01": "customer"} {
		w := trial{terms: "fault: {excuses: [customer], causes: {ours: provider}}\n" + up98, rows: with(
			rows("outages", causeHead, "O1,wan,2026-10-05 00:00,2026-10-05 02:00,ours"),
			rows("claims", "id,party,services,from,to,reference", "C1,customer,wan,2026-10-05 00:00,2026-10-05 "+until+",R-1"))}
		o := objective(t, w.report(t), "o")
		m := o.Misses.At(0)
		if m.Party != want || len(m.Parts) != 2 {
			t.Errorf("until %s: %s with %v, want %s", until, m.Party, m.Parts, want)
		}
	}
}

// A miss pays 100, a repeated one twice as much, and a period 150 at most: 150 in the second month. Were the limit
// taken before the multiplier, 200 would be paid.
//
// Decides: at-most-after-repeats.
func TestConventionCreditWhatAPeriodPaysAtMostHoldsAfterRepeats(t *testing.T) {
	paid := func(september string) string {
		w := trial{
			terms: "fees: {desk: 1000.00}\n" +
				strings.Replace(four, "target: 60%",
					"target: 60%, credit: {of: desk, per-miss: {pays: 100.00, at-most: 150.00}, repeat: {times: 2}}", 1),
			rows: rows("tickets", "id,service,opened,resolved", "T1,desk,2026-09-05 09:00,2026-09-05 "+september,
				"T2,desk,2026-10-05 09:00,2026-10-05 18:00"),
		}
		return w.report(t).Credits.Payable
	}
	if first, repeated := paid("10:00"), paid("18:00"); first != "100.00" || repeated != "150.00" {
		t.Errorf("%s, repeated %s", first, repeated)
	}
}
