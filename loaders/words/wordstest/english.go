// Package wordstest says messages in English for tests, which know their words. Only tests import it.
package wordstest

import (
	"errors"
	"strings"
	"sync"

	"github.com/slareport/slareport/loaders/words"
	"github.com/slareport/slareport/report/finding"
	catalogue "github.com/slareport/slareport/report/words"
)

var english = sync.OnceValue(func() *catalogue.Catalogue {
	c, err := words.Load("en-GB")
	if err != nil {
		panic(err)
	}
	return c
})

// English says a message, with ordinary spaces for those that never break.
func English(m finding.Message) string {
	note(m)
	return strings.ReplaceAll(english().Say(m), "\u00a0", " ")
}

// Error says what a problem of a cell or a file tells a reader, with what stands before it and its hint; other errors
// are as they are.
func Error(err error) string {
	var p *finding.Problem
	switch {
	case err == nil:
		return ""
	case !errors.As(err, &p):
		return err.Error()
	}
	before, _, _ := strings.Cut(err.Error(), p.Error())
	text := before + English(p.Message)
	if !p.Hint.Empty() {
		text += "; hint: " + English(p.Hint)
	}
	return text
}
