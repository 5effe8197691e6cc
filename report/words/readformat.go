package words

import (
	"maps"
	"slices"
	"strings"

	"go.yaml.in/yaml/v4"
	"golang.org/x/text/language"
)

// texts are the keys of a format that are one text, all of which a language needs.
var texts = map[string]func(*Format) *string{
	"decimal": func(f *Format) *string { return &f.Decimal },
	"group":   func(f *Format) *string { return &f.Group },
	"date":    func(f *Format) *string { return &f.Date },
	"percent": func(f *Format) *string { return &f.Percent },
	"unit":    func(f *Format) *string { return &f.Unit },
	"money":   func(f *Format) *string { return &f.Money },
	"code":    func(f *Format) *string { return &f.Code },
	"label":   func(f *Format) *string { return &f.Label },
	"clauses": func(f *Format) *string { return &f.Clauses },
	"quote":   func(f *Format) *string { return &f.Quote },
	"paper":   func(f *Format) *string { return &f.Paper },
}

// format reads how a language writes; its regions name only what they write in another way.
func (r reader) format(l *Language, n *yaml.Node) error {
	var regions *yaml.Node
	err := r.formatOf(&l.Format, n, func(key, value *yaml.Node) (known bool, err error) {
		switch key.Value {
		case "plural":
			l.Plural = value.Value
			if _, err := language.Parse(value.Value); err != nil {
				return true, r.errorAt(value, "%q is no language such as en", value.Value)
			}
			return true, nil
		case "regions":
			regions = value
			return true, nil
		}
		return false, nil
	})
	if err != nil {
		return err
	}
	for _, key := range slices.Sorted(maps.Keys(texts)) {
		if *texts[key](&l.Format) == "" {
			return r.errorAt(n, "the format lacks %q", key)
		}
	}
	if regions == nil {
		return nil
	}
	return r.regions(l, regions)
}

func (r reader) regions(l *Language, n *yaml.Node) error {
	l.Regions = map[string]Format{}
	if n.Kind != yaml.MappingNode {
		return r.errorAt(n, "want regions by locale, such as de-AT")
	}
	return r.each(n, func(key, value *yaml.Node) error {
		f := l.Format
		f.Signs = maps.Clone(f.Signs)
		err := r.formatOf(&f, value, func(*yaml.Node, *yaml.Node) (bool, error) { return false, nil })
		l.Regions[key.Value] = f
		return err
	})
}

// formatOf reads the keys of a format; other takes those that are no part of every one.
func (r reader) formatOf(f *Format, n *yaml.Node, other func(key, value *yaml.Node) (bool, error)) error {
	if n.Kind != yaml.MappingNode {
		return r.errorAt(n, "want a mapping of the keys of a format")
	}
	return r.each(n, func(key, value *yaml.Node) error {
		if key.Value == "signs" {
			return r.signs(f, value)
		}
		if known, err := other(key, value); known || err != nil {
			return err
		}
		text := texts[key.Value]
		if text == nil {
			return r.errorAt(key, "a format has no key %q, want one of %s", key.Value,
				strings.Join(append(slices.Sorted(maps.Keys(texts)), "plural", "regions", "signs"), ", "))
		}
		if value.Kind != yaml.ScalarNode || value.Value == "" {
			return r.errorAt(value, "want a text")
		}
		if want := places[key.Value]; !hasPlaces(value.Value, want) {
			return r.errorAt(value, "want the places %s in it", strings.Join(want, " and "))
		}
		if key.Value == "paper" && value.Value != "a4" && value.Value != "letter" {
			return r.errorAt(value, "want a4 or letter")
		}
		*text(f) = value.Value
		return nil
	})
}

// places are what patterns must have.
var places = map[string][]string{
	"percent": {"{0}"}, "unit": {"{0}", "{1}"}, "money": {"{0}", "{1}"}, "code": {"{0}", "{1}"}, "quote": {"{0}"},
	"label": {"{0}", "{1}"},
}

func hasPlaces(pattern string, want []string) bool {
	return !slices.ContainsFunc(want, func(place string) bool { return strings.Count(pattern, place) != 1 })
}

// signs reads the signs of currencies, by their codes.
func (r reader) signs(f *Format, n *yaml.Node) error {
	if n.Kind != yaml.MappingNode {
		return r.errorAt(n, "want signs of currencies by code, such as EUR: €")
	}
	if f.Signs == nil {
		f.Signs = map[string]string{}
	}
	return r.each(n, func(key, value *yaml.Node) (err error) {
		f.Signs[key.Value], err = r.sentence(key, value)
		return err
	})
}
