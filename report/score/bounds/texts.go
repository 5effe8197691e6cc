package bounds

import (
	"maps"
	"slices"

	"github.com/slareport/slareport/report/agreement"
	"github.com/slareport/slareport/report/evidence"
	"github.com/slareport/slareport/report/filter/comparisons"
	"github.com/slareport/slareport/report/kinds"
)

// promises is a kind of objective that has targets for some cases only.
type promises interface {
	Promised(read map[string]string) bool
}

// ofOthers tells whether what could be read of some records says that an objective is not about them.
//
// Convention doubt (unread-decided): A row that could not be read leaves nothing open for an objective whose filter or
// targets leave it out by the texts that could be read of it, such as its category, or that is about another site than
// it names. By its priority only where no history changes any priority.
func (m *Measurer) ofOthers(terms kinds.Terms, g *evidence.Gap) bool {
	if len(g.Read) == 0 {
		return false
	}
	read := g.Read
	if m.changesPriorities() {
		read = maps.Clone(read)
		delete(read, "priority")
	}
	if p, is := terms.(promises); is && !p.Promised(read) {
		return true
	}
	_, where := terms.Filter()
	return comparisons.Exclude(where, read, evidence.Same)
}

// namesOther tells whether tallies that could not be read name another objective than this one.
//
// Convention doubt (unread-tally): A row of tallies that could not be read leaves open the objective that it names; all
// that tallies are of where its name could not be read.
func namesOther(o *agreement.Objective, g *evidence.Gap) bool {
	name := g.Read["objective"]
	return g.Records == "tallies" && name != "" && !evidence.Same(name, o.ID)
}

// changesPriorities tells whether any history changes a priority. There may be a million events, and thousands of gaps
// ask.
func (m *Measurer) changesPriorities() bool {
	if m.reordered == nil {
		any := slices.ContainsFunc(m.whole.Evidence.All.Events,
			func(e evidence.Event) bool { return e.What == evidence.ChangePriority })
		m.reordered = &any
	}
	return *m.reordered
}
