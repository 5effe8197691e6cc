package palette

import (
	"fmt"
	"math"
	"strconv"
)

// RGB is a colour's red, green and blue, 0 to 255.
type RGB struct{ R, G, B uint8 }

// Hex reads "#rrggbb".
func Hex(s string) (RGB, bool) {
	if len(s) != 7 || s[0] != '#' {
		return RGB{}, false
	}
	n, err := strconv.ParseUint(s[1:], 16, 32)
	return RGB{uint8(n >> 16), uint8(n >> 8), uint8(n)}, err == nil
}

// String writes "#rrggbb".
func (c RGB) String() string { return fmt.Sprintf("#%02x%02x%02x", c.R, c.G, c.B) }

// Mix is the colour part of the way from c to d: 0 is c, 1 is d.
func (c RGB) Mix(d RGB, part float64) RGB {
	blend := func(a, b uint8) uint8 { return uint8(math.Round(float64(a) + (float64(b)-float64(a))*part)) }
	return RGB{blend(c.R, d.R), blend(c.G, d.G), blend(c.B, d.B)}
}

// Contrast is WCAG 2.2's ratio of two colours, from 1 to 21.
func Contrast(c, d RGB) float64 {
	a, b := luminance(c), luminance(d)
	return (max(a, b) + 0.05) / (min(a, b) + 0.05)
}

// luminance is WCAG 2.2's relative luminance.
func luminance(c RGB) float64 {
	return 0.2126*linear(c.R) + 0.7152*linear(c.G) + 0.0722*linear(c.B)
}

func linear(v uint8) float64 {
	x := float64(v) / 255
	if x <= 0.04045 {
		return x / 12.92
	}
	return math.Pow((x+0.055)/1.055, 2.4)
}

var (
	white = RGB{255, 255, 255}
	black = RGB{}
)

// Over is the colour of words on a ground: white or black, whichever stands out more; that is 4.5:1 on any.
func Over(ground RGB) RGB {
	if Contrast(white, ground) >= Contrast(black, ground) {
		return white
	}
	return black
}

// DefaultBrand is the colour of documents whose provider names none.
const DefaultBrand = "#1f3a5f"

// Brand is the provider's colour made fit for words on paper: darkened until it stands out by 4.5:1. What is
// no colour gives the default.
func Brand(s string) RGB {
	c, ok := Hex(s)
	if !ok {
		c, _ = Hex(DefaultBrand)
	}
	for part := 0.0; part < 1; part += 0.05 {
		if d := c.Mix(black, part); Contrast(d, white) >= 4.5 {
			return d
		}
	}
	return black
}
