package inquiry

import (
	"fmt"
	"slices"
	"strings"

	"github.com/slareport/slareport/loaders/records/account"
	"github.com/slareport/slareport/loaders/records/trace"
	"github.com/slareport/slareport/report"
	"github.com/slareport/slareport/report/evidence"
	"github.com/slareport/slareport/report/render/table"
	"github.com/slareport/slareport/report/score/inclusion"
)

// Doubts says what is not certain of a miss, for something of it or of what says who answers for it could not be read.
func (q *Inquiry) Doubts(m *report.Miss) (list []string, err error) {
	named := q.recordsIn(m.Rows)
	for _, r := range named {
		found, err := inclusion.Of(q.Input, q.Objective.ID, r)
		if err != nil {
			return nil, err
		}
		said := q.unread(found)
		if q.openHere(found) != nil {
			said = q.doubts(found)
		}
		for _, text := range said {
			if len(named) > 1 {
				text = q.place(r.Pos) + ": " + text
			}
			list = append(list, text)
		}
	}
	for _, t := range q.Trace.Rows() {
		if t.Kind == account.Rejected && q.View.Concerned(t.Audience) {
			list = append(list, q.notRead(&t))
		}
	}
	if len(named) == 0 && len(q.Objective.Provisional) > 0 {
		list = append(list, "the figures of "+q.Objective.ID+" are provisional: "+strings.Join(q.missing(), " "))
	}
	return list, nil
}

// notRead says that a row is not loaded, and what that leaves open.
func (q *Inquiry) notRead(t *trace.Traced) string {
	return q.place(t.Pos) + " is not loaded: " + q.Words.Say(t.Why) + q.rejected(t)
}

// missing says what could not be read of what the objective rests on.
func (q *Inquiry) missing() (list []string) {
	for i := range q.Objective.Provisional {
		list = append(list, q.Objective.Provisional[i].In(q.Words))
	}
	return list
}

// recordsIn are the records that the objective judges in some rows.
func (q *Inquiry) recordsIn(places []string) (list []evidence.Record) {
	for _, records := range []string{"tickets", "outages", "surveys"} {
		rows := map[evidence.Pos]bool{}
		for _, pos := range q.View.PlacesOf(records) {
			if slices.Contains(places, q.place(pos)) {
				rows[pos] = true
			}
		}
		list = append(list, q.View.InRows(records, rows)...)
	}
	judged := inclusion.Judges(q.Input, q.Objective.ID)
	return slices.DeleteFunc(list, func(r evidence.Record) bool { return r.Records != judged })
}

// openHere is what a record is at best and at worst in the reported period, nil where that is certain.
func (q *Inquiry) openHere(f *inclusion.Inclusion) *inclusion.Open {
	for i := range f.Open {
		if f.Open[i].Period == q.Report.Period.Label {
			return &f.Open[i]
		}
	}
	return nil
}

// unread names the fields of a record that could not be read, and those that two of its cells say differently.
func (q *Inquiry) unread(f *inclusion.Inclusion) (list []string) {
	if len(f.Unread) > 0 {
		list = append(list, q.Words.List(f.Unread)+" could not be read")
	}
	for _, field := range f.Differ {
		list = append(list, field+" is not what its length in another cell says: it lies between the two")
	}
	return list
}

// doubts says what is open of a record in the reported period, and by what.
func (q *Inquiry) doubts(f *inclusion.Inclusion) []string {
	x, month := q.openHere(f), q.Words.Month(q.Report.Period.Label)
	list := append(q.unread(f), fmt.Sprintf("how it counts in %s is open: %s", month, q.between(x)))
	if f.Standing == inclusion.LeftOut {
		list = append(list, "as far as it could be read, the objective's filter leaves it out: "+f.What)
	}
	if len(x.Answers) > 0 {
		list = append(list, "this may say who answers for it, or by what it is judged: "+strings.Join(x.Answers, " "))
	}
	return list
}

// between says what a record counts at best and at worst.
func (q *Inquiry) between(x *inclusion.Open) string {
	switch {
	case x.Unit == "":
		low, high := x.Best, x.Worst
		if !q.Objective.AtMost {
			low, high = high, low
		}
		return "its value is " + report.Range(q.Words, low, high, q.Objective.ValueUnit)
	case x.Best == "0" && x.Worst == "1":
		return "at best it is no miss, at worst it is one"
	case x.Unit == "second":
		return fmt.Sprintf("at best %s are lost, at worst %s", q.amount(x.Best, x.Unit), q.amount(x.Worst, x.Unit))
	}
	return fmt.Sprintf(
		"of the %s at best %s are lost, at worst %s", q.Words.T("units."+x.Unit), q.amount(x.Best, x.Unit),
		q.amount(x.Worst, x.Unit),
	)
}

// amount prints units that are lost; "" is a number that nobody knows.
func (q *Inquiry) amount(units, unit string) string {
	if units == "" {
		return "nobody knows how many"
	}
	return table.Amount(units, unit).Print(q.Words)
}

// rejected says what a row that could not be read leaves open of the objective, "" where nothing.
func (q *Inquiry) rejected(t *trace.Traced) string {
	source := q.Evidence.Origins[t.Pos.Origin].Source
	rests := func(p report.Provisional) bool {
		return p.Key == evidence.RowUnread.String() && p.Source == source
	}
	i := slices.IndexFunc(q.Objective.Provisional, rests)
	switch {
	case t.Kind != account.Rejected || i < 0:
		return ""
	case q.Objective.Provisional[i].For == "excuses":
		return "; what it would have said of who answers is open"
	}
	return "; how it would have counted is open: it is good in the best case, and bad in the worst"
}
