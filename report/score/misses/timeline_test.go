package misses

import (
	"testing"

	"github.com/slareport/slareport/report/measure"
	"github.com/slareport/slareport/report/party"
	"github.com/slareport/slareport/report/timeline"
)

// Segments that follow each other are one where nothing that documents show differs.
func TestATimelineHasNoSeams(t *testing.T) {
	segment := func(from, to timeline.Instant, who party.Party, label string, counted bool,
		active timeline.Micros) measure.Segment {
		return measure.Segment{
			Interval: timeline.Interval{From: from, To: to}, Party: who, Label: label, Counted: counted, Active: active,
		}
	}
	const hour = timeline.Instant(timeline.Hour)
	list := []measure.Segment{
		segment(0, hour, party.Customer, "CR-1", true, 0),
		segment(hour, 2*hour, party.Customer, "CR-1", true, 0),
		segment(2*hour, 3*hour, party.Customer, "CR-2", true, 0),
		segment(3*hour, 4*hour, party.Provider, "CR-2", true, 0),
		segment(4*hour, 5*hour, party.Provider, "CR-2", false, 0),
		segment(6*hour, 7*hour, party.Provider, "CR-2", false, 0),
		segment(7*hour, 8*hour, party.Provider, "CR-2", false, timeline.Hour),
		segment(8*hour, 9*hour, party.Provider, "CR-2", false, timeline.Hour),
	}
	got := timelineOf(list)
	if len(got) != 6 {
		t.Fatalf("%d segments: %+v", len(got), got)
	}
	if got[0].To != (2*hour).String() || got[5].Seconds != 7200 || got[5].To != (9*hour).String() {
		t.Errorf("%+v", got)
	}
	if timelineOf(nil) != nil {
		t.Error("no segments give some")
	}
}
