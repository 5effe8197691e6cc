package cell

// Note says how a value was come by where that was not plain. Notes are bits and become findings of the
// file, with how often and where first.
type Note uint8

// The notes.
const (
	Rounded        Note = 1 << iota // more than six decimals: rounded half to even
	LocalAmbiguous                  // the local time came twice that day: the earlier one was taken (rules §1)
	LocalMissing                    // the local time was skipped that day: moved forward by the gap (rules §1)
	DateOnly                        // a date without a time: its midnight was taken
	OrderAssumed                    // day and month in the order that other cells or the preset show
	OrderMixed                      // other cells of the column have day and month the other way round
)

// notes gives each bit the key of its sentence, in which {0} is the cell.
var notes = []struct {
	note Note
	key  string
}{
	{Rounded, "note.rounded"},
	{LocalAmbiguous, "note.local-ambiguous"},
	{LocalMissing, "note.local-missing"},
	{DateOnly, "note.date-only"},
	{OrderAssumed, "note.order-assumed"},
	{OrderMixed, "note.order-mixed"},
}

// Key is the key of the first note that is set.
func (n Note) Key() string {
	for _, each := range notes {
		if n&each.note != 0 {
			return each.key
		}
	}
	return ""
}

// Each calls f for every bit that is set.
func (n Note) Each(f func(Note)) {
	for _, each := range notes {
		if n&each.note != 0 {
			f(each.note)
		}
	}
}
