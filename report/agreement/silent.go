package agreement

import (
	"slices"
	"strings"
)

// Silent are the keys, with spaces between them, about which an agreement could have said something and did not: a
// convention of the program decides instead (rules §13).
type Silent string

// SilentAbout is silence about some keys.
func SilentAbout(keys []string) Silent { return Silent(strings.Join(keys, " ")) }

// About tells whether the agreement says nothing about a key.
func (s Silent) About(key string) bool { return slices.Contains(strings.Fields(string(s)), key) }
