package files

import (
	"bytes"
	"image"
	"image/color"
	"image/png"
)

// The logo is drawn here: a globe with its meridians and the provider's name in strokes. Whole numbers only, and
// stored without compression, so that its bytes stay the same.

const (
	logoWidth, logoHeight = 420, 96
	grain                 = 4 // samples per pixel and direction
	shades                = grain*grain + 1
)

// point is a place in quarters of a pixel.
type point struct{ x, y int }

// letters are strokes on a grid of 4 by 6.
var letters = map[rune][][]point{
	'M': {{{0, 6}, {0, 0}, {2, 3}, {4, 0}, {4, 6}}},
	'E': {{{4, 0}, {0, 0}, {0, 6}, {4, 6}}, {{0, 3}, {3, 3}}},
	'R': {{{0, 6}, {0, 0}, {3, 0}, {4, 1}, {4, 2}, {3, 3}, {0, 3}}, {{2, 3}, {4, 6}}},
	'I': {{{0, 0}, {0, 6}}},
	'D': {{{0, 0}, {0, 6}, {2, 6}, {4, 4}, {4, 2}, {2, 0}, {0, 0}}},
	'A': {{{0, 6}, {2, 0}, {4, 6}}, {{1, 4}, {3, 4}}},
	'N': {{{0, 6}, {0, 0}, {4, 6}, {4, 0}}},
}

func Logo() []byte {
	canvas := make([]bool, logoWidth*grain*logoHeight*grain)
	ring(canvas, 36*grain, 36*grain)
	ring(canvas, 14*grain, 36*grain)
	stroke(canvas, point{48 * grain, 12 * grain}, point{48 * grain, 84 * grain}, 6)
	stroke(canvas, point{12 * grain, 48 * grain}, point{84 * grain, 48 * grain}, 6)
	x := 112 * grain
	const step, top = 7 * grain, 27 * grain
	for _, r := range "MERIDIAN" {
		for _, line := range letters[r] {
			for i := 1; i < len(line); i++ {
				a, b := line[i-1], line[i]
				stroke(canvas, point{x + a.x*step, top + a.y*step}, point{x + b.x*step, top + b.y*step}, 10)
			}
		}
		x += 11 * grain
		if r != 'I' {
			x += 4 * step
		}
	}
	return encode(canvas)
}

// ring draws an ellipse around the middle of the globe.
func ring(canvas []bool, rx, ry int) {
	const middle, thick = 48 * grain, 10
	inside := func(x, y, rx, ry int) bool { return x*x*ry*ry+y*y*rx*rx <= rx*rx*ry*ry }
	for y := -ry; y <= ry; y++ {
		for x := -rx; x <= rx; x++ {
			if inside(x, y, rx, ry) && !inside(x, y, rx-thick, ry-thick) {
				set(canvas, middle+x, middle+y)
			}
		}
	}
}

// stroke draws a line with round ends.
func stroke(canvas []bool, a, b point, radius int) {
	dx, dy := b.x-a.x, b.y-a.y
	n := max(dx, -dx, dy, -dy, 1)
	for i := 0; i <= n; i++ {
		cx, cy := a.x+dx*i/n, a.y+dy*i/n
		for y := -radius; y <= radius; y++ {
			for x := -radius; x <= radius; x++ {
				if x*x+y*y <= radius*radius {
					set(canvas, cx+x, cy+y)
				}
			}
		}
	}
}

func set(canvas []bool, x, y int) {
	if x >= 0 && x < logoWidth*grain && y >= 0 && y < logoHeight*grain {
		canvas[y*logoWidth*grain+x] = true
	}
}

// encode counts the samples of every pixel and stores the image.
func encode(canvas []bool) []byte {
	palette := make(color.Palette, shades)
	ink := [3]int{0x0b, 0x5f, 0x8a}
	for i := range palette {
		mix := func(c int) uint8 { return uint8(255 - (255-c)*i/(shades-1)) }
		palette[i] = color.RGBA{mix(ink[0]), mix(ink[1]), mix(ink[2]), 255}
	}
	img := image.NewPaletted(image.Rect(0, 0, logoWidth, logoHeight), palette)
	for i, on := range canvas {
		if on {
			y, x := i/(logoWidth*grain), i%(logoWidth*grain)
			img.Pix[y/grain*img.Stride+x/grain]++
		}
	}
	var out bytes.Buffer
	encoder := png.Encoder{CompressionLevel: png.NoCompression}
	if err := encoder.Encode(&out, img); err != nil {
		panic(err) // a buffer takes everything
	}
	return out.Bytes()
}
