package finding

import (
	"encoding/json"
	"fmt"
	"strings"

	"github.com/slareport/slareport/report/timeline"
)

// String is the key with its arguments, for programmers: readers are told by a catalogue.
func (m Message) String() string {
	if len(m.Args) == 0 {
		return m.Key
	}
	return m.Key + " " + plainList(m.Args)
}

func plain(arg any) string {
	switch a := arg.(type) {
	case All:
		return plainList(a)
	case Both:
		return plainList(a)
	case Any:
		return plainList(a)
	case Quote:
		return `"` + a.Escaped() + `"`
	}
	return fmt.Sprint(arg)
}

func plainList(list []any) string {
	texts := make([]string, len(list))
	for i, a := range list {
		texts[i] = plain(a)
	}
	return "[" + strings.Join(texts, " ") + "]"
}

// MarshalJSON writes a message as its key and arguments.
func (m Message) MarshalJSON() ([]byte, error) {
	return json.Marshal(struct {
		Key  string `json:"key"`
		Args []any  `json:"args,omitempty"`
	}{m.Key, Values(m.Args)})
}

// Values are arguments as programs read them: texts, numbers, lists, instants as RFC 3339 writes them, lengths of time
// in seconds, and other messages as objects.
func Values(args []any) []any {
	out := make([]any, 0, len(args))
	for _, arg := range args {
		switch a := arg.(type) {
		case timeline.Instant:
			arg = a.String()
		case timeline.Micros:
			arg = a.Seconds()
		case All:
			arg = Values(a)
		case Both:
			arg = Values(a)
		case Any:
			arg = Values(a)
		}
		out = append(out, arg)
	}
	return out
}
