package scope

import (
	"slices"
	"strings"
	"time"

	"github.com/slareport/slareport/loaders/presets"
	"github.com/slareport/slareport/loaders/workspace/shape"
	"github.com/slareport/slareport/report/agreement"
	"github.com/slareport/slareport/report/calendar"
	"github.com/slareport/slareport/report/kinds/share"
	"github.com/slareport/slareport/report/kinds/statistic"
	"github.com/slareport/slareport/report/timeline"
)

// Scope is what the tables of a file need to know beside the node at hand, whatever the table is about.
type Scope struct {
	zones map[string]*calendar.Zone // by name
	fileScope
}

// fileScope is the part of a scope that begins anew with each file.
type fileScope struct {
	Zone      *time.Location   // in which its days begin
	Currency  string           // code of ISO 4217, "" until it is known
	Begins    timeline.Instant // of the agreement, NoInstant when open
	Calendars []string         // names of those of the file
	Services  []string         // that have a fee
	// fees may be missing because they, or the items of a table, could not be read
	FeesUnread bool
	ids        map[string]*shape.Node // of objectives or sources, lower case → where
	Found      []Expression           // in the order in which they stand
}

// New is what is known before the first file is read.
func New() *Scope {
	s := &Scope{zones: map[string]*calendar.Zone{}}
	s.Begin(nil)
	return s
}

// Begin forgets what an earlier file said. The zone is that of the workspace, nil where it is not known.
func (s *Scope) Begin(zone *time.Location) {
	s.fileScope = fileScope{Zone: zone, Begins: timeline.NoInstant, ids: map[string]*shape.Node{}}
	if s.Zone == nil {
		s.Zone = time.UTC
	}
}

// Midnight is the instant at which a day begins in the zone of the file.
func (s *Scope) Midnight(d calendar.Date) timeline.Instant {
	zone := s.zones[s.Zone.String()]
	if zone == nil {
		zone = calendar.NewZone(s.Zone)
		s.zones[s.Zone.String()] = zone
	}
	return zone.StartOfDay(d)
}

// idPattern takes names that stand in addresses of pages, names of sheets and plans.
const idPattern = `^[A-Za-z0-9][A-Za-z0-9_.-]{0,63}$`

// ID is the short name of an objective or a source.
func ID(example string) shape.Of[string] {
	return shape.Matching(idPattern, "a name of letters, digits, - _ and . such as "+example)
}

// Once refuses an id that an objective or source before has.
func (s *Scope) Once(r *shape.Reader, at shape.At, id string) {
	if !at.Has("id") {
		return
	}
	n, key := at.Key("id"), strings.ToLower(id)
	if first := s.ids[key]; first != nil {
		r.Problem(
			n, "each one needs an id of its own", "the id %s is there twice, first in %s", shape.Quote(id), first.Place(),
		)
		return
	}
	s.ids[key] = n
}

// Place is where a node stands.
func Place(r *shape.Reader, n *shape.Node) agreement.Place {
	return agreement.Place{File: r.File, Sheet: n.Sheet, Line: n.Line, Column: n.Column}
}

// ofSamples are the numbers of a sample that may be written under a key. Samples come by the million: they
// are added up as they are read, and only filters on their series are expressions.
var ofSamples = map[string][]string{"good": {"received", "ok"}, "all": {"sent"}, "value": {"latency", "jitter"}}

// ofRecords are values that are no expressions but names for something that more than one record tells.
var ofRecords = map[string]map[string][]string{
	presets.Tickets: {"good": {share.NoRepeat}},
	presets.Outages: {"value": {statistic.Restore, statistic.BetweenFailures}},
}

// Expression is a filter or formula over records; it is noted for whoever compiles it.
func (s *Scope) Expression(use, record string) shape.Of[string] {
	if numbers := ofSamples[use]; record == presets.Samples && numbers != nil {
		return shape.Choice(numbers...)
	}
	return shape.Check(shape.Prose(), func(r *shape.Reader, n *shape.Node, text string) (string, bool) {
		if !slices.Contains(ofRecords[record][use], text) {
			s.Found = append(s.Found, Expression{record, use, text, Place(r, n)})
		}
		return text, true
	})
}
