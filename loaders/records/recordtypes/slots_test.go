package recordtypes

import (
	"reflect"
	"strings"
	"testing"

	"github.com/slareport/slareport/loaders/presets"
)

// Decides: record-types.
func TestEveryFieldHasASlotOfItsType(t *testing.T) {
	for _, record := range presets.Fields {
		k := Of(record.Name)
		if k == nil {
			t.Errorf("no kind for %s", record.Name)
			continue
		}
		slots := reflect.ValueOf(k).FieldByName("Slots") // embedded in that of samples
		for _, f := range record.Fields {
			if got := slotType(slots.MapIndex(reflect.ValueOf(f.Name))); !strings.Contains(got, string(f.Type)) ||
				strings.Contains(got, "whole") != f.Whole {
				t.Errorf("%s.%s is %s (whole %t) and its slot %q", record.Name, f.Name, f.Type, f.Whole, got)
			}
		}
		if slots.Len() != len(record.Fields) {
			t.Errorf("%s has %d slots and %d fields", record.Name, slots.Len(), len(record.Fields))
		}
	}
}

// slotType names what a slot takes, with the type of presets.Fields in it.
func slotType(slot reflect.Value) string {
	if !slot.IsValid() {
		return "none"
	}
	for _, one := range []struct{ accessor, name string }{
		{"Text", "text"}, {"Word", "text"}, {"List", "list"}, {"Instant", "instant"}, {"Length", "duration"},
		{"Number", "number"}, {"Whole", "number whole"}, {"Flag", "flag"},
	} {
		if !slot.FieldByName(one.accessor).IsNil() {
			return one.name
		}
	}
	return "none"
}
