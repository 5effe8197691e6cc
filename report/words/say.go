package words

import (
	"fmt"
	"strings"

	"github.com/slareport/slareport/report/finding"
	"github.com/slareport/slareport/report/timeline"
)

// Say gives a message in the catalogue's language; an empty one is no text.
func (c *Catalogue) Say(m finding.Message) string {
	if m.Empty() {
		return ""
	}
	key, args := m.Key, make([]any, len(m.Args))
	for i, arg := range m.Args {
		args[i] = c.arg(arg)
		if n, counts := arg.(finding.Count); counts && !c.Has(key) {
			key = c.pluralKey(key, int64(n))
		}
	}
	return c.T(key, args...)
}

// arg writes what fills a place of a sentence.
func (c *Catalogue) arg(arg any) string {
	switch a := arg.(type) {
	case finding.Quote:
		return filled(c.format.Quote, []any{a.Escaped()})
	case finding.Count:
		return c.Integer(int64(a))
	case finding.Money:
		return c.Money(a.Amount, a.Currency)
	case finding.Message:
		return c.Say(a)
	case finding.All:
		return strings.Join(c.args(a), ", ")
	case finding.Both:
		return c.joined(c.args(a), "and")
	case finding.Any:
		return c.joined(c.args(a), "or")
	case timeline.Instant:
		return c.DateTime(a)
	case timeline.Micros:
		return c.Duration(a)
	}
	return fmt.Sprint(arg)
}

func (c *Catalogue) args(list []any) []string {
	texts := make([]string, len(list))
	for i, a := range list {
		texts[i] = c.arg(a)
	}
	return texts
}
