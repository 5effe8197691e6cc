package filter

import (
	"reflect"
	"strings"
	"testing"

	"github.com/slareport/slareport/report/evidence"
	"github.com/slareport/slareport/report/evidence/texttest"
	"github.com/slareport/slareport/report/timeline"
)

// Every field reads the field of the record that has its name, and nothing else.
func TestFieldsReadTheirNamesakes(t *testing.T) {
	namesakes[evidence.Ticket](t)
	namesakes[evidence.Event](t)
	namesakes[evidence.Outage](t)
	namesakes[evidence.Claim](t)
	namesakes[evidence.Survey](t)
	namesakes[evidence.Series](t)
	namesakes[evidence.Tally](t)
	namesakes[evidence.Obligation](t)
}

func namesakes[R Record](t *testing.T) {
	for name, f := range fieldsOf[R]() {
		record := new(R)
		into := reflect.ValueOf(record).Elem().FieldByNameFunc(
			func(n string) bool { return strings.EqualFold(n, strings.ReplaceAll(name, "_", "")) },
		)
		if !into.IsValid() {
			t.Errorf("%T has no %s", *record, name)
			continue
		}
		var want any
		switch into.Interface().(type) {
		case string:
			into.SetString("x")
			want = "x"
		case []string:
			into.Set(reflect.ValueOf([]string{"x", "y"}))
			want = "x, y"
		case evidence.Text:
			into.Set(reflect.ValueOf(texttest.T("x")))
			want = "x"
		case evidence.Fixed:
			into.SetInt(5)
			want = exactNumber{Amount{Millionths: 5}}
		case int32:
			into.SetInt(5)
			want = exactNumber{ofInt(5)}
		case timeline.Instant:
			into.SetInt(5)
			want = moment{5}
		case timeline.Micros:
			into.SetInt(5)
			want = timeLength{Amount{Millionths: 5}}
		case evidence.Flag:
			into.SetInt(int64(evidence.Yes))
			want = true
		case evidence.Change:
			into.SetUint(uint64(evidence.ChangeState))
			want = "state"
		default:
			t.Fatalf("%s is a %s", name, into.Type())
		}
		if got := f.value(record, timeline.NoInstant); got != want {
			t.Errorf("%T %s gives %v, want %v", *record, name, got, want)
		}
	}
}
