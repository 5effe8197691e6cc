package ledger

import (
	"encoding/json"
	"errors"

	"github.com/slareport/slareport/report/words"
)

// Words are a sentence of the catalogue and what goes into its places. Without a key the arguments are the words.
type Words struct {
	Key  string `json:"key,omitempty"`
	Args []Arg  `json:"args,omitempty"`
}

// Arg is one argument: a text, a number that the reader's language writes its way, or a list of texts.
type Arg struct {
	Text   string
	Number string // decimal
	List   []string
}

// Say makes words of a key.
func Say(key string, args ...Arg) Words { return Words{Key: key, Args: args} }

// Plain makes words of a text from the data.
func Plain(text string) Words {
	if text == "" {
		return Words{}
	}
	return Words{Args: []Arg{{Text: text}}}
}

// In gives the words in the reader's language.
func (w Words) In(c *words.Catalogue) string {
	args := make([]any, len(w.Args))
	for i, a := range w.Args {
		args[i] = a.in(c)
	}
	switch {
	case w.Key != "":
		return c.T(w.Key, args...)
	case len(args) > 0:
		return args[0].(string)
	}
	return ""
}

func (a Arg) in(c *words.Catalogue) string {
	switch {
	case a.Number != "":
		return c.Number(a.Number)
	case a.List != nil:
		return c.List(a.List)
	}
	return a.Text
}

// MarshalJSON writes a text as a string, a number as a number and a list as an array.
func (a Arg) MarshalJSON() ([]byte, error) {
	switch {
	case a.Number != "":
		return json.Marshal(json.Number(a.Number))
	case a.List != nil:
		return json.Marshal(a.List)
	}
	return json.Marshal(a.Text)
}

// UnmarshalJSON reads what MarshalJSON writes.
func (a *Arg) UnmarshalJSON(data []byte) error {
	var n json.Number
	switch {
	case len(data) == 0:
		return errors.New("an argument is empty")
	case data[0] == '"':
		return json.Unmarshal(data, &a.Text)
	case data[0] == '[':
		return json.Unmarshal(data, &a.List)
	}
	if err := json.Unmarshal(data, &n); err != nil {
		return err
	}
	a.Number = n.String()
	return nil
}
