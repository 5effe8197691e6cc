package records

import (
	"github.com/slareport/slareport/loaders/workspace"
	"github.com/slareport/slareport/report/evidence"
	"github.com/slareport/slareport/report/evidence/lookup"
)

// clientNames tells which names are of one client: those of an agreement all are, other names are compared without
// regard to case and outer space. What a name stands for is worked out when a source has been read (learn); after that
// several goroutines may ask.
type clientNames struct {
	first map[string]string // the first name of a client, by any of its names
	known map[evidence.Text]clientName
}

// clientName is one client, whatever name was used.
type clientName struct {
	name string
	hash uint64
}

func newClientNames(w *workspace.Workspace) clientNames {
	first := map[string]string{}
	for _, a := range w.Agreements {
		for _, name := range a.Names() {
			if _, taken := first[foldName(name)]; !taken {
				first[foldName(name)] = foldName(a.Client)
			}
		}
	}
	return clientNames{first, map[evidence.Text]clientName{}}
}

// learn works out what the names in a source stand for.
func (c clientNames) learn(h *harvest) {
	last := evidence.Text{}
	meet := func(client evidence.Text) {
		if client != last {
			c.known[client], last = c.of(client), client
		}
	}
	for i := range h.tickets {
		meet(h.tickets[i].Client)
	}
	for i := range h.events {
		meet(h.events[i].Client)
	}
	for i := range h.outages {
		meet(h.outages[i].Client)
	}
	for i := range h.claims {
		meet(h.claims[i].Client)
	}
	for i := range h.obligations {
		meet(h.obligations[i].Client)
	}
}

// of finds the client that a name stands for.
func (c clientNames) of(client evidence.Text) clientName {
	if known, ok := c.known[client]; ok {
		return known
	}
	name := foldName(client.String())
	if first, named := c.first[name]; named {
		name = first
	}
	return clientName{name, lookup.Text(name)}
}

func (c clientNames) hash(client evidence.Text) uint64 { return c.of(client).hash }

func (c clientNames) same(a, b evidence.Text) bool { return a == b || c.of(a).name == c.of(b).name }
