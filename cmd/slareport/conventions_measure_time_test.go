package main

import (
	"fmt"
	"strings"
	"testing"

	"github.com/slareport/slareport/report"
)

// up98 is uptime of the network, at least 98 % of the month's 744 hours: 14.88 hours may be lost.
const up98 = `objectives: [{id: o, service: wan, availability: {from: outages}, target: 98%}]`

const outageHead = "id,service,site,from,to,share"

// Two sites, each down for ten hours on a day of its own: 20 of 744 hours, 97.31 %. As the mean of the sites 10 of
// 744, 98.66 %. Down at the same time they are one downtime of ten hours.
//
// Decides: sites-any-or-mean, outage-any-site.
func TestConventionMeasureAServiceIsDownWhileAnySiteIs(t *testing.T) {
	sites := func(terms, day string) trial {
		return trial{
			terms: terms,
			rows: rows("outages", outageHead, "O1,wan,Bonn,2026-10-05 00:00,2026-10-05 10:00,",
				"O2,wan,Kiel,2026-10-"+day+" 00:00,2026-10-"+day+" 10:00,"),
		}
	}
	decides(t,
		flip{"any", sites(up98, "06"), report.Missed, "97.311828"},
		flip{"the mean", sites(strings.Replace(up98, "outages", "outages, per-site: yes", 1), "06"), report.Met, "98.655914"},
		flip{"any, at the same time", sites(up98, "05"), report.Met, "98.655914"},
	)
}

// Half of the users and three tenths of them for the same 24 hours: 12 hours lost, 98.39 %. Added up it would be
// 19.2 hours, 97.42 %. One after the other they are added. Without weights each outage is all of the service.
//
// Decides: outage-overlapping-weights.
func TestConventionMeasureOverlappingOutagesWeighAsTheLargest(t *testing.T) {
	weighted := strings.Replace(up98, "outages", "outages, weighted: yes", 1)
	shares := func(terms, day, share string) trial {
		return trial{
			terms: terms,
			rows: rows("outages", outageHead, "O1,wan,,2026-10-05 00:00,2026-10-06 00:00,50%",
				"O2,wan,,2026-10-"+day+" 00:00,2026-10-"+day+" 24:00,"+share),
		}
	}
	decides(t,
		flip{"at the same time", shares(weighted, "05", "30%"), report.Met, "98.387097"},
		flip{"one after the other", shares(weighted, "06", "30%"), report.Missed, "97.419355"},
		flip{"of unknown share", shares(weighted, "05", ""), report.Unclear, "96.774194"},
		flip{"without weights", shares(up98, "05", "30%"), report.Missed, "96.774194"},
	)
}

// Down since noon of 31 October, and no end is told. An hour later that is 1 of 733 hours; a day later it is 12 of
// October's 744. Did an outage without an end count for nothing, October would be at 100 %.
//
// Decides: outage-without-end.
func TestConventionMeasureAnOutageWithoutAnEndLastsToTheDateOfTheData(t *testing.T) {
	lasting := func(asOf string) trial {
		return trial{
			terms: strings.Replace(up98, "98%", "99%", 1), asOf: asOf,
			rows: rows("outages", outageHead, "O1,wan,,2026-10-31 12:00,,"),
		}
	}
	decides(t,
		flip{"an hour later", lasting("2026-10-31T13:00:00Z"), report.Met, "99.863574"},
		flip{"a day later", lasting("2026-11-01T12:00:00Z"), report.Missed, "98.387097"},
	)
	if !found(lasting("2026-11-01T12:00:00Z").report(t), "has no end") {
		t.Error("nobody is told that the outage has no end")
	}
}

// between is the mean time between failures. October has 744 hours.
func between(target string) string {
	return `objectives: [{id: o, service: wan, statistic: {of: outages, value: between_failures, take: mean}, target: ` +
		target + `}]`
}

const causeHead = "id,service,from,to,cause"

// Two failures of two hours: 740 hours up by two is 370. The whole month by two would be 372. An outage that reaches
// in from September takes its hour, but is a failure of September: 742 by one; as one of October's it would be by two.
//
// Decides: failures-up-time.
func TestConventionMeasureTimeBetweenFailuresIsTimeUpByFailuresThatBegan(t *testing.T) {
	two := rows("outages", causeHead, "O1,wan,2026-10-05 10:00,2026-10-05 12:00,",
		"O2,wan,2026-10-15 10:00,2026-10-15 12:00,")
	into := rows("outages", causeHead, "O1,wan,2026-09-30 23:00,2026-10-01 01:00,",
		"O2,wan,2026-10-15 10:00,2026-10-15 11:00,")
	decides(t,
		flip{"371 hours", trial{terms: between("at least 371 h"), rows: two}, report.Missed, "370"},
		flip{"370 hours", trial{terms: between("at least 370 h"), rows: two}, report.Met, "370"},
		flip{"one from September", trial{terms: between("at least 700 h"), rows: into}, report.Met, "742"},
	)
}

// From ten to twelve and from eleven to one is one failure of three hours: 741. As two it would be 741 by two. Two
// that only touch are two. What is the client's of a failure is taken out of it with its time, whichever came first,
// and the two hours of the provider's stay one: 741 by two. Were the failure that of the first, it would be 743 by one.
//
// Decides: failures-overlapping, failures-of-others.
func TestConventionMeasureFailuresThatOverlapAreOne(t *testing.T) {
	terms := "fault: {excuses: [customer], causes: {theirs: customer, ours: provider}}\n" + between("at least 742 h")
	outages := func(terms, first, from, second string) trial {
		return trial{
			terms: terms,
			rows: rows("outages", causeHead, "O1,wan,2026-10-05 10:00,2026-10-05 12:00,"+first,
				"O2,wan,2026-10-05 "+from+",2026-10-05 13:00,"+second, "O3,wan,2026-10-20 10:00,2026-10-20 11:00,ours"),
		}
	}
	decides(t,
		flip{"overlapping", outages(between("at least 370 h"), "", "11:00", ""), report.Met, "370"},
		flip{"touching", outages(between("at least 370 h"), "", "12:00", ""), report.Missed, "246.666667"},
		flip{"theirs first", outages(terms, "theirs", "11:00", "ours"), report.Missed, "370.5"},
		flip{"ours first", outages(terms, "ours", "11:00", "theirs"), report.Missed, "370.5"},
	)
}

// Two failures of two hours, one of them the client's: 742 hours by one. If the client's time stayed down it would
// be 740.
//
// Decides: failures-of-others.
func TestConventionMeasureFailuresOfOthersAreTakenOutWithTheirTime(t *testing.T) {
	failures := func(cause string) trial {
		return trial{terms: "fault: {excuses: [customer], causes: {theirs: customer}}\n" + between("at least 741 h"),
			rows: rows("outages", causeHead, "O1,wan,2026-10-05 10:00,2026-10-05 12:00,"+cause,
				"O2,wan,2026-10-15 10:00,2026-10-15 12:00,")}
	}
	decides(t,
		flip{"the client's", failures("theirs"), report.Excused, "742"},
		flip{"nobody's", failures(""), report.Missed, "370"},
	)
}

// probed is uptime by runs of three failing probes, taken every minute.
const probed = `objectives: [{id: o, service: wan, availability: {from: samples, by: run, runs: {failures: 3}, ` +
	`every: 60s, coverage: 50%}, target: 80%}]`

// probes are readings by the minute from midnight of 1 October on: + up, - down, a blank is none.
func probes(site, course string) (lines []string) {
	for minute, c := range course {
		if ok := map[rune]string{'+': "yes", '-': "no"}[c]; ok != "" {
			lines = append(lines, fmt.Sprintf("2026-10-01 00:%02d:00,wan,%s,%s", minute, site, ok))
		}
	}
	return lines
}

// Twenty minutes with failures in the 5th, 6th and 11th; from the 7th to the 10th nothing is known. Nobody saw the
// service up in between, so the three are one run and are down; the four minutes are unknown, not down: 16 are known,
// 3 of them down. If a gap ended a run, nothing would be down; were the gap down, 7 of 20 would be.
//
// Decides: samples-gap-in-run.
func TestConventionMeasureAGapNeitherEndsARunNorIsDown(t *testing.T) {
	course := func(c string) trial {
		return trial{
			terms: probed, asOf: "2026-10-01T00:20:00Z",
			rows: rows("samples", "at,service,site,ok", append([]string{"2026-09-30 23:59:00,wan,,yes"}, probes("", c)...)...),
		}
	}
	decides(t,
		flip{"silence between", course("++++--    -+++++++++"), report.Met, "81.25"},
		flip{"an answer between", course("++++--   +-+++++++++"), report.Met, "100"},
		flip{"failures between", course("++++-------+++++++++"), report.Missed, "65"},
	)
}

// Two sites, three failing minutes each at different times: 6 of 20 minutes. As the mean of the sites 3 of 20.
//
// Decides: samples-several-series.
func TestConventionMeasureSeveralSeriesAreOneService(t *testing.T) {
	two := func(terms, bonn, kiel string) trial {
		return trial{
			terms: terms, asOf: "2026-10-01T00:20:00Z",
			rows: rows("samples", "at,service,site,ok", append(probes("Bonn", bonn), probes("Kiel", kiel)...)...),
		}
	}
	const early, late = "++---+++++++++++++++", "++++++++++---+++++++"
	decides(t,
		flip{"any", two(probed, early, late), report.Missed, "70"},
		flip{"any, at the same time", two(probed, early, early), report.Met, "85"},
		flip{"the mean", two(strings.Replace(probed, "every", "per-site: yes, every", 1), early, late), report.Met, "85"},
	)
}

// tallied is a share that was counted before it came here, at least 90 %; scored is a mean of such scores.
const (
	tallied = `objectives: [{id: o, share: {of: tallies, good: good, all: total}, target: 90%}]`
	scored  = `objectives: [{id: o, statistic: {of: tallies, value: value, take: mean}, target: at least 4.2 points}]`
)

const tallyHead = "objective,from,to,period,good,total,value"

// 95 of 100 for the first twenty days, 70 of 100 for days that partly lie in November: they are not scored, and nobody
// knows what the rest of October was like. If they counted where they begin, October would be at 165 of 200; that is
// what they do when they end with the month. Beside a figure of the rest one that overlaps it leaves nothing open. A
// last day is part of the time that it ends.
//
// Decides: tally-over-bound.
func TestConventionMeasureATallyThatReachesOverABoundIsNotScored(t *testing.T) {
	second := func(from, to string, more ...string) trial {
		list := append([]string{"o,2026-10-01,2026-10-20,,95,100,", "o," + from + "," + to + ",,70,100,"}, more...)
		return trial{terms: tallied, rows: rows("tallies", tallyHead, list...)}
	}
	decides(t,
		flip{"over the month's end", second("2026-10-21", "2026-11-01"), report.Unclear, "95"},
		flip{"to the month's end", second("2026-10-21", "2026-10-31"), report.Missed, "82.5"},
		flip{"over another one", second("2026-10-15", "2026-10-25", "o,2026-10-21,2026-10-31,,95,100,"), report.Met, "95"},
	)
	for text, w := range map[string]trial{
		"reaches over the bound": second("2026-10-21", "2026-11-01"),
		"overlaps another one":   second("2026-10-15", "2026-10-25"),
	} {
		if !found(w.report(t), text) {
			t.Errorf("nobody is told that a tally %s", text)
		}
	}
}

// Two teams tell of the same month: 95 of 100 and 80 of 100 make 175 of 200. The first or the better alone would be
// at 95 %.
//
// Decides: tally-parts.
func TestConventionMeasureTalliesForTheSameTimeAddUp(t *testing.T) {
	teams := func(good string) trial {
		return trial{terms: tallied, rows: rows("tallies", tallyHead, "o,,,2026-10,95,100,", "o,,,2026-10,"+good+",100,")}
	}
	decides(t,
		flip{"80", teams("80"), report.Missed, "87.5"},
		flip{"85", teams("85"), report.Met, "90"},
	)
}

// Of two hours all of which may be good, two are and three cannot be.
//
// Decides: share-overfull.
func TestConventionMeasureMoreGoodThanThereIsLeavesTheShareOpen(t *testing.T) {
	hours := func(closed string) trial {
		return trial{
			terms: `objectives: [{id: o, share: {of: tickets, good: closed - opened, all: resolved - opened}, target: 90%}]`,
			rows: rows("tickets", "id,opened,resolved,closed", "1,2026-10-05 10:00,2026-10-05 12:00,2026-10-05 "+closed,
				"2,2026-10-06 10:00,2026-10-06 12:00,2026-10-06 12:00"),
		}
	}
	decides(t,
		flip{"as much", hours("12:00"), report.Met, "100"},
		flip{"more", hours("12:01"), report.Unclear, "100"},
	)
	if !found(hours("12:01").report(t), "more is good than there is") {
		t.Error("nobody is told")
	}
}

// 4.8 of ten answers and 3.9 of ninety: 3.99. Each half alike it would be 4.35.
//
// Decides: tally-means.
func TestConventionMeasureMeansOfTalliesAreWeighedByVolume(t *testing.T) {
	halves := func(first, second string) trial {
		return trial{
			terms: scored,
			rows: rows("tallies", tallyHead, "o,2026-10-01,2026-10-14,,,"+first+",4.8",
				"o,2026-10-15,2026-10-31,,,"+second+",3.9"),
		}
	}
	decides(t,
		flip{"few good", halves("10", "90"), report.Missed, "3.99"},
		flip{"many good", halves("90", "10"), report.Met, "4.71"},
	)
}

// The month's own percentile is judged. Those of its halves are not put together: 40 and 60 could be any figure
// between them, by their mean 50 it would be met.
//
// Decides: tally-percentiles.
func TestConventionMeasureSeveralPercentilesAreNotPutTogether(t *testing.T) {
	latency := func(lines ...string) trial {
		return trial{
			terms: `objectives: [{id: o, statistic: {of: tallies, value: value, take: p95}, target: at most 50 ms}]`,
			rows:  rows("tallies", tallyHead, lines...),
		}
	}
	decides(t,
		flip{"one", latency("o,,,2026-10,,900,49"), report.Met, "49"},
		flip{"two", latency("o,2026-10-01,2026-10-15,,,450,40", "o,2026-10-16,2026-10-31,,,450,60"), report.Unclear, ""},
	)
}

// 80 of 100, and the client answers for the whole month: excused. If a minute of it lacks, nobody knows when the
// twenty happened, and they stand on the provider's account.
//
// Decides: tally-evidence.
func TestConventionMeasureOnlyEvidenceForAllOfATallysTimeSaysWhoseItsMissesAre(t *testing.T) {
	claimed := func(to string) trial {
		return trial{
			terms: "fault: {excuses: [customer]}\n" + tallied,
			rows: with(rows("tallies", tallyHead, "o,,,2026-10,80,100,"),
				rows("claims", "id,party,from,to,reference", "C1,customer,2026-10-01,"+to+",R-1")),
		}
	}
	for to, want := range map[string]struct {
		verdict      report.Verdict
		value, parts string
	}{
		"2026-11-01 00:00": {report.Excused, "100", "customer 20"},
		"2026-10-31 23:59": {report.Missed, "80", "undetermined 20"},
	} {
		if o := claimed(to).judged(t, want.verdict, want.value); partsOf(o) != want.parts {
			t.Errorf("to %s: the misses are of %s, want %s", to, partsOf(o), want.parts)
		}
	}
}

// 94 % for the month, 90 % asked for until the 15th and 96 % from the 16th on. By the target at the end it is missed;
// by the mean of the days, 15/31 × 90 + 16/31 × 96 = 93.097, it is met; by that of the beginning it would be met too.
//
// Decides: target-at-end.
func TestConventionMeasureTheTargetAtTheEndJudgesOrTheMeanOfTheDays(t *testing.T) {
	changing := func(terms, good string) trial {
		return trial{
			terms: terms + strings.Replace(tallied, "90%", "{2026-01-01: 90%, 2026-10-16: 96%}", 1),
			rows:  rows("tallies", tallyHead, "o,,,2026-10,"+good+",100,"),
		}
	}
	const proRata = "credits: {pro-rata: yes}\n"
	decides(t,
		flip{"at the end", changing("", "94"), report.Missed, "94"},
		flip{"pro rata", changing(proRata, "94"), report.Met, "94"},
		flip{"pro rata, below the mean", changing(proRata, "93"), report.Missed, "93"},
		flip{"at the end, above both", changing("", "96"), report.Met, "96"},
	)
}

// The filter of a source does not lose an outage that lasts: it is longer than five minutes, and not among the short
// ones.
//
// Decides: source-filter-lasting.
func TestTheFilterOfASourceKeepsAnOutageThatLasts(t *testing.T) {
	for filter, want := range map[string]string{
		`to - from >= duration("5m")`: "2", `to - from < duration("5m")`: "1", `to == nil`: "1", `service == "wan"`: "3",
	} {
		w := trial{
			terms: "objectives: [{id: o, service: wan, count: {of: outages}, target: at most 0}]", asOf: "2026-10-20T00:00:00Z",
			rows: rows("outages", "id,service,from,to", "O1,wan,2026-10-05 09:00,2026-10-05 09:04",
				"O2,wan,2026-10-06 09:00,2026-10-06 10:00",
				"O3,wan,2026-10-07 09:00,"),
			keys: ", where: '" + filter + "'",
		}
		t.Run(filter, func(t *testing.T) { w.judged(t, report.Missed, want) })
	}
}
