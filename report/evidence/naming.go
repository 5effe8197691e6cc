package evidence

import (
	"slices"
	"sync"
)

// naming tells which clients' a record is: by the client that it names, else by the cases that it names, else all.
type naming struct {
	known     []map[string]bool // names by client
	owners    map[string][]int  // clients by name
	everybody []int
	seen      map[Text][]int
	unknown   map[string]int          // records of clients that nobody knows, by name
	cases     func() map[string][]int // clients of tickets and outages, by id
	unowned   *unowned
}

func newNaming(all *Evidence, names [][]string) *naming {
	n := &naming{owners: map[string][]int{}, unknown: map[string]int{}, everybody: make([]int, len(names))}
	for i, list := range names {
		n.everybody[i] = i
		n.known = append(n.known, map[string]bool{})
		for _, name := range list {
			key := Fold(name)
			n.known[i][key] = true
			if !slices.Contains(n.owners[key], i) {
				n.owners[key] = append(n.owners[key], i)
			}
		}
	}
	n.seen = map[Text][]int{{}: n.everybody}
	n.unowned = findUnowned(all, len(names))
	n.cases = sync.OnceValue(func() map[string][]int { return n.casesOf(all) })
	return n
}

// of lists the clients whose a record is.
//
// Convention client (client-blank): A blank client belongs to every agreement, where no row of its source and type
// names a client.
func (n *naming) of(client Text, cases ...string) []int {
	if client.Empty() && len(cases) > 0 {
		return n.ofCases(cases)
	}
	list := n.named(client)
	if list == nil && !client.Empty() {
		n.unknown[client.String()]++
	}
	return list
}

func (n *naming) named(client Text) []int {
	list, met := n.seen[client]
	if !met {
		list = n.owners[Fold(client.String())]
		n.seen[client] = list
	}
	return list
}

// same tells whether two names are of one client.
func (n *naming) same(a, b Text) bool {
	if a == b {
		return true
	}
	x, y := Fold(a.String()), Fold(b.String())
	return x == y || n.owners[x] != nil && slices.Equal(n.owners[x], n.owners[y])
}

// ofCases lists the clients that have one of the cases. Cases that are in no data are the only client's where there is
// but one, and else nobody's.
//
// Convention client (client-by-cases): A survey, claim or obligation that names cases and no client belongs to the
// clients whose cases they are. Where the data does not hold the cases it belongs to nobody, or, in a workspace of
// one agreement, to its client.
func (n *naming) ofCases(ids []string) (list []int) {
	found := false
	for _, id := range ids {
		owners, known := n.cases()[Fold(id)]
		found = found || known
		for _, i := range owners {
			if !slices.Contains(list, i) {
				list = append(list, i)
			}
		}
	}
	if !found && len(n.everybody) == 1 {
		return n.everybody
	}
	slices.Sort(list)
	return list
}

// casesOf lists the clients of the cases that records name which name no client: none of an id that different clients
// have, be it in rows that were not loaded.
func (n *naming) casesOf(all *Evidence) map[string][]int {
	wanted := map[string]bool{}
	want := func(client Text, ids ...string) {
		for _, id := range ids {
			wanted[Fold(id)] = wanted[Fold(id)] || client.Empty()
		}
	}
	for i := range all.Claims {
		want(all.Claims[i].Client, all.Claims[i].IDs...)
	}
	for i := range all.Surveys {
		want(all.Surveys[i].Client, all.Surveys[i].cases()...)
	}
	for i := range all.Obligations {
		want(all.Obligations[i].Client, all.Obligations[i].Tickets...)
	}
	cases := map[string][]int{}
	add := func(records, id string, client Text, pos Pos) {
		id = Fold(id)
		if !wanted[id] {
			return
		}
		owners := n.named(client)
		if n.unowned.has(records, client, pos) {
			owners = nil
		}
		if others, met := cases[id]; met && !slices.Equal(owners, others) {
			owners = nil
		}
		cases[id] = owners
	}
	for i := range all.Tickets {
		add("tickets", all.Tickets[i].ID, all.Tickets[i].Client, all.Tickets[i].Pos)
	}
	for i := range all.Outages {
		add("outages", all.Outages[i].ID, all.Outages[i].Client, all.Outages[i].Pos)
	}
	for i := range all.Passed {
		p := &all.Passed[i]
		owners, met := cases[Fold(p.ID)]
		if met && (p.Anyone || !slices.Equal(n.named(p.Client), owners)) {
			cases[Fold(p.ID)] = nil
		}
	}
	return cases
}

func (s *Survey) cases() []string {
	if s.Ticket == "" {
		return nil
	}
	return []string{s.Ticket}
}

// CasesNamed lists the cases that a claim names. One that names no client may name cases of several, of which only the
// view's client's are listed.
func (v *View) CasesNamed(c *Claim) []string {
	if !c.Client.Empty() || len(v.naming.everybody) == 1 {
		return c.IDs
	}
	return slices.DeleteFunc(slices.Clone(c.IDs), func(id string) bool {
		return !slices.Contains(v.naming.cases()[Fold(id)], v.client)
	})
}
