package kinds

import (
	"math/big"
	"slices"
	"strings"
	"testing"

	"github.com/slareport/slareport/loaders/words/wordstest"
	"github.com/slareport/slareport/report/agreement"
	"github.com/slareport/slareport/report/evidence"
	"github.com/slareport/slareport/report/evidence/texttest"
	"github.com/slareport/slareport/report/fault"
	"github.com/slareport/slareport/report/kinds/count"
	"github.com/slareport/slareport/report/kinds/kindtest"
	"github.com/slareport/slareport/report/kinds/share"
	"github.com/slareport/slareport/report/kinds/statistic"
	"github.com/slareport/slareport/report/measure"
	"github.com/slareport/slareport/report/party"
	"github.com/slareport/slareport/report/timeline"
)

// flagged is a desk judged by the share of tickets solved at the first contact.
func flagged() *kindtest.World {
	w := kindtest.Desk()
	w.Objective.Terms = &share.Terms{Of: "tickets", Good: "first_contact"}
	return w
}

func solved(f evidence.Flag) func(*evidence.Ticket) {
	return func(t *evidence.Ticket) { t.FirstContact = f }
}

func blamed(fault string) func(*evidence.Ticket) {
	return func(t *evidence.Ticket) { t.Fault = texttest.T(fault) }
}

// Decides: first-contact-flag.
func TestFirstCallResolutionByFlag(t *testing.T) {
	w := flagged()
	w.Objective.Terms.(*share.Terms).Where = `channel != "web"`
	w.Ticket("yes", "2026-10-05T09:00", "2026-10-05T09:10", solved(evidence.Yes))
	w.Ticket("no", "2026-10-05T09:00", "2026-10-05T12:00", solved(evidence.No), blamed("Provider"))
	w.Ticket("blank", "2026-10-05T09:00", "2026-10-05T12:00", blamed("provider"))
	w.Ticket("theirs", "2026-10-05T09:00", "2026-10-05T12:00", solved(evidence.No), blamed("Acme"))
	w.Ticket("web", "2026-10-05T09:00", "2026-10-05T12:00", solved(evidence.No),
		func(t *evidence.Ticket) { t.Channel = texttest.T("web") })
	r := w.Last(t)
	kindtest.Scored(t, r, "1/4 2/4 2/4")
	kindtest.Attributed(t, r.Attribution, map[party.Party]string{party.Provider: "2", party.Customer: "1"})
	if r.Unit != "record" || r.Volume.RatString() != "4" {
		t.Errorf("%s of %s", r.Volume, r.Unit)
	}
	theirs := r.Misses[slices.IndexFunc(r.Misses, func(m *measure.Miss) bool { return m.ID == "theirs" })]
	if theirs.Outcome != measure.Excused || theirs.Story != measure.StoryRecord || !theirs.Window.Empty() ||
		theirs.Value != nil {
		t.Errorf("%+v", theirs)
	}
}

func TestARecordCountsWhenItsOutcomeWasCertain(t *testing.T) {
	for _, c := range []struct {
		counts           agreement.CountsIn
		resolved, closed string
		want             [3]int // of September, October, November
	}{
		{"", "2026-10-05T09:00", "2026-11-02T09:00", [3]int{0, 1, 0}},
		{agreement.Decided, "", "2026-11-02T09:00", [3]int{0, 0, 1}},
		{agreement.Decided, "", "", [3]int{1, 0, 0}},
		{agreement.Opened, "2026-10-05T09:00", "2026-11-02T09:00", [3]int{1, 0, 0}},
		{agreement.Resolved, "2026-10-05T09:00", "2026-11-02T09:00", [3]int{0, 1, 0}},
		{agreement.Resolved, "", "2026-11-02T09:00", [3]int{}},
		{agreement.Closed, "2026-10-05T09:00", "2026-11-02T09:00", [3]int{0, 0, 1}},
		{agreement.Closed, "2026-10-05T09:00", "2026-12-24T09:00", [3]int{}}, // after the date of the data
	} {
		w := flagged()
		w.In("2026-09", "2026-10", "2026-11")
		w.Objective.CountsIn = c.counts
		w.Ticket("T", "2026-09-05T09:00", c.resolved, func(t *evidence.Ticket) {
			if c.closed != "" {
				t.Closed = kindtest.At(c.closed)
			}
		})
		for i, r := range w.ByPeriod(t) {
			if got := int(r.Volume.Num().Int64()); got != c.want[i] {
				t.Errorf("%s %s %s, period %d: %d", c.counts, c.resolved, c.closed, i, got)
			}
		}
	}
}

// Decides: data-date-hides.
func TestRecordsAfterTheDateOfTheDataDoNotExist(t *testing.T) {
	w := flagged()
	w.AsOf = kindtest.At("2026-10-05T12:00")
	w.Objective.Terms.(*share.Terms).Good = "resolved != nil"
	w.Ticket("resolved", "2026-10-05T09:00", "2026-10-05T12:00")
	w.Ticket("not yet resolved", "2026-10-05T09:00", "2026-10-05T12:00:01")
	w.Ticket("not yet opened", "2026-10-05T12:00:01", "2026-10-05T13:00")
	kindtest.Scored(t, w.Last(t), "1/2 1/2 1/2")
}

func satisfaction() *kindtest.World {
	w := flagged()
	w.Objective.Terms = &share.Terms{Of: "surveys", Good: "score >= 4"}
	return w
}

// Decides: survey-response-rate.
func TestSatisfiedShareWithItsResponseRate(t *testing.T) {
	w := satisfaction()
	w.Objective.Terms.(*share.Terms).Where = "score != nil" // says what holds anyhow
	w.In("2026-09", "2026-10")
	w.Answered("2026-10-05", "", 4)
	w.Answered("2026-10-06", "", 3)
	w.Answered("2026-10-07", "", -1)
	w.Answered("2026-10-08", "", 5)
	results := w.ByPeriod(t)
	r := results[1]
	kindtest.Scored(t, r, "2/3 2/3 2/3")
	if r.Unit != "answer" || len(r.Asides) != 1 || r.Asides[0].Key != "aside.response-rate" ||
		r.Asides[0].Value.RatString() != "75" {
		t.Errorf("%s, %+v", r.Unit, r.Asides)
	}
	if m := r.Misses[0]; m.ID != "2026-10-06T00:00:00Z" || m.Outcome != measure.Undetermined {
		t.Errorf("%+v", m)
	}
	if len(results[0].Asides) != 0 {
		t.Errorf("nothing was sent in September: %+v", results[0].Asides)
	}
}

func TestAnExportOfAnswersAloneHasNoResponseRate(t *testing.T) {
	w := satisfaction()
	w.Answered("2026-10-05", "", 4)
	r := w.Last(t)
	if len(r.Asides) != 0 {
		t.Errorf("%+v", r.Asides)
	}
	kindtest.FindingsAre(t, r, "objective resolve: the surveys list answers alone, so the response rate is not known")
}

func TestMeanSatisfactionWithItsResponseRate(t *testing.T) {
	w := satisfaction()
	w.Objective.Terms = &statistic.Terms{Of: "surveys", Value: "score", Take: "mean"}
	w.Objective.Targets = []agreement.Dated[agreement.Target]{
		{From: timeline.NoInstant, Value: agreement.Target{Value: kindtest.Rat("4")}},
	}
	w.Answered("2026-10-05", "", 5)
	w.Answered("2026-10-06", "", 2)
	w.Answered("2026-10-07", "", -1)
	r := w.Last(t)
	kindtest.Scored(t, r, "7/2 7/2 7/2")
	if r.Unit != "answer" || len(r.Asides) != 1 || r.Asides[0].Key != "aside.response-rate" ||
		r.Asides[0].Value.RatString() != "200/3" || len(r.Findings) != 0 {
		t.Errorf("%s, %+v, %+v", r.Unit, r.Asides, r.Findings)
	}
}

// A bad answer belongs to whoever answers for its ticket.
func TestASurveyGoesByItsTicket(t *testing.T) {
	w := satisfaction()
	w.Ticket("theirs", "2026-09-05T09:00", "2026-09-05T12:00",
		func(t *evidence.Ticket) { t.Cause = texttest.T("Customer change") })
	w.Ticket("ours", "2026-09-05T09:00", "2026-09-05T12:00")
	w.State("ours", "2026-09-05T10:00", "new", "assigned")
	w.Answered("2026-10-05", "theirs", 1)
	w.Answered("2026-10-05", "ours", 1)
	w.Answered("2026-10-05", "unknown", 1)
	r := w.Last(t)
	kindtest.Scored(t, r, "0/3 1/3 1/3")
	kindtest.Attributed(t, r.Attribution,
		map[party.Party]string{party.Customer: "1", party.Provider: "1", party.Undetermined: "1"})
}

func TestAClaimThatNamesTheTicketExcusesItsSurvey(t *testing.T) {
	w := satisfaction()
	w.Ticket("T", "2026-09-05T09:00", "2026-09-05T12:00")
	w.Answered("2026-10-05", "T", 1)
	w.Answered("2026-10-06T12:00", "not in the export", 1)
	w.Claim("customer", "2026-09-05T09:00", "2026-09-05T12:00",
		func(c *evidence.Claim) { c.IDs, c.Pos.Row = []string{"T"}, 9 })
	w.Claim("force majeure", "2026-10-06T00:00", "2026-10-07T00:00")
	r := w.Last(t)
	kindtest.Scored(t, r, "0/2 2/2 2/2")
	kindtest.Attributed(t, r.Accepted, map[party.Party]string{party.Customer: "1", party.ForceMajeure: "1"})
	if got := w.Rows(r.Misses[0].Rows); !slices.Equal(got, []string{"events.csv:2", "events.csv:9"}) {
		t.Errorf("rows %v", got)
	}
	w.Refused[0] = true
	kindtest.Scored(t, w.Last(t), "0/2 2/2 1/2")
}

func TestWeightedSharesAreExact(t *testing.T) {
	w := satisfaction()
	w.Objective.Terms = &share.Terms{Of: "surveys", Good: "score / 3", All: "scale / 3"}
	w.Answered("2026-10-05", "", 5)
	w.Answered("2026-10-06", "", 4)
	r := w.Last(t)
	kindtest.Scored(t, r, "3/10/3 3/10/3 3/10/3")
}

func TestOddWeightsAreFindings(t *testing.T) {
	w := satisfaction()
	w.Objective.Terms = &share.Terms{Of: "surveys", Good: "score", All: "scale - 2"}
	w.Answered("2026-10-05", "", 4) // 4 of 3: impossible, not scored
	w.Answered("2026-10-06", "", 3)
	w.Answered("2026-10-07", "", 3, func(s *evidence.Survey) { s.Scale = evidence.NoFixed })
	w.Answered("2026-10-08", "", 1, func(s *evidence.Survey) { s.Scale = evidence.One })
	w.Answered("2026-10-09", "", 0, func(s *evidence.Survey) { s.Scale = 2 * evidence.One }) // weighs nothing
	r := w.Last(t)
	kindtest.Scored(t, r, "3/3 3/3 3/3")
	var texts []string
	for _, f := range r.Findings {
		texts = append(texts, wordstest.English(f.Message))
	}
	if len(texts) != 4 || !strings.HasPrefix(texts[0], "more is good than there is") ||
		!strings.HasPrefix(texts[1], "the record has a negative weight") ||
		!strings.HasPrefix(texts[2], "the record has no value") {
		t.Errorf("%q", texts)
	}
}

func TestAMissOfAWeightTellsItsFigure(t *testing.T) {
	w := satisfaction()
	w.Objective.Terms = &share.Terms{Of: "surveys", Good: "score", All: "scale"}
	w.Answered("2026-10-05", "", 4)
	m := w.Last(t).Misses[0]
	if m.Weight.RatString() != "1" || m.Value.RatString() != "4" {
		t.Errorf("%s of %s", m.Value, m.Weight)
	}
}

func TestOutagesAsRecords(t *testing.T) {
	w := flagged()
	w.Objective.Service = "wan"
	w.Objective.Terms = &share.Terms{Of: "outages", Good: `severity != "major"`}
	major := func(o *evidence.Outage) { o.Severity = texttest.T("major") }
	w.Outage("A", "2026-10-05T09:00", "2026-10-05T10:00")
	w.Outage("B", "2026-10-06T09:00", "2026-10-06T10:00", major)
	w.Outage("C", "2026-10-07T09:00", "2026-10-07T10:00", major)
	w.Claim("customer", "2026-10-07T08:00", "2026-10-07T10:00") // covers all of it
	w.Claim("customer", "2026-10-06T08:00", "2026-10-06T09:00") // ends where B begins
	kindtest.Scored(t, w.Last(t), "1/3 2/3 2/3")
}

// Decides: count-excused.
func TestCountsLeaveExcusedEventsOut(t *testing.T) {
	w := kindtest.Desk()
	w.In("2026-09", "2026-10")
	w.Objective.Terms = &count.Terms{Of: "tickets", Where: `priority == "P1"`}
	w.Ticket("A", "2026-10-05T09:00", "2026-11-05T12:00", kindtest.Priority("P1"), blamed("provider"))
	w.Ticket("B", "2026-10-06T09:00", "2026-11-05T12:00", kindtest.Priority("P1"), blamed("customer"))
	w.Ticket("C", "2026-10-07T09:00", "2026-11-05T12:00", kindtest.Priority("P1"))
	w.Ticket("D", "2026-10-07T09:00", "2026-11-05T12:00", kindtest.Priority("P2"))
	results := w.ByPeriod(t)
	kindtest.Scored(t, results[0], "0 0 0")
	if results[0].Volume.Sign() != 0 {
		t.Errorf("volume %s", results[0].Volume)
	}
	r := results[1]
	kindtest.Scored(t, r, "3 2 2")
	if got := r.OnProvider.Value.RatString() + " " + r.OnOthers.Value.RatString() + " " +
		r.Other.Value.RatString(); got != "2 1 2" {
		t.Errorf("on provider, on others, other: %s", got)
	}
	kindtest.Attributed(t, r.Attribution,
		map[party.Party]string{party.Provider: "1", party.Customer: "1", party.Undetermined: "1"})
	if r.Unit != "event" || len(r.Misses) != 3 || r.Experienced.Good != nil {
		t.Errorf("%+v", r)
	}
	// neither changes what is counted, the account does
	w.Agreement.Fault.Removed, w.Agreement.Fault.Undetermined = true, party.Customer
	kindtest.Scored(t, w.Last(t), "3 2 1")
	w.Objective.Service, w.Objective.Terms = "wan", &count.Terms{Of: "outages"}
	w.Outage("O", "2026-10-05T09:00", "2026-10-05T10:00")
	kindtest.Scored(t, w.Last(t), "1 1 0")
	w.Objective.Service, w.Objective.Terms = "desk", &count.Terms{Of: "surveys", Where: "score < 3"}
	w.Answered("2026-10-05", "", 2)
	w.Answered("2026-10-05", "", -1)
	kindtest.Scored(t, w.Last(t), "1 1 0")
}

// restored is a desk judged by a figure of the time that tickets took.
func restored(take string, percent *big.Rat) *kindtest.World {
	w := kindtest.Desk()
	w.Objective.Terms = &statistic.Terms{
		Of: "tickets", Value: "resolved - opened", Take: take, Percent: percent, Unit: "h",
	}
	w.Objective.Targets = []agreement.Dated[agreement.Target]{
		{From: timeline.NoInstant, Value: agreement.Target{AtMost: true, Value: big.NewRat(3, 1), Unit: "h"}},
	}
	for i, took := range []string{"10:00", "11:00", "12:00", "13:00", "19:00"} { // 1, 2, 3, 4 and 10 hours
		w.Ticket(string(rune('A'+i)), "2026-10-05T09:00", "2026-10-05T"+took)
	}
	w.Ticket("open", "2026-10-05T09:00", "")
	return w
}

// Decides: percentiles-exact.
func TestStatistics(t *testing.T) {
	for _, c := range []struct {
		take        string
		percent     *big.Rat
		interpolate bool
		want        string
	}{
		{"mean", nil, false, "4"}, {"max", nil, false, "10"}, {"median", nil, false, "3"}, {"median", nil, true, "3"},
		{"percentile", big.NewRat(80, 1), false, "4"}, {"percentile", big.NewRat(81, 1), false, "10"},
		{"percentile", big.NewRat(1, 1), false, "1"},
		{"percentile", big.NewRat(100, 1), false, "10"}, {"percentile", big.NewRat(199, 10), false, "1"},
		{"percentile", big.NewRat(201, 10), false, "2"},
		{"percentile", big.NewRat(80, 1), true, "26/5"}, {"percentile", big.NewRat(75, 1), true, "4"},
		{"percentile", big.NewRat(100, 1), true, "10"},
	} {
		w := restored(c.take, c.percent)
		w.Objective.Terms.(*statistic.Terms).Interpolate = c.interpolate
		r := w.Last(t)
		kindtest.Scored(t, r, c.want+" "+c.want+" "+c.want)
		if r.Unit != "value" || r.Volume.RatString() != "5" {
			t.Errorf("%s of %s", r.Volume, r.Unit)
		}
	}
}

func TestValuesBeyondTheTargetAreItsMisses(t *testing.T) {
	w := restored("mean", nil)
	w.Evidence.Tickets[4].Fault = texttest.T("customer")
	r := w.Last(t)
	kindtest.Scored(t, r, "4 5/2 5/2")
	kindtest.Attributed(t, r.Attribution, map[party.Party]string{party.Customer: "1", party.Undetermined: "1"})
	kindtest.Attributed(t, r.Accepted, map[party.Party]string{party.Customer: "1"})
	// D goes with the undetermined
	if got := r.OnProvider.Value.RatString() + " " + r.OnOthers.Value.RatString(); got != "5/2 2" {
		t.Errorf("on provider, on others: %s", got)
	}
	if len(r.Misses) != 2 || r.Misses[0].ID != "D" || r.Misses[0].Value.RatString() != "4" {
		t.Errorf("%+v", r.Misses)
	}
	w.Agreement.Fault.Undetermined = party.Customer
	kindtest.Scored(t, w.Last(t), "4 5/2 2")
	w.Objective.Targets[0].Value.AtMost = false // at least 3 h: A and B fall short
	if r := w.Last(t); len(r.Misses) != 2 || r.Misses[0].ID != "A" || r.Misses[1].ID != "B" {
		t.Errorf("%+v", r.Misses)
	}
	w.Objective.Targets = nil
	w.Objective.Terms.(*statistic.Terms).Unit = "min"
	r = w.Last(t)
	kindtest.Scored(t, r, "240 150 150")
	if len(r.Misses) != 0 {
		t.Errorf("%+v", r.Misses)
	}
}

func TestNoValuesAreNoVolume(t *testing.T) {
	w := restored("mean", nil)
	w.Evidence.Tickets = w.Evidence.Tickets[5:]
	r := w.Last(t)
	kindtest.Scored(t, r, "none none none")
	if r.Volume.Sign() != 0 {
		t.Errorf("volume %s", r.Volume)
	}
}

// Decides: survey-response-rate.
func TestStatisticsOfSurveysAndOutages(t *testing.T) {
	w := satisfaction()
	w.Objective.Terms = &statistic.Terms{Of: "surveys", Value: "score", Take: "mean", Unit: "points"}
	w.Answered("2026-10-05", "", 4)
	w.Answered("2026-10-06", "", 5)
	w.Answered("2026-10-06", "", -1)
	r := w.Last(t)
	kindtest.Scored(t, r, "9/2 9/2 9/2")
	if r.Unit != "answer" || r.Volume.RatString() != "2" || r.Asides[0].Value.RatString() != "200/3" {
		t.Errorf("%s of %s, %+v", r.Volume, r.Unit, r.Asides)
	}
	w.Objective.Service = "wan"
	w.Objective.Terms = &statistic.Terms{Of: "outages", Value: "to - from", Take: "max"}
	w.Objective.Targets = []agreement.Dated[agreement.Target]{
		{From: timeline.NoInstant, Value: agreement.Target{AtMost: true, Value: big.NewRat(90, 1), Unit: "min"}},
	}
	w.Outage("A", "2026-10-05T09:00", "2026-10-05T10:30")
	kindtest.Scored(t, w.Last(t), "90 90 90")
	w.AsOf = kindtest.At("2026-10-05T11:00")
	w.Outage("B", "2026-10-05T09:00", "")
	w.Outage("C", "2026-10-05T09:10", "2026-12-24T09:00") // ends after the date of the data
	kindtest.Scored(t, w.Last(t), "120 120 120")
}

func TestRecordsThatCannotBeMeasuredSayWhy(t *testing.T) {
	for _, c := range []struct {
		terms agreement.Terms
		want  string
	}{
		{&count.Terms{Of: "samples"}, "objective o: a count is of tickets, outages or surveys, not of samples"},
		{
			&share.Terms{Of: "tickets", Good: "frist_contact"},
			`objective o, good: expression "frist_contact", column 1: there is no field frist_contact (did you mean ` +
				`first_contact?)`,
		},
		{&share.Terms{Of: "surveys", Good: "ticket"},
			`objective o, good: expression "ticket": gives a text, want true or false or a number or a length of time`},
		{&share.Terms{Of: "outages", Good: "share", All: "sevrity"}, `objective o, all: expression "sevrity"`},
		{&share.Terms{Of: "outages", Good: "share", All: "severity"},
			`objective o, all: expression "severity": gives a text`},
		{&share.Terms{Of: "tickets", Good: "first_contact", Where: "where"}, `objective o, where: expression "where"`},
		{&statistic.Terms{Of: "surveys", Value: "scor", Take: "mean"}, `objective o, value: expression "scor"`},
		{&statistic.Terms{Of: "tickets", Value: "title", Take: "mean"},
			`objective o, value: expression "title": gives a text, want a number or a length of time`},
		{&statistic.Terms{Of: "tickets", Value: "on_hold", Take: "mean", Unit: "points"},
			`objective o, value: on_hold is a length of time: the unit must be ms, s, min, h or d, found "points"`},
		{&statistic.Terms{Of: "tickets", Value: "cost", Take: "mode"},
			`objective o: a statistic takes mean, median, max or a percentile`},
		{&statistic.Terms{Of: "surveys", Value: "score", Take: "mean", Where: "x"}, `objective o, where: expression "x"`},
	} {
		w := kindtest.Desk()
		ctx := w.Context(t)
		if _, err := kindtest.ResultsOf(ctx, &agreement.Objective{ID: "o", Terms: c.terms}); err == nil ||
			!strings.HasPrefix(err.Error(), c.want) {
			t.Errorf("%v, want %s", err, c.want)
		}
	}
}

func TestAContextWithoutClaimsHasNone(t *testing.T) {
	w := flagged()
	w.Ticket("T", "2026-10-05T09:00", "2026-10-05T09:10", solved(evidence.Yes))
	ctx := w.Context(t)
	ctx.Claims = nil
	if results, err := kindtest.ResultsOf(ctx, &w.Objective); err != nil ||
		results[0].Experienced.Good.RatString() != "1" {
		t.Error(err)
	}
	if got := (&measure.Context{Claims: &fault.Claims{Decisions: make([]fault.Decision,
		2)}}).JudgedClaims(); len(got.Decisions) != 2 {
		t.Errorf("%+v", got)
	}
}
