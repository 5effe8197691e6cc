package measure

import (
	"math/big"
	"slices"
	"strings"
	"testing"

	"github.com/slareport/slareport/report/agreement"
	"github.com/slareport/slareport/report/evidence"
	"github.com/slareport/slareport/report/fault"
	"github.com/slareport/slareport/report/party"
	"github.com/slareport/slareport/report/timeline"
)

// flagged is a desk judged by the share of tickets solved at the first contact.
func flagged() *world {
	w := desk()
	w.o.Kind, w.o.Timeliness = agreement.KindShare, nil
	w.o.Share = &agreement.Share{Of: "tickets", Good: "first_contact"}
	return w
}

func solved(f evidence.Flag) func(*evidence.Ticket) {
	return func(t *evidence.Ticket) { t.FirstContact = f }
}

func blamed(fault string) func(*evidence.Ticket) {
	return func(t *evidence.Ticket) { t.Fault = evidence.T(fault) }
}

func TestFirstCallResolutionByFlag(t *testing.T) {
	w := flagged()
	w.o.Share.Where = `channel != "web"`
	w.ticket("yes", "2026-10-05T09:00", "2026-10-05T09:10", solved(evidence.Yes))
	w.ticket("no", "2026-10-05T09:00", "2026-10-05T12:00", solved(evidence.No), blamed("Provider"))
	w.ticket("blank", "2026-10-05T09:00", "2026-10-05T12:00", blamed("provider"))
	w.ticket("theirs", "2026-10-05T09:00", "2026-10-05T12:00", solved(evidence.No), blamed("Acme"))
	w.ticket("web", "2026-10-05T09:00", "2026-10-05T12:00", solved(evidence.No), func(t *evidence.Ticket) { t.Channel = evidence.T("web") })
	r := w.last(t)
	scored(t, r, "1/4 2/4 2/4")
	attributed(t, r.Attribution, map[party.Party]string{party.Provider: "2", party.Customer: "1"})
	if r.Unit != "record" || r.Volume.RatString() != "4" {
		t.Errorf("%s of %s", r.Volume, r.Unit)
	}
	theirs := r.Misses[slices.IndexFunc(r.Misses, func(m Miss) bool { return m.ID == "theirs" })]
	if theirs.Outcome != Excused || theirs.Story != StoryRecord || !theirs.Window.Empty() || theirs.Value != nil {
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
		w.in("2026-09", "2026-10", "2026-11")
		w.o.CountsIn = c.counts
		w.ticket("T", "2026-09-05T09:00", c.resolved, func(t *evidence.Ticket) {
			if c.closed != "" {
				t.Closed = at(c.closed)
			}
		})
		for i, r := range w.byPeriod(t) {
			if got := int(r.Volume.Num().Int64()); got != c.want[i] {
				t.Errorf("%s %s %s, period %d: %d", c.counts, c.resolved, c.closed, i, got)
			}
		}
	}
}

func TestRecordsAfterTheDateOfTheDataDoNotExist(t *testing.T) {
	w := flagged()
	w.asOf = at("2026-10-05T12:00")
	w.o.Share.Good = "resolved != nil"
	w.ticket("resolved", "2026-10-05T09:00", "2026-10-05T12:00")
	w.ticket("not yet resolved", "2026-10-05T09:00", "2026-10-05T12:00:01")
	w.ticket("not yet opened", "2026-10-05T12:00:01", "2026-10-05T13:00")
	scored(t, w.last(t), "1/2 1/2 1/2")
}

// answered adds a survey; a negative score was not answered.
func (w *world) answered(when, ticket string, score int, more ...func(*evidence.Survey)) {
	s := evidence.Survey{At: at(when), Service: evidence.T("desk"), Ticket: ticket, Score: evidence.Fixed(score) * evidence.One, Scale: 5 * evidence.One,
		Pos: evidence.Pos{Origin: 1, Row: uint32(len(w.all.Surveys) + 2)}}
	if score < 0 {
		s.Score = evidence.NoFixed
	}
	for _, f := range more {
		f(&s)
	}
	w.all.Surveys = append(w.all.Surveys, s)
}

func satisfaction() *world {
	w := flagged()
	w.o.Share = &agreement.Share{Of: "surveys", Good: "score >= 4"}
	return w
}

func TestSatisfiedShareWithItsResponseRate(t *testing.T) {
	w := satisfaction()
	w.o.Share.Where = "score != nil" // says what holds anyhow
	w.in("2026-09", "2026-10")
	w.answered("2026-10-05", "", 4)
	w.answered("2026-10-06", "", 3)
	w.answered("2026-10-07", "", -1)
	w.answered("2026-10-08", "", 5)
	results := w.byPeriod(t)
	r := results[1]
	scored(t, r, "2/3 2/3 2/3")
	if r.Unit != "answer" || len(r.Asides) != 1 || r.Asides[0].Key != "aside.response-rate" || r.Asides[0].Value.RatString() != "75" {
		t.Errorf("%s, %+v", r.Unit, r.Asides)
	}
	if m := r.Misses[0]; m.ID != "2026-10-06T00:00:00Z" || m.Outcome != Undetermined {
		t.Errorf("%+v", m)
	}
	if len(results[0].Asides) != 0 {
		t.Errorf("nothing was sent in September: %+v", results[0].Asides)
	}
}

func TestAnExportOfAnswersAloneHasNoResponseRate(t *testing.T) {
	w := satisfaction()
	w.answered("2026-10-05", "", 4)
	r := w.last(t)
	if len(r.Asides) != 0 {
		t.Errorf("%+v", r.Asides)
	}
	findingsAre(t, r, "objective resolve: the surveys list answers alone, so the response rate is not known")
}

func TestMeanSatisfactionWithItsResponseRate(t *testing.T) {
	w := satisfaction()
	w.o.Kind, w.o.Share = agreement.KindStatistic, nil
	w.o.Statistic = &agreement.Statistic{Of: "surveys", Value: "score", Take: "mean"}
	w.o.Targets = []agreement.Dated[agreement.Target]{{From: timeline.NoInstant, Value: agreement.Target{Value: rat("4")}}}
	w.answered("2026-10-05", "", 5)
	w.answered("2026-10-06", "", 2)
	w.answered("2026-10-07", "", -1)
	r := w.last(t)
	scored(t, r, "7/2 7/2 7/2")
	if r.Unit != "answer" || len(r.Asides) != 1 || r.Asides[0].Key != "aside.response-rate" || r.Asides[0].Value.RatString() != "200/3" || len(r.Findings) != 0 {
		t.Errorf("%s, %+v, %+v", r.Unit, r.Asides, r.Findings)
	}
}

// A bad answer belongs to whoever answers for its ticket.
func TestASurveyGoesByItsTicket(t *testing.T) {
	w := satisfaction()
	w.ticket("theirs", "2026-09-05T09:00", "2026-09-05T12:00", func(t *evidence.Ticket) { t.Cause = evidence.T("Customer change") })
	w.ticket("ours", "2026-09-05T09:00", "2026-09-05T12:00")
	w.state("ours", "2026-09-05T10:00", "new", "assigned")
	w.answered("2026-10-05", "theirs", 1)
	w.answered("2026-10-05", "ours", 1)
	w.answered("2026-10-05", "unknown", 1)
	r := w.last(t)
	scored(t, r, "0/3 1/3 1/3")
	attributed(t, r.Attribution, map[party.Party]string{party.Customer: "1", party.Provider: "1", party.Undetermined: "1"})
}

func TestAClaimThatNamesTheTicketExcusesItsSurvey(t *testing.T) {
	w := satisfaction()
	w.ticket("T", "2026-09-05T09:00", "2026-09-05T12:00")
	w.answered("2026-10-05", "T", 1)
	w.answered("2026-10-06T12:00", "not in the export", 1)
	w.claim("customer", "2026-09-05T09:00", "2026-09-05T12:00", func(c *evidence.Claim) { c.IDs, c.Pos.Row = []string{"T"}, 9 })
	w.claim("force majeure", "2026-10-06T00:00", "2026-10-07T00:00")
	r := w.last(t)
	scored(t, r, "0/2 2/2 2/2")
	attributed(t, r.Accepted, map[party.Party]string{party.Customer: "1", party.ForceMajeure: "1"})
	if got := w.rows(r.Misses[0].Rows); !slices.Equal(got, []string{"events.csv:2", "events.csv:9"}) {
		t.Errorf("rows %v", got)
	}
	w.refused[0] = true
	scored(t, w.last(t), "0/2 2/2 1/2")
}

func TestWeightedSharesAreExact(t *testing.T) {
	w := satisfaction()
	w.o.Share = &agreement.Share{Of: "surveys", Good: "score / 3", All: "scale / 3"}
	w.answered("2026-10-05", "", 5)
	w.answered("2026-10-06", "", 4)
	r := w.last(t)
	scored(t, r, "3/10/3 3/10/3 3/10/3")
}

func TestOddWeightsAreFindings(t *testing.T) {
	w := satisfaction()
	w.o.Share = &agreement.Share{Of: "surveys", Good: "score", All: "scale - 2"}
	w.answered("2026-10-05", "", 4) // 4 of 3
	w.answered("2026-10-06", "", 3)
	w.answered("2026-10-07", "", 3, func(s *evidence.Survey) { s.Scale = evidence.NoFixed })
	w.answered("2026-10-08", "", 1, func(s *evidence.Survey) { s.Scale = evidence.One })
	w.answered("2026-10-09", "", 0, func(s *evidence.Survey) { s.Scale = 2 * evidence.One }) // weighs nothing
	r := w.last(t)
	scored(t, r, "6/6 6/6 6/6")
	var texts []string
	for _, f := range r.Findings {
		texts = append(texts, f.Text)
	}
	if len(texts) != 4 || !strings.HasPrefix(texts[0], "more is good than there is") || !strings.HasPrefix(texts[1], "the record has a negative weight") ||
		!strings.HasPrefix(texts[2], "the record has no value") {
		t.Errorf("%q", texts)
	}
}

func TestAMissOfAWeightTellsItsFigure(t *testing.T) {
	w := satisfaction()
	w.o.Share = &agreement.Share{Of: "surveys", Good: "score", All: "scale"}
	w.answered("2026-10-05", "", 4)
	m := w.last(t).Misses[0]
	if m.Weight.RatString() != "1" || m.Value.RatString() != "4" {
		t.Errorf("%s of %s", m.Value, m.Weight)
	}
}

func TestOutagesAsRecords(t *testing.T) {
	w := flagged()
	w.o.Service = "wan"
	w.o.Share = &agreement.Share{Of: "outages", Good: `severity != "major"`}
	major := func(o *evidence.Outage) { o.Severity = evidence.T("major") }
	w.outage("A", "2026-10-05T09:00", "2026-10-05T10:00")
	w.outage("B", "2026-10-06T09:00", "2026-10-06T10:00", major)
	w.outage("C", "2026-10-07T09:00", "2026-10-07T10:00", major)
	w.claim("customer", "2026-10-07T08:00", "2026-10-07T09:00:01") // covers the instant it began
	w.claim("customer", "2026-10-06T08:00", "2026-10-06T09:00")    // ends where B begins
	scored(t, w.last(t), "1/3 2/3 2/3")
}

func TestCountsLeaveExcusedEventsOut(t *testing.T) {
	w := desk()
	w.in("2026-09", "2026-10")
	w.o.Kind, w.o.Timeliness = agreement.KindCount, nil
	w.o.Count = &agreement.Count{Of: "tickets", Where: `priority == "P1"`}
	w.ticket("A", "2026-10-05T09:00", "2026-11-05T12:00", priority("P1"), blamed("provider"))
	w.ticket("B", "2026-10-06T09:00", "2026-11-05T12:00", priority("P1"), blamed("customer"))
	w.ticket("C", "2026-10-07T09:00", "2026-11-05T12:00", priority("P1"))
	w.ticket("D", "2026-10-07T09:00", "2026-11-05T12:00", priority("P2"))
	results := w.byPeriod(t)
	scored(t, results[0], "0 0 0")
	if results[0].Volume.Sign() != 0 {
		t.Errorf("volume %s", results[0].Volume)
	}
	r := results[1]
	scored(t, r, "3 2 2")
	if got := r.OnProvider.Value.RatString() + " " + r.OnOthers.Value.RatString() + " " + r.Other.Value.RatString(); got != "2 1 2" {
		t.Errorf("on provider, on others, other: %s", got)
	}
	attributed(t, r.Attribution, map[party.Party]string{party.Provider: "1", party.Customer: "1", party.Undetermined: "1"})
	if r.Unit != "event" || len(r.Misses) != 3 || r.Experienced.Good != nil {
		t.Errorf("%+v", r)
	}
	w.a.Fault.Removed, w.a.Fault.Undetermined = true, party.Customer // neither changes what is counted, the account does
	scored(t, w.last(t), "3 2 1")
	w.o.Service, w.o.Count = "wan", &agreement.Count{Of: "outages"}
	w.outage("O", "2026-10-05T09:00", "2026-10-05T10:00")
	scored(t, w.last(t), "1 1 0")
	w.o.Service, w.o.Count = "desk", &agreement.Count{Of: "surveys", Where: "score < 3"}
	w.answered("2026-10-05", "", 2)
	w.answered("2026-10-05", "", -1)
	scored(t, w.last(t), "1 1 0")
}

// restored is a desk judged by a figure of the time that tickets took.
func restored(take string, percent *big.Rat) *world {
	w := desk()
	w.o.Kind, w.o.Timeliness = agreement.KindStatistic, nil
	w.o.Statistic = &agreement.Statistic{Of: "tickets", Value: "resolved - opened", Take: take, Percent: percent, Unit: "h"}
	w.o.Targets = []agreement.Dated[agreement.Target]{{From: timeline.NoInstant, Value: agreement.Target{AtMost: true, Value: big.NewRat(3, 1), Unit: "h"}}}
	for i, took := range []string{"10:00", "11:00", "12:00", "13:00", "19:00"} { // 1, 2, 3, 4 and 10 hours
		w.ticket(string(rune('A'+i)), "2026-10-05T09:00", "2026-10-05T"+took)
	}
	w.ticket("open", "2026-10-05T09:00", "")
	return w
}

func TestStatistics(t *testing.T) {
	for _, c := range []struct {
		take        string
		percent     *big.Rat
		interpolate bool
		want        string
	}{
		{"mean", nil, false, "4"}, {"max", nil, false, "10"}, {"median", nil, false, "3"}, {"median", nil, true, "3"},
		{"percentile", big.NewRat(80, 1), false, "4"}, {"percentile", big.NewRat(81, 1), false, "10"}, {"percentile", big.NewRat(1, 1), false, "1"},
		{"percentile", big.NewRat(100, 1), false, "10"}, {"percentile", big.NewRat(199, 10), false, "1"}, {"percentile", big.NewRat(201, 10), false, "2"},
		{"percentile", big.NewRat(80, 1), true, "26/5"}, {"percentile", big.NewRat(75, 1), true, "4"}, {"percentile", big.NewRat(100, 1), true, "10"},
	} {
		w := restored(c.take, c.percent)
		w.o.Statistic.Interpolate = c.interpolate
		r := w.last(t)
		scored(t, r, c.want+" "+c.want+" "+c.want)
		if r.Unit != "value" || r.Volume.RatString() != "5" {
			t.Errorf("%s of %s", r.Volume, r.Unit)
		}
	}
}

func TestValuesBeyondTheTargetAreItsMisses(t *testing.T) {
	w := restored("mean", nil)
	w.all.Tickets[4].Fault = evidence.T("customer")
	r := w.last(t)
	scored(t, r, "4 5/2 5/2")
	attributed(t, r.Attribution, map[party.Party]string{party.Customer: "1", party.Undetermined: "1"})
	attributed(t, r.Accepted, map[party.Party]string{party.Customer: "1"})
	if got := r.OnProvider.Value.RatString() + " " + r.OnOthers.Value.RatString(); got != "5/2 2" { // D goes with the undetermined
		t.Errorf("on provider, on others: %s", got)
	}
	if len(r.Misses) != 2 || r.Misses[0].ID != "D" || r.Misses[0].Value.RatString() != "4" {
		t.Errorf("%+v", r.Misses)
	}
	w.a.Fault.Undetermined = party.Customer
	scored(t, w.last(t), "4 5/2 2")
	w.o.Targets[0].Value.AtMost = false // at least 3 h: A and B fall short
	if r := w.last(t); len(r.Misses) != 2 || r.Misses[0].ID != "A" || r.Misses[1].ID != "B" {
		t.Errorf("%+v", r.Misses)
	}
	w.o.Targets = nil
	w.o.Statistic.Unit = "min"
	r = w.last(t)
	scored(t, r, "240 150 150")
	if len(r.Misses) != 0 {
		t.Errorf("%+v", r.Misses)
	}
}

func TestNoValuesAreNoVolume(t *testing.T) {
	w := restored("mean", nil)
	w.all.Tickets = w.all.Tickets[5:]
	r := w.last(t)
	scored(t, r, "none none none")
	if r.Volume.Sign() != 0 {
		t.Errorf("volume %s", r.Volume)
	}
}

func TestStatisticsOfSurveysAndOutages(t *testing.T) {
	w := satisfaction()
	w.o.Kind, w.o.Share = agreement.KindStatistic, nil
	w.o.Statistic = &agreement.Statistic{Of: "surveys", Value: "score", Take: "mean", Unit: "points"}
	w.answered("2026-10-05", "", 4)
	w.answered("2026-10-06", "", 5)
	w.answered("2026-10-06", "", -1)
	r := w.last(t)
	scored(t, r, "9/2 9/2 9/2")
	if r.Unit != "answer" || r.Volume.RatString() != "2" || r.Asides[0].Value.RatString() != "200/3" {
		t.Errorf("%s of %s, %+v", r.Volume, r.Unit, r.Asides)
	}
	w.o.Service = "wan"
	w.o.Statistic = &agreement.Statistic{Of: "outages", Value: "to - from", Take: "max"}
	w.o.Targets = []agreement.Dated[agreement.Target]{{From: timeline.NoInstant, Value: agreement.Target{AtMost: true, Value: big.NewRat(90, 1), Unit: "min"}}}
	w.outage("A", "2026-10-05T09:00", "2026-10-05T10:30")
	w.outage("B", "2026-10-05T09:00", "")
	w.outage("C", "2026-10-05T09:00", "2026-12-24T09:00") // ends after the date of the data
	scored(t, w.last(t), "90 90 90")
}

func TestRecordsThatCannotBeMeasuredSayWhy(t *testing.T) {
	share := func(s agreement.Share) agreement.Objective { return agreement.Objective{ID: "o", Share: &s} }
	statistic := func(s agreement.Statistic) agreement.Objective { return agreement.Objective{ID: "o", Statistic: &s} }
	for _, c := range []struct {
		measure Func
		o       agreement.Objective
		want    string
	}{
		{ShareOf, agreement.Objective{ID: "o"}, "objective o says nothing about a share"},
		{Statistic, agreement.Objective{ID: "o"}, "objective o says nothing about a statistic"},
		{Count, agreement.Objective{ID: "o"}, "objective o says nothing about a count"},
		{Count, agreement.Objective{ID: "o", Count: &agreement.Count{Of: "samples"}}, "objective o: a count is of tickets, outages or surveys, not of samples"},
		{ShareOf, share(agreement.Share{Of: "tickets", Good: "frist_contact"}), `objective o, good: expression "frist_contact", column 1: there is no field frist_contact (did you mean first_contact?)`},
		{ShareOf, share(agreement.Share{Of: "surveys", Good: "ticket"}), `objective o, good: expression "ticket": gives a text, want true or false or a number or a length of time`},
		{ShareOf, share(agreement.Share{Of: "outages", Good: "share", All: "sevrity"}), `objective o, all: expression "sevrity"`},
		{ShareOf, share(agreement.Share{Of: "outages", Good: "share", All: "severity"}), `objective o, all: expression "severity": gives a text`},
		{ShareOf, share(agreement.Share{Of: "tickets", Good: "first_contact", Where: "where"}), `objective o, where: expression "where"`},
		{Statistic, statistic(agreement.Statistic{Of: "surveys", Value: "scor", Take: "mean"}), `objective o, value: expression "scor"`},
		{Statistic, statistic(agreement.Statistic{Of: "tickets", Value: "title", Take: "mean"}), `objective o, value: expression "title": gives a text, want a number or a length of time`},
		{Statistic, statistic(agreement.Statistic{Of: "tickets", Value: "on_hold", Take: "mean", Unit: "points"}), `objective o, value: on_hold is a length of time: the unit must be ms, s, min, h or d, found "points"`},
		{Statistic, statistic(agreement.Statistic{Of: "tickets", Value: "cost", Take: "mode"}), `objective o: a statistic takes mean, median, max or a percentile`},
		{Statistic, statistic(agreement.Statistic{Of: "surveys", Value: "score", Take: "mean", Where: "x"}), `objective o, where: expression "x"`},
	} {
		w := desk()
		ctx := w.context(t)
		if _, err := c.measure(ctx, &c.o); err == nil || !strings.HasPrefix(err.Error(), c.want) {
			t.Errorf("%v, want %s", err, c.want)
		}
	}
}

func TestAContextWithoutClaimsHasNone(t *testing.T) {
	w := flagged()
	w.ticket("T", "2026-10-05T09:00", "2026-10-05T09:10", solved(evidence.Yes))
	ctx := w.context(t)
	ctx.Claims = nil
	if results, err := ShareOf(ctx, &w.o); err != nil || results[0].Experienced.Good.RatString() != "1" {
		t.Error(err)
	}
	if got := claimsOf(&Context{Claims: &fault.Claims{Decisions: make([]fault.Decision, 2)}}); len(got.Decisions) != 2 {
		t.Errorf("%+v", got)
	}
}
