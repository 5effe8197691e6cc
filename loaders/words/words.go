// Package words gives the languages that are shipped.
package words

import (
	"errors"
	"fmt"
	"io/fs"
	"path"
	"strings"

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
	l, err := readLanguage(files, words.LanguageOf(locale))
	if errors.Is(err, fs.ErrNotExist) {
		want := strings.Join(languages(files), ", ")
		return nil, fmt.Errorf("locale %q: no words for this language, want one of %s", locale, want)
	}
	if err != nil {
		return nil, err
	}
	return words.New(locale, l), nil
}

func readLanguage(files fs.FS, name string) (words.Language, error) {
	file := path.Join(folder, name+".yaml")
	data, err := fs.ReadFile(files, file)
	if err != nil {
		return words.Language{}, err
	}
	return words.Parse(file, data)
}

func languages(files fs.FS) []string {
	names, _ := fs.Glob(files, folder+"/*.yaml") // the pattern is well formed: no other error is possible
	for i, name := range names {
		names[i] = strings.TrimSuffix(path.Base(name), ".yaml")
	}
	return names
}
