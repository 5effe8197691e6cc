// Package words reads the catalogues of the documents' words: flat YAML files, one a language, a key and its
// sentence a line.
package words

import (
	"fmt"
	"io/fs"
	"path"
	"strings"

	"go.yaml.in/yaml/v4"

	"github.com/slareport/slareport/report/words"
	"github.com/slareport/slareport/templates"
)

const folder = "words"

// Load gives the shipped catalogue of a locale's language (BCP 47, such as de-AT) with the locale's ways of
// writing numbers, dates and money. A language that is not shipped is an error that names those that are.
func Load(locale string) (*words.Catalogue, error) { return load(templates.Words, locale) }

// Languages lists the languages that are shipped, in order.
func Languages() []string { return languages(templates.Words) }

func load(files fs.FS, locale string) (*words.Catalogue, error) {
	file := path.Join(folder, words.Language(locale)+".yaml")
	data, err := fs.ReadFile(files, file)
	if err != nil {
		return nil, fmt.Errorf("locale %q: no words for this language, want one of %s", locale, strings.Join(languages(files), ", "))
	}
	entries, err := parse(file, data)
	if err != nil {
		return nil, err
	}
	return words.New(locale, entries), nil
}

func languages(files fs.FS) []string {
	names, _ := fs.Glob(files, folder+"/*.yaml") // the pattern is well formed: no other error is possible
	for i, name := range names {
		names[i] = strings.TrimSuffix(path.Base(name), ".yaml")
	}
	return names
}

// parse reads one catalogue. Every error names the file, the line and the column.
func parse(file string, data []byte) (map[string]string, error) {
	var doc yaml.Node
	if err := yaml.Unmarshal(data, &doc); err != nil {
		return nil, fmt.Errorf("%s: %w", file, err)
	}
	if len(doc.Content) != 1 || doc.Content[0].Kind != yaml.MappingNode {
		return nil, fmt.Errorf("%s: want lines of the form \"key: sentence\"", file)
	}
	pairs := doc.Content[0].Content
	entries := make(map[string]string, len(pairs)/2)
	for i := 0; i+1 < len(pairs); i += 2 {
		key, value := pairs[i], pairs[i+1]
		if _, twice := entries[key.Value]; twice {
			return nil, fmt.Errorf("%s:%d:%d: key %q is given twice", file, key.Line, key.Column, key.Value)
		}
		if value.Kind != yaml.ScalarNode || value.Tag == "!!null" {
			return nil, fmt.Errorf("%s:%d:%d: key %q has no sentence; a sentence with \": \" in it needs quotes", file, key.Line, key.Column, key.Value)
		}
		entries[key.Value] = value.Value
	}
	return entries, nil
}
