package main

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/slareport/slareport/report/rulebook"
)

// A convention that names the keys which change it names keys that an agreement, or a source, can have.
func TestConventionsChangeByKeysThatThereAre(t *testing.T) {
	known := map[string]bool{}
	for _, name := range []string{"agreement", "workspace"} {
		text, err := call("schema", name)
		if err != nil {
			t.Fatal(err)
		}
		var schema map[string]any
		if err := json.Unmarshal([]byte(text), &schema); err != nil {
			t.Fatal(err)
		}
		keysOf(schema, "", known)
	}
	for _, c := range rulebook.Conventions {
		for _, key := range strings.FieldsFunc(c.Setting, func(r rune) bool { return r == ',' || r == ' ' }) {
			if !known[key] {
				t.Errorf("%s: %s: no key is called %s", c.Section, c.Says, key)
			}
		}
	}
}

// keysOf gathers the keys of a schema, each led by those whose objects it is in.
func keysOf(schema any, of string, known map[string]bool) {
	switch s := schema.(type) {
	case []any:
		for _, part := range s {
			keysOf(part, of, known)
		}
	case map[string]any:
		for _, way := range []string{"items", "anyOf", "oneOf", "allOf", "additionalProperties"} {
			keysOf(s[way], of, known)
		}
		properties, _ := s["properties"].(map[string]any)
		for key, value := range properties {
			path := strings.TrimPrefix(of+"."+key, ".")
			known[path] = true
			keysOf(value, path, known)
		}
		patterns, _ := s["patternProperties"].(map[string]any)
		for _, value := range patterns {
			keysOf(value, of, known)
		}
	}
}
