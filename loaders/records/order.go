package records

import (
	"slices"

	"github.com/slareport/slareport/loaders/records/owners"
	"github.com/slareport/slareport/report/evidence"
)

// casesFirst gives the places of the workspace's sources in the order in which they must be read: what may name cases
// comes after the cases. moved tells whether it is not that in which they stand.
func (l *loader) casesFirst() (order []int, moved bool) {
	var late []int
	for i := range l.workspace.Sources {
		if l.cases != nil && owners.NameCases(&l.workspace.Sources[i]) {
			late = append(late, i)
			continue
		}
		order = append(order, i)
	}
	order = append(order, late...)
	return order, !slices.IsSorted(order)
}

// inOrder puts the records of sources that were read late where they belong.
func (l *loader) inOrder() {
	e := l.evidence
	sortPlaces(e.Events, func(r *evidence.Event) evidence.Pos { return r.Pos })
	sortPlaces(e.Claims, func(r *evidence.Claim) evidence.Pos { return r.Pos })
	sortPlaces(e.Surveys, func(r *evidence.Survey) evidence.Pos { return r.Pos })
	sortPlaces(e.Obligations, func(r *evidence.Obligation) evidence.Pos { return r.Pos })
}

func sortPlaces[R any](list []R, pos func(*R) evidence.Pos) {
	slices.SortStableFunc(list, func(a, b R) int { return evidence.ComparePos(pos(&a), pos(&b)) })
}
