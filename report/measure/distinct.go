package measure

import "slices"

// distinct lists values once each, in the order in which they were met.
type distinct[T comparable] struct {
	list []T
	seen map[T]bool // once there are more than a few
}

const aFew = 16

func (d *distinct[T]) add(values ...T) {
	for _, v := range values {
		if d.has(v) {
			continue
		}
		d.list = append(d.list, v)
		if d.seen != nil {
			d.seen[v] = true
		} else if len(d.list) > aFew {
			d.seen = make(map[T]bool, 2*len(d.list))
			for _, v := range d.list {
				d.seen[v] = true
			}
		}
	}
}

func (d *distinct[T]) has(v T) bool {
	if d.seen != nil {
		return d.seen[v]
	}
	return slices.Contains(d.list, v)
}
