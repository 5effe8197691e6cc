package sampling

import (
	"math"
	"math/bits"
	"slices"

	"github.com/slareport/slareport/report/evidence"
)

// Values keeps every value of a cell for exact percentiles (rules §3), in no order: in 4 bytes each as whole
// thousandths, which is what exports print as a rule, or as millionths; in 8 where that does not hold them. The
// zero Values is empty.
type Values struct {
	low, high               evidence.Fixed // of all of them
	thousandths, millionths [][]int32
	wide                    [][]evidence.Fixed
	single                  []evidence.Fixed // copied from parts too short to be kept as such
}

// widen makes room between low and high for other values; it tells whether there are any.
func (v *Values) widen(w *Values) bool {
	switch {
	case w.empty():
		return false
	case v.empty():
		v.low, v.high = w.low, w.high
	}
	v.low, v.high = min(v.low, w.low), max(v.high, w.high)
	return true
}

// copy takes copies of other values in, whose memory may be used again. Batches bring a cell a few values at a time:
// side by side in a few long parts they take less memory than in thousands of short ones, and Rank reads on and on.
func (v *Values) copy(w *Values) {
	if !v.widen(w) {
		return
	}
	v.thousandths = fill(v.thousandths, w.thousandths)
	v.millionths = fill(v.millionths, w.millionths)
	v.wide = fill(v.wide, w.wide)
	v.single = append(v.single, w.single...)
}

// longPart is how many values a part has room for, unless more come at once. Those before it have less and less: most
// cells of many sites have but a few values.
const longPart = 512

// fill writes values behind others, into the last part or one behind it.
func fill[T int32 | evidence.Fixed](parts, more [][]T) [][]T {
	for _, values := range more {
		for len(values) > 0 {
			parts = withRoom(parts, len(values))
			last := &parts[len(parts)-1]
			n := min(len(values), cap(*last)-len(*last))
			*last = append(*last, values[:n]...)
			values = values[n:]
		}
	}
	return parts
}

// withRoom adds a part for n values or more, unless there is room in the last one.
func withRoom[T int32 | evidence.Fixed](parts [][]T, n int) [][]T {
	last := len(parts) - 1
	if last < 0 {
		return append(parts, make([]T, 0, n))
	}
	if room := cap(parts[last]); len(parts[last]) == room {
		parts = append(parts, make([]T, 0, max(n, min(2*room, longPart))))
	}
	return parts
}

// shortPart is how many values take more memory as a part of their own than as single ones.
const shortPart = 3

// Plus takes other values in; they share the memory of parts afterwards.
func (v *Values) Plus(w *Values) {
	if !v.widen(w) {
		return
	}
	v.thousandths = take(v, v.thousandths, w.thousandths, 1000)
	v.millionths = take(v, v.millionths, w.millionths, 1)
	v.wide = take(v, v.wide, w.wide, 1)
	v.single = append(v.single, w.single...)
}

// take adds parts to others, or their values to the single ones. One step of the values is worth scale. What is behind
// a part is left to whoever made it.
func take[T int32 | evidence.Fixed](v *Values, parts, more [][]T, scale evidence.Fixed) [][]T {
	for _, part := range more {
		if len(part) > shortPart {
			parts = append(parts, slices.Clip(part))
			continue
		}
		for _, x := range part {
			v.single = append(v.single, evidence.Fixed(x)*scale)
		}
	}
	return parts
}

func (v *Values) empty() bool {
	return len(v.thousandths)+len(v.millionths)+len(v.wide)+len(v.single) == 0
}

// Len is how many values there are.
func (v *Values) Len() (n int64) {
	for _, part := range v.thousandths {
		n += int64(len(part))
	}
	for _, part := range v.millionths {
		n += int64(len(part))
	}
	for _, part := range v.wide {
		n += int64(len(part))
	}
	return n + int64(len(v.single))
}

// bucketBits is how finely Rank counts in one pass; the counts stay in the processor's first cache.
const bucketBits = 12

type buckets [1 << bucketBits]int64

// Rank gives the k-th smallest value, k from 1 to Len; exact, without sorting or copying: it counts values in
// buckets and looks into the one that holds the k-th, until a bucket is one value wide.
func (v *Values) Rank(k int64) evidence.Fixed {
	at, _, _ := v.search(k)
	return at
}

// Ranks gives the k-th smallest value and the one after it, k from 1 to Len - 1: mostly for the price of one.
func (v *Values) Ranks(k int64) (at, next evidence.Fixed) {
	at, next, known := v.search(k)
	if !known {
		next = v.Rank(k + 1)
	}
	return at, next
}

// search finds the k-th smallest value; known tells whether the one after it was met on the way.
func (v *Values) search(k int64) (at, next evidence.Fixed, known bool) {
	step := evidence.Fixed(1) // between values that are possible
	if len(v.millionths)+len(v.wide)+len(v.single) == 0 {
		step = 1000
	}
	low, high := v.low/step, v.high/step
	for low < high {
		shift := max(0, bits.Len64(uint64(high)-uint64(low))-bucketBits)
		var counts buckets
		count(&counts, v.thousandths, 1000/step, low, high, shift)
		count(&counts, v.millionths, 1, low, high, shift)
		count(&counts, v.wide, 1, low, high, shift)
		count(&counts, [][]evidence.Fixed{v.single}, 1, low, high, shift)
		b := 0
		for k > counts[b] {
			k -= counts[b]
			b++
		}
		if shift == 0 {
			at = low + evidence.Fixed(b)
			if k == counts[b] {
				for b++; b < len(counts) && counts[b] == 0; b++ {
				}
			}
			return at * step, (low + evidence.Fixed(b)) * step, b < len(counts)
		}
		low += evidence.Fixed(uint64(b) << shift)
		if width := uint64(1)<<shift - 1; uint64(high)-uint64(low) > width {
			high = low + evidence.Fixed(width)
		}
	}
	return low * step, low * step, v.low == v.high
}

// count adds the values from low to high to their buckets. One step of the values is worth scale.
func count[T int32 | evidence.Fixed](counts *buckets, parts [][]T, scale, low, high evidence.Fixed, shift int) {
	span := uint64(high) - uint64(low)
	for _, part := range parts {
		for _, x := range part {
			if d := uint64(evidence.Fixed(x)*scale) - uint64(low); d <= span {
				counts[d>>shift&(1<<bucketBits-1)]++
			}
		}
	}
}

// pieceOfValues is how many values get their memory at once: batches bring a few at a time.
const pieceOfValues = 1 << 14

// packer encodes values.
type packer struct {
	again bool // the memory is used again after each reset, so that values that are to stay must be copied
	piece []int32
	room  []int32   // of the piece, what is not in use
	made  [][]int32 // since the last reset
}

// reset begins new lists of parts.
func (p *packer) reset() {
	p.made = p.made[:0]
	if p.again {
		p.room = p.piece
	}
}

// pack encodes values between low and high. The lists of parts are good until the next reset, the parts stay unless
// their memory is used again.
func (p *packer) pack(list []evidence.Fixed, low, high evidence.Fixed) Values {
	v := Values{low: low, high: high}
	if len(p.room) < len(list) {
		p.piece = make([]int32, max(len(list), pieceOfValues))
		p.room = p.piece
	}
	small := p.room[:len(list):len(list)]
	switch {
	case low >= math.MinInt32*1000 && high <= math.MaxInt32*1000 && thousandths(small, list):
		v.thousandths = p.keep(small)
	case low >= math.MinInt32 && high <= math.MaxInt32:
		for i, x := range list {
			small[i] = int32(x)
		}
		v.millionths = p.keep(small)
	case len(list) > 0:
		v.wide = [][]evidence.Fixed{slices.Clone(list)}
	}
	return v
}

// keep makes a list of one part and takes it out of the room.
func (p *packer) keep(part []int32) [][]int32 {
	if len(part) == 0 {
		return nil
	}
	p.room = p.room[len(part):]
	p.made = append(p.made, part)
	return p.made[len(p.made)-1 : len(p.made) : len(p.made)]
}

// thousandths writes values as whole thousandths and tells whether all of them are.
func thousandths(out []int32, list []evidence.Fixed) bool {
	rest := evidence.Fixed(0)
	for i, x := range list {
		q := x / 1000
		out[i] = int32(q)
		rest |= x - q*1000
	}
	return rest == 0
}
