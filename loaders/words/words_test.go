package words

import (
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
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

func TestEveryLanguageHasTheKeysAndPlaceholdersOfEnglish(t *testing.T) {
	english := entries(t, "en")
	if len(english) == 0 {
		t.Fatal("no English words")
	}
	for _, language := range Languages() {
		other := entries(t, language)
		for key, text := range english {
			translated, has := other[key]
			if !has {
				t.Errorf("%s.yaml lacks %q", language, key)
				continue
			}
			if want, got := holes(text), holes(translated); !slices.Equal(want, got) {
				t.Errorf("%s.yaml: %q has %v, English has %v", language, key, got, want)
			}
		}
		for key, text := range other {
			said, of := strings.CutPrefix(key, "said.") // the key is what the loaders say in English
			if _, has := english[key]; !has && !of {
				t.Errorf("%s.yaml has %q, English has not", language, key)
			}
			if of && !slices.Equal(holes(said), holes(text)) {
				t.Errorf("%s.yaml: %q has %v", language, key, holes(text))
			}
		}
	}
}

// holes are the placeholders of a sentence, each once, in order.
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

func TestErrorsNameTheFileAndTheLine(t *testing.T) {
	files := func(text string) fstest.MapFS {
		return fstest.MapFS{"words/en.yaml": {Data: []byte(text)}, "words/de.yaml": {Data: []byte("a: b")}}
	}
	for _, c := range []struct{ name, locale, text, want string }{
		{"language that is not shipped", "fr-FR", "a: b", `locale "fr-FR": no words for this language, want one of de, en`},
		{"key twice", "en", "a: b\nc: d\na: e\n", `words/en.yaml:3:1: key "a" is given twice`},
		{"no sentence", "en", "a:\n", `words/en.yaml:1:1: key "a" has no sentence; a sentence with ": " in it needs quotes`},
		{"nested", "en", "a:\n  b: c\n", `words/en.yaml:1:1: key "a" has no sentence; a sentence with ": " in it needs quotes`},
		{"a list", "en", "- a\n", `words/en.yaml: want lines of the form "key: sentence"`},
		{"nothing", "en", "", `words/en.yaml: want lines of the form "key: sentence"`},
	} {
		if _, err := load(files(c.text), c.locale); err == nil || err.Error() != c.want {
			t.Errorf("%s: got %v, want %s", c.name, err, c.want)
		}
	}
	if _, err := load(files("a: [b\n"), "en"); err == nil || !strings.HasPrefix(err.Error(), "words/en.yaml: ") {
		t.Errorf("broken YAML: got %v", err)
	}
}

func TestSentenceKeepsItsText(t *testing.T) {
	files := fstest.MapFS{"words/en.yaml": {Data: []byte("no: no\nsum: 12\nquoted: \"a: {0}\"\n")}}
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
