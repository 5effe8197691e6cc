package workspace

import (
	"fmt"

	"github.com/invopop/jsonschema"

	"github.com/slareport/slareport/loaders/workspace/shape"
)

// schemas lists what a schema can be had of, by the tables that read it.
var schemas = []struct {
	name, title string
	of          func(*tables) *jsonschema.Schema
}{
	{"workspace", "slareport.yaml", func(s *tables) *jsonschema.Schema { return s.settings().Schema }},
	{"agreement", "An agreement of slareport", func(s *tables) *jsonschema.Schema { return s.agreement().Schema }},
}

// SchemaNames lists the files that Schema knows.
func SchemaNames() []string {
	names := make([]string, len(schemas))
	for i, s := range schemas {
		names[i] = s.name
	}
	return names
}

// Schema is the JSON Schema (draft 2020-12) of a file, made from the tables that read it, so that editors
// complete and check it. The error names the files there are.
func Schema(name string) (*jsonschema.Schema, error) {
	for _, s := range schemas {
		if s.name == name {
			schema := *s.of(newTables(nil, nil, &Workspace{}))
			schema.Version, schema.Title = jsonschema.Version, s.title
			return &schema, nil
		}
	}
	return nil, fmt.Errorf("no schema is called %q: there are %s", name, shape.Either(SchemaNames()))
}
