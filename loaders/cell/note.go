package cell

// Note says how a value was come by where that was not plain. Notes are bits and become findings of the
// file, with how often and where first.
type Note uint8

// The notes.
const (
	Rounded        Note = 1 << iota // more than six decimals: rounded half to even
	Percent                         // a percent sign: 98.5% was read as 0.985
	MarkAssumed                     // one mark before three digits and nothing to settle what it means
	LocalAmbiguous                  // the local time came twice that day: the earlier one was taken (rules §1)
	LocalMissing                    // the local time was skipped that day: moved forward by the gap (rules §1)
	DateOnly                        // a date without a time: its midnight was taken
)

// notes gives each bit its sentence.
var notes = []struct {
	note Note
	text string
}{
	{Rounded, "more than six decimals: rounded to six"},
	{Percent, "a percent sign: 98.5% was read as 0.985"},
	{MarkAssumed, `"1,234" was read as 1234 and "1.234" as 1.234, nothing in the column settles it: declare the decimal mark`},
	{LocalAmbiguous, "a local time that came twice when clocks went back: the earlier was taken"},
	{LocalMissing, "a local time that did not exist when clocks went forward: moved forward by the gap"},
	{DateOnly, "a date without a time of day: midnight was taken"},
}

// Texts gives a sentence for each bit that is set, in a fixed order.
func (n Note) Texts() []string {
	var texts []string
	for _, each := range notes {
		if n&each.note != 0 {
			texts = append(texts, each.text)
		}
	}
	return texts
}

// Each calls f for every bit that is set.
func (n Note) Each(f func(Note)) {
	for _, each := range notes {
		if n&each.note != 0 {
			f(each.note)
		}
	}
}
