package palette_test

import (
	"math"
	"testing"

	"github.com/slareport/slareport/report"
	"github.com/slareport/slareport/report/party"
	"github.com/slareport/slareport/report/render/palette"
)

// sight turns linear colours into what an eye sees: normal, and Machado, Oliveira and Fernandes (2009) for
// full protanopia, deuteranopia and tritanopia.
var sight = map[string][3][3]float64{
	"normal":       {{1, 0, 0}, {0, 1, 0}, {0, 0, 1}},
	"protanopia":   {{0.152286, 1.052583, -0.204868}, {0.114503, 0.786281, 0.099216}, {-0.003882, -0.048116, 1.051998}},
	"deuteranopia": {{0.367322, 0.860646, -0.227968}, {0.280085, 0.672501, 0.047413}, {-0.011820, 0.042940, 0.968881}},
	"tritanopia":   {{1.255528, -0.076749, -0.178779}, {-0.078411, 0.930809, 0.147602}, {0.004733, 0.691367, 0.303900}},
}

// lab is CIE L*a*b* (D65) of a colour as an eye sees it.
func lab(c palette.RGB, eye [3][3]float64) [3]float64 {
	linear := func(v uint8) float64 {
		x := float64(v) / 255
		if x <= 0.04045 {
			return x / 12.92
		}
		return math.Pow((x+0.055)/1.055, 2.4)
	}
	in := [3]float64{linear(c.R), linear(c.G), linear(c.B)}
	var l [3]float64
	for i, row := range eye {
		l[i] = min(1, max(0, row[0]*in[0]+row[1]*in[1]+row[2]*in[2]))
	}
	f := func(t float64) float64 {
		if t > 0.008856 {
			return math.Cbrt(t)
		}
		return 7.787*t + 16.0/116
	}
	x := f((0.4124*l[0] + 0.3576*l[1] + 0.1805*l[2]) / 0.95047)
	y := f(0.2126*l[0] + 0.7152*l[1] + 0.0722*l[2])
	z := f((0.0193*l[0] + 0.1192*l[1] + 0.9505*l[2]) / 1.08883)
	return [3]float64{116*y - 16, 500 * (x - y), 200 * (y - z)}
}

func hex(t *testing.T, s string) palette.RGB {
	t.Helper()
	c, ok := palette.Hex(s)
	if !ok {
		t.Fatalf("%q is no colour", s)
	}
	return c
}

// checkTones wants tones that stand out from their ground and from each other for every eye, and signs that
// differ.
func checkTones(t *testing.T, tones map[string]palette.Tone, contrast float64) {
	t.Helper()
	paper, night := hex(t, palette.Paper), hex(t, palette.Night)
	signs := map[string]string{}
	for name, tone := range tones {
		if got := palette.Contrast(hex(t, tone.Light), paper); got < contrast {
			t.Errorf("%s on paper: %.2f:1", name, got)
		}
		if got := palette.Contrast(hex(t, tone.Dark), night); got < contrast {
			t.Errorf("%s on the dark: %.2f:1", name, got)
		}
		if other, taken := signs[tone.Sign]; taken || tone.Sign == "" {
			t.Errorf("%s has the sign %q of %s", name, tone.Sign, other)
		}
		signs[tone.Sign] = name
		for other, second := range tones {
			if name < other {
				apart(t, name, other, tone.Light, second.Light)
				apart(t, name, other, tone.Dark, second.Dark)
			}
		}
	}
}

func apart(t *testing.T, name, other, a, b string) {
	t.Helper()
	for kind, eye := range sight {
		x, y := lab(hex(t, a), eye), lab(hex(t, b), eye)
		if d := math.Sqrt((x[0]-y[0])*(x[0]-y[0]) + (x[1]-y[1])*(x[1]-y[1]) + (x[2]-y[2])*(x[2]-y[2])); d < 20 {
			t.Errorf("%s: %s %s and %s %s are only %.1f apart", kind, name, a, other, b, d)
		}
	}
}

func TestPartiesCanBeToldApartByEveryEye(t *testing.T) {
	tones := map[string]palette.Tone{}
	for _, p := range party.All() {
		tones[p.String()] = palette.OfParty(p.String())
	}
	checkTones(t, tones, 3)
}

func TestVerdictsCanBeToldApartByEveryEye(t *testing.T) {
	tones := map[string]palette.Tone{"below minimum": palette.OfVerdict(report.Missed, true)}
	signs := map[string]report.Verdict{}
	for _, v := range report.Verdicts() {
		tone := palette.OfVerdict(v, false)
		if other, taken := signs[tone.Sign]; taken {
			t.Errorf("%s has the sign of %s", v, other)
		}
		signs[tone.Sign] = v
		if v == report.NotDue || v == report.NotInForce { // nothing is judged, as without volume: their signs differ
			if grey := palette.OfVerdict(report.NoVolume, false); tone.Light != grey.Light || tone.Dark != grey.Dark {
				t.Errorf("%s looks like a judgement", v)
			}
			continue
		}
		tones[string(v)] = tone
	}
	checkTones(t, tones, 4.5)
}

func TestUnknownNamesAreNobodys(t *testing.T) {
	if palette.OfParty("nobody") != palette.OfParty("undetermined") {
		t.Error("an unknown party is not undetermined")
	}
	if palette.OfVerdict("?", false) != palette.OfVerdict(report.NoVolume, false) {
		t.Error("an unknown verdict looks like a verdict")
	}
}

func TestBrandStaysReadable(t *testing.T) {
	for _, s := range []string{"#0b5f8a", "#ffff00", "#ffffff", "#000000", "red", "", "#12345g"} {
		if c := palette.Brand(s); palette.Contrast(c, palette.RGB{R: 255, G: 255, B: 255}) < 4.5 {
			t.Errorf("%q gives %s", s, c)
		}
	}
	if got := palette.Brand("#0b5f8a").String(); got != "#0b5f8a" {
		t.Errorf("a dark brand is changed to %s", got)
	}
	if got := palette.Brand("red").String(); got != palette.DefaultBrand {
		t.Errorf("no colour gives %s", got)
	}
}

func TestWordsOverAColourAreReadable(t *testing.T) {
	for _, p := range party.All() {
		for _, ground := range []string{palette.OfParty(p.String()).Light, palette.OfParty(p.String()).Dark} {
			g := hex(t, ground)
			if got := palette.Contrast(palette.Over(g), g); got < 4.5 {
				t.Errorf("%s on %s: %.2f:1", p, ground, got)
			}
		}
	}
}
