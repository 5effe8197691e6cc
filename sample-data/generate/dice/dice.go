// Package dice is the chance in the sample: pseudo-random numbers that are the same with every version of Go.
package dice

// Dice is a stream of pseudo-random numbers: SplitMix64 (Steele, Lea and Flood, OOPSLA 2014). It is written out
// here, and the generator computes with whole numbers only, so that the same bytes come out of every version of
// Go on every machine.
type Dice struct{ state uint64 }

// New starts a stream of its own for a name, so that a change in one client's data leaves the others' alone.
func New(name string) *Dice {
	const offset, prime = 14695981039346656037, 1099511628211 // FNV-1a
	d := &Dice{offset}
	for i := range len(name) {
		d.state = (d.state ^ uint64(name[i])) * prime
	}
	return d
}

func (d *Dice) next() uint64 {
	d.state += 0x9e3779b97f4a7c15
	z := d.state
	z = (z ^ z>>30) * 0xbf58476d1ce4e5b9
	z = (z ^ z>>27) * 0x94d049bb133111eb
	return z ^ z>>31
}

// Between is a whole number from low to high, both included.
func (d *Dice) Between(low, high int) int { return low + int(d.next()%uint64(high-low+1)) }

// Chance is true in so many of a thousand cases.
func (d *Dice) Chance(perMille int) bool { return d.Between(1, 1000) <= perMille }

// Pick takes one of a list.
func (d *Dice) Pick(list ...string) string { return list[d.Between(0, len(list)-1)] }

// Shuffle mixes a list.
func Shuffle[T any](d *Dice, list []T) {
	for i := len(list) - 1; i > 0; i-- {
		j := d.Between(0, i)
		list[i], list[j] = list[j], list[i]
	}
}
