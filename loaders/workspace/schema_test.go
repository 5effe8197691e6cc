package workspace

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/invopop/jsonschema"
	checker "github.com/santhosh-tekuri/jsonschema/v6"
	"go.yaml.in/yaml/v4"

	"github.com/slareport/slareport/loaders/workspace/files"
	"github.com/slareport/slareport/loaders/workspace/shape"
)

// compiled is the schema of a file as an editor would use it.
func compiled(t testing.TB, name string) *checker.Schema {
	t.Helper()
	schema, err := Schema(name)
	if err != nil {
		t.Fatal(err)
	}
	text, err := json.Marshal(schema)
	if err != nil {
		t.Fatal(err)
	}
	doc, err := checker.UnmarshalJSON(bytes.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	c := checker.NewCompiler()
	if err := c.AddResource(name+".json", doc); err != nil {
		t.Fatal(err)
	}
	out, err := c.Compile(name + ".json")
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// instance is what an editor sees of a file: numbers, booleans and nothing by the rules of YAML 1.2.
func instance(t testing.TB, text []byte) any {
	t.Helper()
	var document yaml.Node
	if err := yaml.Load(text, &document); err != nil {
		t.Fatal(err)
	}
	return value(document.Content[0])
}

func value(n *yaml.Node) any {
	switch n.Kind {
	case yaml.MappingNode:
		all := map[string]any{}
		for i := 0; i+1 < len(n.Content); i += 2 {
			all[n.Content[i].Value] = value(n.Content[i+1])
		}
		return all
	case yaml.SequenceNode:
		list := make([]any, len(n.Content))
		for i, c := range n.Content {
			list[i] = value(c)
		}
		return list
	}
	switch n.Tag {
	case "!!int", "!!float":
		if json.Valid([]byte(n.Value)) {
			return json.Number(n.Value)
		}
	case "!!bool":
		return n.Value == "true"
	case "!!null":
		return nil
	}
	return n.Value
}

func parse(t testing.TB, text string) *shape.Node {
	t.Helper()
	r := &shape.Reader{}
	root, ok := r.Parse([]byte(text))
	if !ok {
		t.Fatalf("not YAML: %v", r.Problems)
	}
	return root
}

// schemaOf is the name of the schema that a file of a workspace has.
func schemaOf(file string) string {
	if file == File {
		return "workspace"
	}
	return "agreement"
}

func TestSchemaTakesTheSampleFiles(t *testing.T) {
	for _, dir := range []string{"sketch", "full"} {
		for _, file := range filesOf(t, dir) {
			text, err := os.ReadFile(filepath.Join("testdata", dir, file))
			if err != nil {
				t.Fatal(err)
			}
			if err := compiled(t, schemaOf(file)).Validate(instance(t, text)); err != nil {
				t.Errorf("%s/%s: %v", dir, file, err)
			}
		}
	}
}

func filesOf(t *testing.T, dir string) []string {
	files := []string{File}
	agreements, err := agreementFiles(os.DirFS(filepath.Join("testdata", dir)))
	if err != nil {
		t.Fatal(err)
	}
	return append(files, agreements...)
}

// TestSchemaAndReaderKnowTheSameKeys walks the schemas along the file that uses every key. At each object
// the reader is made to list its keys, by one that nobody knows; the lists must be equal, and every key
// of the schema must have been met on the way.
func TestSchemaAndReaderKnowTheSameKeys(t *testing.T) {
	met := map[*jsonschema.Schema]bool{}
	for _, file := range filesOf(t, "full") {
		text, err := os.ReadFile(filepath.Join("testdata", "full", file))
		if err != nil {
			t.Fatal(err)
		}
		name := schemaOf(file)
		root := parse(t, string(text))
		schema := schemas[slices.Index(SchemaNames(), name)].of(newTables(nil, nil, &Workspace{}))
		along(schema, root, "", met, func(path string, keys []string, n *shape.Node) {
			if got := keysOf(t, name, root, n); !cmp.Equal(got, keys) {
				t.Errorf("%s%s: reader and schema differ: %s", file, path, cmp.Diff(got, keys))
			}
		})
		if name == "workspace" {
			unmet(t, name, schema, "", met)
			met = map[*jsonschema.Schema]bool{}
		} else if !strings.Contains(file, "second") {
			unmet(t, name, schema, "", met)
		}
	}
}

// along visits the objects of a document with the schemas that describe them.
func along(
	s *jsonschema.Schema, n *shape.Node, path string, met map[*jsonschema.Schema]bool,
	visit func(path string, keys []string, n *shape.Node),
) {
	for _, alternative := range s.AnyOf {
		along(alternative, n, path, met, visit)
	}
	switch {
	case n.Kind == shape.Sequence && s.Items != nil:
		for _, c := range n.Content {
			along(s.Items, c, path+"[]", met, visit)
		}
	case n.Kind == shape.Mapping && s.Properties != nil && described(s, n):
		var keys []string
		for p := s.Properties.Oldest(); p != nil; p = p.Next() {
			keys = append(keys, p.Key)
		}
		visit(path, keys, n)
		for i := 0; i+1 < len(n.Content); i += 2 {
			key := n.Content[i].Value
			if p, ok := s.Properties.Get(key); ok {
				met[p] = true
				along(p, n.Content[i+1], path+"."+key, met, visit)
			}
		}
	case n.Kind == shape.Mapping && s.Properties == nil:
		for i := 0; i+1 < len(n.Content); i += 2 {
			if s.AdditionalProperties != nil {
				along(s.AdditionalProperties, n.Content[i+1], path+".*", met, visit)
			}
			for _, p := range s.PatternProperties {
				along(p, n.Content[i+1], path+".*", met, visit)
			}
		}
	}
}

// described tells whether an object's schema is the alternative that is meant.
func described(s *jsonschema.Schema, n *shape.Node) bool {
	_, ok := s.Properties.Get(n.Content[0].Value)
	return ok
}

// keysOf makes the reader list the keys of the object at a node.
func keysOf(t *testing.T, name string, root, n *shape.Node) []string {
	t.Helper()
	n.Content = append(n.Content, &shape.Node{Value: "qqqqxqqqq", Line: 7000}, &shape.Node{Value: "x"})
	defer func() { n.Content = n.Content[:len(n.Content)-2] }()
	r := &shape.Reader{}
	s := newTables(&files.Reader{FS: os.DirFS("testdata/full")}, nil, &Workspace{})
	if name == "workspace" {
		s.settings().Read(r, root)
	} else {
		s.agreement().Read(r, root)
	}
	for _, p := range r.Problems {
		if list, ok := strings.CutPrefix(p.Hint, "known are "); ok && p.Line == 7000 {
			return strings.Split(list, ", ")
		}
	}
	t.Fatalf("no problem names the strange key: %v", r.Problems)
	return nil
}

// unmet reports keys of the schema that the documents did not use.
func unmet(t *testing.T, name string, s *jsonschema.Schema, path string, met map[*jsonschema.Schema]bool) {
	t.Helper()
	for _, a := range s.AnyOf {
		unmet(t, name, a, path, met)
	}
	if s.Items != nil {
		unmet(t, name, s.Items, path+"[]", met)
	}
	if s.AdditionalProperties != nil {
		unmet(t, name, s.AdditionalProperties, path+".*", met)
	}
	if s.Properties == nil {
		return
	}
	for p := s.Properties.Oldest(); p != nil; p = p.Next() {
		if !met[p.Value] {
			t.Errorf("%s: no sample file uses %s.%s", name, path, p.Key)
		}
		if p.Value.Description == "" {
			t.Errorf("%s: %s.%s has no description", name, path, p.Key)
		}
		unmet(t, name, p.Value, path+"."+p.Key, met)
	}
}

func TestSchemaNames(t *testing.T) {
	if _, err := Schema("agreements"); err == nil ||
		err.Error() != `no schema is called "agreements": there are workspace or agreement` {
		t.Errorf("got %v", err)
	}
}
