package main

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
)

// asideMark is in the name of the old documents while new ones are put in their place.
const asideMark = draftMark + "old-"

// exchange puts the draft in its place and removes what stood there. Where the system cannot swap two folders in
// one step, the old one is moved aside first. Whoever is killed just then leaves no documents in place: the next
// build begins with putting the old ones back (restore).
func (t *tree) exchange() error {
	if _, err := os.Lstat(t.place); errors.Is(err, fs.ErrNotExist) {
		return os.Rename(t.draft, t.place)
	}
	if err := t.swap(t.draft, t.place); err == nil {
		return os.RemoveAll(t.draft) // now the old folder
	}
	if held, ok := hold(t.place); ok { // so that nobody takes it for left behind
		defer held.Close()
	}
	aside, move, remove := t.moves()
	if err := aside(); err != nil {
		return err
	}
	if err := move(); err != nil {
		return errors.Join(err, os.Rename(t.aside, t.place))
	}
	return remove()
}

// moves are the steps of an exchange without a swap.
func (t *tree) moves() (aside, move, remove func() error) {
	return func() error { return os.Rename(t.place, t.aside) },
		func() error { return os.Rename(t.draft, t.place) },
		func() error { return os.RemoveAll(t.aside) }
}

// restore puts documents back that a killed build had moved aside and not replaced.
func restore(parent, name string) error {
	place := filepath.Join(parent, name)
	if _, err := os.Lstat(place); !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	entries, err := os.ReadDir(parent)
	if err != nil {
		return err
	}
	for _, e := range entries {
		if !strings.HasPrefix(e.Name(), "."+name+asideMark) {
			continue
		}
		old := filepath.Join(parent, e.Name())
		if held, ok := hold(old); ok { // else a build is exchanging it at this moment
			return errors.Join(os.Rename(old, place), held.Close())
		}
	}
	return nil
}
