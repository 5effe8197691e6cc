package objectives

import (
	"slices"
	"strings"

	"github.com/slareport/slareport/loaders/workspace/scalars"
	"github.com/slareport/slareport/loaders/workspace/shape"
	"github.com/slareport/slareport/report/kinds/share"
	"github.com/slareport/slareport/report/kinds/timeliness/targets"
	"github.com/slareport/slareport/report/timeline"
)

// keys is one field by which targets vary, or several for a matrix. They are handed on with slashes in between, the
// way the keys of the matrix are written.
func keys(fields []string) shape.Of[string] {
	several := shape.Unique(shape.OneOrMore(shape.Choice(fields...)), func(field string) string { return field })
	return shape.Check(several, func(r *shape.Reader, n *shape.Node, list []string) (string, bool) {
		if len(list) > 1 && slices.Contains(list, promise) {
			r.Problem(n, "write by: due without others", "a promised date is the target for every case")
			return "", false
		}
		return strings.Join(list, "/"), true
	})
}

// matching makes the condition of a key: a value of one field, or 1/2 for two of them. A hint says what is wrong
// with it.
func matching(fields []string, key string) (w targets.Within, hint string) {
	values := []string{key}
	if len(fields) > 1 {
		values = strings.Split(key, "/")
	}
	switch {
	case key == "*":
		return w, "did you mean " + rest + "?"
	case len(values) != len(fields) ||
		slices.ContainsFunc(values, func(v string) bool { return strings.TrimSpace(v) == "" }):
		return w, "such as " + strings.Repeat("1/", len(fields)-1) + "1, in that order"
	}
	w.Key, w.Match = fields[0], strings.TrimSpace(values[0])
	for i, field := range fields[1:] {
		w.And = append(w.And, targets.KeyValue{Key: field, Match: strings.TrimSpace(values[i+1])})
	}
	return w, ""
}

// stopsOf lists where a clock may stop.
func stopsOf(v *timed) []string {
	if v.Of == updates {
		return updateStops
	}
	return v.pick(ticketEnds, outageTimes)
}

// contact is the table of what a further contact about the same thing is (rules §3, first contact resolution).
func contact() shape.Of[*share.Contact] {
	type c = share.Contact
	fields := shape.Choice("requester", "item", "category", "service", "site", "channel")
	table := shape.Object[c]{
		Name: "repeat", Doc: "A further contact: a later ticket that agrees in some fields.",
		Keys: []shape.Key[c]{
			shape.Field(
				"within", "time after the opening of a ticket in which another one counts, such as 7d", scalars.Duration(),
				func(v *c) *timeline.Micros { return &v.Within },
			).Required(),
			shape.Field("by", "fields in which both agree, such as [requester, item] or [requester, category]",
				shape.Unique(
					shape.OneOrMore(fields), func(f string) string { return f },
				), func(v *c) *[]string { return &v.By }).Required(),
		},
		Done: func(r *shape.Reader, at shape.At, v *c) {
			if at.Has("by") && !slices.Contains(v.By, "requester") {
				r.Problem(at.Key("by"), "add requester", "a further contact is by the same requester")
			}
			if len(v.By) > 4 {
				r.Problem(at.Key("by"), "", "at most four fields tell what a contact is about")
			}
		},
	}
	return shape.Map(table.Shape(), func(v c) *c { return &v })
}
