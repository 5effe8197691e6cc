package values

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/slareport/slareport/report/evidence"
	"github.com/slareport/slareport/report/evidence/texttest"
)

func TestTextsAreInternedOnce(t *testing.T) {
	texts := Texts{All: texttest.Texts}
	var words Words
	for i := range MaxKnown + 100 {
		s := fmt.Sprint("text ", i)
		if texts.Of([]byte(s)) != texttest.T(s) || words.Of([]byte(s)) != s {
			t.Fatal(s)
		}
	}
	if len(texts.known) != MaxKnown {
		t.Errorf("%d texts are remembered, want %d", len(texts.known), MaxKnown)
	}
	long := strings.Repeat("x", 2*blockSize)
	if words.Of([]byte(long)) != long || words.Of([]byte("short")) != "short" || words.Of([]byte("short")) != "short" {
		t.Error("words are not what they were")
	}
}

// A cell keeps its text, whichever of the short ways it takes, and however often it comes.
func sameTexts(t rapid.TB, cells []string) {
	texts := Texts{All: texttest.Texts}
	var words Words
	copies := make([]string, len(cells))
	for i, s := range cells {
		if got := texts.Of([]byte(s)); got != texttest.T(s) {
			t.Fatalf("%q is interned as %q after %q", s, got, cells[:i])
		}
		copies[i] = words.Of([]byte(s))
		if got, want := string(Trim([]byte(s))), evidence.Plain(s); got != want {
			t.Fatalf("%q is trimmed to %q, want %q", s, got, want)
		}
	}
	if !slices.Equal(copies, cells) {
		t.Fatalf("%q are copied as %q", cells, copies)
	}
}

func drawTexts(t *rapid.T) {
	sameTexts(
		t,
		rapid.SliceOf(
			rapid.OneOf(rapid.StringMatching(`[ab ]{0,4}`), rapid.StringMatching(`abcd[ab]{0,2}abcd`), rapid.String()),
		).Draw(t, "cells"),
	)
}

func TestTextsAreWhatTheFileHolds(t *testing.T) { rapid.Check(t, drawTexts) }

func FuzzTexts(f *testing.F) { f.Fuzz(rapid.MakeFuzz(drawTexts)) }
