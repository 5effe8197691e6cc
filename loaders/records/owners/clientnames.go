package owners

import (
	"iter"

	"github.com/slareport/slareport/loaders/workspace"
	"github.com/slareport/slareport/report/evidence"
	"github.com/slareport/slareport/report/evidence/lookup"
)

// Names tells which names are of one client: those of an agreement all are, other names are compared without
// regard to case and outer space. What a name stands for is worked out when a source has been read (learn); after that
// several goroutines may ask.
type Names struct {
	first map[string]string // the first name of a client, by any of its names
	known map[evidence.Text]clientName
}

// clientName is one client, whatever name was used.
type clientName struct {
	Name string // folded
	hash uint64
}

// NewNames takes the names of clients from the agreements.
func NewNames(w *workspace.Workspace) Names {
	first := map[string]string{}
	for _, a := range w.Agreements {
		for _, name := range a.Names() {
			if _, taken := first[evidence.Fold(name)]; !taken {
				first[evidence.Fold(name)] = evidence.Fold(a.Client)
			}
		}
	}
	return Names{first, map[evidence.Text]clientName{}}
}

// Learn works out what the names in a source stand for.
func (c Names) Learn(names iter.Seq[evidence.Text]) {
	last := evidence.Text{}
	for client := range names {
		if client != last {
			c.known[client], last = c.Of(client), client
		}
	}
}

// Of finds the client that a name stands for.
func (c Names) Of(client evidence.Text) clientName {
	if known, ok := c.known[client]; ok {
		return known
	}
	name := evidence.Fold(client.String())
	if first, named := c.first[name]; named {
		name = first
	}
	return clientName{name, lookup.Text(name)}
}

// Hash is equal for all names of one client.
func (c Names) Hash(client evidence.Text) uint64 { return c.Of(client).hash }

// Same tells whether two names are of one client.
func (c Names) Same(a, b evidence.Text) bool { return a == b || c.Of(a).Name == c.Of(b).Name }
