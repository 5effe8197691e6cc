// Package words says everything that a reader of a document sees: sentences from one catalogue per language,
// and numbers, dates, durations and money as the agreement's locale writes them. The catalogues themselves
// are files that a translator edits; adding a language is adding a file.
package words

import (
	"fmt"
	"sort"
	"strconv"
	"strings"
	"time"

	"golang.org/x/text/language"
)

// Catalogue is one language and one locale's ways of writing.
type Catalogue struct {
	locale  string
	format  Format
	entries map[string]string
	rules   language.Tag // of plural forms
	zone    *time.Location
}

// New makes a catalogue of a language. The locale is BCP 47; a region that the language does not list writes as the
// language does.
func New(locale string, l Language) *Catalogue {
	return &Catalogue{
		locale: locale, format: l.formatOf(locale), entries: l.Entries, rules: rulesOf(&l, locale), zone: time.UTC,
	}
}

// In gives the catalogue with dates and times told in a zone.
func (c *Catalogue) In(zone *time.Location) *Catalogue {
	d := *c
	d.zone = zone
	return &d
}

// Locale is the BCP 47 tag the catalogue was made for.
func (c *Catalogue) Locale() string { return c.locale }

// LanguageOf is the part of the locale before the region.
func LanguageOf(locale string) string {
	lang, _, _ := strings.Cut(strings.ReplaceAll(locale, "_", "-"), "-")
	return strings.ToLower(lang)
}

// T gives the sentence of a key with {0}, {1}, … replaced by the arguments. A key that the catalogue lacks
// comes back in brackets, so that a gap is seen; a test keeps the languages complete.
func (c *Catalogue) T(key string, args ...any) string {
	text, ok := c.entries[key]
	if !ok {
		return "[" + key + "]"
	}
	if len(args) == 0 {
		return text
	}
	return filled(text, args)
}

// filled puts the arguments into the places {0}, {1}, … of a sentence, in one pass: what an argument says is never read
// as a place.
func filled(text string, args []any) string {
	var b strings.Builder
	b.Grow(len(text) + 16*len(args))
	for {
		open := strings.IndexByte(text, '{')
		if open < 0 {
			b.WriteString(text)
			return b.String()
		}
		b.WriteString(text[:open])
		text = text[open:]
		end := strings.IndexByte(text, '}')
		n, err := strconv.Atoi(text[1:max(1, end)])
		if end < 0 || err != nil || n < 0 || n >= len(args) {
			b.WriteByte('{')
			text = text[1:]
			continue
		}
		fmt.Fprint(&b, args[n])
		text = text[end+1:]
	}
}

// N gives the sentence of a key in the plural form that the number takes: key.one, key.few, key.other … The number is
// {0}. Where the language has no form of its own for the number it is that of "other".
func (c *Catalogue) N(key string, n int, args ...any) string {
	return c.T(c.pluralKey(key, int64(n)), append([]any{c.Integer(int64(n))}, args...)...)
}

func (c *Catalogue) pluralKey(key string, n int64) string {
	if form := key + "." + c.category(n); c.Has(form) {
		return form
	}
	return key + ".other"
}

// Has tells whether the catalogue knows a key.
func (c *Catalogue) Has(key string) bool { _, ok := c.entries[key]; return ok }

// Keys lists the catalogue's keys in order.
func (c *Catalogue) Keys() []string {
	keys := make([]string, 0, len(c.entries))
	for k := range c.entries {
		keys = append(keys, k)
	}
	sort.Strings(keys)
	return keys
}

// Label puts before a text what it is about: "Uptime: met".
func (c *Catalogue) Label(of, text string) string { return filled(c.format.Label, []any{of, text}) }

// Clauses joins the clauses of a sentence.
func (c *Catalogue) Clauses(list []string) string { return strings.Join(list, c.format.Clauses) }

// List joins names as a sentence does: "a, b and c".
func (c *Catalogue) List(items []string) string { return c.joined(items, "and") }

// joined puts the word of a key before the last of several items.
func (c *Catalogue) joined(items []string, key string) string {
	if len(items) < 2 {
		return strings.Join(items, "")
	}
	last := len(items) - 1
	return strings.Join(items[:last], ", ") + " " + c.T(key) + " " + items[last]
}
