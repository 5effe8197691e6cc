package words

import (
	"strings"

	"golang.org/x/text/feature/plural"
	"golang.org/x/text/language"
)

// Language is what the file of a language says: its sentences, and how it writes what is put into them.
type Language struct {
	Entries map[string]string
	Format  Format            // where no region says otherwise
	Regions map[string]Format // by locale, such as de-AT
	Plural  string            // the language whose rules of CLDR choose the form for a number, such as "en"
}

// Format is how a language or one of its regions writes numbers, dates and money. Patterns have the places {0}, {1} …
// of sentences.
type Format struct {
	Decimal string // mark before the decimals
	Group   string // mark between groups of three digits
	Date    string // letters of CLDR: d, dd, MM, MMM, MMMM, yy, yyyy; Excel takes them in lower case
	Percent string // {0} is the number
	Unit    string // {0} is the number, {1} the unit
	Money   string // {0} is the amount, {1} the sign of its currency
	Code    string // the same for a currency that has no sign, whose code stands there
	Quote   string // {0} is a text of the data
	Label   string // {0} is what {1} is about: "{0}: {1}"
	Clauses string // what stands between the clauses of a sentence
	Paper   string // a4 or letter
	Signs   map[string]string
}

// formatOf is how a locale writes. A region that the language does not list writes as its language does.
func (l *Language) formatOf(locale string) Format {
	if f, ok := l.Regions[strings.ReplaceAll(locale, "_", "-")]; ok {
		return f
	}
	return l.Format
}

// The categories of plural forms in CLDR.
var categories = map[plural.Form]string{
	plural.Zero: "zero", plural.One: "one", plural.Two: "two", plural.Few: "few", plural.Many: "many",
	plural.Other: "other",
}

// category is the plural form that a whole number takes: "one", "few", "other" …
func (c *Catalogue) category(n int64) string {
	const largest = 1_000_000 // the rules look at the last digits, of which MatchPlural takes six
	if n = max(n, -n); n > largest {
		n = largest + n%largest
	}
	return categories[plural.Cardinal.MatchPlural(c.rules, int(n), 0, 0, 0, 0)]
}

// rulesOf is the language whose rules choose plural forms.
func rulesOf(l *Language, locale string) language.Tag {
	if l.Plural != "" {
		return language.Make(l.Plural)
	}
	return language.Make(LanguageOf(locale))
}
