package rows

import (
	"maps"
	"slices"

	"github.com/slareport/slareport/loaders/records/account"
	"github.com/slareport/slareport/report/evidence"
	"github.com/slareport/slareport/report/timeline"
)

// Difference is a field in which two rows about one thing say different things.
type Difference struct {
	Field string
	End   timeline.Instant // what the other row says, of an end that both of them say; else NoInstant
}

// endFields are the fields of times that end something that began before.
var endFields = []string{"to", "responded", "resolved", "closed", "detected", "acknowledged", "notified"}

// Differ makes what lists the fields in which a record says something else than another one about the same thing that
// stands for it, and what of that one is not in doubt.
func (k Kind[S, R]) Differ() func(record, other *R) (account.Unread, []Difference) {
	fields := slices.Sorted(maps.Keys(k.Slots))
	return func(record, other *R) (account.Unread, []Difference) { return k.differ(fields, record, other) }
}

func (k *Kind[S, R]) differ(fields []string, record, other *R) (u account.Unread, list []Difference) {
	a, b := k.Blank, k.Blank
	*k.Record(&a), *k.Record(&b) = *record, *other
	u = account.Nothing(k.Name)
	u.Pos = *k.Pos(&b)
	for _, field := range fields {
		slot := k.Slots[field]
		same := slot.equal(&a, &b)
		if !same {
			d := Difference{field, timeline.NoInstant}
			if slices.Contains(endFields, field) && slot.Instant(&b).Known() {
				d.End = *slot.Instant(&a)
			}
			list = append(list, d)
		}
		switch {
		case slot.Instant != nil:
			for _, at := range []timeline.Instant{*slot.Instant(&a), *slot.Instant(&b)} {
				if at.Known() && (!u.Times.From.Known() || at < u.Times.From) {
					u.Times.From = at
				}
				u.Times.To = max(u.Times.To, at)
			}
		case same && slot.Text != nil && field == "service":
			u.Service = *slot.Text(&b)
		case same && slot.Text != nil && slices.Contains(account.SelectorFields, field) && !slot.Text(&b).Empty():
			if u.Read == nil {
				u.Read = map[string]string{}
			}
			u.Read[field] = slot.Text(&b).String()
		}
	}
	return u, list
}

// equal tells whether two rows say the same in a field.
func (s *Slot[S]) equal(a, b *S) bool {
	switch {
	case s.Text != nil:
		return evidence.Same(s.Text(a).String(), s.Text(b).String())
	case s.Word != nil:
		return evidence.Same(*s.Word(a), *s.Word(b))
	case s.List != nil:
		return slices.Equal(*s.List(a), *s.List(b))
	case s.Instant != nil:
		return *s.Instant(a) == *s.Instant(b)
	case s.Length != nil:
		return *s.Length(a) == *s.Length(b)
	case s.Number != nil:
		return *s.Number(a) == *s.Number(b)
	case s.Whole != nil:
		return *s.Whole(a) == *s.Whole(b)
	}
	return *s.Flag(a) == *s.Flag(b)
}
