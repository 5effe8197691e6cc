package words

import (
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"golang.org/x/text/feature/plural"
	"golang.org/x/text/language"
)

var placeholder = regexp.MustCompile(`\{[0-9]+\}`)

// entries of a shipped language.
func entries(t *testing.T, language string) map[string]string {
	t.Helper()
	c, err := Load(language)
	if err != nil {
		t.Fatal(err)
	}
	all := map[string]string{}
	for _, key := range c.Keys() {
		all[key] = c.T(key)
	}
	return all
}

// base is a key without its plural form, where it has one.
func base(all map[string]string, key string) (name, form string) {
	for _, form := range []string{"zero", "one", "two", "few", "many", "other"} {
		if name, plural := strings.CutSuffix(key, "."+form); plural && all[name+".other"] != "" {
			return name, form
		}
	}
	return key, ""
}

// pluralForms lists the plural forms that whole numbers take by the rules of a language.
func pluralForms(tag string) (list []string) {
	names := map[plural.Form]string{
		plural.Zero: "zero", plural.One: "one", plural.Two: "two", plural.Few: "few", plural.Many: "many",
		plural.Other: "other",
	}
	rules := language.Make(tag)
	for n := range 1001 {
		name := names[plural.Cardinal.MatchPlural(rules, n, 0, 0, 0, 0)]
		if !slices.Contains(list, name) {
			list = append(list, name)
		}
	}
	return list
}

// Every language has the keys of English, with the same places. A key with plural forms has those that the language's
// numbers take; a form may leave its number out.
func TestEveryLanguageHasTheKeysAndPlacesOfEnglish(t *testing.T) {
	english := entries(t, "en")
	if len(english) == 0 {
		t.Fatal("no English words")
	}
	for _, language := range Languages() {
		other, forms := entries(t, language), pluralForms(language)
		for key, text := range english {
			name, form := base(english, key)
			want := []string{key}
			if form != "" {
				want = want[:0]
				for _, f := range forms {
					want = append(want, name+"."+f)
				}
			}
			for _, w := range want {
				translated, has := other[w]
				if !has {
					t.Errorf("%s.yaml lacks %q", language, w)
				} else if form == "" && !slices.Equal(holes(text), holes(translated)) ||
					form != "" && !within(holes(translated), formsOf(english, name)) {
					t.Errorf("%s.yaml: %q has %v, English has %v", language, w, holes(translated), holes(text))
				}
			}
		}
		for key := range other {
			name, form := base(other, key)
			if _, has := english[key]; !has && (form == "" || english[name+".other"] == "") {
				t.Errorf("%s.yaml has %q, English has not", language, key)
			}
			if form != "" && !slices.Contains(forms, form) {
				t.Errorf("%s.yaml: no number takes the form %q", language, key)
			}
		}
	}
}

// formsOf joins the plural forms of a key.
func formsOf(all map[string]string, name string) string {
	var b strings.Builder
	for key, text := range all {
		if of, form := base(all, key); of == name && form != "" {
			b.WriteString(text)
		}
	}
	return b.String()
}

// within tells whether a text has all of these places.
func within(places []string, text string) bool {
	return !slices.ContainsFunc(places, func(p string) bool { return p != "{0}" && !strings.Contains(text, p) })
}

// holes are the places of a sentence, each once, in order.
func holes(text string) []string {
	found := placeholder.FindAllString(text, -1)
	slices.Sort(found)
	return slices.Compact(found)
}

func TestNoSentenceIsEmptyOrHasLooseSpace(t *testing.T) {
	for _, language := range Languages() {
		for key, text := range entries(t, language) {
			if text == "" || strings.TrimSpace(text) != text {
				t.Errorf("%s.yaml: %q is %q", language, key, text)
			}
		}
	}
}

func TestLocaleKeepsItsRegion(t *testing.T) {
	c, err := Load("de-AT")
	if err != nil {
		t.Fatal(err)
	}
	if got := c.Money("1234.50", "EUR"); got != "1\u00a0234,50\u00a0€" {
		t.Errorf("got %q", got)
	}
	if got := c.T("and"); got != "und" {
		t.Errorf("got %q", got)
	}
}

const formatted = "format: {decimal: ., group: ' ', date: d, percent: '{0}%', unit: '{0} {1}', money: '{0} {1}', " +
	"code: '{0} {1}', quote: '{0}', label: '{0}: {1}', clauses: '; ', paper: a4}\n"

func TestErrorsNameTheFileTheLineAndTheColumn(t *testing.T) {
	files := func(text string) fstest.MapFS {
		return fstest.MapFS{"words/en.yaml": {Data: []byte(text)}, "words/de.yaml": {Data: []byte(formatted + "a: b")}}
	}
	for _, c := range []struct{ name, locale, text, want string }{
		{"language that is not shipped", "it-IT", "a: b", `locale "it-IT": no words for this language, want one of de, en`},
		{"key twice", "en", "a: b\nc: d\na: e\n", `words/en.yaml:3:1: key "a" is given twice`},
		{"no sentence", "en", "a:\n", `words/en.yaml:1:1: key "a" has no sentence; a sentence with ": " in it needs quotes`},
		{"nested", "en", "a:\n  b: c\n",
			`words/en.yaml:1:1: key "a" has no sentence; a sentence with ": " in it needs quotes`},
		{"a list", "en", "- a\n", `words/en.yaml:1:1: want lines of the form "key: sentence"`},
		{"nothing", "en", "", `words/en.yaml:1:1: want lines of the form "key: sentence"`},
		{"no YAML", "en", "a: b\nc: [d\n", `words/en.yaml:3:1: not valid YAML: `},
		{"no format", "en", "a: b\n",
			`words/en.yaml:1:1: the key "format" is missing, which says how numbers, dates and money are written`},
		{"a format that is none", "en", "format: a\n", `words/en.yaml:1:9: want a mapping of the keys of a format`},
		{"half a format", "en", "format: {decimal: .}\n", `words/en.yaml:1:9: the format lacks "clauses"`},
		{
			"an unknown key of it", "en", "format: {decimals: 2}\n",
			`words/en.yaml:1:10: a format has no key "decimals", want one of clauses, code, date, decimal, group, label, ` +
				`money, paper, percent, quote, unit, plural, regions, signs`,
		},
		{"no text", "en", "format:\n  group: ''\n", `words/en.yaml:2:10: want a text`},
		{"no places", "en", "format:\n  percent: '%'\n", `words/en.yaml:2:12: want the places {0} in it`},
		{"no paper", "en", "format: {paper: a5}\n", `words/en.yaml:1:17: want a4 or letter`},
		{"no language", "en", "format: {plural: 1}\n", `words/en.yaml:1:18: "1" is no language such as en`},
		{"no sign", "en", "format: {signs: {EUR: [a]}}\n", `words/en.yaml:1:18: key "EUR" has no sentence`},
		{"no signs", "en", "format: {signs: €}\n", `words/en.yaml:1:17: want signs of currencies by code, such as EUR: €`},
		{"no regions", "en", strings.Replace(formatted, "}\n", ", regions: a}\n", 1),
			"words/en.yaml:1:180: want regions by locale, such as de-AT"},
		{"a wrong region", "en", strings.Replace(formatted, "}\n", ", regions: {en-US: {x: y}}}\n", 1),
			`words/en.yaml:1:189: a format has no key "x"`},
	} {
		if _, err := load(files(c.text), c.locale); err == nil || !strings.HasPrefix(err.Error(), c.want) {
			t.Errorf("%s: got %v, want %s", c.name, err, c.want)
		}
	}
}

func TestSentenceKeepsItsText(t *testing.T) {
	files := fstest.MapFS{"words/en.yaml": {Data: []byte(formatted + "no: no\nsum: 12\nquoted: \"a: {0}\"\n")}}
	c, err := load(files, "en-GB")
	if err != nil {
		t.Fatal(err)
	}
	for key, want := range map[string]string{"no": "no", "sum": "12", "quoted": "a: x"} {
		if got := c.T(key, "x"); got != want {
			t.Errorf("%s: got %q, want %q", key, got, want)
		}
	}
}

// Each locale writes its numbers, dates, money and shares its own way, and says what paper it prints on.
func TestEveryLocaleWritesItsOwnWay(t *testing.T) {
	for _, c := range []struct{ locale, number, date, money, share, paper string }{
		{"en-GB", "1,234.5", "1 Oct 2026", "−€1,234.5 £5 CHF_5", "99.5_%", "a4"},
		{"en-US", "1,234.5", "Oct 1, 2026", "−€1,234.5 £5 CHF_5", "99.5_%", "letter"},
		{"en-CA", "1,234.5", "Oct 1, 2026", "−€1,234.5 £5 CHF_5", "99.5_%", "letter"},
		{"de-DE", "1.234,5", "01.10.2026", "−1.234,5_€ 5_£ 5_CHF", "99,5_%", "a4"},
		{"de-AT", "1_234,5", "01.10.2026", "−1_234,5_€ 5_£ 5_CHF", "99,5_%", "a4"},
		{"de-CH", "1’234.5", "01.10.2026", "−1’234.5_€ 5_£ 5_CHF", "99.5%", "a4"},
		{"fr-FR", "1‿234,5", "1 oct. 2026", "−1‿234,5_€ 5_£ 5_CHF", "99,5‿%", "a4"},
		{"fr-CA", "1_234,5", "1 oct. 2026", "−1_234,5_€ 5_£ 5_CHF", "99,5_%", "letter"},
		{"fr-CH", "1‿234,5", "01.10.2026", "−1‿234,5_€ 5_£ 5_CHF", "99,5‿%", "a4"},
	} {
		w, err := Load(c.locale)
		if err != nil {
			t.Fatal(err)
		}
		paper := map[bool]string{true: "letter", false: "a4"}[w.Letter()]
		money := w.Money("-1234.5", "EUR") + " " + w.Money("5", "GBP") + " " + w.Money("5", "CHF")
		shown := strings.NewReplacer("\u00a0", "_", "\u202f", "‿")
		got := [5]string{shown.Replace(w.Number("1234.5")), w.Day("2026-10-01"), shown.Replace(money),
			shown.Replace(w.Figure("99.5", "%")), paper}
		if want := [5]string{c.number, c.date, c.money, c.share, c.paper}; got != want {
			t.Errorf("%s: %q, want %q", c.locale, got, want)
		}
	}
}
