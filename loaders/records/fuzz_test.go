package records

import (
	"context"
	"testing"
	"testing/fstest"

	"github.com/slareport/slareport/loaders/presets"
	"github.com/slareport/slareport/loaders/workspace"
	"github.com/slareport/slareport/loaders/workspace/sources"
	"github.com/slareport/slareport/report/evidence"
)

// FuzzLoad reads any bytes as any records: no row is lost, and nothing panics.
func FuzzLoad(f *testing.F) {
	f.Add("id,opened,resolved\n1,2026-10-01,2026-10-02\n1,2026-10-01,\n", uint8(0), "")
	f.Add(incidentLog, uint8(8), "")
	f.Add("ticket,at,to\n1,2026-10-01,open\n1,2026-10-02,open\n", uint8(1), "")
	f.Add("from,to,share\n2026-10-01,2026-10-02,35%\n", uint8(3), `share > 0.1`)
	f.Add("party,ids\ncustomer,a;b\n", uint8(4), `col["ids"] != "x"`)
	f.Add("at,score\n2026-10-01,5\n", uint8(5), "")
	f.Add("period,objective,value\n2026-10,a,1\n", uint8(6), "")
	f.Add("party,due\ncustomer,2026-10-01\n", uint8(7), "")
	f.Fuzz(func(t *testing.T, text string, which uint8, where string) {
		spec := fuzzSpec(int(which)%9, where)
		if spec.HasSamples() {
			return
		}
		w := &workspace.Workspace{Sources: []sources.Spec{*spec}}
		l := newLoader(t.Context(), w, &evidence.Evidence{Texts: evidence.NewTexts()}, Options{Jobs: 1})
		defer l.evidence.Texts.Release()
		l.root = fstest.MapFS{"a.csv": {Data: []byte(text)}}
		if err := l.source(context.Background(), spec, l.find(spec)); err != nil {
			t.Fatal(err)
		}
		l.close()
		checkBooks(t, l.evidence)
	})
}

// fuzzSpec is a source of a record type; 8 is an event log.
func fuzzSpec(which int, where string) *sources.Spec {
	spec := &sources.Spec{ID: "s", Files: []string{"a.csv"}}
	types, name := []string{}, presets.Generic
	if which < len(presets.Fields) {
		types = append(types, presets.Fields[which].Name)
	} else {
		types, name = []string{presets.Tickets, presets.TicketEvents}, "servicenow-eventlog"
		spec.Preset = name
	}
	preset, _ := presets.Lookup(name)
	for _, record := range types {
		m, _ := preset.Mapping(record)
		spec.Records = append(spec.Records,
			sources.RecordSpec{Type: record, Where: where, Columns: m.Headers(), Set: m.Set, Values: m.Values, Units: m.Units})
		where = ""
	}
	return spec
}
