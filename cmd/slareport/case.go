package main

import (
	"fmt"
	"slices"
	"strings"

	"github.com/slareport/slareport/cmd/slareport/console"
	"github.com/slareport/slareport/report"
	"github.com/slareport/slareport/report/agreement"
	"github.com/slareport/slareport/report/evidence"
	"github.com/slareport/slareport/report/score/inclusion"
	"github.com/slareport/slareport/report/words"
)

// caseAnswer is what explain says of a case that has no miss to tell: what became of it, and why.
type caseAnswer struct {
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
)

// inquiry is what answers about a case rest on.
type inquiry struct {
	l      *line
	client int // index of the agreement
	r      *report.Report
	o      *report.Objective
	words  *words.Catalogue
	id     string
}

// misses finds the misses of a case: by its id, that of a gap between its updates, or a row that it stands in.
func (q *inquiry) misses() (list []*report.Miss) {
	var rows []string
	for _, r := range q.records() {
		rows = append(rows, q.place(r.Pos))
	}
	for _, m := range q.o.Misses.All() {
		gap, is := cutFold(m.ID, q.id+" (")
		switch {
		case strings.EqualFold(m.ID, q.id):
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

// records are the client's records that the id names.
func (q *inquiry) records() []evidence.Record {
	return slices.DeleteFunc(q.l.evidence.Identified(q.id), func(r evidence.Record) bool { return !q.view().Has(r) })
}

func (q *inquiry) view() *evidence.View { return q.l.views[q.client] }

func (q *inquiry) agreement() *agreement.Agreement { return q.l.agreements[q.client] }

func (q *inquiry) place(p evidence.Pos) string { return q.l.evidence.Where(p) }

// answer says what became of a case that is no miss in the period. The error is that nothing is known of it.
func (q *inquiry) answer() (*caseAnswer, error) {
	a := &caseAnswer{ID: q.id, Why: []string{}, Rows: []string{}}
	for _, r := range q.records() {
		if err := q.stands(a, r); err != nil {
			return nil, err
		}
	}
	q.claims(a)
	q.notLoaded(a)
	if a.Outcome == "" && len(q.l.evidence.Identified(q.id)) > 0 {
		a.Outcome, a.Why = outcomeOtherClient, []string{"it is not a case of " + q.r.Client}
	}
	if a.Outcome != "" {
		return a, nil
	}
	hint := console.Suggest(q.id, q.known(), "its cases are ")
	return nil, console.Failed(fmt.Errorf("%q is in no file that was read, and no case of %s", q.id, q.o.ID), hint)
}

// stands says how a record of the client stands to the objective. What an objective judges goes before what it does not.
func (q *inquiry) stands(a *caseAnswer, r evidence.Record) error {
	in, err := q.l.input(q.client, q.words)
	if err != nil {
		return err
	}
	found, err := inclusion.Of(in, q.o.ID, r)
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
		if slices.Contains(found.Periods, q.r.Period.Label) {
			a.Outcome = outcomeMet
		}
	}
	a.Why = append(a.Why, q.why(found)...)
	return nil
}

// why says in words how a record stands to the objective.
func (q *inquiry) why(f *inclusion.Inclusion) []string {
	switch f.Standing {
	case inclusion.Counts:
		return q.counts(f)
	case inclusion.StillOpen:
		return q.open()
	case inclusion.OtherKind:
		return []string{"this objective is not about such records but about " + f.What}
	case inclusion.OtherService:
		return []string{fmt.Sprintf("excluded: it is of the service %q, the objective of %q", f.What, q.o.Service)}
	case inclusion.OtherSource:
		text := "excluded: it is from the source %q, the objective's plan names %q"
		return []string{fmt.Sprintf(text, f.What, q.o.Plan.Source)}
	case inclusion.LeftOut:
		return []string{"excluded by the objective's filter: " + f.What}
	case inclusion.Later:
		return []string{"not known yet: it is later than the date of the data, " + q.words.Stamp(q.r.AsOf)}
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
func (q *inquiry) counts(f *inclusion.Inclusion) (list []string) {
	for _, label := range f.Periods {
		month := q.words.Month(label)
		switch missed := slices.Contains(f.Missed, label); {
		case label == q.r.Period.Label && missed: // alone it would be one
			list = append(list, fmt.Sprintf("counts in %s, together with others: none of its misses is its own", month))
		case label == q.r.Period.Label:
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
func (q *inquiry) since() string {
	i := slices.IndexFunc(q.agreement().Objectives, func(o agreement.Objective) bool { return o.ID == q.o.ID })
	switch o := &q.agreement().Objectives[i]; {
	case q.o.Kind != "timeliness":
		return "that is when it happened"
	case o.CountsIn == agreement.Opened, o.CountsIn == agreement.Resolved, o.CountsIn == agreement.Closed:
		return fmt.Sprintf("cases count when they are %s", o.CountsIn)
	}
	return "that is when its outcome became certain"
}

// open says how far an open case is.
func (q *inquiry) open() []string {
	i := slices.IndexFunc(q.o.OpenCases, func(c report.OpenCase) bool { return strings.EqualFold(c.ID, q.id) })
	if i < 0 {
		return []string{"open: it is listed, not scored, while its outcome is not certain"}
	}
	c := &q.o.OpenCases[i]
	list := []string{fmt.Sprintf("open since %s and not scored yet: its outcome is not certain", q.words.Stamp(c.Since))}
	if c.Passes != "" {
		list = append(list, "it passes its target at "+q.words.Stamp(c.Passes)+" if its clock runs on")
	}
	return list
}

// claims says what became of a claim of the id.
func (q *inquiry) claims(a *caseAnswer) {
	tell := func(c *report.Claim, accepted bool) {
		if !strings.EqualFold(c.ID, q.id) && !strings.EqualFold(c.Reference, q.id) {
			return
		}
		text := "a claim that was accepted: its time is not the provider's"
		if !accepted {
			text = "a claim that was refused: " + strings.Join(c.Lacks, "; ")
		}
		a.Outcome, a.Why, a.Rows = outcomeClaim, append(a.Why, text), append(a.Rows, c.Row)
		for _, m := range q.o.Misses.All() {
			if slices.Contains(m.Rows, c.Row) {
				a.Why = append(a.Why, "it is among the evidence of the miss "+m.ID)
			}
		}
	}
	for i := range q.r.Claims.Accepted {
		tell(&q.r.Claims.Accepted[i], true)
	}
	for i := range q.r.Claims.Refused {
		tell(&q.r.Claims.Refused[i], false)
	}
}

// notLoaded says which rows with the id were left out when the files were read, and why.
func (q *inquiry) notLoaded(a *caseAnswer) {
	for _, t := range q.l.trace.Rows() {
		switch {
		case t.Kind == "":
			continue
		case !q.view().Concerned(t.Audience):
			if a.Outcome == "" {
				a.Outcome, a.Why = outcomeOtherClient, []string{"it is not a case of " + q.r.Client}
			}
			continue
		}
		text := q.place(t.Pos) + " is not loaded: " + q.words.Say(t.Why)
		if t.By != (evidence.Pos{}) {
			text = q.place(t.Pos) + " is a duplicate of " + q.place(t.By) + ": " + q.words.Say(t.Why)
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
func (q *inquiry) known() (list []string) {
	for _, m := range q.o.Misses.All() {
		list = append(list, m.ID)
	}
	all := q.l.evidence
	for _, i := range q.view().Tickets {
		list = append(list, all.Tickets[i].ID)
	}
	for _, i := range q.view().Outages {
		if id := all.Outages[i].ID; id != "" {
			list = append(list, id)
		}
	}
	return list
}

// answer writes what became of a case, for people.
func (x explanation) answer(o *report.Objective, a *caseAnswer) {
	x.line("%s · %s · %s", x.r.Client, o.Name, a.ID)
	for _, text := range a.Why {
		x.line("%s", text)
	}
	x.line("\nWhat is measured\n  %s", o.Definition)
	if len(a.Rows) > 0 {
		x.rowsOf(a.Rows)
	}
	if len(a.Also) > 0 {
		x.line("\nOther rows with this id")
		for _, text := range a.Also {
			x.line("  %s", text)
		}
	}
}
