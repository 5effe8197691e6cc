package score_test

import (
	"fmt"
	"math/big"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"github.com/slareport/slareport/report"
	"github.com/slareport/slareport/report/exact"
	"github.com/slareport/slareport/report/timeline"
	"github.com/slareport/slareport/report/words"
)

// Every sentence is read back by the words of its language and held against the values of the report that it is about:
// who is named, what remains, whether the case is open, and on which side of its target a length or a value is printed.
func TestSentencesSayWhatWasScored(t *testing.T) {
	said := map[string]int{}
	for _, locale := range []string{"en-GB", "de-DE", "fr-FR"} {
		law := func(t rapid.TB, g *generated) {
			g.a.Locale = locale
			r := g.report(t, g.period)
			c := wordsOf(t, locale).In(g.a.Zone)
			for i := range r.Objectives {
				o := &r.Objectives[i]
				if err := sentenceHolds(c, o); err != nil {
					t.Errorf("%s %s: %v", locale, o.Sentence, err)
				}
				for _, m := range o.Misses.All() {
					key, err := whyHolds(c, []string{r.AsOf, r.Period.To, g.a.To.String()}, o, m)
					said[key]++
					if err != nil {
						t.Errorf("%s %s: %v", locale, m.Why, err)
					}
				}
			}
			if err := headlineHolds(c, r); err != nil {
				t.Errorf("%s %s: %v", locale, r.Headline, err)
			}
		}
		always(t, 60, law)
		t.Run("drawn", rapid.MakeCheck(func(t *rapid.T) { law(t, anything.Draw(t, "client")) }))
	}
	for _, key := range []string{
		"provider", "timed.provider", "timed.partly", "timed.excused.nothing", "record", "undetermined",
	} {
		if said["why.end."+key] == 0 {
			t.Errorf("no miss ended with %q: %v", key, said)
		}
	}
}

// sentence is a text of the catalogue that can be recognised in a report.
type sentence struct {
	pattern *regexp.Regexp
	args    []int // the number of the argument that each group holds
}

// sentences are those that were made, by locale, key and what is around them.
var sentences = map[[3]string]sentence{}

var placeholder = regexp.MustCompile("\x00(\\d)")

// sentenceOf makes the pattern of a key; with is put around it.
func sentenceOf(c *words.Catalogue, key, with string) sentence {
	id := [3]string{c.Locale(), key, with}
	if s, known := sentences[id]; known {
		return s
	}
	text := c.T(key, "\x000", "\x001", "\x002", "\x003")
	var s sentence
	for _, m := range placeholder.FindAllStringSubmatch(text, -1) {
		s.args = append(s.args, int(m[1][0]-'0'))
	}
	pattern := placeholder.ReplaceAllString(regexp.QuoteMeta(text), `([^;()]+?)`)
	s.pattern = regexp.MustCompile(fmt.Sprintf(with, pattern))
	sentences[id] = s
	return s
}

// read finds the sentence in a text and gives its arguments.
func (s sentence) read(text string) (args map[int]string, ok bool) {
	m := s.pattern.FindStringSubmatch(text)
	if m == nil {
		return nil, false
	}
	args = map[int]string{}
	for i, n := range s.args {
		args[n] = m[i+1]
	}
	return args, true
}

// conclusions are the ends of the sentence of a miss, those first that would also be read as another.
var conclusions = []string{
	"timed.excused.nothing", "excused.nothing", "timed.excused", "timed.partly", "partly.others", "timed.provider",
	"excused", "partly", "provider", "record", "undetermined", "not-excusable", "refused", "no-response", "open",
}

// whyHolds reads the sentence of a miss, and gives the key of its conclusion. ends are where the report stops to look.
func whyHolds(c *words.Catalogue, ends []string, o *report.Objective, m *report.Miss) (key string, err error) {
	var args map[int]string
	for _, name := range conclusions {
		found, ok := sentenceOf(c, "why.end."+name, `(?:; | ?: )%s$`).read(m.Why)
		if ok && c.Has("why.end."+name) {
			key, args = "why.end."+name, found
			break
		}
	}
	name := strings.TrimPrefix(key, "why.end.")
	switch {
	case key == "":
		return key, fmt.Errorf("it has no conclusion")
	case !strings.HasPrefix(m.Why, m.ID):
		return key, fmt.Errorf("it does not name %s", m.ID)
	case (m.Outcome == report.OutcomeExcused) != (strings.Contains(name, "excused") || name == "record"):
		return key, fmt.Errorf("%s ends %s", key, m.Outcome)
	case (m.Outcome == report.OutcomeOpen) != (name == "open"):
		return key, fmt.Errorf("%s ends %s", key, m.Outcome)
	}
	if who, named := args[2]; named && who != c.T("party.of."+m.Party) {
		return key, fmt.Errorf("it names %s, the miss is of %s", who, m.Party)
	}
	if err := remainsHold(c, o, m, name, args); err != nil {
		return key, err
	}
	return key, opennessHolds(c, ends, m)
}

// remainsHold holds what remains and the target against those of the miss.
func remainsHold(c *words.Catalogue, o *report.Objective, m *report.Miss, name string, args map[int]string) error {
	target, elapsed := micros(m.Target), micros(m.Elapsed)
	if text, said := args[1]; said && lengthIn(c, text) != target {
		return fmt.Errorf("target %s, it is %v", text, m.Target)
	}
	rest := timeline.Micros(0)
	if text, said := args[0]; said {
		rest = lengthIn(c, text)
	}
	if rest > elapsed || rest < 0 {
		return fmt.Errorf("%v remain of %v", rest.Seconds(), m.Elapsed)
	}
	switch name {
	case "timed.provider":
		if elapsed <= target {
			return fmt.Errorf("%v is not beyond %v", m.Elapsed, m.Target)
		}
	case "timed.partly":
		if rest <= target || rest == elapsed {
			return fmt.Errorf("%v of %v is not a part beyond %v", rest.Seconds(), m.Elapsed, m.Target)
		}
	case "timed.excused", "timed.excused.nothing": // where nothing remains the sentence is the same without a target
		if target > 0 && (rest > target || elapsed <= target && !missedBefore(m)) {
			return fmt.Errorf("%v of %v is not within %v", rest.Seconds(), m.Elapsed, m.Target)
		}
	}
	if o.Kind != "timeliness" || !strings.HasPrefix(name, "timed.partly") && !strings.HasPrefix(name, "timed.excused") {
		return nil
	}
	taken := timeline.Micros(0) // every part that is told, less what stays with the provider all the same
	for _, part := range []string{"state", "claim", "obligation", "cause", "upstream", "else"} {
		for _, p := range sentenceOf(c, "part."+part, `(?:; | ?: )%s(?: \(|;)`).all(m.Why) {
			taken += lengthIn(c, p[0])
		}
	}
	if rest+taken < elapsed {
		return fmt.Errorf("%v remain and %v are taken away of %v", rest.Seconds(), taken.Seconds(), m.Elapsed)
	}
	return nil
}

// missedBefore tells whether a case was over the target of a priority that it had before, whatever its last one allows.
func missedBefore(m *report.Miss) bool {
	return slices.ContainsFunc(m.Superseded, func(s report.Superseded) bool { return s.Elapsed > s.Target })
}

// all finds every place of a sentence.
func (s sentence) all(text string) (list []map[int]string) {
	for _, m := range s.pattern.FindAllString(text, -1) {
		if args, ok := s.read(m); ok {
			list = append(list, args)
		}
	}
	return list
}

// opennessHolds: only what lasts to the date of the data, or to the end of the period or agreement, is said to be open
// there.
func opennessHolds(c *words.Catalogue, ends []string, m *report.Miss) error {
	for _, key := range []string{"why.open", "why.promise.open", "why.down.lasts"} {
		if _, said := sentenceOf(c, key, `%s`).read(m.Why); said && !slices.Contains(ends, m.To) {
			return fmt.Errorf("it is said to last, and ended at %s, before %v", m.To, ends)
		}
	}
	return nil
}

// sentenceHolds holds the sentence of an objective: no value in it is printed as the target that it missed, nor beyond.
func sentenceHolds(c *words.Catalogue, o *report.Objective) error {
	unit := o.ValueUnit
	if key := "unit.word." + unit; c.Has(key) {
		unit = c.T(key)
	}
	if o.Verdict.Judged() && !strings.Contains(o.Sentence, c.Figure(o.Contractual.Shown, unit)) {
		return fmt.Errorf("it does not say %s", o.Contractual.Shown)
	}
	target := exact.Parse(o.TargetValue)
	if _, rounded := sentenceOf(c, "sentence.rounded", `%s`).read(o.Sentence); rounded {
		return nil // the agreed rounding decided, and the sentence says to what
	}
	for _, s := range []struct {
		verdicts []report.Verdict
		score    report.Score
		missed   bool
	}{
		{[]report.Verdict{report.Missed}, o.Contractual, true}, {[]report.Verdict{report.Excused}, o.Experienced, true},
		{[]report.Verdict{report.Met, report.Excused}, o.Contractual, false},
	} {
		shown := exact.Parse(s.score.Shown)
		if !slices.Contains(s.verdicts, o.Verdict) || shown == nil || target == nil {
			continue
		}
		if reaches(shown, target, o.AtMost) == s.missed && !fewAllowed(c, o) {
			return fmt.Errorf("%s printed beside %s", s.score.Shown, o.TargetValue)
		}
	}
	return nil
}

// fewAllowed tells a verdict that goes by a number of allowed misses.
func fewAllowed(c *words.Catalogue, o *report.Objective) bool {
	_, is := sentenceOf(c, "sentence.allowed-misses", `^%s`).read(o.Sentence)
	return is || o.Plan.MinimumVolume > 0
}

func reaches(v, target *big.Rat, atMost bool) bool {
	if atMost {
		return v.Cmp(target) <= 0
	}
	return v.Cmp(target) >= 0
}

// headlineHolds: what the headline says of losses is in the report.
func headlineHolds(c *words.Catalogue, r *report.Report) error {
	if r.Headline == c.T("headline.nothing") {
		return nil
	}
	for i := range r.Losses {
		l := &r.Losses[i]
		said := exact.Parse(l.Others).Sign() > 0
		if text := l.Sentence(c); (text != "") != said || !strings.Contains(r.Headline, text) {
			return fmt.Errorf("of %s %s others answer for %s: %q", l.Total, l.Of, l.Others, text)
		}
	}
	return nil
}

func micros(seconds float64) timeline.Micros {
	return timeline.Of(
		time.Unix(0, 0).Add(time.Duration(seconds * 1e9)).Round(time.Microsecond),
	).Sub(timeline.Of(time.Unix(0, 0)))
}

// lengthIn reads a length of time as the catalogue writes it.
func lengthIn(c *words.Catalogue, text string) timeline.Micros {
	decimal, group := c.Marks()
	total := new(big.Rat)
	for unit, seconds := range map[string]int64{"unit.d": 86400, "unit.h": 3600, "unit.min": 60, "unit.s": 1} {
		one := regexp.MustCompile(
			`([\d` + regexp.QuoteMeta(decimal+group) + `]+)[\x{a0}\x{202f}]` + c.T(unit) + `(?:$|[^\pL])`,
		)
		for _, m := range one.FindAllStringSubmatch(text, -1) {
			n := exact.Parse(strings.ReplaceAll(strings.ReplaceAll(m[1], group, ""), decimal, "."))
			total.Add(total, n.Mul(n, big.NewRat(seconds, 1)))
		}
	}
	whole, _ := total.Mul(total, big.NewRat(int64(timeline.Second), 1)).Float64()
	return timeline.Micros(whole)
}
