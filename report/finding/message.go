// Package finding holds what code has to say to the readers of documents, as values. The catalogue of a language says
// it (package words); no code writes a sentence for a reader.
package finding

import (
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"
)

// Message is a sentence of the catalogue and what fills its places {0}, {1} … A Count among the arguments chooses the
// plural form.
type Message struct {
	Key  string
	Args []any
}

// Say makes a message. An argument is a name that is printed as it is (string), Quote, Count, Money, int for a number
// that is no count such as that of a row, timeline.Instant, timeline.Micros, Message, All or Any.
func Say(key string, args ...any) Message { return Message{key, args} }

// Empty tells that there is nothing to say.
func (m Message) Empty() bool { return m.Key == "" }

// Quote is a text of the data, which is printed in quotation marks.
type Quote string

// Count is a number of things.
type Count int

// Money is an amount with the decimals of its currency, such as 500.00.
type Money struct {
	Amount   string `json:"amount"`
	Currency string `json:"currency"` // ISO 4217
}

// All is a list of arguments, such as names: "a, b, c".
type All []any

// Both is a list whose last member is joined by "and": "a, b and c".
type Both []any

// Any is a list of alternatives: "a, b or c".
type Any []any

// Names makes a list of texts that are printed as they are.
func Names(list []string) []any { return listOf(list, func(s string) any { return s }) }

// Quotes makes a list of texts of the data.
func Quotes(list []string) []any { return listOf(list, func(s string) any { return Quote(s) }) }

func listOf(list []string, arg func(string) any) []any {
	out := make([]any, len(list))
	for i, s := range list {
		out[i] = arg(s)
	}
	return out
}

// longest is how many bytes of a text from the data a message shows.
const longest = 60

// Shown is a text of the data, shortened if it is long.
func Shown[T string | []byte](text T) Quote {
	if len(text) <= longest {
		return Quote(text)
	}
	cut := longest
	for cut > 0 && !utf8.RuneStart(text[cut]) {
		cut--
	}
	return Quote(string(text[:cut]) + "…")
}

// Escaped is the text without characters that could harm a terminal or hide something.
func (q Quote) Escaped() string {
	quoted := strconv.Quote(string(q))
	return quoted[1 : len(quoted)-1]
}

// Compare orders messages in a fixed way, that of no language.
func Compare(a, b Message) int {
	if c := strings.Compare(a.Key, b.Key); c != 0 {
		return c
	}
	return slices.CompareFunc(a.Args, b.Args, func(x, y any) int { return strings.Compare(plain(x), plain(y)) })
}

// Same tells whether two messages say the same.
func Same(a, b Message) bool { return Compare(a, b) == 0 }
