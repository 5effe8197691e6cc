package rows

import (
	"slices"
)

// absentOf lists what a record does not say for want of a column.
func (p *Reader[S, R]) absentOf() (fields []string) {
	for _, field := range p.absent {
		get := p.kind.Slots[field].Instant
		if get != nil && (*get(&p.current)).Known() || p.isOpen(field) {
			continue
		}
		fields = append(fields, field)
	}
	return fields
}

// unreadFields are all that could not be read of the record at hand. The end of a ticket is its response where no other
// is known (rules §13), so without the one there is not the other.
func (p *Reader[S, R]) unreadFields() []string {
	fields := append(p.entry.Missing, p.absentOf()...)
	if len(fields) == 0 { // as of nearly every row
		return nil
	}
	get := p.kind.Slots["responded"].Instant
	if get == nil || get(&p.current).Known() || slices.Contains(fields, "responded") {
		return fields
	}
	if slices.ContainsFunc(fields, func(f string) bool {
		return f == "resolved" || f == "closed" ||
			f == "resolution_time"
	}) {
		return append(fields, "responded")
	}
	return fields
}

// isOpen tells whether the record at hand has no end because it is not over.
func (p *Reader[S, R]) isOpen(field string) bool {
	_, end := ends[p.kind.Name][field]
	state := p.kind.Slots["state"].Text
	return end && state != nil && SaysOneOf(*state(&p.current), OpenWords)
}
