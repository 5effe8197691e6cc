package pdf

import (
	"bytes"
	"image"
	_ "image/jpeg" // logos are PNG or JPEG
	"image/png"
	"math"

	"golang.org/x/image/draw"
)

// Bounds of a logo: what is larger than maxPixels is refused, what is wider or higher than logoPixels is
// drawn smaller, which is sharp enough for print at its size.
const (
	maxPixels  = 40_000_000
	logoPixels = 600
)

// logo draws the provider's logo in its proportions, in the middle of its height on the cover, and returns its
// width: 0 when it cannot be drawn.
func (s *sheet) logo(logo []byte, x, y float64) float64 {
	png, wide, high, ok := prepare(logo)
	if !ok {
		return 0
	}
	aspect := float64(wide) / float64(high)
	h := min(logoHeight, math.Sqrt(logoArea/aspect), logoWidth/aspect)
	s.picture(png, x, y+(logoHeight-h)/2, h*aspect, h)
	return h * aspect
}

// prepare turns a PNG or JPEG of any kind into a PNG that the library can read: 8 bits, not interlaced, and on the
// paper's white, since the library takes transparency apart at a cost. It returns its size in pixels, and false
// for what is no picture.
func prepare(logo []byte) (data []byte, wide, high int, ok bool) {
	size, _, err := image.DecodeConfig(bytes.NewReader(logo))
	if err != nil || size.Width < 1 || size.Height < 1 || size.Width*size.Height > maxPixels {
		return nil, 0, 0, false
	}
	source, _, err := image.Decode(bytes.NewReader(logo))
	if err != nil {
		return nil, 0, 0, false
	}
	scale := min(1, logoPixels/float64(max(size.Width, size.Height)))
	wide, high = max(1, int(float64(size.Width)*scale)), max(1, int(float64(size.Height)*scale))
	target := image.NewRGBA(image.Rect(0, 0, wide, high))
	draw.Draw(target, target.Bounds(), image.White, image.Point{}, draw.Src)
	draw.CatmullRom.Scale(target, target.Bounds(), source, source.Bounds(), draw.Over, nil)
	var out bytes.Buffer
	if err := png.Encode(&out, target); err != nil {
		return nil, 0, 0, false
	}
	return out.Bytes(), wide, high, true
}
