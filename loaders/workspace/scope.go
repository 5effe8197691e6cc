package workspace

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

// scope is what the shapes of a file need to know beside the node at hand: what the workspace says, and
// what stands further up in the tables of this file.
type scope struct {
	files     *reading
	languages []string // that documents can be written in; none: any
	workspace *Workspace
	sources   bool                      // the workspace's sources are known, so that references to them can be checked
	zones     map[string]*calendar.Zone // by name
	fileScope
}

// fileScope is the part of a scope that begins anew with each file.
type fileScope struct {
	zone      *time.Location
	currency  string
	begins    timeline.Instant // of the agreement, NoInstant when open
	calendars []string
	services  []string               // that have a fee
	ids       map[string]*shape.Node // of objectives or sources, lower case → where
	found     []Expression
}

// newScope is what is known before the first file is read.
func newScope(files *reading, languages []string, w *Workspace) *scope {
	s := &scope{files: files, languages: languages, workspace: w, zones: map[string]*calendar.Zone{}}
	s.begin()
	return s
}

// begin forgets what an earlier file said.
func (s *scope) begin() {
	s.fileScope = fileScope{zone: s.workspace.Zone, begins: timeline.NoInstant, ids: map[string]*shape.Node{}}
	if s.zone == nil {
		s.zone = time.UTC
	}
}

// midnight is the instant at which a day begins in the zone of the file.
func (s *scope) midnight(d calendar.Date) timeline.Instant {
	zone := s.zones[s.zone.String()]
	if zone == nil {
		zone = calendar.NewZone(s.zone)
		s.zones[s.zone.String()] = zone
	}
	return zone.StartOfDay(d)
}

// once refuses an id that an objective or source before has.
func (s *scope) once(r *shape.Reader, at shape.At, id string) {
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

// place is where a node stands.
func place(r *shape.Reader, n *shape.Node) agreement.Place {
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

// expression is a filter or formula over records; it is noted for whoever compiles it.
func (s *scope) expression(use, record string) shape.Of[string] {
	if numbers := ofSamples[use]; record == presets.Samples && numbers != nil {
		return shape.Choice(numbers...)
	}
	return shape.Check(shape.Prose(), func(r *shape.Reader, n *shape.Node, text string) (string, bool) {
		if !slices.Contains(ofRecords[record][use], text) {
			s.found = append(s.found, Expression{record, use, text, place(r, n)})
		}
		return text, true
	})
}
