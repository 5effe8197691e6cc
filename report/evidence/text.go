package evidence

import "unique"

// Text is an interned string of 8 bytes: exports repeat the same few priorities, states and services in
// millions of rows. Equal texts compare equal with ==; the zero Text is the empty string.
type Text struct{ h unique.Handle[string] }

// T interns a string. Loaders keep the result per distinct cell, since interning costs a global look-up.
func T(s string) Text {
	if s == "" {
		return Text{}
	}
	return Text{unique.Make(s)}
}

// String gives the text.
func (t Text) String() string {
	if t == (Text{}) {
		return ""
	}
	return t.h.Value()
}

// Empty tells whether the cell was blank.
func (t Text) Empty() bool { return t == Text{} }
