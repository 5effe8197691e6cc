package message

import (
	"math/big"
	"slices"
	"strings"
	"time"

	"github.com/slareport/slareport/report"
	"github.com/slareport/slareport/report/exact"
	"github.com/slareport/slareport/report/render/table"
	"github.com/slareport/slareport/report/timeline"
	"github.com/slareport/slareport/report/tzdata"
	"github.com/slareport/slareport/report/words"
)

// sentences are the month in three paragraphs, after what could not be read if anything: how it went; what weighed most
// and what was outside the provider's control; what is payable and left to do. About a supplier
// it is the headline, for those who have to claim.
func sentences(r *report.Report, c *words.Catalogue) []string {
	m := month{report: r, words: c, ended: map[report.Verdict][]*report.Objective{}}
	for i := range r.Objectives {
		o := &r.Objectives[i]
		m.ended[o.Verdict] = append(m.ended[o.Verdict], o)
	}
	for v, list := range m.ended {
		if v.Judged() {
			m.judged += len(list)
		}
	}
	why := m.sentence(m.reasons())
	for i := range r.Losses {
		if loss := r.Losses[i].Sentence(c); loss != "" {
			why += " " + loss
		}
	}
	list := []string{m.outcome(), why, m.sentence(m.next())}
	switch {
	case r.WeClaim():
		list = []string{plain(r.Headline)}
	case r.Unfinished != "":
		list[0] = plain(r.Unfinished) + " " + list[0]
	}
	if r.Standing != nil {
		return append([]string{c.T("message.provisional", plain(r.Standing.Text))}, list...)
	}
	return list
}

// sentence makes one of its clauses.
func (m *month) sentence(clauses []string) string { return m.words.Clauses(clauses) + "." }

// month is what the sentences tell of.
type month struct {
	report *report.Report
	words  *words.Catalogue
	ended  map[report.Verdict][]*report.Objective
	judged int // objectives with a verdict for or against
}

// outcome says how many objectives were missed.
func (m *month) outcome() string {
	name, missed := plain(m.words.Month(m.report.Period.Label)), len(m.ended[report.Missed])
	switch {
	case m.judged == 0:
		return m.words.T("message.nothing", name)
	case missed == 0:
		return m.words.N("message.none", m.judged, name)
	case missed == m.judged:
		return m.words.N("message.all", m.judged, name)
	}
	return m.words.T("message.some", name, m.words.Integer(int64(missed)), m.words.Integer(int64(m.judged)))
}

// reasons say what weighed most, and what has no verdict.
func (m *month) reasons() (clauses []string) {
	c, missed, excused, unclear := m.words, m.ended[report.Missed], m.ended[report.Excused], m.ended[report.Unclear]
	switch {
	case m.judged == 0 && len(unclear) == 0:
		return []string{c.T("message.nothing.why")}
	case len(missed) > 0:
		clauses = append(clauses, m.miss(missed))
	case len(excused) > 0:
		clauses = append(clauses, c.N("message.excused", len(excused), plain(excused[0].Name)))
	}
	if len(unclear) > 0 {
		clauses = append(clauses, c.N("message.unclear", len(unclear), plain(unclear[0].Name)))
	}
	if len(missed)+len(excused)+len(unclear) == 0 { // what was late in cases did not cost an objective
		clauses = append([]string{c.N("message.met", m.judged)}, clauses...)
	}
	return clauses
}

// miss tells the gravest of the objectives that were missed: as the client saw it and as the agreement counts.
func (m *month) miss(missed []*report.Objective) string {
	o := worstObjective(missed)
	seen, counts := table.Scored(o, o.Experienced).Print(m.words), table.Scored(o, o.Contractual).Print(m.words)
	promised := m.words.T(o.Bound(), m.words.Figure(o.TargetValue, o.ValueUnit))
	figures := m.words.T("message.figures", seen, counts, promised)
	if seen == counts {
		figures = m.words.T("message.figure", seen, promised)
	}
	return m.words.N("message.gravest", len(missed), plain(o.Name), figures)
}

// worstObjective is the objective below its minimum level before those above it, and of these the one that costs most;
// of equal ones the first in the agreement.
func worstObjective(missed []*report.Objective) *report.Objective {
	return slices.MinFunc(missed, func(a, b *report.Objective) int {
		switch {
		case a.BelowMinimum == b.BelowMinimum:
			return amount(b).Cmp(amount(a))
		case a.BelowMinimum:
			return -1
		}
		return 1
	})
}

func amount(o *report.Objective) *big.Rat {
	if r := exact.Parse(o.Credit.Payable); r != nil {
		return r
	}
	return new(big.Rat)
}

// next says what is payable, and what each side does about the rest.
func (m *month) next() []string {
	c, credits := m.words, m.report.Credits
	var clauses []string
	owed := table.Owed(credits.Payable)
	_, _, open := m.report.Payable()
	switch {
	case open:
		clauses = []string{c.T("message.credit.open", m.report.PayableIn(c))}
	case table.Positive(credits.Payable):
		clauses = []string{c.T("message.credit", c.Money(credits.Payable, m.report.Currency))}
	case owed != "":
		clauses = []string{c.T("message.owed", c.Money(owed, m.report.Currency))}
	case len(m.ended[report.Unclear]) > 0:
		clauses = []string{c.T("message.no-credit.judged")}
	default:
		clauses = []string{c.T("message.no-credit")}
	}
	if table.Positive(credits.Undetermined) {
		clauses = append(clauses, c.T("message.undetermined", c.Money(credits.Undetermined, m.report.Currency)))
	}
	for i := range m.report.WatchList {
		if w := &m.report.WatchList[i]; w.Reached && w.Arose != "" || w.Open {
			clauses = append(clauses, strings.TrimSuffix(plain(w.Text), "."))
		}
	}
	if granted := m.report.GrantedBefore(); granted != "" {
		clauses = append(clauses, c.T("message.granted", c.Money(granted, m.report.Currency)))
	}
	if claim := m.toClaim(); claim != "" {
		clauses = append(clauses, claim)
	}
	accepted, until := m.report.Claims.Accepted.Len(), m.until()
	switch {
	case accepted > 0 && until != "":
		return append(clauses, c.N("message.check.until", accepted, until))
	case accepted > 0:
		return append(clauses, c.N("message.check", accepted))
	case until != "":
		return append(clauses, c.T("message.until", until))
	}
	return clauses
}

// toClaim is what may still be claimed and until when, "" for nothing.
func (m *month) toClaim() string {
	zone, err := tzdata.Load(m.report.Period.Timezone)
	if err != nil {
		zone = time.UTC
	}
	return plain(m.report.ToClaimIn(m.words.In(zone)))
}

// until is the last day on which the client may dispute the report, "" where the agreement sets none.
func (m *month) until() string {
	noon, err := time.Parse("2006-01-02 15", m.report.Claims.DisputeUntil+" 12")
	if err != nil {
		return ""
	}
	return m.words.In(time.UTC).Date(timeline.Of(noon))
}
