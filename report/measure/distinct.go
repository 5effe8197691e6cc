package measure

import "slices"

// Distinct lists values once each, in the order in which they were met.
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
