package owners

import (
	"slices"

	"github.com/slareport/slareport/loaders/cell"
	"github.com/slareport/slareport/loaders/records/values"
	"github.com/slareport/slareport/loaders/workspace"
	"github.com/slareport/slareport/loaders/workspace/sources"
	"github.com/slareport/slareport/report/evidence"
)

// Whatever is said about a row is said to those whose row it is (rules §14). A row is that of the client it names. One
// that names none is evidence of every agreement, and one whose client no agreement knows is nobody's: what is found
// in either is for the provider. So is what concerns a file as a whole, unless its source names one client for all
// rows. A workspace with a single agreement has but one client, whose every row is that names no other.
//
// Owner is whose a row is, as a place in Directory.List.
type Owner int32

// Nobody owns rows of which it cannot be told whose they are.
//
// Convention client (client-unreadable): A row whose client cell cannot be read is rejected, and belongs to nobody.
const Nobody Owner = 0

// Directory are all those whose the rows of a workspace can be.
type Directory struct {
	List   []evidence.Audience // for whom the rows of each are, by Owner
	named  map[string]Owner    // by folded name
	Blank  Owner               // of rows that name no client
	Unread Owner               // of rows of which nothing could be read, and of files
}

// New finds out whose the rows of a workspace can be.
func New(w *workspace.Workspace) *Directory {
	o := &Directory{List: []evidence.Audience{Nobody: {}}, named: map[string]Owner{}}
	agreements, order := agreementsByName(w)
	single := len(w.Agreements) == 1 && w.LeftOut == 0
	if !single {
		o.Blank = o.add(evidence.AudienceOfEverybody())
	}
	same := map[string]Owner{} // by the agreements that have a name: its rows go where those of the others go
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
		o.Blank = o.named[evidence.Fold(w.Agreements[0].Client)]
		o.Unread = o.Blank
	}
	return o
}

// Several tells whether the rows of a workspace may be those of different clients.
func (o *Directory) Several() bool { return o.Unread == Nobody }

func (o *Directory) add(a evidence.Audience) Owner {
	o.List = append(o.List, a)
	return Owner(len(o.List) - 1)
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

// Of is the owner of the rows that name a client.
func (o *Directory) Of(client evidence.Text) Owner { return o.ofName(client.String()) }

func (o *Directory) ofName(client string) Owner {
	if client == "" {
		return o.Blank
	}
	return o.named[evidence.Fold(client)]
}

// OfSource is the owner of what concerns a file of a source as a whole, and of its rows that cannot be read.
func (o *Directory) OfSource(spec *sources.Spec) Owner {
	for _, r := range spec.Records {
		if client, set := r.Set["client"]; set {
			m := values.NewMeanings(r.Values["client"])
			return o.ofName(string(values.Trim(m.Of(cell.Plain(client)).Text)))
		}
	}
	return o.Unread
}

// Cache finds owners for one goroutine: most rows name one of a few clients.
type Cache struct {
	*Directory
	known map[evidence.Text]Owner
	last  evidence.Text // asked for last …
	found Owner         // … and whose it is
}

// NewCache prepares the answers for one goroutine.
func NewCache(o *Directory) Cache {
	return Cache{Directory: o, known: map[evidence.Text]Owner{}, found: o.Blank}
}

// Of is the owner of the rows that name a client.
func (c *Cache) Of(client evidence.Text) Owner {
	if client == c.last {
		return c.found
	}
	found, met := c.known[client]
	if !met {
		if found = c.Directory.Of(client); len(c.known) < values.MaxKnown {
			c.known[client] = found
		}
	}
	c.last, c.found = client, found
	return found
}
