package documents

import (
	"slices"

	"golang.org/x/text/language"

	"github.com/slareport/slareport/loaders/workspace/shape"
)

const localePattern = `^[A-Za-z]{2,3}([_-][A-Za-z0-9]+)*$`

// Locale is a language with its region, BCP 47, such as en-GB. Documents can be written in the languages; none: any.
func Locale(languages []string) shape.Of[string] {
	return shape.Parsed(shape.Exactly(localePattern), "a language and region such as en-GB or de-DE",
		func(text string) (string, string, bool) {
			tag, err := language.Parse(text)
			if err != nil {
				return "", "", false
			}
			base, _ := tag.Base()
			if len(languages) > 0 && !slices.Contains(languages, base.String()) {
				return "", "documents can be written in " + shape.Either(languages), false
			}
			return tag.String(), "", true
		})
}
