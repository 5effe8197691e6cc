// Package inquiry says what became of a case: a miss, kept, excluded and by what, counted in another period, not loaded
// and why, or unknown.
package inquiry

import (
	"fmt"
	"slices"
	"strings"

	"github.com/slareport/slareport/cmd/slareport/console"
	"github.com/slareport/slareport/loaders/records/trace"
	"github.com/slareport/slareport/report"
	"github.com/slareport/slareport/report/agreement"
	"github.com/slareport/slareport/report/evidence"
	"github.com/slareport/slareport/report/score/assess"
	"github.com/slareport/slareport/report/score/inclusion"
	"github.com/slareport/slareport/report/words"
)

// Answer is what explain says of a case that has no miss to tell: what became of it, and why.
type Answer struct {
	ID      string   `json:"id"`
	Outcome string   `json:"outcome"`
	Why     []string `json:"why"`
	Rows    []string `json:"rows"`
	Also    []string `json:"also,omitempty"` // other rows with its id
}

// Outcomes of an answer, beside the standings of score.
const (
	outcomeMet         = "met"
	outcomeOtherPeriod = "other period"
	outcomeOtherClient = "other client"
	outcomeClaim       = "claim"
	outcomeOpen        = "undetermined"
	outcomeObligation  = "obligation"
	outcomeSample      = "sample"
	outcomeCreditClaim = "credit claim"
	outcomeNoCase      = "no such case"
)

// Inquiry is a question about a case of an objective, and what the answer rests on.
type Inquiry struct {
	ID        string
	Report    *report.Report
	Objective *report.Objective
	Agreement *agreement.Agreement
	Evidence  *evidence.Evidence
	View      *evidence.View // the client's part of it
	Trace     *trace.Trace   // of the case through the reading of the data
	Input     assess.Input
	Words     *words.Catalogue
	Readings  *Readings // the samples of the instant that was asked for; nil where the question is no instant
}

// Misses finds the misses of a case: by its id, that of a gap between its updates, or a row that it stands in.
func (q *Inquiry) Misses() (list []*report.Miss) {
	var rows []string
	for _, r := range q.records() {
		rows = append(rows, q.place(r.Pos))
	}
	for _, m := range q.Objective.Misses.All() {
		gap, is := cutFold(m.ID, q.ID+" (")
		switch {
		case strings.EqualFold(m.ID, q.ID):
			return []*report.Miss{m}
		case is && strings.HasSuffix(gap, ")"),
			slices.ContainsFunc(rows, func(r string) bool { return slices.Contains(m.Rows, r) }):
			list = append(list, m)
		}
	}
	return list
}

// cutFold is what follows a prefix that is there without regard to case.
func cutFold(s, prefix string) (rest string, is bool) {
	if len(s) < len(prefix) || !strings.EqualFold(s[:len(prefix)], prefix) {
		return s, false
	}
	return s[len(prefix):], true
}

// records are the client's records that the id names; a survey answer of which the ticket has another id is found by
// its row.
func (q *Inquiry) records() []evidence.Record {
	own := slices.DeleteFunc(q.Evidence.Identified(q.ID), func(r evidence.Record) bool { return !q.View.Has(r) })
	if len(own) > 0 {
		return own
	}
	rows := map[evidence.Pos]bool{}
	for _, t := range q.Trace.Rows() {
		if t.Kind == "" {
			rows[t.Pos] = true
		}
	}
	if answers := q.View.InRows("surveys", rows); len(answers) == 1 { // of more it is no id, but a score or a name
		return answers
	}
	return nil
}

// Others are the client's records of the id that no miss tells of: another source may say otherwise.
func (q *Inquiry) Others(misses []*report.Miss) (*Answer, error) {
	a := &Answer{ID: q.ID, Why: []string{}, Rows: []string{}}
	for _, r := range q.records() {
		told := func(m *report.Miss) bool { return slices.Contains(m.Rows, q.place(r.Pos)) }
		if slices.ContainsFunc(misses, told) {
			continue
		}
		if err := q.stands(a, r); err != nil {
			return nil, err
		}
	}
	if a.Outcome == string(inclusion.OtherKind) {
		return &Answer{}, nil
	}
	return a, nil
}

func (q *Inquiry) place(p evidence.Pos) string { return q.Evidence.Where(p) }

// Answer says what became of a case that is no miss in the period. The error is that nothing is known of it.
func (q *Inquiry) Answer() (*Answer, error) {
	a := &Answer{ID: q.ID, Why: []string{}, Rows: []string{}}
	for _, r := range q.records() {
		if err := q.stands(a, r); err != nil {
			return nil, err
		}
	}
	q.claims(a)
	q.obligations(a)
	q.readings(a)
	q.creditClaims(a)
	q.notLoaded(a)
	q.mentions(a)
	if a.Outcome == "" && len(q.Evidence.Identified(q.ID)) > 0 {
		a.Outcome, a.Why = outcomeOtherClient, []string{"it is not a case of " + q.Report.Client}
	}
	if a.Outcome != "" {
		return a, nil
	}
	hint := console.Suggest(q.ID, q.known(), "its cases are ")
	err := fmt.Errorf("%q is in no file that was read, and no case of %s", q.ID, q.Objective.ID)
	return nil, console.Failed(err, append(q.unreadFiles(), hint)...)
}

// unreadFiles names the files that may have told of it.
func (q *Inquiry) unreadFiles() (hints []string) {
	for _, s := range q.Evidence.Sources {
		if s.Status() != evidence.Complete && q.View.Concerned(s.Of) {
			hints = append(hints, s.File+" could not be read, or not all of it")
		}
	}
	return hints
}

// stands says how a record of the client stands to the objective. What an objective judges goes before what it does
// not.
func (q *Inquiry) stands(a *Answer, r evidence.Record) error {
	found, err := inclusion.Of(q.Input, q.Objective.ID, r)
	if err != nil {
		return err
	}
	if found.Standing == inclusion.OtherKind && a.Outcome != "" {
		return nil
	}
	if a.Outcome == string(inclusion.OtherKind) {
		a.Why, a.Rows = nil, nil
	}
	a.Outcome = string(found.Standing)
	a.Rows = append(a.Rows, q.place(r.Pos))
	if found.Standing == inclusion.Counts {
		a.Outcome = outcomeOtherPeriod
		if slices.Contains(found.Periods, q.Report.Period.Label) {
			a.Outcome = outcomeMet
		}
	}
	if q.openHere(found) != nil {
		a.Outcome = outcomeOpen
	}
	a.Why = append(a.Why, q.why(found)...)
	return nil
}

// why says in words how a record stands to the objective.
func (q *Inquiry) why(f *inclusion.Inclusion) []string {
	if q.openHere(f) != nil {
		return q.doubts(f)
	}
	return append(q.unread(f), q.stood(f)...)
}

// stood says how a record stands of which nothing is open in the period.
func (q *Inquiry) stood(f *inclusion.Inclusion) []string {
	switch f.Standing {
	case inclusion.Counts:
		return q.counts(f)
	case inclusion.StillOpen:
		return q.open()
	case inclusion.OtherKind:
		return []string{"this objective is not about such records but about " + f.What}
	case inclusion.OtherService:
		return []string{fmt.Sprintf("excluded: it is of the service %q, the objective of %q", f.What, q.Objective.Service)}
	case inclusion.OtherSource:
		text := "excluded: it is from the source %q, the objective's plan names %q"
		return []string{fmt.Sprintf(text, f.What, q.Objective.Plan.Source)}
	case inclusion.LeftOut:
		return []string{"excluded by the objective's filter: " + f.What}
	case inclusion.Later:
		return []string{"not known yet: it is later than the date of the data, " + q.Words.Stamp(q.Report.AsOf)}
	}
	list := []string{"not scored"}
	for _, x := range f.Findings {
		list = append(list, x.Text)
	}
	if len(f.Findings) == 0 {
		list[0] = "not scored: it does not have what the objective judges, or lies outside the time that was agreed"
	}
	return list
}

// counts says in which period a case counts, and how.
func (q *Inquiry) counts(f *inclusion.Inclusion) (list []string) {
	for _, label := range f.Periods {
		month := q.Words.Month(label)
		switch missed := slices.Contains(f.Missed, label); {
		case label == q.Report.Period.Label && missed: // alone it would be one
			list = append(list, fmt.Sprintf("counts in %s, together with others: none of its misses is its own", month))
		case label == q.Report.Period.Label:
			list = append(list, fmt.Sprintf("counts in %s and is no miss: it kept what was promised", month))
		case missed:
			text := "counts in %s, where it is a miss, since %s; see --period %s"
			list = append(list, fmt.Sprintf(text, month, q.since(), label))
		default:
			text := "counts in %s, where it is no miss, since %s; see --period %s"
			list = append(list, fmt.Sprintf(text, month, q.since(), label))
		}
	}
	return list
}

// since says by what a case belongs to a period.
func (q *Inquiry) since() string {
	i := slices.IndexFunc(q.Agreement.Objectives, func(o agreement.Objective) bool { return o.ID == q.Objective.ID })
	switch o := &q.Agreement.Objectives[i]; {
	case q.Objective.Kind != "timeliness":
		return "that is when it happened"
	case o.CountsIn == agreement.Opened, o.CountsIn == agreement.Resolved, o.CountsIn == agreement.Closed:
		return fmt.Sprintf("cases count when they are %s", o.CountsIn)
	}
	return "that is when its outcome became certain"
}

// open says how far an open case is.
func (q *Inquiry) open() []string {
	i := slices.IndexFunc(q.Objective.OpenCases, func(c report.OpenCase) bool { return strings.EqualFold(c.ID, q.ID) })
	if i < 0 {
		return []string{"open: it is listed, not scored, while its outcome is not certain"}
	}
	c := &q.Objective.OpenCases[i]
	list := []string{fmt.Sprintf("open since %s and not scored yet: its outcome is not certain", q.Words.Stamp(c.Since))}
	if c.Passes != "" {
		list = append(list, "it passes its target at "+q.Words.Stamp(c.Passes)+" if its clock runs on")
	}
	return list
}

// notLoaded says which rows with the id were left out when the files were read, and why.
func (q *Inquiry) notLoaded(a *Answer) {
	for _, t := range q.Trace.Rows() {
		switch {
		case t.Kind == "":
			continue
		case !q.View.Concerned(t.Audience):
			if a.Outcome == "" {
				a.Outcome, a.Why = outcomeOtherClient, []string{"it is not a case of " + q.Report.Client}
			}
			continue
		}
		text := q.notRead(&t)
		if t.By != (evidence.Pos{}) {
			text = q.place(t.Pos) + " is a duplicate of " + q.place(t.By) + ": " + q.Words.Say(t.Why)
		}
		if len(q.records()) > 0 {
			a.Also = append(a.Also, text)
			continue
		}
		a.Outcome, a.Why, a.Rows = outcomesOfRows[t.Kind], append(a.Why, text), append(a.Rows, q.place(t.Pos))
	}
}

// outcomesOfRows are the outcomes of cases of which no row was loaded, by what became of the last one.
var outcomesOfRows = map[string]string{"duplicates": "duplicate", "filtered": "excluded", "rejected": "rejected"}

// known lists the cases that somebody may have meant: misses first, then the client's others.
func (q *Inquiry) known() (list []string) {
	for _, m := range q.Objective.Misses.All() {
		list = append(list, m.ID)
	}
	all := q.Evidence
	for _, i := range q.View.Tickets {
		list = append(list, all.Tickets[i].ID)
	}
	for _, i := range q.View.Outages {
		if id := all.Outages[i].ID; id != "" {
			list = append(list, id)
		}
	}
	return list
}
