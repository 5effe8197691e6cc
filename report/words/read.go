package words

import (
	"errors"
	"fmt"

	"go.yaml.in/yaml/v4"
)

// reader reads one file.
type reader struct{ file string }

func (r reader) errorAt(n *yaml.Node, format string, args ...any) error {
	return fmt.Errorf("%s:%d:%d: %s", r.file, max(n.Line, 1), max(n.Column, 1), fmt.Sprintf(format, args...))
}

// Parse reads the file of a language: a key and its sentence a line, and under "format" how the language and its
// regions write numbers, dates and money. Every error names the file, the line and the column.
func Parse(file string, data []byte) (Language, error) {
	r := reader{file}
	var doc yaml.Node
	var wrong *yaml.LoadError
	if err := yaml.Unmarshal(data, &doc); errors.As(err, &wrong) {
		at := yaml.Node{Line: wrong.Mark.Line, Column: wrong.Mark.Column}
		return Language{}, r.errorAt(&at, "not valid YAML: %s", wrong.Message)
	} else if err != nil {
		return Language{}, fmt.Errorf("%s: %w", file, err)
	}
	if len(doc.Content) != 1 || doc.Content[0].Kind != yaml.MappingNode {
		return Language{}, r.errorAt(&doc, `want lines of the form "key: sentence"`)
	}
	return r.language(doc.Content[0])
}

// formatKey is the one key that has no sentence.
const formatKey = "format"

func (r reader) language(root *yaml.Node) (Language, error) {
	l := Language{Entries: make(map[string]string, len(root.Content)/2)}
	formatted := false
	err := r.each(root, func(key, value *yaml.Node) (err error) {
		if key.Value == formatKey {
			formatted = true
			return r.format(&l, value)
		}
		l.Entries[key.Value], err = r.sentence(key, value)
		return err
	})
	if err == nil && !formatted {
		err = r.errorAt(root, "the key %q is missing, which says how numbers, dates and money are written", formatKey)
	}
	return l, err
}

func (r reader) sentence(key, value *yaml.Node) (string, error) {
	if value.Kind != yaml.ScalarNode || value.Tag == "!!null" {
		return "", r.errorAt(key, "key %q has no sentence; a sentence with \": \" in it needs quotes", key.Value)
	}
	return value.Value, nil
}

// each visits the pairs of a mapping.
func (r reader) each(mapping *yaml.Node, visit func(key, value *yaml.Node) error) error {
	met := map[string]bool{}
	for i := 0; i+1 < len(mapping.Content); i += 2 {
		key, value := mapping.Content[i], mapping.Content[i+1]
		if met[key.Value] {
			return r.errorAt(key, "key %q is given twice", key.Value)
		}
		met[key.Value] = true
		if err := visit(key, value); err != nil {
			return err
		}
	}
	return nil
}
