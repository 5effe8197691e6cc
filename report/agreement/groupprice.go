package agreement

import (
	"slices"
	"strings"
)

// Others is the group of all that no other one names.
const Others = "others"

// Of tells whether the price is that of a group among the prices.
func (g *GroupPrice) Of(all []GroupPrice, group string) bool {
	same := func(x GroupPrice) bool {
		return strings.EqualFold(strings.TrimSpace(x.Group), strings.TrimSpace(group))
	}
	if strings.EqualFold(g.Group, Others) {
		return !slices.ContainsFunc(all, same)
	}
	return same(*g)
}
