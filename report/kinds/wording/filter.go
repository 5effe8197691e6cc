package wording

import (
	"strings"

	"github.com/slareport/slareport/report/filter/comparisons"
)

// Filter says which records of a type count: in the agreement's own words where it has some, else in words made from
// the condition, or the condition itself where it is not a simple one. It is "" where all records count.
func (w *Words) Filter(records, where, own string) string {
	where = strings.TrimSpace(where)
	switch {
	case own != "":
		return w.T("definition.filter.own", own)
	case where == "":
		return ""
	}
	condition, simple := w.comparisons(records, where)
	if !simple {
		return w.T("definition.filter.written", w.Records(records), where)
	}
	return w.T("definition.filter", w.Records(records), condition)
}

// Expression says what an agreement asks of a record of a type, or takes from it: a field by its name, comparisons in
// words, and the expression as it is written where it is not a simple one.
func (w *Words) Expression(records, text string) string {
	text = strings.TrimSpace(text)
	if words, simple := w.comparisons(records, text); simple {
		return words
	}
	return w.fieldOf(records, text)
}

// comparisons says a condition in words; false where it is not a simple one.
func (w *Words) comparisons(records, condition string) (string, bool) {
	list, any, simple := comparisons.Of(condition)
	if !simple {
		return "", false
	}
	var parts []string
	for _, c := range list {
		parts = append(parts, w.comparison(records, &c))
	}
	if any {
		return w.either(parts), true
	}
	return w.List(parts), true
}

// The catalogue's keys of the comparisons, and of those with no value.
var (
	comparisonKeys = map[string]string{
		"==": "filter.is", "!=": "filter.not",
		"<": "filter.less", "<=": "filter.at-most", ">": "filter.more", ">=": "filter.at-least",
	}
	noValueKeys = map[string]string{"==": "filter.is.none", "!=": "filter.not.none"}
)

// comparison says what a field has: "channel “phone”", "score at least 4", "a value for score".
func (w *Words) comparison(records string, c *comparisons.Comparison) string {
	field := w.fieldOf(records, c.Field)
	if len(c.Values) == 0 {
		return w.T(noValueKeys[c.Operator], field)
	}
	values := make([]string, len(c.Values))
	for i, v := range c.Values {
		values[i] = v.Text
		if v.Word {
			values[i] = w.T("filter.text", v.Text)
		}
	}
	return w.T(comparisonKeys[c.Operator], field, w.either(values))
}

// either lists what one of holds: "P1, P2 or P3".
func (w *Words) either(list []string) string {
	n := len(list) - 1
	if n < 1 {
		return strings.Join(list, "")
	}
	return w.T("filter.or", strings.Join(list[:n], ", "), list[n])
}
