package shape

import (
	"encoding/json"

	"github.com/invopop/jsonschema"
)

// scalar completes the schema of a text: what looks like a number to YAML is a text as well, and the
// pattern binds only where it is one.
func scalar(s *jsonschema.Schema) *jsonschema.Schema {
	s.Extras = map[string]any{"type": []string{"string", "number", "boolean"}}
	return s
}

// Exactly is the schema of a text that YAML never takes for a number, such as 95% or 4h.
func Exactly(pattern string) *jsonschema.Schema {
	return &jsonschema.Schema{Type: "string", Pattern: pattern}
}

// NumberSchema is the schema of a number that is not negative, with or without quotes.
func NumberSchema(pattern string) *jsonschema.Schema {
	return &jsonschema.Schema{Pattern: pattern, Minimum: "0", Extras: map[string]any{"type": []string{"string", "number"}}}
}

// wholeSchema is the schema of a whole number with or without quotes.
func wholeSchema(least, most string) *jsonschema.Schema {
	return &jsonschema.Schema{
		Pattern: "^[0-9]+$", Minimum: json.Number(least), Maximum: json.Number(most),
		Extras: map[string]any{"type": []string{"string", "integer"}},
	}
}

// AnyOf is the schema of a value that has one of several shapes.
func AnyOf(list ...*jsonschema.Schema) *jsonschema.Schema { return &jsonschema.Schema{AnyOf: list} }

// described is a copy of a schema with what a key means there.
func described(s *jsonschema.Schema, doc string) *jsonschema.Schema {
	copied := *s
	copied.Description = doc
	return &copied
}

func one() *uint64 { n := uint64(1); return &n }
