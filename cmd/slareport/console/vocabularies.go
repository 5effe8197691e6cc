package console

import (
	"fmt"
	"io"
	"slices"
	"strings"
	"text/tabwriter"

	"github.com/slareport/slareport/report/finding"
	"github.com/slareport/slareport/report/vocabulary"
)

// mostValues is how many values of a field check prints for people, beside those that an agreement gives a meaning:
// what pays is often rare.
const mostValues = 10

// PrintVocabularies prints the values of the exports and what the agreements make of them, as one table.
func PrintVocabularies(w io.Writer, list []vocabulary.Vocabulary) error {
	if len(list) == 0 {
		return nil
	}
	t := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
	Say(t, "\nsource\trecords\tfield\tvalue\trows\tmaps to\t\n")
	for _, v := range list {
		values, more, rows := printed(v)
		for _, x := range values {
			Say(
				t, "%s\t%s\t%s\t%s\t%d\t%s\t\n", v.Source, v.Records, v.Field, string(finding.Shown(x.Value)), x.Count,
				meaningText(v.Field, x),
			)
		}
		if more > 0 {
			Say(t, "%s\t%s\t%s\t%s\t%d\t\t\n", v.Source, v.Records, v.Field, fmt.Sprintf("… %d more", more), rows)
		}
	}
	if err := t.Flush(); err != nil {
		return err
	}
	Say(w, "\n")
	return nil
}

// printed are the values of a field that are printed, how many are not, and how many rows have one of those.
func printed(v vocabulary.Vocabulary) (values []vocabulary.Value, more, rows int) {
	more, rows = v.Further, v.FurtherRows
	for i, x := range v.Values {
		named := func(m vocabulary.Meaning) bool { return len(m.To) > 0 }
		meant := v.Field != "client" && slices.ContainsFunc(x.MapsTo, named)
		if i < mostValues || meant {
			values = append(values, x)
			continue
		}
		more, rows = more+1, rows+x.Count
	}
	return values, more, rows
}

// meaningText says what the agreements make of a value; agreements that make the same of it are named only where others
// make something else of it.
func meaningText(field string, x vocabulary.Value) string {
	if len(x.MapsTo) == 0 {
		return "no agreement"
	}
	var texts []string
	names := map[string][]string{}
	for _, m := range x.MapsTo {
		text := strings.Join(m.To, ", ")
		if text == "" {
			text = nothingOf(field)
		}
		if !slices.Contains(texts, text) {
			texts = append(texts, text)
		}
		names[text] = append(names[text], m.Agreement)
	}
	if len(texts) == 1 {
		return texts[0]
	}
	for i, text := range texts {
		texts[i] = strings.Join(Few(names[text]), ", ") + ": " + text
	}
	return strings.Join(texts, "; ")
}

// nothingOf says what a value of a field has not got that no part of an agreement is about.
func nothingOf(field string) string {
	switch field {
	case "state", "cause", "fault", "party", "actor":
		return "no party"
	case "priority", "impact", "urgency", "tier":
		return "no target"
	case "service", "objective":
		return "no objective"
	}
	return "-"
}
