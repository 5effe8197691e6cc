package misses

import (
	"cmp"
	"math/big"
	"slices"
	"strings"

	"github.com/slareport/slareport/report"
	"github.com/slareport/slareport/report/agreement"
	"github.com/slareport/slareport/report/evidence"
	"github.com/slareport/slareport/report/exact"
	"github.com/slareport/slareport/report/measure"
	"github.com/slareport/slareport/report/party"
	"github.com/slareport/slareport/report/score/assess"
	"github.com/slareport/slareport/report/score/figures"
)

// Explainer explains the misses of one client.
type Explainer struct {
	*assess.Client
	collector report.Collector[report.Miss]
	refusals  *refusals // of the claims, made when a miss first asks
}

// New explains the misses of a client whose claims are judged.
func New(c *assess.Client) *Explainer { return &Explainer{Client: c} }

var outcomes = map[measure.Outcome]report.Outcome{
	measure.Missed: report.OutcomeMissed, measure.Excused: report.OutcomeExcused,
	measure.Undetermined: report.OutcomeUndetermined, measure.Uncounted: report.OutcomeUncounted,
}

// Explain explains every miss of an objective, the heaviest first; of equal weight the longest, then the earliest. It
// uses them up, and lets go of each as soon as it is explained: there may be hundreds of thousands.
func (e *Explainer) Explain(o *agreement.Objective, res *measure.Result) report.Many[report.Miss] {
	list, d := res.Misses, e.doubtsOf(o, res)
	res.Misses = nil
	slices.SortStableFunc(list, func(x, y *measure.Miss) int {
		if sign := compareWeights(y.Weight, x.Weight); sign != 0 {
			return sign
		}
		return cmp.Or(
			cmp.Compare(y.Elapsed, x.Elapsed), cmp.Compare(x.Window.From, y.Window.From), strings.Compare(x.ID, y.ID),
		)
	})
	return e.collector.Collect(func(yield func(report.Miss) bool) {
		for i, m := range list {
			if !yield(e.miss(o, res, m.Complete(), d)) {
				return
			}
			list[i] = nil
		}
	})
}

// NamesOnly keeps of measured misses what tells which incident each is. There may be very many, and the report has the
// rest of them.
func (e *Explainer) NamesOnly(misses []*measure.Miss) []*measure.Miss {
	if !e.Agreement.Credits.OncePerEvent {
		return nil
	}
	out := make([]*measure.Miss, len(misses))
	for i := range misses {
		m := misses[i].Complete()
		out[i] = &measure.Miss{ID: m.ID, Window: m.Window, Detail: &measure.Detail{
			Cases: m.Cases, Incident: m.Incident, Outcome: m.Outcome, Downtime: m.Downtime,
		}}
	}
	return out
}

// compareWeights compares whole numbers, as which cases and seconds weigh, without multiplying out: there may be many.
func compareWeights(x, y *big.Rat) int {
	if x.IsInt() && y.IsInt() {
		return x.Num().Cmp(y.Num())
	}
	return x.Cmp(y)
}

func (e *Explainer) miss(o *agreement.Objective, res *measure.Result, m *measure.Miss, d *doubts) report.Miss {
	open := d.open(m)
	out := report.Miss{
		ID: m.ID, Title: m.Title, Party: mainParty(m).String(), Outcome: outcomes[m.Outcome], Weight: exact.Decimal(m.Weight),
		Parts: figures.Amounts(m.Parts, res.Unit), Elapsed: figures.Seconds(m.Elapsed), Target: figures.Seconds(m.Target),
		Group: m.Group,
		Rule:  e.Words.T(storyRules[m.Story]), Why: e.why(o, m, e.end(m, d, open)), Rows: e.rows(m),
	}
	if open {
		out.Outcome = report.OutcomeOpen
	}
	if !m.Window.Empty() {
		out.From, out.To = m.Window.From.String(), m.Window.To.String()
	}
	for p, d := range m.ByParty {
		if d != 0 {
			if out.ByParty == nil {
				out.ByParty = map[string]float64{}
			}
			out.ByParty[party.Party(p).String()] = figures.Seconds(d)
		}
	}
	out.Superseded = supersededOf(m)
	out.Segments = timelineOf(m.Segments)
	return out
}

// timelineOf gives a miss's segments as documents show them: what follows without a change of party or label is one,
// also where several claims or states of one name lie behind it.
func timelineOf(list []measure.Segment) []report.Segment {
	var out []report.Segment
	for i, s := range list {
		text := report.Segment{
			From: s.From.String(), To: s.To.String(), Party: s.Party.String(), Label: s.Label, Counted: s.Counted,
			Seconds: figures.Seconds(s.Active),
		}
		if i > 0 {
			last := &out[len(out)-1]
			same := last.To == text.From && last.Party == text.Party && last.Label == text.Label && last.Counted == text.Counted
			if same && (last.Seconds == 0) == (text.Seconds == 0) {
				last.To, last.Seconds = text.To, last.Seconds+text.Seconds
				continue
			}
		}
		out = append(out, text)
	}
	return out
}

// mainParty is who answers for most of a miss.
//
// Convention scores (miss-party): A miss is labelled with the party that answers for most of it. Its parts are kept:
// where two answer for as much, the label is nobody's if that is one of them, else that of the first in the order
// provider, customer, third party, force majeure, maintenance.
func mainParty(m *measure.Miss) party.Party {
	best := party.Undetermined
	for _, p := range party.All() {
		if r := m.Parts[p]; r != nil && (m.Parts[best] == nil || r.Cmp(m.Parts[best]) > 0) {
			best = p
		}
	}
	return best
}

// rows names every row behind a miss: those of the case, then those of the evidence for its parts.
func (e *Explainer) rows(m *measure.Miss) []string {
	list := slices.Clone(m.Rows)
	for _, s := range m.Segments {
		list = append(list, s.Rows...)
	}
	out, seen := make([]string, 0, len(m.Rows)), make(map[evidence.Pos]bool, len(m.Rows))
	for _, p := range list {
		if w := e.Evidence.All.Where(p); w != "" && !seen[p] {
			out, seen[p] = append(out, w), true
		}
	}
	return out
}

// storyRules are the catalogue's keys of the rule that decided a miss.
var storyRules = map[measure.Story]string{
	measure.StoryProvider:     "decided.provider",
	measure.StoryPartly:       "decided.partly",
	measure.StoryExcused:      "decided.excused",
	measure.StoryRecord:       "decided.record",
	measure.StoryUndetermined: "decided.undetermined",
	measure.StoryNotExcusable: "decided.not-excusable",
	measure.StoryUncounted:    "decided.uncounted",
	measure.StoryNoResponse:   "decided.no-response",
}

// why explains a miss in one sentence: what was measured, what others answer for and by which rows, what is
// left, and what follows.
//
// Rule §6 (miss-sentence): A miss is explained in one sentence with its rule and its rows.
func (e *Explainer) why(o *agreement.Objective, m *measure.Miss, end []string) string {
	place := e.Wording().Place(e.Evidence.All.Origins, ownRows(m))
	clauses := append(e.Kind(o).Why(e.Wording(), o, m, place), e.supersededClauses(m)...)
	clauses = append(clauses, e.partClauses(m)...)
	clauses = append(clauses, e.refusedClauses(o, m)...)
	clauses = append(clauses, e.countedClause(m)...)
	clauses = append(clauses, end...)
	return e.Words.Label(m.ID, e.Words.Clauses(clauses))
}

// end says what follows, or by what it is open whether anything does.
func (e *Explainer) end(m *measure.Miss, d *doubts, open bool) (list []string) {
	if !open {
		return []string{e.conclusion(m)}
	}
	fields := d.unread(m)
	switch {
	case len(fields) > 0 && !m.EndLost:
		list = append(list, e.Words.T("why.unread", e.Wording().Fields(fields)))
	case len(fields) == 0:
		list = append(list, e.Words.T("why.unread.else"))
	}
	return append(list, e.Words.T("why.end.open"))
}

// ownRows are the rows that the parts of a miss do not name themselves: mostly the row of the case.
func ownRows(m *measure.Miss) []evidence.Pos {
	named := map[evidence.Pos]bool{}
	for i := range m.Segments {
		for _, p := range m.Segments[i].Rows {
			named[p] = true
		}
	}
	return slices.DeleteFunc(slices.Clone(m.Rows), func(p evidence.Pos) bool { return p != m.Rows[0] && named[p] })
}

// partClauses tells, party by party and proof by proof, the counted time that others answer for.
func (e *Explainer) partClauses(m *measure.Miss) []string {
	var out []string
	for _, p := range partsOf(m) {
		if p.Party == party.Provider || p.Party == party.Undetermined && p.Proof == "" {
			continue
		}
		key := "part." + p.Proof
		if !e.Words.Has(key) {
			key = "part.else"
		}
		text := e.Words.T(key, e.Words.Clock(p.Time), e.Words.T("party.of."+p.Party.String()))
		if where := e.Wording().Place(e.Evidence.All.Origins, p.Rows); where != "" {
			text += " (" + where + ")"
		}
		out = append(out, text)
	}
	return out
}

// partsOf are the parts of a miss: those that weigh by users, else the counted segments, put together.
func partsOf(m *measure.Miss) []measure.Part {
	if m.Weighed > 0 {
		return m.Of
	}
	var parts []measure.Part
	for _, s := range m.Segments {
		if !s.Counted {
			continue
		}
		i := slices.IndexFunc(parts, func(p measure.Part) bool { return p.Party == s.Party && p.Proof == s.Proof })
		if i < 0 {
			i, parts = len(parts), append(parts, measure.Part{Party: s.Party, Proof: s.Proof})
		}
		parts[i].Time += s.Time()
		parts[i].Rows = append(parts[i].Rows, s.Rows...)
	}
	return parts
}

// conclusion says what is left against what was promised.
func (e *Explainer) conclusion(m *measure.Miss) string {
	who := e.Words.T("party.of." + mainParty(m).String())
	rest := m.Remains
	key := [...]string{
		measure.StoryProvider: "provider", measure.StoryPartly: "partly", measure.StoryExcused: "excused",
		measure.StoryRecord:       "record",
		measure.StoryUndetermined: "undetermined", measure.StoryNotExcusable: "not-excusable",
		measure.StoryUncounted: "uncounted", measure.StoryNoResponse: "no-response",
	}[m.Story]
	if m.Story == measure.StoryUncounted {
		rest = m.Uncounted
	}
	if m.Story == measure.StoryNotExcusable {
		key = e.notExcused(m)
	}
	if m.Target > 0 && e.Words.Has("why.end.timed."+key) {
		key = "timed." + key
	}
	if m.Story == measure.StoryPartly && e.othersRemain(m) {
		key = "partly.others"
	}
	key = countedEnd(m, key)
	if rest == 0 && e.Words.Has("why.end."+key+".nothing") {
		key += ".nothing"
	}
	return e.Words.T("why.end."+key, e.Words.Clock(rest), e.Words.Clock(m.Target), who)
}

// notExcused is the end of the sentence of a miss that others answer for, in whole or in part, and that stays with the
// provider: where a party would excuse, it is its claim that does not hold.
func (e *Explainer) notExcused(m *measure.Miss) string {
	for _, p := range e.Agreement.Fault.Excuses {
		if m.Parts[p] != nil && m.Parts[p].Sign() > 0 {
			return "refused"
		}
	}
	if mainParty(m) == party.Undetermined && m.Remains > 0 {
		return "partly.others"
	}
	return "not-excusable"
}

// othersRemain tells whether none of what the contract leaves with the provider is the provider's own doing: another
// party answers for it that the agreement does not excuse, or nobody is known to.
func (e *Explainer) othersRemain(m *measure.Miss) bool {
	return m.Downtime && m.Parts[party.Provider] == nil
}
