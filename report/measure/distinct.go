package measure

import (
	"cmp"
	"slices"
)

// Distinct lists values once each, in the order in which they were met. It is for many values of which few differ, such
// as the services of all records, none of which is kept twice; Unique is for a long list of which most differ.
type Distinct[T comparable] struct {
	List []T
	seen map[T]bool // once there are more than a few
}

const aFew = 16

// Add adds values that are not there yet.
func (d *Distinct[T]) Add(values ...T) {
	for _, v := range values {
		if d.has(v) {
			continue
		}
		d.List = append(d.List, v)
		if d.seen != nil {
			d.seen[v] = true
		} else if len(d.List) > aFew {
			d.seen = make(map[T]bool, 2*len(d.List))
			for _, v := range d.List {
				d.seen[v] = true
			}
		}
	}
}

func (d *Distinct[T]) has(v T) bool {
	if d.seen != nil {
		return d.seen[v]
	}
	return slices.Contains(d.List, v)
}

// Unique drops from a list what equals an earlier value, and keeps the order, without more than a number beside each.
// Of a long list of which most values differ, the map of a Distinct would take several times the memory of its values.
func Unique[T any](list []T, compare func(a, b T) int) []T {
	if len(list) < 2 {
		return list
	}
	order := make([]int32, len(list))
	for i := range order {
		order[i] = int32(i)
	}
	slices.SortFunc(order, func(a, b int32) int { return cmp.Or(compare(list[a], list[b]), cmp.Compare(a, b)) })
	first := order[:0]
	for i, k := range order {
		if i == 0 || compare(list[order[i-1]], list[k]) != 0 {
			first = append(first, k)
		}
	}
	slices.Sort(first)
	for i, k := range first {
		list[i] = list[k]
	}
	clear(list[len(first):])
	return list[:len(first)]
}
