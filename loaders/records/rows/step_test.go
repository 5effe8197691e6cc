package rows

import (
	"testing"

	"pgregory.net/rapid"

	"github.com/slareport/slareport/loaders/cell"
	"github.com/slareport/slareport/loaders/presets"
	"github.com/slareport/slareport/loaders/records/columns"
	"github.com/slareport/slareport/loaders/records/values"
	"github.com/slareport/slareport/report/evidence"
	"github.com/slareport/slareport/report/evidence/texttest"
)

// aText is read of a row of one text.
type aText struct{ text evidence.Text }

// textStep reads a column of texts of which nothing was read yet.
func textStep(field string, meanings map[string]string) *step[aText] {
	return &step[aText]{
		Column:   &columns.Column{Field: presets.Field{Name: field}},
		slot:     Slot[aText]{Text: func(r *aText) *evidence.Text { return &r.text }},
		Meanings: values.NewMeanings(meanings), isNothing: noName(field), isUnknown: unknownName(field),
		texts: values.Texts{All: texttest.Texts},
	}
}

// A cell is read as if it were the first of its column, whatever was read before it.
func TestTextsAreReadAsIfEachWereTheFirst(t *testing.T) { rapid.Check(t, asIfFirst) }

func FuzzTexts(f *testing.F) { f.Fuzz(rapid.MakeFuzz(asIfFirst)) }

func asIfFirst(t *rapid.T) {
	field := rapid.SampledFrom([]string{"service", "client", "priority", "title"}).Draw(t, "field")
	meanings := rapid.SampledFrom([]map[string]string{nil, {"a": "n/a", "b": " a ", "-": "b"}}).Draw(t, "meanings")
	kinds := []cell.Kind{cell.Text, cell.Text, cell.Text, cell.Number, cell.Bool, cell.Fault}
	column := textStep(field, meanings)
	for range rapid.IntRange(1, 20).Draw(t, "cells") {
		text := rapid.OneOf(
			rapid.SampledFrom([]string{"", "-", "n/a", "N/A", "?", "tbd", "#N/A", "unknown", "1", "1.50", "1E3"}),
			rapid.StringMatching(`[aAb ]{1,3}`), rapid.String(),
		).Draw(t, "text")
		raw := cell.Of(rapid.SampledFrom(kinds).Draw(t, "kind"), []byte(text))
		var got, want aText
		gotReason, gotDoubts := column.read(&got, raw, cell.Raw{}, 2, nil)
		wantReason, wantDoubts := textStep(field, meanings).read(&want, raw, cell.Raw{}, 2, nil)
		if got != want || gotReason != wantReason || len(gotDoubts) != len(wantDoubts) {
			t.Fatalf("%v %q is %q, %v, %v; want %q, %v, %v",
				raw.Kind(), text, got.text, gotReason, gotDoubts, want.text, wantReason, wantDoubts)
		}
	}
}
