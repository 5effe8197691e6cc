package table

import (
	"github.com/slareport/slareport/report"
)

// Find is the objective with an id, nil when there is none.
func Find(r *report.Report, id string) *report.Objective {
	for i := range r.Objectives {
		if r.Objectives[i].ID == id {
			return &r.Objectives[i]
		}
	}
	return nil
}

// Refs are pointers to the items of a list.
func Refs[T any](list []T) []*T {
	out := make([]*T, len(list))
	for i := range list {
		out[i] = &list[i]
	}
	return out
}
