package report

import (
	"slices"
	"strings"

	"github.com/slareport/slareport/report/words"
)

// Provisional says that a figure rests on evidence that could not be read, and what it is at best and at worst
// (rules §13).
type Provisional struct {
	// Key is the same in every language: source-unread, file-missing, not-covered, rows-rejected, cells-unread,
	// records-doubtful, client-unknown, hour-unknown, cells-differ,
	// service-unknown, site-unknown, cells-blank, rows-differ, time-silent,
	// invoice-missing.
	Key     string `json:"key"`
	Source  string `json:"source"`          // id in slareport.yaml
	Records string `json:"records"`         // type of the records that are missing
	For     string `json:"for"`             // measurement, or excuses: who answers for misses
	Count   int    `json:"count,omitempty"` // records that are missing; 0 where nobody knows how many
	Text    string `json:"text"`            // in a sentence
	Best    Bound  `json:"best"`            // of everything that could not be read
	Worst   Bound  `json:"worst"`
	Between string `json:"between"` // money between both cases; "" where nothing bounds it
}

// Bound is what an objective, or the credit of an agreement, is in one of the cases. Value is "" where nothing bounds
// it, and for an agreement.
type Bound struct {
	Value   string  `json:"value"`
	Shown   string  `json:"shown"`
	Verdict Verdict `json:"verdict,omitempty"`
	Payable string  `json:"payable"` // "" where nothing bounds it
}

// Standing is what every document says first of a report that is provisional.
type Standing struct {
	Text       string        `json:"text"`       // what could not be read and what hangs on it, in a few sentences
	Missing    []Provisional `json:"missing"`    // by source; the bounds are those of the whole credit
	Objectives []string      `json:"objectives"` // ids of those that are not certain
}

// In says in a catalogue's language what is missing of one source.
func (p *Provisional) In(c *words.Catalogue) string {
	key, records := "provisional."+p.Key, RecordsIn(c, p.Records)
	if p.Count > 0 {
		return c.N(key, p.Count, p.Source, records)
	}
	return c.T(key, p.Source, records)
}

// of is the source and the type of the records that are missing.
func (p *Provisional) of() string { return p.Source + "\x00" + p.Records }

// RecordsIn is a type of records in a catalogue's language.
func RecordsIn(c *words.Catalogue, records string) string {
	if key := "records." + records; c.Has(key) {
		return c.T(key)
	}
	return records
}

// severalSources ends the key of a sentence about more than one source.
const severalSources = ".several"

// missingIn says what is missing: the sources that lack for the same cause in one sentence, and in another what is
// missing of one source for several causes.
func (s *Standing) missingIn(c *words.Catalogue) (sentences []string) {
	together, counted := map[string][]string{}, map[string][]string{}
	for i := range s.Missing {
		if m := &s.Missing[i]; m.Count == 0 {
			together[m.Key] = append(together[m.Key], c.T("provisional.source", m.Source, RecordsIn(c, m.Records)))
		} else {
			counted[m.of()] = append(counted[m.of()], c.N("provisional.group."+m.Key, m.Count))
		}
	}
	for i := range s.Missing {
		m := &s.Missing[i]
		switch names, clauses := together[m.Key], counted[m.of()]; {
		case m.Count > 0 && len(clauses) > 1:
			sentences = append(sentences, c.T("provisional.group", m.Source, RecordsIn(c, m.Records), c.Clauses(clauses)))
			delete(counted, m.of())
		case m.Count > 0 && len(clauses) == 0: // said with the others of its source
		case m.Count > 0 || len(names) == 1:
			sentences = append(sentences, m.In(c))
		case len(names) > 1:
			sentences = append(sentences, c.T("provisional."+m.Key+severalSources, c.List(names)))
			delete(together, m.Key)
		}
	}
	return sentences
}

// StandingIn says in a catalogue's language what could not be read and what hangs on it; "" where nothing does.
func (r *Report) StandingIn(c *words.Catalogue) string {
	s := r.Standing
	if s == nil {
		return ""
	}
	sentences, names := s.missingIn(c), []string(nil)
	for i := range r.Objectives {
		if o := &r.Objectives[i]; o.Verdict == Unclear && slices.Contains(s.Objectives, o.ID) {
			names = append(names, o.Name)
		}
	}
	if len(names) > 0 {
		sentences = append(sentences, c.N("provisional.verdicts", len(names), c.List(names)))
	} else {
		sentences = append(sentences, c.T("provisional.stand"))
	}
	switch m := s.Missing[0]; {
	case m.Between == "":
		sentences = append(sentences, c.T("provisional.endless", c.Money(m.Best.Payable, r.Currency)))
	case m.Best.Payable != m.Worst.Payable:
		best, worst := c.Money(m.Best.Payable, r.Currency), c.Money(m.Worst.Payable, r.Currency)
		sentences = append(sentences, c.T("provisional.money", best, worst))
	}
	return strings.Join(sentences, " ")
}
