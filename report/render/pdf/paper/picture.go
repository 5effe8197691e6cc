package paper

import (
	"bytes"
	"image"
	_ "image/jpeg" // logos are PNG or JPEG
	"image/png"

	"golang.org/x/image/draw"
)

// Bounds of a picture: what is larger than maxPixels is refused, what is wider or higher than picturePixels is
// drawn smaller, which is sharp enough for print at its size.
const (
	maxPixels     = 40_000_000
	picturePixels = 600
)

// ReadPicture turns a PNG or JPEG of any kind into a PNG that the library can read: 8 bits, not interlaced, and on the
// paper's white, since the library takes transparency apart at a cost. It returns its size in pixels, and false
// for what is no picture.
func ReadPicture(picture []byte) (data []byte, wide, high int, ok bool) {
	size, _, err := image.DecodeConfig(bytes.NewReader(picture))
	if err != nil || size.Width < 1 || size.Height < 1 || size.Width*size.Height > maxPixels {
		return nil, 0, 0, false
	}
	source, _, err := image.Decode(bytes.NewReader(picture))
	if err != nil {
		return nil, 0, 0, false
	}
	scale := min(1, picturePixels/float64(max(size.Width, size.Height)))
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
