package records

import (
	"slices"

	"github.com/slareport/slareport/loaders/cell"
	"github.com/slareport/slareport/loaders/workspace"
	"github.com/slareport/slareport/report/evidence"
)

// Whatever is said about a row is said to those whose row it is (rules §14). A row is that of the client it names. One
// that names none is evidence of every agreement, and one whose client no agreement knows is nobody's: what is found
// in either is for the provider. So is what concerns a file as a whole, unless its source names one client for all
// rows. A workspace with a single agreement has but one client, whose every row is that names no other.
//
// owner is whose a row is, as a place in owners.list.
type owner int32

// nobody owns rows of which it cannot be told whose they are.
//
// Convention client (client-unreadable): A row whose client cell cannot be read is rejected, and belongs to nobody.
const nobody owner = 0

// owners are all those whose the rows of a workspace can be.
type owners struct {
	list   []evidence.Audience
	named  map[string]owner // by folded name
	blank  owner            // of rows that name no client
	unread owner            // of rows of which nothing could be read, and of files
}

func newOwners(w *workspace.Workspace) *owners {
	o := &owners{list: []evidence.Audience{nobody: {}}, named: map[string]owner{}}
	agreements, order := agreementsByName(w)
	single := len(w.Agreements) == 1 && w.LeftOut == 0
	if !single {
		o.blank = o.add(evidence.AudienceOfEverybody())
	}
	same := map[string]owner{} // by the agreements that have a name: its rows go where those of the others go
	for _, name := range order {
		key := ""
		for _, i := range agreements[name] {
			key += string(rune(i)) + ","
		}
		if _, met := same[key]; !met {
			same[key] = o.add(audienceOf(w, name, agreements[name]))
		}
		o.named[name] = same[key]
	}
	if single {
		o.blank = o.named[evidence.Fold(w.Agreements[0].Client)]
		o.unread = o.blank
	}
	return o
}

// several tells whether the rows of a workspace may be those of different clients.
func (o *owners) several() bool { return o.unread == nobody }

func (o *owners) add(a evidence.Audience) owner {
	o.list = append(o.list, a)
	return owner(len(o.list) - 1)
}

// agreementsByName lists the agreements that have a name for their client, by folded name, and the names in order.
func agreementsByName(w *workspace.Workspace) (agreements map[string][]int, order []string) {
	agreements = map[string][]int{}
	for i, a := range w.Agreements {
		for _, n := range a.Names() {
			name := evidence.Fold(n)
			if agreements[name] == nil {
				order = append(order, name)
			}
			if !slices.Contains(agreements[name], i) {
				agreements[name] = append(agreements[name], i)
			}
		}
	}
	return agreements, order
}

// audienceOf tells whether the agreements that have a name are all with one client.
func audienceOf(w *workspace.Workspace, name string, agreements []int) evidence.Audience {
	first := evidence.Fold(w.Agreements[agreements[0]].Client)
	for _, i := range agreements[1:] {
		if evidence.Fold(w.Agreements[i].Client) != first {
			return evidence.AudienceOfSeveral(name)
		}
	}
	return evidence.AudienceOf(name)
}

// of is the owner of the rows that name a client.
func (o *owners) of(client evidence.Text) owner {
	if client.Empty() {
		return o.blank
	}
	return o.named[evidence.Fold(client.String())]
}

// ofSource is the owner of what concerns a file of a source as a whole, and of its rows that cannot be read.
func (o *owners) ofSource(spec *workspace.SourceSpec) owner {
	for _, r := range spec.Records {
		if client, set := r.Set["client"]; set {
			m := newMeanings(r.Values["client"])
			return o.of(evidence.T(string(trim(m.of(cell.Plain(client)).Text))))
		}
	}
	return o.unread
}

// ownerCache finds owners for one goroutine: most rows name one of a few clients.
type ownerCache struct {
	*owners
	known map[evidence.Text]owner
	last  evidence.Text // asked for last …
	found owner         // … and whose it is
}

func newOwnerCache(o *owners) ownerCache {
	return ownerCache{owners: o, known: map[evidence.Text]owner{}, found: o.blank}
}

func (c *ownerCache) of(client evidence.Text) owner {
	if client == c.last {
		return c.found
	}
	found, met := c.known[client]
	if !met {
		if found = c.owners.of(client); len(c.known) < maxKnown {
			c.known[client] = found
		}
	}
	c.last, c.found = client, found
	return found
}
