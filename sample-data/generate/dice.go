package main

// dice is a stream of pseudo-random numbers: SplitMix64 (Steele, Lea and Flood, OOPSLA 2014). It is written out
// here, and the generator computes with whole numbers only, so that the same bytes come out of every version of
// Go on every machine.
type dice struct{ state uint64 }

// newDice starts a stream of its own for a name, so that a change in one client's data leaves the others' alone.
func newDice(name string) *dice {
	const offset, prime = 14695981039346656037, 1099511628211 // FNV-1a
	d := &dice{offset}
	for i := range len(name) {
		d.state = (d.state ^ uint64(name[i])) * prime
	}
	return d
}

func (d *dice) next() uint64 {
	d.state += 0x9e3779b97f4a7c15
	z := d.state
	z = (z ^ z>>30) * 0xbf58476d1ce4e5b9
	z = (z ^ z>>27) * 0x94d049bb133111eb
	return z ^ z>>31
}

// between is a whole number from low to high, both included.
func (d *dice) between(low, high int) int { return low + int(d.next()%uint64(high-low+1)) }

// chance is true in so many of a thousand cases.
func (d *dice) chance(perMille int) bool { return d.between(1, 1000) <= perMille }

// pick takes one of a list.
func (d *dice) pick(list ...string) string { return list[d.between(0, len(list)-1)] }

// shuffle mixes a list.
func shuffle[T any](d *dice, list []T) {
	for i := len(list) - 1; i > 0; i-- {
		j := d.between(0, i)
		list[i], list[j] = list[j], list[i]
	}
}
