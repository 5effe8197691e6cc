package workspace

import (
	"strings"

	"github.com/slareport/slareport/loaders/workspace/shape"
	"github.com/slareport/slareport/report/agreement"
	"github.com/slareport/slareport/report/timeline"
)

// named is a name by which an agreement knows its client, and where it says so.
type named struct {
	name string
	node *shape.Node
}

// names lists the client's name and its aliases.
func (c *contract) names() []named {
	var all []named
	if c.at.Has("client") {
		all = append(all, named{c.Client, c.at.Key("client")})
	}
	if c.at.Has("aliases") {
		for i, n := range c.at.Key("aliases").Content {
			all = append(all, named{c.Aliases[i], n})
		}
	}
	return all
}

// checkOwnNames refuses an alias that says nothing new.
func checkOwnNames(r *shape.Reader, c *contract) {
	seen := map[string]bool{}
	for _, n := range c.names() {
		key := strings.ToLower(n.name)
		if seen[key] {
			r.Problem(n.node, "case does not count here", "the client is called %s already", shape.Quote(n.name))
		}
		seen[key] = true
	}
}

// checkAmong looks at agreements together: no two share an id or the numbers of credit notes, and none of those that
// hold at the same time share a client, since a record must belong to one of them.
func checkAmong(all []contract) []Problem {
	var problems []Problem
	ids := map[string]*contract{}
	clients := map[string][]*contract{}
	numbers := map[string]*contract{}
	for i := range all {
		c := &all[i]
		r := &shape.Reader{File: c.file}
		if first := ids[strings.ToLower(c.ID)]; first != nil && c.at.Has("id") {
			r.Problem(c.at.Key("id"), "each agreement needs an id of its own", "the id %s is that of %s", shape.Quote(c.ID),
				first.file)
		} else if c.at.Has("id") {
			ids[strings.ToLower(c.ID)] = c
		}
		for _, n := range c.names() {
			key := strings.ToLower(n.name)
			for _, other := range clients[key] {
				if other != c && sameTime(c, other) {
					r.Problem(n.node, "let one end before the other begins (effective), or make them one agreement",
						"the client %s has another agreement at the same time, in %s", shape.Quote(n.name), other.file)
					break
				}
			}
			clients[key] = append(clients[key], c)
		}
		checkNumber(r, c, numbers)
		problems = append(problems, r.Problems...)
	}
	return problems
}

// checkNumber refuses a number of credit notes that another agreement has: they would have it in the same period.
func checkNumber(r *shape.Reader, c *contract, numbers map[string]*contract) {
	if c.CreditNote == nil || c.CreditNote.Number == "" {
		return
	}
	number := strings.ToLower(strings.ReplaceAll(c.CreditNote.Number, agreement.AgreementMark, c.ID))
	if first := numbers[number]; first != nil {
		r.Problem(c.at.Key("credit-note"), "such as CN-{agreement}-{period}",
			"the credit notes have the number %s, as those of %s", shape.Quote(c.CreditNote.Number), first.file)
		return
	}
	numbers[number] = c
}

// sameTime tells whether two agreements hold at one time.
func sameTime(a, b *contract) bool {
	return endsAfter(a.To, b.From) && endsAfter(b.To, a.From)
}

func endsAfter(end, begin timeline.Instant) bool {
	return !end.Known() || !begin.Known() || end > begin
}
